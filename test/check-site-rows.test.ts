import type { Gateway } from "../lib/model/gateway.ts";
import type { Network } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edge, far, gateway, network, open, site, toSite, tunnel } from "./check-models.ts";
import { type PlacedRow, testPlaced } from "./check-places.ts";

// The addresses at which Azure looks for the devices of sites.
function at(
  gatewayAddress: string,
  rest: Partial<Site> = {},
  how: Partial<Tunnel> = {},
  own: Partial<Gateway> = {},
): Partial<Network> {
  return {
    virtualNetworks: [network("hub", ["10.1.0.0/16"])],
    gateways: [gateway("hub", own)],
    sites: [site("branch", ["10.2.0.0/16"], { gatewayAddress, ...rest })],
    tunnels: [toSite("hub", "branch", how)],
  };
}

const unreached = (address: string, range: string): string =>
  `NT5111 sites/0/gatewayAddress: The gateway address ${address} of the site "branch" is in ${range}; Azure does not reach it over the internet`;

testPlaced("a gateway address", /^NT511[013]/, [
  ["on the internet", [], at("198.51.100.1")],
  ...["1.1.1.1", "1.2.3.4", "5.4.3.2"].map(
    (address): PlacedRow => [
      `${address} of an example`,
      [`NT5113 sites/0/gatewayAddress: The gateway address ${address} of the site "branch" is one that examples use`],
      at(address, { prefixes: ["0.0.0.0/1"] }),
    ],
  ),
  ["1.1.1.2", [], at("1.1.1.2")],
  ["the first of 10.0.0.0/8", [unreached("10.0.0.0", "10.0.0.0/8, private (RFC 1918)")], at("10.0.0.0")],
  ["the last of 10.0.0.0/8", [unreached("10.255.255.255", "10.0.0.0/8, private (RFC 1918)")], at("10.255.255.255")],
  ["before 10.0.0.0/8", [], at("9.255.255.255")],
  ["behind 10.0.0.0/8", [], at("11.0.0.0")],
  ["of a provider", [unreached("100.64.0.1", "100.64.0.0/10, shared by providers (RFC 6598)")], at("100.64.0.1")],
  ["172.16.0.1", [unreached("172.16.0.1", "172.16.0.0/12, private (RFC 1918)")], at("172.16.0.1")],
  ["192.168.0.1", [unreached("192.168.0.1", "192.168.0.0/16, private (RFC 1918)")], at("192.168.0.1")],
  ["0.0.0.0", [unreached("0.0.0.0", "0.0.0.0/8, no address of a device")], at("0.0.0.0")],
  ["127.0.0.1", [unreached("127.0.0.1", "127.0.0.0/8, loopback")], at("127.0.0.1")],
  ["169.254.1.1", [unreached("169.254.1.1", "169.254.0.0/16, link-local")], at("169.254.1.1")],
  ["224.0.0.1", [unreached("224.0.0.1", "224.0.0.0/4, multicast")], at("224.0.0.1")],
  ["255.255.255.255", [unreached("255.255.255.255", "240.0.0.0/4, reserved")], at("255.255.255.255")],
  [
    "that is a private one of a site that nothing leads to",
    [
      'NT5111 sites/0/gatewayAddress: The gateway address 10.0.0.1 of the site "branch" is in 10.0.0.0/8, private (RFC 1918); Azure does not reach it over the internet',
    ],
    { sites: [site("branch", [], { gatewayAddress: "10.0.0.1" })] },
  ],
  ["over a private circuit", [], at("10.0.0.1", {}, { privateAddress: true })],
  ["that may be over a private circuit", [], at("10.0.0.1", {}, { privateAddress: open })],
  [
    "not over a private circuit",
    [
      'NT5111 sites/0/gatewayAddress: The gateway address 10.0.0.1 of the site "branch" is in 10.0.0.0/8, private (RFC 1918); Azure does not reach it over the internet',
    ],
    at("10.0.0.1", {}, { privateAddress: false }),
  ],
  ["over a private circuit at the gateway", [], at("10.0.0.1", {}, {}, { privateAddress: true })],
  [
    "of two tunnels, one of which goes over a private circuit",
    [],
    {
      ...at("10.0.0.1"),
      tunnels: [toSite("hub", "branch"), toSite("hub", "branch", { key: "2", privateAddress: true })],
    },
  ],
  ["of a private line", [], at("10.0.0.1", {}, { medium: "ExpressRoute" })],
  [
    "of a private line and a tunnel",
    [
      'NT5111 sites/0/gatewayAddress: The gateway address 10.0.0.1 of the site "branch" is in 10.0.0.0/8, private (RFC 1918); Azure does not reach it over the internet',
    ],
    {
      ...at("10.0.0.1"),
      tunnels: [toSite("hub", "branch"), toSite("hub", "branch", { key: "2", medium: "ExpressRoute" })],
    },
  ],
  [
    "of the far side of an edge gateway",
    [],
    { gateways: [edge], sites: [{ ...far, gatewayAddress: "10.0.0.1" }], tunnels: [tunnel] },
  ],
  [
    "of the far side of an edge gateway without a local address",
    [],
    {
      gateways: [edge],
      sites: [{ ...far, gatewayAddress: "10.0.0.1" }],
      tunnels: [{ key: "x", scope: "a", gateway: "edge", site: "far" }],
    },
  ],
  [
    "of the far side of an edge gateway that no input describes",
    [],
    { sites: [{ ...far, gatewayAddress: "10.0.0.1" }], tunnels: [tunnel] },
  ],
  [
    "of an edge gateway and a connection of Azure",
    [],
    { ...at("10.0.0.1"), tunnels: [toSite("hub", "branch"), { ...tunnel, site: "branch" }] },
  ],
  [
    "of a connection whose gateway no input describes",
    [
      'NT5111 sites/0/gatewayAddress: The gateway address 10.0.0.1 of the site "branch" is in 10.0.0.0/8, private (RFC 1918); Azure does not reach it over the internet',
    ],
    { ...at("10.0.0.1"), gateways: [] },
  ],
  ["of IPv6", [], at("2001:db8::1", { prefixes: ["2001:db8::/32"] })],
  [
    "inside its own space",
    [
      'NT5110 sites/0/gatewayAddress (sites/0/prefixes/1): The gateway address 203.0.113.9 of the site "branch" is inside its own address space (203.0.113.0/28); what is sent to the device itself goes into the tunnel',
    ],
    at("203.0.113.9", { prefixes: ["203.0.112.0/24", "203.0.113.0/28"] }),
  ],
  [
    "the first of its own space",
    [
      'NT5110 sites/0/gatewayAddress (sites/0/prefixes/0): The gateway address 203.0.113.0 of the site "branch" is inside its own address space (203.0.113.0/28); what is sent to the device itself goes into the tunnel',
    ],
    at("203.0.113.0", { prefixes: ["203.0.113.0/28"] }),
  ],
  [
    "the last of its own space",
    [
      'NT5110 sites/0/gatewayAddress (sites/0/prefixes/0): The gateway address 203.0.113.15 of the site "branch" is inside its own address space (203.0.113.0/28); what is sent to the device itself goes into the tunnel',
    ],
    at("203.0.113.15", { prefixes: ["203.0.113.0/28"] }),
  ],
  ["beside its own space", [], at("203.0.113.16", { prefixes: ["203.0.113.0/28", open] })],
  ["inside all traffic", [], at("203.0.113.9", { prefixes: ["0.0.0.0/0"] })],
  [
    "inside the virtual network",
    [
      'NT5110 sites/0/gatewayAddress (virtualNetworks/0/prefixes/0): The gateway address 10.1.0.9 of the site "branch" is inside the virtual network "hub" (10.1.0.0/16); what is sent to the device itself stays in it',
    ],
    at("10.1.0.9", {}, { privateAddress: true }),
  ],
  [
    "inside the virtual network of either of two tunnels",
    [
      'NT5110 sites/0/gatewayAddress (virtualNetworks/0/prefixes/0): The gateway address 10.1.0.9 of the site "branch" is inside the virtual network "hub" (10.1.0.0/16); what is sent to the device itself stays in it',
    ],
    {
      ...at("10.1.0.9", {}, { privateAddress: true }),
      tunnels: [toSite("hub", "branch"), toSite("hub", "branch", { key: "2", privateAddress: true })],
    },
  ],
  ["that is not known", [], { ...at("x"), sites: [site("branch", ["10.2.0.0/16"], { gatewayAddress: open })] }],
  ["that is not stated", [], { ...at("x"), sites: [site("branch", ["10.2.0.0/16"])] }],
]);

