import type { Scalar } from "../../../source/tree.ts";

/** What a text of a resource comes to. */
export interface Decoding<T> {
  /** Absent when the text is not understood. */
  readonly value?: T;
  /** Why it is not understood: a part of a sentence. */
  readonly fault?: string;
  /** What was changed on the way into the model: a part of a sentence. */
  readonly change?: string;
}

/** How one kind of setting is spelled in a resource. The same entry reads and writes. */
export interface Codec<T> {
  /** In words: `a whole number`. */
  readonly expected: readonly string[];
  /** Its text must never be shown. */
  readonly secret?: true;
  decode(value: string | number | boolean): Decoding<T>;
  encode(value: T): Scalar;
}
