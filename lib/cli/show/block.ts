import { displayWidth, padDisplay, safeText } from "../../diagnostics/displayText.ts";
import type { Paint } from "../../diagnostics/paint.ts";
import { wrap } from "../wrap.ts";
import { hanging } from "./hanging.ts";
import { type Table, tableLines } from "./table.ts";

/** A setting: its label and what it says, or the named things that it consists of. */
export interface Row {
  /** Short, lower case; in a list the name of a thing. */
  readonly label: string;
  /** Each on a line of its own. */
  readonly lines: readonly string[];
  /** Below the label, a row each. */
  readonly list?: readonly Row[];
  /** Says that there is nothing, and need not catch the eye. */
  readonly quiet?: true;
}

/** A thing with its settings, and the things that belong to it. */
export interface Block {
  /** What it is and how it is called. */
  readonly title: string;
  /** Behind the title, in brackets. */
  readonly notes?: readonly string[];
  /** In the order in which they are to be read. */
  readonly rows: readonly Row[];
  /** Named things that it consists of, a row each. */
  readonly list?: readonly Row[];
  /** Things that it consists of, in columns. */
  readonly table?: Table;
  /** Things that belong to it. */
  readonly parts?: readonly Block[];
}

/** How to lay out. */
export interface Layout {
  /** Columns of the terminal. */
  readonly width: number;
  /** For colours. */
  readonly paint: Paint;
}

const step = 2;
const leastValueWidth = 24;
// Names in lists come from inputs: up to this part of the width they share the column of all, longer ones keep to their list.
const mostForNames = 0.3;

/**
 * Blocks as text: titles, below them labels and values in two columns, the same two for all blocks. Values wrap in their
 * column. Whatever comes from an input is made safe for a terminal here.
 */
export function renderBlocks(blocks: readonly Block[], layout: Layout): string {
  const widestName = Math.floor(layout.width * mostForNames);
  const column = Math.min(widest(blocks, 0, widestName) + 2, Math.max(step, layout.width - leastValueWidth));
  return blocks.map((block) => blockLines(block, 0, column, layout).join("\n")).join("\n\n");
}

function widest(blocks: readonly Block[], indent: number, widestName: number): number {
  return blocks.reduce((most, { rows, list: own = [], parts = [] }) => {
    const labels = rows.map(({ label }) => indent + step + displayWidth(safeText(label)));
    const names = [
      ...rows.flatMap(({ list = [] }) => list).map(({ label }) => indent + step * 2 + displayWidth(safeText(label))),
      ...own.map(({ label }) => indent + step + displayWidth(safeText(label))),
    ].filter((width) => width <= widestName);
    return [...labels, ...names, widest(parts, indent + step, widestName)].reduce((a, b) => Math.max(a, b), most);
  }, 0);
}

function blockLines(block: Block, indent: number, column: number, layout: Layout): readonly string[] {
  const { title, notes = [], rows, list = [], table, parts = [] } = block;
  const note = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  const heading = wrap(safeText(`${title}${note}`), layout.width - indent - step);
  const inset = listColumn(list, indent + step, column, layout.width);
  return [
    ...heading.map(
      (line, index) => `${" ".repeat(index === 0 ? indent : indent + step)}${layout.paint("strong", line)}`,
    ),
    ...rows.flatMap((row) => rowLines(row, indent + step, column, layout)),
    ...list.flatMap((row) => rowLines(row, indent + step, inset, layout)),
    ...(table === undefined ? [] : tableLines(table, { ...layout, indent: indent + step })),
    ...parts.flatMap((part) => ["", ...blockLines(part, indent + step, column, layout)]),
  ];
}

function rowLines(row: Row, indent: number, column: number, layout: Layout): readonly string[] {
  const { label, lines, list = [], quiet } = row;
  const { width, paint } = layout;
  const safe = safeText(label);
  const values = lines
    .flatMap((line) => hanging(safeText(line), width - column))
    .map((line) => (quiet === true ? paint("faint", line) : line));
  const inset = listColumn(list, indent + step, column, width);
  const below = list.flatMap((item) => rowLines(item, indent + step, inset, layout));
  const start = " ".repeat(indent);
  const [first, ...rest] = values;
  if (first === undefined) return [`${start}${safe}`, ...below];
  const more = rest.map((line) => `${" ".repeat(column)}${line}`);
  if (indent + displayWidth(safe) + 2 <= column) {
    return [`${start}${padDisplay(safe, column - indent)}${first}`, ...more, ...below];
  }
  const labelLines = wrap(safe, width - indent).map((line) => `${start}${line}`);
  return [...labelLines, `${" ".repeat(column)}${first}`, ...more, ...below];
}

// As long as the names leave room for the values, these stand in one column.
function listColumn(list: readonly Row[], indent: number, column: number, width: number): number {
  const longest = list.reduce((most, { label }) => Math.max(most, indent + displayWidth(safeText(label)) + 2), 0);
  return longest <= Math.floor(width / 2) ? Math.max(longest, column) : column;
}
