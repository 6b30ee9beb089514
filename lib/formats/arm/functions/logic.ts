import { FunctionError, ObjectValue, type PureFunction, type Value } from "../template/value.ts";
import { compareText } from "./letterCase.ts";
import { Sameness } from "./sameness.ts";
import { type Arguments, define, isArray, kindOf } from "./signature.ts";

const any = Number.POSITIVE_INFINITY;

/** Truth and comparison. All arguments are known here; the evaluator takes care of branches that must not be looked at. */
export const logicFunctions: readonly PureFunction[] = [
  define("true", [0, 0], () => true),
  define("false", [0, 0], () => false),
  define("null", [0, 0], () => null),
  define("bool", [1, 1], (args) => truthOf(args)),
  define("not", [1, 1], (args) => !args.boolean(0)),
  define("and", [2, any], (args) => args.rest((index) => args.boolean(index)).every(Boolean)),
  define("or", [2, any], (args) => args.rest((index) => args.boolean(index)).some(Boolean)),
  define("if", [3, 3], (args) => (args.boolean(0) ? args.at(1) : args.at(2))),
  define("coalesce", [1, any], (args) => args.values.find((value) => value !== null) ?? null),
  define("equals", [2, 2], (args) => new Sameness().areSame(args.at(0), args.at(1))),
  define("less", [2, 2], (args) => compare(args) < 0),
  define("lessOrEquals", [2, 2], (args) => compare(args) <= 0),
  define("greater", [2, 2], (args) => compare(args) > 0),
  define("greaterOrEquals", [2, 2], (args) => compare(args) >= 0),
  define("empty", [1, 1], (args) => isEmpty(args)),
];

const truths = new Map<Value, boolean>([
  ["true", true],
  ["1", true],
  [1, true],
  ["false", false],
  ["0", false],
  [0, false],
]);

function truthOf(args: Arguments): boolean {
  const value = args.at(0);
  if (typeof value === "boolean") return value;
  const truth = truths.get(typeof value === "string" ? value.trim().toLowerCase() : value);
  return truth ?? args.refuse(0, 'a boolean, or "true", "false", 1 or 0');
}

function compare(args: Arguments): number {
  const [left, right] = [args.at(0), args.at(1)];
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  throw new FunctionError(`cannot compare ${kindOf(left)} with ${kindOf(right)}, expected two numbers or two texts`);
}

function isEmpty(args: Arguments): boolean {
  const value = args.at(0);
  if (value === null || value === "") return true;
  if (typeof value === "string") return false;
  if (isArray(value)) return value.length === 0;
  return value instanceof ObjectValue ? value.size === 0 : args.refuse(0, "text, an array or an object");
}
