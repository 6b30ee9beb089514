import type { Key } from "../model/key.ts";
import type { ConnectMember } from "./members.ts";

/** Where a member stands in the network of today, and under which addresses. */
export type Side =
  /** A role, in a part of a subnet; without a prefix where there was no room. */
  | { readonly kind: "network"; readonly prefixes: readonly string[] }
  /** A machine that dials in and gets an address of the pool. */
  | { readonly kind: "clients"; readonly prefixes: readonly string[] }
  /** A machine behind the device of a site: its own address, or all of the site where that is not known. */
  | { readonly kind: "site"; readonly site: Key; readonly prefixes: readonly string[] };

/** A member, and where it stands in the network of today. */
export interface PlacedMember {
  readonly member: ConnectMember;
  readonly side: Side;
}
