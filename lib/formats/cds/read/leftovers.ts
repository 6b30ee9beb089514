import { shortened } from "../../../diagnostics/displayText.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import { memberNames } from "../fields/memberNames.ts";
import type { CdsReadContext } from "./readContext.ts";

/** Reports what of the inputs was not read: the largest parts of which nothing was. */
export function reportLeftovers(context: CdsReadContext, trees: readonly Tree[]): void {
  for (const tree of trees) if (tree.syntax !== "xml") new Leftovers(context, tree.root).visit(tree.root);
}

class Leftovers {
  readonly #context: CdsReadContext;
  /** Parts of which something was read. */
  readonly #read = new Set<JsonNode>();

  constructor(context: CdsReadContext, root: JsonNode) {
    this.#context = context;
    this.#mark(root);
  }

  #mark(node: JsonNode): boolean {
    let read = node.isLeaf && this.#context.isSettled(node);
    for (const { value } of node.members) read = this.#mark(value) || read;
    for (const item of node.items) read = this.#mark(item) || read;
    if (read) this.#read.add(node);
    return read;
  }

  visit(node: JsonNode): void {
    if (this.#read.has(node)) {
      for (const { value } of node.members) this.visit(value);
      for (const item of node.items) this.visit(item);
      return;
    }
    if (node.isEmpty) {
      this.#context.ignore(node, node.kind === "scalar" && node.value === null ? "null: not set" : "empty: not set");
      return;
    }
    // What holds nothing but empty parts holds nothing.
    if (holdsNothing(node)) this.#context.ignore(node, "empty: not set");
    else this.#report(node);
  }

  #report(node: JsonNode): void {
    const name = typeof node.step === "string" ? `"${shortened(node.step)}"` : "This part of the input";
    this.#context.leave(node, "not understood");
    const beside = node.parent?.members.map((member) => member.name) ?? [];
    const meant = typeof node.step === "string" ? memberNames.meantBy(node.step, beside) : undefined;
    if (meant !== undefined) {
      this.#context.report("NT2615", {
        message: `${name} is not known and is not read, and "${meant}" is not stated beside it`,
        help: `Write "${meant}" if that is meant`,
        at: node,
        actual: shortened(String(node.step)),
        expected: [meant],
      });
      return;
    }
    this.#context.report("NT2601", {
      message: `${name} is not known here and is not read`,
      help: "Check the spelling and the place; set it by hand if it is newer than nettrans",
      at: node,
    });
  }
}

function holdsNothing(node: JsonNode): boolean {
  if (node.isLeaf) return node.isEmpty;
  return node.members.every(({ value }) => holdsNothing(value)) && node.items.every(holdsNothing);
}
