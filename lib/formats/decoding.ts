import type { AddressReading } from "../source/address.ts";

/** What a text of a document comes to in the model. */
export interface Decoding<T> {
  /** Absent when the text is not understood. */
  readonly value?: T;
  /** Why it is not understood: a part of a sentence. */
  readonly fault?: string;
  /** What was changed on the way into the model: a part of a sentence. */
  readonly change?: string;
}

/** An address or a prefix that was looked at. */
export function addressDecoding(reading: AddressReading): Decoding<string> {
  if (reading.canonical === undefined) return { fault: reading.reason };
  return reading.change === undefined
    ? { value: reading.canonical }
    : { value: reading.canonical, change: reading.change };
}

/** True or false; files often have it as a text. */
export function decodeTruth(value: string | number | boolean): Decoding<boolean> {
  if (typeof value === "boolean") return { value };
  const word = String(value).trim().toLowerCase();
  if (word !== "true" && word !== "false") return { fault: "it is neither true nor false" };
  return { value: word === "true", change: `the text "${value}" is read as ${word}` };
}

/** A region: lower case, without blanks. */
export function decodeRegion(value: string | number | boolean): Decoding<string> {
  const name = String(value).toLowerCase().replace(/\s+/g, "");
  return name === value ? { value: name } : { value: name, change: `"${value}" is the region ${name}` };
}
