import type { JsonNode } from "../../../source/tree.ts";
import type { Engine, Env, Loop } from "./engine.ts";
import { memberOf, textOf } from "./members.ts";
import { printCall, quoted } from "./printExpression.ts";
import { erroneous } from "./runTime.ts";
import { Trace, type Traced } from "./trace.ts";
import { Unresolved, type Value } from "./value.ts";

/** How often one loop may repeat. */
export const mostCopies = 800;

/** How often a loop repeats: known, or what is known of it; undefined after an error. */
export interface CopyCount {
  readonly count: number | Unresolved | undefined;
  readonly trace: Trace;
}

/** Evaluates the `count` of a loop and reports one that cannot be. */
export function copyCount(copy: JsonNode, env: Env, engine: Engine): CopyCount {
  const node = memberOf(copy, "count");
  if (node === undefined) {
    engine.report("NT2410", copy, 'Found "copy" without "count"', "State how often to repeat");
    return { count: undefined, trace: new Trace(copy) };
  }
  const { value, trace } = engine.node(node, env);
  if (value instanceof Unresolved) {
    if (value.reason !== "the expression has an error") {
      engine.report("NT2409", node, unknownCount(value), "Supply what is missing");
    }
    return { count: value, trace };
  }
  const count = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : value;
  if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= mostCopies)
    return { count, trace };
  const found = typeof count === "number" ? String(count) : "a count that is no number";
  engine.report(
    "NT2410",
    node,
    `Found ${found} of copies, expected an integer from 0 to ${mostCopies}`,
    "Correct the count",
  );
  return { count: undefined, trace };
}

/** Why what a loop makes is not known. */
export function unknownCount({ reason }: Unresolved): string {
  const why = "The number of copies is not known: ";
  return reason.startsWith(why) ? reason : `${why}${reason}`;
}

/** The environment of one turn of a loop. */
export function turn(env: Env, name: string | undefined, index: Value, kind: Loop["kind"]): Env {
  return { ...env, loops: [...env.loops, { name, index, kind }] };
}

/**
 * The members that a `copy` array makes in the object that holds it; undefined for anything else of that name.
 */
export function expandCopies(
  name: string,
  node: JsonNode,
  env: Env,
  engine: Engine,
): (readonly [string, Traced])[] | undefined {
  if (node.kind !== "array" || name.toLowerCase() !== "copy" || node.items.length === 0 || !node.items.every(isEntry))
    return undefined;
  return node.items.map((entry) => {
    const member = textOf(memberOf(entry, "name")) ?? "";
    return [member, repeat(entry, memberOf(entry, "input") as JsonNode, member, "property", env, engine)];
  });
}

function isEntry(entry: JsonNode): boolean {
  return ["name", "count", "input"].every((name) => memberOf(entry, name) !== undefined);
}

/** The array that a loop over a value makes; with an unknown count what gives it, `call`, is left. */
export function repeat(
  copy: JsonNode,
  input: JsonNode,
  name: string | undefined,
  kind: Loop["kind"],
  env: Env,
  engine: Engine,
  call: string = printCall("copy", name === undefined ? [] : [quoted(name)]),
): Traced {
  const { count, trace } = copyCount(copy, env, engine);
  if (count === undefined) return { value: erroneous(call), trace };
  if (count instanceof Unresolved) return { value: new Unresolved(call, unknownCount(count)), trace };
  const items: Traced[] = [];
  for (let index = 0; index < count && engine.step(); index++)
    items.push(engine.node(input, turn(env, name, index, kind)));
  const values = items.map(({ value }) => value);
  const traces = items.map((item) => item.trace);
  return { value: values, trace: new Trace(copy, [...traces, trace], false, values) };
}
