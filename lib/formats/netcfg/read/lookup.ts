import { known, type Stated } from "../../../model/stated.ts";

/** The first value of a name, by input. */
interface Named<T> {
  /** By input and the name as it is spelled. */
  readonly exact: Map<string, T>;
  /** By input, spelled in whatever case. */
  readonly folded: Map<string, T>;
  /** In all inputs. */
  count: number;
}

/** Values that references name, by input and by name. */
export class Lookup<T extends { readonly scope: string; readonly name?: Stated<string> }> {
  readonly #byName = new Map<string, Named<T>>();

  constructor(values: readonly T[]) {
    for (const value of values) {
      const { scope } = value;
      const name = known(value.name);
      if (name === undefined || name === "") continue;
      const named = this.#named(name.toLowerCase());
      named.count++;
      if (!named.folded.has(scope)) named.folded.set(scope, value);
      const spelled = `${scope}\n${name}`;
      if (!named.exact.has(spelled)) named.exact.set(spelled, value);
    }
  }

  #named(folded: string): Named<T> {
    const known = this.#byName.get(folded);
    if (known !== undefined) return known;
    const made: Named<T> = { exact: new Map(), folded: new Map(), count: 0 };
    this.#byName.set(folded, made);
    return made;
  }

  /**
   * What a name means in an input: the value of exactly that name there, else one that differs only in case, else the
   * only one of that name in the other inputs (sections of one configuration are sometimes kept in several files).
   */
  find(name: string, scope: string): T | undefined {
    const named = this.#byName.get(name.toLowerCase());
    if (named === undefined) return undefined;
    const near = named.exact.get(`${scope}\n${name}`) ?? named.folded.get(scope);
    if (near !== undefined) return near;
    return named.count === 1 ? named.folded.values().next().value : undefined;
  }
}
