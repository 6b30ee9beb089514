import type { Code } from "../../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../../diagnostics/diagnostic.ts";
import { Places } from "../../source/places.ts";
import { secretName } from "../../source/secretNames.ts";
import type { JsonNode } from "../../source/tree.ts";

/** What a read gathers as it goes: findings, where each value came from, and which leaves are accounted for. */
export class ReachReadContext {
  readonly places: Places = new Places();
  readonly diagnostics: Diagnostic[] = [];
  readonly #settled = new Set<JsonNode>();
  #keys = 0;

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** A key that no other value of this read has. */
  key(kind: string): string {
    this.#keys += 1;
    return `${kind}#${this.#keys}`;
  }

  /** Takes leaves as the origin of a value, the one to point at first. */
  origin(...leaves: readonly JsonNode[]): readonly JsonNode[] {
    for (const leaf of leaves) this.#settled.add(leaf);
    return leaves;
  }

  /** Whether something is said at all; what says nothing is noted as such. */
  isStated(node: JsonNode | undefined): node is JsonNode {
    if (node === undefined) return false;
    const isEmpty = node.kind === "scalar" ? node.value === null || node.value === "" : node.isLeaf;
    if (isEmpty) this.ignore(node, "empty: not set");
    return !isEmpty;
  }

  /** Declares that a node and all in it carries no meaning. */
  ignore(node: JsonNode, note: string): void {
    this.#each(node, (leaf) => this.places.ignore(leaf, note));
  }

  /** Leaves a node and all in it as not understood; a finding is given for it. */
  leave(node: JsonNode, note: string): void {
    this.#each(node, (leaf) => this.places.leave(leaf, note));
  }

  /** Hides everything below names that call it secret, whether it is read or not. */
  hideSecrets(node: JsonNode, isSecret = false): void {
    const name = typeof node.step === "string" && secretName.test(node.step);
    if (node.isLeaf && (isSecret || name) && node.value !== null) this.places.hide(node);
    for (const { value } of node.members) this.hideSecrets(value, isSecret || name);
    for (const item of node.items) this.hideSecrets(item, isSecret || name);
  }

  /** Reports the largest parts of a node of which nothing was read. */
  reportLeftovers(node: JsonNode): void {
    if (this.#isTouched(node)) {
      for (const { value } of node.members) this.reportLeftovers(value);
      for (const item of node.items) this.reportLeftovers(item);
      return;
    }
    if (!this.isStated(node)) return;
    this.leave(node, "not known in a description");
    this.report("NT2701", {
      message: `${typeof node.step === "string" ? `"${shortened(node.step)}"` : "This part of the description"} is not known here and is not read`,
      help: "Check the spelling and the place: docs/global-reach.md lists every member",
      at: node,
    });
  }

  #isTouched(node: JsonNode): boolean {
    if (node.isLeaf) return this.#settled.has(node);
    return node.members.some(({ value }) => this.#isTouched(value)) || node.items.some((item) => this.#isTouched(item));
  }

  // What was settled before stays as it is.
  #each(node: JsonNode, settle: (leaf: JsonNode) => void): void {
    if (node.isLeaf && !this.#settled.has(node)) {
      this.#settled.add(node);
      settle(node);
    }
    for (const { value } of node.members) this.#each(value, settle);
    for (const item of node.items) this.#each(item, settle);
  }
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
