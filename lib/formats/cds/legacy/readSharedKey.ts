import { Secret } from "../../../model/secret.ts";
import type { Leaf } from "../../../source/tree.ts";
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
  if (encrypted !== undefined) {
    context.ignoreLeaf(encrypted.leaf, `the key is ${encrypted.value ? "encrypted" : "written as it is"}`);
  }
  if (part === undefined) return undefined;
  if (encrypted?.value === true) {
    context.ignore(part, "encrypted by the platform: the key is not known");
    return undefined;
  }
  return readKeyText(context, part, owner);
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
  return keyOf(context, leaf, owner);
}

function keyOf(context: LegacyReadContext, leaf: Leaf, owner: string): ReadValue<Secret> | undefined {
  const { value } = leaf;
  if (typeof value !== "string") {
    context.places.note(leaf, "read as a text, sign by sign");
    context.report("NT2605", {
      message: `The pre-shared key of ${owner} is not written as a text; it is read as one, sign by sign`,
      help: "Put it in quotes",
      at: leaf,
    });
    return { value: new Secret(leaf.source.text.slice(leaf.start, leaf.end)), leaf };
  }
  if (/^[*•●]+$/.test(value)) {
    context.ignoreLeaf(leaf, "masked: the key is not known");
    return undefined;
  }
  // Only our own words: any other text in brackets can be a key.
  if (/^<pre-shared key .*>$/s.test(value)) {
    context.ignoreLeaf(leaf, "a placeholder: the key is not known");
    return undefined;
  }
  return { value: new Secret(value), leaf };
}
