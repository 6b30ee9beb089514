import { FunctionError } from "../template/value.ts";
import { functionLimits } from "./limits.ts";
import { checkItemCount, checkTextLength } from "./signature.ts";

/** Texts with a delimiter between, refused before it is made when it would be too long. */
export function joinTexts(texts: readonly string[], delimiter: string): string {
  const delimiters = Math.max(texts.length - 1, 0) * delimiter.length;
  checkTextLength(texts.reduce((length, text) => length + text.length, delimiters));
  return texts.join(delimiter);
}

/** The pieces between delimiters. Where several fit, the one that is given first counts; an empty one cuts nothing. */
export function split(text: string, delimiters: readonly string[]): string[] {
  const useful = delimiters.filter((delimiter) => delimiter !== "");
  if (useful.length === 0) return [text];
  const characters = useful.reduce((sum, delimiter) => sum + delimiter.length, 0);
  if (characters > functionLimits.padWidth) throw new FunctionError("the delimiters are too long");
  const pieces: string[] = [];
  let start = 0;
  for (const match of text.matchAll(new RegExp(useful.map(escaped).join("|"), "g"))) {
    checkItemCount(pieces.length + 2);
    pieces.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Replaces with regard to case. */
export function replaceAll(text: string, old: string, replacement: string): string {
  if (old === "") throw new FunctionError("argument 2 is empty, expected the text to replace");
  let count = 0;
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) count++;
  checkTextLength(text.length + count * (replacement.length - old.length));
  return text.replaceAll(old, () => replacement);
}

/** Cuts blanks off both ends, as .NET knows them. */
export function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charAt(start))) start++;
  while (end > start && isBlank(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

// A byte-order mark is a blank to JavaScript only, the next-line character to .NET only.
function isBlank(character: string): boolean {
  return character === "\u0085" || (character !== "\ufeff" && /\s/.test(character));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
