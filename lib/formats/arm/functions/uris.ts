import { FunctionError, type PureFunction } from "../template/value.ts";
import { parseBase64, printBase64 } from "./base64.ts";
import { functionLimits } from "./limits.ts";
import { checkTextLength, define, tooMuch } from "./signature.ts";
import { resolveUri } from "./uriReference.ts";

const dataPrefix = "data:text/plain;charset=utf-8;base64,";

export const uriFunctions: readonly PureFunction[] = [
  define("dataUri", [1, 1], (args) => dataPrefix + printBase64(args.text(0))),
  define("dataUriToString", [1, 1], (args) => parseDataUri(args.text(0))),
  define("uri", [2, 2], (args) => resolveUri(args.text(0), args.text(1))),
  define("uriComponent", [1, 1], (args) => encodeComponent(args.text(0))),
  define("uriComponentToString", [1, 1], (args) => decodeComponent(args.text(0))),
];

function parseDataUri(uri: string): string {
  const comma = uri.indexOf(",");
  const header = comma > functionLimits.padWidth ? "" : uri.slice(0, comma);
  if (comma < 0 || !/^data:/i.test(header)) throw new FunctionError("the text is not a data URI");
  const charset = /;charset=([^;]*)/i.exec(header)?.[1];
  if (charset !== undefined && !/^"?(?:utf-?8|us-ascii)"?$/i.test(charset)) {
    throw new FunctionError("the data URI has a character set other than UTF-8");
  }
  const data = decodeComponent(uri.slice(comma + 1));
  return /;base64$/i.test(header) ? parseBase64(data) : data;
}

/** Everything but letters, digits, hyphen, period, underscore and tilde becomes bytes in hexadecimal. */
function encodeComponent(text: string): string {
  // At least; a text that is too long is not worth the work.
  if (text.length > functionLimits.textLength) throw tooMuch("the text", functionLimits.textLength, "characters");
  // Half of a surrogate pair is no character and would make the encoder throw.
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
  checkTextLength(encoded.length);
  return encoded.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What is no valid escape stays as it is. */
function decodeComponent(text: string): string {
  checkTextLength(text.length);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return text.replace(/(?:%[0-9A-Fa-f]{2}){1,4096}/g, (escapes) => {
    const bytes = Uint8Array.from({ length: escapes.length / 3 }, (_, index) =>
      Number.parseInt(escapes.slice(index * 3 + 1, index * 3 + 3), 16),
    );
    try {
      return decoder.decode(bytes);
    } catch {
      return escapes;
    }
  });
}
