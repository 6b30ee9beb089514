import assert from "node:assert/strict";
import { test } from "node:test";
import type { Gateway } from "../lib/model/gateway.ts";
import type { Network } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { namedGateway, open, site, toSite } from "./check-models.ts";
import { findingsAt, type PlacedRow, testNamed, testPlaced } from "./check-places.ts";

// What a gateway is asked for beside what its type and size can do.
function sites(count: number, from = "hub"): Pick<Network, "sites" | "tunnels"> {
  const keys = Array.from({ length: count }, (_, index) => `s${index}`);
  return { sites: keys.map((key) => site(key, [])), tunnels: keys.map((key) => ({ ...toSite(from, key), name: key })) };
}

function nameless({ name: _, ...rest }: Tunnel): Tunnel {
  return rest;
}

function asked(rest: Partial<Gateway>, parts: Partial<Network> = {}): Partial<Network> {
  return { gateways: [namedGateway(rest)], ...parts };
}

const policyBased: Partial<Gateway> = { routing: "PolicyBased", sku: "Basic" };
const between: Tunnel = { key: "t", scope: "a", name: "between", gateway: "hub-gateway", remoteGateway: "far-gateway" };
const natRules = [{ name: "rule" }];

testPlaced("what the type of a gateway cannot", /^NT5207/, [
  ["one connection", [], asked(policyBased, sites(1))],
  [
    "two connections",
    [
      'NT5207 tunnels/1/name (gateways/0/routing): The gateway "gateway" is policy-based and cannot have 2 connections: it takes one',
    ],
    asked(policyBased, sites(2)),
  ],
  [
    "two connections without names",
    [
      'NT5207 tunnels/1/site (gateways/0/routing): The gateway "gateway" is policy-based and cannot have 2 connections: it takes one',
    ],
    asked(policyBased, { ...sites(2), tunnels: sites(2).tunnels.map(nameless) }),
  ],
  ["two connections of a route-based gateway", [], asked({ sku: "Basic", routing: "RouteBased" }, sites(2))],
  ["two connections of a gateway whose type is not known", [], asked({ sku: "Basic", routing: open }, sites(2))],
  [
    "a connection to another gateway",
    [
      'NT5207 tunnels/0/remoteGateway (gateways/0/routing): The gateway "gateway" is policy-based and cannot be connected to another gateway of Azure',
    ],
    asked(policyBased, { tunnels: [between] }),
  ],
  [
    "a connection to a gateway that no input describes",
    [
      'NT5207 tunnels/0/remoteGatewayId (gateways/0/routing): The gateway "gateway" is policy-based and cannot be connected to another gateway of Azure',
    ],
    asked(policyBased, {
      tunnels: [{ key: "t", scope: "a", name: "between", gateway: "hub-gateway", remoteGatewayId: "/a" }],
    }),
  ],
  [
    "point-to-site clients",
    [
      'NT5207 gateways/0/clientPrefixes/0 (gateways/0/routing): The gateway "gateway" is policy-based and cannot let point-to-site clients in',
    ],
    asked({ ...policyBased, clientPrefixes: ["10.9.0.0/24"] }),
  ],
  [
    "BGP",
    [
      'NT5207 gateways/0/bgp (gateways/0/routing): The gateway "gateway" is policy-based and cannot exchange routes by BGP',
    ],
    asked({ ...policyBased, bgp: true }),
  ],
  ["BGP that may be", [], asked({ ...policyBased, bgp: open })],
  [
    "two active instances",
    [
      'NT5207 gateways/0/activeActive (gateways/0/routing): The gateway "gateway" is policy-based and cannot have two active instances',
    ],
    asked({ ...policyBased, activeActive: true }),
  ],
  ["one active instance", [], asked({ ...policyBased, activeActive: false })],
  [
    "another SKU",
    [
      'NT5207 gateways/0/sku (gateways/0/routing): The gateway "gateway" is policy-based and cannot be of the SKU VpnGw1AZ: only Basic has policy-based ones',
    ],
    asked({ ...policyBased, sku: "VpnGw1AZ" }),
  ],
  ["a SKU that is not known", [], asked({ ...policyBased, sku: open })],
  ["a SKU that is none of ours", [], asked({ ...policyBased, sku: "constructor" })],
  ["no SKU", [], asked({ routing: "PolicyBased" })],
]);

const most: readonly (readonly [sku: string, tunnels: number])[] = [
  ["Basic", 10],
  ["Standard", 10],
  ["HighPerformance", 30],
  ["VpnGw1", 30],
  ["VpnGw1AZ", 30],
  ["VpnGw2AZ", 30],
  ["VpnGw3AZ", 30],
  ["VpnGw4AZ", 100],
  ["VpnGw5", 100],
  ["VpnGw5AZ", 100],
];

