import type { Stated } from "./stated.ts";

/** One end of a BGP session. */
export interface BgpSpeaker {
  /** Autonomous system number, 2 or 4 bytes. */
  readonly asn?: Stated<number>;
  /** IPv4 address of the speaker; two with a comma between where a gateway has two instances. */
  readonly peeringAddress?: Stated<string>;
  /** Weight added to routes learned from it, 0 to 100. */
  readonly peerWeight?: Stated<number>;
  /** Addresses of each instance of a gateway. */
  readonly peeringAddresses?: readonly BgpPeeringAddress[];
}

/** BGP addresses of one instance of a gateway. */
export interface BgpPeeringAddress {
  /** Resource id of the address configuration that they belong to. */
  readonly configurationId?: Stated<string>;
  /** Chosen addresses (APIPA), as far as there are any. */
  readonly customAddresses?: readonly Stated<string>[];
}
