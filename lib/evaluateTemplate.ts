import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import { diagnosticOf } from "./diagnostics/fromProblem.ts";
import type { Source } from "./formats/format.ts";
import { type DeploymentContext, type EvaluatedNode, evaluateTrees } from "./formats/registry.ts";
import { parse } from "./source/parse.ts";
import type { Tree } from "./source/tree.ts";

export type { DeploymentContext } from "./formats/registry.ts";

/** What can be given besides the template. */
export interface EvaluateOptions {
  /** A parameters file, or a bare object of the same shape. */
  readonly parameters?: Source;
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
  const parameters = options.parameters === undefined ? undefined : open(options.parameters, diagnostics);
  if (tree === undefined) return { resources: [], skipped: [], linked: [], diagnostics };
  const evaluated = evaluateTrees(tree, parameters, options.context);
  return {
    resources: evaluated.resources.map(
      ({ type, name, apiVersion, scope, existing, condition, copies, members }) =>
        objectOf([
          ...named({ type, name, apiVersion, scope, condition, copy: copies }),
          ...(existing ? [["existing", true] as const] : []),
          ...members.map(([member, value]) => [member, plain(value)] as const),
        ]) as TemplateResource,
    ),
    skipped: evaluated.skipped.map(({ type, name, scope }) => ({
      type: plain(type),
      name: plain(name),
      scope: plain(scope),
    })),
    linked: evaluated.linked.map(({ name, scope, link }) => {
      const { uri, relativePath, id } = {
        uri: link.member("uri"),
        relativePath: link.member("relativePath"),
        id: link.member("id"),
      };
      return objectOf(named({ name, scope, uri, relativePath, id })) as unknown as LinkedTemplate;
    }),
    diagnostics: [...diagnostics, ...evaluated.diagnostics],
  };
}

function open(source: Source, diagnostics: Diagnostic[]): Tree | undefined {
  const { tree, problems } = parse(source.name, source.text);
  for (const problem of problems) diagnostics.push(diagnosticOf(problem));
  if (tree?.syntax !== "xml") return tree;
  const help = "Give a deployment template, or a parameters file for one";
  diagnostics.push(diagnose("NT2411", { message: "Found XML, expected a JSON document", help, at: tree.root }));
  return undefined;
}

type Entry = readonly [name: string, value: TemplateValue];

function named(nodes: Readonly<Record<string, EvaluatedNode | undefined>>): Entry[] {
  return Object.entries(nodes).flatMap(([name, node]) => (node === undefined ? [] : [[name, plain(node)] as const]));
}

function plain(node: EvaluatedNode): TemplateValue {
  const { kind, value } = node;
  if (kind === "array") return node.items.map(plain);
  if (kind === "object") return objectOf(node.members.map(([name, member]) => [name, plain(member)]));
  if (typeof value !== "object" || value === null) return value;
  return { unresolved: value.expression, reason: value.reason };
}

// A plain assignment of "__proto__" would set something else than a member.
function objectOf(entries: readonly Entry[]): { readonly [name: string]: TemplateValue } {
  const object: { [name: string]: TemplateValue } = {};
  for (const [name, value] of entries) {
    if (name !== "__proto__") object[name] = value;
    else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}
