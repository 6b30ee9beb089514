import { skipBlanks } from "./blanks.ts";
import { excerpt, wordAt } from "./excerpt.ts";
import type { Problem } from "./problem.ts";
import { secretName } from "./secretNames.ts";
import type { SourceText } from "./text.ts";
import { nameEnd } from "./xmlCharacters.ts";
import { referenceFault } from "./xmlReferenceFault.ts";
import { notWellFormed } from "./xmlWords.ts";

/** A start tag that is in order. */
export interface StartTag {
  /** Name as written, with its prefix. */
  readonly name: string;
  /** Offset after its ">". */
  readonly end: number;
  /** It ends in "/>". */
  readonly empty: boolean;
}

/** Reads the start tag at a place, or says what is wrong with it first. */
export function readStartTag(source: SourceText, start: number): StartTag | Problem {
  return new StartTagReader(source, start).read();
}

class StartTagReader {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #start: number;
  readonly #names = new Map<string, number>();
  // Told only of a tag that is in order otherwise, as other parsers do.
  #repeated: Problem | undefined;
  #at: number;

  constructor(source: SourceText, start: number) {
    this.#source = source;
    this.#text = source.text;
    this.#start = start;
    this.#at = start + 1;
  }

  read(): StartTag | Problem {
    const name = this.#name();
    if (name === "") return this.#noName();
    for (;;) {
      const before = this.#at;
      this.#at = skipBlanks(this.#text, before);
      const empty = this.#text.startsWith("/>", this.#at);
      if (empty || this.#text.charAt(this.#at) === ">") {
        return this.#repeated ?? { name, end: this.#at + (empty ? 2 : 1), empty };
      }
      const fault = this.#at === before ? this.#joined(name) : this.#attribute(name);
      if (fault !== undefined) return fault;
    }
  }

  #name(): string {
    const start = this.#at;
    this.#at = nameEnd(this.#text, start);
    return this.#text.slice(start, this.#at);
  }

  #noName(): Problem {
    const found = this.#text.charAt(this.#at);
    const shown = found === "" ? "the end of the file" : `"${excerpt(found)}"`;
    return this.#fault(
      this.#start,
      `Found "<" followed by ${shown}`,
      'Write "&lt;" for a "less than" sign, or complete the tag',
    );
  }

  // Something follows a name or a value without a blank.
  #joined(name: string): Problem {
    if (this.#at === this.#text.length) return this.#unclosed(name);
    const found = this.#text.charAt(this.#at);
    if (found === "<") return this.#nested(name);
    const message = `Found "${wordAt(this.#text, this.#at)}" in the start tag of "${excerpt(name)}", expected a blank, "/>" or ">"`;
    return this.#fault(
      this.#at,
      message,
      "Put a blank before each attribute, and use only letters, digits, _ . - in names",
    );
  }

  #attribute(element: string): Problem | undefined {
    if (this.#at === this.#text.length) return this.#unclosed(element);
    const start = this.#at;
    const name = this.#name();
    if (name === "") return this.#text.charAt(start) === "<" ? this.#nested(element) : this.#noAttributeName(element);
    const shown = excerpt(name);
    this.#at = skipBlanks(this.#text, this.#at);
    if (this.#at === this.#text.length) return this.#unclosed(element);
    if (this.#text.charAt(this.#at) !== "=") {
      const message = `Found "${wordAt(this.#text, this.#at)}" after the attribute name "${shown}", expected "=" and a value`;
      return this.#fault(this.#at, message, `Write ${shown}="…", or remove the attribute`);
    }
    this.#at = skipBlanks(this.#text, this.#at + 1);
    if (this.#at === this.#text.length) return this.#unclosed(element);
    return this.#value(element, name) ?? this.#remember(name, start);
  }

  #noAttributeName(element: string): Problem {
    const message = `Found "${wordAt(this.#text, this.#at)}" in the start tag of "${excerpt(element)}", expected an attribute, "/>" or ">"`;
    return this.#fault(this.#at, message, "Remove it, or complete the attribute");
  }

  #value(element: string, name: string): Problem | undefined {
    const quote = this.#text.charAt(this.#at);
    const shown = excerpt(name);
    if (quote !== '"' && quote !== "'") {
      const word = secretName.test(`${element} ${name}`) ? "…" : wordAt(this.#text, this.#at);
      const help = `Write ${shown}="${quote === "<" || quote === ">" ? "…" : word}"`;
      return this.#fault(this.#at, `Found "${word}" as the value of "${shown}", expected a value in quotes`, help);
    }
    const start = this.#at + 1;
    const end = this.#text.indexOf(quote, start);
    const value = this.#text.slice(start, end === -1 ? this.#text.length : end);
    const bracket = value.indexOf("<");
    const reference = referenceFault(this.#source, start, bracket === -1 ? value : value.slice(0, bracket));
    if (reference !== undefined) return reference;
    if (bracket !== -1) return this.#bracket(shown, start + bracket);
    if (end === -1) return this.#unclosed(element);
    this.#at = end + 1;
    return undefined;
  }

  #bracket(name: string, start: number): Problem {
    const help = `Close the value of "${name}" with a quote before this place, or write "&lt;" for a "less than" sign`;
    const related = [{ message: `The value of "${name}" starts here`, start: this.#at }];
    return notWellFormed(this.#source, start, `Found "<" in the value of the attribute "${name}"`, help, { related });
  }

  #remember(name: string, start: number): undefined {
    const first = this.#names.get(name);
    if (first === undefined) this.#names.set(name, start);
    else {
      const message = `Found the attribute "${excerpt(name)}" a second time in the same element`;
      const related = [{ message: `"${excerpt(name)}" is first given here`, start: first }];
      this.#repeated ??= notWellFormed(this.#source, start, message, "Remove one of the two", { related });
    }
  }

  #nested(name: string): Problem {
    const message = `Found "<" inside the start tag of "${excerpt(name)}", expected ">" first`;
    const related = [{ message: `The start tag of "${excerpt(name)}" begins here`, start: this.#start }];
    return notWellFormed(this.#source, this.#at, message, 'Write ">" before this place', { related });
  }

  #unclosed(name: string): Problem {
    const message = `Found the end of the file inside the start tag of "${excerpt(name)}"`;
    return this.#fault(this.#start, message, 'Complete the tag with ">" and close the element');
  }

  #fault(start: number, message: string, help: string): Problem {
    return notWellFormed(this.#source, start, message, help);
  }
}
