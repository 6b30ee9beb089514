import { notUnderstood } from "../../../model/openValue.ts";
import { isUnresolved, type Unresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { Codec } from "../codec.ts";
import type { Field } from "../fields.ts";
import type { ReachReadContext } from "./readContext.ts";

/** A part of a description: the object, and what it is in messages. */
export interface Part {
  readonly node: JsonNode;
  readonly words: string;
}

/** Settings that were read, and from where. */
export interface FieldReading {
  readonly value: Record<string, unknown>;
  readonly origins: Record<string, readonly JsonNode[]>;
}

/** Reads the members of a part that become settings of the model as they are. */
export function readFields(context: ReachReadContext, fields: readonly Field[], part: Part): FieldReading {
  const reading: FieldReading = { value: {}, origins: {} };
  for (const field of fields) {
    if (field.key === undefined) continue;
    const list = field.list === true ? readList(context, field, part) : undefined;
    if (list !== undefined) reading.value[field.key] = list;
    if (field.list === true) continue;
    const found = readMember(context, field, part);
    if (found === undefined || (field.isLookedUp === true && isUnresolved(found.value))) continue;
    reading.value[field.key] = found.value;
    reading.origins[field.key] = originOf(context, found.node);
  }
  return reading;
}

/** One value with the leaf that it was read from. */
export interface Member<T> {
  readonly value: T;
  readonly node: JsonNode;
}

// What stands in the place of a value is pointed at, and accounted for, leaf by leaf.
function originOf(context: ReachReadContext, node: JsonNode): readonly JsonNode[] {
  return node.isLeaf ? context.origin(node) : [];
}

/** Reads one member by its name in a table; undefined where it is not understood. */
export function readNamed<T>(
  context: ReachReadContext,
  fields: readonly Field[],
  name: string,
  part: Part,
): Member<T> | undefined {
  const field = fields.find((each) => each.name === name);
  const found = field === undefined ? undefined : readMember(context, field, part);
  if (found === undefined || isUnresolved(found.value)) return undefined;
  context.origin(found.node);
  return found as Member<T>;
}

function readMember(context: ReachReadContext, { name, codec }: Field, part: Part): Member<unknown> | undefined {
  const node = part.node.member(name);
  if (!context.isStated(node)) return undefined;
  return { value: decode(context, codec, node, `"${name}" of ${part.words}`), node };
}

function readList(context: ReachReadContext, { name, codec }: Field, part: Part): readonly unknown[] | undefined {
  const node = part.node.member(name);
  if (!context.isStated(node)) return undefined;
  const values: unknown[] = [];
  const origins: (readonly JsonNode[])[] = [];
  for (const item of node.kind === "array" ? node.items : [node]) {
    if (!context.isStated(item)) continue;
    values.push(decode(context, codec, item, `"${name}" of ${part.words}`));
    origins.push(originOf(context, item));
  }
  context.places.put(values, origins, node);
  return values.length === 0 ? undefined : values;
}

/** The value of one node. What is not understood, which is reported, is not resolved. */
function decode(context: ReachReadContext, codec: Codec<unknown>, node: JsonNode, what: string): unknown {
  const { kind, value } = node;
  if (kind !== "scalar" || value === null) return refuse(context, codec, node, what, `an ${kind} stands there`);
  const { value: decoded, fault, change } = codec.decode(value);
  if (fault !== undefined) return refuse(context, codec, node, what, fault);
  if (change !== undefined) context.reportChange("NT2704", node, what, String(decoded), change);
  return decoded;
}

function refuse(
  context: ReachReadContext,
  codec: Codec<unknown>,
  node: JsonNode,
  what: string,
  fault: string,
): Unresolved {
  // Whoever puts a key in a wrong place does not want to see it in a message.
  const isShown = node.kind === "scalar" && !context.places.hidden.has(node);
  context.leave(node, `not understood: ${fault}`);
  const isNew = !context.refused.has(node);
  context.refused.add(node);
  if (isNew) reportRefused(context, codec, node, what, fault, isShown);
  if (node.kind !== "scalar") return notUnderstood(`an ${node.kind}`);
  return notUnderstood(isShown ? String(node.value).trim() : "a text that is not shown");
}

function reportRefused(
  context: ReachReadContext,
  { expected }: Codec<unknown>,
  node: JsonNode,
  what: string,
  fault: string,
  isShown: boolean,
): void {
  context.report("NT2702", {
    message: `${isShown ? `"${node.value}", ${what},` : what} is not understood: ${fault}`,
    help: `Write it like ${expected.join(", ")}; until then it counts as not known`,
    at: node,
    actual: isShown ? String(node.value) : node.kind,
    expected,
  });
}

/** The objects of a member that holds one or a list of them. */
export function partsOf(context: ReachReadContext, holder: JsonNode, name: string, words: string): readonly Part[] {
  const node = holder.member(name);
  if (!context.isStated(node)) return [];
  const items = node.kind === "array" ? node.items : [node];
  return items
    .filter((item) => isObject(context, item, words))
    .map((item) => ({ node: item, words: named(item, words) }));
}

function named(node: JsonNode, words: string): string {
  const name = node.member("name")?.value;
  return typeof name === "string" && name !== "" ? `${words} "${name}"` : `a ${words}`;
}

function isObject(context: ReachReadContext, node: JsonNode, words: string): boolean {
  if (!context.isStated(node)) return false;
  if (node.kind === "object") return true;
  context.leave(node, "not understood: an object belongs there");
  context.report("NT2702", {
    message: `A ${words} is not understood: an object belongs there`,
    help: "Write it as an object with a name; until then it is left out",
    at: node,
    actual: node.kind,
    expected: ["object"],
  });
  return false;
}
