import { skipBlanks } from "./blanks.ts";
import type { DocumentValue, Draft } from "./draft.ts";
import { BracketEditor, type BracketNotation, type LineStyle } from "./editBrackets.ts";
import { lineBreakOf } from "./layout.ts";
import type { Splice } from "./splice.ts";
import { endOfLine } from "./yamlGap.ts";

/** The splices that make a JSON document what a draft says. Comments, blanks and the order of names stay. */
export function editJson(draft: Draft): readonly Splice[] {
  const { text } = draft.node.source;
  const editor = new BracketEditor(text, notationOf(text), lineBreakOf(text));
  editor.edit(draft);
  return editor.splices;
}

function notationOf(text: string): BracketNotation {
  // What somebody has squeezed into one line stays squeezed.
  const isTight = !/[:,][ \t\r\n]/.test(text);
  return {
    skipGap: skipJsonGap,
    comment: /^[ \t]*(?:\/\*(?:(?!\*\/).)*\*\/[ \t]*)*(?:\/\/.*)?$/,
    print: (value, lines) => (lines === undefined ? printInline(value, isTight) : printInLines(value, lines)),
    printName: (name) => JSON.stringify(name),
  };
}

function skipJsonGap(text: string, at: number): number {
  let next = skipBlanks(text, at);
  for (;;) {
    const sign = text.slice(next, next + 2);
    if (sign === "//") next = skipBlanks(text, endOfLine(text, next));
    else if (sign === "/*") {
      const end = text.indexOf("*/", next + 2);
      if (end === -1) return text.length;
      next = skipBlanks(text, end + 2);
    } else return next;
  }
}

function printInLines(value: DocumentValue, { lineBreak, indent, unit }: LineStyle): string {
  return JSON.stringify(value, null, unit).replaceAll("\n", lineBreak + indent);
}

function printInline(value: DocumentValue, isTight: boolean): string {
  if (isTight || typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => printInline(item, isTight)).join(", ")}]`;
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${printInline(item, isTight)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
