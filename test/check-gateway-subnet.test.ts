import type { Gateway } from "../lib/model/gateway.ts";
import type { Network, Subnet, VirtualNetwork } from "../lib/model/network.ts";
import type { RouteTable } from "../lib/model/routeTable.ts";
import { namedGateway, network, open, site, toSite } from "./check-models.ts";
import { type PlacedRow, testPlaced } from "./check-places.ts";

// The subnet that a gateway stands in.
const subnetOf = (name: Subnet["name"], prefix: Subnet["prefixes"][number], rest: Partial<Subnet> = {}): Subnet => ({
  name,
  prefixes: [prefix],
  ...rest,
});
const standing = (
  subnets: readonly Subnet[],
  own: Partial<Gateway> | undefined = {},
  rest: Partial<VirtualNetwork> = {},
): Partial<Network> => ({
  virtualNetworks: [{ ...network("hub", []), subnets, ...rest }],
  gateways: own === undefined ? [] : [namedGateway(own)],
});
function at(rest: Partial<Gateway>): Partial<Network> {
  return { gateways: [namedGateway(rest)] };
}

const { name: _, ...unnamed } = namedGateway();
const table = (rest: Partial<RouteTable>): Partial<Network> => ({
  ...standing([subnetOf("GatewaySubnet", "10.1.0.0/27", { routeTable: "table" })]),
  routeTables: [
    { key: "other", scope: "a", name: "other", routes: [{ name: "r", prefix: "0.0.0.0/0" }] },
    { key: "table", scope: "a", name: "table", routes: [], ...rest },
  ],
});

