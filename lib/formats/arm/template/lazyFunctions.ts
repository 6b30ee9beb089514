import { lookUp } from "./access.ts";
import { type Engine, type Env, EvaluationError } from "./engine.ts";
import type { Call, Expression } from "./expression.ts";
import { printCall, printExpression, printValue } from "./printExpression.ts";
import { noTrace, Trace, type Traced } from "./trace.ts";
import { Lambda, Unresolved, type Value } from "./value.ts";

/** A function that decides by itself which of its arguments are evaluated. */
export type LazyFunction = (call: Call, env: Env, engine: Engine) => Traced;

/** By name in lower case. */
export const lazyFunctions: ReadonlyMap<string, LazyFunction> = new Map([
  ["if", choose],
  ["and", (call, env, engine) => connect(call, env, engine, false)],
  ["or", (call, env, engine) => connect(call, env, engine, true)],
  ["coalesce", coalesce],
  ["tryget", tryGet],
  ["lambda", lambda],
  ["lambdavariables", lambdaVariable],
]);

/** Fails unless a call has so many arguments. */
export function expectArguments(call: Call, least: number, most: number): void {
  const count = call.args.length;
  if (count >= least && count <= most) return;
  const expected =
    least === most ? String(least) : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  throw new EvaluationError(call.start, `Found ${count} arguments of "${call.name}", expected ${expected}`);
}

/** Prints an argument for what is left of an expression. What is secret stays as the template has it. */
export function printArgument(expression: Expression, { value, trace }: Traced): string {
  const asWritten = value instanceof Lambda || (trace.secure && !(value instanceof Unresolved));
  return asWritten ? printExpression(expression) : printValue(value);
}

/** What is left of a part that may never be needed: its errors do not count. */
function reduced(expression: Expression, env: Env, engine: Engine): string {
  try {
    return printArgument(expression, engine.evaluate(expression, env));
  } catch (error) {
    if (error instanceof EvaluationError) return printExpression(expression);
    throw error;
  }
}

/** The truth of a value; text that says it is taken, as the service does for conditions. Undefined when it is none. */
export function truthOf(value: Value): boolean | undefined {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  return text === "true" ? true : text === "false" ? false : undefined;
}

function choose(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 3, 3);
  const [condition, yes, no] = call.args as readonly [Expression, Expression, Expression];
  const decided = engine.evaluate(condition, env);
  if (decided.value instanceof Unresolved) {
    const texts = [decided.value.expression, reduced(yes, env, engine), reduced(no, env, engine)];
    return { value: new Unresolved(printCall(call.name, texts), decided.value.reason), trace: decided.trace };
  }
  if (typeof decided.value !== "boolean") {
    throw new EvaluationError(
      condition.start,
      `Found a first argument of "${call.name}" that is not a boolean, expected a condition`,
    );
  }
  const chosen = engine.evaluate(decided.value ? yes : no, env);
  return { value: chosen.value, trace: new Trace(undefined, [chosen.trace, decided.trace]) };
}

// One value decides alone, whichever the others are.
function connect(call: Call, env: Env, engine: Engine, decisive: boolean): Traced {
  expectArguments(call, 2, Number.POSITIVE_INFINITY);
  const traces: Trace[] = [];
  const texts: string[] = [];
  let unresolved: Unresolved | undefined;
  for (const argument of call.args) {
    const { value, trace } = engine.evaluate(argument, env);
    traces.push(trace);
    if (value === decisive) return { value: decisive, trace: new Trace(undefined, traces) };
    if (value instanceof Unresolved) {
      unresolved ??= value;
      texts.push(value.expression);
    } else if (typeof value !== "boolean") {
      throw new EvaluationError(argument.start, `Found an argument of "${call.name}" that is not a boolean`);
    }
  }
  const trace = new Trace(undefined, traces);
  if (unresolved === undefined) return { value: !decisive, trace };
  const expression = texts.length === 1 ? (texts[0] as string) : printCall(call.name, texts);
  return { value: new Unresolved(expression, unresolved.reason), trace };
}

function coalesce(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 1, Number.POSITIVE_INFINITY);
  for (const [index, argument] of call.args.entries()) {
    const found = engine.evaluate(argument, env);
    if (found.value instanceof Unresolved) {
      const rest = call.args.slice(index + 1).map((each) => reduced(each, env, engine));
      const expression = printCall(call.name, [found.value.expression, ...rest]);
      return {
        value: rest.length === 0 ? found.value : new Unresolved(expression, found.value.reason),
        trace: found.trace,
      };
    }
    if (found.value !== null) return found;
  }
  return { value: null, trace: noTrace };
}

function tryGet(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 2, Number.POSITIVE_INFINITY);
  const [first, ...rest] = call.args as readonly [Expression, ...Expression[]];
  let found = engine.evaluate(first, env);
  const keys = rest.map((key) => engine.evaluate(key, env));
  for (const [index, key] of keys.entries()) {
    const blocked =
      found.value instanceof Unresolved ? found.value : key.value instanceof Unresolved ? key.value : undefined;
    const read = typeof key.value === "string" || typeof key.value === "number" ? lookUp(found, key.value) : undefined;
    const known = read !== undefined && !(read.value instanceof Unresolved);
    if (blocked !== undefined && !known) {
      const texts = [printArgument(first, found), ...keys.slice(index).map(({ value }) => printValue(value))];
      return { value: new Unresolved(printCall(call.name, texts), blocked.reason), trace: found.trace };
    }
    if (read === undefined) return { value: null, trace: found.trace };
    found = read;
  }
  return found;
}

// Set before a function calls its lambda: items of an array have no traces of their own where it made them.
const argumentTraces = new WeakMap<Lambda, Trace>();

/** Says what the arguments that a lambda will be called with come from. */
export function noteLambdaSource(lambda: Lambda, trace: Trace): void {
  argumentTraces.set(lambda, trace);
}

function lambda(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 1, 6);
  const names = call.args.slice(0, -1).map((argument) => nameOf(argument, env, engine));
  const body = call.args.at(-1) as Expression;
  const made: Lambda = new Lambda(names, (args) => {
    const trace = argumentTraces.get(made) ?? noTrace;
    const lambdas = new Map(env.lambdas);
    names.forEach((name, index) => {
      lambdas.set(name.toLowerCase(), { value: args[index] ?? null, trace });
    });
    return engine.evaluate(body, { ...env, lambdas }).value;
  });
  return { value: made, trace: noTrace };
}

function lambdaVariable(call: Call, env: Env, engine: Engine): Traced {
  expectArguments(call, 1, 1);
  const name = nameOf(call.args[0] as Expression, env, engine);
  const found = env.lambdas.get(name.toLowerCase());
  if (found === undefined)
    throw new EvaluationError(call.start, `Found lambda variable "${name}", which no lambda around it declares`);
  return found;
}

function nameOf(argument: Expression, env: Env, engine: Engine): string {
  const { value } = engine.evaluate(argument, env);
  if (typeof value === "string") return value;
  throw new EvaluationError(argument.start, "Found a name that is not a text, expected one in single quotes");
}
