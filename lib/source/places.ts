import type { Leaf, Spot } from "./tree.ts";

/** For each property (or item) of a model value, the leaf that it was read from. */
export type Origins = { readonly [key: string]: Leaf | undefined } | readonly (Leaf | undefined)[];

/**
 * Where model values came from, kept beside the model so that values can be compared and printed without their places.
 * Readers fill it; the ledger and the diagnostics ask it.
 */
export class Places {
  readonly #origins = new Map<object, Origins>();
  readonly #spots = new Map<object, Spot>();
  readonly #notes = new Map<Leaf, string>();
  readonly #ignored = new Map<Leaf, string>();

  /**
   * Remember the leaves that the properties (or items) of `holder` were read from, and the part of the document that
   * stands for the whole of it.
   */
  put(holder: object, origins: Origins, whole?: Spot): void {
    this.#origins.set(holder, origins);
    if (whole === undefined) return;
    // A leaf is the better place; the whole is kept only where a value may have none.
    for (const key in origins) if ((origins as Readonly<Record<string, Leaf | undefined>>)[key] !== undefined) return;
    this.#spots.set(holder, whole);
  }

  /** A place to point at for one property: its leaf, else another of the same value, else the whole that holds it. */
  spotOf(holder: object, key: string | number): Spot | undefined {
    const own = this.of(holder, key) ?? this.#spots.get(holder);
    if (own !== undefined) return own;
    const origins = this.#origins.get(holder);
    return origins === undefined ? undefined : Object.values(origins).find((leaf) => leaf !== undefined);
  }

  /** The leaf behind one property or item. */
  of(holder: object, key: string | number): Leaf | undefined {
    return (this.#origins.get(holder) as Readonly<Record<string | number, Leaf | undefined>> | undefined)?.[key];
  }

  /** The reader changed the text of a leaf on its way into the model, or could not use it, and says how or why. */
  note(leaf: Leaf, note: string): void {
    this.#notes.set(leaf, note);
  }

  /** Every leaf that the reader changed or could not use, with what it says about it. */
  notes(): IterableIterator<[Leaf, string]> {
    return this.#notes.entries();
  }

  /** The reader understood a leaf and declares that it carries no meaning. */
  ignore(leaf: Leaf, note: string): void {
    this.#ignored.set(leaf, note);
  }

  /** Every leaf that was declared to carry no meaning, with the reason. */
  ignored(): IterableIterator<[Leaf, string]> {
    return this.#ignored.entries();
  }
}
