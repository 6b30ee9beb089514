import assert from "node:assert/strict";
import { test } from "node:test";
import type { EdgeNatRule, FirewallRule, OrgNetwork } from "../lib/model/edge.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import type { Network, Subnet } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edgeWith, far, gateway, network, site, toSite, tunnel } from "./check-models.ts";
import { findingsAt, told } from "./check-places.ts";

// Where findings point when what they are about has no name, or only the name of what holds it has a place.
type Row = readonly [what: string, code: RegExp, found: string, network: Partial<Network>, isPlaced?: RegExp];

const { name: _, ...nameless } = tunnel;
const rule = (rest: Partial<FirewallRule>): FirewallRule => ({
  key: "r",
  scope: "a",
  name: "rule",
  edge: "edge",
  ...rest,
});
const web = { key: "web", scope: "a", name: "web", ports: [{ protocol: "TCP", ports: ["443"] }] };
const snat: EdgeNatRule = {
  key: "n",
  scope: "a",
  name: "rule",
  edge: "edge",
  type: "SNAT",
  internalAddresses: "10.2.0.0/16",
};
const behind: OrgNetwork = {
  key: "app",
  scope: "a",
  name: "app",
  edge: "edge",
  subnets: [{ gateway: "10.1.3.1", prefixLength: 24 }],
};
const vpn = (key: string): Gateway => ({ key, scope: "a", type: "Vpn", virtualNetwork: "hub", clientPrefixes: [] });
const withList: Tunnel = {
  ...toSite("hub", "far"),
  name: "connection",
  policyBasedSelectors: false,
  selectors: [{ local: ["10.5.0.0/16"], remote: ["10.1.0.0/16"] }],
};

const rows: readonly Row[] = [
  [
    "a tunnel of which a firewall refuses all",
    /^NT5402/,
    'NT5402 tunnels/0/localAddress (firewallRules/0/action): The firewall of the edge gateway "edge" admits nothing of the tunnel: the rule "rule" refuses 10.2.0.0/16 to 10.1.0.0/16',
    edgeWith({ tunnels: [nameless], firewallRules: [rule({ action: "DROP" })] }),
  ],
  [
    "a tunnel of which a firewall admits some services",
    /^NT5404/,
    'NT5404 tunnels/0/localAddress: The firewall of the edge gateway "edge" admits only some services to the far side and from the far side of the tunnel',
    edgeWith({
      tunnels: [nameless],
      portProfiles: [web],
      firewallRules: [rule({ action: "ALLOW", services: ["web"] })],
    }),
  ],
  [
    "a rule that changes the source of a tunnel",
    /^NT5407/,
    'NT5407 edgeNatRules/0/internalAddresses (tunnels/0/localAddress): The rule "rule" of the edge gateway "edge" changes the source of traffic of the tunnel, from 10.2.0.0/16 to 10.1.0.0/16',
    edgeWith({ tunnels: [nameless], edgeNatRules: [snat] }),
    /^(?!edgeNatRules\/0\/(?:name|other))/,
  ],
  [
    "a route that leads where a tunnel leads",
    /^NT5420/,
    'NT5420 staticRoutes/0/destination (tunnels/0/localAddress): The static route "on" (10.1.9.0/24) of the edge gateway "edge" leads where the tunnel leads',
    edgeWith({
      tunnels: [nameless],
      staticRoutes: [{ key: "on", scope: "a", name: "on", edge: "edge", destination: "10.1.9.0/24" }],
    }),
  ],
  [
    "the second gateway of a kind",
    /^NT5213/,
    'NT5213 gateways/1/type (gateways/0/type): The gateway of "hub" is the second of the type Vpn in the virtual network "hub"',
    { virtualNetworks: [network("hub", [])], gateways: [vpn("1"), vpn("2")] },
  ],
  [
    "a network on the far side of a tunnel, of which the name has a place",
    /^NT5414/,
    'NT5414 tunnels/0/name (orgNetworks/0/name): The remote network 10.1.0.0/16 of the tunnel "tunnel" overlaps the network "app" behind the edge gateway "edge" (10.1.3.0/24)',
    edgeWith({ orgNetworks: [behind] }),
    /^(?:orgNetworks|tunnels)\/0\/name$/,
  ],
  [
    "a switch of a connection, of which the name has a place",
    /^NT4030/,
    'NT4030 tunnels/0/name (tunnels/0/name): The connection "connection" has selectors of its own, which have no effect without policy-based selectors',
    { gateways: [gateway("hub")], sites: [far], tunnels: [withList] },
    /^tunnels\/0\/name$/,
  ],
  [
    "one subnet too many, of a network of which the name has a place",
    /^NT5114/,
    'NT5114 virtualNetworks/0/name: The virtual network "hub" has 3001 subnets; Azure takes 3000',
    {
      virtualNetworks: [
        { ...network("hub", []), subnets: Array.from({ length: 3_001 }, (): Subnet => ({ name: "s", prefixes: [] })) },
      ],
    },
    /^virtualNetworks\/0\/name$/,
  ],
  [
    "too many groups, of a rule of which the name has a place",
    /^NT5415/,
    'NT5415 firewallRules/0/name: The rule "many" of the edge gateway "edge" has 129 groups as sources; it takes 128',
    edgeWith({
      firewallRules: [rule({ name: "many", sources: Array.from({ length: 129 }, (_, index) => `s${index}`) })],
    }),
    /^firewallRules\/0\/name$/,
  ],
];

