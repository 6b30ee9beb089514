/** Values that references name, by input and by name. */
export class Lookup<T extends { readonly scope: string; readonly name?: string }> {
  readonly #byName = new Map<string, T[]>();

  constructor(values: readonly T[]) {
    for (const value of values) {
      if (value.name === undefined || value.name === "") continue;
      const folded = value.name.toLowerCase();
      const same = this.#byName.get(folded);
      if (same === undefined) this.#byName.set(folded, [value]);
      else same.push(value);
    }
  }

  /**
   * What a name means in an input: the value of exactly that name there, else one that differs only in case, else the
   * only one of that name in the other inputs (sections of one configuration are sometimes kept in several files).
   */
  find(name: string, scope: string): T | undefined {
    const named = this.#byName.get(name.toLowerCase()) ?? [];
    const near = named.filter((value) => value.scope === scope);
    return near.find((value) => value.name === name) ?? near[0] ?? (named.length === 1 ? named[0] : undefined);
  }
}
