import type { Key } from "../../../model/key.ts";
import { isUnresolved, type Stated, textOf, type Unresolved } from "../../../model/stated.ts";
import { derived, type Ref, ref, type TracedLeaf } from "../../../source/traced.ts";
import { knownName, openName, type ResourceName } from "./expression.ts";
import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, NamedResource, Owner } from "./scope.ts";
import { writeUnresolved } from "./writeUnresolved.ts";

/** A model value that has a name and becomes a resource of that name. */
export interface NamedValue {
  readonly key: Key;
  readonly scope: string;
  readonly name: Stated<string>;
  readonly existing?: true;
  readonly condition?: Unresolved;
}

/** A reference to a resource. */
export interface Reference {
  readonly leaf: TracedLeaf;
  /** Ids that must be there before, of resources in this template. */
  readonly dependsOn: readonly string[];
}

/** A value as the owner of its settings. */
export function ownerOf(kind: ResourceKind, { scope, name }: Pick<NamedValue, "scope" | "name">): Owner {
  return new NamedOwner(scope, resourceTypes[kind].words, name);
}

// Texts are made when they are asked for: most settings are known and need none.
class NamedOwner implements Owner {
  readonly scope: string;
  readonly #kind: string;
  readonly #name: Stated<string>;

  constructor(scope: string, kind: string, name: Stated<string>) {
    this.scope = scope;
    this.#kind = kind;
    this.#name = name;
  }

  get words(): string {
    return `${this.#kind} ${textOf(this.#name)}`;
  }

  get names(): readonly string[] {
    return [textOf(this.#name)];
  }
}

/** The resource that stands for a value with a name: the same name if it can be. */
export function resourceOf(scope: ArmScope, kind: ResourceKind, value: NamedValue): NamedResource {
  return (
    scope.knownResource(kind, value.key) ??
    scope.nameResource(kind, value.key, nameOf(scope, kind, value), [ref(value, "name")])
  );
}

function nameOf(scope: ArmScope, kind: ResourceKind, value: NamedValue): ResourceName {
  const { key, name, existing, condition } = value;
  if (isUnresolved(name)) {
    const setting = { holder: value, key: "name", name: "name" };
    const { value: expression } = writeUnresolved(scope, name, setting, ownerOf(kind, value), "string");
    return openName(String(expression).slice(1, -1));
  }
  return existing === true ? knownName(name) : scope.resourceName(kind, key, name, condition !== undefined);
}

/** The name property of a resource that has a name in the input: the same, or a valid one with a report. */
export function statedName(scope: ArmScope, kind: ResourceKind, value: NamedValue): TracedLeaf {
  const { name, refs } = resourceOf(scope, kind, value);
  if (isUnresolved(value.name)) return derived(name.value, refs, renameNote(value.name.unresolved, name.operand));
  if (name.text === value.name) return derived(name.value, refs);
  reportRename(scope, value, name.text ?? name.operand);
  return derived(name.value, refs, `"${value.name}" → "${name.text}": not a valid or free resource name`);
}

function renameNote(expression: string, written: string): string | undefined {
  return expression === written ? undefined : `given as ${written}`;
}

/** Says that something is called otherwise than in the input. */
export function reportRename(scope: ArmScope, value: { readonly name: Stated<string> }, name: string): void {
  // That there is no name has been said when it was read.
  if (value.name === "" || isUnresolved(value.name)) return;
  scope.report("NT3101", {
    message: `"${value.name}" is named "${name}": Resource Manager does not take the old name, or it is taken`,
    help: "Change what refers to the resource by its old name",
    at: scope.placeOf(value, "name"),
    actual: value.name,
    expected: [name],
  });
}

/** The name in the input, kept in a tag where the resource has another. */
export function hasOtherName(scope: ArmScope, kind: ResourceKind, value: NamedValue): boolean {
  const { text } = resourceOf(scope, kind, value).name;
  return text !== undefined && text !== value.name && value.name !== "";
}

/** Refers to a resource of this template, or of another by a parameter. */
export function refer(scope: ArmScope, kind: ResourceKind, value: NamedValue, refs: readonly Ref[]): Reference {
  if (value.scope === scope.scope) {
    const resource = resourceOf(scope, kind, value);
    const leaf = derived(resource.id, [...resource.refs, ...refs]);
    return { leaf, dependsOn: value.existing === true ? [] : [resource.id] };
  }
  const name = textOf(value.name);
  const { words } = resourceTypes[kind];
  const from = value.existing === true ? `${value.scope} refers to` : `is deployed from ${value.scope}`;
  const description = `Resource id of the ${words} ${name}, which ${from}`;
  const at = scope.placeOf(value, "name");
  const expression = scope.parameter(`${kind}Id`, [name], { type: "string", description }, at, value.key);
  return { leaf: derived(expression, [ref(value, "name"), ...refs]), dependsOn: [] };
}
