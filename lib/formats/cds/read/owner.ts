import type { JsonNode } from "../../../source/tree.ts";
import { textAt } from "./readContext.ts";

/** A thing in messages: what it is, and its name where it has one. */
export function ownerOf(nodes: readonly JsonNode[], kind: string): string {
  const name = nodes.map((node) => textAt(node, "name")).find((each) => each !== undefined);
  return name === undefined ? `an unnamed ${kind}` : `${kind} "${name}"`;
}
