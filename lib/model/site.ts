import type { BgpSpeaker } from "./bgp.ts";
import type { Key } from "./key.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** The far side of a site-to-site tunnel: what Azure calls a local network gateway (classic: local network site). */
export interface Site {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** As the input has it, with characters that some platforms refuse; empty when it has none. */
  readonly name: Stated<string>;
  /** Region, lower case without blanks. Absent: that of the virtual networks that use it. */
  readonly location?: Stated<string>;
  /** Address space behind the device, canonical prefixes. */
  readonly prefixes: readonly Stated<string>[];
  /** IPv4 address at which the device is reached. Absent: not stated. */
  readonly gatewayAddress?: Stated<string>;
  /** Name in DNS at which the device is reached, instead of an address. */
  readonly gatewayName?: Stated<string>;
  /** Its end of BGP sessions. */
  readonly bgpSpeaker?: Stated<BgpSpeaker>;
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}
