import type { DocumentValue, Draft, DraftPart, KeptPart, NewPart } from "./draft.ts";
import { beginsLine, breakBefore, indentOf, restOfLine } from "./layout.ts";
import type { Splice } from "./splice.ts";
import type { JsonNode } from "./tree.ts";

/** How a notation with brackets writes what goes between them. */
export interface BracketNotation {
  /** The first offset from one on that holds neither a blank nor a comment. */
  readonly skipGap: (text: string, at: number) => number;
  /** What may follow in a line that says nothing more. */
  readonly comment: RegExp;
  /** A value; over several lines where it is told how they are indented. */
  readonly print: (value: DocumentValue, lines?: LineStyle) => string;
  /** A name, like another one beside it if there is one. */
  readonly printName: (name: string, like?: string) => string;
}

/** How lines are written. */
export interface LineStyle {
  /** What ends each. */
  readonly lineBreak: string;
  /** What stands before each but the first. */
  readonly indent: string;
  /** What is added for what is inside. */
  readonly unit: string;
}

/** A part as it stands in the text. */
interface Stretch extends KeptPart {
  readonly end: number;
  /** Offset of the comma behind it. */
  readonly comma: number | undefined;
}

/** Splices that change what stands between the brackets of one array or object. Everything that stays keeps its place. */
export class BracketEditor {
  readonly splices: Splice[] = [];
  readonly #text: string;
  readonly #notation: BracketNotation;
  readonly #lineBreak: string;

  constructor(text: string, notation: BracketNotation, lineBreak: string) {
    this.#text = text;
    this.#notation = notation;
    this.#lineBreak = lineBreak;
  }

  /** Settles one value and those in it. */
  edit(draft: Draft): void {
    const { node, put, parts } = draft;
    if (put !== undefined) {
      const text = this.#notation.print(put, this.#linesAt(node));
      this.splices.push({ start: node.start, end: node.end, text });
    } else if (parts !== undefined) this.#parts(node, parts);
  }

  #parts(node: JsonNode, parts: readonly DraftPart[]): void {
    const stretches = parts.filter(isKept).map((part) => this.#stretch(part));
    const staying = parts.filter((part) => !isKept(part) || !part.goes);
    if (stretches.length === 0) {
      if (staying.length > 0) this.#fill(node, parts as readonly NewPart[]);
      return;
    }
    for (const { draft, goes } of stretches) if (!goes) this.edit(draft);
    if (staying.length === 0 && this.#empty(node, stretches)) return;
    const endsWithComma = stretches.at(-1)?.comma !== undefined;
    const byStart = new Map(stretches.map((stretch) => [stretch.start, stretch]));
    let before: Stretch | undefined;
    for (const part of parts) {
      const wantsComma = part !== staying.at(-1) || endsWithComma;
      if (isKept(part)) {
        const stretch = byStart.get(part.start) as Stretch;
        if (part.goes) this.#remove(stretch, before, stretches);
        else this.#comma(stretch, wantsComma);
        before = stretch;
      } else this.#insert(node, part, wantsComma, before, stretches[0] as Stretch);
    }
  }

  #stretch(part: KeptPart): Stretch {
    const { end } = part.draft.node;
    const next = this.#notation.skipGap(this.#text, end);
    return { ...part, end, comma: this.#text[next] === "," ? next : undefined };
  }

  #comma({ end, comma }: Stretch, wanted: boolean): void {
    if (wanted && comma === undefined) this.splices.push({ start: end, end, text: "," });
    if (!wanted && comma !== undefined) this.splices.push({ start: comma, end: comma + 1, text: "" });
  }

