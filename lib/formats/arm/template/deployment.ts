import type { JsonNode } from "../../../source/tree.ts";
import { repeat } from "./copy.ts";
import type { Env, Frame, Neighbours } from "./engine.ts";
import { bareEnv, type Evaluator } from "./evaluator.ts";
import { TemplateFrame } from "./frame.ts";
import { truthOf } from "./lazyFunctions.ts";
import { memberOf, same } from "./members.ts";
import { inlineTemplate, innerDeployment, isInner, type LinkedDeployment, passedParameters } from "./nested.ts";
import { keyOf } from "./resourceIds.ts";
import { ResourceIndex } from "./resourceIndex.ts";
import { deploymentType, ResourceDeclarer, type ResourceInstance } from "./resources.ts";
import { type DeploymentScope, scopeId } from "./scope.ts";
import { noteMembers, Trace, type Traced } from "./trace.ts";
import { ObjectValue, Unresolved } from "./value.ts";

const mostNested = 10;

/** What the deployments of one run share. */
export interface World {
  readonly engine: Evaluator;
  /** Resources of all templates, by their keys. */
  readonly registry: ResourceIndex;
  readonly linked: LinkedDeployment[];
}

/** What one template is deployed with. */
export interface DeploymentParts {
  readonly template: JsonNode;
  readonly scope: DeploymentScope;
  /** Makes the names that the template sees, given where it finds resources. */
  readonly frame: (neighbours: Neighbours) => Frame;
  readonly loops: Env["loops"];
  readonly parent: TemplateDeployment | undefined;
  /** Of the deployment, when it is not known to hold. */
  readonly condition: Traced | undefined;
}

