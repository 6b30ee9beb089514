import type { DeploymentInput } from "../../../model/deploymentInput.ts";
import { openKind } from "../../../model/openValue.ts";
import type { Unresolved } from "../../../model/stated.ts";
import { derived, type TracedLeaf } from "../../../source/traced.ts";
import { type Call, type Expression, parseExpression } from "../template/expression.ts";
import { printExpression } from "../template/printExpression.ts";
import type { ArmScope, Owner } from "./scope.ts";
import type { ParameterType } from "./templateWriter.ts";

/** One property of a model value, and what templates call it. */
export interface Setting {
  readonly holder: object;
  readonly key: string | number;
  /** As a template calls it: `sharedKey`. */
  readonly name: string;
}

/**
 * What is known at deployment only. Its expression stays as it is where it means the same in the new template; else the
 * value becomes a parameter.
 */
export function writeUnresolved(
  scope: ArmScope,
  value: Unresolved,
  { holder, key, name }: Setting,
  owner: Owner,
  type: ParameterType,
): TracedLeaf {
  const refs = [{ holder, key }];
  const expression = usableExpression(scope, value.unresolved, owner.scope, type);
  if (expression !== undefined) return derived(`[${expression}]`, refs);
  const isRefused = openKind(value) === "not understood";
  const known = isRefused ? "" : ", known at deployment only";
  const parameter = { type, description: `Value of "${name}" of ${owner.words}${known}` };
  const asked = scope.ask(name, owner.names, parameter, openIdentity(scope, value, { holder, key, name }, owner));
  const why = isRefused ? "Not understood in the file" : "Not in the file";
  scope.reportParameter(asked.name, parameter, scope.places.spotOf(holder, key), why);
  return derived(asked.expression, refs, `given as the parameter "${asked.name}": ${value.reason}`);
}

// Equal expressions of one input have one value, unless something in them changes from place to place or is not shown.
function openIdentity(scope: ArmScope, value: Unresolved, { holder, key }: Setting, owner: Owner): string {
  const { unresolved } = value;
  return openKind(value) === "not understood" || /…|\bcopyIndex\(|\bnewGuid\(/i.test(unresolved)
    ? `at/${scope.identityOf(holder)}/${key}`
    : `open/${owner.scope}/${unresolved}`;
}

/**
 * An expression of an input as it can stand in the new template, without brackets; undefined when it would mean something
 * else there, or nothing. The parameters in it are declared.
 */
export function usableExpression(scope: ArmScope, text: string, from: string, type: ParameterType): string | undefined {
  const parsed = parseExpression(`[${text}]`);
  if (!("kind" in parsed)) return undefined;
  const found: Findings = { inputs: new Map(), ids: [] };
  if (!isUsable(scope, parsed, from, found)) return undefined;
  const renamed = new Map<Expression, string>();
  for (const [argument, input] of found.inputs) {
    const identity = inputIdentity(input);
    const { name } = scope.template.parameter(identity, input.name, declarationOf(input));
    if (name.toLowerCase() !== input.name.toLowerCase()) renamed.set(argument, name);
    if (type === "securestring" && isParameter(parsed, argument)) scope.template.makeSecure(identity);
  }
  for (const { type: idType, names } of found.ids) scope.mention(idType, names);
  return renamed.size === 0 ? text : printExpression(withNames(parsed, renamed));
}

/** What tells the parameter of one input from all other parameters. */
export function inputIdentity({ scope, name }: DeploymentInput): string {
  return `input/${scope}/${name.toLowerCase()}`;
}

interface Findings {
  /** Arguments of `parameters`, with what they mean. */
  readonly inputs: Map<Expression, DeploymentInput>;
  readonly ids: { readonly type: string; readonly names: readonly string[] }[];
}

/** Functions that mean nothing, or something else, outside of the place that they were written for. */
const bound: ReadonlySet<string> = new Set([
  "variables",
  "copyindex",
  // Default values of parameters only.
  "newguid",
  "utcnow",
  // Parameters files only.
  "externalinput",
  "externalinputs",
  "getsecret",
]);

function isUsable(scope: ArmScope, expression: Expression, from: string, found: Findings): boolean {
  if (expression.kind === "member") return isUsable(scope, expression.of, from, found);
  if (expression.kind === "index") {
    return isUsable(scope, expression.of, from, found) && isUsable(scope, expression.index, from, found);
  }
  if (expression.kind !== "call") return true;
  const { space, name, args } = expression;
  const folded = name.toLowerCase();
  // Functions that a template defines are not taken along.
  if (space !== undefined || bound.has(folded)) return false;
  if (folded === "parameters") return isDeclared(scope, expression, from, found);
  // A symbolic name: the new template has none.
  const [first] = args;
  if (/^(?:references?|list\w*)$/.test(folded) && first?.kind === "text" && !first.value.includes("/")) return false;
  if (folded === "resourceid") noteId(args, found);
  return args.every((argument) => isUsable(scope, argument, from, found));
}

function isDeclared(scope: ArmScope, { args }: Call, from: string, { inputs }: Findings): boolean {
  const [argument, second] = args;
  if (argument?.kind !== "text" || second !== undefined) return false;
  const input = scope.index.inputNamed(argument.value, from);
  if (input !== undefined) inputs.set(argument, input);
  return input !== undefined;
}

function noteId(args: readonly Expression[], { ids }: Findings): void {
  const texts = args.map((argument) => (argument.kind === "text" ? argument.value : undefined));
  const [type, ...names] = texts;
  if (type === undefined || names.some((name) => name === undefined)) return;
  ids.push({ type: type.replace(/\/+$/, ""), names: names as string[] });
}

function isParameter(expression: Expression, argument: Expression): boolean {
  return (
    expression.kind === "call" && expression.name.toLowerCase() === "parameters" && expression.args[0] === argument
  );
}

function withNames(expression: Expression, names: ReadonlyMap<Expression, string>): Expression {
  switch (expression.kind) {
    case "text":
      return { ...expression, value: names.get(expression) ?? expression.value };
    case "number":
      return expression;
    case "call":
      return { ...expression, args: expression.args.map((argument) => withNames(argument, names)) };
    case "member":
      return { ...expression, of: withNames(expression.of, names) };
    case "index":
      return { ...expression, of: withNames(expression.of, names), index: withNames(expression.index, names) };
  }
}

const parameterTypes: readonly string[] = [
  "string",
  "securestring",
  "int",
  "bool",
  "array",
  "object",
  "secureobject",
] satisfies ParameterType[];

function declarationOf({ type, name, description, scope }: DeploymentInput): {
  readonly type: ParameterType;
  readonly description: string;
} {
  const known = parameterTypes.includes(type) ? (type as ParameterType) : "string";
  return { type: known, description: description ?? `The parameter "${name}" of ${scope}` };
}
