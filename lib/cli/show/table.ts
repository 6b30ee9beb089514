import { displayWidth, padDisplay, safeText } from "../../diagnostics/displayText.ts";
import type { Paint } from "../../diagnostics/paint.ts";
import { wrap } from "../wrap.ts";
import { hanging } from "./hanging.ts";

/** Things that are read one below the other: a line each, with what they say in columns. */
export interface Table {
  /** In the order in which they stand; the first holds names. */
  readonly columns: readonly Column[];
  /** A thing each. */
  readonly rows: readonly TableRow[];
}

/** A column of a table. */
export interface Column {
  /** Stands above it. */
  readonly title: string;
  /** An arrow stands before it; which one, a row can say for itself. */
  readonly arrow?: string;
  /** Its texts are broken before those of others are. */
  readonly yields?: true;
}

/** A thing in a table. */
export interface TableRow {
  /** One for each column. */
  readonly cells: readonly string[];
  /** Instead of the arrow of the column. */
  readonly arrow?: string;
  /** What has no column: below the cells. */
  readonly details?: readonly string[];
}

/** Where a table stands. */
export interface TablePlace {
  /** Columns of the terminal to its left. */
  readonly indent: number;
  /** Columns of the terminal, those to its left included. */
  readonly width: number;
  /** For colours. */
  readonly paint: Paint;
}

const step = 2;
const gap = 2;
// Narrower than this, addresses and names are torn into pieces that nobody can read.
const leastColumn = 10;
const leastDetails = 30;

/** A table as lines that fit: cells wrap in their columns; where there is no room for columns, cells stand one a line. */
export function tableLines(table: Table, place: TablePlace): readonly string[] {
  const safe = table.rows.map(safeRow);
  const widths = columnWidths(table.columns, safe, place.width - place.indent);
  if (widths === undefined) return safe.flatMap((row) => stackedLines(table.columns, row, place));
  const titles = { cells: table.columns.map(({ title }) => title) };
  const head = cellLines(table.columns, titles, widths, place).map((line) => place.paint("faint", line));
  return [...head, ...safe.flatMap((row) => rowLines(table.columns, row, widths, place))];
}

function safeRow({ cells, arrow, details = [] }: TableRow): TableRow {
  return {
    cells: cells.map(safeText),
    ...(arrow === undefined ? {} : { arrow }),
    details: details.map(safeText),
  };
}

function gapBefore({ arrow }: Column): number {
  return arrow === undefined ? gap : arrow.length + gap;
}

function columnWidths(columns: readonly Column[], rows: readonly TableRow[], room: number): number[] | undefined {
  const gaps = columns.slice(1).reduce((sum, column) => sum + gapBefore(column), 0);
  const widths = columns.map(({ title }, index) =>
    Math.min(
      room,
      rows.reduce((most, { cells }) => Math.max(most, displayWidth(cells[index] ?? "")), displayWidth(title)),
    ),
  );
  const over = (): number => widths.reduce((sum, width) => sum + width, gaps) - room;
  for (const mayYield of [columns.map(({ yields }) => yields === true), columns.map(() => true)]) {
    while (over() > 0) {
      const widest = widestOf(widths, mayYield);
      if (widest === undefined) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  }
  return over() > 0 ? undefined : widths;
}

function widestOf(widths: readonly number[], mayYield: readonly boolean[]): number | undefined {
  let widest: number | undefined;
  for (const [index, width] of widths.entries()) {
    if (mayYield[index] === true && width > leastColumn && width > (widths[widest ?? -1] ?? 0)) widest = index;
  }
  return widest;
}

function rowLines(
  columns: readonly Column[],
  row: TableRow,
  widths: readonly number[],
  place: TablePlace,
): readonly string[] {
  const lines = cellLines(columns, row, widths, place);
  const beside = place.indent + (widths[0] ?? 0) + gap;
  if (place.width - beside < leastDetails) return [...lines, ...detailLines(row, place.indent + step, place)];
  // Where only the name goes on, there is room beside it.
  const [, ...others] = row.cells.map((cell, index) => wrapCell(cell, widths[index] ?? leastColumn).length);
  const used = Math.max(1, ...others);
  const details = detailLines(row, beside, place);
  const below = Array.from({ length: Math.max(lines.length - used, details.length) }, (_, index) => {
    const detail = details[index]?.slice(beside) ?? "";
    return `${padDisplay(lines[used + index] ?? "", beside)}${detail}`.trimEnd();
  });
  return [...lines.slice(0, used), ...below];
}

function cellLines(
  columns: readonly Column[],
  { cells, arrow }: TableRow,
  widths: readonly number[],
  { indent }: TablePlace,
): readonly string[] {
  const wrapped = cells.map((cell, index) => wrapCell(cell, widths[index] ?? leastColumn));
  const height = wrapped.reduce((most, lines) => Math.max(most, lines.length), 0);
  return Array.from({ length: height }, (_, index) => {
    const parts = columns.map((column, at) => {
      const text = padDisplay(wrapped[at]?.[index] ?? "", widths[at] ?? 0);
      const sign = index === 0 ? (arrow ?? column.arrow ?? "") : "";
      if (at === 0) return text;
      return `${column.arrow === undefined ? " ".repeat(gap) : ` ${padDisplay(sign, column.arrow.length)} `}${text}`;
    });
    return `${" ".repeat(indent)}${parts.join("")}`.trimEnd();
  });
}

function detailLines({ details = [] }: TableRow, inset: number, { width }: TablePlace): readonly string[] {
  return details
    .flatMap((detail) => hanging(detail, width - inset))
    .map((line) => `${" ".repeat(inset)}${line}`.trimEnd());
}

function stackedLines(columns: readonly Column[], row: TableRow, place: TablePlace): readonly string[] {
  const [name = "", ...rest] = row.cells;
  const inset = place.indent + step;
  const heads = hanging(name, place.width - place.indent).map((line) => `${" ".repeat(place.indent)}${line}`.trimEnd());
  const below = rest.map((cell, index) => `${columns[index + 1]?.title ?? ""}: ${cell}`);
  return [...heads, ...detailLines({ cells: [], details: [...below, ...(row.details ?? [])] }, inset, place)];
}

// Names are chains of words as a rule: a long one is broken behind a hyphen rather than anywhere.
function wrapCell(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const words = text.split(" ").flatMap((word) => (displayWidth(word) <= width ? [word] : links(word, width)));
  return wrap(words.join(" "), width);
}

function links(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const link of word.split(/(?<=[-_/,;])/)) {
    if (displayWidth(piece + link) <= width) {
      piece += link;
      continue;
    }
    const parts = wrap(link, width);
    pieces.push(...(piece === "" ? [] : [piece]), ...parts.slice(0, -1));
    piece = parts.at(-1) ?? "";
  }
  return [...pieces, piece];
}
