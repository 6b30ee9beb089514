import type { Range } from "../model/address.ts";
import { RangeList } from "../model/rangeList.ts";
import { overlapsOf } from "../model/sweep.ts";

/** One of several that have addresses, and name addresses of others. */
export interface Namer<Named extends Range> {
  readonly has: readonly Range[];
  readonly names: readonly Named[];
}

/** That one of several names addresses which another one has; both by their number. */
export interface Naming<Named extends Range> {
  readonly by: number;
  readonly of: number;
  /** The first range by address that it does so with. */
  readonly range: Named;
}

/** Who names addresses of whom: each pair once, and nobody himself. */
export function* namingsOf<Named extends Range>(all: readonly Namer<Named>[]): Iterable<Naming<Named>> {
  const ranges = new RangeList();
  const named = new Map<number, Named>();
  const owners: number[] = [];
  for (const [index, { has, names }] of all.entries()) {
    const owner = owners.push(index, index) - 1;
    for (const range of has) ranges.add(range, owner - 1);
    for (const range of names) named.set(ranges.add(range, owner), range);
  }
  const holder = (range: number): number => owners[ranges.owner(range)] as number;
  for (const { one, other } of overlapsOf(ranges)) {
    const [naming, had] = named.has(one) ? [one, other] : [other, one];
    const range = named.get(naming);
    if (range === undefined || named.has(had) || holder(naming) === holder(had)) continue;
    yield { by: holder(naming), of: holder(had), range };
  }
}
