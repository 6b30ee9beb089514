import type { ResourceInstance } from "./resources.ts";

/** Resources by a key in lower case. Keys are made when something is first looked for: most templates never ask. */
export class ResourceIndex {
  readonly #keyOf: (instance: ResourceInstance) => string | undefined;
  readonly #found = new Map<string, ResourceInstance[]>();
  #waiting: ResourceInstance[] = [];

  constructor(keyOf: (instance: ResourceInstance) => string | undefined) {
    this.#keyOf = keyOf;
  }

  /** Takes one more. */
  add(instance: ResourceInstance): void {
    this.#waiting.push(instance);
  }

  /** The resources of a key in lower case, in their order. */
  get(key: string): readonly ResourceInstance[] | undefined {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const instance of waiting) {
      const own = this.#keyOf(instance)?.toLowerCase();
      if (own === undefined) continue;
      const others = this.#found.get(own);
      if (others === undefined) this.#found.set(own, [instance]);
      else others.push(instance);
    }
    return this.#found.get(key);
  }
}
