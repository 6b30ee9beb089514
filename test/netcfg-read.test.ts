import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convert } from "../lib/convert.ts";
import { detect } from "../lib/detect.ts";
import { sameName } from "../lib/formats/netcfg/read/siteNames.ts";
import { regionDisplayName, regionName } from "../lib/formats/netcfg/region.ts";
import { RangeIndex } from "../lib/model/rangeIndex.ts";
import { read } from "../lib/read.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";

const namespace = "http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration";

function documentOf(body: string): string {
  return `<NetworkConfiguration xmlns="${namespace}"><VirtualNetworkConfiguration>${body}</VirtualNetworkConfiguration></NetworkConfiguration>`;
}

function codesOf(text: string): string[] {
  return read({ name: "a.xml", text }).diagnostics.map(({ code }) => code);
}

test("what is a network configuration, and what only looks like one", () => {
  const rows: [text: string, format: string | undefined][] = [
    [documentOf(""), "netcfg"],
    [documentOf("").replace("http:", "https:"), "netcfg"],
    ["<NetworkConfiguration><VirtualNetworkConfiguration/></NetworkConfiguration>", "netcfg"],
    ['<n:NetworkConfiguration xmlns:n="urn:other"><n:VirtualNetworkConfiguration/></n:NetworkConfiguration>', "netcfg"],
    ["<VirtualNetworkSites/>", "netcfg"],
    ['<VirtualNetworkSites xmlns="http://schemas.microsoft.com/windowsazure"/>', "netcfg"],
    ['<VirtualNetworkSites xmlns="urn:other"/>', undefined],
    ['<NetworkConfiguration xmlns="urn:other"/>', undefined],
    ["<ServiceConfiguration/>", undefined],
    ['<NetworkConfiguration><VirtualNetworkSite name="a"/><AddressAssignments/></NetworkConfiguration>', undefined],
    ['{"VirtualNetworkConfiguration":{}}', "netcfg"],
    ['{"NetworkConfiguration":{"VirtualNetworkConfiguration":{}}}', "netcfg"],
    ['{"resources":[]}', undefined],
    ["[]", undefined],
    ["", undefined],
  ];
  for (const [text, format] of rows) assert.equal(detect({ name: "a", text }), format, text);
});

test("a foreign configuration is refused with what to give instead", () => {
  const text = '<NetworkConfiguration><VirtualNetworkSite name="a"/><AddressAssignments/></NetworkConfiguration>';
  const [finding] = read({ name: "a.cscfg", text }).diagnostics;
  assert.equal(finding?.code, "NT1102");
  assert.deepEqual(
    finding?.related?.map(({ column }) => column),
    [53],
  );
});

test("both notations of one configuration say the same", () => {
  const xml = documentOf(`
    <Dns><DnsServers><DnsServer name="dc" IPAddress="10.1.0.4"/></DnsServers></Dns>
    <LocalNetworkSites><LocalNetworkSite name="Branch">
      <AddressSpace><AddressPrefix>192.168.0.0/24</AddressPrefix><AddressPrefix>192.168.1.0/24</AddressPrefix></AddressSpace>
      <VPNGatewayAddress>203.0.113.10</VPNGatewayAddress></LocalNetworkSite></LocalNetworkSites>
    <VirtualNetworkSites><VirtualNetworkSite name="Hub" Location="West US" AffinityGroup="">
      <AddressSpace><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressSpace>
      <Subnets><Subnet name="Apps"><AddressPrefix>10.1.1.0/24</AddressPrefix></Subnet></Subnets>
      <DnsServersRef><DnsServerRef name="dc"/></DnsServersRef>
      <Gateway profile="Small"><VPNClientAddressPool><AddressPrefix>172.31.0.0/24</AddressPrefix></VPNClientAddressPool>
        <ConnectionsToLocalNetwork><LocalNetworkSiteRef name="Branch"><Connection type="IPsec"/></LocalNetworkSiteRef>
        </ConnectionsToLocalNetwork></Gateway></VirtualNetworkSite></VirtualNetworkSites>`);
  const json = {
    VirtualNetworkConfiguration: {
      Dns: { DnsServers: [{ Name: "dc", IPAddress: "10.1.0.4" }] },
      LocalNetworkSites: [
        { Name: "Branch", AddressSpace: ["192.168.0.0/24", "192.168.1.0/24"], VPNGatewayAddress: "203.0.113.10" },
      ],
      VirtualNetworkSites: [
        {
          Name: "Hub",
          Location: "West US",
          AffinityGroup: "",
          AddressSpace: ["10.1.0.0/16"],
          Subnets: [{ Name: "Apps", AddressPrefix: "10.1.1.0/24" }],
          DnsServersRef: [{ Name: "dc" }],
          Gateway: {
            Profile: "Small",
            VPNClientAddressPool: ["172.31.0.0/24"],
            ConnectionsToLocalNetwork: [{ Name: "Branch", Connection: { Type: "IPsec" } }],
          },
        },
      ],
    },
  };
  const name = "same";
  const fromJson = read({ name, text: JSON.stringify(json) });
  assert.deepEqual(fromJson.network, read({ name, text: xml }).network);
  assert.deepEqual(fromJson.diagnostics, []);
});

test("empty, missing and self-closed sections are the same", () => {
  const network = (inner: string) =>
    `<VirtualNetworkSites><VirtualNetworkSite name="Hub" Location="West US"><AddressSpace><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressSpace>${inner}</VirtualNetworkSite></VirtualNetworkSites>`;
  const plain = read({ name: "a", text: documentOf(network("")) }).network;
  for (const inner of ["<Subnets/>", "<Subnets> </Subnets>", "<DnsServersRef></DnsServersRef><Subnets/>"]) {
    for (const before of ["", "<Dns/>", "<Dns><DnsServers/></Dns>", "<LocalNetworkSites/>"]) {
      const text = documentOf(`${before}${network(inner)}`);
      assert.deepEqual(read({ name: "a", text }).network, plain, text);
      assert.deepEqual(codesOf(text), []);
    }
  }
});

