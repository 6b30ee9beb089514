import type { Subnet, VirtualNetwork } from "../../../model/network.ts";
import { prefix, region, text } from "./codecs.ts";
import { type AnyFields, fieldsOf, type OneOrMany } from "./field.ts";

const virtualNetwork = fieldsOf<VirtualNetwork>();
const subnet = fieldsOf<Subnet>();

/** Settings of `Microsoft.Network/virtualNetworks`, without subnets and name servers. */
export const virtualNetworkFields: AnyFields = [
  virtualNetwork.value("location", "location", region),
  virtualNetwork.values("prefixes", "properties.addressSpace.addressPrefixes", prefix),
];

/** Where a subnet refers to its security group. */
export const securityGroupPath = "properties.networkSecurityGroup.id";
/** Where a subnet refers to its route table. */
export const routeTablePath = "properties.routeTable.id";

/** Prefixes of a subnet. */
export const subnetPrefixes: OneOrMany<Subnet> = {
  key: "prefixes",
  one: "addressPrefix",
  many: "addressPrefixes",
  codec: prefix,
};

/** Settings of a subnet, without its prefixes, which have two spellings. */
export const subnetFields: AnyFields = [
  subnet.value("securityGroupId", securityGroupPath, text),
  subnet.value("routeTableId", routeTablePath, text),
];
