import { FunctionError, Lambda, ObjectValue, type PureFunction, Unresolved, type Value } from "../template/value.ts";
import { functionLimits } from "./limits.ts";

/** What a function was called with, taken by position and kind. Messages tell kinds and counts, never values. */
export class Arguments {
  readonly values: readonly Value[];

  constructor(values: readonly Value[]) {
    this.values = values;
  }

  get count(): number {
    return this.values.length;
  }

  at(index: number): Value {
    return this.values[index] ?? null;
  }

  text(index: number): string {
    const value = this.at(index);
    return typeof value === "string" ? value : this.refuse(index, "text");
  }

  /** The text of an argument that may be left out. */
  optionalText(index: number): string | undefined {
    return index < this.count ? this.text(index) : undefined;
  }

  integer(index: number): number {
    const value = this.at(index);
    return typeof value === "number" && Number.isSafeInteger(value) ? value : this.refuse(index, "an integer");
  }

  boolean(index: number): boolean {
    const value = this.at(index);
    return typeof value === "boolean" ? value : this.refuse(index, "a boolean");
  }

  array(index: number): readonly Value[] {
    const value = this.at(index);
    return isArray(value) ? value : this.refuse(index, "an array");
  }

  object(index: number): ObjectValue {
    const value = this.at(index);
    return value instanceof ObjectValue ? value : this.refuse(index, "an object");
  }

  lambda(index: number): Lambda {
    const value = this.at(index);
    return value instanceof Lambda ? value : this.refuse(index, "a lambda");
  }

  /** The same kind of thing from an index on; the first that is another is refused. */
  rest<T>(take: (index: number) => T, from = 0): T[] {
    return this.values.slice(from).map((_, offset) => take(from + offset));
  }

  refuse(index: number, expected: string): never {
    throw new FunctionError(`argument ${index + 1} is ${kindOf(this.at(index))}, expected ${expected}`);
  }
}

/** A function that checks how many arguments it is given and how much it gives, and says its name when it refuses. */
export function define(
  name: string,
  [minArguments, maxArguments]: readonly [minArguments: number, maxArguments: number],
  body: (args: Arguments) => Value,
): PureFunction {
  const call = (values: readonly Value[]): Value => {
    try {
      if (values.length < minArguments || values.length > maxArguments) {
        throw new FunctionError(`${values.length} given, expected ${countText(minArguments, maxArguments)}`);
      }
      return bounded(body(new Arguments(values)));
    } catch (error) {
      // What a lambda calls has said its name already, and may be more than a plain error.
      if (!(error instanceof FunctionError) || error.constructor !== FunctionError || said.has(error)) throw error;
      const named = new FunctionError(`Cannot call "${name}": ${error.message}`);
      said.add(named);
      throw named;
    }
  };
  return { name, minArguments, maxArguments, call };
}

const said = new WeakSet<FunctionError>();

/** Refuses to make a text that would be too long. */
export function checkTextLength(length: number): void {
  if (length > functionLimits.textLength) throw tooMuch("the text", functionLimits.textLength, "characters");
}

/** Refuses to make an array that would have too many items. */
export function checkItemCount(count: number): void {
  if (count > functionLimits.arrayItems) throw tooMuch("the array", functionLimits.arrayItems, "items");
}

/** Refuses to go deeper into arrays and objects. */
export function checkDepth(depth: number): void {
  if (depth > functionLimits.depth) throw tooMuch("a value", functionLimits.depth, "levels");
}

export function tooMuch(what: string, most: number, unit: string): FunctionError {
  return new FunctionError(`${what} would have more than ${most} ${unit}`);
}

export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** What kind of thing a value is, for a message. */
export function kindOf(value: Value): string {
  if (value === null) return "null";
  if (isArray(value)) return "an array";
  if (value instanceof ObjectValue) return "an object";
  if (value instanceof Lambda) return "a lambda";
  if (value instanceof Unresolved) return "not known before deployment";
  if (typeof value === "number") return Number.isInteger(value) ? "an integer" : "a number with a fraction";
  return typeof value === "string" ? "text" : "a boolean";
}

function bounded(value: Value): Value {
  if (typeof value === "string") checkTextLength(value.length);
  else if (isArray(value)) checkItemCount(value.length);
  return value;
}

function countText(least: number, most: number): string {
  if (least === most) return `${least === 0 ? "no" : least} ${least === 1 ? "argument" : "arguments"}`;
  return most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most} arguments`;
}
