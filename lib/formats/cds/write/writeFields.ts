import { isUnresolved } from "../../../model/stated.ts";
import { derived, type Traced, TracedLeaf } from "../../../source/traced.ts";
import type { Spot } from "../../../source/tree.ts";
import type { AnyCodec } from "../fields/codec.ts";
import type { AnyField, AnyTable } from "../fields/field.ts";
import { dropAll } from "./dropAll.ts";
import { type CdsWriteScope, notKnown, type Owner } from "./writeScope.ts";

/** An object on its way into a body. */
export type TracedObject = { [name: string]: Traced | undefined };

/** Settings that are written by code of their own, by their names in the model. */
export type Given = { readonly [key: string]: Traced | undefined };

type Holder = { readonly [key: string]: unknown };

/** Writes what is stated of the fields of a table, in its order, and what the API asks for besides. */
export function writeFields(
  scope: CdsWriteScope,
  table: AnyTable,
  holder: object,
  owner: Owner,
  given: Given = {},
): TracedObject {
  const into: TracedObject = {};
  for (const field of table.fields) {
    const traced = field.key in given ? given[field.key] : writeField(scope, field, holder as Holder, owner);
    if (traced !== undefined) place(into, field.path.split("."), traced);
  }
  return into;
}

function writeField(scope: CdsWriteScope, field: AnyField, holder: Holder, owner: Owner): Traced | undefined {
  const value = holder[field.key];
  switch (field.kind) {
    case "value":
      return writeValue(scope, field, holder, owner);
    case "values":
      return writeValues(scope, field, value as readonly unknown[] | undefined, owner);
    case "part":
      return value === undefined ? undefined : writePart(scope, field, value as object, owner);
    case "parts":
      return writeParts(scope, field, value as readonly object[] | undefined, owner);
    case "given":
      return undefined;
  }
}

function writeValue(
  scope: CdsWriteScope,
  { key, path, codec, required, narrows }: AnyField & { readonly kind: "value" },
  holder: Holder,
  owner: Owner,
): TracedLeaf | undefined {
  if (holder[key] === undefined || (required !== undefined && holder[key] === "" && codec.takesEmpty !== true)) {
    return required === undefined ? undefined : scope.blank(required, owner, holder, key);
  }
  return encode(scope, codec, { holder, key, path, required: required ?? narrows }, owner);
}

interface Setting {
  readonly holder: object;
  readonly key: string | number;
  readonly path: string;
  readonly required?: string | undefined;
}

/** Writes one value that the model has. One that the API has no word for is dropped, or asked for where it must be. */
export function encode(scope: CdsWriteScope, codec: AnyCodec, setting: Setting, owner: Owner): TracedLeaf | undefined {
  const { holder, key, required } = setting;
  const value = (holder as Holder)[key];
  const written = isUnresolved(value) ? undefined : codec.encode(value);
  if (written === undefined) {
    const why = isUnresolved(value) ? notKnown(value) : `the API takes ${codec.expected.slice(0, 9).join(", ")} only`;
    if (required !== undefined) return scope.blankFor(required, owner, [{ holder, key }], why);
    scope.drop(holder, key, why);
    return undefined;
  }
  return inRange(scope, codec, written, setting, owner) ?? derived(written, [{ holder, key }]);
}

function inRange(
  scope: CdsWriteScope,
  codec: AnyCodec,
  value: unknown,
  { holder, key, path }: Setting,
  owner: Owner,
): TracedLeaf | undefined {
  if (codec.range === undefined || typeof value !== "number") return undefined;
  const [least, most] = codec.range;
  const nearest = Math.min(most, Math.max(least, value));
  if (nearest === value) return undefined;
  const name = lastStep(path);
  scope.report("NT3304", {
    message: `"${name}" of ${owner.words} is ${value}; the API takes ${least} to ${most}, and ${nearest} is written`,
    help: "Check that the nearest value will do",
    at: scope.spot(holder, key, owner),
    actual: String(value),
    expected: [`${least} to ${most}`],
  });
  return derived(nearest, [{ holder, key }], `${value} → ${nearest}: "${name}" goes from ${least} to ${most}`);
}

