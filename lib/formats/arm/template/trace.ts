import type { JsonNode } from "../../../source/tree.ts";
import { Lambda, ObjectValue, Unresolved, type Value } from "./value.ts";

/** Where a value comes from: the node that says it, and what else had a part in it. */
export class Trace {
  /** The node that holds it, a leaf or not. */
  readonly at: JsonNode | undefined;
  readonly parts: readonly Trace[];
  /** Something secret had a part in it: its text must not be shown in a message. */
  readonly secure: boolean;
  /** The array or object whose items or members the parts belong to, one by one. */
  readonly of: object | undefined;

  constructor(at: JsonNode | undefined, parts: readonly Trace[] = none, secure = false, of?: object) {
    this.at = at;
    this.parts = parts;
    this.secure = secure || (parts.length > 0 && parts.some(isSecure));
    this.of = of;
  }
}

const none: readonly Trace[] = [];

function isSecure(trace: Trace): boolean {
  return trace.secure;
}

/** A value with its trace. */
export interface Traced {
  readonly value: Value;
  readonly trace: Trace;
}

/** For what nobody wrote: constants and the context. */
export const noTrace: Trace = new Trace(undefined);

/** The trace of what several had a part in. */
export function jointTrace(traces: readonly Trace[]): Trace {
  let only = noTrace;
  for (const trace of traces) {
    if (trace === noTrace || trace === only) continue;
    if (only !== noTrace) return new Trace(undefined, traces);
    only = trace;
  }
  return only;
}

/** The trace of what several values had a part in. */
export function jointTraceOf(values: readonly Traced[]): Trace {
  return jointTrace(values.map(({ trace }) => trace));
}

// Arrays and objects are shared and never changed, so that what is known of their parts can stand beside them.
const parts = new WeakMap<object, readonly Trace[]>();

/** Notes the traces of the items of an array, unless they are known already. */
export function noteItems(array: readonly Value[], traces: readonly Trace[]): void {
  if (!parts.has(array)) parts.set(array, traces);
}

/** Notes the traces of the members of an object, by their names in lower case, unless they are known already. */
export function noteMembers(object: ObjectValue, traces: ReadonlyMap<string, Trace>): void {
  if (!parts.has(object))
    parts.set(
      object,
      object.names.map((name) => traces.get(name.toLowerCase()) ?? noTrace),
    );
}

// So many traces are looked at to find the one of an array or object; farther away its parts are not told apart.
const mostLookedAt = 100;

/** The traces of the items or members of a value in their order; undefined where they cannot be told apart. */
export function partTraces({ value, trace }: Traced): readonly Trace[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (trace.of === value) return trace.parts;
  const known = parts.get(value);
  if (known !== undefined) return known;
  const waiting = [...trace.parts];
  for (let looked = 0; looked < mostLookedAt && looked < waiting.length; looked++) {
    const next = waiting[looked] as Trace;
    if (next.of === value) return next.parts;
    for (let index = 0; index < next.parts.length && waiting.length < mostLookedAt; index++)
      waiting.push(next.parts[index] as Trace);
  }
  return undefined;
}

/** The trace of an item or a member; what is not known in detail comes from all that made the whole. */
export function partTrace(whole: Traced, key: string | number): Trace {
  const { value, trace } = whole;
  const known = partTraces(whole);
  if (known === undefined) return trace;
  return known[value instanceof ObjectValue ? value.placeOf(String(key)) : Number(key)] ?? trace;
}

/** Every leaf that had a part, in the order in which they are met. */
export function leavesOfTrace(trace: Trace): readonly JsonNode[] {
  const found = new Set<JsonNode>();
  const seen = new Set<Trace>();
  const waiting: Trace[] = [trace];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.at?.isLeaf === true) found.add(next.at);
    for (let index = next.parts.length - 1; index >= 0; index--) waiting.push(next.parts[index] as Trace);
  }
  return [...found];
}

/** What there is to know of a value without looking at all of it again. */
export interface Measure {
  /** The first unresolved value in it. */
  readonly unresolved: Unresolved | undefined;
  /** Values in it, texts counted by their length; shared parts count each time they occur. */
  readonly size: number;
  /** Arrays and objects inside each other. */
  readonly depth: number;
}

const measures = new WeakMap<object, Measure>();

/** The first unresolved value in a value. */
export function unresolvedIn(value: Value): Unresolved | undefined {
  return typeof value === "object" && value !== null ? measure(value).unresolved : undefined;
}

/** Measures a value. */
export function measure(value: Value): Measure {
  if (typeof value === "string") return { unresolved: undefined, size: 1 + value.length, depth: 0 };
  if (typeof value !== "object" || value === null || value instanceof Lambda) return plain;
  if (value instanceof Unresolved) return { unresolved: value, size: 1 + value.expression.length, depth: 0 };
  const known = measures.get(value);
  if (known !== undefined) return known;
  const values = value instanceof ObjectValue ? value.values : value;
  let unresolved: Unresolved | undefined;
  let size = 1;
  let depth = 0;
  for (const part of values) {
    const inner = measure(part);
    unresolved ??= inner.unresolved;
    size += inner.size;
    depth = Math.max(depth, inner.depth);
  }
  const measured = { unresolved, size, depth: depth + 1 };
  measures.set(value, measured);
  return measured;
}

const plain: Measure = { unresolved: undefined, size: 1, depth: 0 };
