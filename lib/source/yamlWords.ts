import { excerpt } from "./excerpt.ts";
import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";

/** Thrown to leave the reader at the first thing that cannot be read. */
export class YamlRefusal extends Error {
  /** What is wrong. */
  readonly problem: Problem;

  /** Carries the problem that is to be reported. */
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const quote = "Put a text that holds signs such as : # * & or a quote in double quotes";
const indentAlike = "Indent the members of a mapping alike, and the dashes of a list alike";
const unclosed = "Found a text without its closing quote";
const closeQuote = "Write the quote where the text ends";
const closeBrackets = "Close what is open, or get the file again in full";

// What the parser package says, by the beginning of its words, and what to say in its place. Its own words can hold
// parts of the text, which may be a key.
const faults: readonly (readonly [reason: string, message: string, help: string])[] = [
  ["tab characters", "Found a tab in the indentation, expected blanks", "Indent with blanks only"],
  [
    "bad indentation of a mapping",
    "Found text that is neither indented like the names before it nor part of the value",
    `${indentAlike}; put a value that holds ": " in double quotes`,
  ],
  ["bad indentation of a sequence", "Found an item that is not indented like the ones before it", indentAlike],
  [
    "deficient indentation",
    "Found a line that is indented less than the brackets or quotes around it",
    "Close the bracket or quote above it, or indent the line",
  ],
  [
    "expected ':'",
    'Found a line without ":" after its name, expected "name: value"',
    `${quote}; ${lower(indentAlike)}`,
  ],
  [
    "can not read a block mapping",
    'Found the end of a name that begins on a line before, expected "name: value" in each line',
    quote,
  ],
  ["a whitespace character is expected", 'Found ":" without a blank behind it', 'Write a blank after ":"'],
  ["unexpected end of the document within a", unclosed, closeQuote],
  ["unexpected end of the stream within a verbatim", "Found a tag without its end", "Remove the tag"],
  ["unexpected end of the stream within a flow", "Found the end of the file inside brackets", closeBrackets],
  [
    "missed comma",
    'Found something else where "," or the closing bracket was expected',
    `${closeBrackets}, or ${lower(quote)}`,
  ],
  ["expected the node content", 'Found "," where a value was expected', "Remove the comma, or write the value"],
  [
    "unknown escape",
    "Found a backslash in double quotes that starts no escape of YAML",
    'Write "\\\\" for a backslash',
  ],
  ["expected hexadecimal", "Found an escape without its hexadecimal digits", 'Write "\\\\" for a backslash'],
  ["escape beyond Unicode", "Found an escape for a character that does not exist", "Write the character that is meant"],
  ["expected valid JSON character", "Found a control character in a text", "Remove the character"],
  ["the stream contains non-printable", "Found a character that YAML does not allow", "Remove the character"],
  ["null byte", "Found a NUL character", "Give a text file"],
  ["duplication of an anchor", "Found a second anchor for one value", "Remove the anchors"],
  ["name of an anchor", 'Found "&" without a name behind it', 'Put a text that begins with "&" in double quotes'],
  ["name of an alias", 'Found "*" without a name behind it', 'Put a text that begins with "*" in double quotes'],
  ["alias node", "Found an alias that has an anchor or a tag", 'Put a text that begins with "*" in double quotes'],
  ["repeat of", 'Found a sign twice behind "|" or ">"', 'Write "|" or ">" alone'],
  ["bad explicit indentation", 'Found "0" behind "|" or ">"', 'Write "|" or ">" alone'],
  ["a line break is expected", 'Found text behind "|" or ">" in the same line', "Begin the text in the next line"],
  [
    "end of the stream or a document",
    "Found text that does not belong to what stands before it",
    `${indentAlike}; ${lower(quote)}`,
  ],
];

const openQuote = /^unexpected end of the stream within a (single|double)/;
const tagFault = /^(?:duplication of a tag|named tag|tag |undeclared tag)/;
const directiveFault = /directive|tag handle|tag prefix|YAML version/i;

/** A problem of text that is not YAML, given the words of the parser package. */
export function notYaml(source: SourceText, start: number, reason: string): Problem {
  if (tagFault.test(reason)) return tagRefused(source, start);
  const open = openQuote.exec(reason)?.[1];
  if (open !== undefined) {
    const quoteStart = lastQuote(source.text, open === "single" ? "'" : '"');
    return { code: "NT1040", message: unclosed, help: closeQuote, source, start: quoteStart };
  }
  const [, message, help] = faults.find(([beginning]) => reason.startsWith(beginning)) ?? otherFault(reason);
  return { code: "NT1040", message, help, source, start };
}

// The parser only says that the text ended. Behind the quote that opened there are none but those that stand for
// themselves: two single ones, or a double one after a backslash.
function lastQuote(text: string, quote: string): number {
  const before = quote === "'" ? quote : "\\";
  let at = text.lastIndexOf(quote);
  while (at > 0) {
    let first = at;
    while (text[first - 1] === before) first--;
    if ((at - first) % 2 === 0) return before === quote ? first : at;
    at = text.lastIndexOf(quote, first - 1);
  }
  return Math.max(at, 0);
}

function otherFault(reason: string): readonly [reason: string, message: string, help: string] {
  if (directiveFault.test(reason)) {
    return [reason, 'Found a line with "%" that is no directive of YAML', 'Remove the lines that begin with "%"'];
  }
  return [reason, "Found something that is not YAML", `${indentAlike}; ${lower(quote)}`];
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** A word about `*name`. */
export function aliasRefused(source: SourceText, start: number): Problem {
  return {
    code: "NT1041",
    message: "Found an alias, which stands for a value in another place",
    help: 'Write the value itself; put a text that begins with "*" in double quotes',
    source,
    start,
    actual: "*",
  };
}

/** A word about `!name`. */
export function tagRefused(source: SourceText, start: number): Problem {
  return {
    code: "NT1042",
    message: "Found a tag, which gives a value a type that only some programs know",
    help: 'Write the plain value without the tag; put a text that begins with "!" in double quotes',
    source,
    start,
    actual: "!",
  };
}

/** A word about a name that a mapping holds twice. */
export function duplicateKey(source: SourceText, start: number, name: string, first: number): Problem {
  const shown = excerpt(name);
  return {
    code: "NT1043",
    message: `Found the name "${shown}" a second time in the same mapping`,
    help: "Remove or rename one of the two, or indent it below the mapping that it belongs to",
    source,
    start,
    actual: name,
    related: [{ message: `"${shown}" is first given here`, start: first }],
  };
}

/** A word about a second document in one file. */
export function severalDocuments(source: SourceText, start: number, first: number): Problem {
  return {
    code: "NT1044",
    message: "Found a second document, expected one in a file",
    help: 'Save each document, from one "---" to the next, in a file of its own',
    source,
    start,
    related: [{ message: "The first document starts here", start: first }],
  };
}

/** What can stand for a name in YAML and is none in JSON. */
export type OddKey = "collection" | "empty" | "merge";

const keys: Readonly<Record<OddKey, readonly [message: string, help: string]>> = {
  collection: [
    "Found a list or mapping, expected a name",
    'Write the name as text; put one that begins with "[" or "{" in double quotes',
  ],
  empty: ["Found a value without a name", 'Write "name: value"; a name that is empty is written ""'],
  merge: [
    'Found "<<", which merges another mapping into this one',
    'Write out the members; a name that is "<<" belongs in double quotes',
  ],
};

/** A word about a name that is none in JSON. */
export function keyRefused(source: SourceText, start: number, kind: OddKey): Problem {
  const [message, help] = keys[kind];
  return { code: "NT1045", message, help, source, start };
}

/** A word about YAML that is a single value, if it says where, or nothing at all. */
export function noDocument(source: SourceText, start: number | undefined): Problem {
  return {
    code: "NT1003",
    message: `Found ${start === undefined ? "no value" : "a single value"}, expected lines such as "name: value", or a list`,
    help: "Give the document as the tool has exported it",
    source,
    start: start ?? 0,
  };
}
