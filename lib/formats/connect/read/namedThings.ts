import type { Key } from "../../../model/key.ts";
import type { ConnectReadContext, Said } from "./readContext.ts";

/** A thing that others refer to, with the name that they do so by. */
interface NamedThing {
  readonly name: Said<string> | undefined;
  readonly thing: { readonly key: Key };
}

/** Finds things by name, without regard to case. */
export class NamedThings {
  readonly #context: ConnectReadContext;
  readonly #kind: string;
  readonly #byName = new Map<string, { readonly key: Key; readonly name: Said<string> }>();

  /** Reports names that two things share. */
  constructor(context: ConnectReadContext, kind: string, things: readonly NamedThing[]) {
    this.#context = context;
    this.#kind = kind;
    for (const { name, thing } of things) {
      if (name === undefined) continue;
      const folded = name.value.toLowerCase();
      const first = this.#byName.get(folded);
      if (first === undefined) this.#byName.set(folded, { key: thing.key, name });
      else {
        context.report("NT2814", {
          message: `Two ${kind}s are named "${name.value}"; references take the first`,
          help: "Rename one of them, or put both together",
          at: name.leaves[0],
          related: [{ message: "The first one is here", at: first.name.leaves[0] }],
        });
      }
    }
  }

  /** The key of the thing of that name; a name that nothing has is reported. */
  keyOf(name: Said<string>, where: string): Key | undefined {
    const found = this.#byName.get(name.value.toLowerCase());
    if (found !== undefined) return found.key;
    const [at] = name.leaves;
    this.#context.places.leave(at, `no ${this.#kind} has this name`);
    this.#context.report("NT2815", {
      message: `${where} refers to ${this.#kind} "${name.value}", which is not in the description`,
      help: `Describe that ${this.#kind}, or correct the name`,
      at,
      actual: name.value,
      expected: [...this.#byName.values()].slice(0, 20).map((each) => each.name.value),
    });
    return undefined;
  }
}
