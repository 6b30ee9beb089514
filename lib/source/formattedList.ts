import { beyondLimit, limits } from "./limits.ts";
import { PathNames } from "./pathNames.ts";
import type { Parsed } from "./problem.ts";
import { ScriptReader } from "./script.ts";
import type { SourceText } from "./text.ts";
import { type JsonMember, JsonNode } from "./tree.ts";

// `Name      : Value`: the colons of all lines stand below each other.
const nameLine = /^([ \t]*)([A-Za-z_]\w*)([ \t]*):(?:[ \t]|$)/;
const prompt = /^[ \t]*(?:PS(?: [^>\r\n]*)?)>[ \t]*/;

// So much of a text tells what it is.
const enough = 65_536;

interface Line {
  readonly start: number;
  readonly text: string;
}

/** Whether a text is what PowerShell prints of objects as a list, with or without the commands that were typed. */
export function looksLikeFormattedList(text: string): boolean {
  const lines = linesOf(text.slice(0, enough));
  // The last line may be cut off.
  if (text.length > enough) lines.pop();
  let column: number | undefined;
  let padded = false;
  let names = 0;
  let prompts = 0;
  for (const { text: line } of lines) {
    if (line.trim() === "") {
      column = undefined;
      continue;
    }
    if (prompt.test(line)) {
      prompts++;
      column = undefined;
      continue;
    }
    const match = nameLine.exec(line);
    const at = match === null ? undefined : match[0].indexOf(":");
    if (match === null || at === undefined || (column !== undefined && at !== column)) {
      // Longer values go on below their beginning.
      if (column === undefined || !/^[ \t]/.test(line) || line.search(/\S/) <= column) return false;
      continue;
    }
    column = at;
    names++;
    if ((match[3] ?? "").length > 1) padded = true;
  }
  return names > 0 && (padded || prompts > 0);
}

/**
 * Parses what PowerShell prints of objects as a list: a list of objects, each with its values by name. A value in braces is a
 * list. A line that shows a command that was typed is a statement as in a script.
 */
export function parseFormattedList(source: SourceText): Parsed<JsonNode> {
  if (source.text.length > limits.yamlText) {
    return { tree: undefined, problems: [beyondLimit(source, 0, "a longer text", limits.yamlText, "characters")] };
  }
  const root = new JsonNode("array", source, undefined, undefined, 0, source.text.length, null);
  const items: JsonNode[] = [];
  let block: Block | undefined;
  const close = (): void => {
    if (block !== undefined) items.push(block.done());
    block = undefined;
  };
  for (const line of linesOf(source.text)) {
    const shown = prompt.exec(line.text)?.[0];
    if (line.text.trim() === "" || shown !== undefined) close();
    if (line.text.trim() === "" || shown?.length === line.text.length) continue;
    if (shown !== undefined) {
      const reader = new ScriptReader(source, line.start + shown.length, line.start + line.text.length);
      items.push(reader.statement(root, items.length));
      continue;
    }
    block ??= new Block(source, root, items.length, line.start);
    block.add(line);
  }
  close();
  root.items = items;
  return { tree: root, problems: [] };
}

class Block {
  readonly #source: SourceText;
  readonly #node: JsonNode;
  readonly #values: { readonly name: string; readonly nameStart: number; readonly pieces: Line[] }[] = [];
  #column = -1;

  constructor(source: SourceText, parent: JsonNode, index: number, start: number) {
    this.#source = source;
    this.#node = new JsonNode("object", source, parent, index, start, start, null);
  }

  add({ start, text }: Line): void {
    const match = nameLine.exec(text);
    const column = match === null ? -1 : match[0].indexOf(":");
    if (match !== null && (this.#column === -1 || column === this.#column)) {
      this.#column = column;
      const nameStart = start + (match[1] ?? "").length;
      this.#values.push({
        name: match[2] ?? "",
        nameStart,
        pieces: [trimmed(start + column + 1, text.slice(column + 1))],
      });
    } else this.#values.at(-1)?.pieces.push(trimmed(start, text));
    this.#node.end = start + text.length;
  }

  done(): JsonNode {
    const names = new PathNames();
    this.#node.members = this.#values.map(({ name: written, nameStart, pieces }): JsonMember => {
      const name = names.next(written);
      return { name, nameStart, value: this.#value(name, pieces) };
    });
    return this.#node;
  }

  #value(name: string, pieces: readonly Line[]): JsonNode {
    const [first] = pieces as [Line];
    const last = pieces.at(-1) ?? first;
    const end = last.start + last.text.length;
    const isList = first.text.startsWith("{") && last.text.endsWith("}");
    if (!isList) return new JsonNode("scalar", this.#source, this.#node, name, first.start, end, joined(pieces));
    const list = new JsonNode("array", this.#source, this.#node, name, first.start, end, null);
    const inner = this.#source.text.slice(first.start + 1, end - 1);
    let at = first.start + 1;
    list.items = inner
      .split(",")
      .flatMap((part) => {
        const item = trimmed(at, part);
        at += part.length + 1;
        if (item.text === "") return [];
        const value = item.text.replace(/\s*\n\s*/g, " ");
        return [{ start: item.start, end: item.start + item.text.length, value }];
      })
      .map(({ start, end: itemEnd, value }, index) => {
        return new JsonNode("scalar", this.#source, list, index, start, itemEnd, value);
      });
    return list;
  }
}

// A text without blanks was cut where the line ended, any other between words.
function joined(pieces: readonly Line[]): string {
  const [first = "", ...more] = pieces.map(({ text }) => text);
  return more.reduce((whole, piece) => (/\s/.test(whole) ? `${whole} ${piece}` : whole + piece), first);
}

function trimmed(start: number, text: string): Line {
  const blanks = text.length - text.trimStart().length;
  return { start: start + (text.trim() === "" ? 0 : blanks), text: text.trim() };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\r|\n|$/g)) {
    lines.push({ start, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return lines;
}
