import { FunctionError, type PureFunction } from "../template/value.ts";
import { scalarText } from "./print.ts";
import { type Arguments, checkTextLength, define } from "./signature.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const resultLength = 13;
const factor1 = 0x239b961b;
const factor2 = 0xab0e9789;

export const uniqueStringFunctions: readonly PureFunction[] = [
  define("uniqueString", [1, Number.POSITIVE_INFINITY], (args) => uniqueStringOf(joinedWithHyphens(args))),
];

/** The arguments as one text with hyphens between, as hashes of several texts are made. */
export function joinedWithHyphens(args: Arguments): string {
  const texts = args.rest((index) => scalarText(args.at(index)) ?? args.refuse(index, "text"));
  checkTextLength(texts.reduce((length, text) => length + text.length + 1, 0));
  return texts.join("-");
}

function uniqueStringOf(text: string): string {
  let hash = hash64(new TextEncoder().encode(text));
  let result = "";
  for (let count = 0; count < resultLength; count++) {
    result += letter(Number(hash >> 59n));
    hash = BigInt.asUintN(64, hash << 5n);
  }
  return result;
}

function letter(index: number): string {
  const character = alphabet[index];
  if (character === undefined) throw new FunctionError("a hash has more than 64 bits");
  return character;
}

// A relative of MurmurHash3 that only this function uses; arithmetic is modulo 2^32.
function hash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [h1, h2] = [0, 0];
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    h1 ^= mixed1(view.getUint32(at, true));
    h1 = (Math.imul((rotated(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= mixed2(view.getUint32(at + 4, true));
    h2 = (Math.imul((rotated(h2, 13) + h1) | 0, 5) + 0x0bcaa747) | 0;
  }
  const tail = bytes.subarray(at);
  h1 ^= mixed1(littleEndian(tail.subarray(0, 4)));
  h2 ^= mixed2(littleEndian(tail.subarray(4)));
  return finished(h1 ^ bytes.length, h2 ^ bytes.length);
}

function finished(h1: number, h2: number): bigint {
  const sum1 = (h1 + h2) | 0;
  const last1 = avalanched(sum1);
  const last2 = avalanched((h2 + sum1) | 0);
  const low = (last1 + last2) >>> 0;
  const high = (last2 + low) >>> 0;
  return (BigInt(high) << 32n) | BigInt(low);
}

function mixed1(word: number): number {
  return Math.imul(rotated(Math.imul(word, factor1), 15), factor2);
}

function mixed2(word: number): number {
  return Math.imul(rotated(Math.imul(word, factor2), 17), factor1);
}

function avalanched(word: number): number {
  const first = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((word, byte) => (word << 8) | byte, 0);
}
