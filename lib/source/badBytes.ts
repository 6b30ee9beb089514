/** The first place where bytes are not the encoding that they were taken for. */
export interface BadByte {
  /** From 0. */
  readonly offset: number;
  /** The input ends in the middle of a character. */
  readonly truncated: boolean;
}

/** The first byte that cannot be UTF-8, or undefined when all can. */
export function badUtf8(bytes: Uint8Array): BadByte | undefined {
  let at = 0;
  while (at < bytes.length) {
    const length = expectedLength(bytes[at] as number);
    const good = goodBytes(bytes, at, length);
    if (good < length || length === 0) return { offset: at, truncated: length > 0 && at + good === bytes.length };
    at += length;
  }
  return undefined;
}

function expectedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

// Overlong forms, surrogates and code points past U+10FFFF all show in the second byte.
function goodBytes(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index];
    const low = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte === undefined || byte < low || byte > high) return index;
  }
  return length;
}

/** The first byte pair that cannot be UTF-16, or undefined when all can. */
export function badUtf16(bytes: Uint8Array, littleEndian: boolean): BadByte | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pairs = bytes.length - (bytes.length % 2);
  for (let at = 0; at < pairs; at += 2) {
    const unit = view.getUint16(at, littleEndian);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const follows = at + 2 < pairs ? view.getUint16(at + 2, littleEndian) : undefined;
    if (unit > 0xdbff || follows === undefined || follows < 0xdc00 || follows > 0xdfff) {
      return { offset: at, truncated: unit <= 0xdbff && follows === undefined };
    }
    at += 2;
  }
  return pairs === bytes.length ? undefined : { offset: pairs, truncated: true };
}
