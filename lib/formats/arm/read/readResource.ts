import type { Key } from "../../../model/key.ts";
import { isUnresolved, type Stated, textOf, type Unresolved } from "../../../model/stated.ts";
import type { Tag } from "../../../model/tag.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { text } from "../fields/codecs.ts";
import type { AnyFields } from "../fields/field.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { memberOf, textOf as scalarText } from "../template/members.ts";
import { Unresolved as UnresolvedValue } from "../template/value.ts";
import { find } from "./find.ts";
import { type IdText, idTextOf, keyOf, statedText } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import { decodeNode, type FieldReading, isStated, readFields, reportDifference } from "./readFields.ts";
import type { ArmResource } from "./resource.ts";

/** What every resource has: read once, here. */
export interface Identity {
  readonly key: Key;
  readonly scope: string;
  readonly existing?: true;
  readonly condition?: Unresolved;
  readonly name: Stated<string>;
  readonly tags?: readonly Tag[];
}

/** A resource on its way into the model. */
export interface ResourceReading extends FieldReading {
  readonly identity: Identity;
  /** Tags that stand for classic settings, by name without `classic:`. */
  readonly classic: ReadonlyMap<string, EvaluatedNode>;
}

// What the writer of templates keeps of classic settings that Resource Manager has no property for.
const classicTag = /^classic:(name|affinityGroup|label|internetGateway|dnsServer\d+|gatewayProfile|site)$/;

/** Reads what every resource has, and the fields of its kind. `words` is the kind in words: `connection`. */
export function readResource(
  context: ArmReadContext,
  fields: AnyFields,
  resource: ArmResource,
  words: string,
): ResourceReading {
  const { bodies, scope, existing, condition } = resource;
  const name = statedName(resource);
  const { value, origins } = readFields(context, fields, bodies, `${words} "${textOf(name)}"`);
  if (resource.nameNode !== undefined) origins.name = context.origin(resource.nameNode);
  if (condition !== undefined) origins.condition = context.origin(condition.node);
  for (const body of bodies) for (const part of ["name", "id", "type"]) ignoreIfUnused(context, body.member(part));
  const { tags, classic } = readTags(context, bodies);
  const stated = classic.get("name");
  if (stated !== undefined) origins.name = [...(origins.name ?? []), ...context.origin(stated)];
  const identity: Identity = {
    key: context.key(words.replaceAll(" ", "-")),
    scope,
    ...(existing ? { existing: true as const } : {}),
    ...(condition === undefined ? {} : { condition: condition.value }),
    name: stated === undefined ? name : String(stated.value),
    ...(tags.length === 0 ? {} : { tags }),
  };
  return { value, origins, identity, classic };
}

/** Puts a value together and remembers where it was read. */
export function placed<T extends object>(
  context: ArmReadContext,
  value: T,
  origins: { readonly [key: string]: readonly JsonNode[] },
  at: JsonNode,
): T {
  context.places.put(value, origins, at);
  return value;
}

/**
 * The id of a resource as an input writes it out, with its place: its own id, or the beginning of that of a part of it. Those
 * of templates have none.
 */
export function writtenId({ id, at }: ArmResource): { readonly id: string; readonly origin: JsonNode } | undefined {
  const origin = memberOf(at, "id");
  const text = scalarText(origin);
  if (origin === undefined || text === undefined || !id.startsWith("/subscriptions/")) return undefined;
  return text.toLowerCase().startsWith(id) ? { id: text.slice(0, id.length), origin } : undefined;
}

/** The last name of a resource: that of the thing itself. */
export function statedName({ names, nameReason }: ArmResource): Stated<string> {
  return statedText(names.at(-1) ?? [], nameReason);
}

/** The description that a classic resource had, kept in a tag. */
export function readClassicLabel(
  context: ArmReadContext,
  { classic, origins }: ResourceReading,
): { readonly label?: string } {
  const node = classic.get("label");
  if (node === undefined) return {};
  origins.label = context.origin(node);
  return { label: String(node.value) };
}

function ignoreIfUnused(context: ArmReadContext, node: EvaluatedNode | undefined): void {
  if (node === undefined || context.isUnderstood(node)) return;
  context.ignore(node, "says which resource it is");
}

function readTags(
  context: ArmReadContext,
  bodies: readonly EvaluatedNode[],
): { readonly tags: readonly Tag[]; readonly classic: ReadonlyMap<string, EvaluatedNode> } {
  const tags: Tag[] = [];
  const classic = new Map<string, EvaluatedNode>();
  const seen = new Map<string, EvaluatedNode>();
  for (const body of bodies) {
    // PowerShell shows them in the singular.
    const node = find(body, "tags") ?? find(body, "tag");
    if (!isStated(context, node) || node.kind !== "object") continue;
    context.understand(node);
    for (const [name, value] of node.members) {
      if (!isStated(context, value)) continue;
      const stated = context.text(value);
      // A list or an object is no tag: it stays for the report of what is not read.
      if (stated === undefined) continue;
      const folded = name.toLowerCase();
      const first = seen.get(folded);
      if (first !== undefined) {
        if (sameText(context.text(first), stated)) context.ignore(value, "said before, in the same words");
        else reportDifference(context, `Tag "${name}"`, first, value);
        continue;
      }
      seen.set(folded, value);
      const [, setting] = classicTag.exec(name) ?? [];
      if (setting !== undefined && typeof stated === "string") {
        // Whoever takes it says so; what nobody takes is reported.
        classic.set(setting, value);
        continue;
      }
      const origin = context.origin(value);
      tags.push(placed(context, { name, value: stated }, { name: origin, value: origin }, value.at));
    }
  }
  return { tags, classic };
}

function sameText(one: Stated<string> | undefined, other: Stated<string>): boolean {
  if (isUnresolved(one) && isUnresolved(other)) return one.unresolved === other.unresolved;
  return one === other;
}

/** A reference to another resource. */
export interface Reference {
  readonly node: EvaluatedNode;
  /** For looking it up. */
  readonly id: string;
  /** As a setting, where the resource is in no input. */
  readonly stated: Stated<string>;
}

/** The reference at a path, the first that is stated. */
export function readReference(
  context: ArmReadContext,
  bodies: readonly EvaluatedNode[],
  path: string,
): Reference | undefined {
  const what = `"${path.replace(/^properties\./, "")}"`;
  let first: Reference | undefined;
  for (const body of bodies) {
    const node = find(body, path);
    if (!isStated(context, node)) continue;
    const stated = decodeNode(context, text, node, what) as Stated<string> | undefined;
    if (stated === undefined) continue;
    const id = keyOf(textOfNode(node));
    if (first === undefined) first = { node, id, stated };
    else if (id === first.id) context.ignore(node, "said before, in the same words");
    else reportDifference(context, what, first.node, node);
  }
  return first;
}

/** The text of a node, its unknown parts apart. */
export function textOfNode({ value, at }: EvaluatedNode): IdText {
  return idTextOf(value instanceof UnresolvedValue ? value : String(value ?? ""), at.source.name);
}
