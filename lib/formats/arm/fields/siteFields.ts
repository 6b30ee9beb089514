import type { Site } from "../../../model/site.ts";
import { bgpFields } from "./bgpFields.ts";
import { address, prefix, region, text } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const site = fieldsOf<Site>();

/** Settings of `Microsoft.Network/localNetworkGateways`. */
export const siteFields: AnyFields = [
  site.value("location", "location", region),
  site.values("prefixes", "properties.localNetworkAddressSpace.addressPrefixes", prefix),
  site.value("gatewayAddress", "properties.gatewayIpAddress", address),
  site.value("gatewayName", "properties.fqdn", text),
  site.part("bgpSpeaker", "properties.bgpSettings", bgpFields),
];
