import type { Code } from "../../../diagnostics/code.ts";
import { type Diagnostic, diagnose } from "../../../diagnostics/diagnostic.ts";
import { excerpt } from "../../../source/excerpt.ts";
import type { JsonMember, JsonNode, Spot } from "../../../source/tree.ts";
import { access } from "./access.ts";
import { expandCopies } from "./copy.ts";
import { type Engine, type Env, EvaluationError, type UserFunction } from "./engine.ts";
import {
  type Call,
  type Expression,
  expressionLimits,
  isExpression,
  literalText,
  parseExpression,
  type SyntaxFault,
} from "./expression.ts";
import { lazyFunctions } from "./lazyFunctions.ts";
import { spotInText, type TextPlace } from "./members.ts";
import { printExpression } from "./printExpression.ts";
import { callPure, unresolvedCall } from "./pureCall.ts";
import { erroneous, runTimeReason } from "./runTime.ts";
import { templateFunctions } from "./templateFunctions.ts";
import { measure, noTrace, Trace, type Traced } from "./trace.ts";
import { ObjectValue, Unresolved, type Value } from "./value.ts";

/** How much work one template may make: real ones stay far below. */
export const evaluationLimits: { readonly steps: number; readonly depth: number; readonly diagnostics: number } = {
  steps: 2_000_000,
  depth: 250,
  diagnostics: 1000,
};

// Expressions that are kept parsed: those of a loop come again and again, most others never.
const mostParsed = 500;
// Arrays and objects inside each other that an expression may give.
const mostLevels = 200;
const tooDeep = `Found more than ${evaluationLimits.depth} values that depend on each other, or lie in each other`;
const tooMany = `Found more than ${evaluationLimits.diagnostics} problems: the others are not listed`;
const correct = "Correct the expression; until then its value, and what depends on it, is not known";
const shorten = "Shorten the chain of variables, parameters and functions";

const noLambdas: ReadonlyMap<string, Traced> = new Map();

/** What a parameter or variable is evaluated in: no loop or lambda around its use is seen. */
export function bareEnv(frame: Env["frame"], neighbours: Env["neighbours"]): Env {
  return { frame, neighbours, loops: [], lambdas: noLambdas };
}

/** Evaluates the nodes and expressions of one run, counts its work and gathers what there is to report. */
export class Evaluator implements Engine {
  readonly diagnostics: Diagnostic[] = [];
  readonly utcNow: string | undefined;
  /** Set by who knows the resources. */
  locationOf: (resourceGroupId: string) => Value | undefined = () => undefined;
  readonly #parsed = new Map<string, Expression | SyntaxFault>();
  readonly #reported = new Set<string>();
  readonly #calling = new Set<UserFunction>();
  #steps = 0;
  #depth = 0;
  #quiet = 0;

  readonly #root: Spot;

  /** Findings that belong to no place point at `root`. */
  constructor(utcNow: string | undefined, root: Spot) {
    this.utcNow = utcNow;
    this.#root = root;
  }

