import type { Gateway } from "../lib/model/gateway.ts";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import type { PrivateCloud } from "../lib/model/privateCloud.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { again, around, behind, chain, device, hub, one } from "./check-chains.ts";
import { between, edgeTunnel, edgeWith, far, gateway, network, open, site, toSite, tunnel } from "./check-models.ts";
import { testPlaced } from "./check-places.ts";

// What overlaps with the far side of a tunnel, and which connection an edge tunnel meets.
// The edge gateway leads to the hub, and with another tunnel to a part of a network that is several connections away.
const farEdge = (
  address: string,
  prefixes: Site["prefixes"],
  tunnels: readonly Tunnel[] = [],
): readonly Partial<Network>[] => [
  {
    ...chain(network("spoke", ["10.6.0.0/16"]), network("middle", []), network("next", []), hub, network("second", [])),
    sites: [site("edge", [], { gatewayAddress: "203.0.113.1" })],
    tunnels: [
      ...chain(network("spoke", []), network("middle", []), network("next", []), hub).tunnels,
      toSite("hub", "edge"),
      ...tunnels,
    ],
  },
  edgeWith({
    sites: [{ ...far, prefixes: ["10.99.0.0/16"] }, site("away", prefixes, { gatewayAddress: address })],
    tunnels: [tunnel, { ...tunnel, key: "2", name: "away", site: "away", localPrefixes: ["10.3.0.0/16"] }],
  }),
];

testPlaced("the far side of an edge tunnel and a network further on", /^NT510[12]/, [
  [
    "that no connection may meet",
    [
      'NT5102 1/sites/1/prefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "spoke" (10.6.0.0/16) and the remote networks of the tunnel "away" (10.6.3.0/24) overlap; connections lead from one to the other over the virtual network "middle" and the virtual network "hub"',
    ],
    ...farEdgeMet(["10.6.3.0/24"]),
  ],
  ["that no connection may meet, with the whole of it", [], ...farEdgeMet(["10.6.0.0/15"])],
  ["that one of two connections may meet", [], ...farEdge("198.51.100.9", ["10.6.3.0/24"], [toSite("second", "edge")])],
  ["of two tunnels that one connection may meet", [], ...farEdge("198.51.100.9", ["10.6.3.0/24"])],
]);

/** The same, where the hub has its address, so that the other tunnel leads somewhere else. */
function farEdgeMet(prefixes: Site["prefixes"]): readonly Partial<Network>[] {
  const [azure, edges] = farEdge("198.51.100.9", prefixes);
  return [
    {
      ...azure,
      gateways: [
        gateway("spoke"),
        gateway("middle"),
        gateway("next"),
        gateway("hub", { addresses: [{ publicAddress: "ip" }] }),
        gateway("second"),
      ],
      publicAddresses: [{ key: "ip", scope: "a", name: "ip", address: "192.0.2.1" }],
    },
    edges as Partial<Network>,
  ];
}

const azure = (key: string, prefixes: VirtualNetwork["prefixes"], rest: Partial<Gateway> = {}): Partial<Network> => ({
  virtualNetworks: [network(key, prefixes)],
  gateways: [gateway(key, rest)],
  sites: [site("edge", [], { gatewayAddress: "203.0.113.1" })],
  tunnels: [toSite(key, "edge")],
});
const ip = { key: "ip", scope: "a", name: "ip", address: "192.0.2.1" };

