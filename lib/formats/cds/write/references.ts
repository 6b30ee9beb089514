import type { EntityReference } from "../../../model/edge.ts";
import type { Key } from "../../../model/key.ts";
import type { Stated } from "../../../model/stated.ts";
import { known } from "../../../model/stated.ts";
import { derived, type Ref } from "../../../source/traced.ts";
import { referenceTable } from "../fields/referenceFields.ts";
import { type TracedObject, writeFields } from "./writeFields.ts";
import type { CdsWriteScope, Owner } from "./writeScope.ts";

/** What a reference can lead to. */
export interface Target {
  readonly name?: Stated<string> | undefined;
  readonly id?: Stated<string> | undefined;
}

/** A reference to something that is written too: by name, and by id where that is known. */
export function writeTarget({ name, id }: Target, refs: readonly Ref[]): TracedObject | undefined {
  const shown = known(name);
  const identity = known(id);
  if (shown === undefined && identity === undefined) return undefined;
  return {
    name: shown === undefined || shown === "" ? undefined : derived(shown, refs),
    id: identity === undefined ? undefined : derived(identity, refs),
  };
}

/**
 * References to things of this network, and to those that no input describes; `what` names them. A rule without its
 * references would count for everything: what cannot be said is asked for.
 */
export function writeReferences<T extends Target>(
  scope: CdsWriteScope,
  keys: readonly Key[] | undefined,
  references: readonly EntityReference[] | undefined,
  targets: ReadonlyMap<Key, T>,
  what: string,
  owner: Owner,
): TracedObject[] | undefined {
  const list: TracedObject[] = [];
  for (const [index, key] of (keys ?? []).entries()) {
    const refs = [{ holder: keys as object, key: index }] as const;
    list.push(writeTarget(targets.get(key) ?? {}, refs) ?? unknownTarget(scope, refs, what, owner));
  }
  for (const reference of references ?? []) list.push(writeNarrowing(scope, reference, what, owner));
  return list.length === 0 ? undefined : list;
}

/** A reference to a thing of this network, or to one that no input describes. */
export function writeOneReference<T extends Target>(
  scope: CdsWriteScope,
  ref: Ref,
  reference: EntityReference | undefined,
  targets: ReadonlyMap<Key, T>,
  what: string,
  owner: Owner,
): TracedObject | undefined {
  const key = (ref.holder as Readonly<Record<string, unknown>>)[ref.key];
  if (typeof key === "string") {
    return writeTarget(targets.get(key) ?? {}, [ref]) ?? unknownTarget(scope, [ref], what, owner);
  }
  return reference === undefined ? undefined : writeNarrowing(scope, reference, what, owner);
}

function unknownTarget(scope: CdsWriteScope, refs: readonly [Ref], what: string, owner: Owner): TracedObject {
  return { name: scope.blankFor(what, owner, refs, "what it refers to is not in this network, or has no name") };
}

function writeNarrowing(scope: CdsWriteScope, reference: EntityReference, what: string, owner: Owner): TracedObject {
  const written = writeFields(scope, referenceTable, reference, owner);
  const isEmpty = Object.values(written).every((member) => member === undefined);
  return isEmpty ? { name: scope.blank(what, owner, reference) } : written;
}

/** A reference that is in the model as it is. */
export function writeReference(
  scope: CdsWriteScope,
  reference: EntityReference | undefined,
  owner: Owner,
): TracedObject | undefined {
  if (reference === undefined) return undefined;
  const written = writeFields(scope, referenceTable, reference, owner);
  return Object.values(written).some((member) => member !== undefined) ? written : undefined;
}
