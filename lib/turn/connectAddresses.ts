import { isUnresolved, type Stated } from "../model/stated.ts";
import type { Places } from "../source/places.ts";
import type { Leaf } from "../source/tree.ts";

/** A prefix with where it comes from: what it was read from, or else why it was chosen. */
export interface Address {
  readonly text: string;
  readonly origin: readonly Leaf[];
  readonly note?: string;
}

/** A prefix that no input states. The note says what it is for. */
export function chosenAddress(text: string, note: string): Address {
  return { text, origin: [], note: `${text}: ${note}` };
}

/** The items of a list of prefixes that are known, with where each comes from. */
export function addressesOf(places: Places, list: readonly Stated<string>[]): readonly Address[] {
  return list.flatMap((text, index) => (isUnresolved(text) ? [] : [{ text, origin: places.allOf(list, index) }]));
}

/** A list for the model, in which each prefix stands once and knows where it comes from. */
export function addressList(places: Places, addresses: readonly Address[]): readonly string[] {
  const first = new Map<string, Address>();
  for (const address of addresses) if (!first.has(address.text)) first.set(address.text, address);
  const kept = [...first.values()];
  const list = kept.map(({ text }) => text);
  places.put(
    list,
    kept.map(({ origin }) => (origin.length === 0 ? undefined : origin)),
  );
  for (const [index, { origin, note }] of kept.entries()) {
    if (origin.length === 0 && note !== undefined) places.assume(list, index, note);
  }
  return list;
}
