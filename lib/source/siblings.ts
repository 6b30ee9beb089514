// So many distinct names are searched one by one before a map takes over.
const few = 8;

/**
 * Counts elements of the same name under one parent, so that each gets its index in an XPath. A parent has few distinct
 * names as a rule, for which a short list beats a map; one that has many gets the map. Used again for one parent after
 * the other, it makes no garbage.
 */
export class SiblingCount {
  readonly #names: string[] = [];
  readonly #counts: number[] = [];
  #used = 0;
  #byName: Map<string, number> | undefined;

  /** The index, from 1, of the next sibling of that name. */
  next(name: string): number {
    if (this.#byName !== undefined) return nextInMap(this.#byName, name);
    for (let at = 0; at < this.#used; at++) {
      if (this.#names[at] !== name) continue;
      const index = (this.#counts[at] as number) + 1;
      this.#counts[at] = index;
      return index;
    }
    if (this.#used === few) {
      this.#byName = new Map(this.#names.map((known, at) => [known, this.#counts[at] as number]));
      return nextInMap(this.#byName, name);
    }
    this.#names[this.#used] = name;
    this.#counts[this.#used] = 1;
    this.#used++;
    return 1;
  }

  /** Makes the count ready for another parent. */
  reset(): void {
    this.#used = 0;
    this.#byName = undefined;
  }
}

function nextInMap(counts: Map<string, number>, name: string): number {
  const index = (counts.get(name) ?? 0) + 1;
  counts.set(name, index);
  return index;
}
