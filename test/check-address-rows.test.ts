import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network, Subnet, VirtualNetwork } from "../lib/model/network.ts";
import { gateway, network, open, site } from "./check-models.ts";
import { findingsAt, testPlaced } from "./check-places.ts";

// Address spaces: how much Azure takes, what it refuses, and subnets inside them.
const addresses = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
const behindGateway = (count: number): Partial<Network> => ({
  virtualNetworks: [network("hub", addresses(count))],
  gateways: [gateway("hub")],
});
const networks = (count: number, scope = "a"): readonly VirtualNetwork[] =>
  Array.from({ length: count }, (_, index) => ({ ...network(`${scope}${index}`, []), scope }));

function withSubnets(
  prefixes: VirtualNetwork["prefixes"],
  ...subnets: readonly Subnet["prefixes"][]
): Partial<Network> {
  const named = subnets.map((each, index): Subnet => ({ name: `s${index}`, prefixes: each }));
  return { virtualNetworks: [{ ...network("hub", prefixes), subnets: named }] };
}

testPlaced("address limits", /^NT511[45]/, [
  ["600 prefixes behind a gateway", [], behindGateway(600)],
  [
    "601 prefixes behind a gateway",
    [
      'NT5114 virtualNetworks/0/prefixes/600: The virtual network "hub" has 601 prefixes behind a VPN gateway; Azure takes 600',
    ],
    behindGateway(601),
  ],
  ["601 prefixes without a gateway", [], { virtualNetworks: [network("hub", addresses(601))] }],
  [
    "601 prefixes behind a gateway of circuits",
    [],
    { ...behindGateway(601), gateways: [gateway("hub", { type: "ExpressRoute" })] },
  ],
  ["601 prefixes beside a gateway of another network", [], { ...behindGateway(601), gateways: [gateway("other")] }],
  ["3000 subnets", [], withSubnets([], ...Array.from({ length: 3_000 }, () => []))],
  [
    "3001 subnets",
    ['NT5114 virtualNetworks/0/subnets/3000/name: The virtual network "hub" has 3001 subnets; Azure takes 3000'],
    withSubnets([], ...Array.from({ length: 3_001 }, () => [])),
  ],
  ["a site with 1000 prefixes", [], { sites: [site("branch", addresses(1_000))] }],
  [
    "a site with 1001 prefixes",
    ['NT5114 sites/0/prefixes/1000: The site "branch" has 1001 prefixes; Azure takes 1000'],
    { sites: [site("branch", addresses(1_001))] },
  ],
  [
    "many networks, sites and name servers",
    [],
    {
      virtualNetworks: [...networks(100), { ...network("x", []), dnsServers: addresses(21) }],
      sites: Array.from({ length: 21 }, (_, index) => site(`s${index}`, [])),
    },
  ],
]);

testPlaced(
  "classic limits",
  /^NT511[45]/,
  [
    ["100 networks", [], { virtualNetworks: networks(100) }],
    [
      "101 networks",
      ["NT5115 virtualNetworks/100/name: One subscription has 101 virtual networks; Azure takes 100"],
      { virtualNetworks: networks(101) },
    ],
    ["as many in two subscriptions", [], { virtualNetworks: [...networks(100), ...networks(100, "b")] }],
    ["20 sites", [], { sites: Array.from({ length: 20 }, (_, index) => site(`s${index}`, [])) }],
    [
      "21 sites",
      ["NT5115 sites/20/name: One subscription has 21 local network sites; Azure takes 20"],
      { sites: Array.from({ length: 21 }, (_, index) => site(`s${index}`, [])) },
    ],
    ["20 name servers", [], { virtualNetworks: [{ ...network("hub", []), dnsServers: addresses(20) }] }],
    [
      "21 name servers",
      ['NT5115 virtualNetworks/0/dnsServers/20: The virtual network "hub" has 21 name servers; Azure takes 20'],
      { virtualNetworks: [{ ...network("hub", []), dnsServers: addresses(21) }] },
    ],
  ],
  "netcfg",
);

