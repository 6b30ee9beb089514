import type { Key } from "./key.ts";

/** One connection of a gateway: over IPsec to a site or to another gateway, or over a private circuit. */
export interface Tunnel {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** The near end. */
  readonly gateway: Key;
  /** What carries the traffic. Absent: not stated, which means IPsec. */
  readonly medium?: "IPsec" | "ExpressRoute";
  /** The far side as a site. */
  readonly site?: Key;
  /** The name of a site that no input describes; then there is no `site`. */
  readonly siteName?: string;
  /** The far side as a gateway of this same network: both ends are known, no site is needed. */
  readonly remoteGateway?: Key;
}
