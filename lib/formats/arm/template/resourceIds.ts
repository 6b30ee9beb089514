import { printCall, printValue } from "./printExpression.ts";
import { type DeploymentScope, managementGroups, scopeId } from "./scope.ts";
import { FunctionError, Unresolved, type Value } from "./value.ts";

/** The functions that make resource ids, by name in lower case. Arguments are known. */
export const resourceIdFunctions: ReadonlyMap<string, (args: readonly Value[], scope: DeploymentScope) => Value> =
  new Map([
    ["resourceid", resourceId],
    ["subscriptionresourceid", subscriptionResourceId],
    ["tenantresourceid", (args) => `/providers/${typeAndNames(texts(args))}`],
    ["managementgroupresourceid", managementGroupResourceId],
    ["extensionresourceid", extensionResourceId],
  ]);

function resourceId(args: readonly Value[], scope: DeploymentScope): Value {
  const { leading, rest } = split(args);
  const tail = `/providers/${typeAndNames(rest)}`;
  if (leading.length > 2)
    throw new FunctionError(
      `found ${leading.length} arguments before the resource type, expected a subscription and a resource group at most`,
    );
  const [first, second] = leading;
  if (first !== undefined && second !== undefined) return `/subscriptions/${first}/resourceGroups/${second}${tail}`;
  if (first === undefined) return under(scopeId(scope), tail, "resourceId", args);
  if (scope.kind !== "resourceGroup") return `/subscriptions/${first}${tail}`;
  return under(scopeId({ ...scope, resourceGroup: first }), tail, "resourceId", args);
}

function subscriptionResourceId(args: readonly Value[], scope: DeploymentScope): Value {
  const { leading, rest } = split(args);
  const tail = `/providers/${typeAndNames(rest)}`;
  if (leading.length > 1) throw new FunctionError("found more than a subscription before the resource type");
  const subscription = leading[0] ?? scope.subscription;
  return under(scopeId({ ...scope, kind: "subscription", subscription }), tail, "subscriptionResourceId", args);
}

function managementGroupResourceId(args: readonly Value[], scope: DeploymentScope): Value {
  const { leading, rest } = split(args);
  const tail = `/providers/${typeAndNames(rest)}`;
  if (leading.length > 1) throw new FunctionError("found more than a management group before the resource type");
  const group = leading.at(0) ?? scope.managementGroup;
  if (group instanceof Unresolved) return under(group, tail, "managementGroupResourceId", args);
  return `${managementGroups}${String(group)}${tail}`;
}

function extensionResourceId(args: readonly Value[]): Value {
  const [base, ...rest] = texts(args);
  return `${(base ?? "").replace(/\/$/, "")}/providers/${typeAndNames(rest)}`;
}

function under(base: Value, tail: string, name: string, args: readonly Value[]): Value {
  if (base instanceof Unresolved) return new Unresolved(printCall(name, args.map(printValue)), base.reason);
  return base === "/" ? tail : `${String(base)}${tail}`;
}

// The type is the first argument with a slash; an id that somebody gave for a subscription begins with one.
function split(args: readonly Value[]): { leading: readonly string[]; rest: readonly string[] } {
  const all = texts(args);
  const type = all.findIndex((text) => text.includes("/") && !text.startsWith("/"));
  if (type === -1)
    throw new FunctionError(
      'found no resource type among the arguments, expected one such as "Microsoft.Network/virtualNetworks"',
    );
  return { leading: all.slice(0, type), rest: all.slice(type) };
}

function texts(args: readonly Value[]): readonly string[] {
  return args.map((value) => {
    if (typeof value === "string" || typeof value === "number") return String(value);
    throw new FunctionError("found an argument that is no text, expected resource type and names as texts");
  });
}

function typeAndNames([type, ...names]: readonly string[]): string {
  const segments = (type ?? "").replace(/\/+$/, "").split("/");
  if (segments.length < 2)
    throw new FunctionError(
      `found "${type ?? ""}", expected a resource type such as "Microsoft.Network/virtualNetworks"`,
    );
  if (names.length !== segments.length - 1) {
    throw new FunctionError(`found ${names.length} names for resource type "${type}", expected ${segments.length - 1}`);
  }
  return interleave(segments, names);
}

function interleave([provider, ...types]: readonly string[], names: readonly string[]): string {
  return [provider, ...types.flatMap((type, index) => [type, names[index]])].join("/");
}

/**
 * The id of a resource below a scope; with an unknown scope the call of the function that gives it, so that two ways to
 * name one resource meet. Undefined when type and name do not fit.
 */
export function idOf(scope: DeploymentScope, base: Value, type: Value, name: Value): Value | undefined {
  if (typeof type !== "string" || typeof name !== "string") return undefined;
  const segments = type.replace(/\/+$/, "").split("/");
  const names = name.split("/");
  if (segments.length < 2) return undefined;
  if (typeof base === "string") {
    // The last names can belong to an extension: "Microsoft.Network/connections/providers/locks".
    if (names.length !== segments.length - 1) return undefined;
    return `${base === "/" ? "" : base}/providers/${interleave(segments, names)}`;
  }
  if (names.length !== segments.length - 1) return undefined;
  return scope.kind === "subscription"
    ? subscriptionResourceId([type, ...names], scope)
    : resourceId([type, ...names], scope);
}
