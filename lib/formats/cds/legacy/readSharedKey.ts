import { Secret } from "../../../model/secret.ts";
import { isUnresolved } from "../../../model/stated.ts";
import { sharedKeyText } from "../sharedKeyText.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { truthWords } from "./legacyWords.ts";
import { isBlank, isEmptyLeaf, type Part } from "./part.ts";
import { type ReadValue, readValue } from "./readText.ts";

/**
 * Reads a pre-shared key that stands in a part; `beside` may say that it is encrypted. Absent, masked, encrypted or never
 * filled in, it is not known.
 */
export function readSharedKey(
  context: LegacyReadContext,
  part: Part | undefined,
  beside: Part | undefined,
  owner: string,
): ReadValue<Secret> | undefined {
  const encrypted = readValue(context, beside, "SharedSecretEncrypted", truthWords, owner);
  if (encrypted?.leaf !== undefined) {
    context.ignoreLeaf(encrypted.leaf, `the key is ${encrypted.value === true ? "encrypted" : "written as it is"}`);
  }
  if (part === undefined) return undefined;
  if (encrypted?.value === true) {
    context.ignore(part, "encrypted by the platform: the key is not known");
    return undefined;
  }
  const key = readKeyText(context, part, owner);
  if (key === undefined || !isUnresolved(encrypted?.value)) return key;
  context.ignore(part, "it is not known whether it is encrypted: the key is not known");
  return undefined;
}

function readKeyText(context: LegacyReadContext, part: Part, owner: string): ReadValue<Secret> | undefined {
  const { leaf, children } = part;
  if (isBlank(part)) {
    if (leaf !== undefined) context.ignoreLeaf(leaf, "empty: the key is not known");
    return undefined;
  }
  if (children.length > 0 || leaf === undefined || isEmptyLeaf(leaf)) {
    context.leave(part, "not understood: a key is a text");
    context.report("NT2604", {
      message: `The pre-shared key of ${owner} is not understood: a text belongs there`,
      help: "Write it as a text; until then it is not known",
      at: part.spot,
    });
    return undefined;
  }
  const text = sharedKeyText(context, leaf, owner);
  return text === undefined ? undefined : { value: new Secret(text), leaf, spot: leaf };
}
