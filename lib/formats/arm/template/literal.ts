import type { JsonNode } from "../../../source/tree.ts";
import { noteMembers, Trace, type Traced } from "./trace.ts";
import { ObjectValue } from "./value.ts";

/** What a node says as it stands: values in a parameters file are never expressions. */
export function literalNode(node: JsonNode): Traced {
  if (node.kind === "scalar") return { value: node.value, trace: new Trace(node) };
  if (node.kind === "array") {
    const items = node.items.map(literalNode);
    const values = items.map(({ value }) => value);
    const traces = items.map(({ trace }) => trace);
    return { value: values, trace: new Trace(node, traces, false, values) };
  }
  const members = node.members.map(({ name, value }) => [name, literalNode(value)] as const);
  const object = new ObjectValue(members.map(([name, { value }]) => [name, value]));
  noteMembers(object, new Map(members.map(([name, { trace }]) => [name.toLowerCase(), trace])));
  return {
    value: object,
    trace: new Trace(
      node,
      members.map(([, { trace }]) => trace),
    ),
  };
}
