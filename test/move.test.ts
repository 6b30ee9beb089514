import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convert } from "../lib/convert.ts";
import type { FormatId } from "../lib/formats/format.ts";
import type { Network } from "../lib/model/network.ts";
import { read } from "../lib/read.ts";
import { Places } from "../lib/source/places.ts";
import { move } from "../lib/turn/move.ts";
import { casesOf } from "./fixtures.ts";
import { assertConserved } from "./ledger-account.ts";
import { azureNetwork, azureNetworks, azurePolicy } from "./turn-models.ts";

interface Ends {
  readonly local: unknown;
  readonly remote: unknown;
  readonly peer: unknown;
  readonly policy: unknown;
}

/** What a tunnel joins, seen from the near side. */
function endsOf({ tunnels: [tunnel], sites }: Network): Ends {
  const site = sites.find(({ key }) => key === tunnel?.site);
  const [selector] = tunnel?.selectors ?? [];
  const chosen = selector !== undefined && "local" in selector ? selector.local : undefined;
  const local = tunnel?.localPrefixes ?? chosen;
  return { local, remote: site?.prefixes, peer: site?.gatewayAddress, policy: tunnel?.policy };
}

test("a site that moves keeps its prefixes, its peer and what it agrees with that, there and back", () => {
  fc.assert(
    fc.property(azureNetworks, (network) => {
      const there = move(network, new Places(), "azure").network;
      assert.equal(there.gateways[0]?.type, "Edge");
      const before = endsOf(network);
      const { local, remote, peer } = endsOf(there);
      assert.deepEqual({ local, remote, peer }, { local: before.local, remote: before.remote, peer: before.peer });
      const back = move(there, new Places(), "edge").network;
      assert.deepEqual(endsOf(back), before);
    }),
    { numRuns: 200 },
  );
});

test("what must be allotted anew is not taken along", () => {
  const { network } = move(azureNetwork({ policyBasedSelectors: true }), new Places(), "azure");
  assert.equal(network.tunnels[0]?.localAddress, undefined);
  const { documents, diagnostics } = convert(azureText(), { to: "cds", end: "near" });
  const { tunnel } = JSON.parse(documents[0]?.text ?? "").ipsecVpnTunnels[0];
  assert.match(tunnel.localEndpoint.localAddress, /^<.*>$/);
  assert.equal(tunnel.remoteEndpoint.remoteAddress, "198.51.100.20");
  assert.ok(diagnostics.some(({ code }) => code === "NT3301"));
});

test("subnets become networks behind the edge, and the other way", () => {
  const edge = convert(azureText(), { to: "cds", end: "near" });
  const [network] = JSON.parse(edge.documents[0]?.text ?? "").orgVdcNetworks;
  assert.equal(network.name, "servers");
  assert.deepEqual(network.subnets.values[0], { gateway: "10.1.1.1", prefixLength: 24 });
  const azure = read(convert(edge.documents, { to: "arm", end: "near" }).documents).network;
  assert.deepEqual(azure.virtualNetworks[0]?.subnets.map(({ name, prefixes }) => [name, prefixes]).slice(0, 1), [
    ["servers", ["10.1.1.0/24"]],
  ]);
});

test("a connection without its network moves to an edge of its own, and prefixes inside others are no space of their own", () => {
  const alone = { ...azureNetwork({ policyBasedSelectors: true }), virtualNetworks: [], gateways: [] };
  const { network } = move(alone, new Places(), "azure");
  assert.deepEqual([network.tunnels.length, network.gateways.length], [1, 1]);
  assert.equal(network.tunnels[0]?.gateway, network.gateways[0]?.key);
  const edge = convert(azureText(), { to: "cds", end: "near" });
  const azure = read(convert(edge.documents, { to: "arm", end: "near" }).documents).network;
  assert.deepEqual(azure.virtualNetworks[0]?.prefixes, ["10.1.0.0/16"]);
});

function azureText() {
  const policy = azurePolicy({
    ikeEncryption: "AES-CBC-256",
    ikeIntegrity: "SHA2-256-128",
    ikeGroup: 14,
    encryption: "AES-CBC-256",
    integrity: "SHA2-256-128",
    pfsGroup: 14,
    seconds: 3600,
  });
  assert.ok(policy);
  const resources = [
    {
      type: "Microsoft.Network/virtualNetworks",
      apiVersion: "2024-05-01",
      name: "hub",
      properties: {
        addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
        subnets: [
          { name: "servers", properties: { addressPrefix: "10.1.1.0/24" } },
          { name: "GatewaySubnet", properties: { addressPrefix: "10.1.255.0/27" } },
        ],
      },
    },
    {
      type: "Microsoft.Network/virtualNetworkGateways",
      apiVersion: "2024-05-01",
      name: "gw",
      properties: {
        gatewayType: "Vpn",
        vpnType: "RouteBased",
        ipConfigurations: [
          {
            name: "default",
            properties: {
              subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub', 'GatewaySubnet')]" },
            },
          },
        ],
      },
    },
    {
      type: "Microsoft.Network/localNetworkGateways",
      apiVersion: "2024-05-01",
      name: "site",
      properties: {
        gatewayIpAddress: "198.51.100.20",
        localNetworkAddressSpace: { addressPrefixes: ["192.168.10.0/24"] },
      },
    },
    {
      type: "Microsoft.Network/connections",
      apiVersion: "2024-05-01",
      name: "cn",
      properties: {
        connectionType: "IPsec",
        virtualNetworkGateway1: { id: "[resourceId('Microsoft.Network/virtualNetworkGateways', 'gw')]" },
        localNetworkGateway2: { id: "[resourceId('Microsoft.Network/localNetworkGateways', 'site')]" },
      },
    },
  ];
  const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
  return { name: "azuredeploy.json", text: JSON.stringify({ $schema: schema, contentVersion: "1.0.0.0", resources }) };
}

// Moving is a conversion like any other: every leaf is accounted for, and every finding has a place.
const cases = ["netcfg", "arm", "cds", "cds-legacy"].flatMap((area) =>
  casesOf(area).map((each) => ({ ...each, area })),
);
for (const { area, name, sources } of cases) {
  const { from } = read(sources);
  if (from === undefined) continue;
  test(`${area} ${name} moves with nothing unaccounted for`, () => {
    for (const to of from === "cds" ? (["arm", "netcfg"] as const) : (["cds"] as const)) checkMove(sources, to);
  });
}

function checkMove(sources: Parameters<typeof convert>[0], to: FormatId): void {
  const { ledger, diagnostics, end } = convert(sources, { to, end: "near" });
  assert.equal(end, "near");
  assertConserved([sources].flat(), ledger);
  const places = new Set(
    diagnostics.flatMap((d) => [d, ...(d.related ?? [])]).map(({ file, path }) => `${file} ${path ?? ""}`),
  );
  for (const { message, line, column, help } of diagnostics) assert.ok(line && column && help, message);
  for (const { kind, file, path = "" } of ledger) {
    if (kind !== "dropped" && kind !== "approximated" && kind !== "unread") continue;
    let around = path;
    while (around !== "" && !places.has(`${file} ${around}`)) around = around.slice(0, around.lastIndexOf("/"));
    assert.ok(places.has(`${file} ${around}`), `${kind} without a finding: ${path}`);
  }
}
