import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnresolved, textOf } from "../lib/model/stated.ts";
import { check, convert, negotiate, read, type Source } from "../mod.ts";

const uri = "http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration";

// What is stated and not understood counts as not known: no default takes its place, and not the rest of a list.
const configuration = `<NetworkConfiguration xmlns="${uri}"><VirtualNetworkConfiguration>
<Dns><DnsServers><DnsServer name="names" IPAddress="10.1.0.4"/></DnsServers></Dns>
<LocalNetworkSites><LocalNetworkSite name="branch">
<AddressSpace><AddressPrefix>192.168.10.0/24</AddressPrefix><AddressPrefix>192.168.20.0/24</AddressPrefix></AddressSpace>
<VPNGatewayAddress>203.0.113.40</VPNGatewayAddress></LocalNetworkSite></LocalNetworkSites>
<VirtualNetworkSites><VirtualNetworkSite name="hub" Location="West US">
<AddressSpace><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressSpace>
<Subnets><Subnet name="apps"><AddressPrefix>10.1.1.0/24</AddressPrefix></Subnet>
<Subnet name="GatewaySubnet"><AddressPrefix>10.1.255.0/27</AddressPrefix></Subnet></Subnets>
<DnsServersRef><DnsServerRef name="names"/></DnsServersRef>
<Gateway><ConnectionsToLocalNetwork><LocalNetworkSiteRef name="branch"><Connection type="IPsec"/></LocalNetworkSiteRef></ConnectionsToLocalNetwork></Gateway>
</VirtualNetworkSite></VirtualNetworkSites></VirtualNetworkConfiguration></NetworkConfiguration>`;

const gateway = "<Gateway><GatewayType>StaticRouting</GatewayType><GatewaySize>Default</GatewaySize></Gateway>";
const parameters =
  "<IPsecParameters><EncryptionType>RequireEncryption</EncryptionType><PfsGroup>PFS1</PfsGroup>" +
  "<SADataSizeKilobytes>1024</SADataSizeKilobytes><SALifeTimeSeconds>3600</SALifeTimeSeconds></IPsecParameters>";

/** The inputs with one text in the place of another. */
function inputs(from = "", to = ""): readonly [Source, Source] {
  return [
    { name: "network.xml", text: configuration.replace(from, to) },
    { name: "gateway.xml", text: gateway.replace(from, to) },
  ];
}

const [edge] = convert(inputs(), { to: "cds" }).documents;
assert.ok(edge);

function negotiated(sources: readonly Source[]) {
  const { verdict, tunnels } = negotiate(read(sources), read({ name: "edge.json", text: edge?.text ?? "" }));
  const open = tunnels.flatMap(({ diagnostics }) => diagnostics).filter(({ code }) => code === "NT4015");
  return { verdict, open: open.map(({ message }) => message), provided: tunnels[0]?.provided ?? [] };
}

test("the ends agree while everything is understood", () => {
  const { verdict, open } = negotiated(inputs());
  assert.deepEqual([verdict, open], ["up", []]);
});

const rows: readonly (readonly [from: string, to: string, message: string])[] = [
  ["192.168.20.0/24", "192.168.20.0/33", "It is not known which prefixes the Azure end has as selectors"],
  ["10.1.0.0/16", "10.1.0.0", "It is not known which prefixes the Azure end has as selectors"],
  ["10.1.0.0/16", "&lt;space&gt;", "It is not known which prefixes the Azure end has as selectors"],
  [
    'type="IPsec"',
    'type="IPsecc"',
    'It is not known whether the Azure connection is a tunnel over IPsec: "<not understood: IPsecc>"',
  ],
  [
    "StaticRouting",
    "SlowRouting",
    "It is not known whether the Azure gateway is route-based or policy-based, and the default policies of the two differ",
  ],
];

for (const [from, to, message] of rows) {
  test(`the verdict hangs on what is not understood: ${to}`, () => {
    const { verdict, open } = negotiated(inputs(from, to));
    assert.deepEqual([verdict, open], ["unknown", [message]]);
  });
}

test("the address of a site that is not understood is what the verdict stands on", () => {
  const { verdict, provided } = negotiated(inputs("203.0.113.40", "203.0.113.400"));
  assert.equal(verdict, "up");
  assert.ok(provided.some((condition) => condition.startsWith("Azure reaches the edge at 203.0.113.40")));
});

const kept: readonly (readonly [from: string, to: string, path: string, kind: string])[] = [
  ["192.168.20.0/24", "192.168.20.0/33", "/AddressSpace[1]/AddressPrefix[2]", "approximated"],
  ["203.0.113.40", "vpn", "/VPNGatewayAddress[1]", "approximated"],
  ["10.1.1.0/24", "10.1.1.0/33", "/Subnet[1]/AddressPrefix[1]", "approximated"],
  ["10.1.0.4", "10.1.0.400", "/@IPAddress", "approximated"],
  ['type="IPsec"', 'type="IPsecc"', "/Connection[1]/@type", "approximated"],
  ["StaticRouting", "SlowRouting", "/GatewayType[1]", "approximated"],
  ["<GatewaySize>Default", "<GatewaySize>Enormous", "/GatewaySize[1]", "unread"],
];