testPlaced("what the SKU of a gateway cannot", /^NT5208/, [
  ...most.flatMap(([sku, tunnels]): readonly PlacedRow[] => [
    [`${tunnels} connections of ${sku}`, [], asked({ sku }, sites(tunnels))],
    [
      `${tunnels + 1} connections of ${sku}`,
      [
        `NT5208 tunnels/${tunnels}/name (gateways/0/sku): The gateway "gateway" is of the SKU ${sku} and cannot have ${tunnels + 1} connections: it takes ${tunnels}`,
      ],
      asked({ sku }, sites(tunnels + 1)),
    ],
  ]),
  [
    "eleven connections of Basic without names",
    [
      'NT5208 tunnels/10/site (gateways/0/sku): The gateway "gateway" is of the SKU Basic and cannot have 11 connections: it takes 10',
    ],
    asked({ sku: "Basic" }, { ...sites(11), tunnels: sites(11).tunnels.map(nameless) }),
  ],
  [
    "eleven connections, one of them a private line",
    [],
    asked(
      { sku: "Basic" },
      { ...sites(10), tunnels: [...sites(10).tunnels, { ...toSite("hub", "line"), medium: "ExpressRoute" }] },
    ),
  ],
  ["eleven connections of a policy-based gateway", [], asked(policyBased, sites(11))],
  [
    "BGP with Basic",
    [
      'NT5208 gateways/0/bgp (gateways/0/sku): The gateway "gateway" is of the SKU Basic and cannot exchange routes by BGP',
    ],
    asked({ sku: "Basic", bgp: true }),
  ],
  ["BGP with Standard", [], asked({ sku: "Standard", bgp: true })],
  ["BGP that may be", [], asked({ sku: "Basic", bgp: open })],
  [
    "two active instances with Standard",
    [
      'NT5208 gateways/0/activeActive (gateways/0/sku): The gateway "gateway" is of the SKU Standard and cannot have two active instances',
    ],
    asked({ sku: "Standard", activeActive: true }),
  ],
  ["two active instances with HighPerformance", [], asked({ sku: "HighPerformance", activeActive: true })],
  ["two active instances that may be", [], asked({ sku: "Standard", activeActive: open })],
  [
    "address translation with VpnGw1AZ",
    [
      'NT5208 gateways/0/natRules/0/name (gateways/0/sku): The gateway "gateway" is of the SKU VpnGw1AZ and cannot translate addresses',
    ],
    asked({ sku: "VpnGw1AZ", natRules }),
  ],
  ["address translation with VpnGw2AZ", [], asked({ sku: "VpnGw2AZ", natRules })],
  ["no rule of address translation", [], asked({ sku: "VpnGw1AZ", natRules: [] })],
  [
    "IKEv1 with Standard",
    [
      'NT5208 tunnels/0/protocol (gateways/0/sku): The gateway "gateway" is of the SKU Standard and cannot speak IKEv1: the connection "between" asks for it',
    ],
    asked({ sku: "Standard" }, { tunnels: [{ ...between, protocol: "IKEv1" }] }),
  ],
  ["IKEv2 with Standard", [], asked({ sku: "Standard" }, { tunnels: [{ ...between, protocol: "IKEv2" }] })],
  ["IKEv1 with VpnGw1AZ", [], asked({ sku: "VpnGw1AZ" }, { tunnels: [{ ...between, protocol: "IKEv1" }] })],
  ["IKEv1 with Basic", [], asked({ sku: "Basic" }, { tunnels: [{ ...between, protocol: "IKEv1" }] })],
  [
    "IKEv1 with Standard and policies",
    [],
    asked({ sku: "Standard", routing: "PolicyBased" }, { tunnels: [{ ...between, protocol: "IKEv1" }] }),
  ],
  [
    "a private line of a version",
    [],
    asked({ sku: "Standard" }, { tunnels: [{ ...between, protocol: "IKEv1", medium: "ExpressRoute" }] }),
  ],
  [
    "clients by IKEv2 with Basic",
    [
      'NT5208 gateways/0/clients/protocols/1 (gateways/0/sku): The gateway "gateway" is of the SKU Basic and cannot let clients in by IKEv2 or OpenVPN',
    ],
    asked({ sku: "Basic", clients: { protocols: ["SSTP", "IkeV2"] } }),
  ],
  [
    "clients by OpenVPN with Basic",
    [
      'NT5208 gateways/0/clients/protocols/0 (gateways/0/sku): The gateway "gateway" is of the SKU Basic and cannot let clients in by IKEv2 or OpenVPN',
    ],
    asked({ sku: "Basic", clients: { protocols: ["OpenVPN"] } }),
  ],
  ["clients by SSTP with Basic", [], asked({ sku: "Basic", clients: { protocols: ["SSTP", open] } })],
  ["clients that are not known", [], asked({ sku: "Basic", clients: open })],
  ["clients without protocols", [], asked({ sku: "Basic", clients: {} })],
  ["clients by OpenVPN with VpnGw1AZ", [], asked({ sku: "VpnGw1AZ", clients: { protocols: ["OpenVPN"] } })],
  ["a gateway of circuits", [], { gateways: [namedGateway({ type: "ExpressRoute", sku: "Basic", bgp: true })] }],
]);

