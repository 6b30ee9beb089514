import type { Expression } from "./expression.ts";
import { Lambda, ObjectValue, Unresolved, type Value } from "./value.ts";

/** The text of a parsed expression, without the brackets around it, with one blank after each comma and none elsewhere. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "text":
      return quoted(expression.value);
    case "number":
      return String(expression.value);
    case "call": {
      const name = expression.space === undefined ? expression.name : `${expression.space}.${expression.name}`;
      return printCall(name, expression.args.map(printExpression));
    }
    case "member":
      return `${printExpression(expression.of)}.${expression.name}`;
    case "index":
      return `${printExpression(expression.of)}[${printExpression(expression.index)}]`;
  }
}

/** A call of a function, given the texts of its arguments. */
export function printCall(name: string, args: readonly string[]): string {
  return `${name}(${args.join(", ")})`;
}

/** The expression that gives a value; of an unresolved one what is left of its expression. */
export function printValue(value: Value): string {
  const printer = new ValuePrinter();
  return printer.print(value);
}

/** What reads a property: `.name` where that can be written, `['name']` elsewhere. */
export function printAccess(key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? `.${key}` : `[${quoted(key)}]`;
}

/** A text as expressions write it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

// Longer than any expression can be; values share their parts, so that a small template can describe a huge text.
const longest = 200_000;

class ValuePrinter {
  #left = longest;

  print(value: Value): string {
    if (this.#left <= 0) return "…";
    const text = this.#text(value);
    return text;
  }

  #text(value: Value): string {
    if (value instanceof Unresolved) return this.#count(value.expression);
    if (value instanceof ObjectValue) {
      const members = value.entries().flatMap(([name, member]) => [quoted(name), this.print(member)]);
      return this.#count(printCall("createObject", members));
    }
    if (value instanceof Lambda) return this.#count("lambda()");
    if (typeof value === "string") return this.#count(quoted(value));
    if (typeof value === "number") return this.#count(Number.isInteger(value) ? String(value) : `json('${value}')`);
    if (typeof value === "boolean") return this.#count(value ? "true()" : "false()");
    if (value === null) return this.#count("null()");
    return this.#count(
      printCall(
        "createArray",
        value.map((item) => this.print(item)),
      ),
    );
  }

  #count(text: string): string {
    this.#left -= text.length;
    return text;
  }
}
