import type { Scalar } from "./tree.ts";

// The words of the core schema of YAML 1.2. "yes", "on" and their like were truth values in YAML 1.1 and are text here.
const words: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ["", null],
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What a scalar without quotes says. Only what JSON writes as a number is one: readers of YAML do not agree on `0777`,
 * `1_000`, `0x1F`, `12:30` or `.inf`, so these stay the text that they are, as dates and addresses do.
 */
export function plainValue(text: string): Scalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!number.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
