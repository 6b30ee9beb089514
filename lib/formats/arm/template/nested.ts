import type { JsonNode } from "../../../source/tree.ts";
import { lookUp } from "./access.ts";
import type { Engine, Env } from "./engine.ts";
import { memberOf, membersByName, textOf } from "./members.ts";
import { fromVault, nothingSupplied, parameterCall, type Supplied } from "./parameters.ts";
import type { ResourceInstance } from "./resources.ts";
import { deploymentObject } from "./scope.ts";
import type { Traced } from "./trace.ts";
import { ObjectValue, Unresolved, type Value } from "./value.ts";

/** A deployment whose template stands in another file. */
export interface LinkedDeployment {
  readonly instance: ResourceInstance;
  /** What the link says: `uri`, `relativePath` or `id`, as far as it is known. */
  readonly link: Traced;
}

/** The template that stands inside a deployment. */
export function inlineTemplate(instance: ResourceInstance): JsonNode | undefined {
  const template = memberOf(memberOf(instance.node, "properties"), "template");
  return template?.kind === "object" ? template : undefined;
}

/** Whether the template inside sees its own parameters and variables, and not those around it. */
export function isInner(instance: ResourceInstance): boolean {
  const options = memberOf(memberOf(instance.node, "properties"), "expressionEvaluationOptions");
  return textOf(memberOf(options, "scope"))?.toLowerCase() === "inner";
}

/** The values that a deployment passes to its template, evaluated where it stands. */
export function passedParameters(instance: ResourceInstance, engine: Engine): Supplied {
  const properties = memberOf(instance.node, "properties");
  if (memberOf(properties, "parametersLink") !== undefined) {
    const reason = "Its value stands in a parameters file that the deployment links to";
    return {
      names: [],
      get: (name) => ({ value: new Unresolved(parameterCall(name), reason), trace: instance.name.trace }),
    };
  }
  const parameters = memberOf(properties, "parameters");
  if (parameters === undefined) return nothingSupplied;
  if (parameters.kind !== "object") return passedAsOne(parameters, instance.env, engine);
  const entries = membersByName(parameters);
  return {
    names: [...entries.values()].map(({ name, value }) => [name, value]),
    get: (name) => {
      const entry = entries.get(name.toLowerCase())?.value;
      return entry === undefined ? undefined : passedValue(name, entry, instance.env, engine);
    },
  };
}

function passedValue(name: string, entry: JsonNode, env: Env, engine: Engine): Traced | undefined {
  const value = memberOf(entry, "value");
  if (value !== undefined) return engine.node(value, env);
  const reference = memberOf(entry, "reference");
  if (reference !== undefined) return fromVault(name, reference);
  return entry.kind === "scalar" ? read(engine.node(entry, env), "value") : undefined;
}

function passedAsOne(node: JsonNode, env: Env, engine: Engine): Supplied {
  const all = engine.node(node, env);
  const names = all.value instanceof ObjectValue ? all.value.entries().map(([name]) => [name, node] as const) : [];
  return {
    names,
    get: (name) => {
      const entry = read(all, name);
      return entry === undefined ? undefined : read(entry, "value");
    },
  };
}

function read(whole: Traced, name: string): Traced | undefined {
  return lookUp(whole, name);
}

/** What `deployment()` gives inside a template with a scope of its own. */
export function innerDeployment(instance: ResourceInstance, template: JsonNode, engine: Engine): Value {
  const location = memberOf(instance.node, "location");
  const place = location === undefined ? undefined : engine.node(location, instance.env).value;
  const shown = instance.scope.kind === "resourceGroup" ? undefined : place;
  return deploymentObject(instance.name.value, shown, templateObject(template));
}

/** What `deployment().properties.template` tells of a template here. */
export function templateObject(template: JsonNode): Value {
  const names = ["$schema", "contentVersion", "languageVersion"];
  return new ObjectValue(
    names.flatMap((name) => {
      const text = textOf(memberOf(template, name));
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}
