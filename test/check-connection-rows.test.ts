import type { Gateway } from "../lib/model/gateway.ts";
import type { IpsecPolicy, SelectorPolicy } from "../lib/model/ipsec.ts";
import type { Network } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edge, far, namedGateway, network, open, site, toSite, tunnel } from "./check-models.ts";
import { type PlacedRow, testPlaced } from "./check-places.ts";

// Settings of one connection, whatever its other end is.
const branch = site("branch", ["10.2.0.0/16"], { gatewayAddress: "198.51.100.1" });

function connected(how: Partial<Tunnel>, own: Partial<Gateway> = {}, parts: Partial<Network> = {}): Partial<Network> {
  return {
    gateways: [namedGateway(own)],
    sites: [branch],
    tunnels: [{ ...toSite("hub", "branch"), name: "to-branch", ...how }],
    ...parts,
  };
}

const policy: IpsecPolicy = { ike: { encryption: ["AES-CBC-256"] }, child: {} };

testPlaced("the type of a connection", /^NT531[45]/, [
  ["IPsec at a gateway of tunnels", [], connected({})],
  ["no type at a gateway of tunnels", [], connected({ medium: undefined } as object)],
  [
    "IPsec at a gateway of circuits",
    [
      'NT5315 tunnels/0/medium (gateways/0/type): The connection "to-branch" is of the type IPsec, and its gateway of the type ExpressRoute',
    ],
    connected({}, { type: "ExpressRoute" }),
  ],
  [
    "ExpressRoute at a gateway of tunnels",
    [
      'NT5315 tunnels/0/medium (gateways/0/type): The connection "to-branch" is of the type ExpressRoute, and its gateway of the type Vpn',
    ],
    connected({ medium: "ExpressRoute" }),
  ],
  ["ExpressRoute at a gateway of circuits", [], connected({ medium: "ExpressRoute" }, { type: "ExpressRoute" })],
  ["a type that is not known", [], connected({ medium: open }, { type: "ExpressRoute" })],
  ["ExpressRoute at a gateway that is not known", [], connected({ medium: "ExpressRoute" }, { type: open })],
  ["ExpressRoute at a gateway of another kind", [], connected({ medium: "ExpressRoute" }, { type: "LocalGateway" })],
  [
    "ExpressRoute at a gateway that no input describes",
    [],
    connected({ medium: "ExpressRoute" }, {}, { gateways: [] }),
  ],
  [
    "ExpressRoute with a policy",
    [
      'NT5314 tunnels/0/policy/ike/encryption/0: The connection "to-branch" goes over a circuit and has an IPsec policy, which counts for tunnels only',
    ],
    connected({ medium: "ExpressRoute", policy }, { type: "ExpressRoute" }),
  ],
  [
    "ExpressRoute with a policy that is not known",
    [
      'NT5314 tunnels/0/policy: The connection "to-branch" goes over a circuit and has an IPsec policy, which counts for tunnels only',
    ],
    connected({ medium: "ExpressRoute", policy: open }, { type: "ExpressRoute" }),
  ],
  ["IPsec with a policy", [], connected({ policy })],
]);

const dpd = (seconds: number): string =>
  `NT5309 tunnels/0/dpdTimeoutSeconds: The connection "to-branch" gives its peer up after ${seconds} seconds; Azure takes 9 to 3600`;

