import type { Key } from "./key.ts";

/** How a gateway picks the tunnel for a packet: by route (classic: dynamic routing) or by policy (static routing). */
export type Routing = "RouteBased" | "PolicyBased";

/** The near end of tunnels: a gateway in the `GatewaySubnet` of a virtual network. */
export interface Gateway {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** The virtual network that it belongs to. */
  readonly virtualNetwork: Key;
  /** What it connects to: tunnels over the internet, or private circuits. */
  readonly type: "Vpn" | "ExpressRoute";
  /** Absent: not stated. */
  readonly routing?: Routing;
  /** Classic `Gateway/@profile`: Small, Medium, Large, ExtraLarge. Never had an effect on the size. */
  readonly profile?: string;
  /** Addresses handed to point-to-site clients, canonical prefixes. */
  readonly clientPrefixes: readonly string[];
}
