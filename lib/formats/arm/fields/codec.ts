import type { Scalar } from "../../../source/tree.ts";
import type { Decoding } from "../../decoding.ts";

/** How one kind of setting is spelled in a resource. The same entry reads and writes. */
export interface Codec<T> {
  /** In words: `a whole number`. */
  readonly expected: readonly string[];
  /** Its text must never be shown. */
  readonly secret?: true;
  decode(value: string | number | boolean): Decoding<T>;
  encode(value: T): Scalar;
}
