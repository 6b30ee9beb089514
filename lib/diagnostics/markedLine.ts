import { type Cell, cellsOf } from "./displayText.ts";

/** A part of a source line with a token marked. */
export interface MarkedLine {
  /** What to print; cut places show as `…`. */
  readonly shown: string;
  /** Columns before the token. */
  readonly before: number;
  /** Columns of the token; at least 1. */
  readonly marked: number;
  /** Whether something in front was cut off, so that columns no longer agree with the lines around. */
  readonly cutInFront: boolean;
}

const ellipsis: Cell = { shown: "…", width: 1, length: 0 };

/** The part of a line around the token at a column (from 1), no wider than `width` columns. */
export function markedLine(line: string, column: number, width: number): MarkedLine {
  // A hostile line can have fifty million characters: only those near the token are looked at.
  const at = Math.min(Math.max(column, 1) - 1, line.length);
  const from = characterStart(line, Math.max(0, at - width * 2));
  const to = characterStart(line, Math.min(line.length, at + width * 2));
  const start = characterStart(line, at);
  const front = cellsOf(line.slice(from, start));
  const rest = cellsOf(line.slice(start, to));
  const token = tokenLength(line.slice(start, to));

  if (from === 0 && to === line.length && widthOf(front) + widthOf(rest) <= width) {
    return markedFrom(front, rest, token, false);
  }
  const frontBudget = Math.max(Math.floor(width / 3), width - widthOf(rest) - 2);
  const keptFront = tail(front, frontBudget);
  const cutInFront = from > 0 || keptFront.length < front.length;
  const keptRest = head(rest, Math.max(1, width - widthOf(keptFront) - 2));
  const cutBehind = to < line.length || keptRest.length < rest.length;
  return markedFrom(
    cutInFront ? [ellipsis, ...keptFront] : keptFront,
    cutBehind ? [...keptRest, ellipsis] : keptRest,
    token,
    cutInFront,
  );
}

function markedFrom(front: readonly Cell[], rest: readonly Cell[], token: number, cutInFront: boolean): MarkedLine {
  let units = 0;
  let marked = 0;
  for (const cell of rest) {
    if (units >= token) break;
    units += cell.length;
    marked += cell.width;
  }
  const shown = [...front, ...rest].map((cell) => cell.shown).join("");
  return { shown, before: widthOf(front), marked: Math.max(1, marked), cutInFront };
}

// A quoted value, with the name of the attribute that it belongs to if that is there, up to its closing quote; otherwise
// up to what ends a word in XML and JSON. A value that the line does not close ends like a word.
function tokenLength(text: string): number {
  const quoted = /^(?:[^\s"'<>,=]*\s*=\s*)?(?:"[^"]*"|'[^']*')/.exec(text);
  if (quoted !== null) return quoted[0].length;
  const end = text.slice(1).search(/[\s"'<>,]/);
  return end < 0 ? text.length : end + 1;
}

function characterStart(line: string, at: number): number {
  return at > 0 && /[\udc00-\udfff]/.test(line[at] ?? "") && /[\ud800-\udbff]/.test(line[at - 1] ?? "") ? at - 1 : at;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function head(cells: readonly Cell[], budget: number): readonly Cell[] {
  let width = 0;
  const end = cells.findIndex((cell) => {
    width += cell.width;
    return width > budget;
  });
  return end < 0 ? cells : cells.slice(0, end);
}

function tail(cells: readonly Cell[], budget: number): readonly Cell[] {
  let width = 0;
  const start = cells.findLastIndex((cell) => {
    width += cell.width;
    return width > budget;
  });
  return cells.slice(start + 1);
}
