import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import { again, around, behind, chain, device, hub, one } from "./check-chains.ts";
import {
  between,
  edge,
  edgeTunnel,
  edgeWith,
  far,
  findingsOf,
  gateway,
  network,
  open,
  site,
  toSite,
  tunnel,
} from "./check-models.ts";
import { testPlaced } from "./check-places.ts";

// What overlaps over several gateways: which descriptions are one place, which connections lead on, what is named as the way.
const empty = (count: number): readonly VirtualNetwork[] =>
  Array.from({ length: count }, (_, index) => network(`n${index}`, []));
testPlaced("the way between networks", /^NT5102/, [
  [
    "over several networks",
    [
      'NT5102 virtualNetworks/5/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the virtual network "n0" and the virtual network "n2"',
    ],
    chain(one, ...empty(4), again),
  ],
  [
    "over several networks, the shorter of two ways",
    [
      'NT5102 virtualNetworks/7/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the virtual network "n0" and the virtual network "n4"',
    ],
    { ...chain(one, ...empty(6), again), tunnels: [...chain(one, ...empty(6), again).tunnels, ...between("n1", "n4")] },
  ],
  [
    "among two hundred gateways",
    [
      'NT5102 virtualNetworks/199/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the site "device"',
    ],
    around([one, ...empty(198), again]),
  ],
  [
    "among more than two hundred gateways",
    [
      'NT5102 virtualNetworks/200/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over further networks',
    ],
    around([one, ...empty(199), again]),
  ],
  [
    "with more than two hundred gateways behind it",
    [
      'NT5102 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the site "device"',
    ],
    {
      ...around([one, again, ...empty(201)]),
      tunnels: [
        toSite("one", "device"),
        toSite("again", "device"),
        ...empty(201).flatMap(({ key }) => between("again", key)),
      ],
    },
  ],
  [
    "over an edge gateway, which is named by what is behind it",
    [
      'NT5102 0/virtualNetworks/1/prefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the network "app" behind an edge gateway',
    ],
    {
      ...around([one, again]),
      sites: [{ ...device, gatewayAddress: "203.0.113.1" }],
    },
    edgeWith({
      sites: [{ ...far, prefixes: [] }],
      orgNetworks: [behind("10.5.3.1"), { ...behind("10.5.4.1"), key: "db", name: "db" }],
    }),
  ],
]);

testPlaced("one network or two", /^NT510[12]/, [
  [
    "two of one name in one input, as in two resource groups",
    [
      'NT5101 virtualNetworks/1/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "My Net" (10.1.0.0/16) and the virtual network "my-net" (10.1.0.0/16) overlap; the gateway of "My Net" connects them',
    ],
    chain(network("My Net", ["10.1.0.0/16"]), network("my-net", ["10.1.0.0/16"])),
  ],
  [
    "two of one name in one input, and both again in another",
    [
      'NT5101 0/virtualNetworks/1/prefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "My Net" (10.1.0.0/16) and the virtual network "my-net" (10.1.0.0/16) overlap; the gateway of "My Net" connects them',
    ],
    chain(network("My Net", ["10.1.0.0/16"]), network("my-net", ["10.1.0.0/16"])),
    chain(network("MyNet", ["10.1.0.0/16"]), network("MYNET", ["10.1.0.0/16"])),
  ],
  [
    "one whose name was written in one word",
    [],
    around([network("My Net", ["10.1.0.0/16"])]),
    around([network("mynet", ["10.1.0.0/16"])]),
  ],
  [
    "of other names in two inputs",
    [
      'NT5102 1/virtualNetworks/0/prefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "again" (10.1.0.0/16) overlap; connections lead from one to the other over the site "device"',
    ],
    around([one]),
    around([again]),
  ],
  [
    "of one name and other prefixes in two inputs",
    [
      'NT5102 1/virtualNetworks/0/prefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "one" (10.1.0.0/16) and the virtual network "one" (10.1.0.0/17) overlap; connections lead from one to the other over the site "device"',
    ],
    around([one]),
    around([network("one", ["10.1.0.0/17"])]),
  ],
  [
    "pools of two networks in two inputs",
    [
      'NT5102 1/gateways/0/clientPrefixes/0 (0/gateways/0/clientPrefixes/0): The pool of point-to-site clients of "one" (10.7.0.0/24) and the pool of point-to-site clients of "two" (10.7.0.0/24) overlap; connections lead from one to the other over the site "device"',
    ],
    around([network("one", [])], { gateways: [gateway("one", { clientPrefixes: ["10.7.0.0/24"] })] }),
    around([network("two", [])], { gateways: [gateway("two", { clientPrefixes: ["10.7.0.0/24"] })] }),
  ],
  [
    "pools of one network in two inputs",
    [],
    around([network("one", [])], { gateways: [gateway("one", { clientPrefixes: ["10.7.0.0/24"] })] }),
    around([network("ONE", [])], { gateways: [gateway("ONE", { clientPrefixes: ["10.7.0.0/24"] })] }),
  ],
  [
    "pools of two gateways in no network",
    [
      'NT5102 gateways/1/clientPrefixes/0 (gateways/0/clientPrefixes/0): The pool of point-to-site clients of "g" (10.7.0.0/24) and the pool of point-to-site clients of "h" (10.7.0.0/24) overlap; connections lead from one to the other over the site "device"',
    ],
    around([], {
      gateways: [
        gateway("one", { name: "g", clientPrefixes: ["10.7.0.0/24"] }),
        gateway("two", { name: "h", clientPrefixes: ["10.7.0.0/24"] }),
      ],
      tunnels: [toSite("one", "device"), toSite("two", "device")],
    }),
  ],
]);