function two(address: string, rest: Partial<Site> = {}, other: Partial<Site> = {}): Partial<Network> {
  return {
    gateways: [gateway("hub")],
    sites: [
      site("one", [], { gatewayAddress: address, ...rest }),
      site("two", [], { gatewayAddress: address, ...other }),
    ],
    tunnels: [toSite("hub", "one"), toSite("hub", "two")],
  };
}

testPlaced("one gateway address", /^NT5112/, [
  [
    "of two sites",
    [
      'NT5112 sites/1/gatewayAddress (sites/0/gatewayAddress): The sites "one" and "two" of one gateway have the same gateway address 198.51.100.1',
    ],
    two("198.51.100.1"),
  ],
  [
    "of two sites, the second twice",
    [
      'NT5112 sites/1/gatewayAddress (sites/0/gatewayAddress): The sites "one" and "two" of one gateway have the same gateway address 198.51.100.1',
    ],
    {
      ...two("198.51.100.1"),
      tunnels: [toSite("hub", "one"), toSite("hub", "two"), toSite("hub", "two", { key: "x" })],
    },
  ],
  [
    "of three sites",
    [
      'NT5112 sites/1/gatewayAddress (sites/0/gatewayAddress): The sites "one" and "two" of one gateway have the same gateway address 198.51.100.1',
      'NT5112 sites/2/gatewayAddress (sites/0/gatewayAddress): The sites "one" and "three" of one gateway have the same gateway address 198.51.100.1',
    ],
    {
      ...two("198.51.100.1"),
      sites: ["one", "two", "three"].map((key) => site(key, [], { gatewayAddress: "198.51.100.1" })),
      tunnels: ["one", "two", "three"].map((key) => toSite("hub", key)),
    },
  ],
  [
    "of one site with two connections",
    [],
    { ...two("198.51.100.1"), tunnels: [toSite("hub", "one"), toSite("hub", "one", { key: "x" })] },
  ],
  [
    "of sites at two gateways",
    [],
    {
      ...two("198.51.100.1"),
      gateways: [gateway("hub"), gateway("other")],
      tunnels: [toSite("hub", "one"), toSite("other", "two")],
    },
  ],
  ["of an example", [], two("1.1.1.1")],
  ["that is not known", [], two("", { gatewayAddress: open }, { gatewayAddress: open })],
  [
    "of sites of which one is deployed perhaps",
    [
      'NT5112 sites/1/gatewayAddress (sites/0/gatewayAddress): The sites "one" and "two" of one gateway have the same gateway address 198.51.100.1',
    ],
    two("198.51.100.1", { condition: open }),
  ],
  [
    "of sites of which the other is deployed perhaps",
    [
      'NT5112 sites/1/gatewayAddress (sites/0/gatewayAddress): The sites "one" and "two" of one gateway have the same gateway address 198.51.100.1',
    ],
    two("198.51.100.1", {}, { condition: open }),
  ],
  ["of sites that are both deployed perhaps", [], two("198.51.100.1", { condition: open }, { condition: open })],
  [
    "of sites of private lines",
    [],
    { ...two("198.51.100.1"), tunnels: [toSite("hub", "one"), toSite("hub", "two", { medium: "ExpressRoute" })] },
  ],
  [
    "of a site that no input describes",
    [],
    { ...two("198.51.100.1"), tunnels: [toSite("hub", "one"), toSite("hub", "nowhere")] },
  ],
  [
    "of two tunnels of an edge gateway",
    [],
    {
      gateways: [edge],
      sites: [far, { ...far, key: "other" }],
      tunnels: [tunnel, { ...tunnel, key: "x", site: "other" }],
    },
  ],
]);
