import { FunctionError, ObjectValue, type PureFunction, type Value } from "../template/value.ts";
import { joinTexts } from "./cutting.ts";
import { withoutCase } from "./letterCase.ts";
import { scalarText } from "./print.ts";
import { Sameness } from "./sameness.ts";
import { type Arguments, checkItemCount, define, isArray, kindOf } from "./signature.ts";

const any = Number.POSITIVE_INFINITY;

/** Functions of arrays, and those that take text or an object as well. */
export const arrayFunctions: readonly PureFunction[] = [
  define("array", [1, 1], (args) => (isArray(args.at(0)) ? args.at(0) : [args.at(0)])),
  define("createArray", [0, any], (args) => args.values),
  define("concat", [1, any], (args) => concat(args)),
  define("contains", [2, 2], (args) => contains(args)),
  define("first", [1, 1], (args) => (isArray(args.at(0)) ? (args.array(0)[0] ?? null) : args.text(0).slice(0, 1))),
  define("last", [1, 1], (args) => (isArray(args.at(0)) ? (args.array(0).at(-1) ?? null) : args.text(0).slice(-1))),
  define("length", [1, 1], (args) => lengthOf(args)),
  define("skip", [2, 2], (args) => sequence(args).slice(Math.max(args.integer(1), 0))),
  define("take", [2, 2], (args) => sequence(args).slice(0, Math.max(args.integer(1), 0))),
  define("indexOf", [2, 2], (args) => indexOf(args)),
  define("lastIndexOf", [2, 2], (args) => lastIndexOf(args)),
  define("flatten", [1, 1], (args) => flatten(args.array(0))),
  define("tryGet", [2, any], (args) => tryGet(args)),
  define("indexFromEnd", [2, 2], (args) => indexFromEnd(args) ?? missingFromEnd(args)),
  define("tryIndexFromEnd", [2, 2], (args) => (args.at(0) === null ? null : (indexFromEnd(args) ?? null))),
];

function concat(args: Arguments): Value {
  if (isArray(args.at(0))) return joined(args.rest((index) => args.array(index)));
  const texts = args.rest((index) => {
    const text = scalarText(args.at(index));
    return text ?? args.refuse(index, "text, a number or a boolean, as the first");
  });
  return joinTexts(texts, "");
}

function joined(arrays: readonly (readonly Value[])[]): Value[] {
  checkItemCount(arrays.reduce((count, array) => count + array.length, 0));
  return arrays.flat(1) as Value[];
}

function flatten(array: readonly Value[]): Value[] {
  const inner = array.map((item) => {
    if (!isArray(item)) throw new FunctionError(`an item of the array is ${kindOf(item)}, expected an array`);
    return item;
  });
  return joined(inner);
}

function contains(args: Arguments): boolean {
  const container = args.at(0);
  if (isArray(container)) return new Sameness().indexIn(container, args.at(1)) >= 0;
  const wanted = args.at(1);
  const text = typeof wanted === "number" ? String(args.integer(1)) : args.text(1);
  if (container instanceof ObjectValue) return container.has(text);
  return typeof container === "string" ? container.includes(text) : args.refuse(0, "text, an array or an object");
}

function lengthOf(args: Arguments): number {
  const value = args.at(0);
  if (typeof value === "string" || isArray(value)) return value.length;
  return value instanceof ObjectValue ? value.size : args.refuse(0, "text, an array or an object");
}

function sequence(args: Arguments): string | readonly Value[] {
  const value = args.at(0);
  return typeof value === "string" || isArray(value) ? value : args.refuse(0, "text or an array");
}

function indexOf(args: Arguments): number {
  const value = args.at(0);
  if (isArray(value)) return new Sameness().indexIn(value, args.at(1));
  return withoutCase(args.text(0)).indexOf(withoutCase(args.text(1)));
}

function lastIndexOf(args: Arguments): number {
  const value = args.at(0);
  if (!isArray(value)) return withoutCase(args.text(0)).lastIndexOf(withoutCase(args.text(1)));
  const index = new Sameness().indexIn(value.toReversed(), args.at(1));
  return index < 0 ? -1 : value.length - 1 - index;
}

/** Goes down by names and indexes; null as soon as there is nothing. */
function tryGet(args: Arguments): Value {
  let value = args.at(0);
  for (let index = 1; index < args.count && value !== null; index++) {
    if (isArray(value)) value = value[args.integer(index)] ?? null;
    else if (value instanceof ObjectValue) value = value.get(args.text(index)) ?? null;
    else
      throw new FunctionError(`what argument ${index + 1} looks into is ${kindOf(value)}, expected an object or array`);
  }
  return value;
}

/** Counted from 1, which is the last item. */
function indexFromEnd(args: Arguments): Value | undefined {
  const index = args.integer(1);
  return index < 1 ? undefined : args.array(0)[args.array(0).length - index];
}

function missingFromEnd(args: Arguments): Value {
  const { length } = args.array(0);
  const index = args.integer(1);
  // A null that is there is an item like any other.
  if (index >= 1 && index <= length) return null;
  throw new FunctionError(`index ${index} from the end lies outside an array of ${length} items`);
}
