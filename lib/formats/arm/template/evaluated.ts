import type { JsonNode } from "../../../source/tree.ts";
import type { Engine } from "./engine.ts";
import { leavesOfTrace, partTraces, Trace, type Traced } from "./trace.ts";
import { Lambda, ObjectValue, Unresolved, type Value } from "./value.ts";

const none: readonly never[] = [];

/** A value of an evaluated template, with the place where it stands and all that it comes from. */
export class EvaluatedNode {
  readonly kind: "scalar" | "array" | "object" | "unresolved";
  /** Of a scalar what it says, of an unresolved value what is left of it; null for the others. */
  readonly value: null | boolean | number | string | Unresolved;
  /** Where it stands in the template. */
  readonly at: JsonNode;
  /** Of an object, in order and as spelled. */
  readonly members: readonly (readonly [name: string, value: EvaluatedNode])[];
  /** Of an array, in order. */
  readonly items: readonly EvaluatedNode[];
  readonly #trace: Trace;
  #from: readonly JsonNode[] | undefined;

  constructor(
    kind: EvaluatedNode["kind"],
    at: JsonNode,
    trace: Trace,
    parts: Partial<Pick<EvaluatedNode, "value" | "members" | "items">>,
  ) {
    this.kind = kind;
    this.at = at;
    this.#trace = trace;
    this.value = parts.value ?? null;
    this.members = parts.members ?? none;
    this.items = parts.items ?? none;
  }

  /** Every leaf of the template and the parameters file that had a part in it. */
  get from(): readonly JsonNode[] {
    this.#from ??= leavesOfTrace(this.#trace);
    return this.#from;
  }

  /** The member of that name, without regard to case. */
  member(name: string): EvaluatedNode | undefined {
    const wanted = name.toLowerCase();
    return this.members.find(([own]) => own.toLowerCase() === wanted)?.[1];
  }

  /** Whether a secret had a part in it. */
  get secure(): boolean {
    return this.#trace.secure;
  }
}

/** Makes the tree of a value. What stands in the template as it is keeps its places; what an expression made stands where the expression does. */
export function evaluatedNode(traced: Traced, at: JsonNode, engine: Engine): EvaluatedNode {
  const { value, trace } = traced;
  if (!engine.step())
    return new EvaluatedNode("unresolved", at, trace, { value: new Unresolved("…", "the evaluation was stopped") });
  if (value instanceof Unresolved) return new EvaluatedNode("unresolved", at, trace, { value });
  if (value instanceof Lambda) {
    return new EvaluatedNode("unresolved", at, trace, { value: new Unresolved("lambda()", "a lambda is no value") });
  }
  if (typeof value !== "object" || value === null) return new EvaluatedNode("scalar", at, trace, { value });
  const traces = partTraces(traced);
  const structural = at.kind !== "scalar";
  // What an expression takes from elsewhere comes from there and from the expression.
  const own = structural ? undefined : new Trace(at);
  const part = (index: number, child: Value): EvaluatedNode => {
    const from = traces?.[index] ?? trace;
    if (own === undefined) return evaluatedNode({ value: child, trace: from }, from.at ?? at, engine);
    return evaluatedNode({ value: child, trace: new Trace(undefined, [from, own]) }, at, engine);
  };
  if (value instanceof ObjectValue) {
    const members = value.entries().map(([name, member], index) => [name, part(index, member)] as const);
    return new EvaluatedNode("object", at, trace, { members });
  }
  return new EvaluatedNode("array", at, trace, { items: value.map((item, index) => part(index, item)) });
}
