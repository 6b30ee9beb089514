import { pureFunctions } from "../functions/functions.ts";
import { type Engine, type Env, EvaluationError } from "./engine.ts";
import { type Call, type Expression, expressionLimits } from "./expression.ts";
import { expectArguments, noteLambdaSource, printArgument } from "./lazyFunctions.ts";
import { printCall, printExpression } from "./printExpression.ts";
import { resourceIdFunctions, UnresolvedId } from "./resourceIds.ts";
import type { DeploymentScope } from "./scope.ts";
import { jointTraceOf, measure, noteItems, noteMembers, partTrace, Trace, type Traced, unresolvedIn } from "./trace.ts";
import { FunctionError, Lambda, ObjectValue, type PureFunction, Unresolved, type Value } from "./value.ts";

// What a template may be expanded to, in characters; a deployment takes 4 MB.
const mostSize = 8_000_000;
const mostDepth = 200;

// These move values about without looking at them, so that unknown ones inside arrays and objects do no harm.
const movers = new Set(
  "createarray createobject array length empty first last take skip concat items objectkeys shallowmerge map mapvalues flatten contains".split(
    " ",
  ),
);

/** A lambda gave what is not known, and the function cannot go on without. */
class NotKnown extends Error {
  readonly value: Unresolved;

  constructor(value: Unresolved) {
    super();
    this.value = value;
  }
}

/** Calls a function that needs nothing but its arguments; undefined when there is none of that name. */
export function callPure(call: Call, env: Env, engine: Engine): Traced | undefined {
  const name = call.name.toLowerCase();
  const run = runnerOf(name, call, env, engine);
  if (run === undefined) return undefined;
  const args = call.args.map((argument) => engine.evaluate(argument, env));
  const trace = jointTraceOf(args);
  const given = args.map(({ value }) => value);
  const blocking = blocker(name, given);
  if (blocking !== undefined) {
    const merged = name === "union" ? mergedPartly(args, call) : undefined;
    if (merged !== undefined) return { value: merged, trace };
    const left = unresolvedCall(call, args, blocking);
    return { value: named(left.value as Unresolved, name, given, env.frame.scope), trace: left.trace };
  }
  const values = given.some((value) => value instanceof Lambda)
    ? given.map((value) => (value instanceof Lambda ? guarded(value, movers.has(name), trace) : value))
    : given;
  refuseHuge(call, values);
  try {
    const value = run(values);
    refuseHuge(call, [value]);
    noteParts(name, value, args);
    return { value, trace };
  } catch (error) {
    if (error instanceof NotKnown) return unresolvedCall(call, args, error.value);
    if (!(error instanceof FunctionError)) throw error;
    const detail = trace.secure ? "it does not take these arguments" : error.message;
    throw new EvaluationError(call.start, `Cannot evaluate "${call.name}": ${detail}`, "Check the arguments");
  }
}

// An id with unknown parts is the id of a resource all the same.
function named(left: Unresolved, name: string, args: readonly Value[], scope: DeploymentScope): Unresolved {
  const resourceId = resourceIdFunctions.get(name);
  return resourceId === undefined ? left : UnresolvedId.of(left, resourceId, args, scope);
}

/** A call that waits for one of its arguments. A text that grows beyond all expressions stays as the template has it. */
export function unresolvedCall(call: Call, args: readonly Traced[], because: Unresolved): Traced {
  const text = printCall(
    call.name,
    call.args.map((argument, index) => printArgument(argument, args[index] as Traced)),
  );
  const expression = text.length > expressionLimits.length ? printExpression(call) : text;
  return { value: new Unresolved(expression, because.reason), trace: jointTraceOf(args) };
}

function runnerOf(name: string, call: Call, env: Env, engine: Engine): ((args: readonly Value[]) => Value) | undefined {
  const now = engine.utcNow;
  if (name === "utcnow" && now !== undefined) {
    const add = pureFunctions.get("datetimeadd");
    expectArguments(call, 0, 1);
    return ([format]) => {
      if (add === undefined) return now;
      return add.call(format === undefined ? [now, "PT0S", "yyyyMMddTHHmmssZ"] : [now, "PT0S", format]);
    };
  }
  const resourceId = resourceIdFunctions.get(name);
  if (resourceId !== undefined) {
    return (args) => {
      const id = resourceId(args, env.frame.scope);
      return id instanceof Unresolved ? UnresolvedId.of(id, resourceId, args, env.frame.scope) : id;
    };
  }
  const pure: PureFunction | undefined = pureFunctions.get(name);
  if (pure === undefined) return undefined;
  expectArguments(call, pure.minArguments, pure.maxArguments);
  return (args) => pure.call(args);
}

