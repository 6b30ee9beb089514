import type { Network } from "../lib/model/network.ts";
import type { PrivateCloud } from "../lib/model/privateCloud.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { between, edgeWith, far, gateway, network, open, site, toSite, tunnel } from "./check-models.ts";
import { testPlaced } from "./check-places.ts";

// What one circuit or one edge gateway connects, and what lies behind it.
function twoLines(own: Partial<Tunnel>, its: Partial<Tunnel>): Partial<Network> {
  const on: Tunnel = { key: "line", scope: "a", gateway: "one-gateway", medium: "ExpressRoute" };
  return {
    virtualNetworks: [network("one", ["10.1.0.0/16"]), network("two", ["10.1.0.0/16"])],
    gateways: ["one", "two"].map((each) => gateway(each, { type: "ExpressRoute" })),
    tunnels: [
      { ...on, ...own },
      { ...on, key: "second", gateway: "two-gateway", ...its },
    ],
  };
}

const cloud: PrivateCloud = { key: "cloud", scope: "a", name: open, networkBlock: "10.1.0.0/22" };

testPlaced("two networks with the same addresses", /^NT5101/, [
  ["each on a circuit that nothing is said of", [], twoLines({}, {})],
  [
    "on one circuit, by its id",
    [
      'NT5101 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; a private circuit connects them',
    ],
    twoLines({ circuitId: "/a/circuit" }, { circuitId: "/a/CIRCUIT" }),
  ],
  ["on two circuits, by their ids", [], twoLines({ circuitId: "/a/circuit" }, { circuitId: "/a/other" })],
  [
    "on one circuit that is described",
    [
      'NT5101 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "two" (10.1.0.0/16) overlap; a private circuit connects them',
    ],
    twoLines({ circuit: "circuit" }, { circuit: "circuit" }),
  ],
  ["on two circuits that are described", [], twoLines({ circuit: "circuit" }, { circuit: "other" })],
  ["of two clouds whose names are not known", [], { privateClouds: [cloud, { ...cloud, key: "2" }] }],
  [
    "at the far ends of two tunnels of an edge gateway",
    [
      'NT5101 2/virtualNetworks/0/prefixes/0 (1/virtualNetworks/0/prefixes/0): The virtual network "hub" (10.5.0.0/16) and the virtual network "other" (10.5.0.0/16) overlap; the edge gateway "edge" connects them',
    ],
    edgeWith({
      tunnels: [tunnel, { ...tunnel, key: "second", name: "second", site: "other" }],
      sites: [far, { ...far, key: "other", name: "other", gatewayAddress: "192.0.2.2" }],
    }),
    azure("hub", "10.5.0.0/16", "192.0.2.1"),
    azure("other", "10.5.0.0/16", "192.0.2.2"),
  ],
]);

// A virtual network whose gateway leads to the edge gateway.
function azure(key: string, prefix: string, address: string, parts: Partial<Network> = {}): Partial<Network> {
  const { virtualNetworks = [], gateways = [], tunnels = [] } = parts;
  return {
    virtualNetworks: [network(key, [prefix]), ...virtualNetworks],
    gateways: [gateway(key, { addresses: [{ publicAddress: "ip" }] }), ...gateways],
    sites: [site("edge", ["10.2.0.0/16"], { gatewayAddress: "203.0.113.1" })],
    tunnels: [toSite(key, "edge"), ...tunnels],
    publicAddresses: [{ key: "ip", scope: "a", name: "ip", address }],
  };
}

// Behind the edge gateway is a device, and behind the virtual network that it leads to are two more.
function beyond(prefix: string): readonly Partial<Network>[] {
  return [
    edgeWith({
      tunnels: [tunnel, { ...tunnel, key: "second", name: "second", site: "device" }],
      sites: [far, site("device", [prefix], { gatewayAddress: "198.51.100.9" })],
    }),
    azure("hub", "10.1.0.0/16", "192.0.2.1", {
      virtualNetworks: [network("next", ["10.6.0.0/16"]), network("last", ["10.7.0.0/16"])],
      gateways: [gateway("next"), gateway("last")],
      tunnels: [...between("hub", "next"), ...between("next", "last")],
    }),
  ];
}

testPlaced("the far side of another tunnel of an edge gateway", /^NT510[12]/, [
  [
    "has a part of the last network",
    [
      'NT5102 0/sites/1/prefixes/0 (1/virtualNetworks/2/prefixes/0): The virtual network "last" (10.7.0.0/16) and the remote networks of the tunnel "second" (10.7.1.0/24) overlap; connections lead from one to the other over the virtual network "hub"',
    ],
    ...beyond("10.7.1.0/24"),
  ],
  ["has the whole of it, and may be the way there", [], ...beyond("10.7.0.0/16")],
  ["has other networks", [], ...beyond("10.8.0.0/16")],
]);