testPlaced("the mode and the timeout of a connection", /^NT530[79]/, [
  [
    "a mode with policies",
    [
      'NT5307 tunnels/0/initiation (gateways/0/routing): The connection "to-branch" has the mode InitiatorOnly, which needs a route-based gateway and IKEv2',
    ],
    connected({ initiation: "InitiatorOnly" }, { routing: "PolicyBased" }),
  ],
  [
    "a mode with IKEv1",
    [
      'NT5307 tunnels/0/initiation (tunnels/0/protocol): The connection "to-branch" has the mode ResponderOnly, which needs a route-based gateway and IKEv2',
    ],
    connected({ initiation: "ResponderOnly", protocol: "IKEv1" }, { routing: "RouteBased" }),
  ],
  [
    "a mode with policies and IKEv1",
    [
      'NT5307 tunnels/0/initiation (gateways/0/routing): The connection "to-branch" has the mode ResponderOnly, which needs a route-based gateway and IKEv2',
    ],
    connected({ initiation: "ResponderOnly", protocol: "IKEv1" }, { routing: "PolicyBased" }),
  ],
  ["a mode with IKEv2", [], connected({ initiation: "InitiatorOnly", protocol: "IKEv2" })],
  [
    "a mode with a version that is not known",
    [],
    connected({ initiation: "InitiatorOnly", protocol: open }, { routing: open }),
  ],
  ["no mode with policies", [], connected({ protocol: "IKEv1" }, { routing: "PolicyBased" })],
  ["the mode Default with policies", [], connected({ initiation: "Default" }, { routing: "PolicyBased" })],
  ["a mode that is not known", [], connected({ initiation: open }, { routing: "PolicyBased" })],
  ["a mode at a gateway that no input describes", [], connected({ initiation: "InitiatorOnly" }, {}, { gateways: [] })],
  [
    "the mode of a private line",
    [],
    connected({ initiation: "InitiatorOnly", medium: "ExpressRoute" }, { routing: "PolicyBased" }),
  ],
  ["8 seconds", [dpd(8)], connected({ dpdTimeoutSeconds: 8 })],
  ["9 seconds", [], connected({ dpdTimeoutSeconds: 9 })],
  ["3600 seconds", [], connected({ dpdTimeoutSeconds: 3_600 })],
  ["3601 seconds", [dpd(3_601)], connected({ dpdTimeoutSeconds: 3_601 })],
  ["1 second", [dpd(1)], connected({ dpdTimeoutSeconds: 1 })],
  ["0 seconds, which stand for the default", [], connected({ dpdTimeoutSeconds: 0 })],
  ["seconds that are not known", [], connected({ dpdTimeoutSeconds: open })],
  ["8 seconds of a private line", [], connected({ dpdTimeoutSeconds: 8, medium: "ExpressRoute" })],
  [
    "8 seconds of an edge tunnel",
    [],
    { gateways: [edge], sites: [far], tunnels: [{ ...tunnel, dpdTimeoutSeconds: 8 }] },
  ],
  [
    "8 seconds of a tunnel without an address at an edge gateway",
    [],
    { gateways: [edge], tunnels: [{ key: "x", scope: "a", gateway: "edge", dpdTimeoutSeconds: 8 }] },
  ],
  [
    "8 seconds of a tunnel of an edge gateway that no input describes",
    [],
    { sites: [far], tunnels: [{ ...tunnel, dpdTimeoutSeconds: 8 }] },
  ],
]);

function selecting(local: number, remote: number): SelectorPolicy {
  const prefixes = (count: number, first: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `10.${first}.${index}.0/24`);
  return { local: prefixes(local, 1), remote: prefixes(remote, 2) };
}

testPlaced("selectors of a connection", /^NT(?:4030|5310)/, [
  ["100 pairs", [], connected({ selectors: [selecting(10, 10)], policyBasedSelectors: true })],
  [
    "101 pairs in two policies",
    [
      'NT5310 tunnels/0/selectors/0/local/0: The connection "to-branch" has 101 pairs of prefixes in its selectors; a tunnel carries 100',
    ],
    connected({ selectors: [selecting(10, 10), selecting(1, 1)], policyBasedSelectors: true }),
  ],
  [
    "pairs of which some are not known",
    [],
    connected({ selectors: [selecting(10, 10), open], policyBasedSelectors: true }),
  ],
  [
    "without any word about the switch",
    [
      'NT4030 tunnels/0/selectors/0/local/0: The connection "to-branch" has selectors of its own, which have no effect without policy-based selectors',
    ],
    connected({ selectors: [selecting(1, 1)] }),
  ],
  [
    "with the switch off",
    [
      'NT4030 tunnels/0/selectors/0/local/0 (tunnels/0/policyBasedSelectors): The connection "to-branch" has selectors of its own, which have no effect without policy-based selectors',
    ],
    connected({ selectors: [selecting(1, 1)], policyBasedSelectors: false }),
  ],
  [
    "without the switch, remote ones only",
    [
      'NT4030 tunnels/0/selectors/0/remote/0: The connection "to-branch" has selectors of its own, which have no effect without policy-based selectors',
    ],
    connected({ selectors: [selecting(0, 1)] }),
  ],
  [
    "that are not known, without the switch",
    [
      'NT4030 tunnels/0/selectors/0: The connection "to-branch" has selectors of its own, which have no effect without policy-based selectors',
    ],
    connected({ selectors: [open] }),
  ],
  ["with a switch that is not known", [], connected({ selectors: [selecting(1, 1)], policyBasedSelectors: open })],
  ["none, with the switch off", [], connected({ selectors: [], policyBasedSelectors: false })],
  ["none at all", [], connected({})],
  ["of a private line", [], connected({ selectors: [selecting(11, 10)], medium: "ExpressRoute" })],
]);

