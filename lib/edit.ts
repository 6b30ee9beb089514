import type { Scalar } from "./source/tree.ts";

/** One value of an input that is to be another. */
export interface Edit {
  /** Name of the input. */
  readonly file: string;
  /** What to edit, or where it would stand; where even that is not known, the object that it belongs to, if it has a place. */
  readonly path?: string;
  /** Where it stands now, from 1; absent where nothing is stated. */
  readonly line?: number;
  /** As written; null where nothing is stated. A key is a mask. */
  readonly from: EditValue;
  /** In the words of that file; null takes it away. A key is a mask: it is the one of the other end. */
  readonly to: EditValue;
}

/** What an input can hold at one place: a value, a list, or an object. */
export type EditValue = Scalar | readonly EditValue[] | { readonly [name: string]: EditValue };
