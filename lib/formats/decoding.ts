import type { Unresolved } from "../model/stated.ts";
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

/**
 * What stands in the model for something that is stated and not understood: left out, a default would be taken for it, or the
 * rest of a list for the whole. `shown` is what may be shown of it.
 */
export function notUnderstood(shown: string): Unresolved {
  // Where something is to be filled in, people write what.
  if (/^<[^<>]+>$/.test(shown)) return { unresolved: shown, reason: "It is to be filled in where it comes from" };
  return {
    unresolved: `${notUnderstoodStart}${shown.replace(/[<>]/g, "")}>`,
    reason: "It is not understood where it comes from",
  };
}

const notUnderstoodStart = "<not understood: ";

/** Whether something is stated and not understood, and does not just wait for the deployment. */
export function isNotUnderstood({ unresolved }: Unresolved): boolean {
  return unresolved.startsWith(notUnderstoodStart);
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
