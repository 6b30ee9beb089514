import type { Unresolved } from "../../../model/stated.ts";
import type { TracedLeaf } from "../../../source/traced.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { writeUnresolved } from "./writeUnresolved.ts";

/** What decides whether a resource is deployed. */
export function writeCondition(
  scope: ArmScope,
  value: { readonly condition?: Unresolved },
  owner: Owner,
): TracedLeaf | undefined {
  if (value.condition === undefined) return undefined;
  return writeUnresolved(scope, value.condition, { holder: value, key: "condition", name: "condition" }, owner, "bool");
}