testPlaced("subnets", /^NT510[457]/, [
  ["a subnet that is the space", [], withSubnets(["10.1.0.0/24"], ["10.1.0.0/24"])],
  [
    "a subnet before the space",
    [
      'NT5104 virtualNetworks/0/subnets/0/prefixes/0 (virtualNetworks/0/prefixes/0): The subnet "s0" (10.0.255.0/24) is not inside the address space of the virtual network "hub"',
    ],
    withSubnets(["10.1.0.0/24"], ["10.0.255.0/24"]),
  ],
  [
    "a subnet behind the space",
    [
      'NT5104 virtualNetworks/0/subnets/0/prefixes/0 (virtualNetworks/0/prefixes/0): The subnet "s0" (10.1.1.0/24) is not inside the address space of the virtual network "hub"',
    ],
    withSubnets(["10.1.0.0/24"], ["10.1.1.0/24"]),
  ],
  [
    "a subnet that begins in the space",
    [
      'NT5104 virtualNetworks/0/subnets/0/prefixes/0 (virtualNetworks/0/prefixes/0): The subnet "s0" (10.1.0.0/23) is not inside the address space of the virtual network "hub"',
    ],
    withSubnets(["10.1.0.0/24"], ["10.1.0.0/23"]),
  ],
  ["a subnet in two neighbouring prefixes", [], withSubnets(["10.1.0.0/24", "10.1.1.0/24"], ["10.1.0.0/23"])],
  [
    "the second prefix of a subnet",
    [
      'NT5104 virtualNetworks/0/subnets/0/prefixes/1 (virtualNetworks/0/prefixes/0): The subnet "s0" (10.2.0.0/25) is not inside the address space of the virtual network "hub"',
    ],
    withSubnets(["10.1.0.0/24"], ["10.1.0.0/25", "10.2.0.0/25"]),
  ],
  ["no space", [], withSubnets([], ["10.1.0.0/24"])],
  ["a space of which a part is not known", [], withSubnets(["10.1.0.0/24", open], ["10.2.0.0/24"])],
  [
    "a space with IPv6",
    [
      'NT5104 virtualNetworks/0/subnets/0/prefixes/0 (virtualNetworks/0/prefixes/0): The subnet "s0" (10.2.0.0/24) is not inside the address space of the virtual network "hub"',
    ],
    withSubnets(["10.1.0.0/24", "2001:db8::/56"], ["10.2.0.0/24"]),
  ],
  ["a subnet that is not known", [], withSubnets(["10.1.0.0/24"], [open])],
  ["a subnet of IPv6", [], withSubnets(["10.1.0.0/24"], ["2001:db8::/64"])],
  ["subnets beside each other", [], withSubnets(["10.1.0.0/16"], ["10.1.0.0/24"], ["10.1.1.0/24"])],
  [
    "subnets in each other",
    [
      'NT5105 virtualNetworks/0/subnets/1/prefixes/0 (virtualNetworks/0/subnets/0/prefixes/0): The subnets "s0" (10.1.0.128/25) and "s1" (10.1.0.0/24) of the virtual network "hub" overlap',
    ],
    withSubnets(["10.1.0.0/16"], ["10.1.0.128/25"], ["10.1.0.0/24"]),
  ],
  ["a subnet whose own prefixes overlap", [], withSubnets(["10.1.0.0/16"], ["10.1.0.0/24", "10.1.0.0/25"])],
  [
    "the second prefixes of two subnets",
    [
      'NT5105 virtualNetworks/0/subnets/1/prefixes/1 (virtualNetworks/0/subnets/0/prefixes/1): The subnets "s0" (10.1.2.0/24) and "s1" (10.1.2.0/25) of the virtual network "hub" overlap',
    ],
    withSubnets(["10.1.0.0/16"], ["10.1.1.0/24", "10.1.2.0/24"], ["10.1.3.0/24", "10.1.2.0/25"]),
  ],
  ["a /29", [], withSubnets(["10.1.0.0/16"], ["10.1.0.8/29"])],
  [
    "a /30",
    [
      'NT5107 virtualNetworks/0/subnets/0/prefixes/0: The subnet "s0" of the virtual network "hub" is a /30; the smallest that Azure makes is a /29',
    ],
    withSubnets(["10.1.0.0/16"], ["10.1.0.8/30"]),
  ],
]);

testPlaced("prefixes of one space", /^NT5106/, [
  [
    "a prefix twice",
    [
      'NT5106 virtualNetworks/0/prefixes/1 (virtualNetworks/0/prefixes/0): The virtual network "hub" has 10.1.0.0/16 twice',
    ],
    { virtualNetworks: [network("hub", ["10.1.0.0/16", "10.1.0.0/16"])] },
  ],
  [
    "a prefix inside another",
    [
      'NT5106 sites/0/prefixes/0 (sites/0/prefixes/1): The site "branch" has 10.1.9.0/24 beside 10.1.0.0/16, which holds it',
    ],
    { sites: [site("branch", ["10.1.9.0/24", "10.1.0.0/16"])] },
  ],
  [
    "two prefixes inside another",
    [
      'NT5106 sites/0/prefixes/0 (sites/0/prefixes/1): The site "branch" has 10.1.9.0/24 beside 10.1.0.0/16, which holds it',
      'NT5106 sites/0/prefixes/2 (sites/0/prefixes/1): The site "branch" has 10.1.8.0/24 beside 10.1.0.0/16, which holds it',
    ],
    { sites: [site("branch", ["10.1.9.0/24", "10.1.0.0/16", "10.1.8.0/24"])] },
  ],
  [
    "a prefix three times",
    [
      'NT5106 sites/0/prefixes/1 (sites/0/prefixes/0): The site "branch" has 10.1.0.0/16 twice',
      'NT5106 sites/0/prefixes/2 (sites/0/prefixes/0): The site "branch" has 10.1.0.0/16 twice',
    ],
    { sites: [site("branch", ["10.1.0.0/16", "10.1.0.0/16", "10.1.0.0/16"])] },
  ],
  [
    "prefixes of a pool",
    [
      "NT5106 gateways/0/clientPrefixes/1 (gateways/0/clientPrefixes/0): The pool of point-to-site clients has 10.9.0.0/24 twice",
    ],
    { gateways: [gateway("hub", { name: "g", clientPrefixes: ["10.9.0.0/24", "10.9.0.0/24"] })] },
  ],
  ["prefixes beside each other", [], { virtualNetworks: [network("hub", ["10.1.0.0/16", "10.2.0.0/16"])] }],
  ["one prefix", [], { sites: [site("branch", ["10.1.0.0/16"])] }],
  ["prefixes that are not known", [], { sites: [site("branch", [open, "10.1.0.0/16", open])] }],
  [
    "a prefix beside one that is not known",
    ['NT5106 sites/0/prefixes/2 (sites/0/prefixes/1): The site "branch" has 10.1.0.0/16 twice'],
    { sites: [site("branch", [open, "10.1.0.0/16", "10.1.0.0/16"])] },
  ],
  ["prefixes of IPv6", [], { sites: [site("branch", ["2001:db8::/56", "2001:db8::/56"])] }],
  ["the same prefix at two sites", [], { sites: [site("one", ["10.1.0.0/16"]), site("two", ["10.1.0.0/16"])] }],
]);

