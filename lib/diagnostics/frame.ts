import type { SourceText } from "../source/text.ts";
import { safeText } from "./displayText.ts";
import { markedLine } from "./markedLine.ts";
import { maskSecrets } from "./maskSecrets.ts";
import type { Paint, Role } from "./paint.ts";

/** A place to show. */
export interface FramedPlace {
  /** Name of the input. */
  readonly file?: string;
  /** JSON Pointer or XPath. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}

/** How to show it. */
export interface FrameStyle {
  /** Arrow in front of the place: `-->` for where the finding is, `:::` for another place. */
  readonly arrow: string;
  /** Drawn below the token. */
  readonly mark: "^" | "-";
  /** Colour of the mark. */
  readonly role: Role;
  /** What is there to see, behind the mark. */
  readonly label?: string;
  /** Columns of the line numbers. */
  readonly gutter: number;
  /** Columns of the whole output. */
  readonly width: number;
  /** For colours. */
  readonly paint: Paint;
}

/** A place and, where its text is at hand, its line with the token marked and the line before it. */
export function frameLines(place: FramedPlace, text: SourceText | undefined, style: FrameStyle): string[] {
  if (place.file === undefined) return style.label === undefined ? [] : [noteLine(style.label, style)];
  const { line, column } = place;
  const where = [safeText(place.file), line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");
  const header = `${" ".repeat(style.gutter)}${style.paint("faint", style.arrow)} ${where}`;
  const code = line === undefined || text === undefined ? [] : codeLines(text, line, column ?? 1, style);
  if (code.length > 0) return [header, ...code];
  return style.label === undefined ? [header] : [header, noteLine(style.label, style)];
}

function noteLine(label: string, style: FrameStyle): string {
  return `${" ".repeat(style.gutter)} ${style.paint("faint", "=")} ${style.paint("note", "note:")} ${safeText(label)}`;
}

function codeLines(text: SourceText, line: number, column: number, style: FrameStyle): string[] {
  const source = shownLine(text, line, column);
  if (source === "") return [];
  const width = Math.max(20, style.width - style.gutter - 3);
  const { shown, before, marked, cutInFront } = markedLine(source, column, width);
  const mark = `${style.mark.repeat(marked)}${style.label === undefined ? "" : ` ${safeText(style.label)}`}`;
  return [
    gutterLine("", "", style),
    ...(cutInFront ? [] : contextLines(text, line - 1, width, style)),
    gutterLine(String(line), shown, style),
    gutterLine("", `${" ".repeat(before)}${style.paint(style.role, mark)}`, style),
  ];
}

// A hostile line can have fifty million characters: secrets are covered as far around the mark as can be shown.
const shownAround = 2000;

function shownLine(text: SourceText, line: number, column: number): string {
  const source = text.lineText(line);
  const from = Math.max(0, column - shownAround);
  const to = column + shownAround;
  return source.slice(0, from) + maskSecrets(source.slice(from, to)) + source.slice(to);
}

function contextLines(text: SourceText, line: number, width: number, style: FrameStyle): string[] {
  if (line < 1) return [];
  const { shown } = markedLine(shownLine(text, line, 1), 1, width);
  return shown.trim() === "" ? [] : [gutterLine(String(line), shown, style)];
}

function gutterLine(number: string, content: string, { gutter, paint }: FrameStyle): string {
  return `${paint("faint", `${number.padStart(gutter)} |`)} ${content}`.trimEnd();
}
