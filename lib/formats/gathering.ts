import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../diagnostics/diagnostic.ts";
import { Places } from "../source/places.ts";
import type { JsonNode, Leaf } from "../source/tree.ts";

/** What every read gathers as it goes: findings, and where each value came from. */
export class Gathering {
  readonly places: Places;
  readonly diagnostics: Diagnostic[] = [];
  #keys = 0;

  constructor(places: Places = new Places()) {
    this.places = places;
  }

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** A key that no other value of this read has. */
  key(kind: string): string {
    this.#keys += 1;
    return `${kind}#${this.#keys}`;
  }
}

/** What a read gathers that accounts for leaves one by one. What was settled first stays as it is. */
export class LeafGathering<L extends Leaf> extends Gathering {
  /** Leaves that are behind the model, mean nothing, or were reported. */
  readonly #settled = new Set<L>();

  /** Takes leaves as the origin of a value, the one to point at first. */
  origin(...leaves: readonly (L | undefined)[]): readonly L[] {
    const origin = [...new Set(leaves.filter((leaf) => leaf !== undefined))];
    for (const leaf of origin) this.#settled.add(leaf);
    return origin;
  }

  isSettled(leaf: L): boolean {
    return this.#settled.has(leaf);
  }

  /** Declares that one leaf carries no meaning. */
  ignoreLeaf(leaf: L, note: string): void {
    if (this.#settle(leaf)) this.places.ignore(leaf, note);
  }

  /** Leaves one leaf as not understood; a finding is given for it. */
  leaveLeaf(leaf: L, note: string): void {
    if (this.#settle(leaf)) this.places.leave(leaf, note);
  }

  /** Reports that a value, `what`, is read as something else than stands there. */
  reportChange(code: Code, leaf: L, what: string, read: string, change: string): void {
    this.places.note(leaf, change);
    this.report(code, {
      message: `"${leaf.value}", ${what}, is read as "${read}": ${change}`,
      help: "Nothing, unless something else was meant",
      at: leaf,
      actual: String(leaf.value),
      expected: [read],
    });
  }

  #settle(leaf: L): boolean {
    if (this.#settled.has(leaf)) return false;
    this.#settled.add(leaf);
    return true;
  }
}

/** What a read of JSON or YAML gathers that accounts for its leaves one by one. */
export class NodeGathering extends LeafGathering<JsonNode> {
  /** Declares that a node and all in it carries no meaning. */
  ignore(node: JsonNode, note: string): void {
    eachLeaf(node, (leaf) => this.ignoreLeaf(leaf, note));
  }

  /** Leaves a node and all in it as not understood; a finding is given for it. */
  leave(node: JsonNode, note: string): void {
    eachLeaf(node, (leaf) => this.leaveLeaf(leaf, note));
  }
}

function eachLeaf(node: JsonNode, settle: (leaf: JsonNode) => void): void {
  if (node.isLeaf) settle(node);
  for (const { value } of node.members) eachLeaf(value, settle);
  for (const item of node.items) eachLeaf(item, settle);
}
