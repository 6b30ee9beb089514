import type { Range } from "./address.ts";

interface Entry<T> {
  readonly range: Range;
  readonly value: T;
}

/** Finds values by address, so that thousands are compared with their neighbours and not each with each. */
export class RangeIndex<T> {
  readonly #entries: readonly Entry<T>[];
  /** The largest last address among the entries up to and with this one: where a search to the left may stop. */
  readonly #reach: readonly number[];

  constructor(entries: readonly Entry<T>[]) {
    this.#entries = [...entries].sort((a, b) => a.range.first - b.range.first);
    let reach = -1;
    this.#reach = this.#entries.map(({ range }) => {
      reach = Math.max(reach, range.last);
      return reach;
    });
  }

  /**
   * Every value with a range that shares an address with one of these, each once; undefined when they are more than
   * `most`, which is not worth looking through.
   */
  touching(ranges: readonly Range[], most: number = Number.POSITIVE_INFINITY): Set<T> | undefined {
    const found = new Set<T>();
    for (const { first, last } of ranges) {
      for (let at = this.#lastStartingBy(last); at >= 0 && (this.#reach[at] as number) >= first; at--) {
        const entry = this.#entries[at] as Entry<T>;
        if (entry.range.last >= first) found.add(entry.value);
        if (found.size > most) return undefined;
      }
    }
    return found;
  }

  #lastStartingBy(address: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle] as Entry<T>).range.first <= address) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
