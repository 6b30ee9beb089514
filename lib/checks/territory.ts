import type { Stated, Unresolved } from "../model/stated.ts";
import type { Property } from "./estate.ts";

/** What a territory is: the space of networks that are defined in the inputs, or what one end says of the far side. */
export type TerritoryKind = "virtualNetwork" | "clients" | "privateCloud" | "orgNetwork" | "site" | "farNetworks";

/** Addresses that are in one place, as one part of an input says it. */
export interface Territory {
  readonly kind: TerritoryKind;
  /** For messages: `the virtual network "hub"`. */
  readonly title: string;
  /**
   * Where the addresses are. Two descriptions of the same place are never in each other's way: a local network gateway and the
   * networks behind the edge gateway that it stands for.
   */
  readonly place: number;
  /** Canonical prefixes; what is not known is left out of comparisons. */
  readonly prefixes: readonly Stated<string>[];
  /** Where a prefix was read. */
  readonly readAt: (index: number) => readonly Property[];
  /** Only says again, from the other side, what another part of the inputs defines itself. */
  readonly standIn: boolean;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved | undefined;
}

/** Whether the inputs define it themselves, and do not only tell of the far side. */
export function isDefined({ kind }: Territory): boolean {
  return kind !== "site" && kind !== "farNetworks";
}
