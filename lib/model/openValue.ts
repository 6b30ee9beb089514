import type { Unresolved } from "./stated.ts";

/** What keeps a value from being known: it waits for the deployment, for somebody to fill it in, or makes no sense. */
export type OpenKind = "expression" | "placeholder" | "not understood";

const notUnderstoodStart = "<not understood: ";

/** What keeps a value from being known, by the text that stands for it: only expressions have no pointed brackets around them. */
export function openKind({ unresolved }: Unresolved): OpenKind {
  if (unresolved.startsWith(notUnderstoodStart)) return "not understood";
  return unresolved.startsWith("<") ? "placeholder" : "expression";
}

/** Whether a text stands where a value was to be filled in: nettrans writes such, and so do people. */
export function isPlaceholder(text: string): boolean {
  return /^<[^<>]+>$/.test(text.trim());
}

/** Stands for a value that was never filled in. */
export function toBeFilledIn(placeholder: string): Unresolved {
  return { unresolved: placeholder.trim(), reason: "It is to be filled in where it comes from" };
}

/**
 * Stands for something that is stated and not understood: left out, a default would be taken for it, or the rest of a list
 * for the whole. `shown` is what may be shown of it.
 */
export function notUnderstood(shown: string): Unresolved {
  // Where something is to be filled in, people write what.
  if (isPlaceholder(shown)) return toBeFilledIn(shown);
  return {
    unresolved: `${notUnderstoodStart}${shown.replace(/[<>]/g, "")}>`,
    reason: "It is not understood where it comes from",
  };
}
