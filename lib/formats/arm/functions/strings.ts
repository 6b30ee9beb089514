import { FunctionError, type PureFunction, type Value } from "../template/value.ts";
import { joinTexts, replaceAll, split, trim } from "./cutting.ts";
import { lowerCase, upperCase, withoutCase } from "./letterCase.ts";
import { functionLimits } from "./limits.ts";
import { printJson, scalarText } from "./print.ts";
import { type Arguments, checkItemCount, define, isArray, tooMuch } from "./signature.ts";

/** Functions of text only; those that take arrays as well are with the arrays. */
export const stringFunctions: readonly PureFunction[] = [
  define("string", [1, 1], (args) => textOf(args.at(0))),
  define("toLower", [1, 1], (args) => lowerCase(args.text(0))),
  define("toUpper", [1, 1], (args) => upperCase(args.text(0))),
  define("trim", [1, 1], (args) => trim(args.text(0))),
  define("replace", [3, 3], (args) => replaceAll(args.text(0), args.text(1), args.text(2))),
  define("split", [2, 2], (args) => split(args.text(0), delimitersOf(args))),
  define("join", [2, 2], (args) => join(args)),
  define("substring", [2, 3], (args) => substring(args)),
  define("padLeft", [2, 3], (args) => padLeft(args)),
  define("startsWith", [2, 2], (args) => withoutCase(args.text(0)).startsWith(withoutCase(args.text(1)))),
  define("endsWith", [2, 2], (args) => withoutCase(args.text(0)).endsWith(withoutCase(args.text(1)))),
];

function textOf(value: Value): string {
  return scalarText(value) ?? (value === null ? "" : printJson(value));
}

function delimitersOf(args: Arguments): readonly string[] {
  const value = args.at(1);
  if (!isArray(value)) return [args.text(1)];
  return value.map((item) => {
    if (typeof item !== "string") throw new FunctionError("argument 2 has items that are not text");
    return item;
  });
}

function join(args: Arguments): string {
  const texts = args.array(0).map((item) => {
    const text = item === null ? "" : scalarText(item);
    if (text === undefined) throw new FunctionError("argument 1 has items that are neither text, numbers nor booleans");
    return text;
  });
  checkItemCount(texts.length);
  return joinTexts(texts, args.text(1));
}

function substring(args: Arguments): string {
  const text = args.text(0);
  const start = args.integer(1);
  const length = args.count > 2 ? args.integer(2) : text.length - start;
  if (start < 0 || length < 0 || start + length > text.length) {
    throw new FunctionError(`start and length do not lie within a text of ${text.length} characters`);
  }
  return text.slice(start, start + length);
}

function padLeft(args: Arguments): string {
  const value = args.at(0);
  const text = typeof value === "number" ? String(args.integer(0)) : args.text(0);
  const width = args.integer(1);
  const padding = args.optionalText(2) ?? " ";
  if (padding.length !== 1) {
    throw new FunctionError(`the padding is a text of ${padding.length} characters, expected one`);
  }
  if (width < 0) throw new FunctionError("the width is below 0");
  if (width > functionLimits.padWidth) throw tooMuch("the text", functionLimits.padWidth, "characters");
  return text.padStart(width, padding);
}
