import { printCall, printValue } from "./printExpression.ts";
import { type DeploymentScope, managementGroups, scopeId } from "./scope.ts";
import { FunctionError, Unresolved, type Value } from "./value.ts";

type ResourceIdFunction = (args: readonly Value[], scope: DeploymentScope) => Value;

/** The functions that make resource ids, by name in lower case. Arguments are known. */
export const resourceIdFunctions: ReadonlyMap<string, ResourceIdFunction> = new Map<string, ResourceIdFunction>([
  ["resourceid", resourceId],
  ["subscriptionresourceid", subscriptionResourceId],
  ["tenantresourceid", (args) => `/providers/${typeAndNames(texts(args))}`],
  ["managementgroupresourceid", managementGroupResourceId],
  ["extensionresourceid", extensionResourceId],
]);

/** The id of a resource, not wholly known. */
export class UnresolvedId extends Unresolved {
  /** What two ways to name one resource have in common: the id with what is not known of it in brackets. */
  readonly key: string;

  private constructor({ expression, reason }: Unresolved, key: string) {
    super(expression, reason);
    this.key = key;
  }

  /** What is left of the call of a function, with its key where that can be made. */
  static of(left: Unresolved, make: ResourceIdFunction, args: readonly Value[], scope: DeploymentScope): Unresolved {
    try {
      return new UnresolvedId(left, String(make(args.map(bracketed), bracketedScope(scope))));
    } catch (error) {
      if (error instanceof FunctionError) return left;
      throw error;
    }
  }
}

/** What is not known as a text that can stand in the key of a resource. */
function bracketed(value: Value): Value {
  if (!(value instanceof Unresolved)) return value;
  const group = /^format\('\/subscriptions\/\{0\}\/resourceGroups\/\{1\}', ([\w().]+), '([^']+)'\)$/.exec(
    value.expression,
  );
  return group === null ? `[${value.expression}]` : `/subscriptions/[${group[1]}]/resourceGroups/${group[2]}`;
}

function bracketedScope(scope: DeploymentScope): DeploymentScope {
  const { subscription, resourceGroup, managementGroup } = scope;
  return {
    ...scope,
    subscription: bracketed(subscription),
    resourceGroup: bracketed(resourceGroup),
    managementGroup: bracketed(managementGroup),
  };
}

function resourceId(args: readonly Value[], scope: DeploymentScope): Value {
  const { leading, rest } = split(args);
  const tail = `/providers/${typeAndNames(rest)}`;
  if (leading.length > 2)
    throw new FunctionError(
      `found ${leading.length} arguments before the resource type, expected a subscription and a resource group at most`,
    );
  const [first, second] = leading;
  if (first !== undefined && second !== undefined) return `/subscriptions/${first}/resourceGroups/${second}${tail}`;
  if (first === undefined) return under(scopeId(scope), tail, "resourceId", [...placeOf(scope), ...args]);
  if (scope.kind !== "resourceGroup") return `/subscriptions/${first}${tail}`;
  return under(scopeId({ ...scope, resourceGroup: first }), tail, "resourceId", args);
}

// What is known of the place is kept: read in another scope, the call must still mean the same resource.
function placeOf({ kind, subscription, resourceGroup }: DeploymentScope): readonly Value[] {
  if (kind !== "resourceGroup") return [];
  if (typeof subscription === "string") return [subscription, resourceGroup];
  return typeof resourceGroup === "string" ? [resourceGroup] : [];
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

// The type is the first argument with a slash; an id that somebody gave for a subscription begins with one, what is not
// known with a bracket.
function split(args: readonly Value[]): { leading: readonly string[]; rest: readonly string[] } {
  const all = texts(args);
  const type = all.findIndex((text) => text.includes("/") && !/^[[/]/.test(text));
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
  return types.reduce((id, type, index) => `${id}/${type}/${names[index]}`, provider ?? "");
}

/**
 * The key that a resource is found by, made of its scope, or of the id that it extends, and its type and name. Undefined
 * when type and name do not fit.
 */
export function keyOf(scope: DeploymentScope, base: Value, type: Value, name: Value): string | undefined {
  if (typeof type !== "string") return undefined;
  const segments = type.replace(/\/+$/, "").split("/");
  const names = name instanceof Unresolved ? [`[${name.expression}]`] : String(name).split("/");
  // The last names can belong to an extension: "Microsoft.Network/connections/providers/locks".
  if (segments.length < 2 || names.length !== segments.length - 1) return undefined;
  const above = base instanceof Unresolved ? unresolvedBase(scope, base) : base;
  return `${above === "/" ? "" : String(above)}/providers/${interleave(segments, names)}`;
}

function unresolvedBase(scope: DeploymentScope, base: Unresolved): Value {
  if (base instanceof UnresolvedId) return base.key;
  const own = scopeId(scope);
  const isScope = own instanceof Unresolved && own.expression === base.expression;
  return isScope ? scopeId(bracketedScope(scope)) : bracketed(base);
}
