import { covers, rangesOf } from "../model/address.ts";
import { RangeList } from "../model/rangeList.ts";
import { isUnresolved, type Stated } from "../model/stated.ts";
import { overlapsOf } from "../model/sweep.ts";
import { grouped } from "./grouped.ts";
import type { Hub, HubsAt, Member } from "./hub.ts";
import { narrowRange } from "./narrowRange.ts";
import { isDefined, type Territory } from "./territory.ts";
import { wayBetween } from "./way.ts";

/** One end of an overlap: a prefix of a member. */
export interface Side {
  readonly member: Member;
  /** Number of the prefix in its territory. */
  readonly index: number;
}

/** Two places that share addresses. */
export interface Collision {
  /** The gateway that connects both; absent where several connections lie between them. */
  readonly hub?: Hub;
  /** In the order of the hub's members. */
  readonly sides: readonly [Side, Side];
  readonly places: number;
  /** What lies between them, in order; empty at one gateway, absent where that is not looked for. */
  readonly way?: readonly Territory[] | undefined;
}

/**
 * Every two places that are connected and share addresses, each pair once: those at one gateway, and those with several gateways
 * or devices between them.
 */
export function collisionsOf(hubs: readonly Hub[]): readonly Collision[] {
  const neighbours = new Set<string>();
  const found: Collision[] = [];
  for (const hub of hubs) {
    for (const [sides, places] of sharedIn(hub.members)) {
      const pair = pairOf(sides);
      if (neighbours.has(pair)) continue;
      if (isAtOdds(hub, sides)) found.push({ hub, sides, places });
      neighbours.add(pair);
    }
  }
  const hubsAt = hubsByPlace(hubs);
  for (const members of regionsOf(hubs)) {
    for (const [sides, places] of sharedIn(members)) {
      const pair = pairOf(sides);
      if (!neighbours.has(pair) && mayBeAtOdds(sides, hubsAt)) {
        const [from, to] = sides.map(({ member }) => member.territory.place) as [number, number];
        found.push({ sides, places, way: wayBetween(from, to, hubsAt) });
      }
      neighbours.add(pair);
    }
  }
  return found;
}

function* sharedIn(members: readonly Member[]): Iterable<[sides: readonly [Side, Side], places: number]> {
  const ranges = new RangeList();
  const sides: Side[] = [];
  const owners = new Map<number, { readonly owner: number; readonly seen: Set<Stated<string>> }>();
  const order = new Map<Member, number>();
  for (const member of members) {
    order.set(member, order.size);
    const { place, prefixes } = member.territory;
    const { owner, seen } = owners.get(place) ?? { owner: owners.size, seen: new Set() };
    owners.set(place, { owner, seen });
    for (const [index, prefix] of prefixes.entries()) {
      // A default route gives way to every other one.
      const range = narrowRange(prefix);
      // What is said of a place more than once is there once.
      if (range === undefined || seen.has(prefix)) continue;
      seen.add(prefix);
      ranges.add(range, owner);
      sides.push({ member, index });
    }
  }
  for (const { one, other, places } of overlapsOf(ranges)) {
    const [left, right] = [sides[one] as Side, sides[other] as Side];
    const inOrder = (order.get(left.member) as number) <= (order.get(right.member) as number);
    yield [inOrder ? [left, right] : [right, left], places];
  }
}

function pairOf(sides: readonly [Side, Side]): string {
  return sides
    .map(({ member }) => member.territory.place)
    .sort()
    .join(" ");
}

function isAtOdds({ kind }: Hub, [{ member: one }, { member: other }]: Collision["sides"]): boolean {
  const [left, right] = [one.territory, other.territory];
  if (left.condition !== undefined && right.condition !== undefined) return false;
  // What an edge gateway has on its own is looked at together with its tunnels.
  if (kind === "edge") return left.kind === "virtualNetwork" || right.kind === "virtualNetwork";
  return !(isOneSite(one, other) && one.byBgp && other.byBgp);
}

/** The same prefixes over two tunnels: one site with two devices. */
export function isOneSite({ territory: one, tunnel }: Member, { territory: other }: Member): boolean {
  // What a gateway reaches without a tunnel comes first in its hub.
  if (tunnel === undefined) return false;
  const known = one.prefixes.every((prefix) => !isUnresolved(prefix)) && one.prefixes.length === other.prefixes.length;
  const mine = new Set(one.prefixes);
  return known && other.prefixes.every((prefix) => mine.has(prefix));
}

function hubsByPlace(hubs: readonly Hub[]): HubsAt {
  const found = new Map<number, Set<Hub>>();
  for (const hub of hubs) {
    for (const { territory } of hub.members) {
      const at = found.get(territory.place);
      if (at === undefined) found.set(territory.place, new Set([hub]));
      else at.add(hub);
    }
  }
  return found;
}

function mayBeAtOdds([{ member: one }, { member: other }]: Collision["sides"], hubsAt: HubsAt): boolean {
  const [left, right] = [one.territory, other.territory];
  if (left.standIn || right.standIn || (left.condition !== undefined && right.condition !== undefined)) return false;
  if (isDefined(left) && isDefined(right)) return true;
  if (!isDefined(left) && !isDefined(right)) return false;
  const [defined, told] = isDefined(left) ? [left, other] : [right, one];
  // A site may be the way to the very network: when it holds the whole of it, or belongs to a gateway that is connected with it.
  if (covers(rangesOf(told.territory.prefixes), rangesOf(defined.prefixes))) return false;
  const atHome = hubsAt.get(told.home);
  return ![...(hubsAt.get(defined.place) as ReadonlySet<Hub>)].some((hub) => atHome?.has(hub));
}

/** The members of hubs that share a place with each other, each territory once. Hubs that stand alone are left out. */
function regionsOf(hubs: readonly Hub[]): readonly (readonly Member[])[] {
  const parents = hubs.map((_, index) => index);
  const rootOf = (hub: number): number => {
    let root = hub;
    while (parents[root] !== root) root = parents[root] as number;
    for (let at = hub; at !== root; ) [at, parents[at]] = [parents[at] as number, root];
    return root;
  };
  const firstAt = new Map<number, number>();
  for (const [index, { members }] of hubs.entries()) {
    for (const { territory } of members) {
      const other = firstAt.get(territory.place);
      if (other === undefined) firstAt.set(territory.place, index);
      else parents[rootOf(index)] = rootOf(other);
    }
  }
  return [...grouped(hubs.keys(), rootOf).values()]
    .filter(({ length }) => length > 1)
    .map((region) => {
      const members = new Map(
        region.flatMap((index) => (hubs[index] as Hub).members).map((member) => [member.territory, member]),
      );
      return [...members.values()];
    });
}
