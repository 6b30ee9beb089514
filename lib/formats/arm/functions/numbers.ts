import { FunctionError, type PureFunction, type Value } from "../template/value.ts";
import { functionLimits } from "./limits.ts";
import { type Arguments, define, isArray, tooMuch } from "./signature.ts";

const any = Number.POSITIVE_INFINITY;
const largestStart = 2_147_483_647;

export const numberFunctions: readonly PureFunction[] = [
  define("add", [2, 2], (args) => exact(args.integer(0) + args.integer(1))),
  define("sub", [2, 2], (args) => exact(args.integer(0) - args.integer(1))),
  define("mul", [2, 2], (args) => exact(args.integer(0) * args.integer(1))),
  define("div", [2, 2], (args) => exact(Math.trunc(args.integer(0) / divisor(args)))),
  define("mod", [2, 2], (args) => exact(args.integer(0) % divisor(args))),
  define("int", [1, 1], (args) => integerOf(args)),
  define("float", [1, 1], (args) => floatOf(args)),
  define("min", [1, any], (args) => integersOf(args).reduce((least, number) => Math.min(least, number))),
  define("max", [1, any], (args) => integersOf(args).reduce((most, number) => Math.max(most, number))),
  define("range", [2, 2], (args) => range(args.integer(0), args.integer(1))),
];

function exact(number: number): number {
  if (!Number.isSafeInteger(number)) throw new FunctionError("the result is beyond 2^53, where integers are not exact");
  // Division and remainder give a zero with a sign, which no integer has.
  return number + 0;
}

function divisor(args: Arguments): number {
  const number = args.integer(1);
  if (number === 0) throw new FunctionError("cannot divide by 0");
  return number;
}

function integerOf(args: Arguments): number {
  const value = args.at(0);
  if (typeof value !== "string") return args.integer(0);
  if (!/^\s*[+-]?\d{1,400}\s*$/.test(value)) throw new FunctionError("argument 1 is text, but not of an integer");
  return exact(Number(value));
}

function floatOf(args: Arguments): number {
  const value = args.at(0);
  if (typeof value === "number") return value;
  const text = args.text(0).trim();
  const number = Number(text);
  if (!/^[+-]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:e[+-]?\d{1,3})?$/i.test(text) || !Number.isFinite(number)) {
    throw new FunctionError("argument 1 is text, but not of a number");
  }
  return number;
}

/** The integers of one array, or those given one by one. */
function integersOf(args: Arguments): readonly number[] {
  const first = args.at(0);
  if (args.count > 1 || !isArray(first)) return args.rest((index) => args.integer(index));
  if (first.length === 0) throw new FunctionError("argument 1 is an array without items, expected integers");
  if (!first.every(isInteger)) throw new FunctionError("argument 1 has items that are not integers");
  return first;
}

function isInteger(value: Value): value is number {
  return typeof value === "number" && Number.isSafeInteger(value);
}

function range(start: number, count: number): number[] {
  if (count < 0) throw new FunctionError("the count is below 0");
  if (count > functionLimits.rangeCount) throw tooMuch("the array", functionLimits.rangeCount, "items");
  if (Math.abs(start) > largestStart || start + count > largestStart) {
    throw new FunctionError(`start and count go beyond ${largestStart}`);
  }
  return Array.from({ length: count }, (_, index) => start + index);
}