function writeValues(
  scope: CdsWriteScope,
  { path, codec, required, narrows, most }: AnyField & { readonly kind: "values" },
  list: readonly unknown[] | undefined,
  owner: Owner,
): Traced | undefined {
  const written: TracedLeaf[] = [];
  for (const key of (list ?? []).keys()) {
    if (most !== undefined && written.length === most) {
      scope.drop(list as object, key, `"${lastStep(path)}" takes ${most} at most`, true);
      reportLong(scope, scope.spot(list as object, key, owner), path, most, owner);
    } else {
      const leaf = encode(scope, codec, { holder: list as object, key, path }, owner);
      if (leaf !== undefined) written.push(leaf);
    }
  }
  if (written.length > 0) return written;
  const [first, ...others] = (list ?? []).map((_, key) => ({ holder: list as object, key }));
  const what = required ?? narrows;
  // Nothing of what is stated can be said: to write nothing at all would say something else.
  if (first !== undefined && what !== undefined) {
    const open = (list ?? []).find(isUnresolved);
    const why = open === undefined ? "an edge gateway cannot say it" : notKnown(open);
    return [scope.blankFor(what, owner, [first, ...others], why)];
  }
  return required === undefined ? undefined : [scope.blank(required, owner)];
}

function writeParts(
  scope: CdsWriteScope,
  field: AnyField & { readonly kind: "parts" },
  list: readonly object[] | undefined,
  owner: Owner,
): Traced | undefined {
  const { path, most } = field;
  const written: TracedObject[] = [];
  for (const [index, part] of (list ?? []).entries()) {
    if (most !== undefined && written.length === most) {
      dropAll(scope, part, `"${lastStep(path)}" takes ${most} at most`);
      reportLong(scope, scope.spot(part, "", owner), path, most, owner);
    } else {
      const object = writePart(scope, field, part, partOwner(owner, part, path, index));
      if (object !== undefined) written.push(object);
    }
  }
  return written.length === 0 ? undefined : written;
}

function writePart(
  scope: CdsWriteScope,
  { table, narrows }: AnyField & { readonly kind: "part" | "parts" },
  part: object,
  owner: Owner,
): TracedObject | undefined {
  const object = nonEmpty(writeFields(scope, table, part, owner));
  return object === undefined && narrows !== undefined ? { name: scope.blank(narrows, owner, part) } : object;
}

// The text in the place of an unknown value must tell one part of a list from another.
function partOwner(owner: Owner, part: object, path: string, index: number): Owner {
  const { name } = part as { readonly name?: unknown };
  const shown = typeof name === "string" && name !== "" ? name : `${path.split(".")[0]} ${index + 1}`;
  return { words: owner.words, name: `${owner.name}, ${shown}`, value: owner.value };
}

function reportLong(scope: CdsWriteScope, at: Spot | undefined, path: string, most: number, owner: Owner): void {
  scope.report("NT3304", {
    message: `"${lastStep(path)}" of ${owner.words} takes ${most} entries at most; a further one is left out`,
    help: "Join prefixes, or spread them over several objects",
    at,
    expected: [`${most} at most`],
  });
}

function nonEmpty(object: TracedObject): TracedObject | undefined {
  return Object.values(object).some((member) => member !== undefined) ? object : undefined;
}

// Settings are named by the last steps of their paths that say something.
function lastStep(path: string): string {
  const steps = path.split(".");
  const last = steps.at(-1) ?? path;
  return last === "values" || last === "version" ? (steps.at(-2) ?? last) : last;
}

/** Puts a value at a path, beside or together with what is there. */
export function place(into: TracedObject, [step = "", ...rest]: readonly string[], value: Traced): void {
  const there = into[step];
  if (rest.length > 0) {
    const below: TracedObject = isObject(there) ? there : {};
    into[step] = below;
    place(below, rest, value);
  } else into[step] = isObject(there) && isObject(value) ? { ...there, ...value } : value;
}

function isObject(traced: Traced | undefined): traced is TracedObject {
  return traced !== undefined && !Array.isArray(traced) && !(traced instanceof TracedLeaf);
}
