import type { DocumentValue, Draft, DraftPart, KeptPart, NewPart } from "./draft.ts";
import { BracketEditor, type BracketNotation } from "./editBrackets.ts";
import { beginsLine, breakBefore, lineBreakOf, startOfLine } from "./layout.ts";
import { printYaml, printYamlScalar } from "./printYaml.ts";
import type { Splice } from "./splice.ts";
import { constant, type Traced } from "./traced.ts";
import type { JsonNode, Scalar } from "./tree.ts";
import { endOfLine, skipGap } from "./yamlGap.ts";

/** The splices that make a YAML document what a draft says. Comments, blanks, quotes and the order of names stay. */
export function editYaml(draft: Draft): readonly Splice[] {
  const editor = new YamlEditor(draft.node.source.text);
  editor.edit(draft);
  return editor.splices;
}

const flow: BracketNotation = {
  skipGap,
  comment: /^[ \t]*(?:(?<=[ \t])#.*)?$/,
  print: (value) => printFlow(value),
  printName: (name, like) => (like?.startsWith('"') === true ? JSON.stringify(name) : printYamlScalar(name)),
};

class YamlEditor {
  readonly splices: Splice[] = [];
  readonly #text: string;
  readonly #lineBreak: string;

  constructor(text: string) {
    this.#text = text;
    this.#lineBreak = lineBreakOf(text);
  }

  edit(draft: Draft): void {
    const { node, put, parts } = draft;
    if (put !== undefined) this.#put(node, put);
    else if (parts === undefined) return;
    else if (!this.#isBracketed(node)) this.#parts(node, parts);
    else if (!this.#spread(node, parts)) this.#inBrackets(draft);
  }

  #inBrackets(draft: Draft): void {
    const editor = new BracketEditor(this.#text, flow, this.#lineBreak);
    editor.edit(draft);
    this.splices.push(...editor.splices);
  }

  #isBracketed({ start, kind }: JsonNode): boolean {
    return kind !== "scalar" && (this.#text[start] === "{" || this.#text[start] === "[");
  }

  // An empty pair of brackets that is to hold more than a few words becomes lines.
  #spread(node: JsonNode, parts: readonly DraftPart[]): boolean {
    const arriving = parts.filter((part): part is NewPart => !isKept(part));
    if (!node.isLeaf || arriving.every(({ value }) => typeof value !== "object") || this.#isInBrackets(node))
      return false;
    const value =
      node.kind === "array"
        ? arriving.map(({ value }) => value)
        : Object.fromEntries(arriving.map(({ name = "", value }) => [name, value]));
    return this.#putLines(node, value);
  }

  #isInBrackets({ parent }: JsonNode): boolean {
    for (let each = parent; each !== undefined; each = each.parent) if (this.#isBracketed(each)) return true;
    return false;
  }

  #put(node: JsonNode, value: DocumentValue): void {
    if (isScalar(value)) {
      const text = like(value, this.#text.slice(node.start, node.end));
      this.#replace(node.start, node.end, node.start === node.end ? ` ${text}` : text);
    } else if (this.#isInBrackets(node) || isEmpty(value) || !this.#putLines(node, value)) {
      const text = printFlow(value);
      this.#replace(node.start, node.end, node.start === node.end ? ` ${text}` : text);
    }
  }

  // Below the line of its name, where a comment may stand.
  #putLines(node: JsonNode, value: DocumentValue): boolean {
    const member = node.parent?.members.find((each) => each.value === node);
    if (member === undefined) return false;
    const colon = this.#colonOf(member.nameStart);
    if (/[\r\n]/.test(this.#text.slice(colon, node.end))) return false;
    const indent = this.#columnOf(member.nameStart) + 2;
    this.#replace(colon + 1, node.end, "");
    const end = endOfLine(this.#text, node.end);
    this.#replace(end, end, this.#lineBreak + " ".repeat(indent) + this.#lines(value, indent));
    return true;
  }

  #parts(node: JsonNode, parts: readonly DraftPart[]): void {
    const kept = parts.filter(isKept);
    if (parts.every((part) => isKept(part) && part.goes)) {
      this.#empty(node);
      return;
    }
    const column = this.#columnOf(node.start);
    let before: KeptPart | undefined;
    for (const part of parts) {
      if (isKept(part)) {
        if (part.goes) this.#remove(node, part, kept);
        else this.edit(part.draft);
        before = part;
      } else this.#insert(node, part, before, column);
    }
  }

  #insert(node: JsonNode, { name, value }: NewPart, before: KeptPart | undefined, column: number): void {
    const sample = node.items.find(({ kind }) => kind === "scalar");
    const sampleText = sample === undefined ? undefined : this.#text.slice(sample.start, sample.end);
    const lines =
      name === undefined
        ? isScalar(value)
          ? `- ${like(value, sampleText)}`
          : this.#lines([value], column)
        : this.#lines({ [name]: value }, column);
    const indent = " ".repeat(column);
    if (before === undefined) this.#replace(node.start, node.start, `${lines}${this.#lineBreak}${indent}`);
    else {
      const end = endOfLine(this.#text, before.draft.node.end);
      this.#replace(end, end, `${this.#lineBreak}${indent}${lines}`);
    }
  }

  #remove(node: JsonNode, part: KeptPart, all: readonly KeptPart[]): void {
    const index = all.indexOf(part);
    const start = this.#startOf(node, part, all[index - 1]);
    const next = all[index + 1];
    if (beginsLine(this.#text, start)) {
      this.#replace(breakBefore(this.#text, start), endOfLine(this.#text, part.draft.node.end), "");
    } else if (next !== undefined) this.#replace(start, this.#startOf(node, next, part), "");
  }

  // Of an item, where its dash stands.
  #startOf(node: JsonNode, { start }: KeptPart, before: KeptPart | undefined): number {
    if (node.kind === "object") return start;
    return before === undefined ? node.start : skipGap(this.#text, before.draft.node.end);
  }

  #empty(node: JsonNode): void {
    const brackets = node.kind === "array" ? "[]" : "{}";
    const member = node.parent?.members.find((each) => each.value === node);
    if (member === undefined || !beginsLine(this.#text, node.start)) {
      this.#replace(node.start, node.end, brackets);
      return;
    }
    const colon = this.#colonOf(member.nameStart);
    this.#replace(colon + 1, colon + 1, ` ${brackets}`);
    this.#replace(breakBefore(this.#text, node.start), endOfLine(this.#text, node.end), "");
  }

  #colonOf(nameStart: number): number {
    const quote = this.#text[nameStart];
    const name =
      quote === '"' ? /"(?:[^"\\]|\\.)*"/sy : quote === "'" ? /'(?:[^']|'')*'/sy : /.*?(?=[ \t]*:(?:\s|$))/sy;
    name.lastIndex = nameStart;
    name.exec(this.#text);
    return this.#text.indexOf(":", name.lastIndex);
  }

  #columnOf(at: number): number {
    return at - startOfLine(this.#text, at);
  }

  // The first line without its indentation: it goes where something stands already.
  #lines(value: DocumentValue, column: number): string {
    const indent = " ".repeat(column);
    const lines = printYaml(traced(value)).text.trimEnd().split("\n");
    return lines.join(this.#lineBreak + indent);
  }

  #replace(start: number, end: number, text: string): void {
    this.splices.push({ start, end, text });
  }
}

function isKept(part: DraftPart): part is KeptPart {
  return "draft" in part;
}

function isScalar(value: DocumentValue): value is Scalar {
  return typeof value !== "object" || value === null;
}

function isEmpty(value: DocumentValue): boolean {
  return !isScalar(value) && Object.keys(value).length === 0;
}

function traced(value: DocumentValue): Traced {
  if (isScalar(value)) return constant(value);
  if (Array.isArray(value)) return value.map(traced);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, traced(item)]));
}

function printFlow(value: DocumentValue): string {
  if (isScalar(value)) return printYamlScalar(value);
  if (Array.isArray(value)) return `[${value.map(printFlow).join(", ")}]`;
  const members = Object.entries(value).map(([name, item]) => `${printYamlScalar(name)}: ${printFlow(item)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

// Addresses and prefixes are text to every reader; what has two points or a stroke is no number.
const address = /^\d+(?:\.\d+){3}(?:\/\d+)?$/;

/** A scalar in the quotes that another has. */
function like(value: Scalar, written: string | undefined): string {
  if (typeof value !== "string" || written === undefined) return printYamlScalar(value);
  if (written.startsWith('"')) return JSON.stringify(value);
  // Nothing but quotes can mean something within single quotes.
  if (written.startsWith("'") && /^[\x20-\x7e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return address.test(value) && /^[^'"|>]/.test(written) ? value : printYamlScalar(value);
}
