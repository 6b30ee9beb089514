import { covers, rangesOf } from "../model/address.ts";
import { isUnresolved, type Stated, textOf } from "../model/stated.ts";
import type { Places } from "../source/places.ts";
import type { Leaf, Spot } from "../source/tree.ts";

/** Everything that one property was read from. */
export function leavesOf<T extends object>(
  places: Places,
  holder: T,
  key: keyof T & (string | number),
): readonly Leaf[] {
  return places.allOf(holder, key);
}

/** Everything that the items of a list were read from, one by one. */
export function itemLeaves(places: Places, list: readonly unknown[]): (readonly Leaf[])[] {
  return list.map((_, index) => leavesOf(places, list, index));
}

/** Several lists as one, in which each item stands once. */
export function union(places: Places, lists: readonly (readonly Stated<string>[])[]): readonly Stated<string>[] {
  const found = new Map<string, { readonly item: Stated<string>; readonly leaves: Leaf[] }>();
  for (const list of lists) {
    const leaves = itemLeaves(places, list);
    for (const [index, item] of list.entries()) {
      const same = found.get(textOf(item));
      if (same === undefined) found.set(textOf(item), { item, leaves: [...(leaves[index] ?? [])] });
      else same.leaves.push(...(leaves[index] ?? []));
    }
  }
  const items = [...found.values()].map(({ item }) => item);
  places.put(
    items,
    [...found.values()].map(({ leaves }) => leaves),
  );
  return items;
}

/** The known prefixes of a list as an address space: none of them inside another, which Azure refuses, and not everything. */
export function addressSpace(places: Places, list: readonly Stated<string>[]): readonly string[] {
  const known = list.map((item, index) => ({ item, leaves: leavesOf(places, list, index) }));
  const wide = known.filter(({ item }) => !isUnresolved(item) && item !== "0.0.0.0/0");
  const outer = wide.filter(({ item }) => !wide.some((other) => other.item !== item && isInside(item, other.item)));
  const space = outer.map(({ item }) => item as string);
  places.put(
    space,
    outer.map(({ item, leaves }) => [
      ...leaves,
      ...wide.filter((other) => other.item !== item && isInside(other.item, item)).flatMap((other) => other.leaves),
    ]),
  );
  return space;
}

function isInside(inner: Stated<string>, outer: Stated<string>): boolean {
  return covers(rangesOf([outer]), rangesOf([inner]));
}

/** A value of the other end under construction: what it says, and where each part of it comes from. */
export class Mirror<T extends object> {
  readonly #places: Places;
  readonly #value: { [key: string]: unknown } = {};
  readonly #origins: { [key: string]: readonly Leaf[] } = {};
  readonly #assumed: (readonly [key: string, note: string])[] = [];

  constructor(places: Places) {
    this.#places = places;
  }

  /** A property that says what another one says. Nothing happens where that is absent. */
  copy<S extends object>(key: keyof T & string, from: S, fromKey: keyof S & (string | number)): this {
    const value = from[fromKey];
    if (value === undefined) return this;
    if (Array.isArray(value)) return this.list(key, value);
    return this.say(key, value, leavesOf(this.#places, from, fromKey), this.#places.assumption(from, fromKey));
  }

  /** A list that says what another one says. */
  list(key: keyof T & string, from: readonly unknown[]): this {
    const items = [...from];
    this.#places.put(items, itemLeaves(this.#places, from));
    for (const index of from.keys()) {
      const note = this.#places.assumption(from, index);
      if (note !== undefined) this.#places.assume(items, index, note);
    }
    this.#value[key] = items;
    return this;
  }

  /** A property that follows from these leaves, or from what was assumed before. */
  say(key: keyof T & string, value: unknown, origin: readonly Leaf[] = [], note?: string): this {
    this.#value[key] = value;
    if (origin.length > 0) this.#origins[key] = origin;
    else if (note !== undefined) this.#assumed.push([key, note]);
    return this;
  }

  /** A list of one that follows from these leaves. */
  single(key: keyof T & string, value: unknown, origin: readonly Leaf[], note?: string): this {
    const items = [value];
    this.#places.put(items, [origin]);
    if (origin.length === 0 && note !== undefined) this.#places.assume(items, 0, note);
    this.#value[key] = items;
    return this;
  }

  /** A property that no input states. The note gives the value and why. */
  assume(key: keyof T & string, value: unknown, note: string): this {
    this.#value[key] = value;
    this.#assumed.push([key, note]);
    return this;
  }

  /** The value, remembered with its places. `whole` is what to point at where a part has no place. */
  done(whole?: Spot): T {
    this.#places.put(this.#value, this.#origins, whole);
    for (const [key, note] of this.#assumed) this.#places.assume(this.#value, key, note);
    return this.#value as T;
  }
}
