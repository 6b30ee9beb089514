import type { Gateway } from "../lib/model/gateway.ts";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import type { PublicAddress } from "../lib/model/publicAddress.ts";
import { namedGateway, network, open } from "./check-models.ts";
import { testPlaced } from "./check-places.ts";

// The public addresses of a gateway, and where it stands.
function asked(rest: Partial<Gateway>): Partial<Network> {
  return { gateways: [namedGateway(rest)] };
}

function address(rest: Partial<PublicAddress> = {}): Partial<Network> {
  return {
    gateways: [namedGateway({ addresses: [{ publicAddress: "ip" }] })],
    publicAddresses: [{ key: "ip", scope: "a", name: "ip", ...rest }],
  };
}

testPlaced("addresses of a gateway", /^NT521[14]/, [
  ["Standard and static", [], address({ sku: "Standard", allocation: "Static" })],
  [
    "Basic",
    ['NT5211 publicAddresses/0/sku: The public address "ip" of a gateway is of the SKU Basic, which is retired'],
    address({ sku: "Basic" }),
  ],
  [
    "Basic and dynamic",
    ['NT5211 publicAddresses/0/sku: The public address "ip" of a gateway is of the SKU Basic, which is retired'],
    address({ sku: "Basic", allocation: "Dynamic" }),
  ],
  [
    "dynamic",
    [
      'NT5211 publicAddresses/0/allocation: The public address "ip" of a gateway is allocated dynamically; a gateway takes static ones of the SKU Standard',
    ],
    address({ allocation: "Dynamic" }),
  ],
  ["Basic, and there already", [], address({ sku: "Basic", existing: true })],
  ["dynamic, and there already", [], address({ allocation: "Dynamic", existing: true })],
  ["of a SKU that is not known", [], address({ sku: open, allocation: open })],
  [
    "Basic at a gateway of that SKU",
    [],
    { ...address({ sku: "Basic" }), gateways: [namedGateway({ sku: "Basic", addresses: [{ publicAddress: "ip" }] })] },
  ],
  [
    "of a gateway that no input describes",
    [],
    { ...address({ sku: "Basic" }), gateways: [namedGateway({ addresses: [{ publicAddressId: "/ip" }] })] },
  ],
  ["that are not known", [], { ...address({ sku: "Basic" }), gateways: [namedGateway({ addresses: [open] })] }],
  [
    "one for two instances",
    ['NT5214 gateways/0/activeActive: The gateway "gateway" has two active instances and one address'],
    asked({ activeActive: true, addresses: [{}] }),
  ],
  [
    "none for two instances",
    ['NT5214 gateways/0/activeActive: The gateway "gateway" has two active instances and no address'],
    asked({ activeActive: true, addresses: [] }),
  ],
  ["two for two instances", [], asked({ activeActive: true, addresses: [{}, {}] })],
  ["three for two instances", [], asked({ activeActive: true, addresses: [{}, {}, {}] })],
  ["one for one instance", [], asked({ addresses: [{}] })],
  [
    "two for one instance",
    ['NT5214 gateways/0/activeActive: The gateway "gateway" has 2 addresses and one active instance'],
    asked({ activeActive: false, addresses: [{}, {}] }),
  ],
  [
    "two, and nothing said about instances",
    ['NT5214 gateways/0/name: The gateway "gateway" has 2 addresses and one active instance'],
    asked({ addresses: [{}, {}] }),
  ],
  ["two for as many instances as nobody knows", [], asked({ activeActive: open, addresses: [{}, {}] })],
  ["one, and another that is not known, for two instances", [], asked({ activeActive: true, addresses: [open] })],
  ["two, one of them not known, for one instance", [], asked({ activeActive: false, addresses: [{}, open] })],
  ["nothing said of addresses", [], asked({ activeActive: true })],
]);

const located = (
  own?: Gateway["location"],
  its?: VirtualNetwork["location"],
  where?: PublicAddress["location"],
): Partial<Network> => ({
  virtualNetworks: [{ ...network("hub", []), ...(its === undefined ? {} : { location: its }) }],
  gateways: [namedGateway({ addresses: [{ publicAddress: "ip" }], ...(own === undefined ? {} : { location: own }) })],
  publicAddresses: [{ key: "ip", scope: "a", name: "ip", ...(where === undefined ? {} : { location: where }) }],
});

