import assert from "node:assert/strict";
import { test } from "node:test";
import type { Source } from "../lib/formats/format.ts";
import { known, textOf } from "../lib/model/stated.ts";
import { read } from "../lib/read.ts";
import { configuration, gatewayXml, hub, joined, rest, vip } from "./netcfg-state-inputs.ts";

const two = configuration(
  ["Hub", "10.1.0.0/16", "Paris 192.168.0.0/24", "Paris-Nord 192.168.1.0/24"],
  ["Hub-Test", "10.2.0.0/16", "Paris 192.168.0.0/24"],
);

/** Which tunnel a key went to. */
function keyed(sources: readonly Source[]): string[] {
  const { network } = read(sources);
  return network.tunnels.flatMap(({ sharedKey, gateway, site }) => {
    if (sharedKey === undefined) return [];
    const near = network.gateways.find(({ key }) => key === gateway)?.virtualNetwork;
    const names = [
      network.virtualNetworks.find(({ key }) => key === near)?.name,
      network.sites.find(({ key }) => key === site)?.name,
    ];
    return [`${names.map((name) => textOf(name ?? "")).join(" to ")}: ${known(sharedKey)?.reveal()}`];
  });
}

const keyXml = `<SharedKey xmlns="${rest}"><Value>k</Value></SharedKey>`;
const belongings: readonly (readonly [
  what: string,
  file: Source,
  tunnel: readonly string[],
  codes: readonly string[],
])[] = [
  [
    "the name of the file",
    { name: "VirtualNetworkGatewaySharedKey-Hub-Paris.xml", text: keyXml },
    ["Hub to Paris: k"],
    [],
  ],
  ["a longer name of a file", { name: "x/SharedKey-Hub-Test-Paris.xml", text: keyXml }, ["Hub-Test to Paris: k"], []],
  ["the longest name that fits", { name: "SharedKey-hub-paris nord.xml", text: keyXml }, ["Hub to Paris-Nord: k"], []],
  ["a site that only one network has", { name: "key_Paris-Nord.xml", text: keyXml }, ["Hub to Paris-Nord: k"], []],
  ["no name at all", { name: "key.xml", text: keyXml }, [], ["NT2022"]],
  ["a network alone", { name: "a.json", text: '{"VNetName":"Hub","SharedKey":"k"}' }, [], ["NT2022"]],
  [
    "properties of its own",
    { name: "a.json", text: '{"VNetName":"hub-test","LocalNetworkSiteName":"PARIS","Value":"k"}' },
    ["Hub-Test to Paris: k"],
    [],
  ],
  [
    "a network that is nowhere",
    { name: "a.json", text: '{"VNetName":"West","LocalNetworkSiteName":"Paris","Value":"k"}' },
    [],
    ["NT2023"],
  ],
  ["parameters by position", { name: "a.ps1", text: "Set-AzureVNetGatewayKey Hub Paris k" }, ["Hub to Paris: k"], []],
  [
    "variables",
    { name: "a.ps1", text: '$n = "Hub"\n$k = \'k\'\nSet-AzureVNetGatewayKey -V "$n" -L Paris -S $K' },
    ["Hub to Paris: k"],
    [],
  ],
  [
    "a variable that is computed",
    { name: "a.ps1", text: "$k = Read-Host\nSet-AzureVNetGatewayKey Hub Paris $k" },
    [],
    ["NT2024", "NT2026"],
  ],
  [
    "the command that asked",
    { name: "a.txt", text: "PS> Get-AzureVNetGatewayKey Hub Paris\n\nValue : k\n" },
    ["Hub to Paris: k"],
    [],
  ],
];

for (const [what, file, tunnels, codes] of belongings) {
  test(`a key goes to the tunnel that is meant, by ${what}`, () => {
    assert.deepEqual(keyed([two, file]), tunnels);
    assert.deepEqual(
      read([two, file]).diagnostics.map(({ code }) => code),
      codes,
    );
  });
}

test("the only tunnel is meant by a key that says nothing", () => {
  assert.deepEqual(keyed([hub, { name: "key.xml", text: keyXml }]), ["Hub to Paris: k"]);
});

test("an id, the name of a file and the last event say whose gateway it is", () => {
  const list = `<VirtualNetworkSites xmlns="${rest}"><VirtualNetworkSite><Name>Hub-Test</Name><Id>ABC</Id></VirtualNetworkSite></VirtualNetworkSites>`;
  const type = "<GatewayType>DynamicRouting</GatewayType>";
  const rows: readonly (readonly [name: string, inner: string, network: string | undefined])[] = [
    ["g.xml", `${type}<GatewayId>abc</GatewayId>`, "Hub-Test"],
    ["VirtualNetworkGateway-Hub.xml", type, "Hub"],
    ["VirtualNetworkGateway-Hub-Test.xml", type, "Hub-Test"],
    [
      "g.xml",
      `${type}<LastEvent><Message>Done for the following virtual network: Hub-Test.</Message></LastEvent>`,
      "Hub-Test",
    ],
    ["g.xml", type, undefined],
  ];
  for (const [name, inner, expected] of rows) {
    const { network } = read([two, { name: "list.xml", text: list }, { name, text: gatewayXml(inner) }]);
    const found = network.gateways.find(({ routing }) => routing !== undefined)?.virtualNetwork;
    assert.equal(network.virtualNetworks.find(({ key }) => key === found)?.name, expected, `${name} ${inner}`);
  }
});

test("the address of a gateway decides that a site is a network", () => {
  const covering = configuration(
    ["A", "10.1.0.0/16", "ToB 10.2.0.0/16 203.0.113.2"],
    ["B", "10.2.0.0/16", "ToA 10.1.0.0/16 203.0.113.1"],
  );
  assert.deepEqual(joined([covering, vip("A", "203.0.113.1"), vip("B", "203.0.113.2")]).ends, ["A>B", "B>A"]);
  const elsewhere = joined([covering, vip("A", "203.0.113.1"), vip("B", "203.0.113.99")]);
  assert.deepEqual(elsewhere, { ends: ["A>B", "B>A"], codes: ["NT2018"] }, "the tunnel back decides");
  const neither = joined([covering, vip("A", "203.0.113.98"), vip("B", "203.0.113.99")]);
  assert.deepEqual(neither, { ends: ["A>B", "B>A"], codes: ["NT2018", "NT2030", "NT2030"] });
  const notCovering = configuration(
    ["A", "10.1.0.0/16", "ToB 10.2.1.0/24 203.0.113.2"],
    ["B", "10.2.0.0/16", "ToA 10.1.1.0/24 203.0.113.1"],
  );
  assert.deepEqual(joined([notCovering]).ends, ["A>-", "B>-"]);
  assert.deepEqual(joined([notCovering, vip("A", "203.0.113.1"), vip("B", "203.0.113.2")]).ends, ["A>B", "B>A"]);
  const oneWay = configuration(["A", "10.1.0.0/16", "ToB 10.2.1.0/24 203.0.113.2"], ["B", "10.2.0.0/16"]);
  assert.deepEqual(joined([oneWay, vip("B", "203.0.113.2")]), { ends: ["A>B"], codes: ["NT2018"] });
});
