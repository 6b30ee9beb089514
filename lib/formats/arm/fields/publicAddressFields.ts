import type { PublicAddress } from "../../../model/publicAddress.ts";
import { anyAddress, oneOf, openWord, region, text, wholeNumber } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const publicAddress = fieldsOf<PublicAddress>();

/** Settings of `Microsoft.Network/publicIPAddresses`. */
export const publicAddressFields: AnyFields = [
  publicAddress.value("location", "location", region),
  publicAddress.value("sku", "sku.name", openWord("Basic", "Standard")),
  publicAddress.value("tier", "sku.tier", openWord("Regional", "Global")),
  publicAddress.values("zones", "zones", text),
  publicAddress.value("allocation", "properties.publicIPAllocationMethod", oneOf("Static", "Dynamic")),
  publicAddress.value("version", "properties.publicIPAddressVersion", oneOf("IPv4", "IPv6")),
  publicAddress.value("dnsLabel", "properties.dnsSettings.domainNameLabel", text),
  publicAddress.value("idleTimeoutMinutes", "properties.idleTimeoutInMinutes", wholeNumber),
  publicAddress.value("address", "properties.ipAddress", anyAddress),
];