/** The unresolved value that keeps a function from being called. */
function blocker(name: string, args: readonly Value[]): Unresolved | undefined {
  let inside: Unresolved | undefined;
  for (let index = 0; index < args.length && inside === undefined; index++) inside = unresolvedIn(args[index] as Value);
  if (inside === undefined) return undefined;
  if (name === "createarray") return undefined;
  if (name === "createobject") return firstUnresolved(args.filter((_, index) => index % 2 === 0));
  if (!movers.has(name)) return inside;
  const direct = firstUnresolved(args);
  if (direct !== undefined) return direct;
  if (name === "contains") return args[0] instanceof ObjectValue ? undefined : inside;
  if (name === "flatten" || name === "shallowmerge") return firstUnresolved(args.flat() as Value[]);
  return undefined;
}

function firstUnresolved(values: readonly Value[]): Unresolved | undefined {
  return values.find((value) => value instanceof Unresolved);
}

function guarded(lambda: Lambda, mover: boolean, trace: Trace): Lambda {
  noteLambdaSource(lambda, trace);
  if (mover) return lambda;
  return new Lambda(lambda.parameters, (args) => {
    const value = lambda.call(args);
    const unresolved = unresolvedIn(value);
    if (unresolved !== undefined) throw new NotKnown(unresolved);
    return value;
  });
}

function refuseHuge(call: Call, values: readonly Value[]): void {
  let size = 0;
  for (const value of values) {
    const measured = typeof value === "object" ? measure(value) : undefined;
    size += measured?.size ?? 1 + (typeof value === "string" ? value.length : 0);
    if (size > mostSize || (measured?.depth ?? 0) > mostDepth) {
      throw new EvaluationError(
        call.start,
        `Cannot evaluate "${call.name}": the value is larger than a template may be`,
        "Split the template",
        "NT2412",
      );
    }
  }
}

function noteParts(name: string, value: Value, args: readonly Traced[]): void {
  if (Array.isArray(value)) {
    if (name === "createarray")
      noteItems(
        value,
        args.map(({ trace }) => trace),
      );
    else if (name === "concat") noteItems(value, args.flatMap(itemTraces));
    return;
  }
  if (!(value instanceof ObjectValue)) return;
  const traces = new Map<string, Trace>();
  if (name === "createobject") {
    for (let index = 0; index < args.length; index += 2) {
      const [key, member] = [args[index] as Traced, args[index + 1] as Traced];
      traces.set(String(key.value).toLowerCase(), member.trace);
    }
  } else if (name === "union") {
    for (const arg of args) {
      if (!(arg.value instanceof ObjectValue)) continue;
      for (const key of arg.value.names) {
        const before = traces.get(key.toLowerCase());
        const part = partTrace(arg, key);
        traces.set(key.toLowerCase(), before === undefined ? part : new Trace(undefined, [before, part]));
      }
    }
  } else return;
  noteMembers(value, traces);
}

function itemTraces(arg: Traced): Trace[] {
  return Array.isArray(arg.value) ? (arg.value as readonly Value[]).map((_, index) => partTrace(arg, index)) : [];
}

// Objects with unknown members are merged member by member; only two that meet in an unknown one stay unmerged.
function mergedPartly(args: readonly Traced[], call: Call): Value | undefined {
  const objects = args.map(({ value }) => value);
  if (!objects.every((value) => value instanceof ObjectValue)) return undefined;
  return objects.reduce((one, other) => merge(one, other, call.name));
}

function merge(one: ObjectValue, other: ObjectValue, name: string): ObjectValue {
  const added = other.entries().map(([key, value]) => {
    const before = one.get(key);
    const objects = [before, value].filter((each) => each instanceof ObjectValue);
    if (objects.length === 2) return [key, merge(before as ObjectValue, value as ObjectValue, name)] as const;
    const unknown = [before, value].find((each) => each instanceof Unresolved);
    if (before === undefined || unknown === undefined) return [key, value] as const;
    if (value instanceof Unresolved || value instanceof ObjectValue) {
      const text = printCall(
        name,
        [before, value].map((each) => printArgument(placeholder, { value: each, trace: noSource })),
      );
      return [key, new Unresolved(text, unknown.reason)] as const;
    }
    return [key, value] as const;
  });
  return new ObjectValue([...one.entries(), ...added]);
}

const noSource: Trace = new Trace(undefined);
const placeholder: Expression = { kind: "text", value: "", start: 0 };
