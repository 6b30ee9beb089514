import type { JsonNode } from "../../../source/tree.ts";
import type { Engine, Env } from "./engine.ts";
import { memberOf, textOf } from "./members.ts";
import { type DeploymentScope, scopeId, scopeKindOf } from "./scope.ts";
import { Unresolved, type Value } from "./value.ts";

/** Where a resource or a deployment goes that names a subscription, a resource group or a scope of its own. */
export function placement(
  scope: DeploymentScope,
  node: JsonNode,
  isDeployment: boolean,
  env: Env,
  engine: Engine,
): DeploymentScope {
  const read = (name: string): Value | undefined => {
    const member = memberOf(node, name);
    const value = member === undefined ? undefined : engine.node(member, env).value;
    return value === null || value === "" ? undefined : value;
  };
  const named = isDeployment ? read("scope") : undefined;
  if (named !== undefined) return scopeOfId(engine, scope, named);
  const subscription = read("subscriptionId");
  const resourceGroup = read("resourceGroup");
  if (resourceGroup !== undefined) {
    return elsewhere(engine, scope, {
      kind: "resourceGroup",
      subscription: subscription ?? scope.subscription,
      resourceGroup,
    });
  }
  if (subscription === undefined) return scope;
  const template = memberOf(memberOf(node, "properties"), "template");
  const wantsGroup =
    scope.kind === "resourceGroup" && scopeKindOf(textOf(memberOf(template, "$schema"))) === "resourceGroup";
  const kind = wantsGroup && template !== undefined ? "resourceGroup" : "subscription";
  return elsewhere(engine, scope, { kind, subscription, resourceGroup: scope.resourceGroup });
}

function scopeOfId(engine: Engine, scope: DeploymentScope, id: Value): DeploymentScope {
  if (typeof id !== "string") return scope;
  if (id === "/") return { ...scope, kind: "tenant" };
  const group = /^\/?(?:providers\/)?Microsoft\.Management\/managementGroups\/([^/]+)$/i.exec(id)?.[1];
  if (group !== undefined) return { ...scope, kind: "managementGroup", managementGroup: group };
  const parts = /^\/?subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?$/i.exec(id);
  if (parts?.[1] === undefined) return scope;
  const [, subscription, resourceGroup] = parts;
  if (resourceGroup === undefined)
    return elsewhere(engine, scope, { kind: "subscription", subscription, resourceGroup: scope.resourceGroup });
  return elsewhere(engine, scope, { kind: "resourceGroup", subscription, resourceGroup });
}

type Target = Pick<DeploymentScope, "kind" | "subscription" | "resourceGroup">;

function elsewhere(engine: Engine, scope: DeploymentScope, target: Target): DeploymentScope {
  const isSame =
    sameText(target.subscription, scope.subscription) && sameText(target.resourceGroup, scope.resourceGroup);
  if (isSame) return { ...scope, ...target };
  const reason = "The region of the resource group is not known: the template deploys to another one";
  const unknown = new Unresolved("resourceGroup().location", reason);
  const moved: DeploymentScope = { ...scope, ...target, location: () => unknown };
  const id = scopeId({ ...moved, kind: "resourceGroup" });
  return { ...moved, location: () => (typeof id === "string" ? engine.locationOf(id) : undefined) ?? unknown };
}

function sameText(one: Value, other: Value): boolean {
  if (one instanceof Unresolved && other instanceof Unresolved) return one.expression === other.expression;
  return String(one).toLowerCase() === String(other).toLowerCase();
}
