import { FunctionError, ObjectValue, type PureFunction, type Value } from "../template/value.ts";
import { checkDepth, checkItemCount, checkTextLength, define } from "./signature.ts";

export const jsonFunctions: readonly PureFunction[] = [define("json", [1, 1], (args) => parseJsonText(args.text(0)))];

/** The value of a JSON text. A name such as `__proto__` is a name like any other. */
export function parseJsonText(text: string): Value {
  checkTextLength(text.length);
  checkNesting(text);
  return jsonValue(parsed(text));
}

/** Counts brackets outside of strings, so that the parser never sees a depth that could be too much for it. */
function checkNesting(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (character === "[" || character === "{") checkDepth(++depth);
    else if (character === "]" || character === "}") depth--;
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return at;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message repeats part of the text, which may be secret.
    throw new FunctionError("the text is not JSON");
  }
}

function jsonValue(json: unknown): Value {
  if (json === null || typeof json === "boolean" || typeof json === "string") return json;
  if (typeof json === "number") return numberOf(json);
  if (Array.isArray(json)) {
    checkItemCount(json.length);
    return json.map(jsonValue);
  }
  return new ObjectValue(Object.entries(json as object).map(([name, member]) => [name, jsonValue(member)]));
}

function numberOf(number: number): number {
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) {
    throw new FunctionError("a number is beyond 2^53, where integers are not exact");
  }
  return number;
}
