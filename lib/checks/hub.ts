import type { Tunnel } from "../model/tunnel.ts";
import type { Territory } from "./territory.ts";

/** What can reach each other through one gateway or circuit. */
export interface Hub {
  readonly kind: "gateway" | "edge" | "circuit";
  /** For messages: `the gateway of "hub"`. */
  readonly title: string;
  readonly members: readonly Member[];
}

/** The hubs that lead to each place; none where a place is not known. */
export type HubsAt = ReadonlyMap<number | undefined, ReadonlySet<Hub>>;

/** One territory of a hub, and how it is reached. */
export interface Member {
  readonly territory: Territory;
  /** The place that the hub stands in, when the inputs describe it. */
  readonly home?: number | undefined;
  /** Absent for what is there without a tunnel. */
  readonly tunnel?: Tunnel | undefined;
  /** Routes to it come by BGP. */
  readonly byBgp: boolean;
  /** The gateway has two instances that both carry traffic. */
  readonly activeActive: boolean;
}