/** One template on its way: its resources and those of the templates inside it. */
export class TemplateDeployment implements Neighbours {
  readonly #world: World;
  readonly #parts: DeploymentParts;
  readonly #env: Env;
  readonly #depth: number;
  readonly #inner = new Map<ResourceInstance, TemplateDeployment>();
  /** Deployments whose template is in another file. */
  readonly #elsewhere = new Set<ResourceInstance>();
  readonly #symbols = new ResourceIndex(({ symbol }) => symbol);
  readonly #loops = new ResourceIndex(({ symbol }) => /^(.+)\[\d+\]$/.exec(symbol ?? "")?.[1]);
  readonly #names = new ResourceIndex(({ name }) =>
    name.value instanceof Unresolved ? `[${name.value.expression}]` : String(name.value),
  );
  #instances: readonly ResourceInstance[] = [];
  #declared = false;
  #outputs: Traced | undefined;
  #busy = false;

  constructor(world: World, parts: DeploymentParts) {
    this.#world = world;
    this.#parts = parts;
    this.#depth = parts.parent === undefined ? 0 : parts.parent.#depth + 1;
    this.#env = { ...bareEnv(parts.frame(this), this), loops: parts.loops };
  }

  /** Finds the resources of the template, and the templates inside it. */
  declare(): readonly TemplateDeployment[] {
    if (this.#declared) return [...this.#inner.values()];
    this.#declared = true;
    const { engine, registry } = this.#world;
    const declarer = new ResourceDeclarer(engine, this.#parts.scope, this.#parts.condition);
    this.#instances = declarer.instances;
    declarer.declareAll(memberOf(this.#parts.template, "resources"), this.#env);
    for (const instance of this.#instances) {
      for (const index of [registry, this.#symbols, this.#loops, this.#names]) index.add(instance);
    }
    for (const instance of this.#instances) {
      if (instance.deployed !== false && same(String(instance.type.value), deploymentType)) this.#open(instance);
    }
    return [...this.#inner.values()];
  }

  /** The resources in the order of the templates, deployments replaced by what they deploy. */
  *resources(): Generator<ResourceInstance> {
    for (const instance of this.#instances) {
      const inner = this.#inner.get(instance);
      if (inner !== undefined) yield* inner.resources();
      else if (!this.#elsewhere.has(instance)) yield instance;
    }
  }

  #open(instance: ResourceInstance): void {
    const { engine, linked } = this.#world;
    const template = inlineTemplate(instance);
    if (template === undefined) {
      const link = memberOf(memberOf(instance.node, "properties"), "templateLink");
      if (link === undefined) return;
      this.#elsewhere.add(instance);
      linked.push({ instance, link: engine.node(link, instance.env) });
      engine.report(
        "NT2413",
        link,
        "Found a deployment whose template stands in another file: its resources are not read",
        "Give that template as an input of its own",
      );
      return;
    }
    if (this.#depth >= mostNested) {
      engine.report(
        "NT2412",
        template,
        `Found templates inside each other, expected at most ${mostNested} levels`,
        "Split the template",
      );
      return;
    }
    const inner = new TemplateDeployment(this.#world, {
      template,
      scope: instance.scope,
      frame: isInner(instance) ? this.#innerFrame(instance, template) : () => this.#env.frame,
      loops: isInner(instance) ? [] : instance.env.loops,
      parent: this,
      condition: instance.condition.value === true ? undefined : instance.condition,
    });
    instance.outputs = () => inner.outputs();
    this.#inner.set(instance, inner);
  }

  #innerFrame(instance: ResourceInstance, template: JsonNode): (neighbours: Neighbours) => Frame {
    const { engine } = this.#world;
    return (neighbours) =>
      new TemplateFrame({
        template,
        scope: instance.scope,
        deployment: () => innerDeployment(instance, template, engine),
        supplied: passedParameters(instance, engine),
        neighbours,
        engine,
      });
  }

  /** The outputs as `reference()` shows them: each with its value. */
  outputs(): Traced {
    if (this.#outputs !== undefined) return this.#outputs;
    if (this.#busy)
      return { value: new Unresolved("outputs", "The outputs depend on themselves"), trace: this.#noTrace };
    this.#busy = true;
    this.declare();
    const outputs = (memberOf(this.#parts.template, "outputs")?.members ?? []).map(
      ({ name, value }) => [name, this.#output(value)] as const,
    );
    const value = new ObjectValue(outputs.map(([name, output]) => [name, output.value]));
    noteMembers(value, new Map(outputs.map(([name, { trace }]) => [name.toLowerCase(), trace])));
    this.#outputs = {
      value,
      trace: new Trace(
        undefined,
        outputs.map(([, { trace }]) => trace),
      ),
    };
    this.#busy = false;
    return this.#outputs;
  }

  readonly #noTrace: Trace = new Trace(undefined);

  #output(node: JsonNode): Traced {
    const { engine } = this.#world;
    const condition = memberOf(node, "condition");
    const holds = condition === undefined ? true : truthOf(engine.node(condition, this.#env).value);
    const { value, trace } = holds === false ? { value: null, trace: this.#noTrace } : this.#outputValue(node, engine);
    const secure = /^secure/i.test(String(memberOf(node, "type")?.value));
    const own = new Trace(undefined, [trace], secure);
    const object = new ObjectValue([
      ["type", memberOf(node, "type")?.value ?? null],
      ["value", value],
    ]);
    noteMembers(object, new Map([["value", own]]));
    return { value: object, trace: own };
  }

  #outputValue(node: JsonNode, engine: Evaluator): Traced {
    const copy = memberOf(node, "copy");
    const input = memberOf(copy, "input");
    if (copy !== undefined && input !== undefined) return repeat(copy, input, undefined, "resource", this.#env, engine);
    const value = memberOf(node, "value");
    return value === undefined ? { value: null, trace: this.#noTrace } : engine.node(value, this.#env);
  }

  find(target: string): ResourceInstance | undefined {
    const wanted = target.toLowerCase().replace(/\/+$/, "");
    const symbol = preferred(this.#symbols.get(wanted));
    if (symbol !== undefined) return symbol;
    const key = /^[[/]/.test(wanted) ? wanted : this.#below(wanted);
    const found = key === undefined ? undefined : preferred(this.#world.registry.get(key));
    if (found !== undefined || wanted.startsWith("/")) return found;
    return preferred(this.#names.get(wanted)) ?? this.#parts.parent?.find(target);
  }

  findAll(symbol: string): readonly ResourceInstance[] | undefined {
    const found = this.#loops.get(symbol.toLowerCase());
    if (found?.every(({ deployed }) => deployed === true) === true) return found;
    return this.#parts.parent?.findAll(symbol);
  }

  #below(target: string): string | undefined {
    const [provider, ...rest] = target.split("/");
    const type = [provider, ...rest.filter((_, index) => index % 2 === 0)].join("/");
    const name = rest.filter((_, index) => index % 2 === 1).join("/");
    const { scope } = this.#env.frame;
    return keyOf(scope, scopeId(scope), type, name)?.toLowerCase();
  }
}

// Two declarations under opposite conditions are usual: the one whose condition holds is meant.
function preferred(found: readonly ResourceInstance[] = []): ResourceInstance | undefined {
  const possible = found.filter(({ deployed }) => deployed !== false);
  // Names that are not known can differ where the same is left of their expressions.
  if (possible.length > 1 && found[0]?.name.value instanceof Unresolved) return undefined;
  return possible.find(({ deployed }) => deployed === true) ?? possible[0] ?? found[0];
}
