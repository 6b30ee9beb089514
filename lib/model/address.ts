import { isUnresolved, type Stated } from "./stated.ts";

/** A run of IPv4 addresses as unsigned 32-bit numbers, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** The addresses of a canonical IPv4 prefix (`10.1.0.0/16`); undefined for anything else. */
export function rangeOf(prefix: string): Range | undefined {
  let first = 0;
  let part = 0;
  let dots = 0;
  let at = 0;
  for (; at < prefix.length; at++) {
    const code = prefix.charCodeAt(at);
    if (code === 47) break;
    if (code === 46) {
      first = first * 256 + part;
      part = 0;
      dots += 1;
    } else if (code >= 48 && code <= 57) part = part * 10 + code - 48;
    else return undefined;
  }
  if (dots !== 3 || at === prefix.length) return undefined;
  first = first * 256 + part;
  return { first, last: first + 2 ** (32 - prefixLength(prefix)) - 1 };
}

/** The addresses of those prefixes that are known and IPv4, in as few ranges as possible, in order. */
export function rangesOf(prefixes: readonly Stated<string>[]): readonly Range[] {
  return merge(prefixes.map((each) => (isUnresolved(each) ? undefined : rangeOf(each))).filter((r) => r !== undefined));
}

/** The same addresses in as few ranges as possible, in order. */
export function merge(ranges: readonly Range[]): readonly Range[] {
  if (ranges.length < 2) return ranges;
  const merged: { first: number; last: number }[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const previous = merged.at(-1);
    if (previous !== undefined && range.first <= previous.last + 1) previous.last = Math.max(previous.last, range.last);
    else merged.push({ ...range });
  }
  return merged;
}

/** Whether two sets of addresses, as {@linkcode rangesOf} gives them, share one. */
export function overlap(left: readonly Range[], right: readonly Range[]): boolean {
  let at = 0;
  return left.some((range) => {
    at = skipBefore(right, at, range.first);
    const other = right[at];
    return other !== undefined && other.first <= range.last;
  });
}

/** Whether every address of `inner` is in `outer`, both as {@linkcode rangesOf} gives them. An empty `inner` is not. */
export function covers(outer: readonly Range[], inner: readonly Range[]): boolean {
  let at = 0;
  const all = inner.every((range) => {
    at = skipBefore(outer, at, range.first);
    const other = outer[at];
    return other !== undefined && other.first <= range.first && range.last <= other.last;
  });
  return all && inner.length > 0;
}

/** The first range from `at` on that does not end before an address. */
function skipBefore(ranges: readonly Range[], at: number, address: number): number {
  let next = at;
  while (next < ranges.length && (ranges[next] as Range).last < address) next++;
  return next;
}

/** The highest free prefix of that length inside `space`, clear of `taken`; undefined when there is none. */
export function lastFreePrefix(
  space: readonly Stated<string>[],
  taken: readonly Stated<string>[],
  length: number,
): string | undefined {
  const size = 2 ** (32 - length);
  const used = [...rangesOf(taken)].reverse();
  for (const { first, last } of [...rangesOf(space)].reverse()) {
    let candidate = Math.floor((last + 1) / size) * size - size;
    for (const { first: usedFirst, last: usedLast } of used) {
      if (candidate < first || usedLast < candidate) break;
      if (usedFirst < candidate + size) candidate = Math.floor(usedFirst / size) * size - size;
    }
    if (candidate >= first) return `${addressText(candidate)}/${length}`;
  }
  return undefined;
}

/** Dotted decimal text of an address. */
export function addressText(address: number): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}

/** Length of a canonical prefix: 16 for `10.1.0.0/16`. */
export function prefixLength(prefix: string): number {
  return Number(prefix.slice(prefix.indexOf("/") + 1));
}
