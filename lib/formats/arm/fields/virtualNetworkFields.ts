import type { Subnet, VirtualNetwork } from "../../../model/network.ts";
import { prefix, region, text } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const virtualNetwork = fieldsOf<VirtualNetwork>();
const subnet = fieldsOf<Subnet>();

/** Settings of `Microsoft.Network/virtualNetworks`, without subnets and name servers. */
export const virtualNetworkFields: AnyFields = [
  virtualNetwork.value("location", "location", region),
  virtualNetwork.values("prefixes", "properties.addressSpace.addressPrefixes", prefix),
];

/** Settings of a subnet, without its prefixes, which have two spellings. */
export const subnetFields: AnyFields = [
  subnet.value("securityGroupId", "properties.networkSecurityGroup.id", text),
  subnet.value("routeTableId", "properties.routeTable.id", text),
];
