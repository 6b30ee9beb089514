import { beyondLimit, limits } from "./limits.ts";
import type { SourceText } from "./text.ts";
import { XmlRefusal } from "./xmlRefusal.ts";

const slots = 256;

/**
 * The names of one document, each kept once: a large file repeats few names, and equal names are then the same string.
 * Names that every JavaScript object inherits are refused, because code that puts names into objects would trip over them.
 */
export class XmlNames {
  readonly #source: SourceText;
  readonly #known = new Map<string, string>();
  // The usual case compares a name in place with the one seen last in its slot, and makes no string at all.
  readonly #recent: string[] = new Array<string>(slots).fill("");

  /** Knows no name yet. */
  constructor(source: SourceText) {
    this.#source = source;
  }

  /** The name between two offsets of the source. */
  intern(start: number, end: number): string {
    const { text } = this.#source;
    const slot = (text.charCodeAt(start) + 7 * text.charCodeAt(end - 1) + 31 * (end - start)) % slots;
    const recent = this.#recent[slot] as string;
    if (recent.length === end - start && text.startsWith(recent, start)) return recent;
    const name = text.slice(start, end);
    let known = this.#known.get(name);
    if (known === undefined) {
      this.#check(name, start);
      this.#known.set(name, name);
      known = name;
    }
    this.#recent[slot] = known;
    return known;
  }

  #check(name: string, start: number): void {
    if (this.#known.size === limits.xmlNames) {
      throw new XmlRefusal(
        beyondLimit(this.#source, start, "more different names", limits.xmlNames, "in one document"),
      );
    }
    // Deno removes "__proto__" from Object.prototype, so that asking is not enough.
    const local = name.slice(name.lastIndexOf(":") + 1);
    if (local !== "__proto__" && !(local in Object.prototype)) return;
    throw new XmlRefusal({
      code: "NT1012",
      message: `Found the name "${name}", which every JavaScript object inherits`,
      help: "Rename or remove it: no network configuration uses this name",
      source: this.#source,
      start,
      actual: name,
    });
  }
}
