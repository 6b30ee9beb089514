import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeploymentContext } from "../../../model/deploymentContext.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import { TemplateDeployment, type World } from "./deployment.ts";
import type { Neighbours } from "./engine.ts";
import { EvaluatedNode, evaluatedNode, isAffordable } from "./evaluated.ts";
import { Evaluator } from "./evaluator.ts";
import { TemplateFrame } from "./frame.ts";
import { memberOf, textOf } from "./members.ts";
import { templateObject } from "./nested.ts";
import { firstGiven, parametersFile } from "./parameters.ts";
import { ResourceIndex } from "./resourceIndex.ts";
import type { ResourceInstance } from "./resources.ts";
import { deploymentObject, rootScope, scopeKindOf } from "./scope.ts";
import { noTrace, type Traced } from "./trace.ts";
import { Unresolved } from "./value.ts";

/** A concrete resource with the origin of every value. */
export interface EvaluatedResource {
  /** The declaration. */
  readonly node: JsonNode;
  readonly type: EvaluatedNode;
  readonly name: EvaluatedNode;
  readonly apiVersion: EvaluatedNode | undefined;
  /** Id of the deployment scope, or of the resource that it extends. */
  readonly scope: EvaluatedNode;
  readonly existing: boolean;
  /** Only when it is not known whether it holds. */
  readonly condition: EvaluatedNode | undefined;
  /** Only when the number of copies is not known. */
  readonly copies: EvaluatedNode | undefined;
  /** All other members, in order and as spelled. */
  readonly members: readonly (readonly [name: string, value: EvaluatedNode])[];
}

/** A deployment whose template is elsewhere. */
export interface EvaluatedLink {
  readonly name: EvaluatedNode;
  readonly scope: EvaluatedNode;
  readonly link: EvaluatedNode;
}

/** What a template comes to. */
export interface EvaluatedTemplate {
  /** In the order of the template, nested templates flattened. */
  readonly resources: readonly EvaluatedResource[];
  readonly skipped: readonly Pick<EvaluatedResource, "node" | "type" | "name" | "scope" | "existing">[];
  readonly linked: readonly EvaluatedLink[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Evaluates a parsed template; of several parameters files the later ones win. Total: whatever it holds gives values, unresolved values and diagnostics. */
export function evaluateTrees(
  template: Tree,
  parameters: readonly Tree[],
  context: DeploymentContext = {},
): EvaluatedTemplate {
  const engine = new Evaluator(context.utcNow, template.root);
  const resources: EvaluatedResource[] = [];
  const skipped: EvaluatedResource[] = [];
  if (
    template.syntax !== "json" ||
    template.root.kind !== "object" ||
    memberOf(template.root, "resources") === undefined
  ) {
    engine.report(
      "NT2411",
      template.syntax === "json" ? template.root : undefined,
      'Found no template: "resources" is missing',
      "Give a deployment template",
    );
    return { resources, skipped, linked: [], diagnostics: engine.diagnostics };
  }
  const world: World = { engine, registry: new ResourceIndex(({ key }) => key), linked: [] };
  engine.locationOf = (id) => createdGroup(world, id);
  const root = rootDeployment(world, template.root, parameters, context);
  const waiting: TemplateDeployment[] = [root];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) waiting.push(...next.declare());
  for (const instance of root.resources()) {
    if (instance.deployed === false) skipped.push(identityOf(instance, engine));
    else resources.push(resourceOf(instance, engine));
  }
  const linked = world.linked.map(({ instance, link }) => {
    const { name, scope } = identityOf(instance, engine);
    return { name, scope, link: afforded(link, link.trace.at ?? instance.node, engine) };
  });
  return { resources, skipped, linked, diagnostics: engine.diagnostics };
}

function rootDeployment(
  world: World,
  template: JsonNode,
  parameters: readonly Tree[],
  context: DeploymentContext,
): TemplateDeployment {
  const kind = scopeKindOf(textOf(memberOf(template, "$schema")));
  const scope = rootScope(kind, context);
  const { name, location } = context.deployment ?? {};
  const unknown = (member: string): Unresolved => {
    return new Unresolved(
      `deployment().${member}`,
      `The ${member} of the deployment is not known: give "deployment" in the context`,
    );
  };
  const place = kind === "resourceGroup" ? undefined : (location ?? unknown("location"));
  const deployment = deploymentObject(name ?? unknown("name"), place, templateObject(template));
  const frame = (neighbours: Neighbours): TemplateFrame =>
    new TemplateFrame({
      template,
      scope,
      deployment: () => deployment,
      supplied: firstGiven([...parameters].reverse().map(parametersFile)),
      neighbours,
      engine: world.engine,
    });
  return new TemplateDeployment(world, { template, scope, frame, loops: [], parent: undefined, condition: undefined });
}

function createdGroup(world: World, id: string): Traced["value"] | undefined {
  const subscription = id.slice(0, id.toLowerCase().lastIndexOf("/resourcegroups/"));
  const key = `${subscription}/providers/Microsoft.Resources/resourceGroups/${id.slice(id.lastIndexOf("/") + 1)}`;
  const group = world.registry.get(key.toLowerCase())?.find(({ deployed, existing }) => deployed === true && !existing);
  const location = memberOf(group?.node, "location");
  return group === undefined || location === undefined ? undefined : group.member(location).value;
}

// These say what there is, and where; they are no settings of the resource.
const structural = new Set([
  "type",
  "name",
  "apiversion",
  "scope",
  "condition",
  "copy",
  "resources",
  "existing",
  "comments",
  "subscriptionid",
  "resourcegroup",
]);

function resourceOf(instance: ResourceInstance, engine: Evaluator): EvaluatedResource {
  const members = instance.node.members
    .filter(({ name }) => !structural.has(name.toLowerCase()))
    .map(({ name, value }) => [name, afforded(instance.member(value), value, engine)] as const);
  return { ...identityOf(instance, engine), members };
}

function afforded(traced: Traced, at: JsonNode, engine: Evaluator): EvaluatedNode {
  return isAffordable(traced.value, engine)
    ? evaluatedNode(traced, at)
    : new EvaluatedNode("unresolved", at, traced.trace, { value: new Unresolved("…", "the evaluation was stopped") });
}

function identityOf(instance: ResourceInstance, engine: Evaluator): EvaluatedResource {
  const { node, condition, copies } = instance;
  const tree = (traced: Traced, member: string): EvaluatedNode =>
    afforded(traced, memberOf(node, member) ?? node, engine);
  const version = memberOf(node, "apiVersion");
  return {
    node,
    type: tree(instance.type, "type"),
    name: tree(instance.name, "name"),
    apiVersion:
      version === undefined || instance.deployed === false ? undefined : tree(instance.member(version), "apiVersion"),
    scope: tree({ value: instance.base, trace: noTrace }, "scope"),
    existing: instance.existing,
    condition: condition.value instanceof Unresolved ? tree(condition, "condition") : undefined,
    copies: copies === undefined ? undefined : tree({ value: copies, trace: noTrace }, "copy"),
    members: [],
  };
}