for (const [from, to, path, kind] of kept) {
  test(`it becomes a parameter of the template, or stays not read: ${to}`, () => {
    const { documents, ledger, diagnostics } = convert(inputs(from, to), { to: "arm" });
    assert.equal(ledger.find((entry) => entry.path?.endsWith(path))?.kind, kind);
    const said = diagnostics.filter((finding) => finding.path?.endsWith(path) && finding.severity !== "info");
    assert.equal(said.length, 1);
    assert.doesNotMatch(documents[0]?.text ?? "", /not understood/);
    for (const expression of documents[0]?.text.match(/"\[[^"]*"/g) ?? []) assert.doesNotMatch(expression, /</);
  });
  test(`a configuration has no word for it, and nothing is said twice: ${to}`, () => {
    const { documents, ledger, diagnostics } = convert(inputs(from, to), { to: "netcfg" });
    const isType = path.endsWith("@type");
    assert.equal(ledger.find((entry) => entry.path?.endsWith(path))?.kind, isType ? "approximated" : "unread");
    const codes = diagnostics.filter((finding) => finding.path?.endsWith(path)).map(({ code }) => code);
    assert.equal(codes.length, isType ? 2 : 1, codes.join(", "));
    assert.doesNotMatch(documents.map(({ text }) => text).join("\n"), /not understood/);
  });
}

test("parameters of a tunnel that are not understood are no default", () => {
  const child = (from: string, to: string) => {
    const [network] = inputs();
    const answer = { name: "parameters.xml", text: parameters.replace(from, to) };
    const { policy } = read([network, answer]).network.tunnels[0] ?? {};
    assert.ok(policy !== undefined && !isUnresolved(policy));
    return JSON.parse(JSON.stringify(policy.child, (name, value) => (name === "reason" ? undefined : value)));
  };
  const open = (text: string) => ({ unresolved: `<not understood: ${text}>` });
  const all = { pfsGroups: [1], lifetimeKilobytes: 1024, lifetimeSeconds: 3600 };
  assert.deepEqual(child("", ""), all);
  assert.deepEqual(child("PFS1", "PFS99"), { ...all, pfsGroups: [open("PFS99")] });
  assert.deepEqual(child("RequireEncryption", "Maybe"), { encryption: [open("Maybe")], ...all });
  assert.deepEqual(child("3600", "an hour"), { ...all, lifetimeSeconds: open("an hour") });
  assert.deepEqual(child("1024", "much"), { ...all, lifetimeKilobytes: open("much") });
});

test("a rule of a group that is not understood is not any", () => {
  const rule =
    "<Rule><Name>r</Name><Type>Inbound</Type><Priority>100</Priority><Action>Permit</Action>" +
    "<SourceAddressPrefix>10.1.0.0/33</SourceAddressPrefix><SourcePortRange>*</SourcePortRange>" +
    "<DestinationAddressPrefix>*</DestinationAddressPrefix><DestinationPortRange>*</DestinationPortRange><Protocol>*</Protocol></Rule>";
  const text = `<NetworkSecurityGroup><Name>g</Name><Rules>${rule}</Rules></NetworkSecurityGroup>`;
  const [group] = read({ name: "group.xml", text }).network.securityGroups;
  const [read1] = group?.rules ?? [];
  assert.equal(textOf(read1?.action ?? ""), "<not understood: Permit>");
  assert.deepEqual(read1?.sources.map(textOf), ["<not understood: 10.1.0.0/33>"]);
});

const shown = (address: string, types = "") =>
  `<VirtualNetworkSites xmlns="http://schemas.microsoft.com/windowsazure"><VirtualNetworkSite><Name>hub</Name>
<AddressSpace><AddressPrefixes><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressPrefixes></AddressSpace>
<Gateway><Sites><LocalNetworkSite><Name>branch</Name><VpnGatewayAddress>${address}</VpnGatewayAddress>${types}</LocalNetworkSite></Sites></Gateway>
</VirtualNetworkSite></VirtualNetworkSites>`;

test("what is not understood in one input can be said in another", () => {
  const site = (configured: string, answered: string) => {
    const [network] = inputs("203.0.113.40", configured);
    const { network: model, diagnostics } = read([network, { name: "shown.xml", text: shown(answered) }]);
    const codes = diagnostics.map(({ code }) => code).filter((code) => code !== "NT2020");
    return [textOf(model.sites[0]?.gatewayAddress ?? ""), ...codes];
  };
  assert.deepEqual(site("203.0.113.40", "203.0.113.40"), ["203.0.113.40"]);
  assert.deepEqual(site("203.0.113.400", "203.0.113.40"), ["203.0.113.40", "NT2010"]);
  assert.deepEqual(site("203.0.113.40", "vpn"), ["203.0.113.40", "NT2010"]);
  assert.deepEqual(site("vpn", "vpn"), ["<not understood: vpn>", "NT2010", "NT2010"]);
  assert.deepEqual(site("203.0.113.41", "203.0.113.40"), ["203.0.113.41", "NT2021"]);
});

test("the kind of a connection that an answer has and that is not understood is no IPsec", () => {
  const medium = (configured: string, answered: string) => {
    const [network] = inputs('type="IPsec"', configured);
    const types = `<Connections><Connection><Type>${answered}</Type></Connection></Connections>`;
    const { network: model, diagnostics } = read([network, { name: "shown.xml", text: shown("203.0.113.40", types) }]);
    return [textOf(model.tunnels[0]?.medium ?? ""), ...diagnostics.map(({ code }) => code)];
  };
  assert.deepEqual(medium('type="IPsec"', "IPsec"), ["IPsec"]);
  assert.deepEqual(medium('type="IPsec"', "Carrier"), ["IPsec", "NT2028"]);
  assert.deepEqual(medium('type="IPsec"', "Dedicated"), ["IPsec", "NT2021"]);
  assert.deepEqual(medium('type="Carrier"', "IPsec"), ["IPsec", "NT2015"]);
  assert.deepEqual(medium("", "Carrier"), ["<not understood: Carrier>", "NT2028"]);
});

const pair = (prefix: string, further: string, address: string) => {
  const site = (name: string, prefixes: string, at: string) =>
    `<LocalNetworkSite name="${name}"><AddressSpace>${prefixes}</AddressSpace><VPNGatewayAddress>${at}</VPNGatewayAddress></LocalNetworkSite>`;
  const space = (...prefixes: string[]) =>
    prefixes.map((each) => (each === "" ? "" : `<AddressPrefix>${each}</AddressPrefix>`)).join("");
  const network = (name: string, prefixes: string, to: string) =>
    `<VirtualNetworkSite name="${name}" Location="West US"><AddressSpace>${prefixes}</AddressSpace><Gateway><ConnectionsToLocalNetwork><LocalNetworkSiteRef name="${to}"><Connection type="IPsec"/></LocalNetworkSiteRef></ConnectionsToLocalNetwork></Gateway></VirtualNetworkSite>`;
  const text = `<VirtualNetworkConfiguration><LocalNetworkSites>${site("to-b", space("10.2.0.0/16", further), address)}${site("to-a", space("10.1.0.0/16", further), "203.0.113.1")}</LocalNetworkSites>
<VirtualNetworkSites>${network("a", space("10.1.0.0/16", prefix), "to-b")}${network("b", space("10.2.0.0/16"), "to-a")}</VirtualNetworkSites></VirtualNetworkConfiguration>`;
  return read({ name: "pair.xml", text: `<NetworkConfiguration xmlns="${uri}">${text}</NetworkConfiguration>` });
};

const pairs: readonly (readonly [why: string, prefix: string, further: string, address: string, codes: string[]])[] = [
  ["all is understood", "", "", "203.0.113.1", ["NT2018"]],
  ["a prefix of a network is not", "10.3.0.0/33", "", "203.0.113.1", ["NT2011"]],
  ["a prefix of the sites is not", "", "10.3.0.0/33", "203.0.113.1", ["NT2011", "NT2011"]],
  ["an address is not, and each site is the other network", "", "", "vpn", ["NT2010", "NT2018"]],
  ["an address is not, and more is behind it", "", "172.16.0.0/16", "vpn", ["NT2010", "NT2019", "NT2019"]],
];

for (const [why, prefix, further, address, codes] of pairs) {
  test(`two networks that name each other as sites: ${why}`, () => {
    const { diagnostics } = pair(prefix, further, address);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      codes,
    );
    for (const { message } of diagnostics) assert.doesNotMatch(message, /\[object/);
  });
}

test("rules do not judge by the rest of a list", () => {
  const codes = (from: string, to: string) => check(read(inputs(from, to))).map(({ code }) => code);
  const outside = "10.1.1.0/24</AddressPrefix></Subnet>";
  assert.deepEqual(codes(outside, outside.replace("10.1.1.0", "10.9.1.0")), ["NT5104"]);
  const open = configuration
    .replace("10.1.1.0/24", "10.9.1.0/24")
    .replace("10.1.0.0/16</AddressPrefix>", "10.1.0.0/16</AddressPrefix><AddressPrefix>10.9.0.0/33</AddressPrefix>");
  assert.deepEqual(
    check(read({ name: "open.xml", text: open })).map(({ code }) => code),
    [],
  );
});
