import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import { diagnosticOf } from "./diagnostics/fromProblem.ts";
import type { Source } from "./formats/format.ts";
import { type EvaluatedNode, evaluateTrees } from "./formats/registry.ts";
import type { DeploymentContext } from "./model/deploymentContext.ts";
import { parse } from "./source/parse.ts";
import type { Tree } from "./source/tree.ts";

export type { DeploymentContext } from "./model/deploymentContext.ts";

/** What can be given besides the template. */
export interface EvaluateOptions {
  /** A parameters file, or a bare object of the same shape; of several the later ones win. */
  readonly parameters?: Source | readonly Source[];
  /** What is known of the deployment. */
  readonly context?: DeploymentContext;
}

/** A value that cannot be known offline. */
export interface UnresolvedValue {
  /** What is left of the expression when all that is known is put in, without brackets around it. */
  readonly unresolved: string;
  /** Why it is not known, and what to supply if that helps. */
  readonly reason: string;
}

/** A value of an evaluated template; an {@linkcode UnresolvedValue} can stand anywhere in it. */
export type TemplateValue =
  | null
  | boolean
  | number
  | string
  | UnresolvedValue
  | readonly TemplateValue[]
  | { readonly [name: string]: TemplateValue };

/** A resource that the template deploys or, with `existing`, refers to. Members are spelled as in the template. */
export interface TemplateResource {
  /** In full, of a nested child too: `Microsoft.Network/virtualNetworks/subnets`. */
  readonly type: TemplateValue;
  /** In full, of a nested child too: `net/subnet`. */
  readonly name: TemplateValue;
  /** As the template says; absent where it says none. */
  readonly apiVersion?: TemplateValue;
  /** Id of the deployment scope, or of the resource that this one extends. */
  readonly scope: TemplateValue;
  /** Its region. */
  readonly location?: TemplateValue;
  /** It is not deployed, only referred to. */
  readonly existing?: true;
  /** Only where it cannot be known whether the resource is deployed. */
  readonly condition?: TemplateValue;
  /** Only where the number of copies cannot be known: this one stands for all. */
  readonly copy?: TemplateValue;
  /** Its settings. */
  readonly properties?: TemplateValue;
  /** Every other member that the template states: tags, sku, dependsOn, … */
  readonly [member: string]: TemplateValue | undefined;
}

/** A resource whose condition is false. */
export interface SkippedResource {
  /** In full. */
  readonly type: TemplateValue;
  /** In full. */
  readonly name: TemplateValue;
  /** Id of the deployment scope. */
  readonly scope: TemplateValue;
}

/** A deployment whose template stands in another file. Nothing is fetched. */
export interface LinkedTemplate {
  /** Of the deployment. */
  readonly name: TemplateValue;
  /** Id of the scope that it deploys to. */
  readonly scope: TemplateValue;
  /** Address of the template. */
  readonly uri?: TemplateValue;
  /** Path of the template, from the one that links to it. */
  readonly relativePath?: TemplateValue;
  /** Id of a template spec. */
  readonly id?: TemplateValue;
}

/** What a template comes to. */
export interface Evaluation {
  /** The concrete resources in the order of the template, nested templates flattened. */
  readonly resources: readonly TemplateResource[];
  /** Those whose condition is false. */
  readonly skipped: readonly SkippedResource[];
  /** Deployments that point to another file. */
  readonly linked: readonly LinkedTemplate[];
  /** What was found on the way, each finding at its place in the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Evaluates an Azure Resource Manager template without Azure: parameters, variables, functions, loops, conditions and nested
 * templates. What cannot be known before deployment stays as a reduced expression with a reason, wherever it stands. Total:
 * an expression with an error spoils its own value only and is reported at its line and column.
 *
 * @example
 * ```ts
 * import { evaluateTemplate } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const text = JSON.stringify({
 *   parameters: { site: { type: "string", defaultValue: "paris" } },
 *   resources: [
 *     {
 *       type: "Microsoft.Network/localNetworkGateways",
 *       apiVersion: "2023-09-01",
 *       name: "[concat('lng-', parameters('site'))]",
 *       location: "[resourceGroup().location]",
 *       properties: {},
 *     },
 *   ],
 * });
 * const [gateway] = evaluateTemplate({ name: "azuredeploy.json", text }).resources;
 * assert.equal(gateway?.name, "lng-paris");
 * assert.deepEqual(gateway?.location, {
 *   unresolved: "resourceGroup().location",
 *   reason: 'The region of the resource group is not known: give "location" in the context',
 * });
 * ```
 */
export function evaluateTemplate(template: Source, options: EvaluateOptions = {}): Evaluation {
  const diagnostics: Diagnostic[] = [];
  const tree = open(template, diagnostics);
  const parameters = [options.parameters ?? []].flat().map((source) => open(source, diagnostics));
  if (tree === undefined) return { resources: [], skipped: [], linked: [], diagnostics };
  const evaluated = evaluateTrees(
    tree,
    parameters.filter((file) => file !== undefined),
    options.context,
  );
  return {
    resources: evaluated.resources.map(resourceOf),
    skipped: evaluated.skipped
      .filter(({ existing }) => !existing)
      .map(({ type, name, scope }) => plain({ type, name, scope }) as unknown as SkippedResource),
    linked: evaluated.linked.map(({ name, scope, link }) => {
      const [uri, relativePath, id] = ["uri", "relativePath", "id"].map((member) => link.member(member));
      return plain({ name, scope, uri, relativePath, id }) as unknown as LinkedTemplate;
    }),
    diagnostics: [...diagnostics, ...evaluated.diagnostics],
  };
}

type Evaluated = ReturnType<typeof evaluateTrees>["resources"][number];

function resourceOf(resource: Evaluated): TemplateResource {
  const { type, name, apiVersion, scope, existing, condition, copies, members } = resource;
  return {
    ...plain({ type, name, apiVersion, scope, condition, copy: copies }),
    ...(existing ? { existing } : {}),
    ...Object.fromEntries(members.map(([member, node]) => [member, node.plain])),
  } as TemplateResource;
}

function plain(nodes: Readonly<Record<string, EvaluatedNode | undefined>>): { [member: string]: TemplateValue } {
  const values: { [member: string]: TemplateValue } = {};
  for (const name in nodes) {
    const node = nodes[name];
    if (node !== undefined) values[name] = node.plain;
  }
  return values;
}

function open(source: Source, diagnostics: Diagnostic[]): Tree | undefined {
  const { tree, problems } = parse(source.name, source.text);
  for (const problem of problems) diagnostics.push(diagnosticOf(problem));
  if (tree === undefined || tree.syntax === "json") return tree;
  const help = "Give a deployment template, or a parameters file for one";
  diagnostics.push(
    diagnose("NT2411", {
      message: `Found ${tree.syntax.toUpperCase()}, expected a JSON document`,
      help,
      at: tree.root,
    }),
  );
  return undefined;
}
