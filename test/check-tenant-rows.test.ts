import type { FirewallRule, IpSet, OrgNetwork } from "../lib/model/edge.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import type { Network } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { gateway, network, open, site, toSite } from "./check-models.ts";
import { testPlaced } from "./check-places.ts";

// Networks of different organizations that reach each other.
const [acme, other] = [
  { id: "urn:acme", name: "acme" },
  { id: "urn:other", name: "other" },
];

function edgeOf(key: string, organization: Gateway["edge"] = { organization: acme }): Gateway {
  return { key, scope: "a", type: "Edge", name: key, clientPrefixes: [], edge: organization };
}

function behind(key: string, edge: string, address: string, rest: Partial<OrgNetwork> = {}): OrgNetwork {
  return { key, scope: "a", name: key, edge, subnets: [{ gateway: address, prefixLength: 24 }], ...rest };
}

function rule(name: string, edge: string, rest: Partial<FirewallRule> = {}): FirewallRule {
  return { key: name, scope: "a", name, edge, action: "ALLOW", ...rest };
}

const set = (key: string, ...addresses: readonly string[]): IpSet => ({ key, scope: "a", name: key, addresses });
const sets = [set("a", "10.1.0.0/24"), set("b", "10.2.0.0/24"), set("c", "10.3.0.0/24")];

function onOne(firewallRules: readonly FirewallRule[], ...networks: readonly OrgNetwork[]): Partial<Network> {
  return { gateways: [edgeOf("edge")], ipSets: sets, firewallRules, orgNetworks: networks };
}

const a = behind("a", "edge", "10.1.0.1", { organization: acme });
const b = behind("b", "edge", "10.2.0.1", { organization: other });
const all = rule("all", "edge");

