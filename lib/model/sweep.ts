import type { RangeList } from "./rangeList.ts";

/** Two owners whose ranges share addresses. */
export interface Overlap {
  /** The range that begins first, by its number in the list. */
  readonly one: number;
  /** The range of the other owner that begins inside it; the first such pair by address. */
  readonly other: number;
  /** In how many places they meet: how often a range of the one begins inside ranges of the other. */
  readonly places: number;
}

/** With so many others at one address an owner is compared; what is more than wrong enough already is not counted. */
const mostAtOnce = 16;

/**
 * Owners that share addresses, each pair once, by address. Goes through the ranges once in the order of their first addresses and
 * keeps for each owner only the range that reaches furthest, so that time and memory grow with the ranges and not with pairs of
 * ranges. Where more than 16 owners meet at one address, each of them is in a pair, though not in every pair.
 */
export function overlapsOf(list: RangeList): readonly Overlap[] {
  const found = new Map<number, { one: number; other: number; places: number }>();
  const furthest = new Int32Array(list.owners).fill(-1);
  const open: number[] = [];
  for (const range of list.sorted()) {
    const owner = list.owner(range);
    const first = list.first(range);
    let met = 0;
    for (let at = 0; at < open.length && met < mostAtOnce; ) {
      const other = open[at] as number;
      const reaching = furthest[other] as number;
      if (list.last(reaching) < first) {
        furthest[other] = -1;
        const moved = open.pop() as number;
        if (at < open.length) open[at] = moved;
        continue;
      }
      at++;
      if (other === owner) continue;
      met++;
      const pair = Math.min(owner, other) * list.owners + Math.max(owner, other);
      const known = found.get(pair);
      if (known === undefined) found.set(pair, { one: reaching, other: range, places: 1 });
      else known.places++;
    }
    const own = furthest[owner] as number;
    if (own === -1) open.push(owner);
    if (own === -1 || list.last(range) > list.last(own)) furthest[owner] = range;
  }
  return [...found.values()];
}

/** The ranges of `parts` that are not wholly inside `whole`, by first address; who owns them does not matter. */
export function outsideOf(whole: RangeList, parts: RangeList): readonly number[] {
  const outer = whole.sorted();
  const outside: number[] = [];
  let at = 0;
  let first = 0;
  let last = -1;
  for (const part of parts.sorted()) {
    // Joins what touches, up to the last block that begins before the part.
    for (; at < outer.length; at++) {
      const next = outer[at] as number;
      if (whole.first(next) > Math.max(parts.first(part), last + 1)) break;
      if (whole.first(next) > last + 1) first = whole.first(next);
      last = Math.max(last, whole.last(next));
    }
    if (parts.first(part) < first || parts.last(part) > last) outside.push(part);
  }
  return outside;
}
