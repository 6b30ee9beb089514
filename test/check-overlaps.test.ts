import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { between, edgeTunnel, findingsOf, gateway, network, open, site, toSite } from "./check-models.ts";
import { type PlacedRow, testPlaced } from "./check-places.ts";

const one = network("one", ["10.1.0.0/16"]);
const two = network("two", ["10.1.0.0/16"]);
const hub = network("hub", ["10.9.0.0/16"]);
const gateways = [gateway("one"), gateway("two"), gateway("hub")];
const branch = site("branch", ["10.2.0.0/16"], { gatewayAddress: "198.51.100.1" });
const depot = site("depot", ["10.2.0.0/16"], { gatewayAddress: "198.51.100.2" });
const conditional = { condition: open };

function hubAnd(sites: Network["sites"], tunnels: Network["tunnels"], rest: Partial<Network> = {}): Partial<Network> {
  return { virtualNetworks: [hub], gateways: [gateway("hub")], sites, tunnels, ...rest };
}

const both = [toSite("hub", "branch"), toSite("hub", "depot")];
const bothByBgp = [toSite("hub", "branch", { bgp: true }), toSite("hub", "depot", { bgp: true })];

const rows: readonly PlacedRow[] = [
  ["networks that nothing connects", [], { virtualNetworks: [one, two], gateways }],
  [
    "networks that are connected with each other",
    [
      'NT5101 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; the gateway of "one" connects them',
    ],
    { virtualNetworks: [one, two], gateways, tunnels: between("one", "two") },
  ],
  [
    "two networks at a third",
    [
      'NT5101 virtualNetworks/2/prefixes/0 (virtualNetworks/1/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    { virtualNetworks: [hub, one, two], gateways, tunnels: [...between("hub", "one"), ...between("hub", "two")] },
  ],
  ["one site over two tunnels", [], hubAnd([branch], [toSite("hub", "branch"), toSite("hub", "branch", { key: "2" })])],
  [
    "two sites with the same prefixes",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "depot" (10.2.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd([branch, depot], both),
  ],
  ["two sites with the same prefixes by BGP", [], hubAnd([branch, depot], bothByBgp)],
  [
    "two sites by BGP, on a gateway without it",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "depot" (10.2.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd([branch, depot], bothByBgp, { gateways: [gateway("hub", { bgp: false })] }),
  ],
  [
    "two sites with the same prefixes on an active-active gateway",
    [
      'NT5103 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "depot" (10.2.0.0/16) overlap; the gateway of "hub" has routes to both',
    ],
    hubAnd([branch, depot], both, { gateways: [gateway("hub", { activeActive: true })] }),
  ],
  [
    "two sites that are deployed under conditions, one of them perhaps",
    [],
    hubAnd(
      [
        { ...branch, ...conditional },
        { ...depot, ...conditional },
      ],
      both,
    ),
  ],
  [
    "a site under a condition beside the network itself",
    [
      'NT5101 sites/0/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "hub" (10.9.0.0/16) and the site "x" (10.9.3.0/24) overlap; the gateway of "hub" connects them',
    ],
    hubAnd([site("x", ["10.9.3.0/24"], conditional)], [toSite("hub", "x")]),
  ],
  ["a prefix that is not known", [], hubAnd([site("x", [open])], [toSite("hub", "x")])],
  ["a default route", [], hubAnd([site("x", ["0.0.0.0/0"])], [toSite("hub", "x")])],
  ["a site that nothing leads to", [], hubAnd([site("x", ["10.9.0.0/16"])], [])],
  [
    "a tunnel with address translation",
    [],
    hubAnd([site("x", ["10.9.0.0/16"])], [toSite("hub", "x", { ingressNatRules: ["rule"] })]),
  ],
  [
    "a pool and a site",
    [
      'NT5101 sites/0/prefixes/0 (gateways/0/clientPrefixes/0): The pool of point-to-site clients of "hub" (10.2.8.0/24) and the site "branch" (10.2.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd([branch], [toSite("hub", "branch")], { gateways: [gateway("hub", { clientPrefixes: ["10.2.8.0/24"] })] }),
  ],
  [
    "a site that only says again what the far network is",
    [],
    {
      virtualNetworks: [hub, one],
      gateways,
      sites: [site("to-one", ["10.1.0.0/16"])],
      tunnels: between("hub", "one").map((each) =>
        each.gateway === "hub-gateway" ? { ...each, site: "to-one" } : each,
      ),
    },
  ],
  [
    "networks that lead to one device",
    [
      'NT5102 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; connections lead from one to the other over the site "branch"',
    ],
    {
      virtualNetworks: [one, two],
      gateways,
      sites: [branch],
      tunnels: [toSite("one", "branch"), toSite("two", "branch")],
    },
  ],
  [
    "networks that lead to one device by two sites of that address",
    [
      'NT5102 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; connections lead from one to the other over the site "branch"',
    ],
    {
      virtualNetworks: [one, two],
      gateways,
      sites: [branch, { ...depot, gatewayAddress: "198.51.100.1" }],
      tunnels: [toSite("one", "branch"), toSite("two", "depot")],
    },
  ],
  [
    "sites with the same placeholder for an address",
    [],
    {
      virtualNetworks: [one, two],
      gateways,
      sites: [site("x", ["10.2.0.0/16"], { gatewayAddress: "1.1.1.1" }), site("y", [], { gatewayAddress: "1.1.1.1" })],
      tunnels: [toSite("one", "x"), toSite("two", "y")],
    },
  ],
  [
    "the same network before and after it was moved",
    [],
    {
      virtualNetworks: [network("My Net", ["10.1.0.0/16"])],
      gateways: [gateway("My Net")],
      sites: [branch],
      tunnels: [toSite("My Net", "branch")],
    },
    {
      virtualNetworks: [network("my-net", ["10.1.0.0/16"])],
      gateways: [gateway("my-net")],
      sites: [branch],
      tunnels: [toSite("my-net", "branch")],
    },
  ],
  [
    "a site at the far network that is the way back",
    [],
    {
      virtualNetworks: [hub],
      gateways: [gateway("hub", { addresses: [{ publicAddress: "ip" }] })],
      publicAddresses: [{ key: "ip", scope: "a", name: "ip", address: "192.0.2.1" }],
      sites: [site("back", ["10.1.0.0/17"], { gatewayAddress: "203.0.113.1" })],
      tunnels: [toSite("hub", "back")],
    },
    {
      virtualNetworks: [one],
      gateways: [gateway("one")],
      sites: [site("there", ["10.9.0.0/16"], { gatewayAddress: "192.0.2.1" })],
      tunnels: [toSite("one", "there")],
    },
  ],
  [
    "an edge gateway that leads on from one tunnel to the other",
    [],
    {
      virtualNetworks: [one, hub],
      gateways,
      sites: [
        site("edge-for-one", ["10.2.0.0/16", "10.9.0.0/16"], { gatewayAddress: "203.0.113.1" }),
        site("edge-for-hub", ["10.2.0.0/16", "10.1.0.0/16"], { gatewayAddress: "203.0.113.1" }),
      ],
      tunnels: [toSite("one", "edge-for-one"), toSite("hub", "edge-for-hub")],
    },
    {
      sites: [
        site("to one", ["10.1.0.0/16"], { gatewayAddress: "192.0.2.1" }),
        site("to hub", ["10.9.0.0/16"], { gatewayAddress: "192.0.2.2" }),
      ],
      tunnels: [
        edgeTunnel("to one", ["10.2.0.0/16", "10.9.0.0/16"]),
        edgeTunnel("to hub", ["10.2.0.0/16", "10.1.0.0/16"]),
      ],
    },
  ],
  [
    "two networks on one circuit",
    [
      'NT5101 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; a private circuit connects them',
    ],
    {
      virtualNetworks: [one, two],
      gateways: [gateway("one", { type: "ExpressRoute" }), gateway("two", { type: "ExpressRoute" })],
      tunnels: ["one", "two"].map((name) => ({
        key: name,
        scope: "a",
        gateway: `${name}-gateway`,
        medium: "ExpressRoute",
        circuitId: "/subscriptions/a/circuit",
      })),
    },
  ],
];

testPlaced("overlap", /^NT510[1-3]/, rows);

const part = site("part", ["10.2.3.0/24"], { gatewayAddress: "198.51.100.2" });
const toPart = (first: Partial<Tunnel>, second: Partial<Tunnel>, active = false): Partial<Network> =>
  hubAnd([branch, part], [toSite("hub", "branch", first), toSite("hub", "part", second)], {
    gateways: [gateway("hub", { activeActive: active })],
  });

testPlaced("a site inside another", /^NT510[1-3]/, [
  [
    "both by BGP",
    [
      'NT5103 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "part" (10.2.3.0/24) overlap; the gateway of "hub" has routes to both',
    ],
    toPart({ bgp: true }, { bgp: true }),
  ],
  [
    "one by BGP",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "part" (10.2.3.0/24) overlap; the gateway of "hub" connects them',
    ],
    toPart({ bgp: true }, {}),
  ],
  [
    "on an active-active gateway",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "part" (10.2.3.0/24) overlap; the gateway of "hub" connects them',
    ],
    toPart({}, {}, true),
  ],
  [
    "of two prefixes on an active-active gateway",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "depot" (10.2.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd([branch, { ...depot, prefixes: ["10.2.0.0/16", "10.3.0.0/16"] }], both, {
      gateways: [gateway("hub", { activeActive: true })],
    }),
  ],
  [
    "of as many prefixes on an active-active gateway",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "depot" (10.2.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd(
      [
        { ...branch, prefixes: ["10.2.0.0/16", "10.4.0.0/16"] },
        { ...depot, prefixes: ["10.2.0.0/16", "10.3.0.0/16"] },
      ],
      both,
      { gateways: [gateway("hub", { activeActive: true })] },
    ),
  ],
  [
    "of a prefix that is not known, on an active-active gateway",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "branch" (10.2.0.0/16) and the site "depot" (10.2.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd(
      [
        { ...branch, prefixes: ["10.2.0.0/16", open] },
        { ...depot, prefixes: ["10.2.0.0/16", "10.2.0.0/16"] },
      ],
      both,
      { gateways: [gateway("hub", { activeActive: true })] },
    ),
  ],
  [
    "that is the network itself, on an active-active gateway",
    [
      'NT5101 sites/0/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "hub" (10.9.0.0/16) and the site "x" (10.9.0.0/16) overlap; the gateway of "hub" connects them',
    ],
    hubAnd([site("x", ["10.9.0.0/16"])], [toSite("hub", "x")], { gateways: [gateway("hub", { activeActive: true })] }),
  ],
]);

// Two networks with a device between them, and a site of the second.
function beyond(x: Partial<Site>, own: Partial<VirtualNetwork> = {}, more: readonly Tunnel[] = []): Partial<Network> {
  return {
    virtualNetworks: [{ ...one, ...own }, network("two", ["10.8.0.0/16"])],
    gateways,
    sites: [branch, site("x", ["10.1.3.0/24"], { gatewayAddress: "198.51.100.7", ...x })],
    tunnels: [toSite("one", "branch"), toSite("two", "branch"), toSite("two", "x"), ...more],
  };
}

testPlaced("a site beyond a device", /^NT510[1-3]/, [
  [
    "with a part of the first network",
    [
      'NT5102 sites/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the site "x" (10.1.3.0/24) overlap; connections lead from one to the other over the site "branch"',
    ],
    beyond({}),
  ],
  ["with the whole of the first network", [], beyond({ prefixes: ["10.1.0.0/16"] })],
  ["with other addresses", [], beyond({ prefixes: ["10.3.0.0/16"] })],
  [
    "deployed perhaps",
    [
      'NT5102 sites/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the site "x" (10.1.3.0/24) overlap; connections lead from one to the other over the site "branch"',
    ],
    beyond({ condition: open }),
  ],
  ["deployed perhaps, as the first network is", [], beyond({ condition: open }, { condition: open })],
  [
    "and a connection between the networks",
    [
      'NT5101 virtualNetworks/0/prefixes/0 (sites/1/prefixes/0): The site "x" (10.1.3.0/24) and the virtual network "one" (10.1.0.0/16) overlap; the gateway of "two" connects them',
    ],
    beyond({}, {}, between("one", "two")),
  ],
  [
    "with the addresses of a site of the first",
    [],
    {
      ...beyond({ prefixes: ["10.3.0.0/16"] }),
      sites: [branch, site("x", ["10.3.0.0/16"]), site("y", ["10.3.0.0/16"])],
      tunnels: [...(beyond({}).tunnels ?? []), toSite("one", "y")],
    },
  ],
]);

test("findings grow with the networks that overlap, and not with their pairs", () => {
  const sites = Array.from({ length: 1_000 }, (_, index) => site(`s${index}`, ["10.2.0.0/16", "10.3.0.0/16"]));
  const found = findingsOf(
    "NT510",
    hubAnd(
      sites,
      sites.map(({ key }) => toSite("hub", key)),
    ),
  );
  assert.ok(found.length >= 999 && found.length <= 16_000, `${found.length} findings`);
  const named = new Set(found.flatMap((each) => each.split(" ")));
  assert.ok(sites.every(({ key }) => named.has(key)));
});
