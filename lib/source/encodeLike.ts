import { decode, encodingOf } from "./encoding.ts";

/**
 * Makes bytes of a text, in the encoding of other bytes and with their byte order mark; undefined where that encoding has
 * no sign for a part of the text.
 */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  const { mark, label } = encodingOf(original);
  const body = bodyOf(text, label);
  if (body === undefined) return undefined;
  const bytes = new Uint8Array(mark.length + body.length);
  bytes.set(mark);
  bytes.set(body, mark.length);
  return decode("", bytes).source?.text === text ? bytes : undefined;
}

function bodyOf(text: string, label: string): Uint8Array | undefined {
  if (label === "utf-8") return new TextEncoder().encode(text);
  return label.startsWith("utf-16") ? wide(text, label === "utf-16le") : narrow(text, label);
}

function wide(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

// The platform decodes old encodings and does not encode them: with one byte for each character it can be turned round.
function narrow(text: string, label: string): Uint8Array | undefined {
  const decoder = new TextDecoder(label);
  const codes = new Map<string, number>();
  // Node 20 takes windows-1252 for Latin-1, but not when it is told that more may follow.
  for (let byte = 255; byte >= 0; byte--) codes.set(decoder.decode(Uint8Array.of(byte), { stream: true }), byte);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = codes.get(text.charAt(at));
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}
