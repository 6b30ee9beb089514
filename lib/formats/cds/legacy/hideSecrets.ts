import { secretName } from "../../../source/secretNames.ts";
import type { Leaf } from "../../../source/tree.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { isEmptyLeaf, type Part } from "./part.ts";

/** Hides every leaf below a name that calls it secret, whether it is read or not: also in services that are not read. */
export function hideSecrets(context: LegacyReadContext, part: Part, isInside = false): void {
  const isSecret = isInside || secretName.test(part.name);
  const { leaf } = part;
  if (isSecret && leaf !== undefined && !isEmptyLeaf(leaf) && !isFlag(part.name, leaf)) context.places.hide(leaf);
  for (const attribute of part.attributes) {
    if ((isSecret || secretName.test(attribute.name)) && attribute.value !== "") context.places.hide(attribute);
  }
  for (const child of part.children) hideSecrets(context, child, isSecret);
}

// Says how the key beside it is written, and is none; anything else under that name may be one.
function isFlag(name: string, { value }: Leaf): boolean {
  return name === "SharedSecretEncrypted" && /^(?:true|false|[01])$/i.test(String(value));
}
