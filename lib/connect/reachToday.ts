import { covers, rangesOf } from "../model/address.ts";
import type { Network } from "../model/network.ts";
import { Filter } from "./filter.ts";
import type { PlacedMember, Side } from "./side.ts";

/**
 * Whether two members reach each other in a network of today: `one way` when only one of them can begin, `not guaranteed` between machines whose traffic no rule of the
 * network sees, `own network` between machines of one site, which need no network of Azure to meet.
 */
export type ReachToday = "yes" | "no" | "one way" | "not guaranteed" | "own network";

/** Who reaches whom in a network, found out from what it consists of: subnets, rules, gateways, pools and sites. */
export class TodaysReach {
  readonly #filter: Filter;
  readonly #network: Network;
  readonly #ways = new Map<Side, boolean>();

  constructor(network: Network) {
    this.#network = network;
    this.#filter = new Filter(network);
  }

  between({ side: one }: PlacedMember, { side: other }: PlacedMember): ReachToday {
    if (one.kind !== "network" && other.kind !== "network") {
      return one.kind === "site" && other.kind === "site" && one.site === other.site ? "own network" : "not guaranteed";
    }
    if (!this.#hasWay(one) || !this.#hasWay(other)) return "no";
    const there = this.#filter.lets(one.prefixes, other.prefixes);
    const back = this.#filter.lets(other.prefixes, one.prefixes);
    return there === back ? (there ? "yes" : "no") : "one way";
  }

  /** Whether traffic finds its way to where a member stands. */
  #hasWay(side: Side): boolean {
    const known = this.#ways.get(side);
    if (known !== undefined) return known;
    const found = side.prefixes.length > 0 && this.#findWay(side);
    this.#ways.set(side, found);
    return found;
  }

  #findWay(side: Side): boolean {
    const { gateways, tunnels, sites } = this.#network;
    const inside = rangesOf(side.prefixes);
    if (side.kind === "network") return this.#filter.houses(side.prefixes);
    if (side.kind === "clients") return gateways.some(({ clientPrefixes }) => covers(rangesOf(clientPrefixes), inside));
    const reached = new Set(tunnels.map(({ site }) => site));
    return sites.some(
      (site) => reached.has(site.key) && site.key === side.site && covers(rangesOf(site.prefixes), inside),
    );
  }
}
