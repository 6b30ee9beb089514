import type { Secret } from "../../../model/secret.ts";
import { isUnresolved, type Stated, type Unresolved } from "../../../model/stated.ts";
import { derived, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import {
  address,
  addresses,
  gatewayPrefix,
  prefix,
  region,
  secret,
  text,
  truth,
  wholeNumber,
} from "../fields/codecs.ts";
import type { AnyCodec, AnyFields } from "../fields/field.ts";
import { literalText } from "./expression.ts";
import type { ArmScope, Owner } from "./scope.ts";
import type { ParameterType } from "./templateWriter.ts";
import { isTracedObject, type ListItem, type TracedObject, writeList, writeUnion } from "./tracedExpression.ts";
import { writeSecret } from "./writeSecret.ts";
import { type Setting, writeUnresolved } from "./writeUnresolved.ts";

/** Settings that are written elsewhere or in another way, by their names in the model: what stands in their place. */
export type Given = { readonly [key: string]: Traced | undefined };

type AnyField = AnyFields[number];
type Holder = { readonly [key: string]: unknown };

/** Writes the fields of a table that are stated, in its order, as the paths of the table nest them. */
export function writeFields(
  scope: ArmScope,
  table: AnyFields,
  holder: object,
  owner: Owner,
  given: Given = {},
): TracedObject {
  const into: TracedObject = {};
  new FieldWriter(scope, owner).write(table, holder as Holder, into, given);
  return into;
}

/** Writes one setting; undefined when there is none, or no word for it. */
export function writeValue(
  scope: ArmScope,
  codec: AnyCodec,
  holder: object,
  key: string | number,
  name: string,
  owner: Owner,
): TracedLeaf | undefined {
  if ((holder as Holder)[key] === undefined) return undefined;
  return new FieldWriter(scope, owner).value(codec, { holder, key, name });
}

/** Writes a list of values. */
export function writeValues(
  scope: ArmScope,
  codec: AnyCodec,
  list: readonly unknown[],
  name: string,
  owner: Owner,
): Traced | undefined {
  return new FieldWriter(scope, owner).list(codec, list, name);
}

class FieldWriter {
  readonly #scope: ArmScope;
  readonly #owner: Owner;

  constructor(scope: ArmScope, owner: Owner) {
    this.#scope = scope;
    this.#owner = owner;
  }

  write(table: AnyFields, holder: Holder, into: TracedObject, given: Given): void {
    for (const field of table) {
      const { key } = field;
      if (holder[key] === undefined && given[key] === undefined) continue;
      const traced = key in given ? given[key] : this.#field(field, holder);
      if (traced !== undefined) place(into, stepsOf(field.path), 0, traced);
    }
  }

  #field(field: AnyField, holder: Holder): Traced | undefined {
    const { key, path } = field;
    const value = holder[key];
    const setting: Setting = { holder, key, name: lastStep(path) };
    switch (field.kind) {
      case "value":
        return this.value(field.codec, setting);
      case "values":
        return this.list(field.codec, value as readonly unknown[], setting.name);
      case "single":
        return this.#single(field.codec, value as readonly unknown[], setting.name);
      case "part":
        return this.#part(field.fields, value, setting);
      case "parts":
        return this.#parts(field.fields, value as readonly unknown[], setting.name);
      case "only": {
        const part = this.#part(field.fields, value, setting);
        return part === undefined || isWhole(value) ? part : [part];
      }
    }
  }

  value(codec: AnyCodec, setting: Setting): TracedLeaf | undefined {
    const { holder, key } = setting;
    const value = (holder as Holder)[key];
    if (codec.secret === true) return writeSecret(this.#scope, value as Stated<Secret>, setting, this.#owner);
    if (isUnresolved(value)) return this.#unresolved(value, setting, typeOf(codec));
    const spelled = codec.encode(value);
    if (!openCodecs.has(codec) && codec.decode(String(spelled)).fault !== undefined) {
      this.#scope.drop(holder, key, `"${setting.name}" can be ${codec.expected.join(", ")} only`);
      return undefined;
    }
    return derived(typeof spelled === "string" ? literalText(spelled) : spelled, [{ holder, key }]);
  }

  #unresolved(value: Unresolved, setting: Setting, type: ParameterType): TracedLeaf {
    return writeUnresolved(this.#scope, value, setting, this.#owner, value.list === true ? "array" : type);
  }

  list(codec: AnyCodec, list: readonly unknown[], name: string): Traced | undefined {
    // Most lists are of known prefixes: a large file has a great many.
    if (codec === prefix && list.length > 0 && list.every(isText)) {
      return list.map((value, key) => derived(literalText(value), [{ holder: list, key }]));
    }
    const items: ListItem[] = [];
    for (const [index, value] of list.entries()) {
      const item = this.value(codec, { holder: list, key: index, name });
      if (item !== undefined) items.push({ item, whole: isWhole(value) });
    }
    return items.length === 0 ? undefined : writeList(items);
  }

  // A list is in order of preference; Azure takes one, so that the first that it has a word for is written.
  #single(codec: AnyCodec, list: readonly unknown[], name: string): TracedLeaf | undefined {
    let written: TracedLeaf | undefined;
    for (const key of list.keys()) {
      if (written === undefined) written = this.value(codec, { holder: list, key, name });
      else this.#reportAlternative(codec, list, key, name, written);
    }
    return written;
  }

  #reportAlternative(codec: AnyCodec, list: readonly unknown[], key: number, name: string, written: TracedLeaf): void {
    const value = list[key];
    const word = isUnresolved(value) ? value.unresolved : String(codec.encode(value));
    const note = `"${name}" takes one value, and "${written.value}" is preferred`;
    this.#scope.drop(list, key, note, true);
    this.#scope.report("NT3111", {
      message: `"${word}", an alternative for "${name}" of ${this.#owner.words}, is left out: Azure takes one, "${written.value}"`,
      help: "Nothing if the other end offers the value that is written; else write the one that both ends have",
      at: this.#scope.places.spotOf(list, key),
      actual: word,
      expected: [String(written.value)],
    });
  }

  #part(fields: AnyFields, value: unknown, setting: Setting): Traced | undefined {
    if (isUnresolved(value)) return this.#unresolved(value, setting, partType(fields));
    const part: TracedObject = {};
    this.write(fields, value as Holder, part, {});
    return isEmpty(part) ? undefined : part;
  }

  #parts(fields: AnyFields, list: readonly unknown[], name: string): Traced | undefined {
    const items: ListItem[] = [];
    for (const [index, value] of list.entries()) {
      const inner = new FieldWriter(this.#scope, partOwner(this.#owner, value));
      const item = inner.#part(fields, value, { holder: list, key: index, name });
      if (item !== undefined) items.push({ item, whole: isWhole(value) });
    }
    return items.length === 0 ? undefined : writeList(items);
  }
}

