import { createScanner, type JSONScanner } from "jsonc-parser";
import { isBlank, skipBlanks } from "./blanks.ts";
import { JsonFrame } from "./jsonFrame.ts";
import { type JsonTextFault, readJsonText } from "./jsonText.ts";
import { duplicateName, found, JsonRefusal, type Leniency, lenientSyntax, notJson } from "./jsonWords.ts";
import { beyondLimit, limits } from "./limits.ts";
import type { Parsed, Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import { JsonNode, type Scalar } from "./tree.ts";

// The parser package gives these as a "const enum", which is not there at run time.
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  text: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  end: 17,
} as const;

const closeText = "Write a double quote where the text ends";

/**
 * Parses a JSON document into nodes that know where they stand. Comments, commas after the last item and texts over
 * several lines are read, as Resource Manager reads them, and reported once per kind. Of names given twice both stay in
 * the tree.
 */
export function parseJson(source: SourceText): Parsed<JsonNode> {
  const reader = new JsonReader(source);
  try {
    const tree = reader.read();
    return { tree, problems: reader.problems };
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    return { tree: undefined, problems: [...reader.problems, error.problem] };
  }
}

// The package's own parser calls itself for each level, which a hostile input can make too deep; its scanner does not.
class JsonReader {
  readonly problems: Problem[] = [];
  readonly #source: SourceText;
  readonly #text: string;
  readonly #scanner: JSONScanner;
  readonly #seen = new Set<Leniency>();
  readonly #names = new Map<string, string>();
  #frame: JsonFrame | undefined;
  #nodes = 0;
  #repetitions = 0;
  #token = 0;
  #start = 0;
  #at = 0;
  #textValue = "";
  #name = "";
  // The text over several lines that was read last, in case that its closing quote is what is missing.
  #broken: { readonly start: number; readonly end: number } | undefined;

  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
    this.#scanner = createScanner(source.text, false);
  }

  read(): JsonNode {
    this.#next();
    const root = this.#value(undefined);
    while (this.#frame !== undefined) this.#step(this.#frame);
    this.#next();
    if (this.#token !== token.end) throw this.#unexpected("the end of the file");
    return root;
  }

  #step(frame: JsonFrame): void {
    this.#next();
    const isObject = frame.node.kind === "object";
    if (this.#token === (isObject ? token.closeBrace : token.closeBracket)) {
      this.#close(frame);
      return;
    }
    if (!frame.isEmpty && frame.comma === undefined) {
      if (this.#token !== token.comma) throw this.#unexpected(isObject ? '"," or "}"' : '"," or "]"', frame);
      frame.comma = this.#start;
      return;
    }
    frame.comma = undefined;
    if (isObject) this.#member(frame);
    else frame.items.push(this.#value(frame.items.length));
  }

  #close(frame: JsonFrame): void {
    if (frame.comma !== undefined) this.#lenient("trailing comma", frame.comma);
    frame.finish(this.#at);
    this.#frame = frame.outer;
  }

  #member(frame: JsonFrame): void {
    if (!this.#is(token.text)) throw this.#unexpected('a name in double quotes or "}"', frame);
    const name = this.#intern(this.#textValue);
    const nameStart = this.#start;
    this.#name = name;
    const first = frame.first(name);
    if (first !== undefined) this.#repeated(name, nameStart, first.nameStart);
    this.#next();
    if (!this.#is(token.colon)) throw this.#unexpected(`":" after the name`, frame);
    this.#next();
    frame.add({ name, nameStart, value: this.#value(name) });
  }

  #repeated(name: string, start: number, first: number): void {
    if (this.#repetitions++ === limits.jsonRepetitions) {
      const most = limits.jsonRepetitions;
      throw new JsonRefusal(beyondLimit(this.#source, start, "more repeated names", most, "in one document"));
    }
    this.problems.push(duplicateName(this.#source, start, name, first));
  }

  #value(step: string | number | undefined): JsonNode {
    if (this.#nodes++ === limits.jsonNodes) {
      throw new JsonRefusal(beyondLimit(this.#source, this.#start, "more values", limits.jsonNodes, "in one document"));
    }
    switch (this.#token) {
      case token.openBrace:
        return this.#container("object", step);
      case token.openBracket:
        return this.#container("array", step);
      case token.text:
        return this.#scalar(this.#textValue, step);
      case token.number:
        return this.#scalar(this.#number(), step);
      case token.true:
      case token.false:
        return this.#scalar(this.#token === token.true, step);
      case token.null:
        return this.#scalar(null, step);
      default:
        throw this.#unexpected("a value", this.#frame);
    }
  }

  #scalar(value: Scalar, step: string | number | undefined): JsonNode {
    return new JsonNode("scalar", this.#source, this.#frame?.node, step, this.#start, this.#at, value);
  }

  #container(kind: "array" | "object", step: string | number | undefined): JsonNode {
    const node = new JsonNode(kind, this.#source, this.#frame?.node, step, this.#start, this.#at, null);
    this.#frame = new JsonFrame(node, this.#frame);
    if (this.#frame.depth > limits.jsonDepth) {
      throw new JsonRefusal(
        beyondLimit(this.#source, this.#start, "a deeper array or object", limits.jsonDepth, "levels"),
      );
    }
    return node;
  }

  #number(): number {
    const value = Number(this.#text.slice(this.#start, this.#at));
    const complete = this.#scanner.getTokenError() === 0 && endsNumber(this.#text.charCodeAt(this.#at));
    if (complete && Number.isFinite(value)) return value;
    const message = `Found ${found(this.#source, this.#start, this.#name)}, expected a number as JSON writes it`;
    throw notJson(
      this.#source,
      this.#start,
      message,
      "Write digits only, without leading zeros, or put the value in double quotes",
    );
  }

  #is(kind: number): boolean {
    return this.#token === kind;
  }

  #intern(name: string): string {
    const known = this.#names.get(name);
    if (known === undefined) this.#names.set(name, name);
    return known ?? name;
  }

  // Blanks and texts are read here: the scanner puts both together character by character, which makes an escaped text
  // take many times its size.
  #next(): void {
    for (;;) {
      this.#start = skipBlanks(this.#text, this.#at);
      if (this.#text.charCodeAt(this.#start) === 34) {
        this.#readText();
        return;
      }
      this.#scanner.setPosition(this.#start);
      this.#token = this.#scanner.scan();
      this.#at = this.#scanner.getPosition();
      if (this.#token !== token.lineComment && this.#token !== token.blockComment) return;
      if (this.#scanner.getTokenError() !== 0) {
        throw notJson(
          this.#source,
          this.#start,
          'Found a comment without its end "*/"',
          'Write "*/" where the comment ends',
        );
      }
      this.#lenient("comment", this.#start);
    }
  }

  #readText(): void {
    const read = readJsonText(this.#text, this.#start);
    if ("kind" in read) throw this.#badText(read);
    this.#token = token.text;
    this.#at = read.end;
    this.#textValue = read.value;
    if (read.lineBreak !== undefined) {
      this.#lenient("line break", read.lineBreak);
      this.#broken = { start: this.#start, end: read.end };
    }
    if (read.tab !== undefined) this.#lenient("tab", read.tab);
  }

  #badText({ kind, start }: JsonTextFault): JsonRefusal {
    switch (kind) {
      case "unclosed":
        return notJson(this.#source, start, "Found a text without its closing quote", closeText);
      case "control":
        return notJson(this.#source, start, "Found a control character in a text", "Remove the character");
      case "escape": {
        const message = "Found a backslash in a text that starts no escape of JSON";
        return notJson(this.#source, start, message, 'Write "\\\\" for a backslash');
      }
      case "long":
        return new JsonRefusal(
          beyondLimit(this.#source, start, "a longer text over several lines", limits.jsonLenientText, "characters"),
        );
    }
  }

  #unexpected(expected: string, frame?: JsonFrame): JsonRefusal {
    const broken = this.#broken;
    if (broken !== undefined && skipBlanks(this.#text, broken.end) === this.#start) {
      const message = "Found a text that is not closed on its line, and nothing that may follow where it does end";
      return notJson(this.#source, broken.start, message, closeText, {
        related: [{ message: `The text ends before this place, where ${expected} was expected`, start: this.#start }],
      });
    }
    const message = `Found ${found(this.#source, this.#start, this.#name)}, expected ${expected}`;
    return notJson(this.#source, this.#start, message, this.#advice(expected), {
      expected: [expected],
      ...(frame === undefined
        ? {}
        : { related: [{ message: `The ${frame.node.kind} starts here`, start: frame.node.start }] }),
    });
  }

  #advice(expected: string): string {
    const character = this.#text.charAt(this.#start);
    if (character === "") return "Get the file again in full, or close what is open";
    if (character === "'") return "Put names and texts in double quotes";
    if (expected.startsWith('"," or')) return "Put a comma between the two, or close what is open";
    if (expected === "the end of the file") return "Keep one document in a file";
    return "Names and texts stand in double quotes; other values are numbers, true, false, null, arrays and objects";
  }

  #lenient(kind: Leniency, start: number): void {
    if (this.#seen.has(kind)) return;
    this.#seen.add(kind);
    this.problems.push(lenientSyntax(this.#source, start, kind));
  }
}

function endsNumber(code: number): boolean {
  return Number.isNaN(code) || code === 44 || code === 93 || code === 125 || code === 47 || isBlank(code);
}