function leading(rest: Partial<Site>, how: Partial<Tunnel> = {}): Partial<Network> {
  return connected(how, {}, { sites: [site("branch", [], rest)] });
}

testPlaced("the site of a connection", /^NT5313/, [
  ["with an address", [], leading({ gatewayAddress: "198.51.100.1" })],
  ["with an address that is not known", [], leading({ gatewayAddress: open })],
  ["with a name", [], leading({ gatewayName: "vpn.example.com" })],
  [
    "with neither",
    [
      'NT5313 sites/0/name (tunnels/0/site): The connection "to-branch" leads to a site that has no address that can be used, and no name in DNS',
    ],
    leading({}),
  ],
  [
    "with both",
    [
      'NT5313 sites/0/gatewayName (tunnels/0/site): The connection "to-branch" leads to a site that has an address and a name in DNS',
    ],
    leading({ gatewayAddress: "198.51.100.1", gatewayName: "vpn.example.com" }),
  ],
  ["with neither, and there already", [], leading({ existing: true })],
  ["with neither, and nothing leads there", [], leading({}, { site: "other" })],
  ["with neither, on a private line", [], leading({}, { medium: "ExpressRoute" })],
]);

const unnamed = { key: "t", scope: "a", gateway: "hub-gateway", dpdTimeoutSeconds: 8 };
const { name: _, ...gatewayWithout } = namedGateway();
const hub = network("hub", []);
const said = (name: string): readonly string[] => [
  `NT5309 tunnels/0/dpdTimeoutSeconds: ${name} gives its peer up after 8 seconds; Azure takes 9 to 3600`,
];
const leadingFrom = (how: Partial<Tunnel>, parts: Partial<Network> = {}): Partial<Network> => ({
  gateways: [gatewayWithout],
  sites: [branch],
  virtualNetworks: [hub],
  tunnels: [{ ...unnamed, ...how }],
  ...parts,
});

testPlaced("a connection is called", /^NT5309/, [
  ["by its name", said('The connection "n"'), leadingFrom({ name: "n", site: "branch" })],
  ["by its ends", said('The connection of "hub" to "branch"'), leadingFrom({ site: "branch" })],
  [
    "by a name of a site that no input describes",
    said('The connection of "hub" to "x"'),
    leadingFrom({ siteName: "x" }),
  ],
  ["by its far end", said('The connection to "branch"'), leadingFrom({ site: "branch" }, { virtualNetworks: [] })],
  ["by nothing", said("The connection"), leadingFrom({})],
]);

testPlaced("a gateway is called", /^NT5207/, [
  ...(
    [
      ['The gateway "gateway"', namedGateway(), [hub]],
      ['The gateway of "hub"', gatewayWithout, [hub]],
      ["The gateway", gatewayWithout, []],
    ] as const
  ).map(
    ([name, own, virtualNetworks]): PlacedRow => [
      name,
      [`NT5207 gateways/0/bgp (gateways/0/routing): ${name} is policy-based and cannot exchange routes by BGP`],
      { gateways: [{ ...own, routing: "PolicyBased", bgp: true }], virtualNetworks },
    ],
  ),
]);
