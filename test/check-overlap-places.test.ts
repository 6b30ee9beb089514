import type { OrgNetwork } from "../lib/model/edge.ts";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import type { PrivateCloud } from "../lib/model/privateCloud.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edgeTunnel, edgeWith, far, gateway, network, open, site, toSite, tunnel } from "./check-models.ts";
import { type PlacedRow, testPlaced } from "./check-places.ts";

// What is in which place: networks on a circuit, pools, networks behind an edge gateway and on the far side of its tunnels.
const one = network("one", ["10.1.0.0/16"]);
const cloud: PrivateCloud = { key: "cloud", scope: "a", name: "Cloud", networkBlock: "10.1.0.0/22" };

function line(how: Partial<Tunnel>, own: VirtualNetwork = one): Partial<Network> {
  return {
    virtualNetworks: [own],
    gateways: [gateway("one", { type: "ExpressRoute" })],
    tunnels: [{ key: "line", scope: "a", gateway: "one-gateway", medium: "ExpressRoute", ...how }],
  };
}

function lineTo(how: Partial<Tunnel>, ...privateClouds: readonly PrivateCloud[]): Partial<Network> {
  return { ...line(how), privateClouds };
}

const expression = (text: string) => ({ unresolved: text, reason: "Known at deployment" });
const idOf = (name: string): string =>
  `reference(resourceId('Microsoft.AVS/privateClouds', '${name}'), '2023-03-01').circuit.expressRouteID`;
const circuit = { key: "circuit", scope: "a", name: "circuit", resourceId: "/a/Circuit" };

