import type { Leaf } from "../../source/tree.ts";
import type { LeafGathering } from "../gathering.ts";

/** The pre-shared key that a leaf says; undefined where it is masked or never filled in, which is no mismatch. */
export function sharedKeyText<L extends Leaf>(context: LeafGathering<L>, leaf: L, owner: string): string | undefined {
  const { value } = leaf;
  if (typeof value !== "string") {
    context.places.note(leaf, "read as a text, sign by sign");
    context.report("NT2605", {
      message: `The pre-shared key of ${owner} is not written as a text; it is read as one, sign by sign`,
      help: "Put it in quotes",
      at: leaf,
    });
    return leaf.source.text.slice(leaf.start, leaf.end);
  }
  if (/^[*•●]+$/.test(value)) {
    context.ignoreLeaf(leaf, "masked: the key is not known");
    return undefined;
  }
  // Only our own words: any other text in brackets can be a key.
  if (/^<pre-shared key .*>$/s.test(value)) {
    context.ignoreLeaf(leaf, "a placeholder: the key is not known");
    return undefined;
  }
  return value;
}
