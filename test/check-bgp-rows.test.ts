import type { BgpSpeaker } from "../lib/model/bgp.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import type { Network } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import type { Stated } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { gateway, namedGateway, network, open, site, toSite } from "./check-models.ts";
import { type PlacedRow, testNamed, testPlaced } from "./check-places.ts";

// Numbers, addresses and partners of BGP sessions.
function speaking(
  bgpSpeaker: Stated<BgpSpeaker> | undefined,
  own: Partial<Gateway> = {},
  how: Partial<Tunnel> = {},
  rest: Partial<Site> = {},
): Partial<Network> {
  return {
    virtualNetworks: [network("hub", ["10.1.0.0/16"])],
    gateways: [namedGateway({ bgp: true, ...own })],
    sites: [
      site("branch", [], {
        gatewayAddress: "198.51.100.1",
        ...(bgpSpeaker === undefined ? {} : { bgpSpeaker }),
        ...rest,
      }),
    ],
    tunnels: [{ ...toSite("hub", "branch"), name: "to-branch", bgp: true, ...how }],
  };
}

const by: readonly (readonly [first: number, last: number, by: string])[] = [
  [0, 0, "IANA"],
  [8_074, 8_075, "Azure"],
  [12_076, 12_076, "Azure"],
  [23_456, 23_456, "IANA"],
  [64_496, 64_511, "IANA"],
  [65_517, 65_520, "Azure"],
  [65_535, 65_551, "IANA"],
  [4_294_967_295, 4_294_967_295, "IANA"],
];

testPlaced("a number", /^NT5215/, [
  ...by.flatMap(([first, last, whose]) =>
    [...new Set([first, last])].map(
      (asn): PlacedRow => [
        `${asn} is reserved`,
        [
          `NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number ${asn}, which is reserved by ${whose}`,
        ],
        speaking({ asn }),
      ],
    ),
  ),
  ...[
    1, 8_073, 8_076, 12_075, 12_077, 23_455, 23_457, 64_495, 64_512, 65_514, 65_516, 65_521, 65_534, 65_552,
    4_294_967_294,
  ].map((asn): PlacedRow => [`${asn} is not`, [], speaking({ asn })]),
  [
    "65515 of a site",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65515, which is reserved by Azure',
    ],
    speaking({ asn: 65_515 }),
  ],
  [
    "65515 of a site that nothing leads to",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65515, which is reserved by Azure',
    ],
    { sites: [site("branch", [], { bgpSpeaker: { asn: 65_515 } })] },
  ],
  ["65515 of a site at a gateway of another number", [], speaking({ asn: 65_515 }, { bgpSpeaker: { asn: 64_512 } })],
  [
    "65517 of a site at a gateway of another number",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65517, which is reserved by Azure',
    ],
    speaking({ asn: 65_517 }, { bgpSpeaker: { asn: 64_512 } }),
  ],
  [
    "65515 of a site at a gateway of that number",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65515, which is reserved by Azure',
    ],
    speaking({ asn: 65_515 }, { bgpSpeaker: { asn: 65_515 } }),
  ],
  [
    "65515 of a site at a gateway whose number is not known",
    [],
    speaking({ asn: 65_515 }, { bgpSpeaker: { asn: open } }),
  ],
  ["65515 of a site at a gateway of which nothing is known", [], speaking({ asn: 65_515 }, { bgpSpeaker: open })],
  [
    "65515 of a site at a gateway that states no number",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65515, which is reserved by Azure',
    ],
    speaking({ asn: 65_515 }, { bgpSpeaker: {} }),
  ],
  [
    "65515 of a site at a gateway that no input describes",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65515, which is reserved by Azure',
    ],
    { ...speaking({ asn: 65_515 }), gateways: [] },
  ],
  [
    "65515 of a site beside a gateway of another number that leads elsewhere",
    [
      'NT5215 sites/0/bgpSpeaker/asn: The site "branch" has the autonomous system number 65515, which is reserved by Azure',
    ],
    { ...speaking({ asn: 65_515 }, { bgpSpeaker: { asn: 64_512 } }), tunnels: [toSite("hub", "elsewhere")] },
  ],
  ["65515 of a gateway", [], { gateways: [namedGateway({ bgpSpeaker: { asn: 65_515 } })] }],
  [
    "65517 of a gateway",
    [
      'NT5215 gateways/0/bgpSpeaker/asn: The gateway "gateway" has the autonomous system number 65517, which is reserved by Azure',
    ],
    { gateways: [namedGateway({ bgpSpeaker: { asn: 65_517 } })] },
  ],
  ["a number of a site that is not known", [], speaking({ asn: open })],
  ["a site of which nothing is known", [], speaking(open)],
]);