testPlaced("two organizations behind one edge gateway", /^NT5419/, [
  [
    "all is let through",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([all], a, b),
  ],
  ["nothing is let through", [], onOne([rule("stop", "edge", { action: "DROP" })], a, b)],
  [
    "one way is let through",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([rule("x", "edge", { sources: ["a"], destinations: ["b"] })], a, b),
  ],
  [
    "the other way is let through",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([rule("x", "edge", { sources: ["b"], destinations: ["a"] })], a, b),
  ],
  [
    "some services are let through",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([rule("x", "edge", { services: ["web"] })], a, b),
  ],
  ["what is let through is not known", [], onOne([rule("x", "edge", { action: open })], a, b)],
  ["other networks are let through", [], onOne([rule("x", "edge", { sources: ["c"] })], a, b)],
  ["no firewall is described", [], onOne([], a, b)],
  ["they are one organization", [], onOne([all], a, { ...b, organization: acme })],
  ["of one nobody knows whose it is", [], onOne([all], a, { ...b, organization: { id: open } })],
  ["of one nothing is said", [], onOne([all], a, behind("b", "edge", "10.2.0.1"))],
  [
    "they are told apart by their names",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([all], { ...a, organization: { name: "acme" } }, { ...b, organization: { name: "other" } }),
  ],
  [
    "two have one name and are different",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([all], a, { ...b, organization: { id: "urn:x", name: "acme" } }),
  ],
  ["one is shared", [], onOne([all], a, { ...b, shared: true })],
  [
    "one is not shared",
    [
      'NT5419 orgNetworks/1/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([all], a, { ...b, shared: false }),
  ],
  [
    "two of one and one of the other",
    [
      'NT5419 orgNetworks/2/name (orgNetworks/0/name): The networks "a" (10.1.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
      'NT5419 orgNetworks/2/name (orgNetworks/1/name): The networks "c" (10.3.0.0/24) and "b" (10.2.0.0/24) belong to different organizations, and the firewall of the edge gateway "edge" admits traffic between them',
    ],
    onOne([all], a, behind("c", "edge", "10.3.0.1", { organization: acme }), b),
  ],
]);

function two(parts: Partial<Network>, theirs: Gateway["edge"] = { organization: other }): Partial<Network> {
  return {
    gateways: [edgeOf("one"), edgeOf("two", theirs)],
    orgNetworks: [behind("a", "one", "10.1.0.1"), behind("b", "two", "10.2.0.1")],
    ipSets: sets,
    ...parts,
  };
}

function tunnelOf(edge: string, localAddress: string, to: string, rest: Partial<Tunnel> = {}): Tunnel {
  return { key: `${edge} ${to}`, scope: "a", name: `${edge} to ${to}`, gateway: edge, site: to, localAddress, ...rest };
}

const theirs = tunnelOf("two", "203.0.113.2", "away");
const away = site("away", [], { gatewayAddress: "192.0.2.9" });
const direct = (rest: Partial<Site> = {}, how: Partial<Tunnel> = {}): Partial<Network> => ({
  sites: [site("x", ["10.2.0.0/24"], { gatewayAddress: "203.0.113.2", ...rest }), away],
  tunnels: [tunnelOf("one", "203.0.113.1", "x", how), theirs],
});

testPlaced("a tunnel from one organization to another", /^NT5419/, [
  [
    "to their address and network",
    [
      'NT5419 sites/0/gatewayAddress (gateways/1/name): The tunnel "one to x" of the edge gateway "one" leads to networks of the edge gateway "two", which belongs to another organization',
    ],
    two(direct()),
  ],
  ["to their address and other networks", [], two(direct({ prefixes: ["10.9.0.0/24"] }))],
  ["to their address and all networks", [], two(direct({ prefixes: ["0.0.0.0/0"] }))],
  ["to another address", [], two(direct({ gatewayAddress: "203.0.113.3" }))],
  ["to an address that is not known", [], two(direct({ gatewayAddress: open }))],
  [
    "to an address that is not known, and theirs is not either",
    [],
    two({
      ...direct({ gatewayAddress: open }),
      tunnels: [tunnelOf("one", "203.0.113.1", "x"), { ...theirs, localAddress: open }],
    }),
  ],
  ["that is switched off", [], two(direct({}, { enabled: false }))],
  [
    "that may be switched off",
    [
      'NT5419 sites/0/gatewayAddress (gateways/1/name): The tunnel "one to x" of the edge gateway "one" leads to networks of the edge gateway "two", which belongs to another organization',
    ],
    two(direct({}, { enabled: open })),
  ],
  ["to a site that no input describes", [], two({ ...direct(), sites: [away] })],
  ["to one of their own", [], two(direct(), { organization: acme })],
  ["to one of nobody knows whom", [], two(direct(), {})],
  [
    "from one of nobody knows whom",
    [],
    two({ ...direct(), gateways: [edgeOf("one", {}), edgeOf("two", { organization: other })] }),
  ],
]);

const azure: Partial<Network> = {
  virtualNetworks: [network("hub", ["10.9.0.0/16"])],
  gateways: [gateway("hub", { name: "hub", addresses: [{ publicAddress: "ip" }] })],
  publicAddresses: [{ key: "ip", scope: "a", name: "ip", address: "192.0.2.1" }],
  sites: [site("one", [], { gatewayAddress: "203.0.113.1" }), site("two", [], { gatewayAddress: "203.0.113.2" })],
  tunnels: [toSite("hub", "one"), toSite("hub", "two")],
};
const meeting = (
  prefixes: readonly string[],
  rest: Partial<Site> = {},
  its: Gateway["edge"] = { organization: other },
): Partial<Network> =>
  two(
    {
      sites: [
        site("x", prefixes, { gatewayAddress: "192.0.2.1", ...rest }),
        site("y", [], { gatewayAddress: "192.0.2.1" }),
      ],
      tunnels: [tunnelOf("one", "203.0.113.1", "x"), tunnelOf("two", "203.0.113.2", "y")],
    },
    its,
  );

testPlaced("two organizations at one gateway of Azure", /^NT5419/, [
  [
    "one has a tunnel for the other's network",
    [
      'NT5419 0/sites/0/prefixes/1 (0/tunnels/1/name): The tunnel "one to x" of the edge gateway "one" is also for networks of the edge gateway "two", which belongs to another organization; both lead to the gateway "hub"',
    ],
    meeting(["10.9.0.0/16", "10.2.0.0/24"]),
    azure,
  ],
  ["one has a tunnel for networks of Azure", [], meeting(["10.9.0.0/16"]), azure],
  ["both are one organization", [], meeting(["10.2.0.0/24"], {}, { organization: acme }), azure],
  ["the gateway is not described", [], meeting(["10.2.0.0/24"])],
  ["one leads to another gateway", [], meeting(["10.2.0.0/24"], { gatewayAddress: "192.0.2.2" }), azure],
  [
    "one leads to another gateway, which is described too",
    [],
    meeting(["10.2.0.0/24"], { gatewayAddress: "192.0.2.2" }),
    azure,
    {
      virtualNetworks: [network("spoke", ["10.8.0.0/16"])],
      gateways: [gateway("spoke", { addresses: [{ publicAddress: "ip" }] })],
      publicAddresses: [{ key: "ip", scope: "a", name: "ip", address: "192.0.2.2" }],
      sites: [site("one", [], { gatewayAddress: "203.0.113.1" })],
      tunnels: [toSite("spoke", "one")],
    },
  ],
  [
    "nothing is said of what their tunnels are for",
    [],
    { ...meeting([]), sites: [] },
    { ...azure, publicAddresses: [] },
  ],
]);

const admits = (
  name: string,
  edge: string,
  sources: string,
  destinations: string,
  rest: Partial<FirewallRule> = {},
): FirewallRule => rule(name, edge, { sources: [sources], destinations: [destinations], ...rest });
const out = admits("out", "one", "a", "b");
const back = admits("back", "two", "b", "a");
const unknown = Array.from({ length: 20 }, (_, index) => `unknown${index}`);

testPlaced("rules for networks of another organization", /^NT5419/, [
  [
    "at both",
    [
      'NT5419 firewallRules/1/name (firewallRules/0/name): Firewall rules of the edge gateway "one" and of the edge gateway "two" admit networks of each other (10.2.0.0/24, 10.1.0.0/24), which belong to different organizations',
    ],
    two({ firewallRules: [out, back] }),
  ],
  [
    "at both, the other way round",
    [
      'NT5419 firewallRules/1/name (firewallRules/0/name): Firewall rules of the edge gateway "one" and of the edge gateway "two" admit networks of each other (10.2.0.0/24, 10.1.0.0/24), which belong to different organizations',
    ],
    two({ firewallRules: [admits("in", "one", "b", "a"), admits("in2", "two", "a", "b")] }),
  ],
  ["at one", [], two({ firewallRules: [out] })],
  ["at both, and one refuses", [], two({ firewallRules: [out, { ...back, action: "DROP" }] })],
  ["at both, and one may refuse", [], two({ firewallRules: [out, { ...back, action: open }] })],
  ["at both, and one is about other networks", [], two({ firewallRules: [out, admits("x", "two", "b", "c")] })],
  ["at both, and one is about no network of its own", [], two({ firewallRules: [out, admits("x", "two", "c", "a")] })],
  ["at both of one organization", [], two({ firewallRules: [out, back] }, { organization: acme })],
  ["at both of nobody knows whom", [], two({ firewallRules: [out, back] }, {})],
  [
    "at both, beside many with the same networks of nobody knows whom",
    [
      'NT5419 firewallRules/1/name (firewallRules/0/name): Firewall rules of the edge gateway "one" and of the edge gateway "two" admit networks of each other (10.2.0.0/24, 10.1.0.0/24), which belong to different organizations',
    ],
    two({
      firewallRules: [out, back],
      gateways: [...unknown.map((key) => edgeOf(key, {})), edgeOf("one"), edgeOf("two", { organization: other })],
      orgNetworks: [
        ...unknown.map((key) => behind(key, key, "10.1.0.1")),
        ...unknown.map((key) => behind(`${key}b`, key, "10.2.0.1")),
        behind("a", "one", "10.1.0.1"),
        behind("b", "two", "10.2.0.1"),
      ],
    }),
  ],
  [
    "at both, and a tunnel leads there",
    [],
    two({
      firewallRules: [out, back],
      sites: [site("far", ["10.2.0.0/24"])],
      tunnels: [tunnelOf("one", "203.0.113.1", "far")],
    }),
  ],
  [
    "at both, and a tunnel leads everywhere",
    [
      'NT5419 firewallRules/1/name (firewallRules/0/name): Firewall rules of the edge gateway "one" and of the edge gateway "two" admit networks of each other (10.2.0.0/24, 10.1.0.0/24), which belong to different organizations',
    ],
    two({
      firewallRules: [out, back],
      sites: [site("far", ["0.0.0.0/0"])],
      tunnels: [tunnelOf("one", "203.0.113.1", "far")],
    }),
  ],
  [
    "at both, and both have networks of both",
    [],
    two({
      firewallRules: [out, back],
      orgNetworks: [
        behind("a", "one", "10.1.0.1"),
        behind("b", "one", "10.2.0.1"),
        behind("c", "two", "10.2.0.1"),
        behind("d", "two", "10.1.0.1"),
      ],
    }),
  ],
]);