testPlaced("the subnet of a gateway", /^NT520[1-5]/, [
  ["a /27", [], standing([subnetOf("GatewaySubnet", "10.1.0.0/27")])],
  [
    "a /28",
    [
      'NT5203 virtualNetworks/0/subnets/0/prefixes/0: "GatewaySubnet" of "hub" is a /28; every SKU but Basic needs /27 or larger',
    ],
    standing([subnetOf("GatewaySubnet", "10.1.0.0/28")]),
  ],
  [
    "a /28 and no gateway",
    [
      'NT5203 virtualNetworks/0/subnets/0/prefixes/0: "GatewaySubnet" of "hub" is a /28; every SKU but Basic needs /27 or larger',
    ],
    { ...standing([subnetOf("GatewaySubnet", "10.1.0.0/28")]), gateways: [] },
  ],
  ["a /29 for Basic", [], standing([subnetOf("GatewaySubnet", "10.1.0.0/29")], { sku: "Basic" })],
  [
    "a /29 for a SKU that is not known",
    [
      'NT5203 virtualNetworks/0/subnets/0/prefixes/0: "GatewaySubnet" of "hub" is a /29; every SKU but Basic needs /27 or larger',
    ],
    standing([subnetOf("GatewaySubnet", "10.1.0.0/29")], { sku: open }),
  ],
  ["a prefix that is not known", [], standing([subnetOf("GatewaySubnet", open)])],
  ["a prefix of IPv6", [], standing([subnetOf("GatewaySubnet", "2001:db8::/64")])],
  [
    "none",
    [
      'NT5201 virtualNetworks/0/name (gateways/0/name): The virtual network "hub" has a gateway and no subnet "GatewaySubnet"',
    ],
    standing([subnetOf("servers", "10.1.0.0/24")]),
  ],
  ["none in a network that is there already", [], standing([], {}, { existing: true })],
  ["one whose name is not known", [], standing([subnetOf("servers", "10.1.0.0/24"), subnetOf(open, "10.1.1.0/27")])],
  ["none, and no gateway", [], { ...standing([]), gateways: [] }],
  ["none for a gateway that was never made", [], { ...standing([]), gateways: [unnamed] }],
  [
    "none for a gateway with clients",
    [
      'NT5201 virtualNetworks/0/name (gateways/0/whole): The virtual network "hub" has a gateway and no subnet "GatewaySubnet"',
    ],
    { ...standing([]), gateways: [{ ...unnamed, clientPrefixes: ["10.9.0.0/24"] }] },
  ],
  [
    "none for a gateway with connections",
    [
      'NT5201 virtualNetworks/0/name (gateways/0/whole): The virtual network "hub" has a gateway and no subnet "GatewaySubnet"',
    ],
    { ...standing([]), gateways: [unnamed], sites: [site("s", [])], tunnels: [toSite("hub", "s")] },
  ],
  ...[
    "gatewaysubnet",
    "Gateway Subnet",
    "Gateway-Sub-Net",
    "AzureGatewaySubnet",
    "gateway_net",
    "Azure_Gateway Subnet",
    "GatewayNet",
    "GatewaySubnet1",
  ].map(
    (name): PlacedRow => [
      `one called "${name}"`,
      [
        `NT5202 virtualNetworks/0/subnets/0/name: The virtual network "hub" has a subnet "${name}" and none that is called "GatewaySubnet"`,
      ],
      standing([subnetOf(name, "10.1.0.0/27")], {}),
    ],
  ),
  ...["my-gateway-subnet", "gateways", "ApplicationGatewaySubnet"].map(
    (name): PlacedRow => [
      `one called "${name}" is none`,
      [
        `NT5201 virtualNetworks/0/name (gateways/0/name): The virtual network "hub" has a gateway and no subnet "GatewaySubnet"`,
      ],
      standing([subnetOf(name, "10.1.0.0/27")], {}),
    ],
  ),
  [
    "another, by an id",
    [
      'NT5202 gateways/0/subnetId: The gateway "gateway" is put into the subnet "servers"; gateways live in one that is called "GatewaySubnet"',
    ],
    at({ subnetId: "/a/virtualNetworks/hub/subnets/servers" }),
  ],
  ["the right one, by an id", [], at({ subnetId: "/a/virtualNetworks/hub/SUBNETS/gatewaysubnet" })],
  ["one by an id that ends elsewhere", [], at({ subnetId: "/a/subnets/servers/b/c" })],
  ["one by an id that is an expression", [], at({ subnetId: "/a/subnets/[variables('s')]" })],
  ["one by an id that is not known", [], at({ subnetId: open })],
  [
    "one with a security group",
    [
      'NT5204 virtualNetworks/0/subnets/0/securityGroup: "GatewaySubnet" of "hub" has a network security group, which is not supported there',
    ],
    standing([subnetOf("GatewaySubnet", "10.1.0.0/27", { securityGroup: "group" })]),
  ],
  [
    "one with a security group that no input describes",
    [
      'NT5204 virtualNetworks/0/subnets/0/securityGroupId: "GatewaySubnet" of "hub" has a network security group, which is not supported there',
    ],
    standing([subnetOf("GatewaySubnet", "10.1.0.0/27", { securityGroupId: "/group" })]),
  ],
  [
    "another subnet with a security group",
    [],
    standing([subnetOf("GatewaySubnet", "10.1.0.0/27"), subnetOf("s", "10.1.1.0/27", { securityGroup: "group" })]),
  ],
  [
    "one with a default route",
    [
      'NT5205 virtualNetworks/0/subnets/0/routeTable (routeTables/1/routes/1/prefix): "GatewaySubnet" of "hub" has the route table "table" with a default route, which is not supported there',
    ],
    table({
      routes: [
        { name: "a", prefix: "10.0.0.0/8" },
        { name: "b", prefix: "0.0.0.0/0" },
      ],
    }),
  ],
  [
    "one with other routes",
    [],
    table({
      routes: [
        { name: "a", prefix: "10.0.0.0/8" },
        { name: "b", prefix: open },
      ],
    }),
  ],
  [
    "one that learned routes are kept from",
    [
      'NT5205 virtualNetworks/0/subnets/0/routeTable (routeTables/1/gatewayRoutesOff): "GatewaySubnet" of "hub" has the route table "table", which keeps out the routes that gateways learn',
    ],
    table({ gatewayRoutesOff: true }),
  ],
  ["one that learned routes are not kept from", [], table({ gatewayRoutesOff: false })],
  ["one that learned routes may be kept from", [], table({ gatewayRoutesOff: open })],
]);