testPlaced("where a gateway stands", /^NT521[23]/, [
  ["in the region of its network", [], located("westeurope", "westeurope", "westeurope")],
  [
    "in another",
    [
      'NT5212 gateways/0/location (virtualNetworks/0/location): The gateway "gateway" is to be made in "northeurope", and its virtual network "hub" is in "westeurope"',
    ],
    located("northeurope", "westeurope"),
  ],
  ["in a region that is not known", [], located(open, "westeurope")],
  ["in a network whose region is not known", [], located("westeurope", open)],
  ["in a network without a region", [], located("westeurope")],
  ["in no region", [], located(undefined, "westeurope")],
  ["in a network that no input describes", [], { ...located("westeurope", "northeurope"), virtualNetworks: [] }],
  [
    "its address in another region",
    [
      'NT5212 publicAddresses/0/location (gateways/0/location): The public address "ip" is in "northeurope", and its gateway in "westeurope"',
    ],
    located("westeurope", undefined, "northeurope"),
  ],
  [
    "its address in another region than its network",
    [
      'NT5212 publicAddresses/0/location (virtualNetworks/0/location): The public address "ip" is in "northeurope", and its gateway in "westeurope"',
    ],
    located(undefined, "westeurope", "northeurope"),
  ],
  [
    "its address in its own region, and not in that of its network",
    [
      'NT5212 gateways/0/location (virtualNetworks/0/location): The gateway "gateway" is to be made in "westeurope", and its virtual network "hub" is in "northeurope"',
    ],
    located("westeurope", "northeurope", "westeurope"),
  ],
  ["its address in a region that is not known", [], located("westeurope", undefined, open)],
  ["its address in a region, and it in none", [], located(undefined, undefined, "westeurope")],
  [
    "the second of a kind",
    [
      'NT5213 gateways/1/name (gateways/0/name): The gateway "second" is the second of the type Vpn in the virtual network "hub"',
    ],
    { virtualNetworks: [network("hub", [])], gateways: [namedGateway(), namedGateway({ key: "2", name: "second" })] },
  ],
  [
    "the second and the third",
    [
      'NT5213 gateways/1/name (gateways/0/name): The gateway "second" is the second of the type Vpn in the virtual network "hub"',
      'NT5213 gateways/2/name (gateways/0/name): The gateway "third" is the second of the type Vpn in the virtual network "hub"',
    ],
    {
      virtualNetworks: [network("hub", [])],
      gateways: [namedGateway(), namedGateway({ key: "2", name: "second" }), namedGateway({ key: "3", name: "third" })],
    },
  ],
  [
    "the first of another kind",
    [],
    {
      virtualNetworks: [network("hub", [])],
      gateways: [namedGateway(), namedGateway({ key: "2", type: "ExpressRoute" })],
    },
  ],
  [
    "the second of a kind that is not known",
    [],
    {
      virtualNetworks: [network("hub", [])],
      gateways: [namedGateway({ type: open }), namedGateway({ key: "2", type: open })],
    },
  ],
  [
    "the second, deployed perhaps",
    [],
    { virtualNetworks: [network("hub", [])], gateways: [namedGateway(), namedGateway({ key: "2", condition: open })] },
  ],
  [
    "the second, the first of which is deployed perhaps",
    [],
    {
      virtualNetworks: [network("hub", [])],
      gateways: [namedGateway({ condition: open }), namedGateway({ key: "2" })],
    },
  ],
  [
    "in two networks that no input describes",
    [],
    { gateways: [namedGateway(), namedGateway({ key: "2", virtualNetwork: "other" })] },
  ],
  [
    "in two networks",
    [],
    {
      virtualNetworks: [network("hub", []), network("other", [])],
      gateways: [namedGateway(), namedGateway({ key: "2", virtualNetwork: "other" })],
    },
  ],
]);