  step(): boolean {
    if (this.#steps >= evaluationLimits.steps) {
      const message = `Stopped after ${evaluationLimits.steps} steps of evaluation: what is left is not known`;
      if (this.#steps++ === evaluationLimits.steps) this.report("NT2412", undefined, message, "Split the template");
      return false;
    }
    this.#steps++;
    return true;
  }

  report(code: Code, place: Spot | undefined, message: string, help: string = correct): void {
    if (this.#quiet > 0) return;
    const at = place ?? this.#root;
    const key = `${code} ${at.source.name} ${at.start} ${message}`;
    if (this.#reported.has(key) || this.#reported.size > evaluationLimits.diagnostics) return;
    this.#reported.add(key);
    if (this.#reported.size <= evaluationLimits.diagnostics)
      this.diagnostics.push(diagnose(code, { message, help, at }));
    else
      this.diagnostics.push(
        diagnose("NT2412", { message: tooMany, help: "Correct the first ones first", at: this.#root }),
      );
  }

  quietly<T>(run: () => T): T {
    this.#quiet++;
    try {
      return run();
    } finally {
      this.#quiet--;
    }
  }

  node(node: JsonNode, env: Env): Traced {
    if (!this.step()) return { value: new Unresolved("…", "the evaluation was stopped"), trace: new Trace(node) };
    if (node.kind === "scalar") {
      if (typeof node.value === "string") return this.#string(node, node.value, env);
      return { value: node.value, trace: new Trace(node) };
    }
    if (this.#depth >= evaluationLimits.depth) {
      this.report("NT2412", node, tooDeep, shorten);
      return { value: erroneous("…"), trace: new Trace(node) };
    }
    this.#depth++;
    try {
      return node.kind === "array" ? this.#array(node, env) : this.#object(node, env);
    } finally {
      this.#depth--;
    }
  }

  #array(node: JsonNode, env: Env): Traced {
    const size = node.items.length;
    const values = new Array<Value>(size);
    const traces = new Array<Trace>(size);
    for (let index = 0; index < size; index++) {
      const { value, trace } = this.node(node.items[index] as JsonNode, env);
      values[index] = value;
      traces[index] = trace;
    }
    return { value: values, trace: new Trace(node, traces, false, values) };
  }

  #object(node: JsonNode, env: Env): Traced {
    const { members } = node;
    const names = new Array<string>(members.length);
    const values = new Array<Value>(members.length);
    const traces = new Array<Trace>(members.length);
    let at = 0;
    for (const member of members) {
      const computed = this.#computedMembers(member, env);
      if (computed === undefined) {
        const { value, trace } = this.node(member.value, env);
        names[at] = member.name;
        values[at] = value;
        traces[at++] = trace;
        continue;
      }
      for (const [name, { value, trace }] of computed) {
        names[at] = name;
        values[at] = value;
        traces[at++] = trace;
      }
    }
    const object = ObjectValue.of(names, values);
    return { value: object, trace: new Trace(node, inOrder(object, names, traces), false, object) };
  }

  /** The members that a loop makes, or the one whose name an expression gives; undefined for any other member. */
  #computedMembers(member: JsonMember, env: Env): readonly (readonly [string, Traced])[] | undefined {
    if (isExpression(member.name)) return [this.#namedMember(member, env)];
    return expandCopies(member.name, member.value, env, this);
  }

  // Identities and links are listed by ids that expressions make. A name that is not known keeps what is left of its own.
  #namedMember({ name, nameStart, value: node }: JsonMember, env: Env): readonly [string, Traced] {
    const { source, path } = node;
    const found = this.#text(name, { source, path, start: nameStart, end: nameStart + name.length + 2 }, env);
    const { value, trace } = this.node(node, env);
    const known = typeof found?.value === "string" ? found.value : name;
    const text = found?.value instanceof Unresolved ? `[${found.value.expression}]` : known;
    return [text, found === undefined ? { value, trace } : { value, trace: new Trace(node, [trace, found.trace]) }];
  }

  #string(node: JsonNode, text: string, env: Env): Traced {
    if (!isExpression(text)) return { value: literalText(text), trace: new Trace(node) };
    const found = this.#text(text, node, env);
    if (found === undefined) return { value: erroneous(text.slice(1, -1).trim()), trace: new Trace(node) };
    return { value: found.value, trace: new Trace(node, [found.trace]) };
  }

  /** What the expression in a text gives; undefined after an error, which is reported. */
  #text(text: string, place: TextPlace, env: Env): Traced | undefined {
    try {
      const expression = this.#parse(text);
      if ("message" in expression)
        throw new EvaluationError(expression.start, expression.message, expression.help, "NT2401");
      const found = this.evaluate(expression, env);
      if (typeof found.value === "object" && measure(found.value).depth > mostLevels)
        throw new EvaluationError(0, tooDeep, shorten, "NT2412");
      return found;
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      this.report(error.code, spotInText(place, error.start), error.message, error.help);
      return undefined;
    }
  }

  #parse(text: string): Expression | SyntaxFault {
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    const parsed = parseExpression(text);
    if (this.#parsed.size >= mostParsed) this.#parsed.clear();
    this.#parsed.set(text, parsed);
    return parsed;
  }

  evaluate(expression: Expression, env: Env): Traced {
    if (!this.step()) return { value: new Unresolved("…", "the evaluation was stopped"), trace: noTrace };
    if (this.#depth >= evaluationLimits.depth) throw new EvaluationError(expression.start, tooDeep, shorten, "NT2412");
    this.#depth++;
    try {
      const found = this.#evaluate(expression, env);
      // What is left of an expression can double with every variable; then it stays as the template has it.
      if (!(found.value instanceof Unresolved) || found.value.expression.length <= expressionLimits.length)
        return found;
      return { value: new Unresolved(printExpression(expression), found.value.reason), trace: found.trace };
    } finally {
      this.#depth--;
    }
  }

  #evaluate(expression: Expression, env: Env): Traced {
    switch (expression.kind) {
      case "text":
      case "number":
        return { value: expression.value, trace: noTrace };
      case "member":
        return access(this.evaluate(expression.of, env), expression.name, expression.start);
      case "index":
        return this.#index(expression, env);
      case "call":
        return this.#call(expression, env);
    }
  }

  #index({ of, index, start }: Extract<Expression, { kind: "index" }>, env: Env): Traced {
    const whole = this.evaluate(of, env);
    const key = this.evaluate(index, env);
    if (typeof key.value === "string" || typeof key.value === "number") {
      const found = access(whole, key.value, start);
      return { value: found.value, trace: new Trace(undefined, [found.trace, key.trace]) };
    }
    if (!(key.value instanceof Unresolved))
      throw new EvaluationError(start, "Found an index that is neither a number nor a text");
    const call: Call = { kind: "call", space: undefined, name: "", args: [of], start };
    const text = unresolvedCall(call, [whole], key.value).value as Unresolved;
    const value = new Unresolved(`${text.expression.slice(1, -1)}[${key.value.expression}]`, key.value.reason);
    return { value, trace: new Trace(undefined, [whole.trace, key.trace]) };
  }

