/**
 * Steps of paths, each made once. The same few (`/name`, `/AddressPrefix[1]`) make up almost every path of a large
 * document, and a path that is one join of two known texts costs a fraction of one that is put together of five.
 */
export class Steps {
  readonly #make: (name: string) => string;
  readonly #known = new Map<string, string[]>();
  readonly #plain = new Map<string, string>();

  constructor(make: (name: string) => string) {
    this.#make = make;
  }

  /** The step to a member of that name. */
  named(name: string): string {
    const known = this.#plain.get(name);
    if (known !== undefined) return known;
    const made = this.#make(name);
    if (this.#plain.size < limit) this.#plain.set(name, made);
    return made;
  }

  /** The step to the sibling of that name and index. */
  indexed(name: string, index: number): string {
    if (index >= siblings) return `${this.#make(name)}[${index}]`;
    let steps = this.#known.get(name);
    if (steps === undefined) {
      steps = [];
      if (this.#known.size < limit) this.#known.set(name, steps);
    }
    steps[index] ??= `${this.#make(name)}[${index}]`;
    return steps[index];
  }
}

// Enough for every name of a vocabulary, and no more than that of a hostile document.
const limit = 1000;
const siblings = 32;