function custom(...customAddresses: readonly Stated<string>[]): Partial<Network> {
  return { gateways: [namedGateway({ bgpSpeaker: { peeringAddresses: [{}, { customAddresses }] } })] };
}

testNamed("a number", /^NT5215/, [
  [
    "of a site",
    ['NT5215 sites/0/name: The site "branch" has the autonomous system number 65517, which is reserved by Azure'],
    speaking({ asn: 65_517 }),
  ],
]);

testPlaced("an address of BGP", /^NT5217/, [
  ...["169.254.21.0", "169.254.21.255", "169.254.22.0", "169.254.22.255"].map(
    (address): PlacedRow => [`${address} of a gateway`, [], custom(address)],
  ),
  ...["169.254.20.255", "169.254.23.0", "10.1.0.1"].map(
    (address): PlacedRow => [
      `${address} of a gateway`,
      [
        `NT5217 gateways/0/bgpSpeaker/peeringAddresses/1/customAddresses/0: The gateway "gateway" has the BGP address ${address}; chosen ones lie in 169.254.21.0 to 169.254.22.255`,
      ],
      custom(address),
    ],
  ),
  [
    "the second of a gateway",
    [
      'NT5217 gateways/0/bgpSpeaker/peeringAddresses/1/customAddresses/1: The gateway "gateway" has the BGP address 169.254.1.1; chosen ones lie in 169.254.21.0 to 169.254.22.255',
    ],
    custom("169.254.21.1", "169.254.1.1"),
  ],
  ["of a gateway that is not known", [], custom(open)],
  ["of a gateway that is no address", [], custom("x")],
  ["of a gateway of which nothing is known", [], { gateways: [namedGateway({ bgpSpeaker: open })] }],
  [
    "of a site that is its own on the internet",
    [
      'NT5217 sites/0/bgpSpeaker/peeringAddress: The site "branch" speaks BGP from 198.51.100.1, which is also its public address',
    ],
    speaking({ peeringAddress: "198.51.100.1" }),
  ],
  [
    "of a site inside the virtual network",
    [
      'NT5217 sites/0/bgpSpeaker/peeringAddress: The site "branch" speaks BGP from 10.1.255.30, which lies inside the virtual network "hub"',
    ],
    speaking({ peeringAddress: "10.1.255.30" }),
  ],
  ["of a site behind it", [], speaking({ peeringAddress: "10.2.255.30" })],
  ["of a site that is not known", [], speaking({ peeringAddress: open }, {}, {}, { gatewayAddress: open })],
  [
    "of a site inside a network that no input describes",
    [],
    { ...speaking({ peeringAddress: "10.1.255.30" }), virtualNetworks: [] },
  ],
  ["of a site without a session", [], speaking({ peeringAddress: "10.1.255.30" }, {}, { bgp: false })],
  ["of a site without any", [], speaking({})],
]);

testNamed("an address of BGP", /^NT5217/, [
  [
    "of a gateway",
    [
      'NT5217 gateways/0/name: The gateway "gateway" has the BGP address 10.1.0.1; chosen ones lie in 169.254.21.0 to 169.254.22.255',
    ],
    custom("10.1.0.1"),
  ],
  [
    "of a site",
    ['NT5217 sites/0/name: The site "branch" speaks BGP from 198.51.100.1, which is also its public address'],
    speaking({ peeringAddress: "198.51.100.1" }),
  ],
]);

