import type { JsonNode } from "../../../source/tree.ts";
import { EvaluatedNode } from "../template/evaluated.ts";
import { membersByName } from "../template/members.ts";
import { Trace } from "../template/trace.ts";

/**
 * What a resource outside of a template says: every text as it stands, never an expression. Of names given twice the last
 * counts, as it does for the service.
 */
export function literalNode(node: JsonNode): EvaluatedNode {
  if (node.kind === "scalar") return new EvaluatedNode("scalar", node, new Trace(node), { value: node.value });
  if (node.kind === "array") {
    return new EvaluatedNode("array", node, new Trace(node), { items: node.items.map(literalNode) });
  }
  const members = [...membersByName(node).values()].map(({ name, value }) => [name, literalNode(value)] as const);
  return new EvaluatedNode("object", node, new Trace(node), { members });
}
