/**
 * A value of the template language: what an expression gives and what a function takes. Integers are numbers; the language
 * has 64-bit integers, and what is beyond 2^53 is rare enough to be an error where it would matter.
 */
export type Value = null | boolean | number | string | readonly Value[] | ObjectValue | Unresolved | Lambda;

/** An object. Names are kept as they are spelled and found without regard to case, as the engine does. */
export class ObjectValue {
  #names: string[] = [];
  #values: Value[] = [];
  // By name in lower case; a few names are compared faster than listed.
  #places: Map<string, number> | undefined;

  /** Takes members in order; a later one of the same name replaces the value of the earlier. */
  constructor(members: Iterable<readonly [name: string, value: Value]> = []) {
    for (const [name, value] of members) this.#set(name, value);
  }

  /** An object of names and their values, in the same order; the lists become its own. */
  static of(names: string[], values: Value[]): ObjectValue {
    if (hasRepetition(names))
      return new ObjectValue(names.map((name, index) => [name, values[index] as Value] as const));
    const object = new ObjectValue();
    object.#names = names;
    object.#values = values;
    return object;
  }

  #set(name: string, value: Value): void {
    const place = this.placeOf(name);
    if (place !== -1) {
      this.#values[place] = value;
      return;
    }
    this.#places?.set(name.toLowerCase(), this.#names.length);
    this.#names.push(name);
    this.#values.push(value);
  }

  /** The value of a name; undefined when there is none. */
  get(name: string): Value | undefined {
    return this.#values[this.placeOf(name)];
  }

  has(name: string): boolean {
    return this.placeOf(name) !== -1;
  }

  /** Which member has a name, from 0; -1 when none has. */
  placeOf(name: string): number {
    const names = this.#names;
    if (names.length > mostCompared) {
      this.#places ??= new Map(names.map((each, place) => [each.toLowerCase(), place]));
      return this.#places.get(name.toLowerCase()) ?? -1;
    }
    let folded: string | undefined;
    for (let place = 0; place < names.length; place++) {
      const own = names[place] as string;
      if (own === name) return place;
      if (own.length !== name.length) continue;
      folded ??= name.toLowerCase();
      if (own.toLowerCase() === folded) return place;
    }
    return -1;
  }

  /** Members in order, with their names as spelled first. */
  entries(): readonly (readonly [name: string, value: Value])[] {
    return this.#names.map((name, place) => [name, this.#values[place] as Value] as const);
  }

  /** Names in order, as spelled first. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** Values in the order of the names. */
  get values(): readonly Value[] {
    return this.#values;
  }

  get size(): number {
    return this.#names.length;
  }
}

const mostCompared = 8;

function hasRepetition(names: readonly string[]): boolean {
  if (names.length > mostCompared) return new Set(names.map((name) => name.toLowerCase())).size < names.length;
  for (let index = 1; index < names.length; index++) {
    const name = names[index] as string;
    for (let other = 0; other < index; other++) {
      const own = names[other] as string;
      if (own.length === name.length && (own === name || own.toLowerCase() === name.toLowerCase())) return true;
    }
  }
  return false;
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