const gone: readonly (readonly [sku: string, why: string])[] = [
  ...["VpnGw1", "VpnGw2", "VpnGw3", "VpnGw4", "VpnGw5"].map(
    (sku) => [sku, "new ones are refused since 2025-11-01, and existing ones no longer take changes"] as const,
  ),
  ...["Standard", "HighPerformance"].map(
    (sku) => [sku, "new ones are refused since 2024, and the last were retired in 2026-06"] as const,
  ),
];

testPlaced("a SKU", /^NT52(?:09|10)/, [
  ...gone.map(
    ([sku, why]): PlacedRow => [
      `${sku} is gone`,
      [`NT5209 gateways/0/sku: The gateway "gateway" is of the SKU ${sku}: ${why}`],
      asked({ sku }),
    ],
  ),
  ...["Basic", "VpnGw1AZ", "VpnGw2AZ", "VpnGw3AZ", "VpnGw4AZ", "VpnGw5AZ", "Other"].map(
    (sku): PlacedRow => [`${sku} is not`, [], asked({ sku })],
  ),
  ["of a gateway that is there already", [], asked({ sku: "VpnGw1", existing: true })],
  ...["VpnGw1AZ", "VpnGw4AZ", "VpnGw5AZ"].map((sku): PlacedRow => {
    const [only, other] = sku === "VpnGw1AZ" ? ["Generation1", "Generation2"] : ["Generation2", "Generation1"];
    return [
      `${sku} in another generation than its own`,
      [
        `NT5210 gateways/0/generation: The gateway "gateway" is of the SKU ${sku} and ${other}; that SKU exists in ${only} only`,
      ],
      asked({ sku, generation: other ?? "" }),
    ];
  }),
  ["VpnGw1AZ in its own generation", [], asked({ sku: "VpnGw1AZ", generation: "Generation1" })],
  ["VpnGw1AZ in no generation", [], asked({ sku: "VpnGw1AZ", generation: "None" })],
  ["VpnGw1AZ in a generation that is not known", [], asked({ sku: "VpnGw1AZ", generation: open })],
  ["VpnGw3AZ in either", [], asked({ sku: "VpnGw3AZ", generation: "Generation1" })],
]);

testNamed("what the type of a gateway cannot", /^NT5207/, [
  [
    "a connection to another gateway",
    [
      'NT5207 tunnels/0/name (gateways/0/name): The gateway "gateway" is policy-based and cannot be connected to another gateway of Azure',
    ],
    asked(policyBased, { tunnels: [between] }),
  ],
]);

test("a finding about a gateway tells what it takes instead", () => {
  const helpOf = (...networks: readonly Partial<Network>[]) => findingsAt(/^NT520[78]/, networks)[0]?.help;
  const larger = "Use a SKU that takes more, up to 100 with VpnGw4AZ";
  assert.equal(helpOf(asked({ sku: "Basic" }, sites(11))), larger);
  assert.equal(helpOf(asked({ sku: "VpnGw1AZ" }, sites(31))), larger);
  assert.equal(helpOf(asked({ sku: "VpnGw4AZ" }, sites(101))), "Use Virtual WAN for more");
  assert.equal(helpOf(asked({ ...policyBased, sku: "VpnGw1AZ" })), "Use the SKU Basic, or a route-based gateway");
  assert.equal(helpOf(asked({ sku: "VpnGw1AZ", natRules })), "Use VpnGw2AZ or larger");
  const clients = asked({ sku: "Basic", clients: { protocols: ["OpenVPN"] } });
  assert.equal(helpOf(clients), "Use VpnGw1AZ or larger");
  const expected = (...networks: readonly Partial<Network>[]) => findingsAt(/^NT52(?:09|10)/, networks)[0]?.expected;
  assert.deepEqual(expected(asked({ sku: "VpnGw1" })), ["VpnGw1AZ"]);
  assert.deepEqual(expected(asked({ sku: "VpnGw1AZ", generation: "Generation2" })), ["Generation1"]);
});
