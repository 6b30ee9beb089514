import { OpenReference } from "./access.ts";
import { type Engine, type Env, EvaluationError, type Referable } from "./engine.ts";
import type { Call, Expression } from "./expression.ts";
import { expectArguments, type LazyFunction, printArgument } from "./lazyFunctions.ts";
import { printCall } from "./printExpression.ts";
import { UnresolvedId } from "./resourceIds.ts";
import {
  environmentObject,
  managementGroupObject,
  resourceGroupObject,
  subscriptionObject,
  tenantObject,
} from "./scope.ts";
import { noTrace, noteItems, Trace, type Traced } from "./trace.ts";
import { Unresolved, type Value } from "./value.ts";

/** Functions that give what the template, its parameters and its deployment say, by name in lower case. */
export const templateFunctions: ReadonlyMap<string, LazyFunction> = new Map([
  ["parameters", (call, env, engine) => named(call, env, engine, "parameter")],
  ["variables", (call, env, engine) => named(call, env, engine, "variable")],
  ["copyindex", copyIndex],
  ["resourcegroup", (call, env) => constant(call, resourceGroupObject(env.frame.scope))],
  ["subscription", (call, env) => constant(call, subscriptionObject(env.frame.scope))],
  ["tenant", (call, env) => constant(call, tenantObject(env.frame.scope))],
  ["managementgroup", (call, env) => constant(call, managementGroupObject(env.frame.scope))],
  ["environment", (call) => constant(call, environmentObject())],
  ["deployment", (call, env) => constant(call, env.frame.deployment())],
  ["reference", reference],
  ["references", references],
  ["fail", fail],
]);

const runTime = "It is known when the template is deployed";

function constant(call: Call, value: Value): Traced {
  expectArguments(call, 0, 0);
  return { value, trace: noTrace };
}

function named(call: Call, env: Env, engine: Engine, kind: "parameter" | "variable"): Traced {
  expectArguments(call, 1, 1);
  const argument = call.args[0] as Expression;
  const { value: name, trace } = engine.evaluate(argument, env);
  if (name instanceof Unresolved)
    return { value: new Unresolved(printCall(call.name, [name.expression]), name.reason), trace };
  if (typeof name !== "string")
    throw new EvaluationError(argument.start, `Found a name of a ${kind} that is not a text`);
  const found = kind === "parameter" ? env.frame.parameter(name) : env.frame.variable(name);
  if (found !== undefined) return found;
  const where = env.frame.insideFunction ? "the function" : "the template";
  const help = env.frame.insideFunction
    ? "A function sees its own parameters only: pass the value as one"
    : `Declare it under "${kind}s", or correct the name`;
  throw new EvaluationError(argument.start, `Found ${kind} "${name}", which ${where} does not declare`, help);
}

function copyIndex(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 0, 2);
  const args = call.args.map((argument) => engine.evaluate(argument, env).value);
  const unresolved = args.find((value) => value instanceof Unresolved);
  if (unresolved !== undefined) return { value: new Unresolved("copyIndex()", unresolved.reason), trace: noTrace };
  const name = typeof args[0] === "string" ? args[0] : undefined;
  const offset = (name === undefined ? args[0] : args[1]) ?? 0;
  if (typeof offset !== "number" || (name === undefined && args.length > 1)) {
    throw new EvaluationError(
      call.start,
      'Found an offset of "copyIndex" that is not a number, expected (), (offset), (name) or (name, offset)',
    );
  }
  const loop =
    name === undefined
      ? (env.loops.findLast(({ kind }) => kind === "resource") ?? env.loops.at(-1))
      : env.loops.findLast((each) => each.name?.toLowerCase() === name.toLowerCase());
  if (loop === undefined) {
    const which =
      name === undefined ? '"copyIndex" outside of a loop' : `loop "${name}", which is not around this place`;
    throw new EvaluationError(
      call.start,
      `Found ${which}`,
      'Use it where "copy" repeats the value, or correct the name',
    );
  }
  if (typeof loop.index === "number") return { value: loop.index + offset, trace: noTrace };
  const text = printCall("copyIndex", [
    ...(name === undefined ? [] : [`'${name}'`]),
    ...(offset === 0 ? [] : [String(offset)]),
  ]);
  return {
    value: new Unresolved(text, loop.index instanceof Unresolved ? loop.index.reason : runTime),
    trace: noTrace,
  };
}

/** A call with what is known put into it, and where that comes from. */
function asWritten(call: Call, args: readonly Traced[]): { readonly text: string; readonly trace: Trace } {
  const printed = call.args.map((argument, index) => printArgument(argument, args[index] as Traced));
  const traces = args.map((argument) => argument.trace);
  return { text: printCall(call.name, printed), trace: new Trace(undefined, traces) };
}

function reference(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 1, 3);
  const args = call.args.map((argument) => engine.evaluate(argument, env));
  const { value: target } = args[0] as Traced;
  const { text, trace } = asWritten(call, args);
  const key =
    target instanceof UnresolvedId ? target.key : target instanceof Unresolved ? `[${target.expression}]` : target;
  if (typeof key !== "string")
    throw new EvaluationError(
      call.start,
      'Found a first argument of "reference" that is not a text, expected a name or an id',
    );
  const full = args.some(
    ({ value }, index) => index > 0 && typeof value === "string" && value.toLowerCase() === "full",
  );
  return referred(env.neighbours.find(key), full, text, trace);
}

function referred(found: Referable | undefined, full: boolean, text: string, trace: Trace): Traced {
  const reason =
    found?.deployed === false
      ? "The condition of the resource does not hold: it is not part of this deployment"
      : `${runTime}: Azure gives it for the resource`;
  const written = found === undefined || found.deployed === false || found.existing ? undefined : found.written(full);
  if (written === undefined) return { value: new Unresolved(text, reason), trace };
  return { value: new OpenReference(text, reason, written), trace };
}

function references(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 1, 2);
  const args = call.args.map((argument) => engine.evaluate(argument, env));
  const { text, trace } = asWritten(call, args);
  const symbol = args[0]?.value;
  const all = typeof symbol === "string" ? env.neighbours.findAll(symbol) : undefined;
  if (all === undefined) return { value: new Unresolved(text, `${runTime}: Azure gives it for the resources`), trace };
  const found = all.map((each, index) => referred(each, args.length > 1, `${text}[${index}]`, trace));
  const values = found.map(({ value }) => value);
  noteItems(
    values,
    found.map((each) => each.trace),
  );
  return { value: values, trace };
}

function fail(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 1, 1);
  const { value, trace } = engine.evaluate(call.args[0] as Expression, env);
  const said = typeof value === "string" && !trace.secure ? `: ${value}` : "";
  throw new EvaluationError(call.start, `The template fails on purpose${said}`, "Change the values that led here");
}