  // With the whole of its line where it has one of its own, else with the blanks that part it from its neighbour.
  #remove(stretch: Stretch, before: Stretch | undefined, all: readonly Stretch[]): void {
    const [start, end] = this.#extent(stretch, before, all[all.indexOf(stretch) + 1]);
    this.splices.push({ start, end, text: "" });
  }

  #extent(stretch: Stretch, before?: Stretch, next?: Stretch): readonly [start: number, end: number] {
    const { start } = stretch;
    const rest = this.#restOfLine(behind(stretch));
    if (beginsLine(this.#text, start) && rest !== undefined) return [breakBefore(this.#text, start), rest];
    if (before !== undefined) return [behind(before), behind(stretch)];
    return [start, next === undefined ? behind(stretch) : next.start];
  }

  #insert(node: JsonNode, part: NewPart, wantsComma: boolean, before: Stretch | undefined, first: Stretch): void {
    const sample = before ?? first;
    const hasLines = beginsLine(this.#text, sample.start);
    const lines = hasLines
      ? { lineBreak: this.#lineBreak, indent: indentOf(this.#text, sample.start), unit: this.#unitAt(node) }
      : undefined;
    const gap = lines === undefined ? this.#blank() : lines.lineBreak + lines.indent;
    const text = `${this.#named(part, node)}${this.#notation.print(part.value, lines)}`;
    if (before === undefined) this.splices.push({ start: first.start, end: first.start, text: `${text},${gap}` });
    else {
      const end = behind(before);
      const at = hasLines ? (this.#restOfLine(end) ?? end) : end;
      this.splices.push({ start: at, end: at, text: `${gap}${text}${wantsComma ? "," : ""}` });
    }
  }

  // All that stands between the brackets, unless there is a comment that would be lost.
  #empty(node: JsonNode, stretches: readonly Stretch[]): boolean {
    let at = node.start + 1;
    let rest = "";
    for (const stretch of stretches) {
      rest += this.#text.slice(at, stretch.start);
      at = behind(stretch);
    }
    if (/\S/.test(rest + this.#text.slice(at, node.end - 1))) return false;
    this.splices.push({ start: node.start + 1, end: node.end - 1, text: "" });
    return true;
  }

  #fill(node: JsonNode, parts: readonly NewPart[]): void {
    const [open, close] = [node.start + 1, node.end - 1];
    const inside = this.#text.slice(open, close);
    const outer = this.#linesAt(node);
    const hasComment = /\S/.test(inside);
    if (outer === undefined && !hasComment) {
      const texts = parts.map((part) => `${this.#named(part, node)}${this.#notation.print(part.value)}`);
      const pad = node.kind === "object" ? this.#blank() : "";
      const text = pad + texts.join(`,${this.#blank()}`) + pad;
      this.splices.push({ start: open, end: close, text });
      return;
    }
    const unit = this.#unitAt(node);
    const lines = { lineBreak: this.#lineBreak, indent: indentOf(this.#text, node.start) + unit, unit };
    const start = lines.lineBreak + lines.indent;
    const text = parts.map((part) => `${start}${this.#named(part, node)}${this.#notation.print(part.value, lines)}`);
    const end = lines.lineBreak + indentOf(this.#text, node.start);
    if (hasComment) {
      const at = open + inside.trimEnd().length;
      const closing = /[\r\n]/.test(this.#text.slice(at, close)) ? "" : end;
      this.splices.push({ start: at, end: at, text: text.join(",") + closing });
    } else this.splices.push({ start: open, end: close, text: text.join(",") + end });
  }

  #named({ name }: NewPart, node: JsonNode): string {
    if (name === undefined) return "";
    const like = node.members[0];
    const sample = like === undefined ? undefined : this.#text.slice(like.nameStart, like.value.start);
    return `${this.#notation.printName(name, sample)}:${this.#blank()}`;
  }

  #restOfLine(at: number): number | undefined {
    return restOfLine(this.#text, at, this.#notation.comment);
  }

  // A text without any blank is one that no person lays out.
  #blank(): string {
    return /[:,][ \t\r\n]/.test(this.#text) ? " " : "";
  }

  // A value that is alone in its lines, or stands in a document whose neighbours are.
  #linesAt(node: JsonNode): LineStyle | undefined {
    const inLines = this.#ancestors(node).some((each) => this.#isInLines(each));
    const alike = node.parent?.members.map(({ value }) => value) ?? node.parent?.items ?? [];
    const peer = alike.find((each) => each !== node && each.kind === node.kind && !each.isLeaf);
    if (!inLines || (peer !== undefined && !this.#isInLines(peer))) return undefined;
    return { lineBreak: this.#lineBreak, indent: indentOf(this.#text, node.start), unit: this.#unitAt(node) };
  }

  // The value itself and what is around it, as far as it has brackets.
  #ancestors(node: JsonNode): readonly JsonNode[] {
    const found: JsonNode[] = [];
    for (let each: JsonNode | undefined = node; each !== undefined; each = each.parent) {
      if (each !== node && !/[{[]/.test(this.#text.charAt(each.start))) break;
      found.push(each);
    }
    return found;
  }

  #isInLines(node: JsonNode): boolean {
    const first = firstStart(node);
    return first !== undefined && beginsLine(this.#text, first);
  }

  #unitAt(node: JsonNode): string {
    for (const each of this.#ancestors(node)) {
      const first = firstStart(each);
      if (first === undefined || !beginsLine(this.#text, first)) continue;
      const [outer, inner] = [indentOf(this.#text, each.start), indentOf(this.#text, first)];
      if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
    }
    return "  ";
  }
}

function isKept(part: DraftPart): part is KeptPart {
  return "draft" in part;
}

function behind({ end, comma }: Stretch): number {
  return comma === undefined ? end : comma + 1;
}

function firstStart({ members, items }: JsonNode): number | undefined {
  return members[0]?.nameStart ?? items[0]?.start;
}
