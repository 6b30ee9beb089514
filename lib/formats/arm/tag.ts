import { derived, ref, type TracedLeaf } from "../../source/traced.ts";
import { literalText } from "./expression.ts";
import type { ArmScope } from "./scope.ts";

/** A tag holds 256 characters: azure-docs, "Use tags to organize your Azure resources", read without a date. */
const mostCharacters = 256;

/** A text that Resource Manager has no property for, kept in a tag; what is too long for one is reported as lost. */
export function tag<T extends object>(scope: ArmScope, holder: T, key: keyof T & string): TracedLeaf | undefined {
  const value = holder[key];
  if (value === undefined || value === "") return undefined;
  const text = String(value);
  if (text.length <= mostCharacters) return derived(literalText(text), [ref(holder, key)]);
  scope.unsaid.push({ kind: "dropped", holder, key, note: `A tag holds at most ${mostCharacters} characters` });
  return undefined;
}