testPlaced("a circuit", /^NT5101/, [
  [
    "by its id",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo({ circuitId: "/a/CIRCUIT" }, { ...cloud, circuitId: "/a/circuit" }),
  ],
  ["by another id", [], lineTo({ circuitId: "/a/other" }, { ...cloud, circuitId: "/a/circuit" })],
  [
    "by its id, from another input",
    [
      'NT5101 1/privateClouds/0/networkBlock (0/virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    line({ circuitId: "/a/circuit" }),
    { privateClouds: [{ ...cloud, circuitId: "/a/circuit" }] },
  ],
  [
    "by an expression",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo({ circuitId: expression("variables('c')") }, { ...cloud, circuitId: expression("variables('c')") }),
  ],
  [
    "by an expression of another input",
    [],
    line({ circuitId: expression("variables('c')") }),
    { privateClouds: [{ ...cloud, circuitId: expression("variables('c')") }] },
  ],
  [
    "by an expression that asks the cloud",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo({ circuitId: expression(idOf("CLOUD")) }, cloud),
  ],
  ["by an expression that asks another cloud", [], lineTo({ circuitId: expression(idOf("other")) }, cloud)],
  [
    "by an expression that asks a cloud whose name is not known",
    [],
    lineTo({ circuitId: expression(idOf("cloud")) }, { ...cloud, name: open }),
  ],
  [
    "of an authorization",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo({ circuitId: "/a/circuit" }, { ...cloud, authorizations: [{ name: "x", circuitId: "/a/circuit" }] }),
  ],
  [
    "of a join, its own",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo({ circuitId: "/a/circuit" }, { ...cloud, globalReachConnections: [{ name: "x", circuitId: "/a/circuit" }] }),
  ],
  [
    "of a join, the other",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo(
      { circuitId: "/a/circuit" },
      { ...cloud, globalReachConnections: [{ name: "x", peerCircuitId: "/a/circuit" }] },
    ),
  ],
  [
    "of a join, the other, which stands beside it",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    lineTo({ circuit: "circuit" }, { ...cloud, globalReachConnections: [{ name: "x", peerCircuit: "circuit" }] }),
  ],
  [
    "that is described, by its id",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    { ...lineTo({ circuit: "circuit" }, { ...cloud, circuitId: "/a/circuit" }), circuits: [circuit] },
  ],
  [
    "of a join, described, by its id",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    {
      ...lineTo(
        { circuitId: "/a/circuit" },
        { ...cloud, globalReachConnections: [{ name: "x", peerCircuit: "circuit" }] },
      ),
      circuits: [circuit],
    },
  ],
  ["that nothing is said of", [], lineTo({}, cloud)],
  [
    "of a connection that is a tunnel",
    [],
    lineTo({ circuitId: "/a/circuit", medium: "IPsec" }, { ...cloud, circuitId: "/a/circuit" }),
  ],
  [
    "of a gateway that stands in no network",
    [],
    { ...lineTo({ circuitId: "/a/circuit" }, { ...cloud, circuitId: "/a/circuit" }), virtualNetworks: [] },
  ],
  [
    "with another block of the cloud",
    [
      'NT5101 privateClouds/0/extendedNetworkBlocks/1 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.8.0/22) overlap; a private circuit connects them',
    ],
    lineTo(
      { circuitId: "/c" },
      { ...cloud, circuitId: "/c", networkBlock: "10.9.0.0/22", extendedNetworkBlocks: ["10.8.0.0/22", "10.1.8.0/22"] },
    ),
  ],
  [
    "with a block and no other",
    [
      'NT5101 privateClouds/0/extendedNetworkBlocks/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "k" (10.1.8.0/22) overlap; a private circuit connects them',
    ],
    lineTo(
      { circuitId: "/c" },
      { key: "k", scope: "a", name: "k", circuitId: "/c", extendedNetworkBlocks: ["10.1.8.0/22"] },
    ),
  ],
  [
    "with two clouds",
    [
      'NT5101 privateClouds/1/networkBlock (privateClouds/0/networkBlock): The private cloud "Cloud" (10.1.0.0/22) and the private cloud "second" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    {
      privateClouds: [
        { ...cloud, circuitId: "/c" },
        { ...cloud, key: "2", name: "second", circuitId: "/c" },
      ],
    },
  ],
  [
    "with a network and a cloud that are both deployed perhaps",
    [],
    {
      ...line({ circuitId: "/c" }, { ...one, condition: open }),
      privateClouds: [{ ...cloud, circuitId: "/c", condition: open }],
    },
  ],
]);

const pool = { clientPrefixes: ["10.1.8.0/24", "10.7.0.0/24"] };
const behind = (address: string): OrgNetwork => ({
  key: "app",
  scope: "a",
  name: "app",
  edge: "edge",
  subnets: [{ gateway: address, prefixLength: 24 }],
});

testPlaced("a pool of clients", /^NT5101/, [
  [
    "inside its network",
    [
      'NT5101 gateways/0/clientPrefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the pool of point-to-site clients of "one" (10.1.8.0/24) overlap; the gateway of "one" connects them',
    ],
    { virtualNetworks: [one], gateways: [gateway("one", pool)] },
  ],
  [
    "of a gateway in no network",
    [
      'NT5101 sites/0/prefixes/0 (gateways/0/clientPrefixes/1): The pool of point-to-site clients of "g" (10.7.0.0/24) and the site "s" (10.7.0.0/16) overlap; the gateway "g" connects them',
    ],
    {
      gateways: [gateway("one", { ...pool, name: "g" })],
      sites: [site("s", ["10.7.0.0/16"])],
      tunnels: [toSite("one", "s")],
    },
  ],
  [
    "of a gateway without a name in no network",
    [
      'NT5101 sites/0/prefixes/0 (gateways/0/clientPrefixes/1): The pool of point-to-site clients (10.7.0.0/24) and the site "s" (10.7.0.0/16) overlap; the gateway connects them',
    ],
    { gateways: [gateway("one", pool)], sites: [site("s", ["10.7.0.0/16"])], tunnels: [toSite("one", "s")] },
  ],
  [
    "of two gateways in two inputs that describe one network",
    [],
    {
      virtualNetworks: [network("net", ["10.3.0.0/16"])],
      gateways: [gateway("net", pool)],
      sites: [site("s", [], { gatewayAddress: "198.51.100.1" })],
      tunnels: [toSite("net", "s")],
    },
    {
      virtualNetworks: [network("NET", ["10.3.0.0/16"])],
      gateways: [gateway("NET", pool)],
      sites: [site("s", [], { gatewayAddress: "198.51.100.1" })],
      tunnels: [toSite("NET", "s")],
    },
  ],
]);

const azure = (key: string, prefixes: VirtualNetwork["prefixes"], address?: string): Partial<Network> => ({
  virtualNetworks: [network(key, prefixes)],
  gateways: [gateway(key, address === undefined ? {} : { addresses: [{ publicAddress: "ip" }] })],
  sites: [site("edge", ["10.2.0.0/16"], { gatewayAddress: "203.0.113.1" })],
  tunnels: [toSite(key, "edge")],
  ...(address === undefined ? {} : { publicAddresses: [{ key: "ip", scope: "a", name: "ip", address }] }),
});
const clash = (place = "1/virtualNetworks/0/prefixes/0"): readonly string[] => [
  `NT5101 ${place} (0/orgNetworks/0/subnets/0/gateway): The network "app" behind an edge gateway (10.5.3.0/24) and the virtual network "hub" (10.5.0.0/16) overlap; the edge gateway "edge" connects them`,
];

// The network behind the edge gateway is inside a virtual network: told where it is known that the tunnel leads there.
testPlaced("the far end of an edge tunnel", /^NT5101/, [
  [
    "by both addresses",
    clash(),
    edgeWith({ orgNetworks: [behind("10.5.3.1")] }),
    azure("hub", ["10.5.0.0/16"], "192.0.2.1"),
  ],
  [
    "by the address of the edge, the only one left",
    clash(),
    edgeWith({ orgNetworks: [behind("10.5.3.1")] }),
    azure("hub", ["10.5.0.0/16"]),
  ],
  [
    "by the address of the edge, and another of its own",
    [],
    edgeWith({ orgNetworks: [behind("10.5.3.1")] }),
    azure("hub", ["10.5.0.0/16"], "192.0.2.9"),
  ],
  [
    "by the address of another edge",
    [],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], tunnels: [{ ...tunnel, localAddress: "203.0.113.2" }] }),
    azure("hub", ["10.5.0.0/16"]),
  ],
  [
    "by an address that is not known",
    [],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], tunnels: [{ ...tunnel, localAddress: open }] }),
    azure("hub", ["10.5.0.0/16"]),
  ],
  [
    "by prefixes, of two that are left",
    clash("1/virtualNetworks/0/prefixes/1"),
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [{ ...far, prefixes: ["10.5.0.0/16", "10.4.0.0/16"] }] }),
    azure("hub", ["10.4.0.0/16", "10.5.0.0/16"]),
    azure("other", ["10.6.0.0/16"]),
  ],
  [
    "by prefixes that two have",
    [],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [{ ...far, prefixes: ["10.5.0.0/16"] }] }),
    azure("hub", ["10.5.0.0/16"]),
    azure("other", ["10.5.0.0/16"]),
  ],
  [
    "by prefixes that two tunnels have",
    [],
    edgeWith({
      orgNetworks: [behind("10.5.3.1")],
      sites: [{ ...far, prefixes: ["10.5.0.0/16"] }],
      tunnels: [tunnel, { ...tunnel, key: "2", localPrefixes: ["10.7.0.0/16"] }],
    }),
    azure("hub", ["10.5.0.0/16"]),
    azure("other", ["10.6.0.0/16"]),
  ],
  [
    "by prefixes of which some are not known",
    [],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [{ ...far, prefixes: ["10.5.0.0/16", open] }] }),
    azure("hub", ["10.5.0.0/16", open]),
    azure("other", ["10.6.0.0/16"]),
  ],
  [
    "by what is left when the others have met",
    clash("2/virtualNetworks/0/prefixes/0"),
    edgeWith({
      orgNetworks: [behind("10.5.3.1")],
      sites: [far, site("left", ["10.9.0.0/16"])],
      tunnels: [tunnel, { ...tunnel, key: "2", site: "left", localPrefixes: ["10.7.0.0/16"] }],
    }),
    azure("other", ["10.6.0.0/16"], "192.0.2.1"),
    azure("hub", ["10.5.0.0/16"]),
  ],
  [
    "a far side that is not described",
    clash(),
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [] }),
    azure("hub", ["10.5.0.0/16"]),
  ],
]);