  #call(call: Call, env: Env): Traced {
    if (call.space !== undefined) return this.#userCall(call, call.space, env);
    const name = call.name.toLowerCase();
    const lazy = lazyFunctions.get(name) ?? templateFunctions.get(name);
    if (lazy !== undefined) return lazy(call, env, this);
    const pure = callPure(call, env, this);
    if (pure !== undefined) return pure;
    const reason = runTimeReason(name);
    if (reason === undefined) {
      const message = `Found function "${excerpt(call.name)}", which the template language does not have`;
      throw new EvaluationError(
        call.start,
        message,
        "Correct the name; functions of the template are called with their namespace",
        "NT2403",
      );
    }
    const args = call.args.map((argument) => this.evaluate(argument, env));
    return unresolvedCall(call, args, new Unresolved("", reason));
  }

  #userCall(call: Call, space: string, env: Env): Traced {
    const found = env.frame.userFunction(space, call.name);
    if (found === undefined) {
      const message = `Found function "${excerpt(`${space}.${call.name}`)}", which the template does not define`;
      throw new EvaluationError(call.start, message, 'Define it under "functions", or correct the name', "NT2403");
    }
    const args = call.args.map((argument) => this.evaluate(argument, env));
    if (args.length !== found.parameters.length || found.output === undefined) {
      const count = found.parameters.length;
      throw new EvaluationError(
        call.start,
        `Found ${args.length} arguments of "${space}.${call.name}", expected ${count} and an output`,
      );
    }
    if (this.#calling.has(found)) {
      throw new EvaluationError(
        call.start,
        `Found "${space}.${call.name}" calling itself`,
        "A function of a template cannot",
        "NT2404",
      );
    }
    const own = new Map(found.parameters.map((name, index) => [name.toLowerCase(), args[index] as Traced]));
    const frame: Env["frame"] = {
      scope: env.frame.scope,
      deployment: env.frame.deployment,
      insideFunction: true,
      parameter: (name) => own.get(name.toLowerCase()),
      variable: () => undefined,
      userFunction: (outer, name) => env.frame.userFunction(outer, name),
    };
    this.#calling.add(found);
    const { value, trace } = this.node(found.output, bareEnv(frame, env.neighbours));
    this.#calling.delete(found);
    return { value, trace: new Trace(undefined, [trace, ...args.map((arg) => arg.trace)]) };
  }
}

// Of names given twice the last counts, in the place of the first.
function inOrder(object: ObjectValue, names: readonly string[], traces: readonly Trace[]): readonly Trace[] {
  if (object.size === names.length) return traces;
  const last = new Map(names.map((name, index) => [name.toLowerCase(), traces[index] as Trace]));
  return [...last.values()];
}
