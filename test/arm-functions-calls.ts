import assert from "node:assert/strict";
import { pureFunctions } from "../lib/formats/arm/functions/functions.ts";
import { FunctionError, Lambda, ObjectValue, Unresolved, type Value } from "../lib/formats/arm/template/value.ts";

/** A call and what it gives, or why it is refused. Plain JSON stands for values. */
export type Row = readonly [name: string, args: readonly unknown[], expected: unknown];

/** A lambda with these parameters, separated by blanks. */
export const lambda = (names: string, body: (...args: never[]) => unknown): Lambda =>
  new Lambda(names.split(" "), (args) => toValue(body(...(args as never[]))));

export function call(name: string, args: readonly unknown[]): Value {
  const definition = pureFunctions.get(name.toLowerCase());
  assert.ok(definition, `there is no ${name}`);
  return definition.call(args.map(toValue));
}

export function refusal(name: string, args: readonly unknown[]): FunctionError | undefined {
  try {
    call(name, args);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof FunctionError, `${rowText(name, args)}: ${error}`);
    return error;
  }
}

export function toValue(json: unknown): Value {
  if (typeof json !== "object" || json === null) return json as Value;
  if (json instanceof ObjectValue || json instanceof Lambda || json instanceof Unresolved) return json;
  if (Array.isArray(json)) return json.map(toValue);
  return new ObjectValue(Object.entries(json).map(([name, value]) => [name, toValue(value)]));
}

export function plain(value: Value): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof ObjectValue)) return value;
  return { members: value.entries().map(([name, member]) => [name, plain(member)]) };
}

export function rowText(name: string, args: readonly unknown[]): string {
  return `${name}(${args.map((arg) => (typeof arg === "string" ? `'${arg.slice(0, 60)}'` : typeof arg)).join(", ")})`;
}
