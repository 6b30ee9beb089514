import type { Range } from "./address.ts";

/** Ranges of many owners, in little memory; owners are numbers from 0, close together. What a sweep goes through. */
export class RangeList {
  #first = new Uint32Array(16);
  #last = new Uint32Array(16);
  #owner = new Uint32Array(16);
  #size = 0;
  #owners = 0;

  /** One more than the largest owner. */
  get owners(): number {
    return this.#owners;
  }

  /** Adds a range; gives its number, which counts from 0. */
  add({ first, last }: Range, owner: number): number {
    if (this.#size === this.#first.length) this.#grow();
    this.#first[this.#size] = first;
    this.#last[this.#size] = last;
    this.#owner[this.#size] = owner;
    this.#owners = Math.max(this.#owners, owner + 1);
    return this.#size++;
  }

  /** First address of a range. */
  first(range: number): number {
    return this.#first[range] as number;
  }

  /** Last address of a range. */
  last(range: number): number {
    return this.#last[range] as number;
  }

  /** Who has a range. */
  owner(range: number): number {
    return this.#owner[range] as number;
  }

  /** The numbers of the ranges by first address; of those with the same one, in the order in which they came. */
  sorted(): Uint32Array {
    let order = new Uint32Array(this.#size).map((_, range) => range);
    // Counting octets pays off only where there is more to sort than there are octets to count.
    if (this.#size < 256) return order.sort((one, other) => this.first(one) - this.first(other));
    let next = new Uint32Array(this.#size);
    // Octet by octet, the last one first: time grows with the number of ranges, and nothing is made but two lists.
    for (const shift of [0, 8, 16, 24]) {
      const starts = new Uint32Array(257);
      for (let range = 0; range < this.#size; range++) {
        const after = ((this.first(range) >>> shift) & 255) + 1;
        starts[after] = (starts[after] as number) + 1;
      }
      for (let octet = 1; octet < 257; octet++) {
        starts[octet] = (starts[octet] as number) + (starts[octet - 1] as number);
      }
      for (const range of order) {
        const octet = (this.first(range) >>> shift) & 255;
        const at = starts[octet] as number;
        starts[octet] = at + 1;
        next[at] = range;
      }
      [order, next] = [next, order];
    }
    return order;
  }

  #grow(): void {
    const larger = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const grown = new Uint32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#first = larger(this.#first);
    this.#last = larger(this.#last);
    this.#owner = larger(this.#owner);
  }
}
