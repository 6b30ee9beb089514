import { addressText, type Range, rangeOf } from "../lib/model/address.ts";
import { RangeList } from "../lib/model/rangeList.ts";
import { overlapsOf } from "../lib/model/sweep.ts";

/** Prefixes of many networks in no order, a few of which overlap: the same ones for the same number. */
export function prefixesOf(count: number): readonly string[] {
  let state = 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  return Array.from({ length: count }, (_, index) =>
    index % 1_000 === 0 ? `${addressText(next(2 ** 16) * 2 ** 16)}/16` : `${addressText(next(2 ** 30) * 4)}/30`,
  );
}

/** As many of which each overlaps with nineteen others. */
export function crowdOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${addressText(2 ** 24 + Math.floor(index / 20) * 256)}/24`);
}

/** What looking for overlaps has to do: from texts to pairs, with a hundred prefixes in each network or another number. */
export function overlapWork(prefixes: readonly string[], ofNetwork = 100): () => unknown {
  return () => {
    const list = new RangeList();
    for (const [index, prefix] of prefixes.entries()) list.add(rangeOf(prefix) as Range, Math.floor(index / ofNetwork));
    return overlapsOf(list);
  };
}

/** What a person would write to put the same prefixes in order, once they are numbers. */
export function sortWork(prefixes: readonly string[]): () => unknown {
  const ranges = prefixes.map((prefix) => rangeOf(prefix) as Range);
  return () => [...ranges].sort((one, other) => one.first - other.first || other.last - one.last);
}
