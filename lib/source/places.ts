import type { Leaf, Spot } from "./tree.ts";

/** What a property was read from: one leaf, or several, of which the first is the one to point at. */
export type Origin = Leaf | readonly Leaf[];

/** For each property (or item) of a model value, what it was read from. */
export type Origins = { readonly [key: string]: Origin | undefined } | readonly (Origin | undefined)[];

/**
 * Where model values came from, kept beside the model so that values can be compared and printed without their places.
 * Readers fill it; the ledger and the diagnostics ask it.
 */
export class Places {
  readonly #origins = new Map<object, Origins>();
  readonly #spots = new Map<object, Spot>();
  readonly #notes = new Map<Leaf, string>();
  readonly #ignored = new Map<Leaf, string>();
  readonly #unread = new Map<Leaf, string>();
  readonly #secrets = new Set<Leaf>();
  readonly #assumed = new Map<object, Map<string | number, string>>();
  #uses: Map<Leaf, number> | undefined;

  /**
   * Remember the leaves that the properties (or items) of `holder` were read from, and the part of the document that
   * stands for the whole of it.
   */
  put(holder: object, origins: Origins, whole?: Spot): void {
    this.#origins.set(holder, origins);
    this.#uses = undefined;
    if (whole === undefined) return;
    // A leaf is the better place; the whole is kept only where a value may have none.
    for (const key in origins) if ((origins as Readonly<Record<string, Origin | undefined>>)[key] !== undefined) return;
    this.#spots.set(holder, whole);
  }

  /** A place to point at for one property: its leaf, else another of the same value, else the whole that holds it. */
  spotOf(holder: object, key: string | number): Spot | undefined {
    const own = this.of(holder, key) ?? this.#spots.get(holder);
    if (own !== undefined) return own;
    const origins = this.#origins.get(holder);
    return origins === undefined ? undefined : firstOf(Object.values(origins).find((origin) => origin !== undefined));
  }

  /** The leaf behind one property or item; of several the one to point at. */
  of(holder: object, key: string | number): Leaf | undefined {
    return firstOf(this.#originOf(holder, key));
  }

  /** All leaves behind one property or item, the one to point at first. */
  allOf(holder: object, key: string | number): readonly Leaf[] {
    const origin = this.#originOf(holder, key);
    return isList(origin) ? origin : origin === undefined ? none : [origin];
  }

  /** How many properties and items a leaf is behind: more than one where several values share it. */
  usesOf(leaf: Leaf): number {
    this.#uses ??= usesIn(this.#origins.values());
    return this.#uses.get(leaf) ?? 0;
  }

  /** The other leaves behind one property or item: what an expression was made of. */
  othersOf(holder: object, key: string | number): readonly Leaf[] {
    const origin = this.#originOf(holder, key);
    return isList(origin) ? origin.slice(1) : none;
  }

  #originOf(holder: object, key: string | number): Origin | undefined {
    return (this.#origins.get(holder) as Readonly<Record<string | number, Origin | undefined>> | undefined)?.[key];
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

  /** The reader did not understand a leaf and says what it found out; it counts only for a leaf that reached no output. */
  leave(leaf: Leaf, note: string): void {
    this.#unread.set(leaf, note);
  }

  /** A property that no input states was put into the model; the note gives the value and why. */
  assume(holder: object, key: string | number, note: string): void {
    const notes = this.#assumed.get(holder) ?? new Map<string | number, string>();
    this.#assumed.set(holder, notes.set(key, note));
  }

  /** Why a property is there that no input states. */
  assumption(holder: object, key: string | number): string | undefined {
    return this.#assumed.get(holder)?.get(key);
  }

  /** The text of a leaf is a secret and must not be shown, not even as a line of the file. */
  hide(leaf: Leaf): void {
    this.#secrets.add(leaf);
  }

  /** Every leaf whose text must not be shown. */
  get hidden(): ReadonlySet<Leaf> {
    return this.#secrets;
  }

  /** Every leaf that was not understood, with what there is to say. */
  left(): IterableIterator<[Leaf, string]> {
    return this.#unread.entries();
  }
}

const none: readonly never[] = [];

function usesIn(all: Iterable<Origins>): Map<Leaf, number> {
  const uses = new Map<Leaf, number>();
  for (const origins of all) {
    for (const origin of Object.values(origins) as readonly (Origin | undefined)[]) {
      const leaves = isList(origin) ? origin : origin === undefined ? none : [origin];
      for (const leaf of leaves) uses.set(leaf, (uses.get(leaf) ?? 0) + 1);
    }
  }
  return uses;
}

function firstOf(origin: Origin | undefined): Leaf | undefined {
  return isList(origin) ? origin[0] : origin;
}

function isList(origin: Origin | undefined): origin is readonly Leaf[] {
  return Array.isArray(origin);
}
