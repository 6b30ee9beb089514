import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edgeWith, far, namedGateway, open, site, tunnel } from "./check-models.ts";
import { findingsAt, testNamed, testPlaced } from "./check-places.ts";

// Tunnels of one edge gateway beside each other.
const all = "0.0.0.0/0";

function second(rest: Partial<Tunnel> = {}): Tunnel {
  return { ...tunnel, key: "second", name: "second", localAddress: "203.0.113.2", ...rest };
}

function two(rest: Partial<Tunnel>, parts: Partial<Network> = {}): Partial<Network> {
  return edgeWith({ tunnels: [tunnel, second(rest)], ...parts });
}

function nameless({ name: _, ...rest }: Tunnel): Tunnel {
  return rest;
}

function adrift({ gateway: _, ...rest }: Tunnel): Tunnel {
  return rest;
}

const other = site("other", ["10.1.128.0/17"], { gatewayAddress: "192.0.2.2" });
const toOther = { site: "other" };

testPlaced("edge tunnels", /^NT541[012]/, [
  [
    "two tunnels with the same networks",
    [
      'NT5411 sites/0/prefixes/0 (sites/0/prefixes/0): The tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" have the same local and remote networks; only one of them gets the traffic',
    ],
    two({}),
  ],
  [
    "networks inside those of the other",
    [
      'NT5412 sites/1/prefixes/0 (sites/0/prefixes/0): Networks of the tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    two(toOther, { sites: [far, other] }),
  ],
  [
    "the same remote networks, and local ones inside those of the other",
    [
      'NT5412 sites/0/prefixes/0 (sites/0/prefixes/0): Networks of the tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    two({ localPrefixes: ["10.2.3.0/24"] }),
  ],
  ["other local networks", [], two({ localPrefixes: ["10.3.0.0/16"] })],
  ["other remote networks", [], two(toOther, { sites: [far, { ...other, prefixes: ["10.3.0.0/16"] }] })],
  ["the second is switched off", [], two({ enabled: false })],
  [
    "whether it is switched on is not known",
    [
      'NT5411 sites/0/prefixes/0 (sites/0/prefixes/0): The tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" have the same local and remote networks; only one of them gets the traffic',
    ],
    two({ enabled: open }),
  ],
  ["the second goes by routes", [], two({ routeBased: true })],
  [
    "the second does not go by routes",
    [
      'NT5411 sites/0/prefixes/0 (sites/0/prefixes/0): The tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" have the same local and remote networks; only one of them gets the traffic',
    ],
    two({ routeBased: false }),
  ],
  ["a far side that is not described", [], two({ site: "nowhere" })],
  ["two far sides that are not described", [], edgeWith({ tunnels: [tunnel, second()], sites: [] })],
  [
    "local networks that are not stated",
    [],
    edgeWith({ tunnels: [tunnel, { key: "x", scope: "a", name: "x", gateway: "edge", site: "far" }] }),
  ],
  ["a remote network that is not known", [], two(toOther, { sites: [far, { ...other, prefixes: [open] }] })],
  [
    "the second remote network of either",
    [
      'NT5412 sites/1/prefixes/1 (sites/0/prefixes/1): Networks of the tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    two(toOther, {
      sites: [
        { ...far, prefixes: ["10.7.0.0/16", "10.1.0.0/16"] },
        { ...other, prefixes: ["10.8.0.0/16", "10.1.0.0/24"] },
      ],
    }),
  ],
  [
    "an earlier tunnel whose networks begin later",
    [
      'NT5412 sites/0/prefixes/0 (sites/1/prefixes/0): Networks of the tunnel "second" and the tunnel "tunnel" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    edgeWith({ tunnels: [second(toOther), tunnel], sites: [far, other] }),
  ],
  ["all traffic beside some", [], two(toOther, { sites: [far, { ...other, prefixes: [all] }] })],
  [
    "all traffic twice",
    [
      'NT5411 sites/1/prefixes/0 (sites/0/prefixes/0): The tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" have the same local and remote networks; only one of them gets the traffic',
    ],
    two(toOther, {
      sites: [
        { ...far, prefixes: [all] },
        { ...other, prefixes: [all] },
      ],
    }),
  ],
  [
    "all traffic twice, from other local networks",
    [],
    two(
      { ...toOther, localPrefixes: ["10.3.0.0/16"] },
      {
        sites: [
          { ...far, prefixes: [all] },
          { ...other, prefixes: [all] },
        ],
      },
    ),
  ],
  [
    "no remote network beside all traffic",
    [
      'NT5412 sites/1/prefixes/0 (sites/0/prefixes): Networks of the tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    two(toOther, {
      sites: [
        { ...far, prefixes: [] },
        { ...other, prefixes: [all] },
      ],
    }),
  ],
  [
    "all traffic beside no remote network",
    [
      'NT5412 sites/1/prefixes (sites/0/prefixes/0): Networks of the tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    two(toOther, {
      sites: [
        { ...far, prefixes: [all] },
        { ...other, prefixes: [] },
      ],
    }),
  ],
  [
    "three for all traffic, the last of which shares its local network with the second",
    [
      'NT5412 sites/1/prefixes/0 (sites/1/prefixes/0): Networks of the tunnel "second" and the tunnel "third" of the edge gateway "edge" overlap, local and remote; which tunnel gets the traffic is not said',
    ],
    edgeWith({
      tunnels: [
        tunnel,
        second({ ...toOther, localPrefixes: ["10.3.0.0/16"] }),
        second({
          ...toOther,
          key: "third",
          name: "third",
          localAddress: "203.0.113.3",
          localPrefixes: ["10.3.9.0/24"],
        }),
      ],
      sites: [
        { ...far, prefixes: [all] },
        { ...other, prefixes: [all] },
      ],
    }),
  ],
  [
    "the same addresses",
    [
      'NT5410 sites/1/gatewayAddress (tunnels/0/localAddress): The tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" both lead from 203.0.113.1 to 192.0.2.1',
    ],
    two(
      { ...toOther, localAddress: "203.0.113.1" },
      { sites: [far, { ...other, prefixes: [], gatewayAddress: "192.0.2.1" }] },
    ),
  ],
  [
    "another remote address",
    [],
    two({ ...toOther, localAddress: "203.0.113.1" }, { sites: [far, { ...other, prefixes: [] }] }),
  ],
  [
    "remote addresses that are not known",
    [],
    two(
      { ...toOther, localAddress: "203.0.113.1" },
      {
        sites: [
          { ...far, gatewayAddress: open },
          { ...other, prefixes: [], gatewayAddress: open },
        ],
      },
    ),
  ],
  [
    "local addresses that are not known",
    [],
    edgeWith({
      tunnels: [{ ...tunnel, localAddress: open }, second({ ...toOther, localAddress: open })],
      sites: [far, { ...other, prefixes: [], gatewayAddress: "192.0.2.1" }],
    }),
  ],
  [
    "tunnels whose edge gateway no input describes, beside a gateway of Azure",
    [
      'NT5411 sites/0/prefixes/0 (sites/0/prefixes/0): The tunnel "tunnel" and the tunnel "second" of the edge gateway have the same local and remote networks; only one of them gets the traffic',
    ],
    { gateways: [namedGateway()], sites: [far], tunnels: [adrift(tunnel), adrift(second())] },
  ],
  [
    "the same addresses without names",
    [
      "NT5410 sites/1/gatewayAddress (tunnels/0/localAddress): The tunnel and the tunnel of the edge gateway both lead from 203.0.113.1 to 192.0.2.1",
    ],
    {
      ...edgeWith({ sites: [far, { ...other, prefixes: [], gatewayAddress: "192.0.2.1" }] }),
      gateways: [{ key: "edge", scope: "a", type: "Edge", clientPrefixes: [] }],
      tunnels: [far, other].map(({ key }) => ({
        key,
        scope: "a",
        gateway: "edge",
        site: key,
        localAddress: "203.0.113.1",
      })),
    },
  ],
]);

const twice = two(
  { ...toOther, localAddress: "203.0.113.1" },
  { sites: [far, { ...other, prefixes: [], gatewayAddress: "192.0.2.1" }] },
);

testNamed("edge tunnels", /^NT5410/, [
  [
    "the same addresses",
    [
      'NT5410 tunnels/1/name (tunnels/0/name): The tunnel "tunnel" and the tunnel "second" of the edge gateway "edge" both lead from 203.0.113.1 to 192.0.2.1',
    ],
    twice,
  ],
  [
    "the same addresses of tunnels without names",
    [
      'NT5410 sites/1/name (sites/0/name): The tunnel and the tunnel of the edge gateway "edge" both lead from 203.0.113.1 to 192.0.2.1',
    ],
    { ...twice, tunnels: twice.tunnels?.map(nameless) ?? [] },
  ],
]);

test("a finding about the same addresses tells them", () => {
  assert.equal(findingsAt(/^NT5410/, [twice])[0]?.actual, "203.0.113.1 192.0.2.1");
});
