import type { Leaf, Spot } from "../../../source/tree.ts";
import { LeafGathering } from "../../gathering.ts";
import { leavesBelow, type Part } from "./part.ts";

/** What a read of older forms gathers: findings, where each value came from, and which leaves are accounted for. */
export class LegacyReadContext extends LeafGathering<Leaf> {
  /** A key that no other value has, not even one of today's form that is read beside. */
  override key(kind: string): string {
    return super.key(`legacy-${kind}`);
  }

  /** Declares that a part and all in it carries no meaning. */
  ignore(part: Part, note: string): void {
    for (const leaf of leavesBelow(part)) this.ignoreLeaf(leaf, note);
  }

  /** Leaves a part and all in it as not read; a finding is given for it. */
  leave(part: Part, note: string): void {
    for (const leaf of leavesBelow(part)) this.leaveLeaf(leaf, note);
  }
}

/** A model value under construction: what it says, and where each part of it comes from. */
export class Draft<T extends object> {
  readonly #context: LegacyReadContext;
  readonly #value: { [key: string]: unknown } = {};
  readonly #origins: { [key: string]: readonly Leaf[] } = {};
  readonly #assumed: (readonly [key: string, note: string])[] = [];

  constructor(context: LegacyReadContext) {
    this.#context = context;
  }

  /** A property that these leaves say. */
  say<K extends keyof T & string>(key: K, value: T[K], ...origin: readonly (Leaf | undefined)[]): this {
    this.#value[key] = value;
    const leaves = this.#context.origin(...origin);
    // What holds others has leaves only in them.
    if (leaves.length > 0) this.#origins[key] = leaves;
    return this;
  }

  /** A list of one that these leaves say. */
  single(key: keyof T & string, value: unknown, ...origin: readonly (Leaf | undefined)[]): this {
    const items = [value];
    this.#context.places.put(items, [this.#context.origin(...origin)]);
    this.#value[key] = items;
    return this;
  }

  /** A list of one that no input states. The note gives the value and why; `spot` is what to point at. */
  assumeSingle(key: keyof T & string, value: unknown, note: string, spot: Spot): this {
    const items = [value];
    this.#context.places.put(items, [], spot);
    this.#context.places.assume(items, 0, note);
    this.#value[key] = items;
    return this;
  }

  /** A property that no input states. The note gives the value and why. */
  assume<K extends keyof T & string>(key: K, value: T[K], note: string): this {
    this.#value[key] = value;
    this.#assumed.push([key, note]);
    return this;
  }

  /** The value, remembered with its places. `whole` is what to point at where no part has a place. */
  done(whole: Spot): T {
    const { places } = this.#context;
    places.put(this.#value, this.#origins, whole);
    for (const [key, note] of this.#assumed) places.assume(this.#value, key, note);
    return this.#value as T;
  }
}
