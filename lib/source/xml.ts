import { Parser } from "xml2js";
import { skipBlanks } from "./blanks.ts";
import type { Parsed, Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import type { XmlElement } from "./tree.ts";
import { XmlBuilder } from "./xmlBuilder.ts";
import { findXmlFault } from "./xmlFault.ts";
import { XmlRefusal } from "./xmlRefusal.ts";
import { mayHideFaults } from "./xmlSuspicion.ts";

// As much as the tokeniser buffers before it looks whether one token has grown too long.
const chunkLength = 64 * 1024;

/** What is used of the tokeniser beneath xml2js. */
interface Tokeniser {
  /** The offset after the last character consumed. */
  readonly position: number;
  /** One more than the offset of the last "<". */
  readonly startTagPosition: number;
  ENTITIES: Record<string, string>;
  onerror: (error: Error) => void;
  onopentagstart: (tag: { attributes: object }) => void;
  onopentag: (tag: { readonly name: string }) => void;
  onclosetag: () => void;
  oncomment: () => void;
  onprocessinginstruction: (instruction: { readonly name: string }) => void;
  onopencdata: () => void;
  onclosecdata: () => void;
  ontext: undefined;
  oncdata: undefined;
  onend: undefined;
  write(chunk: string): void;
  close(): void;
}

// Attributes are read from the source, which alone knows their places and repetitions. The tokeniser is told that it has
// each attribute already, so that it keeps none: that is faster, and `hasOwnProperty="…"` cannot break it.
const noAttributes: object = { hasOwnProperty: () => true };

/**
 * Parses an XML document into elements that know where they stand. Only well-formed documents without DOCTYPE are
 * accepted; a refusal says in one problem what was found first, where, and what was expected.
 */
export function parseXml(source: SourceText): Parsed<XmlElement> {
  const fault = mayHideFaults(source.text) ? findXmlFault(source) : undefined;
  if (fault !== undefined) return refused(fault);
  const builder = new XmlBuilder(source);
  const tokeniser = tokeniserFor(builder);
  try {
    feed(tokeniser, source.text, builder);
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return refused(error.problem ?? findXmlFault(source) ?? builder.unexplained(tokeniser.position));
  }
  if (builder.root === undefined) return refused(findXmlFault(source) ?? builder.unexplained(source.text.length));
  return { tree: builder.root, problems: blanksBeforeDeclaration(source) };
}

/**
 * The tokeniser of an xml2js parser, with handlers of ours in place of its own. The objects that xml2js builds have no
 * places, lose the order of different siblings, and take half of its time.
 */
function tokeniserFor(builder: XmlBuilder): Tokeniser {
  const sax = (new Parser() as unknown as { saxParser: Tokeniser }).saxParser;
  const start = (): number => sax.startTagPosition - 1;
  // The HTML names that xml2js knows are not XML.
  sax.ENTITIES = { __proto__: null, amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" } as unknown as Record<
    string,
    string
  >;
  sax.onerror = () => {
    throw new XmlRefusal();
  };
  sax.onopentagstart = (tag) => {
    tag.attributes = noAttributes;
  };
  sax.onopentag = (tag) => builder.open(tag.name.length, start(), sax.position);
  sax.onclosetag = () => builder.close(start(), sax.position);
  // The tokeniser reports a comment at its "--", before the ">".
  sax.oncomment = () => builder.skip(start(), sax.position + 1);
  sax.onprocessinginstruction = ({ name }) => builder.instruct(name, start(), sax.position);
  sax.onopencdata = () => builder.openSection(start(), sax.position);
  sax.onclosecdata = () => builder.closeSection(sax.position);
  sax.ontext = undefined;
  sax.oncdata = undefined;
  sax.onend = undefined;
  return sax;
}

function refused(problem: Problem): Parsed<XmlElement> {
  return { tree: undefined, problems: [problem] };
}

function feed(tokeniser: Tokeniser, text: string, builder: XmlBuilder): void {
  for (let at = 0; at < text.length; at += chunkLength) {
    tokeniser.write(text.slice(at, at + chunkLength));
    builder.checkProgress(Math.min(at + chunkLength, text.length));
  }
  tokeniser.close();
}

// Not well formed, strictly; but text copied from a page often starts with blanks, and nothing else can be meant.
function blanksBeforeDeclaration(source: SourceText): Problem[] {
  const start = skipBlanks(source.text, 0);
  if (start === 0 || !source.text.startsWith("<?xml", start)) return [];
  return [
    {
      code: "NT1013",
      message: "Found blanks before the XML declaration, expected it at the very start",
      help: 'Remove everything before "<?xml": other programs refuse this file',
      source,
      start,
    },
  ];
}
