import type { Key } from "./key.ts";

/** The far side of a site-to-site tunnel: what Azure calls a local network gateway (classic: local network site). */
export interface Site {
  readonly key: Key;
  readonly scope: string;
  readonly name: string;
  /** Address space behind the device, canonical prefixes. */
  readonly prefixes: readonly string[];
  /** IPv4 address at which the device is reached. Absent: not stated. */
  readonly gatewayAddress?: string;
}
