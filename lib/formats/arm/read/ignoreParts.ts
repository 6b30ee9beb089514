import type { EvaluatedNode } from "../template/evaluated.ts";
import { find } from "./find.ts";
import type { ArmReadContext } from "./readContext.ts";

/** Declares parts that nobody can set to carry no meaning. */
export function ignoreParts(
  context: ArmReadContext,
  body: EvaluatedNode,
  parts: readonly (readonly [name: string, note: string])[],
): void {
  for (const [name, note] of parts) {
    const node = find(body, `properties.${name}`);
    if (node !== undefined) context.ignore(node, note);
  }
}