/** The owner of the settings of a part, which has a name of its own as a rule. */
export function partOwner(owner: Owner, part: unknown): Owner {
  const { name } = part as { readonly name?: unknown };
  if (typeof name !== "string" || name === "") return owner;
  return { scope: owner.scope, words: `"${name}" of ${owner.words}`, names: [...owner.names, name] };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a value stands for a whole list. */
export function isWhole(value: unknown): boolean {
  return isUnresolved(value) && value.list === true;
}

/** Codecs that have a text for every value. */
const openCodecs: ReadonlySet<AnyCodec> = new Set<AnyCodec>([
  text,
  wholeNumber,
  truth,
  region,
  address,
  addresses,
  prefix,
  gatewayPrefix,
  secret,
]);

function typeOf(codec: AnyCodec): ParameterType {
  if (codec === wholeNumber) return "int";
  return codec === truth ? "bool" : "string";
}

function partType(fields: AnyFields): ParameterType {
  return fields.some(holdsSecret) ? "secureobject" : "object";
}

function holdsSecret(field: AnyField): boolean {
  return "fields" in field ? field.fields.some(holdsSecret) : field.codec.secret === true;
}

const knownSteps = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const steps = knownSteps.get(path) ?? (path === "" ? [] : path.split("."));
  knownSteps.set(path, steps);
  return steps;
}

// `id` and the like say nothing without what holds them.
function lastStep(path: string): string {
  const steps = stepsOf(path);
  const last = steps.at(-1) ?? "";
  return last === "id" || last === "name" || last === "addressPrefixes" ? (steps.at(-2) ?? last) : last;
}

/** Puts a value at a path, beside or together with what is there. */
function place(into: TracedObject, steps: readonly string[], at: number, value: Traced): void {
  const step = steps[at];
  if (step === undefined) {
    // Fields of the same level, in a group of their own in the model only.
    Object.assign(into, value);
    return;
  }
  const existing = into[step];
  if (at === steps.length - 1) into[step] = existing === undefined ? value : writeUnion(existing, value);
  else if (isTracedObject(existing)) place(existing, steps, at + 1, value);
  else {
    const below: TracedObject = {};
    place(below, steps, at + 1, value);
    into[step] = existing === undefined ? below : writeUnion(existing, below);
  }
}

function isEmpty(part: TracedObject): boolean {
  for (const _ in part) return false;
  return true;
}