testPlaced("devices", /^NT510[12]/, [
  [
    "with one private address",
    [],
    around([one, again], {
      sites: [site("x", [], { gatewayAddress: "10.250.0.1" }), site("y", [], { gatewayAddress: "10.250.0.1" })],
      tunnels: [toSite("one", "x"), toSite("again", "y")],
    }),
  ],
  [
    "with addresses that are not known",
    [],
    around([one, again], {
      sites: [site("x", [], { gatewayAddress: open }), site("y", [], { gatewayAddress: open })],
      tunnels: [toSite("one", "x"), toSite("again", "y")],
    }),
  ],
  [
    "that a tunnel of an edge gateway leads to as well",
    [
      'NT5102 1/orgNetworks/0/subnets/0/gateway (0/virtualNetworks/0/prefixes/0): The virtual network "one" (10.5.0.0/16) and the network "app" behind an edge gateway (10.5.3.0/24) overlap; connections lead from one to the other over the site "device"',
    ],
    around([network("one", ["10.5.0.0/16"])]),
    edgeWith({ sites: [{ ...far, gatewayAddress: "198.51.100.1", prefixes: [] }], orgNetworks: [behind("10.5.3.1")] }),
  ],
  [
    "that tunnels of two edge gateways do not share",
    [],
    {
      gateways: [edge, { ...edge, key: "edge2", name: "edge2" }],
      sites: [{ ...far, prefixes: [] }, site("far2", [], { gatewayAddress: "192.0.2.2" })],
      tunnels: [tunnel, { ...tunnel, key: "2", gateway: "edge2", site: "far2", localAddress: "203.0.113.2" }],
      orgNetworks: [behind("10.5.3.1"), { ...behind("10.5.3.1"), key: "db", name: "db", edge: "edge2" }],
    },
  ],
  [
    "that tunnels of two edge gateways do not share, of addresses that are not known",
    [],
    {
      gateways: [edge, { ...edge, key: "edge2", name: "edge2" }],
      sites: [{ ...far, gatewayAddress: open, prefixes: [] }, site("far2", [], { gatewayAddress: open })],
      tunnels: [tunnel, { ...tunnel, key: "2", gateway: "edge2", site: "far2", localAddress: "203.0.113.2" }],
      orgNetworks: [behind("10.5.3.1"), { ...behind("10.5.3.1"), key: "db", name: "db", edge: "edge2" }],
    },
  ],
  [
    "that tunnels of two edge gateways share",
    [
      'NT5102 orgNetworks/1/subnets/0/gateway (orgNetworks/0/subnets/0/gateway): The network "app" behind an edge gateway (10.5.3.0/24) and the network "db" behind an edge gateway (10.5.3.0/24) overlap; connections lead from one to the other over the remote networks of the tunnel "tunnel"',
    ],
    {
      gateways: [edge, { ...edge, key: "edge2", name: "edge2" }],
      sites: [{ ...far, prefixes: [] }, site("far2", [], { gatewayAddress: "192.0.2.1" })],
      tunnels: [tunnel, { ...tunnel, key: "2", gateway: "edge2", site: "far2", localAddress: "203.0.113.2" }],
      orgNetworks: [behind("10.5.3.1"), { ...behind("10.5.3.1"), key: "db", name: "db", edge: "edge2" }],
    },
  ],
]);

