import { type BadByte, badUtf8, badUtf16 } from "./badBytes.ts";
import { excerpt } from "./excerpt.ts";
import { limits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import { SourceText } from "./text.ts";

/** What decoding gives: a text without byte order mark, unless the problems say why there is none. */
export interface Decoded {
  /** Absent when the input could not be decoded. */
  readonly source: SourceText | undefined;
  /** Why not, or what is odd about a text that could be. */
  readonly problems: Problem[];
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

// Beginnings of inputs that no text editor would show, and what to do about each.
const hopeless: readonly { bytes: readonly number[]; what: string; help: string }[] = [
  { bytes: [0xff, 0xfe, 0, 0], what: "is UTF-32 text", help: "Save the file as UTF-8" },
  { bytes: [0, 0, 0xfe, 0xff], what: "is UTF-32 text", help: "Save the file as UTF-8" },
  { bytes: [0x3c, 0, 0, 0], what: "looks like UTF-32 text", help: "Save the file as UTF-8" },
  { bytes: [0, 0, 0, 0x3c], what: "looks like UTF-32 text", help: "Save the file as UTF-8" },
  { bytes: [0x50, 0x4b, 3, 4], what: "looks like a zip archive", help: "Unpack it first and give the files in it" },
  { bytes: [0x1f, 0x8b], what: "looks like a gzip archive", help: "Unpack it first and give the file in it" },
];

const marks: readonly { bytes: readonly number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

const saveAsUtf8 = "Save the file as UTF-8, or state its true encoding in the XML declaration";

/**
 * Makes text of an input. Of bytes, the byte order mark is believed first, then the bytes themselves, and an XML
 * declaration only when the bytes are not UTF-8. The text never starts with a byte order mark, so that column 1 of
 * line 1 is the first character of the document.
 *
 * ```ts
 * const { source, problems } = decode("network.xml", new TextEncoder().encode("\uFEFF<a/>"));
 * source?.text; // "<a/>"
 * ```
 */
export function decode(name: string, content: string | Uint8Array): Decoded {
  if (content.length > limits.input) return refused(name, tooLarge(content.length));
  const decoded = typeof content === "string" ? accepted(name, content, []) : decodeBytes(name, content);
  const nul = decoded.source?.text.indexOf("\0") ?? -1;
  return decoded.source === undefined || nul === -1
    ? decoded
    : { source: undefined, problems: [nulAt(decoded.source, nul)] };
}

function decodeBytes(name: string, bytes: Uint8Array): Decoded {
  const known = hopeless.find((row) => startsWith(bytes, row.bytes));
  if (known !== undefined) {
    const message = `Cannot read "${excerpt(name)}": its beginning ${known.what}`;
    return refused(name, { code: "NT1001", message, help: known.help });
  }
  const mark = marks.find((row) => startsWith(bytes, row.bytes));
  const encoding = mark?.encoding ?? unmarked(bytes);
  const body = mark === undefined ? bytes : bytes.subarray(mark.bytes.length);
  const text = tryDecode(body, encoding);
  if (text !== undefined) return accepted(name, text, declaredOtherwise(name, text, encoding));
  const declared = mark === undefined && encoding === "utf-8" ? decodeAsDeclared(body) : undefined;
  if (declared !== undefined) return accepted(name, declared, []);
  const bad = encoding === "utf-8" ? badUtf8(body) : badUtf16(body, encoding === "utf-16le");
  return undecodable(name, bytes, body, encoding, bad ?? { offset: 0, truncated: false });
}

/** How bytes say their text: the byte order mark that they start with, and the name of the encoding of the rest. */
export function encodingOf(bytes: Uint8Array): { readonly mark: Uint8Array; readonly label: string } {
  const mark = marks.find((row) => startsWith(bytes, row.bytes));
  const encoding = mark?.encoding ?? unmarked(bytes);
  const body = bytes.subarray(mark?.bytes.length ?? 0);
  const isDeclared = mark === undefined && encoding === "utf-8" && tryDecode(body, encoding) === undefined;
  return {
    mark: bytes.subarray(0, mark?.bytes.length ?? 0),
    label: (isDeclared ? declaredLabel(body) : undefined) ?? encoding,
  };
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return bytes.length >= beginning.length && beginning.every((byte, index) => bytes[index] === byte);
}

// The first character of XML and JSON is ASCII, which UTF-16 writes with a zero byte.
function unmarked(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (bytes.length < 2 || (first === 0) === (second === 0)) return "utf-8";
  return second === 0 ? "utf-16le" : "utf-16be";
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    // Node 20 takes windows-1252 for Latin-1, but not when it is told that more may follow.
    return decoder.decode(bytes, { stream: !encoding.startsWith("utf-") }) + decoder.decode();
  } catch {
    return undefined;
  }
}

// Only encodings that agree with ASCII can be meant: in any other, the declaration could not have been read.
function decodeAsDeclared(bytes: Uint8Array): string | undefined {
  const label = declaredLabel(bytes);
  if (label === undefined || /^(?:utf|ucs|iso-10646|unicode)/i.test(label)) return undefined;
  return tryDecode(bytes, label);
}

function declaredLabel(bytes: Uint8Array): string | undefined {
  return declaration(Array.from(bytes.subarray(0, 1024), (byte) => String.fromCharCode(byte)).join(""))?.label;
}

function declaration(text: string): { label: string; start: number } | undefined {
  const found = /^\s*<\?xml\s[^?>]{0,400}?\sencoding\s*=\s*["']([^"'<>]{1,80})["']/d.exec(text.slice(0, 1024));
  const [start] = found?.indices?.[1] ?? [];
  return found?.[1] === undefined || start === undefined ? undefined : { label: found[1], start };
}

function declaredOtherwise(name: string, text: string, encoding: Encoding): Problem[] {
  const declared = declaration(text);
  if (declared === undefined || agrees(declared.label.toLowerCase(), text, encoding)) return [];
  const truth = encoding === "utf-8" ? "UTF-8" : "UTF-16";
  return [
    {
      code: "NT1002",
      message: `The XML declaration states the encoding "${excerpt(declared.label)}", but the file is ${truth}`,
      help: `State encoding="${truth.toLowerCase()}", or save the file in the encoding that it states`,
      source: new SourceText(name, text),
      start: declared.start,
      actual: declared.label,
      expected: [truth.toLowerCase()],
    },
  ];
}

// A file in pure ASCII is what it says under every encoding that agrees with ASCII.
function agrees(label: string, text: string, encoding: Encoding): boolean {
  const wide = /^(?:utf-?16|ucs-?2|iso-10646-ucs-2|unicode)/.test(label);
  if (encoding !== "utf-8") return wide;
  if (/^utf-?8$/.test(label)) return true;
  return !wide && /^(?:us-ascii|ascii|iso-8859-|windows-125|latin)/.test(label) && !/[^\p{ASCII}]/u.test(text);
}

function undecodable(name: string, bytes: Uint8Array, body: Uint8Array, encoding: Encoding, bad: BadByte): Decoded {
  const text = withoutMark(tryDecode(body.subarray(0, bad.offset), encoding) ?? "");
  const offset = bytes.length - body.length + bad.offset;
  const byte = `0x${(body[bad.offset] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  const shown = encoding === "utf-8" ? "UTF-8" : "UTF-16";
  const message = bad.truncated
    ? `Found the end of the file inside a character: byte ${byte} at offset ${offset} starts one that is not complete`
    : `Found byte ${byte} at offset ${offset}, which is not ${shown}`;
  const help = bad.truncated ? "The file seems to be cut off: get it again in full" : saveAsUtf8;
  return refused(name, { code: "NT1001", message, help }, text);
}

function nulAt(source: SourceText, start: number): Problem {
  return {
    code: "NT1001",
    message: `Found a NUL character at offset ${start}, which no text file holds`,
    help: "Give a text file: this one is binary, damaged, or in an encoding other than UTF-8 and UTF-16",
    source: new SourceText(source.name, source.text.slice(0, start)),
    start,
  };
}

function tooLarge(size: number): Pick<Problem, "code" | "message" | "help"> {
  const mebibytes = limits.input / 1024 / 1024;
  return {
    code: "NT1030",
    message: `Found an input of ${Math.ceil(size / 1024 / 1024)} MiB, expected at most ${mebibytes} MiB`,
    help: "Split the input into smaller files",
  };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function accepted(name: string, text: string, problems: Problem[]): Decoded {
  return { source: problems[0]?.source ?? new SourceText(name, withoutMark(text)), problems };
}

// The problem stands at the end of what could be read, so that its line and column are right.
function refused(name: string, problem: Pick<Problem, "code" | "message" | "help">, text = ""): Decoded {
  return { source: undefined, problems: [{ ...problem, source: new SourceText(name, text), start: text.length }] };
}
