import { EvaluationError } from "./engine.ts";
import { printAccess } from "./printExpression.ts";
import { jointTrace, measure, partTrace, type Traced } from "./trace.ts";
import { ObjectValue, Unresolved, type Value } from "./value.ts";

/**
 * What `reference()` gives for a resource of the template: what is written there is known, the rest when it is deployed.
 * Azure adds members, so that an object of it is never known as a whole.
 */
export class OpenReference extends Unresolved {
  readonly written: Traced;

  constructor(expression: string, reason: string, written: Traced) {
    super(expression, reason);
    this.written = written;
  }
}

// Objects that Azure adds nothing to: outputs are what the template says.
const closed = new WeakSet<object>();

/** Says that nothing will be added to an object at deployment. */
export function close<T extends object>(object: T): T {
  closed.add(object);
  return object;
}

/** Reads a property or an item. `start` is where a failure is reported. */
export function access(of: Traced, key: string | number, start: number): Traced {
  const found = lookUp(of, key);
  if (found !== undefined) return found;
  const { value, trace } = of;
  throw new EvaluationError(start, missing(value, key, trace.secure));
}

/** Reads a property or an item; undefined when there is none. */
export function lookUp(of: Traced, key: string | number): Traced | undefined {
  const { value } = of;
  if (value instanceof OpenReference) return readOpen(value, of, key);
  if (value instanceof Unresolved) return { value: further(value, key), trace: of.trace };
  const part = partOf(value, key);
  return part === undefined ? undefined : { value: part, trace: partTrace(of, key) };
}

function readOpen(reference: OpenReference, of: Traced, key: string | number): Traced {
  const { written } = reference;
  const value = partOf(written.value, key);
  if (value === undefined || value === null) return { value: further(reference, key), trace: of.trace };
  // It comes from where it is written, and from what says which resource is meant.
  const part = { value, trace: jointTrace([partTrace(written, key), of.trace]) };
  if (value instanceof Unresolved || typeof value !== "object" || closed.has(value)) return part;
  const scalars =
    Array.isArray(value) && value.length > 0 && measure(value).depth === 1 && measure(value).unresolved === undefined;
  if (scalars) return part;
  return { value: new OpenReference(further(reference, key).expression, reference.reason, part), trace: part.trace };
}

function further(value: Unresolved, key: string | number): Unresolved {
  return new Unresolved(`${value.expression}${printAccess(key)}`, value.reason);
}

function partOf(value: Value, key: string | number): Value | undefined {
  if (value instanceof ObjectValue) return value.get(String(key));
  return Array.isArray(value) && typeof key === "number" ? (value as readonly Value[])[key] : undefined;
}

const mostNames = 10;

function missing(value: Value, key: string | number, secure: boolean): string {
  if (value instanceof ObjectValue) {
    const names = value.entries().map(([name]) => `"${name}"`);
    const listed = names.slice(0, mostNames).join(", ") + (names.length > mostNames ? " and others" : "");
    const has = secure ? "" : `, expected ${names.length === 0 ? "none: the object is empty" : `one of ${listed}`}`;
    return `Found no property "${key}"${has}`;
  }
  if (Array.isArray(value)) {
    if (typeof key === "string") return `Found property "${key}" asked of an array, expected an index`;
    return `Found no item at index ${key}, expected one below ${value.length}`;
  }
  const kind = value === null ? "null" : typeof value === "string" ? "a text" : `a ${typeof value}`;
  return `Cannot read ${typeof key === "number" ? `item ${key}` : `property "${key}"`}: the value is ${kind}`;
}
