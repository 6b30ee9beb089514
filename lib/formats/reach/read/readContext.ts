import { shortened } from "../../../diagnostics/displayText.ts";
import { secretName } from "../../../source/secretNames.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { NodeGathering } from "../../gathering.ts";

/** What a read gathers as it goes: findings, where each value came from, and which leaves are accounted for. */
export class ReachReadContext extends NodeGathering {
  /** What was reported as not understood: a name is read for itself, and as a part of an id. */
  readonly refused: Set<JsonNode> = new Set();

  /** Whether something is said at all; what says nothing is noted as such. */
  isStated(node: JsonNode | undefined): node is JsonNode {
    if (node === undefined) return false;
    if (node.isEmpty) this.ignore(node, "empty: not set");
    return !node.isEmpty;
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
    if (node.isLeaf) return this.isSettled(node);
    return node.members.some(({ value }) => this.#isTouched(value)) || node.items.some((item) => this.#isTouched(item));
  }
}
