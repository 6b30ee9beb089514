import { isBlank, skipBlanks } from "./blanks.ts";
import { excerpt, lineAt, wordAt } from "./excerpt.ts";
import { limits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import { declarationEnd, forbiddenCharacter, nameEnd } from "./xmlCharacters.ts";
import { referenceFault } from "./xmlReferenceFault.ts";
import { readStartTag } from "./xmlTagFault.ts";
import { notWellFormed } from "./xmlWords.ts";

/**
 * Reads a document by the letter of XML 1.0 and says what is wrong first, or nothing if all is right. The tokeniser knows
 * only that something is wrong, and lets some things pass; this reader is called when it stopped, or when the document
 * holds something rare.
 */
export function findXmlFault(source: SourceText): Problem | undefined {
  const fault = new StrictReader(source).read();
  const forbidden = source.text.search(forbiddenCharacter);
  if (forbidden === -1 || (fault !== undefined && fault.start <= forbidden)) return fault;
  return forbiddenCharacterFault(source, forbidden);
}

function forbiddenCharacterFault(source: SourceText, start: number): Problem {
  const character = `U+${source.text.charCodeAt(start).toString(16).toUpperCase().padStart(4, "0")}`;
  const message = `Found the character ${character}, which XML does not allow`;
  return notWellFormed(source, start, message, "Remove the character", { actual: character });
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
}

class StrictReader {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #open: OpenElement[] = [];
  #root: string | undefined;
  #at = 0;

  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
  }

  read(): Problem | undefined {
    this.#at = skipBlanks(this.#text, 0);
    const fault = this.#declaration();
    if (fault !== undefined) return fault;
    while (this.#at < this.#text.length) {
      const found = this.#characters() ?? this.#markup();
      if (found !== undefined) return found;
      // Deeper than the limit, the builder has its own answer.
      if (this.#open.length > limits.xmlDepth) return undefined;
    }
    return this.#ending();
  }

  #declaration(): Problem | undefined {
    const start = this.#at;
    if (!this.#text.startsWith("<?xml", start) || nameEnd(this.#text, start + 2) !== start + 5) return undefined;
    this.#at = declarationEnd(this.#text, start);
    if (this.#at !== start) return undefined;
    const message = `Found the XML declaration "${lineAt(this.#text, start, 60)}", which is not complete or not in order`;
    const right = '<?xml version="1.0" encoding="utf-8"?>';
    return this.#fault(start, message, `Write ${right}`, { expected: [right] });
  }

  #characters(): Problem | undefined {
    const start = this.#at;
    const next = this.#text.indexOf("<", start);
    this.#at = next === -1 ? this.#text.length : next;
    if (this.#open.length === 0) {
      const first = skipBlanks(this.#text, start);
      return first < this.#at ? this.#textOutsideRoot(first) : undefined;
    }
    const text = this.#text.slice(start, this.#at);
    const section = text.indexOf("]]>");
    const reference = referenceFault(this.#source, start, section === -1 ? text : text.slice(0, section));
    if (reference !== undefined || section === -1) return reference;
    return this.#fault(start + section, 'Found "]]>" outside a CDATA section', 'Write "]]&gt;"');
  }

  #textOutsideRoot(start: number): Problem {
    // The text itself is not repeated: around XML stand scripts, and in scripts stand keys.
    if (this.#root !== undefined) {
      const message = `Found text after the end of the root element "${excerpt(this.#root)}", expected nothing more`;
      return this.#fault(start, message, "Remove everything after the end tag of the root element");
    }
    const help =
      'Keep only the part from "<?xml" or from the first element on: what stands around XML in a script, a Markdown ' +
      "document or a here-string is no part of it";
    return this.#fault(start, 'Found text before the root element, expected "<"', help);
  }

  #markup(): Problem | undefined {
    if (this.#at === this.#text.length) return undefined;
    const next = this.#text.charAt(this.#at + 1);
    if (next === "/") return this.#endTag();
    if (next === "!") return this.#declarationOrComment();
    if (next === "?") return this.#instruction();
    return this.#startTag();
  }

  #startTag(): Problem | undefined {
    const start = this.#at;
    const tag = readStartTag(this.#source, start);
    if ("code" in tag) return tag;
    if (this.#root !== undefined && this.#open.length === 0) {
      const message = `Found a second root element "${excerpt(tag.name)}" after the end of "${excerpt(this.#root)}"`;
      return this.#fault(start, message, "Put each document into a file of its own, or wrap the elements in one");
    }
    this.#root ??= tag.name;
    if (!tag.empty) this.#open.push({ name: tag.name, start });
    this.#at = tag.end;
    return undefined;
  }

  #endTag(): Problem | undefined {
    const start = this.#at;
    const stop = nameEnd(this.#text, start + 2);
    const name = this.#text.slice(start + 2, stop);
    const end = skipBlanks(this.#text, stop);
    const shown = `"</${excerpt(name)}>"`;
    if (end === this.#text.length) {
      return this.#fault(start, `Found the end of the file inside an end tag`, "Complete the end tag");
    }
    if (name === "" || this.#text.charAt(end) !== ">") {
      const message = `Found "${wordAt(this.#text, name === "" ? stop : end)}" inside an end tag, expected ${name === "" ? "a name" : '">"'}`;
      return this.#fault(name === "" ? stop : end, message, 'Write an end tag as "</Name>"');
    }
    const open = this.#open.pop();
    if (open === undefined) return this.#strayEndTag(start, shown);
    if (open.name !== name) return this.#wrongEndTag(start, shown, open);
    this.#at = end + 1;
    return undefined;
  }

  #strayEndTag(start: number, shown: string): Problem {
    const where =
      this.#root === undefined ? "before any element" : `after the end of the root element "${excerpt(this.#root)}"`;
    const help = "Remove the end tag, or check whether an element was closed once too often before it";
    return this.#fault(start, `Found the end tag ${shown} ${where}`, help);
  }

  #wrongEndTag(start: number, shown: string, open: OpenElement): Problem {
    const expected = `</${excerpt(open.name)}>`;
    const help = `Close "${excerpt(open.name)}" before this place, or remove the end tag that has no start tag`;
    return this.#fault(start, `Found the end tag ${shown} where "${expected}" was expected`, help, {
      actual: shown.slice(1, -1),
      expected: [expected],
      related: [{ message: `"${excerpt(open.name)}" was opened here`, start: open.start }],
    });
  }

  #declarationOrComment(): Problem | undefined {
    const start = this.#at;
    if (this.#text.startsWith("<!--", start)) return this.#comment();
    if (this.#text.startsWith("<![CDATA[", start) && this.#open.length > 0) return this.#section();
    if (/^<!doctype/i.test(this.#text.slice(start, start + 9))) {
      return {
        ...this.#fault(start, "Found a DOCTYPE, expected none", "Remove the DOCTYPE: nettrans expands no entities"),
        code: "NT1011",
      };
    }
    const message = `Found "${wordAt(this.#text, start)}", expected an element or a comment`;
    return this.#fault(start, message, 'Remove it, or write "&lt;" for a "less than" sign');
  }

  #comment(): Problem | undefined {
    const end = this.#text.indexOf("--", this.#at + 4);
    if (end === -1 || this.#text.charAt(end + 2) === ">") return this.#through("-->", "comment", 4);
    const help = 'Write "- -", or end the comment with "-->" before this place';
    const related = [{ message: "The comment starts here", start: this.#at }];
    return this.#fault(end, 'Found "--" inside a comment, where only "-->" may follow', help, { related });
  }

  // A section may hold anything, so that only the end of the file shows that it was not closed.
  #section(): Problem | undefined {
    const fault = this.#through("]]>", "CDATA section");
    const related = [{ message: "The CDATA section starts here", start: this.#at }];
    return fault === undefined ? undefined : { ...fault, start: this.#text.length, related };
  }

  #instruction(): Problem | undefined {
    const start = this.#at;
    const stop = nameEnd(this.#text, start + 2);
    const name = this.#text.slice(start + 2, stop);
    if (name.toLowerCase() === "xml") {
      const help = "Keep one document: its declaration, if any, is the very first thing in the file";
      return this.#fault(start, `Found the XML declaration "<?${name}" after the start of the document`, help);
    }
    if (name === "" || !(isBlank(this.#text.charCodeAt(stop)) || this.#text.startsWith("?>", stop))) {
      const message = `Found "${lineAt(this.#text, start)}", expected a processing instruction such as "<?name text?>"`;
      return this.#fault(stop, message, "Remove it");
    }
    return this.#through("?>", "processing instruction");
  }

  #through(terminator: string, what: string, skip = 2): Problem | undefined {
    const start = this.#at;
    const end = this.#text.indexOf(terminator, start + skip);
    if (end !== -1) {
      this.#at = end + terminator.length;
      return undefined;
    }
    const help = `Write "${terminator}" where the ${what} ends`;
    return this.#fault(start, `Found a ${what} without its end "${terminator}"`, help, { expected: [terminator] });
  }

  #ending(): Problem | undefined {
    const open = this.#open.at(-1);
    if (open === undefined && this.#root !== undefined) return undefined;
    const end = this.#text.length;
    if (open === undefined) {
      return this.#fault(end, "Found no element, expected one root element", "Give a file that holds a document");
    }
    const expected = `</${excerpt(open.name)}>`;
    return this.#fault(
      end,
      `Found the end of the file where "${expected}" was expected`,
      `Close "${excerpt(open.name)}"`,
      {
        expected: [expected],
        related: [{ message: `"${excerpt(open.name)}" was opened here`, start: open.start }],
      },
    );
  }

  #fault(start: number, message: string, help: string, more: Partial<Problem> = {}): Problem {
    return notWellFormed(this.#source, start, message, help, more);
  }
}
