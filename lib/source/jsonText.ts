import { limits } from "./limits.ts";

/** A text in double quotes, read. Offsets are those of the whole input. */
export interface JsonText {
  /** With its escapes resolved. */
  readonly value: string;
  /** Offset after the closing quote. */
  readonly end: number;
  /** The first line break that stands in the text as it is. */
  readonly lineBreak: number | undefined;
  /** The first tab that stands in the text as it is. */
  readonly tab: number | undefined;
}

/** Why a text cannot be read. */
export interface JsonTextFault {
  /** No closing quote, an escape that JSON does not define, a control character, or too long to be read leniently. */
  readonly kind: "unclosed" | "escape" | "control" | "long";
  /** Where the fault is; for a text without end, where it starts. */
  readonly start: number;
}

/**
 * Reads the text whose opening quote stands at a place. It may go over several lines, as Resource Manager templates have
 * it; line breaks and tabs in it are kept.
 */
export function readJsonText(text: string, start: number): JsonText | JsonTextFault {
  let lineBreak: number | undefined;
  let tab: number | undefined;
  let escaped = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      const raw = text.slice(start + 1, at);
      if (!escaped) return { value: raw, end: at + 1, lineBreak, tab };
      const strict = lineBreak === undefined && tab === undefined ? raw : withEscapes(raw);
      if (strict === undefined) return { kind: "long", start };
      return { value: JSON.parse(`"${strict}"`) as string, end: at + 1, lineBreak, tab };
    }
    if (code === 92) {
      const length = escapeLength(text, at);
      if (length === 0) return { kind: "escape", start: at };
      escaped = true;
      at += length - 1;
    } else if (code === 10 || code === 13) lineBreak ??= at;
    else if (code === 9) tab ??= at;
    else if (code < 32) return { kind: "control", start: at };
  }
  return { kind: "unclosed", start };
}

function escapeLength(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 117) return /^[\dA-Fa-f]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return '"\\/bfnrt'.includes(String.fromCharCode(next)) ? 2 : 0;
}

const escapes: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };

// Replacing millions of characters at once can be more than the JavaScript engine survives.
function withEscapes(text: string): string | undefined {
  if (text.length > limits.jsonLenientText) return undefined;
  return text.replace(/[\t\n\r]/g, (character) => escapes[character] as string);
}
