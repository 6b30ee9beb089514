import type { Leaf } from "../../../source/tree.ts";
import type { ConnectReadContext, Said } from "./readContext.ts";

/** Yes or no. The words that people write for it are read, and reported where they are none of the notation. */
export function parseTruth(context: ConnectReadContext, leaf: Leaf, what: string): Said<boolean> | undefined {
  if (typeof leaf.value === "boolean") return { value: leaf.value, leaves: [leaf] };
  const word = String(leaf.value).trim().toLowerCase();
  if (word === "true" || word === "false") return { value: word === "true", leaves: [leaf] };
  const meant = word === "yes" || word === "on" ? true : word === "no" || word === "off" ? false : undefined;
  if (meant === undefined) context.refuse(leaf, what, "is neither true nor false", "true", "false");
  else context.normalise(leaf, String(meant), what, `${word} → ${meant}`);
  return meant === undefined ? undefined : { value: meant, leaves: [leaf] };
}

const mostInstances = 10_000;

/** A number of machines. */
export function parseCount(context: ConnectReadContext, leaf: Leaf, what: string): Said<number> | undefined {
  const text = String(leaf.value).trim();
  const count = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (count === undefined || count > mostInstances) {
    context.refuse(leaf, what, `is no whole number up to ${mostInstances}`, "2");
    return undefined;
  }
  return { value: count, leaves: [leaf] };
}
