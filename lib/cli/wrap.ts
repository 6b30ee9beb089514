import { cellsOf, displayWidth } from "../diagnostics/displayText.ts";

/**
 * The lines of a text that is to take no more than `width` columns: broken at blanks where possible, inside a word behind
 * a slash, comma or bracket, and anywhere if there is none. Nothing is cut.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(" ")) {
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) <= width) {
      line = `${line} ${word}`;
      continue;
    }
    if (line !== undefined) lines.push(line);
    const pieces = displayWidth(word) <= width ? [word] : broken(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  lines.push(line ?? "");
  return lines;
}

const breaksBehind = /[/,;(]/;

function broken(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  // Where in the piece it is best to break: behind the last sign that allows it.
  let best = 0;
  for (const { shown, width: columns } of cellsOf(word)) {
    if (taken + columns > width && piece !== "") {
      const cut = best > 0 ? best : piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      taken = displayWidth(piece);
      best = 0;
    }
    piece += shown;
    taken += columns;
    if (piece.length > 1 && breaksBehind.test(shown)) best = piece.length;
  }
  return [...pieces, piece];
}
