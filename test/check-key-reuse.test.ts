import type { Gateway } from "../lib/model/gateway.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { gateway, open, site, toSite } from "./check-models.ts";
import { type PlacedRow, testPlaced } from "./check-places.ts";

const long = "Ab3dEf7hJk".repeat(4);

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
  [
    "for two sites with the same networks",
    [],
    shared(
      [
        { ...one, prefixes: ["10.1.0.0/16"] },
        { ...two, prefixes: ["10.1.0.0/16"] },
      ],
      [first],
    ),
  ],
  [
    "for two sites with other networks",
    used,
    shared(
      [
        { ...one, prefixes: ["10.1.0.0/16"] },
        { ...two, prefixes: ["10.1.0.0/16", "10.2.0.0/16"] },
      ],
      [first],
    ),
  ],
  [
    "for two sites of two numbers with the same networks",
    used,
    shared(
      [
        { ...one, ...speaker(64_513), prefixes: ["10.1.0.0/16"] },
        { ...two, ...speaker(64_514), prefixes: ["10.1.0.0/16"] },
      ],
      [first],
    ),
  ],
  [
    "for two sites with the same networks, of which the first has a number",
    [],
    shared(
      [
        { ...one, ...speaker(64_513), prefixes: ["10.1.0.0/16"] },
        { ...two, prefixes: ["10.1.0.0/16"] },
      ],
      [first],
    ),
  ],
  [
    "for two sites with the same networks, of which the second has a number",
    [],
    shared(
      [
        { ...one, prefixes: ["10.1.0.0/16"] },
        { ...two, ...speaker(64_513), prefixes: ["10.1.0.0/16"] },
      ],
      [first],
    ),
  ],
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
  [
    "in two inputs",
    [
      'NT5501 1/tunnels/0/sharedKey (0/tunnels/0/sharedKey): The connection "t0" has the same key as the connection "t0", which leads elsewhere',
    ],
    shared([one], [first], [{}]),
    shared([two], [second], [{}]),
  ],
  ["in two inputs, for one site", [], shared([one], [first], [{}]), shared([one], [second], [{}])],
  [
    "in two inputs, of which one does not say its addresses",
    [],
    shared([one], [first], [{}]),
    shared([two], [{}], [{}]),
  ],
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

// Tunnels of edge gateways with one key: their own addresses, and what they lead to.
function fromEdges(
  ends: readonly { readonly at?: Tunnel["localAddress"]; readonly to: string; readonly networks?: readonly string[] }[],
): Partial<Network> {
  return {
    sites: ends.map(({ to, networks = [] }, index) => site(`s${index}`, networks, { gatewayAddress: to })),
    tunnels: ends.map(({ at }, index) => ({
      key: `t${index}`,
      scope: "a",
      name: `t${index}`,
      site: `s${index}`,
      sharedKey: new Secret(long),
      ...(at === undefined ? {} : { localAddress: at }),
    })),
  };
}

const again = (place = "tunnels/1", other = "tunnels/0", name = "t1"): readonly string[] => [
  `NT5501 ${place}/sharedKey (${other}/sharedKey): The tunnel "${name}" has the same key as the tunnel "t0", which leads elsewhere`,
];
const [here, there] = ["203.0.113.1", "203.0.113.2"];

testPlaced("one key of edge tunnels", /^NT5501/, [
  [
    "of one edge",
    again(),
    fromEdges([
      { at: here, to: "192.0.2.1" },
      { at: here, to: "192.0.2.2" },
    ]),
  ],
  [
    "of one edge to one peer",
    [],
    fromEdges([
      { at: here, to: "192.0.2.1" },
      { at: here, to: "192.0.2.1" },
    ]),
  ],
  [
    "of one edge to both addresses of one gateway",
    [],
    fromEdges([
      { at: here, to: "192.0.2.1", networks: ["10.1.0.0/16"] },
      { at: here, to: "192.0.2.2", networks: ["10.1.0.0/16"] },
    ]),
  ],
  [
    "of two edges",
    again(),
    fromEdges([
      { at: here, to: "192.0.2.1" },
      { at: there, to: "192.0.2.2" },
    ]),
  ],
  [
    "of two edges that are each other's peers",
    [],
    fromEdges([
      { at: here, to: there },
      { at: there, to: here },
    ]),
  ],
  [
    "of one edge behind address translation",
    again(),
    fromEdges([
      { at: "10.9.0.1", to: "192.0.2.1" },
      { at: "10.9.0.1", to: "192.0.2.2" },
    ]),
  ],
  [
    "of two edges behind address translation, which may be each other's peers",
    [],
    fromEdges([
      { at: "10.9.0.1", to: "192.0.2.1" },
      { at: "10.9.0.2", to: "192.0.2.2" },
    ]),
  ],
  [
    "of two edges of which one is behind address translation",
    [],
    fromEdges([
      { at: here, to: "192.0.2.1" },
      { at: "10.9.0.2", to: "192.0.2.2" },
    ]),
  ],
  [
    "of two edges with one private address, in two inputs",
    [],
    fromEdges([{ at: "10.9.0.1", to: "192.0.2.1" }]),
    fromEdges([{ at: "10.9.0.1", to: "192.0.2.2" }]),
  ],
  [
    "of one edge, in two inputs",
    again("1/tunnels/0", "0/tunnels/0", "t0"),
    fromEdges([{ at: here, to: "192.0.2.1" }]),
    fromEdges([{ at: here, to: "192.0.2.2" }]),
  ],
  ["of edges whose addresses are not known", [], fromEdges([{ to: "192.0.2.1" }, { at: open, to: "192.0.2.2" }])],
  [
    "of an edge and of a gateway of Azure that is its peer",
    [],
    fromEdges([{ at: here, to: "192.0.2.1" }]),
    shared([{ gatewayAddress: here }], [first], [{}]),
  ],
  [
    "of an edge and of a gateway of Azure that leads elsewhere",
    [
      'NT5501 1/tunnels/0/sharedKey (0/tunnels/0/sharedKey): The connection "t0" has the same key as the tunnel "t0", which leads elsewhere',
    ],
    fromEdges([{ at: here, to: "192.0.2.9" }]),
    shared([one], [first], [{}]),
  ],
] satisfies readonly PlacedRow[]);
