import { isUnresolved, type Stated } from "../../../model/stated.ts";
import { derived, type Ref, ref, type TracedLeaf } from "../../../source/traced.ts";
import { text } from "../fields/codecs.ts";
import { childName, knownName, openName, type ResourceName } from "./expression.ts";
import type { NameBook } from "./names.ts";
import { reportRename } from "./resources.ts";
import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { writeValue } from "./writeFields.ts";

/** A name that is written, with the model properties that it comes from. */
export interface WrittenName {
  readonly name: ResourceName;
  readonly leaf: TracedLeaf;
}

/** A part of a resource, inside of it or as a resource of its own. */
export interface WrittenPart extends WrittenName {
  readonly properties: TracedObject;
}

/** Names a part of a resource. `property` is what holds it. */
export function writeName(
  scope: ArmScope,
  part: { readonly name: Stated<string> },
  property: string,
  owner: Owner,
): WrittenName {
  const leaf = writeValue(scope, text, part, "name", property, owner) as TracedLeaf;
  const name = isUnresolved(part.name) ? openName(String(leaf.value).slice(1, -1)) : knownName(part.name);
  return { leaf, name };
}

/** Names a part whose name has rules: the same name, or a valid one with a report. */
export function assignName(
  scope: ArmScope,
  book: NameBook,
  kind: ResourceKind,
  part: { readonly name: Stated<string> },
  owner: Owner,
  wanted?: string,
): WrittenName {
  const { words } = resourceTypes[kind];
  if (isUnresolved(part.name)) return writeName(scope, part, kind, owner);
  const name = book.assign(kind, wanted ?? part.name);
  if (name === part.name) return { leaf: derived(name, [ref(part, "name")]), name: knownName(name) };
  reportRename(scope, part, name);
  const note = `"${part.name}" → "${name}": not a valid or free ${words} name`;
  return { leaf: derived(name, [ref(part, "name")], note), name: knownName(name) };
}

/** The name of a part as a resource of its own. It has no note, which would be taken for one about the parent too. */
export function nameBelow(
  parent: { readonly name: ResourceName; readonly refs: readonly Ref[] },
  part: WrittenName,
): WrittenName & { readonly refs: readonly Ref[] } {
  const name = childName(parent.name, part.name);
  const refs = [...part.leaf.refs, ...parent.refs];
  return { name, leaf: derived(name.value, refs), refs };
}

/** Parts as items of a list in their resource. */
export function inline(parts: readonly WrittenPart[] | undefined): TracedObject[] | undefined {
  if (parts === undefined || parts.length === 0) return undefined;
  return parts.map(({ leaf, properties }) => ({ name: leaf, properties }));
}
