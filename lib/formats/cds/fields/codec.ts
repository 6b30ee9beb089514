// deno-lint-ignore-file no-explicit-any
import type { Scalar } from "../../../source/tree.ts";

/** What a text of a body comes to. */
export interface Decoding<T> {
  /** Absent when the text is not understood. */
  readonly value?: T;
  /** Why it is not understood: a part of a sentence. */
  readonly fault?: string;
  /** What was changed on the way into the model: a part of a sentence. */
  readonly change?: string;
}

/** How one kind of setting is spelled in a body. The same entry reads and writes. */
export interface Codec<T> {
  /** What can stand there: words, or an example. */
  readonly expected: readonly string[];
  /** An empty text says something. */
  readonly takesEmpty?: true;
  /** The lowest and the highest number that the API takes. */
  readonly range?: readonly [least: number, most: number];
  decode(value: string | number | boolean): Decoding<T>;
  /** Undefined when the API has no word for the value. */
  encode(value: T): Scalar | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a table holds codecs of all kinds; each is typed where it is made
export type AnyCodec = Codec<any>;
