import type { PublicAddress } from "../../model/publicAddress.ts";
import type { Block } from "./block.ts";
import type { Names } from "./names.ts";
import { ifStated, nameText, orNotStated, partText } from "./stated.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A public address where it is used: `gw-pip 203.0.113.9`. */
export function publicAddressText({ name, address }: PublicAddress): string {
  // The service gives classic gateways an address without a resource for it.
  if (name === "" && address !== undefined) return partText(address);
  return address === undefined ? nameText(name) : `${nameText(name)} ${partText(address)}`;
}

/** A public address with all that is stated. */
export function publicAddressBlock(address: PublicAddress, names: Names): Block {
  return {
    title: `Public address ${nameText(address.name)}`,
    notes: names.notes(address),
    rows: [
      ...ifStated("deployed", address.condition),
      ...ifStated("region", address.location),
      ...orNotStated("address", address.address, address.existing),
      ...ifStated("allocation", address.allocation),
      ...ifStated("SKU", address.sku),
      ...ifStated("tier", address.tier),
      ...ifStated("version", address.version),
      ...ifStated("zones", address.zones),
      ...ifStated("DNS label", address.dnsLabel),
      ...ifStated("idle minutes", address.idleTimeoutMinutes),
      ...tagRows(address.tags),
    ],
  };
}
