import { isUnresolved } from "../../../model/stated.ts";
import type { Tag } from "../../../model/tag.ts";
import { derived, type Ref, ref, type TracedLeaf } from "../../../source/traced.ts";
import { literalText } from "./expression.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { writeUnresolved } from "./writeUnresolved.ts";

/** A tag holds 256 characters: azure-docs, "Use tags to organize your Azure resources", read without a date. */
const mostCharacters = 256;

/** A resource holds 50 tags: the same page. */
const mostTags = 50;

/** A tag that stands for what Resource Manager has no property for. */
export type ClassicTag = readonly [name: string, leaf: TracedLeaf | undefined];

/** The tags of a resource: its own as they are, then those that stand for classic settings. */
export function writeTags(
  scope: ArmScope,
  tags: readonly Tag[] | undefined,
  owner: Owner,
  classic: readonly ClassicTag[] = [],
): { readonly [name: string]: TracedLeaf } | undefined {
  if (tags === undefined && classic.every(([, leaf]) => leaf === undefined)) return undefined;
  const written = new Map<string, ClassicTag>();
  const add = (name: string, leaf: TracedLeaf, refs: readonly Ref[]): void => {
    const folded = name.toLowerCase();
    if (!written.has(folded) && written.size < mostTags) written.set(folded, [name, leaf]);
    else {
      const note = written.has(folded) ? "another tag has the same name" : `A resource holds at most ${mostTags} tags`;
      for (const { holder, key } of refs) scope.drop(holder, key, note);
    }
  };
  for (const each of tags ?? []) add(each.name, writeTag(scope, each, owner), [ref(each, "name"), ref(each, "value")]);
  for (const [name, leaf] of classic) if (leaf !== undefined) add(name, leaf, leaf.refs);
  // Unlike an assignment this takes any name, `__proto__` too.
  return written.size === 0 ? undefined : (Object.fromEntries(written.values()) as { [name: string]: TracedLeaf });
}

function writeTag(scope: ArmScope, each: Tag, owner: Owner): TracedLeaf {
  const { name, value } = each;
  const refs = [ref(each, "name"), ref(each, "value")];
  if (!isUnresolved(value)) return derived(literalText(value), refs);
  // Without its note, which is about the value and would be taken for one about the name too.
  const { value: expression } = writeUnresolved(scope, value, { holder: each, key: "value", name }, owner, "string");
  return derived(expression, refs);
}

/** A text that Resource Manager has no property for, kept in a tag; what is too long for one is reported as lost. */
export function tag<T extends object>(
  scope: ArmScope,
  holder: T,
  key: keyof T & string,
  owner: Owner,
  further: readonly Ref[] = [],
): TracedLeaf | undefined {
  const value: unknown = holder[key];
  if (value === undefined || value === "") return undefined;
  const refs = [ref(holder, key), ...further];
  if (isUnresolved(value)) {
    const { value: expression } = writeUnresolved(scope, value, { holder, key, name: key }, owner, "string");
    return derived(expression, refs);
  }
  const text = String(value);
  if (text.length <= mostCharacters) return derived(literalText(text), refs);
  for (const each of refs) scope.drop(each.holder, each.key, `A tag holds at most ${mostCharacters} characters`);
  return undefined;
}
