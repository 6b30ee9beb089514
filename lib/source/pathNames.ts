/** Names of members that may be repeated, each path once: the second `Name` is `Name (2)`. */
export class PathNames {
  readonly #taken: Set<string>;
  /** For a name that was taken, the number that was tried last: a hostile text may repeat one a great many times. */
  readonly #last = new Map<string, number>();

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** The name, or one that tells it from those before. */
  next(name: string): string {
    let free = name;
    for (let count = (this.#last.get(name) ?? 1) + 1; this.#taken.has(free); count++) {
      free = `${name} (${count})`;
      this.#last.set(name, count);
    }
    this.#taken.add(free);
    return free;
  }
}
