import { endOfLine } from "./yamlGap.ts";

/** The line break that a text is written with: that of its first line; a line feed where there is one line only. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The offset at which the line of `at` starts. */
export function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The blanks and tabs at the start of the line of `at`. */
export function indentOf(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, at), at))?.[0] ?? "";
}

/** Whether nothing but blanks stands before `at` in its line, and there is a line before. */
export function beginsLine(text: string, at: number): boolean {
  const start = startOfLine(text, at);
  return start > 0 && start + indentOf(text, at).length === at;
}

/** The offset of the line break before the line of `at`. */
export function breakBefore(text: string, at: number): number {
  const start = startOfLine(text, at);
  return text.slice(start - 2, start) === "\r\n" ? start - 2 : Math.max(start - 1, 0);
}

/** The end of the line of `at` if nothing but blanks and what `isComment` knows stands there; undefined otherwise. */
export function restOfLine(text: string, at: number, isComment: RegExp): number | undefined {
  const end = endOfLine(text, at);
  return isComment.test(text.slice(at, end)) ? end : undefined;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