for (const [what, code, found, parts, isPlaced = /./] of rows) {
  test(`without a place of its own: ${what}`, () => {
    const findings = findingsAt(code, [parts], { isPlaced: (path) => isPlaced.test(path) });
    assert.deepEqual(findings.map(told), [found]);
  });
}

// What a finding has found, and what it expects there.
type Value = readonly [code: string, found: string | undefined, expected: readonly string[], network: Partial<Network>];

const address = (rest: object): Partial<Network> => ({
  gateways: [gateway("hub", { name: "gateway", addresses: [{ publicAddress: "ip" }] })],
  publicAddresses: [{ key: "ip", scope: "a", name: "ip", ...rest }],
});
const located = { ...network("hub", []), location: "westeurope" };

const values: readonly Value[] = [
  ["NT5211", "Basic", ["Standard"], address({ sku: "Basic" })],
  ["NT5211", "Dynamic", ["Static"], address({ allocation: "Dynamic" })],
  [
    "NT5212",
    "northeurope",
    ["westeurope"],
    { virtualNetworks: [located], gateways: [gateway("hub", { location: "northeurope" })] },
  ],
  ["NT5212", "northeurope", ["westeurope"], { virtualNetworks: [located], ...address({ location: "northeurope" }) }],
  ["NT5202", "subnet", ["GatewaySubnet"], { gateways: [gateway("hub", { subnetId: "/a/subnets/subnet" })] }],
  [
    "NT5202",
    "gateway-subnet",
    ["GatewaySubnet"],
    { virtualNetworks: [{ ...network("hub", []), subnets: [{ name: "gateway-subnet", prefixes: [] }] }] },
  ],
  [
    "NT5114",
    "3001",
    ["3000"],
    {
      virtualNetworks: [
        { ...network("hub", []), subnets: Array.from({ length: 3_001 }, (): Subnet => ({ name: "s", prefixes: [] })) },
      ],
    },
  ],
  [
    "NT5307",
    "InitiatorOnly",
    ["Default"],
    {
      gateways: [gateway("hub", { routing: "PolicyBased" })],
      sites: [site("far", ["10.1.0.0/16"])],
      tunnels: [toSite("hub", "far", { initiation: "InitiatorOnly" })],
    },
  ],
];

for (const [code, found, expected, parts] of values) {
  test(`${code} has found ${found} and expects ${expected.join(", ")}`, () => {
    const findings = findingsAt(new RegExp(code), [parts]);
    assert.deepEqual(
      findings.map((each) => [each.actual, each.expected]),
      [[found, expected]],
    );
  });
}
