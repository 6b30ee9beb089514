import { isPlaceholder, notUnderstood, toBeFilledIn } from "../../../model/openValue.ts";
import type { Unresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { AnyCodec } from "../fields/codec.ts";
import type { CdsReadContext } from "./readContext.ts";

/** Whether something is said at all; what says nothing is noted as such. */
export function isStated(context: CdsReadContext, node: JsonNode | undefined, takesEmpty = false): node is JsonNode {
  if (node === undefined) return false;
  if (takesEmpty && node.value === "") return true;
  if (!node.isEmpty) return true;
  context.ignore(node, node.value === null && node.kind === "scalar" ? "null: not set" : "empty: not set");
  return false;
}

/** The value of one node. What is not understood, which is reported, or is to be filled in is not resolved. `what` names the setting. */
export function decodeNode(context: CdsReadContext, codec: AnyCodec, node: JsonNode, what: string): unknown {
  const { value } = node;
  if (node.kind !== "scalar" || value === null) {
    return refuse(context, codec, node, what, `an ${node.kind === "scalar" ? "empty value" : node.kind} stands there`);
  }
  if (isPlaceholder(String(value))) {
    context.report("NT2612", {
      message: `${what} is not filled in: ${value} stands in its place`,
      help: "Fill it in; until then it counts as not known",
      at: node,
    });
    return toBeFilledIn(String(value));
  }
  const { value: decoded, fault, change } = codec.decode(value);
  if (fault !== undefined) return refuse(context, codec, node, what, fault);
  if (change !== undefined) context.reportChange("NT2605", node, what, String(codec.encode(decoded)), change);
  return decoded;
}

/** The same without a word: for comparing another description of the same thing. */
export function decodeQuietly(codec: AnyCodec, node: JsonNode): unknown {
  const { value, kind } = node;
  if (kind !== "scalar" || value === null || isPlaceholder(String(value))) return undefined;
  return codec.decode(value).value;
}

function refuse(context: CdsReadContext, codec: AnyCodec, node: JsonNode, what: string, fault: string): Unresolved {
  const { kind, value } = node;
  const shown = kind === "scalar" ? `"${value}", ` : "";
  context.leave(node, `not understood: ${fault}`);
  context.report("NT2604", {
    message: `${shown}${what}, is not understood: ${fault}`,
    help: `Write it like ${codec.expected.slice(0, 9).join(", ")}; until then it counts as not known`,
    at: node,
    actual: kind === "scalar" ? String(value) : kind,
    expected: codec.expected,
  });
  return notUnderstood(kind === "scalar" ? String(value) : `an ${kind}`);
}
