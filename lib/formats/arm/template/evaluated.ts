import type { JsonNode } from "../../../source/tree.ts";
import type { Engine } from "./engine.ts";
import { leavesOfTrace, partTraces, Trace, type Traced } from "./trace.ts";
import { Lambda, ObjectValue, Unresolved, type Value } from "./value.ts";

const none: readonly never[] = [];

/** A value as plain data; what is not known is an object of what is left of it and why. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

/** A value of an evaluated template, with the place where it stands and all that it comes from. */
export class EvaluatedNode {
  readonly kind: "scalar" | "array" | "object" | "unresolved";
  /** Of a scalar what it says, of an unresolved value what is left of it; null for the others. */
  readonly value: null | boolean | number | string | Unresolved;
  /** Where it stands in the template. */
  readonly at: JsonNode;
  readonly #trace: Trace;
  // Of an array or object that has not been looked into yet.
  readonly #whole: ObjectValue | readonly Value[] | undefined;
  #members: EvaluatedNode["members"] | undefined;
  #items: EvaluatedNode["items"] | undefined;
  #from: readonly JsonNode[] | undefined;

  constructor(
    kind: EvaluatedNode["kind"],
    at: JsonNode,
    trace: Trace,
    parts: Partial<Pick<EvaluatedNode, "value" | "members" | "items">>,
    whole?: ObjectValue | readonly Value[],
  ) {
    this.kind = kind;
    this.at = at;
    this.#trace = trace;
    this.#whole = whole;
    this.value = parts.value ?? null;
    this.#members = parts.members;
    this.#items = parts.items;
  }

  /** Of an object, in order and as spelled. */
  get members(): readonly (readonly [name: string, value: EvaluatedNode])[] {
    const whole = this.#whole;
    if (this.#members === undefined && whole instanceof ObjectValue) {
      const parts = this.#partsOf(whole, whole.values);
      this.#members = whole.names.map((name, index) => [name, parts[index] as EvaluatedNode] as const);
    }
    return this.#members ?? none;
  }

  /** Of an array, in order. */
  get items(): readonly EvaluatedNode[] {
    const whole = this.#whole;
    if (this.#items === undefined && Array.isArray(whole)) this.#items = this.#partsOf(whole, whole);
    return this.#items ?? none;
  }

  #partsOf(whole: Value, values: readonly Value[]): EvaluatedNode[] {
    const traces = partTraces({ value: whole, trace: this.#trace });
    const { at } = this;
    // What an expression takes from elsewhere comes from there and from the expression.
    const own = at.kind === "scalar" ? new Trace(at) : undefined;
    return values.map((value, index) => {
      const trace = traces?.[index] ?? this.#trace;
      if (own === undefined) return evaluatedNode({ value, trace }, trace.at ?? at);
      return evaluatedNode({ value, trace: new Trace(undefined, [trace, own]) }, at);
    });
  }

  /** As plain data. */
  get plain(): PlainValue {
    if (this.#whole !== undefined) return plainValue(this.#whole);
    if (this.kind === "array") return this.items.map(({ plain }) => plain);
    if (this.kind === "object") {
      const object = {};
      for (const [name, member] of this.members) setMember(object, name, member.plain);
      return object;
    }
    return plainValue(this.value);
  }

  /** Every leaf of the template and the parameters file that had a part in it. */
  get from(): readonly JsonNode[] {
    this.#from ??= leavesOfTrace(this.#trace);
    return this.#from;
  }

  /** The member of that name, without regard to case. */
  member(name: string): EvaluatedNode | undefined {
    const { members } = this;
    for (const [own, value] of members) if (own === name) return value;
    const wanted = name.toLowerCase();
    for (const [own, value] of members) {
      if (own.length === name.length && own.toLowerCase() === wanted) return value;
    }
    return undefined;
  }

  /** Whether a secret had a part in it. */
  get secure(): boolean {
    return this.#trace.secure;
  }
}

/** The tree of a value. What stands in the template as it is keeps its places; what an expression made stands where the expression does. */
export function evaluatedNode({ value, trace }: Traced, at: JsonNode): EvaluatedNode {
  if (value instanceof ObjectValue) return new EvaluatedNode("object", at, trace, nothing, value);
  if (value instanceof Unresolved) return new EvaluatedNode("unresolved", at, trace, { value });
  if (value instanceof Lambda) return new EvaluatedNode("unresolved", at, trace, { value: bareLambda });
  if (typeof value !== "object" || value === null) return new EvaluatedNode("scalar", at, trace, { value });
  return new EvaluatedNode("array", at, trace, nothing, value);
}

const nothing = {};
const bareLambda = new Unresolved("lambda()", "a lambda is no value");

/** Counts the parts of a value; false when there are more than may be. They are shared: a small template can describe a huge tree. */
export function isAffordable(value: Value, engine: Engine): boolean {
  if (!engine.step()) return false;
  if (typeof value !== "object" || value === null) return true;
  const parts = value instanceof ObjectValue ? value.values : Array.isArray(value) ? (value as readonly Value[]) : none;
  for (let index = 0; index < parts.length; index++) {
    if (!isAffordable(parts[index] as Value, engine)) return false;
  }
  return true;
}

function plainValue(value: Value): PlainValue {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof ObjectValue) {
    const { names, values } = value;
    const object = {};
    for (let index = 0; index < names.length; index++)
      setMember(object, names[index] as string, plainValue(values[index] as Value));
    return object;
  }
  if (value instanceof Lambda) return plainValue(bareLambda);
  return value instanceof Unresolved ? { unresolved: value.expression, reason: value.reason } : value.map(plainValue);
}

// A plain assignment of "__proto__" would set something else than a member.
function setMember(object: { [name: string]: PlainValue }, name: string, value: PlainValue): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
