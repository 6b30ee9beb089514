import assert from "node:assert/strict";
import { test } from "node:test";
import type { Gateway } from "../lib/model/gateway.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { Places } from "../lib/source/places.ts";
import { SourceText } from "../lib/source/text.ts";
import type { Leaf } from "../lib/source/tree.ts";
import { check } from "../mod.ts";
import { gateway, namedGateway, open, readingOf, site, toSite } from "./check-models.ts";
import { leafAt, type PlacedRow, testNamed, testPlaced } from "./check-places.ts";

// Keys that are stated: what they are made of, and where else they are used.
const long = "Ab3dEf7hJk".repeat(4);

function keyed(text: string): Partial<Network> {
  return {
    gateways: [namedGateway()],
    sites: [site("branch", [])],
    tunnels: [{ ...toSite("hub", "branch"), name: "to-branch", sharedKey: new Secret(text) }],
  };
}

const quality = (code: string, fault: string): string =>
  `${code} tunnels/0/sharedKey: The key of the connection "to-branch" ${fault}`;
const [short, other] = [
  quality("NT5503", "has fewer than 20 characters"),
  quality("NT5504", "has other characters than letters and digits"),
];

testPlaced("a key", /^NT(?:4046|550[34])/, [
  ["of 20 characters", [], keyed(long.slice(0, 20))],
  ["of 19 characters", [short], keyed(long.slice(0, 19))],
  ["of 1 character", [short], keyed("a")],
  ["of 128 characters", [], keyed(long.repeat(4).slice(0, 128))],
  [
    "of 129 characters",
    [quality("NT4046", "is longer than the 128 characters that an end takes")],
    keyed(long.repeat(4).slice(0, 129)),
  ],
  ["with a sign", [other], keyed(`${long}!`)],
  ["with a sign, and short", [other, short], keyed("a!")],
  ["with a hyphen", [quality("NT4046", "has characters that Azure does not take")], keyed(`${long}-`)],
  ["without characters", [quality("NT4046", "is empty")], keyed("")],
]);

testPlaced("a key that is written out", /^NT5502/, [
  ["in an input", [quality("NT5502", "is written out in this file")], keyed(long)],
  ["and not", [], { tunnels: [{ ...toSite("hub", "branch"), sharedKey: open }, toSite("hub", "other")] }],
]);

testNamed("a key that is written out", /^NT5502/, [
  [
    "in an input",
    ['NT5502 tunnels/0/name: The key of the connection "to-branch" is written out in this file'],
    keyed(long),
  ],
]);

test("a key that one place gives to two connections is told once, and each where no place is known", () => {
  const tunnels: readonly Tunnel[] = ["one", "two"].map((name) => ({
    ...toSite("hub", name),
    name,
    sharedKey: new Secret(long),
  }));
  const reading = readingOf({ tunnels });
  const count = (places: Places) => check({ ...reading, places }).filter(({ code }) => code === "NT5502").length;
  assert.equal(count(new Places()), 2);
  const keys = new SourceText("keys", "first second");
  const at = (start: number, source = keys): Leaf => leafAt(source, start);
  const counted = (...places: readonly Readonly<Record<string, Leaf>>[]): number => {
    const all = new Places();
    for (const [index, each] of places.entries()) all.put(tunnels[index] as Tunnel, each);
    return count(all);
  };
  assert.equal(counted({ name: at(1), sharedKey: at(0) }, { name: at(2), sharedKey: at(0) }), 1);
  assert.equal(counted({ name: at(1), sharedKey: at(0) }, { name: at(1), sharedKey: at(6) }), 2);
  const others = new SourceText("others", "first second");
  assert.equal(counted({ name: at(1), sharedKey: at(0) }, { name: at(2), sharedKey: at(0, others) }), 2);
  // Where the key has no place, its connection has.
  assert.equal(counted({ bgp: at(1), name: at(0) }, { bgp: at(2), name: at(0) }), 1);
  assert.equal(counted({ bgp: at(1), name: at(0) }, { bgp: at(1), name: at(6) }), 2);
});

// Two tunnels with one key: their gateways, their sites, and what is to be known of each other.
function shared(
  sites: readonly Partial<Site>[],
  gateways: readonly Partial<Gateway>[],
  how: readonly Partial<Tunnel>[] = [{}, {}],
  parts: Partial<Network> = {},
): Partial<Network> {
  return {
    gateways: gateways.map((each, index) => gateway(`g${index}`, each)),
    sites: sites.map((each, index) => site(`s${index}`, [], each)),
    tunnels: how.map((each, index) => ({
      ...toSite(gateways.length > 1 ? `g${index}` : "g0", `s${index}`),
      name: `t${index}`,
      sharedKey: new Secret(long),
      ...each,
    })),
    publicAddresses: ["192.0.2.1", "192.0.2.2"].map((address, index) => ({
      key: `a${index}`,
      scope: "a",
      name: `a${index}`,
      address,
    })),
    ...parts,
  };
}

const [one, two] = [{ gatewayAddress: "198.51.100.1" }, { gatewayAddress: "198.51.100.2" }];
const [first, second] = [{ addresses: [{ publicAddress: "a0" }] }, { addresses: [{ publicAddress: "a1" }] }];
const used = [
  'NT5501 tunnels/1/sharedKey (tunnels/0/sharedKey): The connection "t1" has the same key as the connection "t0", which leads elsewhere',
];
const speaker = (asn: number): Partial<Site> => ({ bgpSpeaker: { asn } });

