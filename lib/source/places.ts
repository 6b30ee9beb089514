import type { Leaf } from "./tree.ts";

/** For each property of a model value, the leaf or leaves that it was read from. */
export type Origins = { readonly [key: string]: Leaf | readonly Leaf[] | undefined } | readonly (Leaf | undefined)[];

const none: readonly Leaf[] = [];

/**
 * Where model values came from, kept beside the model so that values can be compared and printed without their places.
 * Readers fill it; the ledger and the diagnostics ask it.
 */
export class Places {
  readonly #origins = new Map<object, Origins>();
  readonly #notes = new Map<Leaf, string>();
  readonly #ignored = new Map<Leaf, string>();

  /** Remember the leaves that the properties (or items) of `holder` were read from. */
  put(holder: object, origins: Origins): void {
    this.#origins.set(holder, origins);
  }

  /** The leaves behind one property or item. */
  of(holder: object, key: string | number): readonly Leaf[] {
    const origins = this.#origins.get(holder) as Record<string | number, Leaf | readonly Leaf[] | undefined> | undefined;
    const found = origins?.[key];
    if (found === undefined) return none;
    return Array.isArray(found) ? (found as readonly Leaf[]) : [found as Leaf];
  }

  /** Every leaf that reached the model. */
  *leaves(): IterableIterator<Leaf> {
    for (const origins of this.#origins.values()) {
      for (const found of Object.values(origins) as (Leaf | readonly Leaf[] | undefined)[]) {
        if (found === undefined) continue;
        if (Array.isArray(found)) yield* found as readonly Leaf[];
        else yield found as Leaf;
      }
    }
  }

  /** The reader changed the text of a leaf on its way into the model, and says how. */
  note(leaf: Leaf, note: string): void {
    this.#notes.set(leaf, note);
  }

  noteOf(leaf: Leaf): string | undefined {
    return this.#notes.get(leaf);
  }

  /** The reader understood a leaf and declares that it carries no meaning. */
  ignore(leaf: Leaf, note: string): void {
    this.#ignored.set(leaf, note);
  }

  ignoredNote(leaf: Leaf): string | undefined {
    return this.#ignored.get(leaf);
  }
}
