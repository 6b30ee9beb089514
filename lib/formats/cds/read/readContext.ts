import type { JsonNode } from "../../../source/tree.ts";
import { NodeGathering } from "../../gathering.ts";

/** What a read gathers as it goes: findings, where each value came from, and which leaves are accounted for. */
export class CdsReadContext extends NodeGathering {}

/** The node at a path with dots between its steps. */
export function find(node: JsonNode | undefined, path: string): JsonNode | undefined {
  let found = node;
  for (const step of path.split(".")) found = found?.member(step);
  return found;
}

/** The text of a scalar that is not empty, without regard to where it stands. */
export function textAt(node: JsonNode | undefined, path: string): string | undefined {
  const value = find(node, path)?.value;
  return typeof value === "string" && value !== "" ? value : undefined;
}
