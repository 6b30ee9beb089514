/** An expression of the template language. Offsets count UTF-16 units of the string that holds it, its brackets included. */
export type Expression =
  | { readonly kind: "text"; readonly value: string; readonly start: number }
  | { readonly kind: "number"; readonly value: number; readonly start: number }
  | Call
  /** `of.name`; starts at the name. */
  | { readonly kind: "member"; readonly of: Expression; readonly name: string; readonly start: number }
  /** `of[index]`; starts at the bracket. */
  | { readonly kind: "index"; readonly of: Expression; readonly index: Expression; readonly start: number };

/** `name(a, b)`, or `space.name(a, b)` for a function that the template defines. Starts at its first name. */
export interface Call {
  readonly kind: "call";
  readonly space: string | undefined;
  readonly name: string;
  readonly args: readonly Expression[];
  readonly start: number;
}

/** What is wrong with the syntax of an expression, and where in the string. */
export interface SyntaxFault {
  readonly message: string;
  readonly help: string;
  readonly start: number;
}

/** What Resource Manager takes at most, and how deep an expression may nest here. */
export const expressionLimits: { readonly length: number; readonly depth: number } = { length: 24_576, depth: 200 };

/** Whether a string is an expression and not a literal. */
export function isExpression(text: string): boolean {
  return text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]") && text.length > 1;
}

/** What a literal string says: one that starts with two brackets loses one. */
export function literalText(text: string): string {
  return text.startsWith("[[") && text.endsWith("]") ? text.slice(1) : text;
}

/** Parses a string for which {@linkcode isExpression} holds. */
export function parseExpression(text: string): Expression | SyntaxFault {
  if (text.length > expressionLimits.length) {
    const message = `Found an expression of ${text.length} characters, expected at most ${expressionLimits.length}`;
    return { message, help: "Move parts of it into variables", start: 0 };
  }
  try {
    return new ExpressionParser(text).parse();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
}

class Refusal extends Error {
  readonly fault: SyntaxFault;

  constructor(fault: SyntaxFault) {
    super(fault.message);
    this.fault = fault;
  }
}

const blank = /[\s\u00A0]*/y;
// Between these two there are no blanks.
const space = 0x20;
const noBreakSpace = 0xa0;
const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /-?\d+(?:\.\d+)?/y;
const quoted = /'(?:[^']|'')*'/y;

class ExpressionParser {
  readonly #text: string;
  readonly #end: number;
  #at = 1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.length - 1;
  }

  parse(): Expression {
    const expression = this.#postfix();
    this.#blank();
    if (this.#at < this.#end) throw this.#unexpected("the end of the expression");
    return expression;
  }

  #postfix(): Expression {
    this.#enter();
    let levels = 1;
    let expression = this.#primary();
    for (;;) {
      this.#blank();
      if (this.#take(".")) {
        this.#blank();
        const start = this.#at;
        const name = this.#match(identifier);
        if (name === undefined) throw this.#unexpected("the name of a property");
        expression = { kind: "member", of: expression, name, start };
      } else if (this.#peek("[")) {
        const start = this.#at++;
        const index = this.#postfix();
        this.#blank();
        if (!this.#take("]")) throw this.#unexpected('"]"');
        expression = { kind: "index", of: expression, index, start };
      } else {
        this.#depth -= levels;
        return expression;
      }
      this.#enter();
      levels++;
    }
  }

  #primary(): Expression {
    this.#blank();
    const start = this.#at;
    if (this.#peek("'")) {
      const text = this.#match(quoted);
      if (text === undefined)
        throw this.#refuse(
          "Found a text without its closing quote",
          "Write a single quote where the text ends; a quote inside is written twice",
        );
      const inside = text.slice(1, -1);
      return { kind: "text", value: inside.includes("'") ? inside.replaceAll("''", "'") : inside, start };
    }
    const digits = this.#match(number);
    if (digits !== undefined) return { kind: "number", value: Number(digits), start };
    const name = this.#match(identifier);
    if (name === undefined) throw this.#unexpected("a function, a text in single quotes or a number");
    this.#blank();
    if (this.#take(".")) {
      this.#blank();
      const member = this.#match(identifier);
      if (member === undefined) throw this.#unexpected("the name of a function");
      return this.#call(start, name, member);
    }
    return this.#call(start, undefined, name);
  }

  #call(start: number, space: string | undefined, name: string): Call {
    this.#blank();
    if (!this.#take("(")) {
      const found = space === undefined ? name : `${space}.${name}`;
      throw this.#refuse(`Found "${found}" without "(" after it`, this.#bareHelp(name), start);
    }
    this.#blank();
    if (this.#take(")")) return { kind: "call", space, name, args: [], start };
    const args = [this.#postfix()];
    while (this.#comma()) args.push(this.#postfix());
    if (!this.#take(")")) throw this.#unexpected('"," or ")"');
    return { kind: "call", space, name, args, start };
  }

  #comma(): boolean {
    this.#blank();
    return this.#take(",");
  }

  #bareHelp(name: string): string {
    const literal = /^(?:true|false|null)$/i.test(name);
    return literal
      ? `Write "${name.toLowerCase()}()"`
      : "Put a text in single quotes, and parentheses after a function";
  }

  #enter(): void {
    if (++this.#depth > expressionLimits.depth) {
      throw this.#refuse(
        `Found a deeper expression, expected at most ${expressionLimits.depth} levels`,
        "Move parts of it into variables",
      );
    }
  }

  #blank(): void {
    const next = this.#text.charCodeAt(this.#at);
    if (next > space && next < noBreakSpace) return;
    blank.lastIndex = this.#at;
    blank.test(this.#text);
    this.#at = Math.min(blank.lastIndex, this.#end);
  }

  #peek(character: string): boolean {
    return this.#at < this.#end && this.#text[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#peek(character)) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text) || pattern.lastIndex > this.#end) return undefined;
    const found = this.#text.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return found;
  }

  // Nothing of a text in quotes is shown: it can be a key.
  #unexpected(expected: string): Refusal {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    const found = this.#at >= this.#end ? "the end of the expression" : `"${character}"`;
    const help =
      found === '")"'
        ? "Remove a parenthesis, or add the one that it closes"
        : "Check the parentheses, commas and quotes before this place";
    return this.#refuse(`Found ${found}, expected ${expected}`, help);
  }

  #refuse(message: string, help: string, start: number = this.#at): Refusal {
    return new Refusal({ message, help, start });
  }
}
