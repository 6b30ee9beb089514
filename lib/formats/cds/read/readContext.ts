import type { Code } from "../../../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../../../diagnostics/diagnostic.ts";
import { Places } from "../../../source/places.ts";
import type { JsonNode } from "../../../source/tree.ts";

/** What a read gathers as it goes: findings, where each value came from, and which leaves are accounted for. */
export class CdsReadContext {
  readonly places: Places = new Places();
  readonly diagnostics: Diagnostic[] = [];
  /** Leaves that are behind the model, mean nothing, or were reported. */
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
    const origin = [...new Set(leaves)];
    for (const leaf of origin) this.#settled.add(leaf);
    return origin;
  }

  isSettled(leaf: JsonNode): boolean {
    return this.#settled.has(leaf);
  }

  /** Declares that a node and all in it carries no meaning. */
  ignore(node: JsonNode, note: string): void {
    this.#each(node, (leaf) => this.places.ignore(leaf, note));
  }

  /** Leaves a node and all in it as not understood; a finding is given for it. */
  leave(node: JsonNode, note: string): void {
    this.#each(node, (leaf) => this.places.leave(leaf, note));
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

/** The node at a path with dots between its steps. */
export function find(node: JsonNode | undefined, path: string): JsonNode | undefined {
  let found = node;
  for (const step of path.split(".")) found = found?.member(step);
  return found;
}

/** Whether a node says nothing: null, an empty text, an empty list or object. */
export function isEmpty(node: JsonNode): boolean {
  return node.kind === "scalar" ? node.value === null || node.value === "" : node.isLeaf;
}

/** The text of a scalar that is not empty, without regard to where it stands. */
export function textAt(node: JsonNode | undefined, path: string): string | undefined {
  const value = find(node, path)?.value;
  return typeof value === "string" && value !== "" ? value : undefined;
}
