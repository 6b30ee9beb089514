import type { Scalar } from "./tree.ts";

/** One property of a model value: what a written leaf says it came from. */
export interface Ref {
  /** The model value. */
  readonly holder: object;
  /** The name of the property, or the index of the item. */
  readonly key: string | number;
}

/**
 * A scalar on its way into an output document, together with the reason why it is there. Writers can emit nothing else,
 * so that nothing reaches an output without a source, a declared constant or a stated assumption.
 */
export class TracedLeaf {
  /** What is printed. */
  readonly value: Scalar;
  /** Why it is there: read from an input, demanded by the grammar, or assumed. */
  readonly kind: "carried" | "constant" | "assumed";
  /** `assumed`: the value and why. `carried`: how it differs from what was read, if it does. */
  readonly note: string | undefined;
  /** The model properties that it says. */
  readonly refs: readonly Ref[];

  /** Prefer {@linkcode carried}, {@linkcode derived}, {@linkcode constant} and {@linkcode assumed}. */
  constructor(value: Scalar, kind: "carried" | "constant" | "assumed", refs: readonly Ref[], note: string | undefined) {
    this.value = value;
    this.kind = kind;
    this.refs = refs;
    this.note = note;
  }

  /** A leaf prints as its value. */
  toJSON(): Scalar {
    return this.value;
  }
}

const noRefs: readonly Ref[] = [];

/** An output tree for JSON: traced leaves in plain arrays and objects. A property that is undefined is left out. */
export type Traced = TracedLeaf | readonly Traced[] | { readonly [name: string]: Traced | undefined };

/** An output tree for XML. */
export interface TracedElement {
  /** With its prefix. */
  readonly name: string;
  /** In this order, namespace declarations included. */
  readonly attributes?: { readonly [name: string]: TracedLeaf | undefined };
  /** Stands before the children. */
  readonly text?: TracedLeaf;
  /** In this order. */
  readonly children?: readonly TracedElement[];
}

/** Told of every written leaf that is not constant: the document and the path at which it stands. */
export type Trace = (document: string, path: string, leaf: TracedLeaf) => void;

/** A leaf with where it stands in the text that was printed from it. */
export interface PrintedLeaf {
  /** JSON Pointer in JSON, XPath with every index in XML. */
  readonly path: string;
  /** What stands there, and why. */
  readonly leaf: TracedLeaf;
}

/** A text that was printed from a traced tree, and where each of its leaves stands in it. */
export interface Printed {
  /** Ends in a line break. */
  readonly text: string;
  /** Every leaf in the order of the text. Made anew at each asking: large documents have a great many. */
  readonly leaves: readonly PrintedLeaf[];
  /** The same, one at a time, without those that are constant. */
  visitLeaves(visit: (path: string, leaf: TracedLeaf) => void): void;
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
  return new TracedLeaf(value, "constant", noRefs, undefined);
}

/** A value that no input states. The note gives the value and the reason. */
export function assumed(value: Scalar, note: string): TracedLeaf {
  return new TracedLeaf(value, "assumed", noRefs, note);
}
