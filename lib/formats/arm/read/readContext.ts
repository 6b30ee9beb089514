import type { Finding } from "../../../diagnostics/diagnostic.ts";
import type { Stated, Unresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { Gathering } from "../../gathering.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { quoted } from "../template/printExpression.ts";
import { Unresolved as UnresolvedValue } from "../template/value.ts";
import { wholeOf } from "./derived.ts";
import { showsNothing } from "./secretExpression.ts";

/** What a read gathers as it goes: findings, where each value came from, and what has been looked at. */
export class ArmReadContext extends Gathering {
  /** What was understood, whether it was used or not. */
  readonly #understood = new Set<EvaluatedNode>();
  /** Leaves behind the model. */
  readonly #taken = new Set<JsonNode>();
  /** Leaves that carry no meaning. */
  readonly #ignored = new Set<JsonNode>();
  /** Leaves that were not understood, and of which that has been said. */
  readonly #left = new Set<JsonNode>();
  /** What was said of changed leaves. */
  readonly #changes = new Map<JsonNode, Set<string>>();

  /**
   * The leaves that a value was read from, the one to point at first: where its text is written out, else where it stands.
   */
  origin(...nodes: readonly EvaluatedNode[]): readonly JsonNode[] {
    const leaves = new Set<JsonNode>();
    for (const node of nodes) {
      this.understand(node);
      const own = node.at.isLeaf ? [node.at, ...node.from] : node.from;
      const written = own.find((leaf) => leaf.kind === "scalar" && leaf.value === node.value);
      if (written !== undefined) leaves.add(written);
      for (const leaf of own) leaves.add(leaf);
    }
    for (const leaf of leaves) this.#taken.add(leaf);
    return [...leaves];
  }

  /** The place to point at for a node. */
  placeOf(node: EvaluatedNode): JsonNode {
    const own = node.at.isLeaf ? [node.at, ...node.from] : node.from;
    return own.find((leaf) => leaf.kind === "scalar" && leaf.value === node.value) ?? node.at;
  }

  understand(node: EvaluatedNode): void {
    this.#understood.add(node);
    const whole = wholeOf(node);
    if (whole !== undefined) this.#understood.add(whole);
  }

  isUnderstood(node: EvaluatedNode): boolean {
    return this.#understood.has(node);
  }

  isTaken(leaf: JsonNode): boolean {
    return this.#taken.has(leaf);
  }

  /** Declares that a node and all in it carries no meaning. */
  ignore(node: EvaluatedNode, note: string): void {
    this.understand(node);
    if (node.at.isLeaf) this.ignoreLeaf(node.at, note);
    for (const leaf of node.from) this.ignoreLeaf(leaf, note);
    for (const [, member] of node.members) this.ignore(member, note);
    for (const item of node.items) this.ignore(item, note);
  }

  /** Declares that a leaf carries no meaning, unless that has been said: what is said first is more to the point. */
  ignoreLeaf(leaf: JsonNode, note: string): void {
    if (this.#ignored.has(leaf)) return;
    this.#ignored.add(leaf);
    this.places.ignore(leaf, note);
  }

  /** Leaves all of a part of the document as not understood; a finding has been or will be given for it. */
  leaveAll(node: JsonNode, note: string): void {
    if (node.isLeaf) {
      this.#left.add(node);
      this.places.leave(node, note);
    }
    for (const { value } of node.members) this.leaveAll(value, note);
    for (const item of node.items) this.leaveAll(item, note);
  }

  isLeft(leaf: JsonNode): boolean {
    return this.#left.has(leaf);
  }

  /** Whether all of a part of the document was left, so that nothing more is to be said of it. */
  isWhollyLeft(node: JsonNode): boolean {
    if (node.isLeaf) return this.#left.has(node);
    return (
      node.members.every(({ value }) => this.isWhollyLeft(value)) && node.items.every((item) => this.isWhollyLeft(item))
    );
  }

  /** Reports how the text of a leaf was changed, once for each change however many values come from it. */
  reportChange(leaf: JsonNode, change: string, finding: Finding): void {
    if (this.#changes.get(leaf)?.has(change) === true) return;
    this.#changes.set(leaf, (this.#changes.get(leaf) ?? new Set()).add(change));
    this.places.note(leaf, change);
    this.report("NT2504", finding);
  }

  /** A value of the model for what is known only at deployment. */
  unresolved(node: EvaluatedNode, list = false): Unresolved {
    const { value } = node;
    const [unresolved, reason] =
      value instanceof UnresolvedValue ? [value.expression, value.reason] : ["…", "It is known when it is deployed"];
    // Where a secret had a part in it, it may be seen in the expression.
    const shown = node.secure && !showsNothing(unresolved) ? "…" : unresolved;
    return { unresolved: shown, reason, ...(list ? { list } : {}) };
  }

  /** What stands for a value that a secure parameter gives to something that is shown: a name, an address. */
  secured(node: EvaluatedNode): Unresolved {
    const parameter = node.from
      .map((leaf) => /^\/parameters\/([^/]+)\//.exec(leaf.path)?.[1])
      .find((name) => name !== undefined);
    const reason = "Its value is given by a secure parameter and is not shown";
    return { unresolved: parameter === undefined ? "…" : `parameters(${quoted(parameter)})`, reason };
  }

  /** The text of a scalar, or what stands for it; undefined when there is none or it is empty. */
  text(node: EvaluatedNode | undefined): Stated<string> | undefined {
    if (node === undefined) return undefined;
    if (node.kind === "unresolved") return this.unresolved(node);
    if (node.kind !== "scalar" || node.value === null || node.value === "") return undefined;
    if (node.secure) return this.secured(node);
    return String(node.value);
  }
}