test("a reference means the value spelled alike, else one that differs in case, else the only one in another file", () => {
  const site = (name: string, address: string) =>
    `<LocalNetworkSite name="${name}"><AddressSpace><AddressPrefix>192.168.0.0/24</AddressPrefix></AddressSpace><VPNGatewayAddress>${address}</VPNGatewayAddress></LocalNetworkSite>`;
  const network = `<VirtualNetworkSites><VirtualNetworkSite name="Hub" Location="West US"><AddressSpace><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressSpace><Gateway><ConnectionsToLocalNetwork><LocalNetworkSiteRef name="hq"/></ConnectionsToLocalNetwork></Gateway></VirtualNetworkSite></VirtualNetworkSites>`;
  const reached = (...files: string[]) => {
    const { network: found } = read(files.map((text, index) => ({ name: `${index}.xml`, text })));
    return found.sites.find(({ key }) => key === found.tunnels[0]?.site)?.gatewayAddress;
  };
  const sites = (...list: string[]) => `<LocalNetworkSites>${list.join("")}</LocalNetworkSites>`;
  assert.equal(reached(documentOf(sites(site("HQ", "192.0.2.1"), site("hq", "192.0.2.2")) + network)), "192.0.2.2");
  assert.equal(reached(documentOf(sites(site("HQ", "192.0.2.1")) + network)), "192.0.2.1");
  assert.equal(reached(documentOf(network), documentOf(sites(site("HQ", "192.0.2.1")))), "192.0.2.1");
  const both = documentOf(sites(site("HQ", "192.0.2.1"), site("Hq", "192.0.2.2")));
  assert.equal(reached(documentOf(network), both), undefined, "two candidates elsewhere are none");
});

test("regions are known whatever their spelling, and written as people know them", () => {
  const rows: [text: string, name: string, display: string][] = [
    ["West US", "westus", "West US"],
    ["West Us", "westus", "West US"],
    ["eastus2", "eastus2", "East US 2"],
    ["Nowhere  Land", "nowhereland", "nowhereland"],
  ];
  for (const [text, name, display] of rows) {
    assert.equal(regionName(text), name);
    assert.equal(regionDisplayName(name), display);
  }
});

test("a site is named like a network also in the way of the portal", () => {
  const rows: [site: string, network: string, same: boolean][] = [
    ["VNet4", "vnet4", true],
    ["17BE5E2C_VNet4Local", "VNet4", true],
    ["VNet4Local", "VNet4", true],
    ["VNet40", "VNet4", false],
    ["17BE5E2_VNet4", "VNet4", false],
  ];
  for (const [site, network, same] of rows) assert.equal(sameName(site, network), same, site);
});

test("the range index finds what asking everything finds", () => {
  const range = fc.tuple(fc.nat(200), fc.nat(40)).map(([first, length]) => ({ first, last: first + length }));
  fc.assert(
    fc.property(fc.array(range), fc.array(range, { maxLength: 3 }), (ranges, asked) => {
      const index = new RangeIndex(ranges.map((each, value) => ({ range: each, value })));
      const expected = ranges.flatMap((each, value) =>
        asked.some((other) => each.first <= other.last && other.first <= each.last) ? [value] : [],
      );
      assert.deepEqual(
        [...(index.touching(asked) ?? [])].sort((a, b) => a - b),
        expected,
      );
      assert.equal(index.touching(asked, expected.length - 1) === undefined, expected.length > 0);
    }),
  );
});

test("reading never throws, whatever a configuration is turned into", () => {
  const texts = casesOf("netcfg").flatMap(({ sources }) =>
    sources.map(({ text }) => (typeof text === "string" ? text : new TextDecoder().decode(text))),
  );
  const mutation = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.nat(),
    length: fc.nat(60),
    put: fc.string({ maxLength: 8 }),
  });
  fc.assert(
    fc.property(mutation, ({ text, at, length, put }) => {
      const start = at % text.length;
      const mutated = text.slice(0, start) + put + text.slice(start + length);
      const { documents, diagnostics } = convert({ name: "a.xml", text: mutated }, { to: "arm" });
      if (documents.length === 0)
        assert.ok(diagnostics.some(({ severity, line }) => severity === "error" && line !== undefined));
      for (const { text: written } of documents) JSON.parse(written);
    }),
    { numRuns: 400 },
  );
});

const corpus = corpusFiles("netcfg");
test("real files: well-formed ones convert, the others are refused with a line", {
  skip: corpus.length === 0 && "no corpus beside the project",
}, () => {
  const lines: Readonly<Record<string, number>> = {
    "19-docs-two-connections-fragment.xml": 7,
    "20-docs-forced-tunnel-broken.xml": 33,
    "27-powershell-herestring.txt": 1,
    "28-cscfg-not-netcfg.xml": 2,
    "31-blog-strong-tags.xml": 8,
    "33-docs-regional-vs-affinity-ellipsis.xml": 8,
  };
  for (const source of corpus) {
    const { documents, diagnostics } = convert(source, { to: "arm" });
    const error = diagnostics.find(({ severity, code }) => severity === "error" && code < "NT2");
    assert.equal(error?.line, lines[source.name], source.name);
    assert.equal(documents.length > 0, lines[source.name] === undefined, source.name);
  }
});
