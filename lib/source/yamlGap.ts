import { isBlank } from "./blanks.ts";

/** The first offset from `at` on that holds neither a blank nor a comment. */
export function skipGap(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code === 35) next = endOfLine(text, next);
    else if (isBlank(code) || code === 0xfeff) next++;
    else return next;
  }
}

/** The offset of the line break that ends the line of `at`, or the end of the text. */
export function endOfLine(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) !== 10 && text.charCodeAt(next) !== 13) next++;
  return next;
}

/**
 * The first offset from `at` on that holds neither a blank, a comment nor one of the signs that stand between two nodes.
 * What is well formed has a bracket, or the `|` or `>` of a block, there.
 */
export function skipSigns(text: string, at: number): number {
  for (let next = skipGap(text, at); ; next = skipGap(text, next + 1)) {
    if (!signs.includes(text.charAt(next)) || next === text.length) return next;
  }
}

const signs = "-:,?";

/** The offset after the last line of a block that is not blank, given the end of the block. */
export function endOfBlock(text: string, start: number, end: number): number {
  let last = end;
  for (let at = end; at > start && isBlank(text.charCodeAt(at - 1)); at--) {
    const code = text.charCodeAt(at - 1);
    if (code === 10 || code === 13) last = at - 1;
  }
  return last;
}

/** The offset of the next line from `at` on that starts a document with `---`; undefined if there is none. */
export function documentMark(text: string, at: number): number | undefined {
  const mark = /^---(?=[ \t\r\n]|$)/gm;
  mark.lastIndex = at;
  return mark.exec(text)?.index;
}