testPlaced("which connection an edge tunnel meets", /^NT5101/, [
  [
    "one of two tunnels that are left",
    [],
    edgeWith({
      orgNetworks: [behind("10.5.3.1")],
      tunnels: [tunnel, { ...tunnel, key: "2", site: "x", localPrefixes: ["10.7.0.0/16"] }],
    }),
    azure("hub", ["10.5.0.0/16"]),
  ],
  [
    "none, where all have met",
    [],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [{ ...far, prefixes: [] }] }),
    { ...azure("first", [], { addresses: [{ publicAddress: "ip" }] }), publicAddresses: [ip] },
    azure("hub", ["10.5.0.0/16"]),
  ],
  [
    "the first of two that have its address, in two inputs",
    [
      'NT5101 1/virtualNetworks/0/prefixes/0 (0/orgNetworks/0/subnets/0/gateway): The network "app" behind an edge gateway (10.5.3.0/24) and the virtual network "hub" (10.5.0.0/16) overlap; the edge gateway "edge" connects them',
    ],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [{ ...far, prefixes: [] }] }),
    { ...azure("hub", ["10.5.0.0/16"], { addresses: [{ publicAddress: "ip" }] }), publicAddresses: [ip] },
    { ...azure("moved", ["10.6.0.0/16"], { addresses: [{ publicAddress: "ip" }] }), publicAddresses: [ip] },
  ],
  [
    "by prefixes, of two gateways of which one stands in no network",
    [
      'NT5101 1/virtualNetworks/0/prefixes/0 (0/orgNetworks/0/subnets/0/gateway): The network "app" behind an edge gateway (10.5.3.0/24) and the virtual network "hub" (10.5.0.0/16) overlap; the edge gateway "edge" connects them',
    ],
    edgeWith({ orgNetworks: [behind("10.5.3.1")], sites: [{ ...far, prefixes: ["10.5.0.0/16"] }] }),
    azure("hub", ["10.5.0.0/16"]),
    { ...azure("other", []), virtualNetworks: [] },
  ],
]);

testPlaced("tunnels of an edge gateway that lead on to each other", /^NT5101/, [
  [
    "its own networks, beside the same far network",
    [
      'NT5101 0/tunnels/1/localPrefixes/0 (1/virtualNetworks/0/prefixes/0): The virtual network "hub" (10.5.0.0/16) and the local networks of the tunnel "u" (10.5.4.0/24) overlap; the edge gateway connects them',
    ],
    {
      sites: [
        site("t", ["10.8.0.0/16"], { gatewayAddress: "192.0.2.1" }),
        site("u", ["10.8.3.0/24"], { gatewayAddress: "192.0.2.2" }),
      ],
      tunnels: [edgeTunnel("t", ["10.7.0.0/16"]), edgeTunnel("u", ["10.5.4.0/24"])],
    },
    { ...azure("hub", ["10.5.0.0/16"], { addresses: [{ publicAddress: "ip" }] }), publicAddresses: [ip] },
  ],
  [
    "its own networks, which are its own far network",
    [
      'NT5101 1/virtualNetworks/0/prefixes/0 (0/tunnels/0/localPrefixes/0): The local networks of the tunnel "t" (10.5.3.0/24) and the virtual network "hub" (10.5.0.0/16) overlap; the edge gateway connects them',
    ],
    {
      sites: [site("t", ["10.5.0.0/16"], { gatewayAddress: "192.0.2.1" })],
      tunnels: [edgeTunnel("t", ["10.5.3.0/24"])],
    },
    { ...azure("hub", ["10.5.0.0/16"], { addresses: [{ publicAddress: "ip" }] }), publicAddresses: [ip] },
  ],
  [
    "its own networks, which two tunnels have",
    [
      'NT5101 1/virtualNetworks/0/prefixes/0 (0/tunnels/0/localPrefixes/0): The local networks of the tunnel "t" (10.5.3.0/24) and the virtual network "hub" (10.5.0.0/16) overlap; the edge gateway connects them',
    ],
    {
      sites: [
        site("t", ["10.8.0.0/16"], { gatewayAddress: "192.0.2.1" }),
        site("u", ["10.9.0.0/16"], { gatewayAddress: "192.0.2.2" }),
      ],
      tunnels: [edgeTunnel("t", ["10.5.3.0/24"]), edgeTunnel("u", ["10.5.3.0/24"])],
    },
    { ...azure("hub", ["10.5.0.0/16"], { addresses: [{ publicAddress: "ip" }] }), publicAddresses: [ip] },
  ],
]);

const cloud: PrivateCloud = { key: "cloud", scope: "a", name: "Cloud", networkBlock: "10.1.0.0/22" };

