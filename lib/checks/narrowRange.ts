import { merge, type Range, rangeOf } from "../model/address.ts";
import { isUnresolved, type Stated } from "../model/stated.ts";

/** The addresses of a prefix; undefined where they are not known. */
export function knownRange(prefix: Stated<string>): Range | undefined {
  return isUnresolved(prefix) ? undefined : rangeOf(prefix);
}

/** The same; undefined also for all traffic, which gives way to everything else. */
export function narrowRange(prefix: Stated<string>): Range | undefined {
  return prefix === "0.0.0.0/0" ? undefined : knownRange(prefix);
}

/** The same of several, in as few ranges as possible, in order. */
export function narrowRanges(prefixes: readonly Stated<string>[] = []): readonly Range[] {
  return merge(prefixes.map(narrowRange).filter((range) => range !== undefined));
}
