import type { DeploymentContext } from "../../../model/deploymentContext.ts";
import { printAccess, printValue } from "./printExpression.ts";
import { ObjectValue, Unresolved, type Value } from "./value.ts";

/** The level that a template is deployed to. */
export type ScopeKind = "resourceGroup" | "subscription" | "managementGroup" | "tenant";

/** Where a deployment goes. */
export interface DeploymentScope {
  readonly kind: ScopeKind;
  /** Id of the subscription. */
  readonly subscription: Value;
  /** Name of the resource group. */
  readonly resourceGroup: Value;
  /** Region of the resource group, looked up when asked. */
  readonly location: () => Value;
  /** Name of the management group. */
  readonly managementGroup: Value;
  readonly tenantId: Value;
}

/** The level that a `$schema` names; a resource group when it names none. */
export function scopeKindOf(schema: string | undefined): ScopeKind {
  const file = /\/(\w+)deploymentTemplate\.json#?$/i.exec(schema ?? "")?.[1]?.toLowerCase();
  if (file === "subscription" || file === "tenant") return file;
  return file === "managementgroup" ? "managementGroup" : "resourceGroup";
}

/** The scope of the template itself. */
export function rootScope(kind: ScopeKind, context: DeploymentContext): DeploymentScope {
  const { subscription, resourceGroup, managementGroup, tenantId } = context;
  const location = given(
    resourceGroup?.location,
    "resourceGroup().location",
    "The region of the resource group",
    "location",
  );
  return {
    kind,
    subscription: given(
      subscription?.replace(/^\/subscriptions\//i, ""),
      "subscription().subscriptionId",
      "The subscription",
      "subscriptionId",
    ),
    resourceGroup: given(resourceGroup?.name, "resourceGroup().name", "The resource group", "resourceGroup"),
    location: () => location,
    managementGroup: given(managementGroup, "managementGroup().name", "The management group", "managementGroup"),
    tenantId: given(tenantId, "tenant().tenantId", "The tenant", "tenantId"),
  };
}

function given(value: string | undefined, expression: string, what: string, key: string): Value {
  return value ?? new Unresolved(expression, `${what} is not known: give "${key}" in the context`);
}

/** The id of a scope: what the ids of its resources start with. */
export function scopeId(scope: DeploymentScope): Value {
  switch (scope.kind) {
    case "resourceGroup":
      return joined(
        resourceGroupExpression,
        "/subscriptions/",
        scope.subscription,
        "/resourceGroups/",
        scope.resourceGroup,
      );
    case "subscription":
      return joined(() => "subscription().id", "/subscriptions/", scope.subscription);
    case "managementGroup":
      return joined(() => "managementGroup().id", managementGroups, scope.managementGroup);
    case "tenant":
      return "/";
  }
}

/** What the id of every management group starts with. */
export const managementGroups = "/providers/Microsoft.Management/managementGroups/";

function resourceGroupExpression(parts: readonly Value[]): string {
  const [, subscription, , name] = parts;
  if (name instanceof Unresolved && name.expression === "resourceGroup().name") return "resourceGroup().id";
  if (subscription instanceof Unresolved && subscription.expression === "subscription().subscriptionId") {
    return `concat(subscription().id, '/resourceGroups/', ${printValue(name ?? null)})`;
  }
  return `format('/subscriptions/{0}/resourceGroups/{1}', ${printValue(subscription ?? null)}, ${printValue(name ?? null)})`;
}

function joined(expression: (parts: readonly Value[]) => string, ...parts: readonly Value[]): Value {
  const unresolved = parts.find((part) => part instanceof Unresolved);
  return unresolved === undefined ? parts.join("") : new Unresolved(expression(parts), unresolved.reason);
}

/** What `resourceGroup()` gives. */
export function resourceGroupObject(scope: DeploymentScope): Value {
  return new ObjectValue([
    ["id", scopeId(scope)],
    ["name", scope.resourceGroup],
    ["type", "Microsoft.Resources/resourceGroups"],
    ["location", scope.location()],
    ...later("resourceGroup()", "tags", "properties", "managedBy"),
  ]);
}

/** What `subscription()` gives. */
export function subscriptionObject(scope: DeploymentScope): Value {
  return new ObjectValue([
    ["id", scopeId({ ...scope, kind: "subscription" })],
    ["subscriptionId", scope.subscription],
    [
      "tenantId",
      scope.tenantId instanceof Unresolved
        ? new Unresolved("subscription().tenantId", scope.tenantId.reason)
        : scope.tenantId,
    ],
    ...later("subscription()", "displayName"),
  ]);
}

/** What `tenant()` gives. */
export function tenantObject(scope: DeploymentScope): Value {
  return new ObjectValue([
    ["tenantId", scope.tenantId],
    ["id", joined(() => "tenant().id", "/tenants/", scope.tenantId)],
    ...later("tenant()", "countryCode", "displayName", "tenantCategory"),
  ]);
}

/** What `managementGroup()` gives. */
export function managementGroupObject(scope: DeploymentScope): Value {
  return new ObjectValue([
    ["id", scopeId({ ...scope, kind: "managementGroup" })],
    ["name", scope.managementGroup],
    ["type", "Microsoft.Management/managementGroups"],
    ...later("managementGroup()", "properties"),
  ]);
}

/** What `environment()` gives: which cloud it is nobody said. */
export function environmentObject(): Value {
  return new Unresolved("environment()", "It is known when the template is deployed: it depends on the Azure cloud");
}

/** What `deployment()` gives. `location` is absent at the level of resource groups. */
export function deploymentObject(name: Value, location: Value | undefined, template: Value): Value {
  return new ObjectValue([
    ["name", name],
    ...(location === undefined ? [] : [["location", location] as const]),
    [
      "properties",
      new ObjectValue([
        ["template", template],
        ...later("deployment().properties", "templateLink", "templateHash", "parameters", "mode", "provisioningState"),
      ]),
    ],
  ]);
}

function later(base: string, ...names: readonly string[]): readonly (readonly [string, Value])[] {
  return names.map((name) => [
    name,
    new Unresolved(`${base}${printAccess(name)}`, "It is known when the template is deployed"),
  ]);
}