/** A site with a part of a network, and the network itself at the far end of a chain; all that is said of the site. */
const beyond = (rest: Partial<Site>, own: Partial<VirtualNetwork> = {}): Partial<Network> => {
  const all = chain({ ...one, ...own }, network("two", []), network("three", []), network("four", []));
  return {
    ...all,
    sites: [site("x", ["10.1.3.0/24"], { gatewayAddress: "198.51.100.7", ...rest })],
    tunnels: [...all.tunnels, toSite("four", "x")],
  };
};
testPlaced("what may not be deployed, or is further on", /^NT510[12]/, [
  [
    "a network that may not be, and a site",
    [
      'NT5101 sites/0/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the site "device" (10.1.3.0/24) overlap; the gateway of "one" connects them',
    ],
    around([{ ...one, condition: open }], { sites: [{ ...device, prefixes: ["10.1.3.0/24"] }] }),
  ],
  [
    "a network that may not be, and another further on",
    [
      'NT5102 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the site "device"',
    ],
    around([{ ...one, condition: open }, again]),
  ],
  [
    "two that may not be, further on",
    [],
    around([
      { ...one, condition: open },
      { ...again, condition: open },
    ]),
  ],
  [
    "a site further on",
    [
      'NT5102 sites/0/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the site "x" (10.1.3.0/24) overlap; connections lead from one to the other over the virtual network "three"',
    ],
    beyond({}),
  ],
  [
    "a site further on, and a network that may not be",
    [
      'NT5102 sites/0/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the site "x" (10.1.3.0/24) overlap; connections lead from one to the other over the virtual network "three"',
    ],
    beyond({}, { condition: open }),
  ],
  [
    "a private cloud further on",
    [
      'NT5102 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; connections lead from one to the other over the virtual network "two"',
    ],
    {
      ...chain(one, network("two", [])),
      gateways: [gateway("one"), gateway("two"), gateway("two", { key: "line", type: "ExpressRoute" })],
      tunnels: [
        ...between("one", "two"),
        { key: "line", scope: "a", gateway: "line", medium: "ExpressRoute", circuitId: "/c" },
      ],
      privateClouds: [{ ...cloud, circuitId: "/c" }],
    },
  ],
]);

testPlaced("what two ends say of their far sides", /^NT510[12]/, [
  [
    "a part of one is behind the other",
    [],
    {
      ...around([network("one", []), network("two", [])]),
      sites: [device, site("y", ["10.3.3.0/24"]), site("x", ["10.3.0.0/16"])],
      tunnels: [toSite("one", "device"), toSite("two", "device"), toSite("one", "y"), toSite("two", "x")],
    },
  ],
  [
    "a part of the second network is behind the first",
    [
      'NT5102 virtualNetworks/1/prefixes/0 (sites/1/prefixes/0): The site "x" (10.8.3.0/24) and the virtual network "two" (10.8.0.0/16) overlap; connections lead from one to the other over the site "device"',
    ],
    {
      ...around([network("one", []), network("two", ["10.8.0.0/16"])]),
      sites: [device, site("x", ["10.8.3.0/24"])],
      tunnels: [toSite("one", "device"), toSite("two", "device"), toSite("one", "x")],
    },
  ],
  [
    "a part of the second network is behind a gateway in no network",
    [
      'NT5102 virtualNetworks/0/prefixes/0 (sites/1/prefixes/0): The site "x" (10.8.3.0/24) and the virtual network "two" (10.8.0.0/16) overlap; connections lead from one to the other over the site "device"',
    ],
    {
      ...around([network("two", ["10.8.0.0/16"])]),
      gateways: [gateway("one"), gateway("two")],
      sites: [device, site("x", ["10.8.3.0/24"])],
      tunnels: [toSite("one", "device"), toSite("two", "device"), toSite("one", "x")],
    },
  ],
  [
    "a part of a network is behind one that it is connected with, and with a third",
    [],
    {
      ...chain(one, network("third", [])),
      virtualNetworks: [one, network("third", []), network("two", [])],
      gateways: [gateway("one"), gateway("third"), gateway("two")],
      sites: [site("x", ["10.1.3.0/24"])],
      tunnels: [...between("one", "third"), ...between("one", "two").slice(0, 1), toSite("two", "x")],
    },
  ],
  [
    "two devices of which one has more",
    [
      'NT5101 sites/1/prefixes/0 (sites/0/prefixes/0): The site "x" (10.3.0.0/16) and the site "y" (10.3.0.0/16) overlap; the gateway of "one" connects them',
    ],
    around([network("one", [])], {
      gateways: [gateway("one", { activeActive: true })],
      sites: [site("x", ["10.3.0.0/16", "10.4.0.0/16"]), site("y", ["10.3.0.0/16"])],
      tunnels: [toSite("one", "x"), toSite("one", "y")],
    }),
  ],
]);
