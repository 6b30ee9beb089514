import { printJson, printJsonItem } from "../../../source/printJson.ts";
import { assumed, constant, derived, type Trace, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import type { OutputDocument } from "../../format.ts";
import { parameterExpression } from "./expression.ts";
import { UniqueNames } from "./names.ts";
import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";

/** Types of parameters. */
export type ParameterType = "string" | "securestring" | "int" | "bool" | "array" | "object" | "secureobject";

/** A value that is given when the template is deployed. */
export interface Parameter {
  readonly type: ParameterType;
  readonly description: string;
  /** Absent: must be given. */
  readonly defaultValue?: { readonly value: string; readonly why: string };
  readonly allowedValues?: readonly string[];
}

/** A parameter as a template knows it. */
export interface DeclaredParameter {
  readonly name: string;
  /** What stands where its value goes. */
  readonly expression: string;
  /** Whether this was the first time that it was asked for. */
  readonly isNew: boolean;
}

/** What a resource says beside its type. */
export interface ResourceBody {
  readonly condition?: TracedLeaf | undefined;
  readonly name: TracedLeaf;
  /** Absent for parts of other resources. */
  readonly location?: TracedLeaf | undefined;
  readonly tags?: { readonly [name: string]: TracedLeaf | undefined } | undefined;
  readonly sku?: Traced | undefined;
  readonly zones?: Traced | undefined;
  /** Ids of resources to be made before. They order the deployment and say nothing about the network. */
  readonly dependsOn?: readonly string[];
  readonly properties: Traced;
  /** Another version than that of its type, for settings that are newer. */
  readonly apiVersion?: string;
}

/** Parameters are limited to 256 and resources to 800: azure-docs, "Understand the structure and syntax of ARM templates" (2022-05-26). */
const limits = { parameters: 256, resources: 800 } as const;

const typeLeaves = Object.fromEntries(
  Object.entries(resourceTypes).map(([kind, { type, apiVersion }]) => [
    kind,
    { type: constant(type), apiVersion: constant(apiVersion) },
  ]),
) as Readonly<Record<ResourceKind, { readonly type: TracedLeaf; readonly apiVersion: TracedLeaf }>>;

const schemas = "https://schema.management.azure.com/schemas/2019-04-01";

interface Declaration {
  readonly name: string;
  readonly parameter: Parameter;
  /** What the parameters file says. */
  readonly value?: TracedLeaf;
}

/**
 * A deployment template under construction. Each resource is printed as it is added: a template of thousands of them never
 * stands in memory as a tree.
 */
export class Template {
  readonly #name: string;
  readonly #trace: Trace;
  readonly #parameters = new Map<string, Declaration>();
  readonly #parameterNames = new UniqueNames();
  readonly #reserved = new Map<string, string>();
  /** Resources as they stand in the template, one text: V8 keeps it as a rope and copies nothing. */
  #resources = "";
  #resourceCount = 0;

  constructor(name: string, trace: Trace) {
    this.#name = name;
    this.#trace = trace;
  }

  /** Keeps a name for the parameter of that identity, in case that it is asked for. */
  reserve(identity: string, name: string): void {
    if (this.#parameterNames.claim(name)) this.#reserved.set(identity, name);
  }

  /**
   * Declares what a deployment must supply, and gives its expression. `identity` says what the value is: asking for the
   * same twice gives the same parameter, while different values whose names look alike get a parameter each.
   */
  parameter(identity: string, wantedName: string, parameter: Parameter): DeclaredParameter {
    const known = this.#parameters.get(identity);
    const name =
      known?.name ??
      this.#reserved.get(identity) ??
      this.#parameterNames.take(wantedName, (count) => `${wantedName}_${count}`);
    if (known === undefined) this.#parameters.set(identity, { name, parameter });
    return { name, expression: parameterExpression(name), isNew: known === undefined };
  }

  /** A text that must not be seen after all: whoever deploys is asked for it, and nothing shows it. */
  makeSecure(identity: string): void {
    const known = this.#parameters.get(identity);
    if (known?.parameter.type !== "string") return;
    this.#parameters.set(identity, { ...known, parameter: { ...known.parameter, type: "securestring" } });
  }

  /** What the parameters file says for a parameter. The same value may be given for several settings. */
  give(identity: string, value: TracedLeaf): void {
    const known = this.#parameters.get(identity);
    if (known === undefined) return;
    const refs = [...(known.value?.refs ?? []), ...value.refs];
    this.#parameters.set(identity, { ...known, value: derived(value.value, refs) });
  }

  add(kind: ResourceKind, body: ResourceBody): void {
    const { condition, name, location, tags, sku, zones, dependsOn, properties, apiVersion } = body;
    const resource: Traced = {
      condition,
      type: typeLeaves[kind].type,
      apiVersion: apiVersion === undefined ? typeLeaves[kind].apiVersion : constant(apiVersion),
      name,
      location,
      tags: tags !== undefined && Object.values(tags).some((tag) => tag !== undefined) ? tags : undefined,
      sku,
      zones,
      dependsOn: dependsOn === undefined || dependsOn.length === 0 ? undefined : dependsOn.map((id) => constant(id)),
      properties,
    };
    const path = `/resources/${this.#resourceCount}`;
    const text = printJsonItem(resource, 2, path, (leafPath, leaf) => this.#trace(this.#name, leafPath, leaf));
    this.#resources += `${this.#resourceCount === 0 ? "" : ","}\n    ${text}`;
    this.#resourceCount += 1;
  }

  get isEmpty(): boolean {
    return this.#resourceCount === 0;
  }

  /** Which limits of a deployment this template exceeds, as sentences. */
  exceeded(): string[] {
    const counts = { parameters: this.#parameters.size, resources: this.#resourceCount };
    return (["parameters", "resources"] as const)
      .filter((what) => counts[what] > limits[what])
      .map((what) => `${counts[what]} ${what}, at most ${limits[what]} in one deployment`);
  }

  /** The template as it stands. */
  document(): OutputDocument {
    const parameters = [...this.#parameters.values()].map(
      ({ name, parameter }) => [name, declaration(parameter)] as const,
    );
    const frame = this.#print(this.#name, {
      $schema: constant(`${schemas}/deploymentTemplate.json#`),
      contentVersion: constant("1.0.0.0"),
      parameters: Object.fromEntries(parameters),
      resources: [],
    });
    if (this.isEmpty) return frame;
    const head = frame.text.slice(0, frame.text.lastIndexOf("[]"));
    return { name: this.#name, text: `${head}[${this.#resources}\n  ]\n}\n` };
  }

  #print(name: string, root: Traced): OutputDocument {
    const { text, visitLeaves } = printJson(root);
    visitLeaves((path, leaf) => this.#trace(name, path, leaf));
    return { name, text };
  }

  /**
   * The parameters that must be given, to be filled in; secrets without a value are left out, so that they are asked for
   * instead of kept.
   */
  parametersFile(name: string): OutputDocument | undefined {
    const open = [...this.#parameters.values()].filter(
      ({ parameter: { type, defaultValue }, value }) =>
        value !== undefined || (defaultValue === undefined && !type.startsWith("secure")),
    );
    if (open.length === 0) return undefined;
    const values = open.map(({ name: parameter, value, parameter: { description } }) => {
      const why = `a placeholder for parameter "${parameter}", to be filled in`;
      return [parameter, { value: value ?? assumed(`<${description}>`, why) }] as const;
    });
    return this.#print(name, {
      $schema: constant(`${schemas}/deploymentParameters.json#`),
      contentVersion: constant("1.0.0.0"),
      parameters: Object.fromEntries(values),
    });
  }
}

function declaration(parameter: Parameter): Traced {
  const { type, description, defaultValue, allowedValues } = parameter;
  return {
    type: constant(type),
    defaultValue: defaultValue === undefined ? undefined : assumed(defaultValue.value, defaultValue.why),
    allowedValues: allowedValues?.map((value) => constant(value)),
    metadata: { description: constant(description) },
  };
}
