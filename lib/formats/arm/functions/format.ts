import { FunctionError, ObjectValue, type PureFunction, type Value } from "../template/value.ts";
import { joinTexts } from "./cutting.ts";
import { functionLimits } from "./limits.ts";
import { formatNumber } from "./numberFormat.ts";
import { PrintBudget, printJson, scalarText } from "./print.ts";
import { define, isArray, kindOf, tooMuch } from "./signature.ts";

export const formatFunctions: readonly PureFunction[] = [
  define("format", [1, Number.POSITIVE_INFINITY], (args) => format(args.text(0), args.values.slice(1))),
];

/** Composite formatting of .NET with the invariant culture: `{0}`, `{0,-5}`, `{0:N0}`, `{{` and `}}`. */
function format(text: string, values: readonly Value[]): string {
  const budget = new PrintBudget();
  const pieces: string[] = [];
  const put = (piece: string): void => {
    budget.spend(piece.length);
    pieces.push(piece);
  };
  const piece = /\{\{|\}\}|\{ *(\d{1,7}) *(?:, *(-?\d{1,7}) *)?(?::([^{}]*))?\}|[{}]|[^{}]+/g;
  for (const [whole, index, alignment, style] of text.matchAll(piece)) {
    if (index !== undefined) put(aligned(printed(valueAt(values, Number(index)), style), Number(alignment ?? 0)));
    else if (whole === "{{" || whole === "}}") put(whole.charAt(0));
    else if (whole === "{" || whole === "}") throw new FunctionError(`argument 1 has a "${whole}" that is not closed`);
    else put(whole);
  }
  return joinTexts(pieces, "");
}

function valueAt(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) {
    throw new FunctionError(`argument 1 asks for value ${index}, but ${values.length} follow, counted from 0`);
  }
  return value;
}

/** Only numbers know styles; other values leave them aside, as in .NET. */
function printed(value: Value, style: string | undefined): string {
  if (value === null) return "";
  if (isArray(value) || value instanceof ObjectValue) return printJson(value, { quote: "'", canonical: false });
  if (typeof value === "number" && style !== undefined && style !== "") return formatNumber(value, style);
  const text = scalarText(value);
  if (text === undefined) throw new FunctionError(`a value is ${kindOf(value)}, expected what has a text`);
  return text;
}

function aligned(text: string, width: number): string {
  if (Math.abs(width) > functionLimits.padWidth) throw tooMuch("the text", functionLimits.padWidth, "characters");
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}
