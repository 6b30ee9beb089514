import { beyondLimit, limits } from "./limits.ts";
import { PathNames } from "./pathNames.ts";
import type { Parsed } from "./problem.ts";
import { endOfQuoted, isDash, isDoubleQuote, isSingleQuote, scriptValue } from "./scriptText.ts";
import type { SourceText } from "./text.ts";
import { type JsonMember, JsonNode, type Scalar } from "./tree.ts";

// Commands of the classic module at the start of a line, or behind an assignment: no other text has them.
const command = /(?:^|;)[ \t]*(?:\$[\w:]+[ \t]*=[ \t]*)?(?:Add|Get|New|Remove|Set)-Azure[A-Z]\w*/m;

/** Whether a text is a PowerShell script for the classic service. */
export function looksLikeScript(text: string): boolean {
  return command.test(text);
}

/**
 * Parses a PowerShell script as far as it is a list of commands: a list of statements, each a list of the commands that a
 * pipe joins, each an object of `command` and its parameters by name, those without a name by their number. An assignment of
 * a text is `{ variable, value }`; what is neither is `{ statement }`, one text.
 */
export function parseScript(source: SourceText): Parsed<JsonNode> {
  if (source.text.length > limits.yamlText) {
    return { tree: undefined, problems: [beyondLimit(source, 0, "a longer text", limits.yamlText, "characters")] };
  }
  return { tree: new ScriptReader(source).read(), problems: [] };
}

/** One argument: what stands there, from where to where. */
interface Argument {
  readonly start: number;
  readonly end: number;
}

/** Reads scripts, and single command lines inside of other texts. */
export class ScriptReader {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #limit: number;
  #at: number;

  constructor(source: SourceText, start = 0, limit: number = source.text.length) {
    this.#source = source;
    this.#text = source.text;
    this.#at = start;
    this.#limit = limit;
  }

