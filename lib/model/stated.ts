/**
 * A value that the input states but that is known only later: at deployment, or when something is supplied. Kept as it is;
 * never guessed, and never different from anything.
 */
export interface Unresolved {
  /** What is left of the expression, in the language of the input, without brackets around it. */
  readonly unresolved: string;
  /** Why it is not known, and what to supply if that helps. */
  readonly reason: string;
  /** It stands for a whole list, of which not even the length is known. */
  readonly list?: true;
}

/** A value that is known or unresolved. What is not stated at all is absent instead. */
export type Stated<T> = T | Unresolved;

/** Whether a value is known only later. */
export function isUnresolved(value: unknown): value is Unresolved {
  // Asked of every value: to look for the name takes longer than to read what it has.
  return typeof value === "object" && value !== null && (value as Partial<Unresolved>).unresolved !== undefined;
}

/** The value if it is known. */
export function known<T>(value: Stated<T> | undefined): T | undefined {
  return isUnresolved(value) ? undefined : (value as T | undefined);
}

/** A text for people: the value, or the expression that stands for it. */
export function textOf(value: Stated<string | number | boolean>): string {
  return isUnresolved(value) ? value.unresolved : String(value);
}
