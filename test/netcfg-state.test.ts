import assert from "node:assert/strict";
import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import { detect } from "../lib/detect.ts";
import type { Source } from "../lib/formats/format.ts";
import { formats } from "../lib/formats/registry.ts";
import { read } from "../lib/read.ts";
import { parse } from "../lib/source/parse.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";
import { configuration, gatewayXml, hub, joined, rest, vip } from "./netcfg-state-inputs.ts";

const notations: readonly (readonly [what: string, name: string, text: string])[] = [
  [
    "REST",
    "g.xml",
    gatewayXml(
      "<GatewayType>StaticRouting</GatewayType><VIPAddress>203.0.113.7</VIPAddress><GatewaySize>Default</GatewaySize>",
    ),
  ],
  [
    "REST in another case and prefix",
    "g.xml",
    `<a:Gateway xmlns:a="${rest}"><a:GatewayType>staticrouting</a:GatewayType><a:VIPAddress>203.0.113.7</a:VIPAddress><a:GatewaySize>DEFAULT</a:GatewaySize></a:Gateway>`,
  ],
  [
    "JSON",
    "g.json",
    JSON.stringify({ GatewayType: "StaticRouting", VIPAddress: "203.0.113.7", GatewaySKU: "Default" }),
  ],
  [
    "a JSON list",
    "g.json",
    JSON.stringify([{ GatewayType: "StaticRouting", VIPAddress: "203.0.113.7", GatewaySKU: "Basic" }]),
  ],
  [
    "Export-Clixml",
    "g.clixml",
    '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0"><T>x</T></TN><Props><Obj N="GatewayType" RefId="1"><TN RefId="1"><T>System.Enum</T></TN><ToString>StaticRouting</ToString><I32>1</I32></Obj><S N="VIPAddress">203.0.113.7</S><Nil N="DefaultSite"/></Props><MS><S N="GatewaySKU">Default</S></MS></Obj></Objs>',
  ],
  ["a printed list", "g.txt", "GatewayType : StaticRouting\nVIPAddress  : 203.0.113.7\nGatewaySKU  : Default\n"],
  [
    "a transcript",
    "g.txt",
    'PS C:\\> Get-AzureVNetGateway -VNetName "Hub"\r\n\r\nGatewayType : StaticRouting\r\nVIPAddress  : 203.0.113.7\r\nGatewaySKU  : Default\r\n',
  ],
];

for (const [what, name, text] of notations) {
  test(`a gateway is read from ${what}`, () => {
    const { network, diagnostics } = read([hub, { name, text }]);
    const [gateway] = network.gateways;
    assert.deepEqual([gateway?.routing, gateway?.sku], ["PolicyBased", "Basic"]);
    assert.equal(network.publicAddresses[0]?.address, "203.0.113.7");
    assert.deepEqual(diagnostics, []);
  });
}

test("a command says what an answer says", () => {
  const script = "New-AzureVNetGateway Hub -GatewayT DynamicRouting -GatewaySKU HighPerformance\n";
  const { network, diagnostics } = read([hub, { name: "a.ps1", text: script }]);
  assert.deepEqual([network.gateways[0]?.routing, network.gateways[0]?.sku], ["RouteBased", "HighPerformance"]);
  assert.deepEqual(diagnostics, []);
});

test("an answer is claimed by exactly one format, and what only looks like one by none", () => {
  const rows: readonly (readonly [text: string, claimed: string | undefined])[] = [
    [gatewayXml(""), "netcfg"],
    [`<SharedKey xmlns="${rest}"/>`, "netcfg"],
    [`<RouteTable xmlns="${rest}"><Name>a</Name></RouteTable>`, "netcfg"],
    ["<RouteTable><Name>a</Name></RouteTable>", undefined],
    ['<SharedKey xmlns="urn:other"><Value>a</Value></SharedKey>', undefined],
    ['{"Value":"a","OperationId":"1"}', "netcfg"],
    ['{"Value":"a"}', undefined],
    ['{"Rules":[],"Name":"a"}', undefined],
    ['[{"GatewayType":"a"},{"id":"/subscriptions/1/resourceGroups/a/providers/Microsoft.Network/b/c"}]', "arm"],
    [
      '{"gatewayType":"Vpn","id":"/subscriptions/1/resourceGroups/a/providers/Microsoft.Network/virtualNetworkGateways/c"}',
      "arm",
    ],
    ["Set-AzureVNetGatewayKey a b c", "netcfg"],
    ["Set-AzureVMSize a", undefined],
    ["Name  : a\nOther : b\n", undefined],
  ];
  for (const [text, claimed] of rows) {
    assert.equal(detect({ name: "a", text }), claimed, text);
    const { tree } = parse("a", text);
    assert.ok(tree === undefined || formats.filter((format) => format.claims(tree)).length <= 1, text);
  }
});

