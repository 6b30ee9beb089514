import { FunctionError, type PureFunction } from "../template/value.ts";
import { parseJsonText } from "./json.ts";
import { functionLimits } from "./limits.ts";
import { checkTextLength, define } from "./signature.ts";

// Pieces that a function can be called with as single arguments.
const chunkBytes = 8192;

export const base64Functions: readonly PureFunction[] = [
  define("base64", [1, 1], (args) => printBase64(args.text(0))),
  define("base64ToString", [1, 1], (args) => parseBase64(args.text(0))),
  define("base64ToJson", [1, 1], (args) => parseJsonText(parseBase64(args.text(0)))),
];

/** The UTF-8 bytes of a text in base64. */
export function printBase64(text: string): string {
  checkTextLength(text.length);
  const bytes = new TextEncoder().encode(text);
  checkTextLength(Math.ceil(bytes.length / 3) * 4);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + chunkBytes)));
  }
  return btoa(pieces.join(""));
}

/** The text whose UTF-8 bytes are given in base64; bytes that are no UTF-8 become replacement characters. */
export function parseBase64(base64: string): string {
  if (base64.length > functionLimits.textLength * 2) checkTextLength(base64.length);
  const digits = base64.replace(/[ \t\r\n]+/g, "");
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    throw new FunctionError("the text is not base64");
  }
  const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
  // A byte-order mark is part of the text; without the option the decoder would take it away.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
