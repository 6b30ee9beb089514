/**
 * The 20 bytes of a SHA-1 digest (FIPS 180-4). For names only, where the service uses it; it protects nothing. The digest
 * of the platform is asynchronous, which a function of the language cannot be.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = pad(message);
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let at = 0; at < padded.byteLength; at += 64) addBlock(state, new DataView(padded.buffer, at, 64));
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => {
    digest.setUint32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, message.length << 3);
  return padded;
}

function addBlock(state: Uint32Array, block: DataView): void {
  const words = wordsOf(block);
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let round = 0; round < 80; round++) {
    const sum = rotated(a, 5) + choice(round, b, c, d) + e + (words[round] as number);
    [a, b, c, d, e] = [sum >>> 0, a, rotated(b, 30), c, d];
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = (state[index] as number) + word;
  });
}

function wordsOf(block: DataView): Uint32Array {
  const words = new Uint32Array(80);
  for (let index = 0; index < 80; index++) {
    const before = (distance: number): number => words[index - distance] as number;
    words[index] =
      index < 16 ? block.getUint32(index * 4) : rotated(before(3) ^ before(8) ^ before(14) ^ before(16), 1);
  }
  return words;
}

/** The function of a round with its constant. */
function choice(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotated(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
