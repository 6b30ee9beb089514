import assert from "node:assert/strict";
import { test } from "node:test";
import type { EdgeUplink, FirewallRule } from "../lib/model/edge.ts";
import type { Network } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edge, edgeWith, far, open, tunnel } from "./check-models.ts";
import { findingsAt, type PlacedRow, testNamed, testPlaced } from "./check-places.ts";

// An edge gateway with one tunnel, and what an edge takes: how many, how long, which addresses.
function prefixes(count: number, first = 10): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${first}.1.${index}.0/24`);
}

function rulesOf(count: number, rest: Partial<FirewallRule> = {}): readonly FirewallRule[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `r${index}`,
    scope: "a",
    name: `r${index}`,
    edge: "edge",
    action: "ALLOW",
    ...rest,
  }));
}

const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `s${index}`);
const references = (count: number) => keys(count).map((name) => ({ name }));
const oneRule = (rest: Partial<FirewallRule>): Partial<Network> => ({
  gateways: [edge],
  firewallRules: rulesOf(1, rest),
});

testPlaced("edge limits", /^NT541[567]/, [
  ["128 networks on one side", [], edgeWith({ tunnels: [{ ...tunnel, localPrefixes: prefixes(128) }] })],
  [
    "129 local networks",
    ['NT5415 tunnels/0/localPrefixes/128: The tunnel "tunnel" has 129 local networks; it takes 128'],
    edgeWith({ tunnels: [{ ...tunnel, localPrefixes: prefixes(129) }] }),
  ],
  ["128 remote networks", [], edgeWith({ sites: [{ ...far, prefixes: prefixes(128, 20) }] })],
  [
    "129 remote networks",
    ['NT5415 sites/0/prefixes/128: The tunnel "tunnel" has 129 remote networks; it takes 128'],
    edgeWith({ sites: [{ ...far, prefixes: prefixes(129, 20) }] }),
  ],
  [
    "128 pairs",
    [],
    edgeWith({ tunnels: [{ ...tunnel, localPrefixes: prefixes(32) }], sites: [{ ...far, prefixes: prefixes(4, 20) }] }),
  ],
  [
    "129 pairs",
    [
      'NT5416 tunnels/0/localPrefixes/0: The tunnel "tunnel" makes 129 pairs of 43 local and 3 remote networks; a medium edge carries 128 in one tunnel',
    ],
    edgeWith({ tunnels: [{ ...tunnel, localPrefixes: prefixes(43) }], sites: [{ ...far, prefixes: prefixes(3, 20) }] }),
  ],
  [
    "many pairs of the most networks that one side takes",
    [
      'NT5416 tunnels/0/localPrefixes/0: The tunnel "tunnel" makes 256 pairs of 128 local and 2 remote networks; a medium edge carries 128 in one tunnel',
    ],
    edgeWith({
      tunnels: [{ ...tunnel, localPrefixes: prefixes(128) }],
      sites: [{ ...far, prefixes: prefixes(2, 20) }],
    }),
  ],
  [
    "the same from the other side",
    [
      'NT5416 tunnels/0/localPrefixes/0: The tunnel "tunnel" makes 256 pairs of 2 local and 128 remote networks; a medium edge carries 128 in one tunnel',
    ],
    edgeWith({
      tunnels: [{ ...tunnel, localPrefixes: prefixes(2) }],
      sites: [{ ...far, prefixes: prefixes(128, 20) }],
    }),
  ],
  [
    "pairs of more networks than one side takes are told as networks",
    ['NT5415 tunnels/0/localPrefixes/128: The tunnel "tunnel" has 129 local networks; it takes 128'],
    edgeWith({
      tunnels: [{ ...tunnel, localPrefixes: prefixes(129) }],
      sites: [{ ...far, prefixes: prefixes(2, 20) }],
    }),
  ],
  [
    "the same of the remote side",
    ['NT5415 sites/0/prefixes/128: The tunnel "tunnel" has 129 remote networks; it takes 128'],
    edgeWith({
      tunnels: [{ ...tunnel, localPrefixes: prefixes(2) }],
      sites: [{ ...far, prefixes: prefixes(129, 20) }],
    }),
  ],
  ["no networks at all", [], edgeWith({ tunnels: [{ key: "x", scope: "a", name: "x", gateway: "edge" }], sites: [] })],
  ["3 seconds", [], edgeWith({ tunnels: [{ ...tunnel, dpdProbeSeconds: 3 }] })],
  [
    "2 seconds",
    [
      'NT5417 tunnels/0/dpdProbeSeconds: The tunnel "tunnel" probes for a dead peer every 2 seconds; the edge takes 3 to 60',
    ],
    edgeWith({ tunnels: [{ ...tunnel, dpdProbeSeconds: 2 }] }),
  ],
  ["60 seconds", [], edgeWith({ tunnels: [{ ...tunnel, dpdProbeSeconds: 60 }] })],
  [
    "61 seconds",
    [
      'NT5417 tunnels/0/dpdProbeSeconds: The tunnel "tunnel" probes for a dead peer every 61 seconds; the edge takes 3 to 60',
    ],
    edgeWith({ tunnels: [{ ...tunnel, dpdProbeSeconds: 61 }] }),
  ],
  ["seconds that are not known", [], edgeWith({ tunnels: [{ ...tunnel, dpdProbeSeconds: open }] })],
  ["a thousand rules", [], { gateways: [edge], firewallRules: rulesOf(1_000) }],
  [
    "one more",
    ['NT5415 firewallRules/1000/name: The firewall of the edge gateway "edge" has 1001 rules; it takes 1000'],
    { gateways: [edge], firewallRules: rulesOf(1_001) },
  ],
  [
    "rules of the system do not count",
    [],
    { gateways: [edge], firewallRules: [...rulesOf(1_000), ...rulesOf(1, { key: "d", origin: "default" })] },
  ],
  ["128 groups", [], oneRule({ sources: keys(100), sourceReferences: references(28), destinations: keys(128) })],
  [
    "129 groups, some of which no input describes",
    [
      'NT5415 firewallRules/0/sources/0: The rule "r0" of the edge gateway "edge" has 129 groups as sources; it takes 128',
    ],
    oneRule({ sources: keys(100), sourceReferences: references(29), destinationReferences: references(128) }),
  ],
  [
    "129 destinations",
    [
      'NT5415 firewallRules/0/destinations/0: The rule "r0" of the edge gateway "edge" has 129 groups as destinations; it takes 128',
    ],
    oneRule({ destinations: keys(100), destinationReferences: references(29) }),
  ],
  [
    "129 groups that no input describes",
    [
      'NT5415 firewallRules/0/destinationReferences/0/name: The rule "r0" of the edge gateway "edge" has 129 groups as destinations; it takes 128',
    ],
    oneRule({ destinationReferences: references(129) }),
  ],
]);

const uplinks: readonly EdgeUplink[] = [
  {
    subnets: [
      { ranges: [{ first: "203.0.113.8", last: "203.0.113.10" }], primaryAddress: "203.0.113.2" },
      { ranges: [{ first: "203.0.113.20", last: "203.0.113.20" }] },
    ],
  },
];
const lists = "gateways/0/edge/uplinks/0/subnets/0/ranges/0/first";
const at = (
  localAddress: Tunnel["localAddress"],
  list: readonly EdgeUplink[] = uplinks,
  more = {},
): Partial<Network> => {
  const { localAddress: _, ...rest } = tunnel;
  return edgeWith({
    gateways: [{ ...edge, edge: { uplinks: list, ...more } }],
    tunnels: [localAddress === undefined ? rest : { ...rest, localAddress }],
  });
};
const hasNot = (address: string, where = lists): string =>
  `NT5401 tunnels/0/localAddress (${where}): The tunnel "tunnel" has the local address ${address}, which the edge gateway "edge" does not have`;

testPlaced("edge addresses", /^NT54(?:01|21)/, [
  ...["203.0.113.2", "203.0.113.8", "203.0.113.9", "203.0.113.10", "203.0.113.20"].map(
    (address): PlacedRow => [`it has ${address}`, [], at(address)],
  ),
  ...["203.0.113.1", "203.0.113.3", "203.0.113.7", "203.0.113.11", "203.0.113.19", "203.0.113.21"].map(
    (address): PlacedRow => [`it does not have ${address}`, [hasNot(address)], at(address)],
  ),
  ["a tunnel whose address is not known", [], at(open)],
  ["a tunnel without an address", [], at(undefined)],
  ["a tunnel with a name for an address", [], at("vpn.example.com")],
  ["an edge gateway whose uplinks are not described", [], at("203.0.113.1", [])],
  ["an uplink without subnets", [], at("203.0.113.1", [{}])],
  ["a subnet without addresses", [], at("203.0.113.1", [{ subnets: [{}] }])],
  ["another uplink has addresses of IP Spaces", [], at("203.0.113.1", [...uplinks, { usesIpSpaces: true }])],
  ["whether it uses IP Spaces is not known", [], at("203.0.113.1", [...uplinks, { usesIpSpaces: open }])],
  ["it does not use IP Spaces", [hasNot("203.0.113.1")], at("203.0.113.1", [...uplinks, { usesIpSpaces: false }])],
  [
    "one of its addresses is not known",
    [],
    at("203.0.113.1", [...uplinks, { subnets: [{ ranges: [{ first: "203.0.113.30", last: open }] }] }]),
  ],
  [
    "where its addresses begin is not known",
    [],
    at("203.0.113.1", [...uplinks, { subnets: [{ ranges: [{ first: open, last: "203.0.113.30" }] }] }]),
  ],
  ["its own address is not known", [], at("203.0.113.1", [...uplinks, { subnets: [{ primaryAddress: open }] }])],
  [
    "addresses that cannot be read do not count",
    [hasNot("203.0.113.1")],
    at("203.0.113.1", [
      ...uplinks,
      {
        subnets: [
          {
            ranges: [
              { first: "x", last: "203.0.113.9" },
              { first: "203.0.113.0", last: "y" },
            ],
          },
        ],
      },
    ]),
  ],
  [
    "an edge gateway without an address that can be read",
    [],
    at("203.0.113.1", [{ subnets: [{ primaryAddress: "x" }] }]),
  ],
  [
    "an edge gateway without a range that can be read",
    [],
    at("203.0.113.1", [
      {
        subnets: [
          {
            ranges: [
              { first: "203.0.113.1", last: "y" },
              { first: "x", last: "203.0.113.1" },
            ],
          },
        ],
      },
    ]),
  ],
  [
    "an edge gateway with one address",
    [hasNot("203.0.113.1", "gateways/0/edge/uplinks/0/subnets/0/primaryAddress")],
    at("203.0.113.1", [{ subnets: [{ primaryAddress: "203.0.113.2" }] }]),
  ],
  [
    "an edge gateway without VPN",
    [
      'NT5421 gateways/0/edge/deploymentMode (tunnels/0/name): The edge gateway "edge" is deployed as "DISTRIBUTED_ONLY", which has no VPN, no firewall and no address translation',
    ],
    at("203.0.113.2", uplinks, { deploymentMode: "DISTRIBUTED_ONLY" }),
  ],
  ["an edge gateway with VPN", [], at("203.0.113.2", uplinks, { deploymentMode: "ACTIVE_STANDBY" })],
  [
    "an edge gateway without VPN and without tunnels",
    [],
    { gateways: [{ ...edge, edge: { deploymentMode: "DISTRIBUTED_ONLY" } }] },
  ],
  ["a tunnel of an edge gateway that no input describes", [], edgeWith({ gateways: [] })],
]);

testNamed("edge addresses", /^NT54(?:01|21)/, [
  [
    "it does not have one",
    [
      'NT5401 tunnels/0/name (gateways/0/name): The tunnel "tunnel" has the local address 203.0.113.1, which the edge gateway "edge" does not have',
    ],
    at("203.0.113.1"),
  ],
  [
    "it has no VPN",
    [
      'NT5421 gateways/0/name (tunnels/0/name): The edge gateway "edge" is deployed as "DISTRIBUTED_ONLY", which has no VPN, no firewall and no address translation',
    ],
    at("203.0.113.2", uplinks, { deploymentMode: "DISTRIBUTED_ONLY" }),
  ],
]);

test("a finding about an edge gateway tells what it takes instead", () => {
  const expected = (...networks: readonly Partial<Network>[]) =>
    findingsAt(/^NT54(?:01|15|16|21)/, networks)[0]?.expected;
  assert.deepEqual(expected(at("203.0.113.1")), ["203.0.113.8-203.0.113.10", "203.0.113.2", "203.0.113.20"]);
  const ranges = Array.from({ length: 11 }, (_, index) => ({
    first: `198.51.100.${index}`,
    last: `198.51.100.${index}`,
  }));
  const firsts = ranges.map(({ first }) => first);
  assert.deepEqual(expected(at("203.0.113.1", [{ subnets: [{ ranges }] }])), firsts.slice(0, 10));
  const distributed = at("203.0.113.2", uplinks, { deploymentMode: "DISTRIBUTED_ONLY" });
  assert.deepEqual(expected(distributed), ["ACTIVE_STANDBY"]);
  assert.equal(findingsAt(/^NT5421/, [distributed])[0]?.actual, "DISTRIBUTED_ONLY");
  const wide = { ...tunnel, localPrefixes: prefixes(129) };
  assert.deepEqual(expected(edgeWith({ tunnels: [wide] })), ["128"]);
  assert.deepEqual(expected(edgeWith({ tunnels: [wide], sites: [{ ...far, prefixes: prefixes(1, 20) }] })), ["128"]);
  const many = { ...tunnel, localPrefixes: prefixes(65) };
  assert.deepEqual(expected(edgeWith({ tunnels: [many], sites: [{ ...far, prefixes: prefixes(2, 20) }] })), ["128"]);
});
