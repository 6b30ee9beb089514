import type { Key } from "./key.ts";

/** The far side of a site-to-site tunnel: what Azure calls a local network gateway (classic: local network site). */
export interface Site {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** As the input has it, with characters that some platforms refuse; empty when it has none. */
  readonly name: string;
  /** Address space behind the device, canonical prefixes. */
  readonly prefixes: readonly string[];
  /** IPv4 address at which the device is reached. Absent: not stated. */
  readonly gatewayAddress?: string;
}
