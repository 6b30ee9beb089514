import { notUnderstood } from "../../../model/openValue.ts";
import { Secret } from "../../../model/secret.ts";
import { isUnresolved, type Stated, type Unresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { AnyCodec, AnyFields, Field } from "../fields/field.ts";
import { policyFields, selectorFields } from "../fields/ipsecFields.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { Unresolved as UnresolvedValue } from "../template/value.ts";
import { find } from "./find.ts";
import type { ArmReadContext } from "./readContext.ts";
import { withheld } from "./secrets.ts";

/** What was read of a model value, and from where. */
export interface FieldReading {
  readonly value: { [key: string]: unknown };
  readonly origins: { [key: string]: readonly JsonNode[] };
}

/** Reads fields of all that is said about one thing. `owner` names it in messages. */
export function readFields(
  context: ArmReadContext,
  fields: AnyFields,
  bodies: readonly EvaluatedNode[],
  owner: string,
): FieldReading {
  const reading: FieldReading = { value: {}, origins: {} };
  for (const field of fields) new FieldReader(context, field, owner, reading).read(bodies);
  return reading;
}

/** Reads fields into an object of the model and remembers where they were. */
export function readObject<T extends object>(
  context: ArmReadContext,
  fields: AnyFields,
  bodies: readonly EvaluatedNode[],
  owner: string,
  fixed: object = {},
): T {
  const { value, origins } = readFields(context, fields, bodies, owner);
  const object = { ...fixed, ...value };
  context.places.put(object, origins, bodies[0]?.at);
  return object as T;
}

/** Whether something is said at all: an empty text, list or object says nothing, and neither does null. */
export function isStated(context: ArmReadContext, node: EvaluatedNode | undefined): node is EvaluatedNode {
  if (node === undefined) return false;
  const empty =
    node.kind === "scalar"
      ? node.value === null || node.value === ""
      : node.kind !== "unresolved" && node.members.length === 0 && node.items.length === 0;
  if (empty) context.ignore(node, "empty: not set");
  return !empty;
}

/** What parts of a kind always have in the model, be it empty. */
const always: ReadonlyMap<AnyFields, () => object> = new Map<AnyFields, () => object>([
  [selectorFields, () => ({ local: [], remote: [] })],
  [policyFields, () => ({ ike: {}, child: {} })],
]);

class FieldReader {
  readonly #context: ArmReadContext;
  readonly #field: Field<Record<string, unknown>>;
  readonly #owner: string;
  readonly #into: FieldReading;

  constructor(context: ArmReadContext, field: Field<Record<string, unknown>>, owner: string, into: FieldReading) {
    this.#context = context;
    this.#field = field;
    this.#owner = owner;
    this.#into = into;
  }

  read(bodies: readonly EvaluatedNode[]): void {
    const { path, kind } = this.#field;
    const nodes = bodies.map((body) => find(body, path)).filter((node) => isStated(this.#context, node));
    const [first, ...others] = nodes;
    if (first === undefined) return;
    if (kind === "value" || kind === "single") this.#scalar(first, others);
    else if (kind === "values") this.#list(first, others);
    else if (kind === "part") this.#part(nodes);
    else this.#parts(first, others);
  }

  #put(value: unknown, origin: readonly JsonNode[]): void {
    this.#into.value[this.#field.key] = value;
    this.#into.origins[this.#field.key] = origin;
  }

  get #what(): string {
    const { path } = this.#field;
    return `"${path.slice(path.lastIndexOf(".") + 1)}" of ${this.#owner}`;
  }

  #scalar(node: EvaluatedNode, others: readonly EvaluatedNode[]): void {
    const value = decodeNode(this.#context, this.codec, node, this.#what);
    if (value === undefined) return;
    const agreeing = others.filter((other) => {
      const again = decodeNode(this.#context, this.codec, other, this.#what);
      const same = again === undefined || sameValue(again, value);
      if (!same) this.#differ(node, other);
      return same;
    });
    const origin = this.#context.origin(node, ...agreeing);
    if (this.#field.kind === "value") {
      this.#put(value, origin);
      return;
    }
    const list = [value];
    this.#context.places.put(list, [origin]);
    this.#put(list, []);
  }

  #list(node: EvaluatedNode, others: readonly EvaluatedNode[]): void {
    const items = this.#itemsOf(node);
    const list = items.map(({ value }) => value);
    this.#context.places.put(
      list,
      items.map(({ item }) => this.#context.origin(item)),
    );
    for (const other of others) {
      const again = this.#itemsOf(other);
      const isSame = again.length === list.length && again.every(({ value }, index) => sameValue(value, list[index]));
      if (isSame) this.#context.ignore(other, "said before, in the same words");
      else this.#differ(node, other);
    }
    this.#put(list, []);
  }

  #itemsOf(node: EvaluatedNode): { readonly item: EvaluatedNode; readonly value: unknown }[] {
    this.#context.understand(node);
    // Command line tools and people write one value where a list of one is meant.
    const items = node.kind === "array" ? node.items : [node];
    return items
      .filter((item) => isStated(this.#context, item))
      .map((item) => ({ item, value: this.#itemValue(item, item === node) }))
      .filter(({ value }) => value !== undefined);
  }

  #itemValue(item: EvaluatedNode, isWhole: boolean): unknown {
    if (isWhole && item.kind === "unresolved") return this.#context.unresolved(item, true);
    return decodeNode(this.#context, this.codec, item, this.#what);
  }

  #part(nodes: readonly EvaluatedNode[]): void {
    const open = nodes.find((node) => node.kind === "unresolved");
    if (open !== undefined) {
      this.#put(this.#context.unresolved(open), this.#context.origin(open));
      return;
    }
    const objects = nodes.filter((node) => node.kind === "object");
    const reading = readFields(this.#context, this.#fields, objects, this.#owner);
    if (Object.keys(reading.value).length === 0) return;
    this.#context.places.put(reading.value, reading.origins, objects[0]?.at);
    this.#put(reading.value, []);
  }

  #parts(node: EvaluatedNode, others: readonly EvaluatedNode[]): void {
    for (const other of others) {
      if (sameNode(node, other)) this.#context.ignore(other, "said before, in the same words");
      else this.#differ(node, other);
    }
    // Most parts are never unresolved as a whole in the model: what is stays for the report of what is not read.
    const mayBeOpen = always.has(this.#fields);
    if (node.kind === "unresolved") {
      if (!mayBeOpen) return;
      const origin = this.#context.origin(node);
      const value = this.#context.unresolved(node, true);
      if (this.#field.kind === "only") this.#put(value, origin);
      else this.#putList([value], [origin]);
      return;
    }
    // Tools write one part where a list of one is meant. What is no object stays for the report of what is not read.
    const parts = node.kind === "object" ? [node] : node.items;
    const items = parts.filter(
      (item) => isStated(this.#context, item) && (item.kind === "object" || (mayBeOpen && item.kind === "unresolved")),
    );
    if (items.length === 0) return;
    if (this.#field.kind === "only") {
      this.#only(items);
      return;
    }
    const values: unknown[] = [];
    const origins: (readonly JsonNode[])[] = [];
    for (const item of items) {
      const [value, origin] = this.#item(item);
      values.push(value);
      origins.push(origin);
    }
    this.#putList(values, origins);
  }

  #putList(values: readonly unknown[], origins: readonly (readonly JsonNode[])[]): void {
    this.#context.places.put(values, origins);
    this.#put(values, []);
  }

  #item(item: EvaluatedNode): readonly [unknown, readonly JsonNode[]] {
    if (item.kind === "unresolved") return [this.#context.unresolved(item), this.#context.origin(item)];
    return [readObject(this.#context, this.#fields, [item], this.#owner, always.get(this.#fields)?.()), []];
  }

  #only(items: readonly EvaluatedNode[]): void {
    const [first, second] = items;
    if (first === undefined) return;
    if (second !== undefined) {
      this.#context.report("NT2507", {
        message: `Found ${items.length} entries in ${this.#what}, expected one at most; the first is read, this one is not`,
        help: "Keep one of them: the service takes one",
        at: second.at,
        related: items.slice(2).map(({ at }) => ({ message: "So is this one", at })),
      });
      for (const other of items.slice(1)) this.#context.leaveAll(other.at, "the service takes one entry");
    }
    const [value, origin] = this.#item(first);
    this.#put(value, origin);
  }

  #differ(first: EvaluatedNode, other: EvaluatedNode): void {
    reportDifference(this.#context, this.#what, first, other);
  }

  get codec(): AnyCodec {
    return (this.#field as { readonly codec: AnyCodec }).codec;
  }

  get #fields(): AnyFields {
    return (this.#field as { readonly fields: AnyFields }).fields;
  }
}

/** Reports that two descriptions of one thing say different things. The first is read. */
export function reportDifference(
  context: ArmReadContext,
  what: string,
  first: EvaluatedNode,
  other: EvaluatedNode,
): void {
  const at = context.placeOf(other);
  context.understand(other);
  context.leaveAll(at, "given twice, and differently; the first is read");
  context.report("NT2506", {
    message: `${what} is given twice, and differently; the first is read`,
    help: "Make both say the same, or remove one",
    at,
    related: [{ message: "The first one is here", at: context.placeOf(first) }],
  });
}

/** The value of one node. What is not understood, which is reported, is not resolved. */
export function decodeNode(
  context: ArmReadContext,
  codec: AnyCodec,
  node: EvaluatedNode,
  what: string,
): Stated<unknown> | undefined {
  context.understand(node);
  if (codec.secret === true) return withheld(context, node);
  if (node.kind === "unresolved") return context.unresolved(node);
  // Somebody gave a name or an address as a secure parameter: it must not be seen, so that the parameter stands for it.
  if (node.secure) return context.secured(node);
  const { value } = node;
  if (node.kind !== "scalar" || value === null || typeof value === "object") {
    return refused(context, codec, node, what, `an ${node.kind} stands where a value belongs`);
  }
  const { value: decoded, fault, change } = codec.decode(value);
  if (fault !== undefined) return refused(context, codec, node, what, fault);
  if (change !== undefined) reportChange(context, node, what, String(codec.encode(decoded)), change);
  return decoded;
}

function refused(
  context: ArmReadContext,
  codec: AnyCodec,
  node: EvaluatedNode,
  what: string,
  fault: string,
): Unresolved {
  const at = context.placeOf(node);
  const shown = node.kind === "scalar" ? `"${String(node.value)}", ` : "";
  context.leaveAll(at, `not understood: ${fault}`);
  // The text may be written out elsewhere, as the value of a parameter.
  const use = node.at === at || !node.at.isLeaf ? undefined : node.at;
  if (use !== undefined) context.leaveAll(use, `not understood: ${fault}`);
  context.report("NT2503", {
    message: `${shown}${what}, is not understood: ${fault}`,
    help: `Write it like ${codec.expected.slice(0, 9).join(", ")}; until then it counts as not known`,
    at,
    related: use === undefined ? [] : [{ message: "It is used here", at: use }],
    actual: node.kind === "scalar" ? String(node.value) : node.kind,
    expected: codec.expected,
  });
  return notUnderstood(node.kind === "scalar" ? String(node.value) : `an ${node.kind}`);
}

/** Reports that a value was brought to its usual spelling. */
export function reportChange(
  context: ArmReadContext,
  node: EvaluatedNode,
  what: string,
  value: string,
  change: string,
): void {
  const at = context.placeOf(node);
  context.reportChange(at, change, {
    message: `"${String(node.value)}", ${what}, is read as "${value}": ${change}`,
    help: "Nothing, unless something else was meant",
    at,
    actual: String(node.value),
    expected: [value],
  });
}

/** Whether two parts of resources say the same in the same words. */
export function sameNode(one: EvaluatedNode, other: EvaluatedNode): boolean {
  if (one.value instanceof UnresolvedValue && other.value instanceof UnresolvedValue) {
    return one.value.expression === other.value.expression;
  }
  if (one.kind !== other.kind || one.value !== other.value) return false;
  if (one.items.length !== other.items.length || one.members.length !== other.members.length) return false;
  const sameItems = one.items.every((item, index) => sameNode(item, other.items[index] as EvaluatedNode));
  return (
    sameItems &&
    one.members.every(([name, member]) => {
      const twin = other.member(name);
      return twin !== undefined && sameNode(member, twin);
    })
  );
}

/** Whether two settings say the same; unresolved ones when their expressions are. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (isUnresolved(one) && isUnresolved(other)) return one.unresolved === other.unresolved;
  if (one instanceof Secret && other instanceof Secret) return one.equals(other);
  return one === other;
}