testPlaced("a session", /^NT521[68]/, [
  ["at a gateway with BGP and a site with a number", [], speaking({ asn: 64_513 })],
  [
    "at a gateway without BGP",
    [
      'NT5218 tunnels/0/bgp (gateways/0/bgp): The connection "to-branch" exchanges routes by BGP, and its gateway does not',
    ],
    speaking({ asn: 64_513 }, { bgp: false }),
  ],
  ["at a gateway without BGP that is there already", [], speaking({ asn: 64_513 }, { bgp: false, existing: true })],
  ["at a gateway of which nobody knows", [], speaking({ asn: 64_513 }, { bgp: open })],
  ["at a gateway that says nothing of it", [], { ...speaking({ asn: 64_513 }), gateways: [namedGateway()] }],
  [
    "at a site without BGP",
    [
      'NT5218 tunnels/0/bgp (sites/0/name): The connection "to-branch" exchanges routes by BGP, and the site "branch" has no BGP settings',
    ],
    speaking(undefined),
  ],
  ["at a site without BGP that is there already", [], speaking(undefined, {}, {}, { existing: true })],
  ["at a site that no input describes", [], { ...speaking(undefined), sites: [] }],
  ["that may not be", [], speaking(undefined, { bgp: false }, { bgp: open })],
  ["of a private line", [], speaking(undefined, { bgp: false }, { medium: "ExpressRoute" })],
  [
    "between two of one number",
    [
      'NT5216 gateways/0/bgpSpeaker/asn (sites/0/bgpSpeaker/asn): The connection "to-branch" joins two ends with the same autonomous system number 64512',
    ],
    speaking({ asn: 64_512 }, { bgpSpeaker: { asn: 64_512 } }),
  ],
  ["between two numbers", [], speaking({ asn: 64_513 }, { bgpSpeaker: { asn: 64_512 } })],
  [
    "between a gateway that states no number and a site of its number",
    [
      'NT5216 tunnels/0/bgp (sites/0/bgpSpeaker/asn): The connection "to-branch" joins two ends with the same autonomous system number 65515',
    ],
    speaking({ asn: 65_515 }),
  ],
  [
    "between such a gateway that is there already and a site of its number",
    [],
    speaking({ asn: 65_515 }, { existing: true }),
  ],
  ["between such a gateway and a site whose number is not known", [], speaking({ asn: open }, { existing: true })],
  [
    "between a gateway whose number is not known and a site of 65515",
    [],
    speaking({ asn: 65_515 }, { bgpSpeaker: { asn: open } }),
  ],
  [
    "between a gateway of which nothing is known and a site of 65515",
    [],
    speaking({ asn: 65_515 }, { bgpSpeaker: open }),
  ],
  ["with a site whose number is not known", [], speaking({ asn: open })],
  ["with a site of which nothing is known", [], speaking(open)],
  ...(
    [
      [
        "between two gateways that state no number",
        {},
        {},
        [
          'NT5216 tunnels/0/bgp (gateways/1/name): The connection "t" joins two ends with the same autonomous system number 65515',
        ],
      ],
      [
        "between two gateways of one number",
        { bgpSpeaker: { asn: 64_512 } },
        { bgpSpeaker: { asn: 64_512 } },
        [
          'NT5216 gateways/0/bgpSpeaker/asn (gateways/1/bgpSpeaker/asn): The connection "t" joins two ends with the same autonomous system number 64512',
        ],
      ],
      ["between two gateways of which one states a number", { bgpSpeaker: { asn: 64_512 } }, {}, []],
      ["between two gateways of which one is there already", {}, { existing: true }, []],
    ] as const
  ).map(
    ([what, own, its, found]): PlacedRow => [
      what,
      found,
      {
        gateways: [namedGateway({ bgp: true, ...own }), gateway("far", { name: "far", bgp: true, ...its })],
        tunnels: [{ key: "t", scope: "a", name: "t", gateway: "hub-gateway", remoteGateway: "far-gateway", bgp: true }],
      },
    ],
  ),
]);