testPlaced("one key", /^NT5501/, [
  ["for two sites of one gateway", used, shared([one, two], [first])],
  ["for two sites with one address", [], shared([one, one], [first])],
  ["for two sites of which one has no address that is known", [], shared([one, { gatewayAddress: open }], [first])],
  ["for two sites of which the first has no address that is known", [], shared([{}, two], [first])],
  [
    "for two sites of one number",
    [],
    shared(
      [
        { ...one, ...speaker(64_513) },
        { ...two, ...speaker(64_513) },
      ],
      [first],
    ),
  ],
  [
    "for two sites of two numbers",
    used,
    shared(
      [
        { ...one, ...speaker(64_513) },
        { ...two, ...speaker(64_514) },
      ],
      [first],
    ),
  ],
  ["for two sites of which one has a number", used, shared([{ ...one, ...speaker(64_513) }, two], [first])],
  ["for two sites of two gateways", used, shared([one, two], [first, second])],
  ["for one site of two gateways", [], shared([one, one], [first, second])],
  [
    "for two gateways that are each other's sites",
    [],
    shared([{ gatewayAddress: "192.0.2.2" }, { gatewayAddress: "192.0.2.1" }], [first, second]),
  ],
  [
    "for two gateways of which the first is the other's site",
    [],
    shared([one, { gatewayAddress: "192.0.2.1" }], [first, second]),
  ],
  [
    "for two gateways of which the second is the other's site",
    [],
    shared([{ gatewayAddress: "192.0.2.2" }, two], [first, second]),
  ],
  ["for two gateways of which one has no address", [], shared([one, two], [first, {}])],
  ["for two gateways of which one has an empty list of addresses", [], shared([one, two], [first, { addresses: [] }])],
  [
    "for two gateways of which one has an address that no input describes",
    [],
    shared([one, two], [first, { addresses: [{ publicAddress: "a1" }, { publicAddressId: "/a" }] }]),
  ],
  [
    "for two gateways of which one has an address that is not given out",
    [],
    shared([one, two], [first, { addresses: [{ publicAddress: "a1" }, { publicAddress: "x" }] }], [{}, {}], {
      publicAddresses: [
        { key: "a0", scope: "a", name: "a0", address: "192.0.2.1" },
        { key: "a1", scope: "a", name: "a1", address: "192.0.2.2" },
        { key: "x", scope: "a", name: "x" },
      ],
    }),
  ],
  [
    "for two gateways of which one has the other's site among its addresses",
    [],
    shared(
      [{ gatewayAddress: "192.0.2.2" }, two],
      [first, { addresses: [{ publicAddress: "a0" }, { publicAddress: "a1" }] }],
    ),
  ],
  [
    "for two gateways of which no input describes one",
    [],
    shared([one, two], [first, second], [{}, { gateway: "nowhere" }]),
  ],
  ["for two gateways that no input describes", [], shared([one, two], [], [{ gateway: "x" }, { gateway: "x" }])],
  ["for a site and another gateway", used, shared([one, {}], [first], [{}, { site: "", remoteGateway: "far" }])],
  [
    "for another gateway, from two of them",
    [],
    shared([one, two], [first, second], [{}, { site: "s1", remoteGateway: "g0-gateway" }]),
  ],
  [
    "for three sites",
    [
      'NT5501 tunnels/1/sharedKey (tunnels/0/sharedKey): The connection "t1" has the same key as the connection "t0", which leads elsewhere',
      'NT5501 tunnels/2/sharedKey (tunnels/0/sharedKey): The connection "t2" has the same key as the connection "t0", which leads elsewhere',
    ],
    shared([one, two, { gatewayAddress: "198.51.100.3" }], [first], [{}, {}, {}]),
  ],
  [
    "for two sites, and another for a third",
    used,
    shared([one, two, { gatewayAddress: "198.51.100.3" }], [first], [{}, {}, { sharedKey: new Secret(`${long}1`) }]),
  ],
  ["in two inputs", [], shared([one], [first], [{}]), shared([two], [second], [{}])],
  [
    "in two inputs, and twice in the second",
    [
      'NT5501 1/tunnels/1/sharedKey (1/tunnels/0/sharedKey): The connection "t1" has the same key as the connection "t0", which leads elsewhere',
    ],
    shared([one], [first], [{}]),
    shared([one, two], [second]),
  ],
  [
    "for three sites, of which the address of the first is not known",
    [
      'NT5501 tunnels/2/sharedKey (tunnels/1/sharedKey): The connection "t2" has the same key as the connection "t1", which leads elsewhere',
    ],
    shared([{ gatewayAddress: open }, one, two], [first], [{}, {}, {}]),
  ],
  [
    "for a site, and for two of another gateway whose address is not known",
    [
      'NT5501 tunnels/2/sharedKey (tunnels/1/sharedKey): The connection "t2" has the same key as the connection "t1", which leads elsewhere',
    ],
    shared([one, two, { gatewayAddress: "198.51.100.3" }], [first, {}], [{}, {}, { gateway: "g1-gateway" }]),
  ],
  ["for a site, and for one that no input describes", [], shared([one], [first], [{}, { site: "nowhere" }])],
] satisfies readonly PlacedRow[]);
