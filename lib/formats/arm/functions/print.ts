import { FunctionError, ObjectValue, type Value } from "../template/value.ts";
import { functionLimits } from "./limits.ts";
import { checkDepth, isArray, kindOf, tooMuch } from "./signature.ts";

/** How many characters may still be printed; shared by all that one call prints. */
export class PrintBudget {
  readonly #most: number;
  #left: number;

  constructor(most: number = functionLimits.textLength) {
    this.#most = most;
    this.#left = most;
  }

  spend(length: number): void {
    this.#left -= length;
    if (this.#left < 0) throw tooMuch("the text", this.#most, "characters");
  }
}

export interface JsonStyle {
  /** `'` is what `format` prints. */
  readonly quote: '"' | "'";
  /** Members in the order of their names, names in small letters: the same text for the same value. */
  readonly canonical: boolean;
}

const plain: JsonStyle = { quote: '"', canonical: false };

/** Compact JSON, members in their order. */
export function printJson(value: Value, style: JsonStyle = plain, budget: PrintBudget = new PrintBudget()): string {
  const pieces: string[] = [];
  const put = (piece: string): void => {
    budget.spend(piece.length);
    pieces.push(piece);
  };
  putValue(value, style, put, 0);
  return pieces.join("");
}

/** The text of text, a number or a boolean; undefined for anything else. */
export function scalarText(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return printNumber(value);
  return typeof value === "boolean" ? booleanText(value) : undefined;
}

/** Booleans become text with a capital letter, but not within arrays and objects. */
export function booleanText(value: boolean): string {
  return value ? "True" : "False";
}

function putValue(value: Value, style: JsonStyle, put: (piece: string) => void, depth: number): void {
  checkDepth(depth);
  if (isArray(value)) {
    put("[");
    value.forEach((item, index) => {
      if (index > 0) put(",");
      putValue(item, style, put, depth + 1);
    });
    put("]");
  } else if (value instanceof ObjectValue) {
    put("{");
    membersOf(value, style).forEach(([name, member], index) => {
      put(`${index > 0 ? "," : ""}${quoted(name, style.quote)}:`);
      putValue(member, style, put, depth + 1);
    });
    put("}");
  } else {
    put(printScalar(value, style));
  }
}

function membersOf(value: ObjectValue, { canonical }: JsonStyle): readonly (readonly [string, Value])[] {
  if (!canonical) return value.entries();
  return value
    .entries()
    .map(([name, member]) => [name.toLowerCase(), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function printScalar(value: Value, { quote }: JsonStyle): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "string") return quoted(value, quote);
  throw new FunctionError(`part of a value is ${kindOf(value)}, expected what JSON can hold`);
}

function quoted(text: string, quote: '"' | "'"): string {
  const json = JSON.stringify(text);
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replace(/\\.|'/g, (found) => (found === '\\"' ? '"' : found === "'" ? "\\'" : found))}'`;
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new FunctionError("a number is not finite");
  return String(value + 0);
}
