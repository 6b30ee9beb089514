import { covers, type Range, rangesOf } from "../model/address.ts";
import type { Key } from "../model/key.ts";
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
  /** What can be reached of the sites that a tunnel leads to. */
  readonly #sites: ReadonlyMap<Key, readonly Range[]>;
  readonly #pools: readonly (readonly Range[])[];
  readonly #standing = new Map<Side, Standing>();

  constructor({ virtualNetworks, securityGroups, gateways, tunnels, sites }: Network) {
    this.#filter = new Filter({ virtualNetworks, securityGroups });
    const joined = new Set(tunnels.map(({ site }) => site));
    this.#sites = new Map(
      sites.filter(({ key }) => joined.has(key)).map(({ key, prefixes }) => [key, rangesOf(prefixes)]),
    );
    this.#pools = gateways.map(({ clientPrefixes }) => rangesOf(clientPrefixes));
  }

  between({ side: one }: PlacedMember, { side: other }: PlacedMember): ReachToday {
    if (one.kind !== "network" && other.kind !== "network") {
      return one.kind === "site" && other.kind === "site" && one.site === other.site ? "own network" : "not guaranteed";
    }
    const near = this.#standingOf(one);
    const far = this.#standingOf(other);
    if (!near.hasWay || !far.hasWay) return "no";
    const there = this.#filter.lets(near.addresses, far.addresses);
    const back = this.#filter.lets(far.addresses, near.addresses);
    return there === back ? (there ? "yes" : "no") : "one way";
  }

  /**
   * The addresses of a site from which a member inside of the network can be reached, and others beside; undefined where
   * that may be all of the site. Who stands nowhere in them does not reach it.
   */
  openAt(site: Key, { side }: PlacedMember): readonly Range[] | undefined {
    return this.#filter.openTo(this.#standingOf(side).addresses, this.#sites.get(site) ?? []);
  }

  #standingOf(side: Side): Standing {
    const known = this.#standing.get(side);
    if (known !== undefined) return known;
    const addresses = rangesOf(side.prefixes);
    const standing = { addresses, hasWay: side.prefixes.length > 0 && this.#hasWay(side, addresses) };
    this.#standing.set(side, standing);
    return standing;
  }

  #hasWay(side: Side, addresses: readonly Range[]): boolean {
    if (side.kind === "network") return this.#filter.houses(addresses);
    if (side.kind === "clients") return this.#pools.some((pool) => covers(pool, addresses));
    return covers(this.#sites.get(side.site) ?? [], addresses);
  }
}

/** What is known of where a member stands. */
interface Standing {
  readonly addresses: readonly Range[];
  /** Whether traffic finds its way there. */
  readonly hasWay: boolean;
}
