import type { PublicAddress } from "../../../model/publicAddress.ts";
import { publicAddressFields } from "../fields/publicAddressFields.ts";
import { writeCondition } from "./condition.ts";
import { writeLocation } from "./locations.ts";
import { ownerOf, resourceOf, statedName } from "./resources.ts";
import type { ArmScope } from "./scope.ts";
import { writeTags } from "./tags.ts";
import { writeFields } from "./writeFields.ts";

const kind = "publicIpAddress";

/** Writes an address on the internet. */
export function writePublicAddress(scope: ArmScope, address: PublicAddress): void {
  const owner = ownerOf(kind, address);
  if (address.address !== undefined) {
    scope.ignore(address, "address", "Azure gives the address out when the resource is made; it cannot be chosen");
  }
  const location = writeLocation(scope, kind, address);
  const { sku, zones, properties } = writeFields(scope, publicAddressFields, address, owner, {
    location: undefined,
    address: undefined,
  });
  const body = {
    condition: writeCondition(scope, address, owner),
    name: statedName(scope, kind, address),
    location,
    tags: writeTags(scope, address.tags, owner),
    sku,
    zones,
    properties: properties ?? {},
  };
  scope.add(kind, body, resourceOf(scope, kind, address).id);
}
