import type { Scalar } from "./tree.ts";

/** One property of a model value: what a written leaf says it came from. */
export interface Ref {
  readonly holder: object;
  readonly key: string | number;
}

/**
 * A scalar on its way into an output document, together with the reason why it is there. Writers can emit nothing else,
 * so that nothing reaches an output without a source, a declared constant or a stated assumption.
 */
export class TracedLeaf {
  readonly value: Scalar;
  readonly kind: "carried" | "constant" | "assumed";
  readonly refs: readonly Ref[];
  /** `assumed`: the value and why. `carried`: how it differs from what was read, if it does. */
  readonly note: string | undefined;

  constructor(value: Scalar, kind: "carried" | "constant" | "assumed", refs: readonly Ref[], note: string | undefined) {
    this.value = value;
    this.kind = kind;
    this.refs = refs;
    this.note = note;
  }
}

/** An output tree for JSON: traced leaves in plain arrays and objects. A property that is undefined is left out. */
export type Traced = TracedLeaf | readonly Traced[] | { readonly [name: string]: Traced | undefined };

/** An output tree for XML. */
export interface TracedElement {
  readonly name: string;
  readonly attributes?: { readonly [name: string]: TracedLeaf | undefined };
  readonly text?: TracedLeaf;
  readonly children?: readonly TracedElement[];
}

/** A text that was printed from a traced tree, and where each of its leaves stands in it. */
export interface Printed {
  readonly text: string;
  readonly leaves: readonly { readonly path: string; readonly leaf: TracedLeaf }[];
}

/** A reference to one property of a model value. */
export function ref<T extends object>(holder: T, key: keyof T & (string | number)): Ref {
  return { holder, key };
}

/** The value of a model property as it is. */
export function carried<T extends object, K extends keyof T & (string | number)>(holder: T, key: K): TracedLeaf {
  return new TracedLeaf(holder[key] as Scalar, "carried", [{ holder, key }], undefined);
}

/** A value computed from model properties; `note` says how it differs when it is not the same value in other words. */
export function derived(value: Scalar, refs: readonly Ref[], note?: string): TracedLeaf {
  return new TracedLeaf(value, "carried", refs, note);
}

/** A value that the target's grammar demands and that says nothing about the network. */
export function constant(value: Scalar): TracedLeaf {
  return new TracedLeaf(value, "constant", [], undefined);
}

/** A value that no input states. The note gives the value and the reason. */
export function assumed(value: Scalar, note: string): TracedLeaf {
  return new TracedLeaf(value, "assumed", [], note);
}
