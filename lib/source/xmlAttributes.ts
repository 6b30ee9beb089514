import { isBlank, skipBlanks } from "./blanks.ts";
import { beyondLimit, limits } from "./limits.ts";
import { type NamespaceDeclaration, XmlAttribute, type XmlElement } from "./tree.ts";
import type { XmlNames } from "./xmlNames.ts";
import { resolveReferences } from "./xmlReferences.ts";
import { XmlRefusal } from "./xmlRefusal.ts";

/**
 * Reads the attributes of start tags that the tokeniser has found to be in order, and refuses what it lets pass: an
 * attribute given twice, "<" in a value. Everything is cut out of the source, so that each has its true place.
 */
export class XmlAttributeReader {
  readonly #names: XmlNames;
  // Gathered here first: an array that grows takes several times the room of one made at its final length.
  readonly #attributes: XmlAttribute[] = [];
  readonly #declarations: NamespaceDeclaration[] = [];

  /** Shares the names of the document with the builder. */
  constructor(names: XmlNames) {
    this.#names = names;
  }

  /** Gives the element its attributes and namespace declarations, which stand from an offset on. */
  read(element: XmlElement, from: number): void {
    const { text } = element.source;
    let attributes = 0;
    let declarations = 0;
    for (let start = skipBlanks(text, from); !endsTag(text.charCodeAt(start)); ) {
      const name = this.#names.intern(start, endOfName(text, start));
      const valueStart = afterQuote(text, start + name.length);
      const end = text.indexOf(text.charAt(valueStart - 1), valueStart) + 1;
      const value = valueBetween(element, valueStart, end - 1);
      if (name === "xmlns" || (name.startsWith("xmlns:") && name.length > 6)) {
        this.#declarations[declarations++] = { prefix: name.slice(6), uri: value, start };
      } else this.#attributes[attributes++] = new XmlAttribute(element, name, value, start, end);
      if (attributes + declarations > limits.xmlAttributes) {
        throw new XmlRefusal(
          beyondLimit(element.source, start, "more attributes", limits.xmlAttributes, "in one element"),
        );
      }
      start = skipBlanks(text, end);
    }
    if (attributes > 0) element.attributes = unique(this.#attributes.slice(0, attributes), ({ name }) => name);
    if (declarations > 0)
      element.declarations = unique(this.#declarations.slice(0, declarations), ({ prefix }) => prefix);
  }
}

function endsTag(code: number): boolean {
  return code === 62 || code === 47;
}

function endOfName(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code !== 61 && !isBlank(code); code = text.charCodeAt(at)) at++;
  return at;
}

function afterQuote(text: string, from: number): number {
  const sign = skipBlanks(text, from);
  return skipBlanks(text, sign + 1) + 1;
}

// Line breaks and tabs in a value are read as spaces, as XML says; only references can bring in real ones.
function valueBetween(element: XmlElement, start: number, end: number): string {
  const { text } = element.source;
  if (end - start > limits.xmlToken) {
    throw new XmlRefusal(beyondLimit(element.source, start, "a longer attribute value", limits.xmlToken, "characters"));
  }
  let plain = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 60) throw new XmlRefusal();
    if (code === 38 || code < 32) plain = false;
  }
  const raw = text.slice(start, end);
  if (plain) return raw;
  const value = resolveReferences(raw.replace(/\r\n|[\t\n\r]/g, " "));
  if (value === undefined) throw new XmlRefusal();
  return value;
}

function unique<T>(items: T[], nameOf: (item: T) => string): T[] {
  if (items.length === 1) return items;
  if (new Set(items.map(nameOf)).size < items.length) throw new XmlRefusal();
  return items;
}