test("a contradiction is reported with both places, and what was read first counts", () => {
  const first = { name: "VirtualNetworkGateway-Hub.xml", text: gatewayXml("<GatewayType>StaticRouting</GatewayType>") };
  const second = { name: "g.json", text: '{"VNetName":"Hub","GatewayType":"DynamicRouting"}' };
  const { network, diagnostics } = read([hub, first, second]);
  assert.equal(network.gateways[0]?.routing, "PolicyBased");
  const [{ code, file, path, related } = { code: "" }] = diagnostics;
  assert.deepEqual([code, file, path], ["NT2021", "g.json", "/GatewayType"]);
  assert.deepEqual(
    related?.map((place) => [place.file, place.path]),
    [[first.name, "/Gateway[1]/GatewayType[1]"]],
  );
});

const cases = casesOf("netcfg").filter(({ name }) => name.startsWith("state-"));
const secrets = [
  ...[
    "one-key-for-both-ends",
    "hub-to-head-office",
    "north-to-paris",
    "south-to-oslo",
    "the-first-key",
    "the-second-key",
  ],
  ...["whose-key-is-it", "key-of-no-tunnel", "key-of-the-wrong-tunnel", "hidden-password"],
  "00112233445566778899AABBCCDDEEFF00112233",
];

test("no key and no thumbprint is in any output, and a key is where it was asked for", () => {
  assert.ok(cases.length >= 6);
  for (const { name, sources } of cases) {
    for (const to of ["netcfg", "arm", "cds"] as const) {
      const text = JSON.stringify([convert(sources, { to }), read(sources)]);
      for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${to} of ${name}`);
    }
  }
  const [pair] = cases.filter(({ name }) => name === "state-vnet-to-vnet");
  const asked = convert(pair?.sources ?? [], { to: "netcfg", includeSecrets: true });
  assert.equal(asked.documents.filter(({ text }) => text.includes("one-key-for-both-ends")).length, 2);
});

for (const { name, sources } of cases) {
  test(`what is written with the script beside it is read and written as the same: ${name}`, () => {
    const once = convert(sources, { to: "netcfg", includeSecrets: true }).documents;
    const again = convert(once, { to: "netcfg", includeSecrets: true });
    assert.deepEqual(
      again.documents.map(({ text }) => text),
      once.map(({ text }) => text),
    );
    assert.deepEqual(
      again.ledger.filter(({ kind }) => kind === "unread"),
      [],
    );
  });
}

test("the two ends of a pair have one key in a template, and come back with the script", () => {
  const one = configuration(
    ["A", "10.1.0.0/16", "ToB 10.2.0.0/16 203.0.113.2"],
    ["B", "10.2.0.0/16", "ToA 10.1.0.0/16 203.0.113.1"],
  );
  const keys = { name: "k.ps1", text: "Set-AzureVNetGatewayKey A ToB k-e-y\nSet-AzureVNetGatewayKey B ToA k-e-y\n" };
  for (const script of [keys, { ...keys, text: "Set-AzureVNetGatewayKey B ToA k-e-y\n" }]) {
    const sources = [one, vip("A", "203.0.113.1"), vip("B", "203.0.113.2"), script];
    const { documents } = convert(sources, { to: "arm" });
    const template = JSON.parse(documents[0]?.text ?? "");
    const connections = template.resources.filter(({ type }: { type: string }) => type.endsWith("/connections"));
    assert.deepEqual(
      connections.map(({ properties }: { properties: Record<string, string> }) => [
        properties["connectionType"],
        properties["sharedKey"],
      ]),
      [1, 2].map(() => ["Vnet2Vnet", "[parameters('sharedKey_A_B')]"]),
    );
    const back = convert(documents[0] ?? [], { to: "netcfg" });
    assert.deepEqual(
      back.documents.map(({ name }) => name),
      ["NetworkConfig.xml", "gateways.ps1"],
    );
    const commands = back.documents[1]?.text.match(/^Set-AzureVNetGatewayKey .*$/gm);
    assert.deepEqual(commands, [
      "Set-AzureVNetGatewayKey -VNetName 'A' -LocalNetworkSiteName 'ToB' -SharedKey '<shared key of A to ToB>'",
      "Set-AzureVNetGatewayKey -VNetName 'B' -LocalNetworkSiteName 'ToA' -SharedKey '<shared key of B to ToA>'",
    ]);
  }
});

const kept: readonly (readonly [what: string, name: string, text: string])[] = [
  [
    "JSON",
    "sites.json",
    JSON.stringify({
      AddressSpacePrefixes: ["10.1.0.0/16"],
      Location: "West US",
      AffinityGroup: null,
      DnsServers: [],
      GatewayProfile: null,
      GatewaySites: [
        {
          Name: "Paris",
          AddressSpace: { AddressPrefixes: ["192.168.0.0/24"] },
          VpnGatewayAddress: "198.51.100.1",
          Connections: [{ Type: "IPsec" }],
        },
      ],
      Id: "00000000-0000-0000-0000-000000000001",
      InUse: false,
      Name: "Hub",
      State: "Created",
      Subnets: [],
      OperationDescription: "Get-AzureVNetSite",
    }),
  ],
  [
    "a printed list",
    "sites.txt",
    `AddressSpacePrefixes : {10.1.0.0/16}
Location             : West US
AffinityGroup        :
DnsServers           : {}
GatewayProfile       :
GatewaySites         : {Paris}
Id                   : 00000000-0000-0000-0000-000000000001
InUse                : False
Label                :
Name                 : Hub
State                : Created
Subnets              : {}
OperationDescription : Get-AzureVNetSite
`,
  ],
];

for (const [what, name, text] of kept) {
  test(`a network that PowerShell kept as ${what} agrees with its configuration`, () => {
    const { network, diagnostics } = read([hub, { name, text }]);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(network, read(hub).network);
  });

  test(`a network that PowerShell kept as ${what} is described by that`, () => {
    const { network } = read({ name, text });
    const [only] = network.virtualNetworks;
    assert.deepEqual([only?.name, only?.location, only?.prefixes], ["Hub", "westus", ["10.1.0.0/16"]]);
    assert.deepEqual(
      network.sites.map((site) => site.name),
      ["Paris"],
    );
  });
}

test("groups and tables that PowerShell kept are read", () => {
  const group = {
    Name: "web",
    Location: "West US",
    Label: "",
    Rules: [
      {
        ...{ Name: "in", Type: "Inbound", Priority: 100, Action: "Allow", State: "Active", IsDefault: false },
        ...{ SourceAddressPrefix: "AZURE_LOADBALANCER", SourcePortRange: "*", Protocol: "UDP" },
        ...{ DestinationAddressPrefix: "10.1.0.5/16", DestinationPortRange: "53" },
      },
    ],
  };
  const hop = { Type: "VNETLocal", IpAddress: null };
  const table = {
    Name: "out",
    Location: "West US",
    Routes: [{ Name: "a", AddressPrefix: "10.9.0.0/16", NextHop: hop }],
  };
  const { network, diagnostics } = read([hub, { name: "a.json", text: JSON.stringify([group, table]) }]);
  const [rule] = network.securityGroups[0]?.rules ?? [];
  assert.deepEqual(
    [rule?.protocol, rule?.sources, rule?.destinations, network.routeTables[0]?.routes],
    ["Udp", ["AzureLoadBalancer"], ["10.1.0.0/16"], [{ name: "a", prefix: "10.9.0.0/16", nextHop: "VnetLocal" }]],
  );
  assert.deepEqual(
    diagnostics.map(({ code, path }) => [code, path]),
    [["NT2012", "/0/Rules/0/DestinationAddressPrefix"]],
  );
});

test("two ends of a pair with different keys are reported at both", () => {
  const one = configuration(
    ["A", "10.1.0.0/16", "ToB 10.2.0.0/16 203.0.113.2"],
    ["B", "10.2.0.0/16", "ToA 10.1.0.0/16 203.0.113.1"],
  );
  const script = (key: string): Source => ({
    name: "k.ps1",
    text: `Set-AzureVNetGatewayKey A ToB one\nSet-AzureVNetGatewayKey B ToA ${key}\n`,
  });
  const codes = (key: string): readonly string[] => joined([one, script(key)]).codes;
  assert.deepEqual([codes("one"), codes("two")], [["NT2018"], ["NT2018", "NT2021"]]);
  const { diagnostics } = read([one, script("two")]);
  const differ = diagnostics.find(({ code }) => code === "NT2021");
  assert.deepEqual([differ?.path, differ?.related?.[0]?.path], ["/1/0/3", "/0/0/3"]);
});

test("the answers that vendors published are read", { skip: corpusFiles("classic-state").length === 0 }, () => {
  const of = (prefix: string): readonly Source[] =>
    corpusFiles("classic-state").filter(({ name }) => name.startsWith(prefix));
  const { network: first } = read(of("vnet1"));
  assert.deepEqual([first.virtualNetworks.length, first.tunnels.length, first.sites.length], [3, 4, 3]);
  assert.equal(first.tunnels.filter(({ remoteGateway }) => remoteGateway !== undefined).length, 2);
  const { network: second } = read(of("vnet2"));
  assert.deepEqual([second.securityGroups[0]?.rules.length, second.routeTables[0]?.routes.length], [2, 1]);
  assert.equal(second.virtualNetworks[0]?.subnets[0]?.securityGroup, second.securityGroups[0]?.key);
});
