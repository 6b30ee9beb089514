// deno-lint-ignore-file no-explicit-any

import type { Scalar } from "../../../source/tree.ts";
import type { Decoding } from "../../decoding.ts";

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
