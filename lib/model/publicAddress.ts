import type { Key } from "./key.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** An address on the internet that a gateway can have. */
export interface PublicAddress {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** As the input has it. */
  readonly name: Stated<string>;
  /** Region, lower case without blanks (`westus`). */
  readonly location?: Stated<string>;
  /** The address itself, once it is given out. */
  readonly address?: Stated<string>;
  /** `Static` stays, `Dynamic` may change. */
  readonly allocation?: Stated<"Static" | "Dynamic">;
  /** `Basic` or `Standard`. */
  readonly sku?: Stated<string>;
  /** `Regional` or `Global`. */
  readonly tier?: Stated<string>;
  /** Absent: IPv4. */
  readonly version?: Stated<"IPv4" | "IPv6">;
  /** Availability zones. */
  readonly zones?: readonly Stated<string>[];
  /** First label of the name that Azure gives it in DNS. */
  readonly dnsLabel?: Stated<string>;
  /** Minutes until an idle TCP connection is dropped. */
  readonly idleTimeoutMinutes?: Stated<number>;
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}
