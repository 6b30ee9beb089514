import { isBlank } from "./blanks.ts";
import { beyondLimit, limits } from "./limits.ts";
import { SiblingCount } from "./siblings.ts";
import { XmlElement, XmlText } from "./tree.ts";
import { resolveReferences } from "./xmlReferences.ts";
import { XmlRefusal } from "./xmlRefusal.ts";

/** A piece of an element's own text: what stands between two tags, or a CDATA section. */
interface Run {
  readonly start: number;
  readonly end: number;
  /** A CDATA section, where "&" is an ampersand. */
  readonly literal: boolean;
}

/** The element that is open at one depth, with what was read of it so far. One after the other uses the same frame. */
export class XmlFrame {
  readonly #siblings = new SiblingCount();
  // Gathered here first: an array that grows takes several times the room of one made at its final length.
  readonly #children: XmlElement[] = [];
  #count = 0;
  #runs: Run[] | undefined;

  /** Opens a child of the element of this frame. */
  addChild(parent: XmlElement, name: string, start: number): XmlElement {
    const child = new XmlElement(parent.source, parent, name, this.#siblings.next(name), start);
    this.#children[this.#count++] = child;
    return child;
  }

  /** Adds own text between two offsets. Blank pieces matter only between others. */
  addText(text: string, start: number, end: number, literal: boolean): void {
    if (this.#runs !== undefined) this.#runs.push({ start, end, literal });
    else if (firstCharacter(text, start, end) < end) this.#runs = [{ start, end, literal }];
  }

  /** Gives the element what was gathered, and makes ready for the next. */
  finish(element: XmlElement): void {
    if (this.#count > 0) {
      element.children = this.#children.slice(0, this.#count);
      this.#count = 0;
      this.#siblings.reset();
    }
    if (this.#runs === undefined) return;
    element.text = textOf(element, this.#runs);
    this.#runs = undefined;
  }
}

function textOf(element: XmlElement, runs: Run[]): XmlText | undefined {
  const { text } = element.source;
  const first = runs[0] as Run;
  const start = firstCharacter(text, first.start, first.end);
  let last = runs.length - 1;
  let end = endOfLast(text, runs[last] as Run);
  while (last > 0 && end === (runs[last] as Run).start) end = endOfLast(text, runs[--last] as Run);
  if (end - start > limits.xmlRun) {
    throw new XmlRefusal(
      beyondLimit(element.source, start, "a longer text", limits.xmlRun, "characters in one element"),
    );
  }
  let value = "";
  for (let at = 0; at <= last; at++) {
    const run = runs[at] as Run;
    value += runValue(text.slice(at === 0 ? start : run.start, at === last ? end : run.end), run.literal);
  }
  // References to blanks can make a text that is nothing but blank.
  return value.trim() === "" ? undefined : new XmlText(element, value, start, end);
}

function runValue(raw: string, literal: boolean): string {
  const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  const value = literal ? lines : resolveReferences(lines);
  if (value === undefined) throw new XmlRefusal();
  return value;
}

function firstCharacter(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function endOfLast(text: string, { start, end }: Run): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
