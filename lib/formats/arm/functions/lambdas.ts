import {
  FunctionError,
  type Lambda,
  ObjectValue,
  type PureFunction,
  Unresolved,
  type Value,
} from "../template/value.ts";
import { scalarText } from "./print.ts";
import { type Arguments, checkItemCount, define, kindOf } from "./signature.ts";

/**
 * What a lambda gives decides the result, and it is not known: a condition, a key, an order. The caller catches it and keeps
 * the whole call as an expression.
 */
export class UndecidedError extends FunctionError {
  /** What the lambda gave. */
  readonly unresolved: Unresolved;

  constructor(unresolved: Unresolved) {
    super(unresolved.reason);
    this.unresolved = unresolved;
  }
}

/** Functions that call a lambda for each item. An item that it leaves unresolved stays so, unless the result hangs on it. */
export const lambdaFunctions: readonly PureFunction[] = [
  define("map", [2, 2], (args) => args.array(0).map((item, index) => call(args.lambda(1), [item, index]))),
  define("filter", [2, 2], (args) => args.array(0).filter((item, index) => decide(args.lambda(1), [item, index]))),
  define("reduce", [3, 3], (args) => reduce(args)),
  define("sort", [2, 2], (args) => sorted(args.array(0), (a, b) => decide(args.lambda(1), [a, b]))),
  define("toObject", [2, 3], (args) => toObject(args)),
  define("groupBy", [2, 2], (args) => groupBy(args.array(0), args.lambda(1))),
  define("mapValues", [2, 2], (args) => mapValues(args.object(0), args.lambda(1))),
];

/** Calls with as many arguments as the lambda names: an index that it does not ask for is left away. */
function call(lambda: Lambda, args: readonly Value[]): Value {
  if (lambda.parameters.length > args.length || lambda.parameters.length === 0) {
    throw new FunctionError(`the lambda has ${lambda.parameters.length} parameters, expected 1 to ${args.length}`);
  }
  return lambda.call(args.slice(0, lambda.parameters.length));
}

function known(value: Value): Value {
  if (value instanceof Unresolved) throw new UndecidedError(value);
  return value;
}

function decide(lambda: Lambda, args: readonly Value[]): boolean {
  const value = known(call(lambda, args));
  if (typeof value !== "boolean") throw new FunctionError(`the lambda gave ${kindOf(value)}, expected a boolean`);
  return value;
}

function keyOf(lambda: Lambda, item: Value, index: number): string {
  const value = known(call(lambda, [item, index]));
  const text = scalarText(value);
  if (text === undefined) throw new FunctionError(`the lambda gave ${kindOf(value)} as a key, expected text`);
  return text;
}

function reduce(args: Arguments): Value {
  const lambda = args.lambda(2);
  return args.array(0).reduce<Value>((current, next, index) => call(lambda, [current, next, index]), args.at(1));
}

function toObject(args: Arguments): ObjectValue {
  const keys = args.lambda(1);
  const values = args.count > 2 ? args.lambda(2) : undefined;
  const members = args.array(0).map((item, index) => {
    const value = values === undefined ? item : call(values, [item, index]);
    return [keyOf(keys, item, index), value] as const;
  });
  return new ObjectValue(members);
}

function groupBy(array: readonly Value[], lambda: Lambda): ObjectValue {
  const groups = new Map<string, [name: string, items: Value[]]>();
  array.forEach((item, index) => {
    const name = keyOf(lambda, item, index);
    const group = groups.get(name.toLowerCase());
    if (group === undefined) groups.set(name.toLowerCase(), [name, [item]]);
    else group[1].push(item);
  });
  return new ObjectValue(groups.values());
}

function mapValues(object: ObjectValue, lambda: Lambda): ObjectValue {
  return new ObjectValue(object.entries().map(([name, value]) => [name, call(lambda, [value])] as const));
}

/**
 * Merges from pairs upwards. Items that the lambda puts in no order keep theirs, whether it says true or false of two that
 * are alike; the sort of the platform promises nothing when a comparison contradicts itself.
 */
function sorted(array: readonly Value[], isBefore: (a: Value, b: Value) => boolean): Value[] {
  checkItemCount(array.length);
  let items = [...array];
  for (let width = 1; width < items.length; width *= 2) {
    const next: Value[] = [];
    for (let start = 0; start < items.length; start += width * 2) {
      const middle = start + width;
      next.push(...merged(items.slice(start, middle), items.slice(middle, middle + width), isBefore));
    }
    items = next;
  }
  return items;
}

function* merged(
  left: readonly Value[],
  right: readonly Value[],
  isBefore: (a: Value, b: Value) => boolean,
): Generator<Value> {
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    const [a, b] = [left[l] as Value, right[r] as Value];
    if (isBefore(b, a) && !isBefore(a, b)) {
      yield b;
      r++;
    } else {
      yield a;
      l++;
    }
  }
  yield* left.slice(l);
  yield* right.slice(r);
}
