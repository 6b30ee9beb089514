/**
 * A value of the template language: what an expression gives and what a function takes. Integers are numbers; the language
 * has 64-bit integers, and what is beyond 2^53 is rare enough to be an error where it would matter.
 */
export type Value = null | boolean | number | string | readonly Value[] | ObjectValue | Unresolved | Lambda;

/** An object. Names are kept as they are spelled and found without regard to case, as the engine does. */
export class ObjectValue {
  readonly #members = new Map<string, readonly [name: string, value: Value]>();

  /** Takes members in order; a later one of the same name replaces the value of the earlier. */
  constructor(members: Iterable<readonly [name: string, value: Value]> = []) {
    for (const [name, value] of members) {
      const folded = name.toLowerCase();
      this.#members.set(folded, [this.#members.get(folded)?.[0] ?? name, value]);
    }
  }

  /** The value of a name; undefined when there is none. */
  get(name: string): Value | undefined {
    return this.#members.get(name.toLowerCase())?.[1];
  }

  has(name: string): boolean {
    return this.#members.has(name.toLowerCase());
  }

  /** Members in order, with their names as spelled first. */
  entries(): readonly (readonly [name: string, value: Value])[] {
    return [...this.#members.values()];
  }

  get size(): number {
    return this.#members.size;
  }
}

/** A value that cannot be known before deployment, or without more input. */
export class Unresolved {
  /** What is left of the expression, without the brackets around it: `reference('x').ipAddress`. */
  readonly expression: string;
  /** Why, as a sentence that says what to supply or when it is known. */
  readonly reason: string;

  constructor(expression: string, reason: string) {
    this.expression = expression;
    this.reason = reason;
  }
}

/** A function written in place, for `map`, `filter` and their like. */
export class Lambda {
  readonly parameters: readonly string[];
  readonly call: (args: readonly Value[]) => Value;

  constructor(parameters: readonly string[], call: (args: readonly Value[]) => Value) {
    this.parameters = parameters;
    this.call = call;
  }
}

/** A function was called with what it does not take. The caller adds the place. */
export class FunctionError extends Error {}

/** A function of the language that needs nothing but its arguments. */
export interface PureFunction {
  /** As documented: `toLower`. Found without regard to case. */
  readonly name: string;
  readonly minArguments: number;
  /** `Infinity` when there is no most. */
  readonly maxArguments: number;
  /** Arguments hold no {@linkcode Unresolved} at any depth. Throws {@linkcode FunctionError} on what it does not take. */
  call(args: readonly Value[]): Value;
}