  read(): JsonNode {
    const root = new JsonNode("array", this.#source, undefined, undefined, this.#at, this.#limit, null);
    const statements: JsonNode[] = [];
    for (this.#skip(true); this.#at < this.#limit; this.#skip(true)) {
      statements.push(this.statement(root, statements.length));
      if (/[;|]/.test(this.#text[this.#at] ?? "")) this.#at++;
    }
    root.items = statements;
    return root;
  }

  /** One statement: all that pipes join. */
  statement(parent: JsonNode, index: number): JsonNode {
    const node = new JsonNode("array", this.#source, parent, index, this.#at, this.#at, null);
    const parts: JsonNode[] = [];
    do {
      if (parts.length > 0) this.#at++;
      this.#skip(parts.length > 0);
      parts.push(this.#part(node, parts.length));
      this.#skip(false);
    } while (this.#text[this.#at] === "|" && this.#at < this.#limit);
    node.items = parts;
    node.end = this.#at;
    return node;
  }

  #part(parent: JsonNode, index: number): JsonNode {
    const node = new JsonNode("object", this.#source, parent, index, this.#at, this.#at, null);
    const start = this.#at;
    const assignment = /^\$([\w:]+)[ \t]*=[ \t]*(?!=)/.exec(this.#text.slice(start, start + 200));
    const members = assignment === null ? this.#command(node) : this.#assignment(node, assignment);
    node.members = members ?? [this.#rest(node, start)];
    node.end = this.#at;
    return node;
  }

  // Only a text that is written out can be used where the variable is.
  #assignment(owner: JsonNode, [whole, name = ""]: RegExpExecArray): JsonMember[] | undefined {
    const start = this.#at;
    this.#at += whole.length;
    const value = this.#argument();
    this.#skip(false);
    const isWhole = value !== undefined && (this.#at >= this.#limit || /[\r\n;}]/.test(this.#text[this.#at] ?? ""));
    const isText = value !== undefined && /^["'\d\u2018-\u201F]/.test(this.#text.slice(value.start, value.end));
    if (!isWhole || !isText || value === undefined) return undefined;
    return [
      this.#member(owner, "variable", start, { start, end: start + name.length + 1 }, name),
      this.#member(owner, "value", value.start, value, this.#valueOf(value)),
    ];
  }

  #command(owner: JsonNode): JsonMember[] | undefined {
    const start = this.#at;
    const word = /^[A-Za-z]\w*-\w+/.exec(this.#text.slice(start, Math.min(start + 200, this.#limit)))?.[0];
    if (word === undefined) return undefined;
    this.#at += word.length;
    const members = [this.#member(owner, "command", start, { start, end: this.#at }, word)];
    const names = new PathNames(["command"]);
    let positions = 0;
    for (this.#skip(false); !this.#isAtEnd(); this.#skip(false)) {
      const at = this.#at;
      const written = this.#parameterName();
      if (written === undefined) {
        const argument = this.#argument();
        if (argument === undefined) return undefined;
        positions += 1;
        members.push(this.#arguments(owner, names.next(String(positions)), at, argument));
        continue;
      }
      const name = names.next(written);
      if (this.#text[this.#at] === ":") this.#at++;
      this.#skip(false);
      const isSwitch = this.#isAtEnd() || this.#startsParameter();
      const argument = isSwitch ? undefined : this.#argument();
      if (!isSwitch && argument === undefined) return undefined;
      members.push(
        argument === undefined
          ? this.#member(owner, name, at, { start: at, end: at + written.length + 1 }, true)
          : this.#arguments(owner, name, at, argument),
      );
    }
    return members;
  }

  // `a, b` is a list.
  #arguments(owner: JsonNode, name: string, nameStart: number, first: Argument): JsonMember {
    const all = [first];
    for (;;) {
      const back = this.#at;
      this.#skip(false);
      if (this.#text[this.#at] !== "," || this.#at >= this.#limit) {
        this.#at = back;
        break;
      }
      this.#at++;
      this.#skip(true);
      const next = this.#argument();
      if (next === undefined) break;
      all.push(next);
    }
    if (all.length === 1) return this.#member(owner, name, nameStart, first, this.#valueOf(first));
    const list = new JsonNode("array", this.#source, owner, name, first.start, this.#at, null);
    list.items = all.map(
      (each, index) => new JsonNode("scalar", this.#source, list, index, each.start, each.end, this.#valueOf(each)),
    );
    return { name, nameStart, value: list };
  }

  #member(owner: JsonNode, name: string, nameStart: number, { start, end }: Argument, value: Scalar): JsonMember {
    return { name, nameStart, value: new JsonNode("scalar", this.#source, owner, name, start, end, value) };
  }

  // What a variable stands for is found out later: here it stands for itself.
  #valueOf({ start, end }: Argument): string | number {
    const written = this.#text.slice(start, end);
    if (/^-?\d{1,15}$/.test(written)) return Number(written);
    return scriptValue(written, () => undefined) ?? written;
  }

  #startsParameter(): boolean {
    return isDash(this.#text[this.#at]) && /^[A-Za-z]/.test(this.#text[this.#at + 1] ?? "");
  }

  #parameterName(): string | undefined {
    if (!this.#startsParameter()) return undefined;
    const name = /^\w+/.exec(this.#text.slice(this.#at + 1, this.#at + 101))?.[0] ?? "";
    this.#at += name.length + 1;
    return name;
  }

  #argument(): Argument | undefined {
    const start = this.#at;
    const first = this.#text[start];
    if (isSingleQuote(first) || isDoubleQuote(first)) this.#at = Math.min(endOfQuoted(this.#text, start), this.#limit);
    else if (/^[({@]/.test(first ?? "") || /^\$[({]/.test(this.#text.slice(start, start + 2)))
      this.#at = this.#endOfGroup();
    else this.#at = this.#endOfWord();
    return this.#at > start ? { start, end: this.#at } : undefined;
  }

  #endOfWord(): number {
    let at = this.#at;
    while (at < this.#limit && !/[\s,;|(){}'"\u2018-\u201F]/.test(this.#text[at] ?? "")) {
      at += this.#text[at] === "`" && !/[\r\n]/.test(this.#text[at + 1] ?? "\n") ? 2 : 1;
      if (this.#text[at - 1] === "`") return at - 1;
    }
    return at;
  }

  // Brackets in brackets, with texts in them.
  #endOfGroup(): number {
    let depth = 0;
    for (let at = this.#at; at < this.#limit; at++) {
      const character = this.#text[at] as string;
      if (isSingleQuote(character) || isDoubleQuote(character)) at = endOfQuoted(this.#text, at) - 1;
      else if (/[({[]/.test(character)) depth++;
      else if (/[)}\]]/.test(character)) {
        depth--;
        if (depth <= 0) return at + 1;
      } else if (depth === 0 && /[\s;|]/.test(character)) return at;
    }
    return this.#limit;
  }

  // A statement of another kind, up to the end of its line, with what its brackets hold.
  #rest(owner: JsonNode, start: number): JsonMember {
    this.#at = start;
    let depth = 0;
    while (this.#at < this.#limit) {
      const character = this.#text[this.#at] as string;
      if (depth <= 0 && /[\r\n;]/.test(character)) break;
      const here = this.#hereText();
      if (here !== undefined) this.#at = here;
      else if (isSingleQuote(character) || isDoubleQuote(character)) this.#at = endOfQuoted(this.#text, this.#at);
      else if (character === "#") this.#at = this.#endOfLine();
      else {
        if (/[({[]/.test(character)) depth++;
        else if (/[)}\]]/.test(character)) depth--;
        this.#at += character === "`" ? 2 : 1;
      }
    }
    this.#at = Math.max(Math.min(this.#at, this.#limit), Math.min(start + 1, this.#limit));
    const end = start + this.#text.slice(start, this.#at).trimEnd().length;
    return this.#member(owner, "statement", start, { start, end }, this.#text.slice(start, end));
  }

  #hereText(): number | undefined {
    const quote = /^@(["'])[ \t]*\r?\n/.exec(this.#text.slice(this.#at, this.#at + 100))?.[1];
    if (quote === undefined) return undefined;
    const end = this.#text.indexOf(`\n${quote}@`, this.#at);
    return end === -1 ? this.#limit : end + 3;
  }

  #isAtEnd(): boolean {
    return this.#at >= this.#limit || /[\r\n;|)}]/.test(this.#text[this.#at] ?? "");
  }

  #endOfLine(): number {
    const end = this.#text.slice(this.#at, this.#limit).search(/[\r\n]/);
    return end === -1 ? this.#limit : this.#at + end;
  }

  // Blanks, comments, and lines that a backtick joins; with `lines` also ends of lines.
  #skip(lines: boolean): void {
    while (this.#at < this.#limit) {
      const character = this.#text[this.#at] as string;
      const next = this.#text[this.#at + 1] ?? "";
      if (character === "`" && /[\r\n]/.test(next))
        this.#at += next === "\r" && this.#text[this.#at + 2] === "\n" ? 3 : 2;
      else if (character === "<" && next === "#") {
        const end = this.#text.indexOf("#>", this.#at);
        this.#at = end === -1 ? this.#limit : end + 2;
      } else if (character === "#") this.#at = this.#endOfLine();
      else if (/[\r\n]/.test(character) ? lines : /\s/.test(character)) this.#at++;
      else return;
    }
  }
}
