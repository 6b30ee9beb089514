import type { Key } from "./key.ts";

/** One connection of a gateway: over IPsec to a site or to another gateway, or over a private circuit. */
export interface Tunnel {
  readonly key: Key;
  readonly scope: string;
  readonly gateway: Key;
  /** What carries the traffic. Absent: not stated, which means IPsec. */
  readonly medium?: "IPsec" | "ExpressRoute";
  /**
   * The far side as a site. When the file names a site that it does not describe, the name alone is kept in `siteName`.
   */
  readonly site?: Key;
  readonly siteName?: string;
  /** The far side as a gateway of this same network: both ends are known, no site is needed. */
  readonly remoteGateway?: Key;
}