testPlaced("networks of edge tunnels", /^NT510[12]/, [
  [
    "local ones of a tunnel that are its far network",
    [
      'NT5101 1/virtualNetworks/0/prefixes/0 (0/tunnels/0/localPrefixes/0): The local networks of the tunnel "t" (10.5.3.0/24) and the virtual network "hub" (10.5.0.0/16) overlap; the edge gateway connects them',
    ],
    { sites: [site("t", [], { gatewayAddress: "192.0.2.1" })], tunnels: [edgeTunnel("t", ["10.5.3.0/24"])] },
    azure("hub", ["10.5.0.0/16"], "192.0.2.1"),
  ],
  [
    "a tunnel that is switched off",
    [],
    {
      sites: [site("t", [], { gatewayAddress: "192.0.2.1" })],
      tunnels: [{ ...edgeTunnel("t", ["10.5.3.0/24"]), enabled: false }],
    },
    azure("hub", ["10.5.0.0/16"], "192.0.2.1"),
  ],
  [
    "far networks of an edge tunnel that may be those of two connections",
    [],
    edgeWith({ sites: [{ ...far, prefixes: ["10.5.3.0/24"] }] }),
    azure("hub", ["10.5.0.0/16"]),
    azure("other", ["10.6.0.0/16"]),
  ],
  [
    "a site that stands for an edge gateway, beside another with a part of its networks",
    [
      'NT5101 1/sites/1/prefixes/0 (1/sites/0/prefixes/0): The site "edge" (10.2.0.0/16) and the site "branch" (10.2.3.0/24) overlap; the gateway of "hub" connects them',
    ],
    edgeWith({ orgNetworks: [behind("10.2.3.1")] }),
    {
      ...azure("hub", ["10.5.0.0/16"], "192.0.2.1"),
      sites: [
        site("edge", ["10.2.0.0/16"], { gatewayAddress: "203.0.113.1" }),
        site("branch", ["10.2.3.0/24"], { gatewayAddress: "198.51.100.1" }),
      ],
      tunnels: [toSite("hub", "edge"), toSite("hub", "branch")],
    },
  ],
] satisfies readonly PlacedRow[]);