/** Two networks at one edge gateway whose own tunnel may be that of either. */
const atEdge = (networks: readonly VirtualNetwork[], site: Partial<Site> = {}): Partial<Network> =>
  around(networks, { sites: [{ ...device, gatewayAddress: "203.0.113.1", ...site }] });

testPlaced("an edge gateway that is a site of Azure", /^NT510[12]/, [
  [
    "a network behind it and one at the same gateway",
    [
      'NT5102 1/orgNetworks/0/subnets/0/gateway (0/virtualNetworks/0/prefixes/0): The virtual network "hub" (10.5.0.0/16) and the network "app" behind an edge gateway (10.5.3.0/24) overlap; one gateway leads to both',
    ],
    atEdge([network("hub", ["10.5.0.0/16"]), network("other", [])]),
    edgeWith({ sites: [{ ...far, prefixes: [] }], orgNetworks: [behind("10.5.3.1")] }),
  ],
  [
    "a network behind it and one further on",
    [
      'NT5102 1/orgNetworks/0/subnets/0/gateway (0/virtualNetworks/0/prefixes/0): The virtual network "spoke" (10.5.0.0/16) and the network "app" behind an edge gateway (10.5.3.0/24) overlap; one gateway leads to both',
    ],
    {
      ...chain(network("spoke", ["10.5.0.0/16"]), hub),
      sites: [{ ...device, gatewayAddress: "203.0.113.1" }],
      tunnels: [...between("spoke", "hub"), toSite("hub", "device")],
    },
    edgeWith({ sites: [{ ...far, prefixes: [] }], orgNetworks: [behind("10.5.3.1")] }),
  ],
  [
    "local networks of its tunnel and one further on",
    [
      'NT5102 1/tunnels/0/localPrefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "spoke" (10.2.3.0/24) and the local networks of the tunnel "tunnel" (10.2.0.0/16) overlap; one gateway leads to both',
    ],
    {
      ...chain(network("spoke", ["10.2.3.0/24"]), hub),
      sites: [{ ...device, gatewayAddress: "203.0.113.1" }],
      tunnels: [...between("spoke", "hub"), toSite("hub", "device")],
    },
    edgeWith({ sites: [{ ...far, prefixes: [] }] }),
  ],
  [
    "local networks of a tunnel without a name and one further on",
    [
      'NT5102 1/tunnels/0/localPrefixes/0 (0/virtualNetworks/0/prefixes/0): The virtual network "spoke" (10.2.3.0/24) and the local networks of the tunnel (10.2.0.0/16) overlap; one gateway leads to both',
    ],
    {
      ...chain(network("spoke", ["10.2.3.0/24"]), hub),
      sites: [{ ...device, gatewayAddress: "203.0.113.1" }],
      tunnels: [...between("spoke", "hub"), toSite("hub", "device")],
    },
    edgeWith({
      sites: [{ ...far, prefixes: [] }],
      tunnels: [
        {
          key: "tunnel",
          scope: "a",
          gateway: "edge",
          site: "far",
          localAddress: "203.0.113.1",
          localPrefixes: ["10.2.0.0/16"],
        },
      ],
    }),
  ],
  [
    "what the site says of it and a network further on",
    [],
    {
      ...chain(network("spoke", ["10.2.0.0/16"]), network("middle", []), network("next", []), hub),
      sites: [{ ...device, prefixes: ["10.2.3.0/24"], gatewayAddress: "203.0.113.1" }],
      tunnels: [
        ...chain(network("spoke", []), network("middle", []), network("next", []), hub).tunnels,
        toSite("hub", "device"),
      ],
    },
    edgeWith({ sites: [{ ...far, prefixes: [] }], orgNetworks: [behind("10.5.3.1")] }),
  ],
  [
    "what the site says of a device and a network further on",
    [
      'NT5102 sites/0/prefixes/0 (virtualNetworks/0/prefixes/0): The virtual network "spoke" (10.2.0.0/16) and the site "device" (10.2.3.0/24) overlap; connections lead from one to the other over the virtual network "next"',
    ],
    {
      ...chain(network("spoke", ["10.2.0.0/16"]), network("middle", []), network("next", []), hub),
      sites: [{ ...device, prefixes: ["10.2.3.0/24"] }],
      tunnels: [
        ...chain(network("spoke", []), network("middle", []), network("next", []), hub).tunnels,
        toSite("hub", "device"),
      ],
    },
  ],
  [
    "two of them whose sites overlap",
    [
      'NT5101 0/sites/1/prefixes/0 (0/sites/0/prefixes/0): The site "x" (10.2.0.0/16) and the site "y" (10.2.3.0/24) overlap; the gateway of "hub" connects them',
    ],
    {
      virtualNetworks: [hub],
      gateways: [gateway("hub")],
      sites: [
        site("x", ["10.2.0.0/16"], { gatewayAddress: "203.0.113.1" }),
        site("y", ["10.2.3.0/24"], { gatewayAddress: "203.0.113.2" }),
      ],
      tunnels: [toSite("hub", "x"), toSite("hub", "y")],
    },
    {
      gateways: [edge, { ...edge, key: "edge2", name: "edge2" }],
      sites: [{ ...far, prefixes: [] }],
      tunnels: [tunnel, { ...tunnel, key: "2", gateway: "edge2", localAddress: "203.0.113.2" }],
      orgNetworks: [behind("10.2.4.1"), { ...behind("10.2.3.1"), key: "db", name: "db", edge: "edge2" }],
    },
  ],
  [
    "two of one key in two inputs",
    [
      'NT5102 2/orgNetworks/0/subnets/0/gateway (1/orgNetworks/0/subnets/0/gateway): The network "app" behind an edge gateway (10.5.3.0/24) and the network "app" behind an edge gateway (10.5.3.0/24) overlap; one gateway leads to both',
    ],
    {
      virtualNetworks: [hub],
      gateways: [gateway("hub")],
      sites: [site("x", [], { gatewayAddress: "203.0.113.1" }), site("y", [], { gatewayAddress: "203.0.113.2" })],
      tunnels: [toSite("hub", "x"), toSite("hub", "y")],
    },
    edgeWith({ sites: [], orgNetworks: [behind("10.5.3.1")] }),
    edgeWith({ sites: [], orgNetworks: [behind("10.5.3.1")], tunnels: [{ ...tunnel, localAddress: "203.0.113.2" }] }),
  ],
  [
    "two that no input describes, told apart by their addresses",
    [],
    {
      virtualNetworks: [network("hub", ["10.5.0.0/16"])],
      gateways: [gateway("hub", { addresses: [{ publicAddress: "ip" }] })],
      publicAddresses: [{ key: "ip", scope: "a", name: "ip", address: "192.0.2.1" }],
      sites: [site("x", [], { gatewayAddress: "203.0.113.1" })],
      tunnels: [toSite("hub", "x")],
    },
    {
      sites: [site("t", [], { gatewayAddress: "192.0.2.1" })],
      tunnels: [edgeTunnel("t", ["10.6.0.0/16"]), { ...edgeTunnel("u", ["10.5.3.0/24"]), localAddress: "203.0.113.2" }],
    },
  ],
]);

test("every two of many networks with the same addresses are told, each once", () => {
  const networks = Array.from({ length: 16 }, (_, index) => network(`n${index}`, ["10.1.0.0/16"]));
  const found = findingsOf("NT5102", around(networks));
  assert.deepEqual([found.length, new Set(found).size], [120, 120]);
});
