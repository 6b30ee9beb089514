import { skipBlanks } from "./blanks.ts";
import { wordAt } from "./excerpt.ts";
import { beyondLimit, limits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import { XmlElement } from "./tree.ts";
import { XmlAttributeReader } from "./xmlAttributes.ts";
import { declarationEnd } from "./xmlCharacters.ts";
import { XmlFrame } from "./xmlFrame.ts";
import { XmlNames } from "./xmlNames.ts";
import { XmlRefusal } from "./xmlRefusal.ts";
import { notWellFormed } from "./xmlWords.ts";

/**
 * Builds the tree while the tokeniser goes by. The tokeniser says where tags start and end; names, values and texts are
 * cut out of the source. Of a tag, `start` is the offset of its "<" and `end` the one after its ">".
 */
export class XmlBuilder {
  /** The root element, once its start tag has been seen. */
  root: XmlElement | undefined;
  readonly #source: SourceText;
  readonly #text: string;
  readonly #names: XmlNames;
  readonly #attributes: XmlAttributeReader;
  // By depth: the first belongs to the root element.
  readonly #frames: XmlFrame[] = [];
  #open: XmlElement | undefined;
  #depth = 0;
  #elements = 0;
  // Where the last tag, comment or section ended: own text starts there.
  #after = 0;
  #emptyComment: number;

  /** Starts at the beginning of a document. */
  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
    this.#names = new XmlNames(source);
    this.#attributes = new XmlAttributeReader(this.#names);
    this.#emptyComment = nextEmptyComment(source.text, 0);
  }

  /** A start tag, or an empty-element tag, which `close` follows. */
  open(nameLength: number, start: number, end: number): void {
    this.#endText(start);
    this.#after = end;
    const nameEnd = start + 1 + nameLength;
    const element = this.#enter(this.#names.intern(start + 1, nameEnd), start);
    const next = this.#text.charCodeAt(nameEnd);
    if (next !== 62 && next !== 47) this.#attributes.read(element, nameEnd);
  }

  #enter(name: string, start: number): XmlElement {
    const parent = this.#open;
    const depth = this.#depth;
    if (parent === undefined && this.root !== undefined) throw new XmlRefusal();
    if (depth === limits.xmlDepth)
      throw new XmlRefusal(beyondLimit(this.#source, start, "a deeper element", limits.xmlDepth, "levels"));
    if (this.#elements++ === limits.xmlElements) {
      throw new XmlRefusal(beyondLimit(this.#source, start, "more elements", limits.xmlElements, "in one document"));
    }
    const element =
      parent === undefined
        ? new XmlElement(this.#source, undefined, name, 1, start)
        : (this.#frames[depth - 1] as XmlFrame).addChild(parent, name, start);
    this.root ??= element;
    this.#frames[depth] ??= new XmlFrame();
    this.#open = element;
    this.#depth = depth + 1;
    return element;
  }

  /** An end tag, or the end of an empty-element tag, which has the start and end that `open` was given. */
  close(start: number, end: number): void {
    const element = this.#open as XmlElement;
    this.#endText(start);
    this.#after = end;
    this.#depth--;
    (this.#frames[this.#depth] as XmlFrame).finish(element);
    element.end = end;
    this.#open = element.parent;
  }

  /** A comment. It splits a text and is otherwise nothing. */
  skip(start: number, end: number): void {
    if (end - start > limits.xmlToken) {
      throw new XmlRefusal(
        beyondLimit(this.#source, start, "a longer comment or instruction", limits.xmlToken, "characters"),
      );
    }
    this.#endText(start);
    this.#after = end;
  }

  /** A processing instruction. The XML declaration looks like one and may stand at the start only. */
  instruct(name: string, start: number, end: number): void {
    if (name === "xml" && (start !== skipBlanks(this.#text, 0) || declarationEnd(this.#text, start) !== end)) {
      throw new XmlRefusal();
    }
    this.skip(start, end);
  }

  /** The "<![CDATA[" of a section. */
  openSection(start: number, end: number): void {
    if (this.#open === undefined) throw new XmlRefusal();
    this.#endText(start);
    this.#after = end;
  }

  /** The end of a section, after its "]]>". */
  closeSection(end: number): void {
    this.#frames[this.#depth - 1]?.addText(this.#text, this.#after, end - 3, true);
    this.#after = end;
  }

  /** Stops at a text or tag that does not end, long before it has filled the memory. */
  checkProgress(position: number): void {
    if (position - this.#after <= limits.xmlRun + limits.xmlToken) return;
    throw new XmlRefusal(beyondLimit(this.#source, this.#after, "a longer text or tag", limits.xmlRun, "characters"));
  }

  /** What to say of a document that the tokeniser stops at and the strict reader has no fault to find with. */
  unexplained(position: number): Problem {
    if (position - this.#after > limits.xmlToken) {
      return beyondLimit(this.#source, this.#after, "a longer tag or comment", limits.xmlToken, "characters");
    }
    const message = `Found "${wordAt(this.#text, position - 1)}", which cannot stand here`;
    return notWellFormed(this.#source, position - 1, message, "Check this place against the rules of XML 1.0");
  }

  // The tokeniser checks that there is no text outside the root. It reports no comment that is empty.
  #endText(end: number): void {
    if (end <= this.#after) return;
    const frame = this.#frames[this.#depth - 1];
    let start = this.#after;
    while (this.#emptyComment < end) {
      if (this.#emptyComment > start) frame?.addText(this.#text, start, this.#emptyComment, false);
      start = Math.max(start, this.#emptyComment + emptyComment.length);
      this.#emptyComment = nextEmptyComment(this.#text, start);
    }
    if (end > start) frame?.addText(this.#text, start, end, false);
  }
}

const emptyComment = "<!---->";

// Without its "<", which every tag has, it is found far faster.
function nextEmptyComment(text: string, from: number): number {
  let at = text.indexOf(emptyComment.slice(1), from + 1);
  while (at !== -1 && text.charCodeAt(at - 1) !== 60) at = text.indexOf(emptyComment.slice(1), at + 1);
  return at === -1 ? Number.POSITIVE_INFINITY : at - 1;
}