function space(...prefixes: VirtualNetwork["prefixes"]): Partial<Network> {
  return { virtualNetworks: [network("hub", prefixes)] };
}

testPlaced("space", /^NT510[89]/, [
  ["private space", [], space("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")],
  ["a part of private space", [], space("10.255.255.0/24", "172.31.255.0/24", "192.168.255.0/24", "100.127.255.0/24")],
  [
    "more than 10.0.0.0/8",
    [
      'NT5109 virtualNetworks/0/prefixes/0: The address space 10.0.0.0/7 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
    ],
    space("10.0.0.0/7"),
  ],
  [
    "before 172.16.0.0/12",
    [
      'NT5109 virtualNetworks/0/prefixes/0: The address space 172.15.0.0/16 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
    ],
    space("172.15.0.0/16"),
  ],
  [
    "behind 172.16.0.0/12",
    [
      'NT5109 virtualNetworks/0/prefixes/0: The address space 172.32.0.0/16 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
    ],
    space("172.32.0.0/16"),
  ],
  [
    "before and behind 100.64.0.0/10",
    [
      'NT5109 virtualNetworks/0/prefixes/0: The address space 100.63.0.0/16 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
      'NT5109 virtualNetworks/0/prefixes/1: The address space 100.128.0.0/16 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
    ],
    space("100.63.0.0/16", "100.128.0.0/16"),
  ],
  [
    "public space",
    [
      'NT5109 virtualNetworks/0/prefixes/0: The address space 203.0.113.0/24 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
    ],
    space("203.0.113.0/24"),
  ],
  [
    "loopback",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 127.255.255.255/32 of the virtual network "hub" overlaps 127.0.0.0/8, loopback, which Azure refuses',
    ],
    space("127.255.255.255/32"),
  ],
  [
    "the first address of loopback",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 127.0.0.0/32 of the virtual network "hub" overlaps 127.0.0.0/8, loopback, which Azure refuses',
    ],
    space("127.0.0.0/32"),
  ],
  [
    "link-local addresses",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 169.254.0.0/16 of the virtual network "hub" overlaps 169.254.0.0/16, link-local addresses, which Azure refuses',
    ],
    space("169.254.0.0/16"),
  ],
  [
    "multicast",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 239.255.255.0/24 of the virtual network "hub" overlaps 224.0.0.0/4, multicast, which Azure refuses',
    ],
    space("239.255.255.0/24"),
  ],
  [
    "broadcast",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 255.255.255.255/32 of the virtual network "hub" overlaps 255.255.255.255/32, broadcast, which Azure refuses',
    ],
    space("255.255.255.255/32"),
  ],
  [
    "the resolver of Azure",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 168.63.129.16/32 of the virtual network "hub" overlaps 168.63.129.16/32, the resolver of Azure, which Azure refuses',
    ],
    space("168.63.129.16/32"),
  ],
  [
    "the neighbour of the resolver",
    [
      'NT5109 virtualNetworks/0/prefixes/0: The address space 168.63.129.17/32 of the virtual network "hub" is not private; what has these addresses on the internet cannot be reached from it',
    ],
    space("168.63.129.17/32"),
  ],
  [
    "space around loopback",
    [
      'NT5108 virtualNetworks/0/prefixes/0: The address space 126.0.0.0/7 of the virtual network "hub" overlaps 127.0.0.0/8, loopback, which Azure refuses',
    ],
    space("126.0.0.0/7"),
  ],
  ["what is not known", [], space(open)],
  ["IPv6", [], space("2001:db8::/56")],
]);

test("a finding about a space expects private space, ten prefixes of another at most", () => {
  const expected = (...parts: readonly Partial<Network>[]) =>
    findingsAt(/^NT510[489]/, parts).map((each) => each.expected);
  const privateSpace = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];
  assert.deepEqual(expected(space("127.0.0.0/8")), [privateSpace]);
  assert.deepEqual(expected(space("203.0.113.0/24")), [privateSpace]);
  assert.deepEqual(expected(withSubnets(addresses(11), ["10.9.0.0/24"])), [addresses(10)]);
});
