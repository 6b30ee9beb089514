import type { JsonNode } from "../../../source/tree.ts";
import { close } from "./access.ts";
import { copyCount, turn, unknownCount } from "./copy.ts";
import type { Engine, Env, Referable } from "./engine.ts";
import { truthOf } from "./lazyFunctions.ts";
import { memberOf, same, textOf } from "./members.ts";
import { placement } from "./placement.ts";
import { keyOf } from "./resourceIds.ts";
import { type DeploymentScope, scopeId } from "./scope.ts";
import { noTrace, noteMembers, Trace, type Traced } from "./trace.ts";
import { ObjectValue, Unresolved, type Value } from "./value.ts";

/** One concrete resource: a declaration in one turn of its loops. */
export class ResourceInstance implements Referable {
  readonly node: JsonNode;
  readonly env: Env;
  readonly type: Traced;
  readonly name: Traced;
  /** Where it is deployed to; for a deployment, where that is. */
  readonly scope: DeploymentScope;
  /** The id of what it belongs to: the scope, or the resource that it extends. */
  readonly base: Value;
  /** True and false are decided. */
  readonly condition: Traced;
  /** What says how many there are, when that is not known. */
  readonly copies: Unresolved | undefined;
  readonly symbol: string | undefined;
  /** The outputs of a deployment whose template is here. */
  outputs: (() => Traced) | undefined = undefined;
  readonly #engine: Engine;
  readonly #made: (readonly [node: JsonNode, made: Traced])[] = [];
  #busy = false;

  constructor(parts: InstanceParts, engine: Engine) {
    this.node = parts.node;
    this.env = parts.env;
    this.type = parts.type;
    this.name = parts.name;
    this.scope = parts.scope;
    this.base = parts.base;
    this.condition = parts.condition;
    this.copies = parts.copies;
    this.symbol = parts.symbol;
    this.#engine = engine;
  }

  get existing(): boolean {
    return memberOf(this.node, "existing")?.value === true;
  }

  get deployed(): boolean | "unknown" {
    return typeof this.condition.value === "boolean" ? this.condition.value : "unknown";
  }

  /** What other resources find it by. */
  get key(): string | undefined {
    return isOneOfMany(this.name.value) ? undefined : keyOf(this.scope, this.base, this.type.value, this.name.value);
  }

  /** A member as it is deployed. */
  member(node: JsonNode): Traced {
    for (const [known, made] of this.#made) if (known === node) return made;
    const made = this.#engine.node(node, this.env);
    this.#made.push([node, made]);
    return made;
  }

  written(full: boolean): Traced | undefined {
    if (this.#busy) return undefined;
    this.#busy = true;
    try {
      const properties = this.#properties();
      return full ? this.#whole(properties) : properties;
    } finally {
      this.#busy = false;
    }
  }

  #properties(): Traced {
    if (this.outputs !== undefined) {
      const outputs = this.outputs();
      if (outputs.value instanceof ObjectValue) close(outputs.value);
      return objectOf([["outputs", outputs]]);
    }
    const node = memberOf(this.node, "properties");
    return node === undefined || same(String(this.type.value), deploymentType) ? objectOf([]) : this.member(node);
  }

  #whole(properties: Traced): Traced {
    const names = ["apiVersion", "location", "tags", "sku", "kind", "zones", "plan", "identity"];
    const members = names.flatMap((name) => {
      const node = memberOf(this.node, name);
      return node === undefined ? [] : [[name, this.member(node)] as const];
    });
    return objectOf([...members, ["properties", properties]]);
  }
}

// Which turn of a loop is meant, whose count is not known, a name in brackets does not say.
function isOneOfMany(name: Value): boolean {
  return name instanceof Unresolved && /\bcopyIndex\(/i.test(name.expression);
}

/** The type of a deployment inside a template. */
export const deploymentType = "Microsoft.Resources/deployments";

function objectOf(members: readonly (readonly [string, Traced])[]): Traced {
  const value = new ObjectValue(members.map(([name, member]) => [name, member.value]));
  noteMembers(value, new Map(members.map(([name, { trace }]) => [name.toLowerCase(), trace])));
  return {
    value,
    trace: new Trace(
      undefined,
      members.map(([, { trace }]) => trace),
    ),
  };
}

interface InstanceParts {
  readonly node: JsonNode;
  readonly env: Env;
  readonly type: Traced;
  readonly name: Traced;
  readonly scope: DeploymentScope;
  readonly base: Value;
  readonly condition: Traced;
  readonly copies: Unresolved | undefined;
  readonly symbol: string | undefined;
}

/** Declares the resources of a template: loops unrolled, children after their parents. Nothing but identity is evaluated. */
export class ResourceDeclarer {
  readonly instances: ResourceInstance[] = [];
  readonly #engine: Engine;
  readonly #scope: DeploymentScope;
  readonly #outer: Traced | undefined;

  /** `outer` is the condition of the deployment around, when it is not known to hold. */
  constructor(engine: Engine, scope: DeploymentScope, outer: Traced | undefined) {
    this.#engine = engine;
    this.#scope = scope;
    this.#outer = outer;
  }

  /** Takes the array, or the object of symbolic names. */
  declareAll(resources: JsonNode | undefined, env: Env, parent?: ResourceInstance): void {
    if (resources === undefined) return;
    if (resources.kind === "scalar") {
      this.#engine.report(
        "NT2411",
        resources,
        'Found "resources" that is neither an array nor an object',
        "Write the resources out",
      );
    }
    for (const item of resources.items) this.#declare(item, env, undefined, parent);
    for (const { name, value } of resources.members) this.#declare(value, env, name, parent);
  }

  #declare(node: JsonNode, env: Env, symbol: string | undefined, parent: ResourceInstance | undefined): void {
    if (node.kind !== "object" || (memberOf(node, "type") === undefined && memberOf(node, "import") === undefined)) {
      this.#engine.report("NT2411", node, 'Found a resource without "type"', 'State "type", "apiVersion" and "name"');
      return;
    }
    const copy = memberOf(node, "copy");
    if (copy?.kind !== "object") {
      this.#one(node, env, symbol, parent, undefined);
      return;
    }
    const name = textOf(memberOf(copy, "name"));
    const { count } = copyCount(copy, env, this.#engine);
    if (typeof count === "number") {
      for (let index = 0; index < count && this.#engine.step(); index++) {
        this.#one(
          node,
          turn(env, name, index, "resource"),
          symbol === undefined ? undefined : `${symbol}[${index}]`,
          parent,
          undefined,
        );
      }
      return;
    }
    const unknown = count ?? new Unresolved("copyIndex()", "the expression has an error");
    const index = new Unresolved("copyIndex()", unknownCount(unknown));
    this.#one(node, turn(env, name, index, "resource"), symbol, parent, unknown);
  }

  #one(
    node: JsonNode,
    env: Env,
    symbol: string | undefined,
    parent: ResourceInstance | undefined,
    copies: Unresolved | undefined,
  ): void {
    if (!this.#engine.step()) return;
    const condition = this.#condition(node, env);
    const make = (): ResourceInstance => this.#instance(node, env, symbol, parent, copies, condition);
    const instance = condition.value === false ? this.#engine.quietly(make) : make();
    this.instances.push(instance);
    this.declareAll(memberOf(node, "resources"), env, instance);
  }

  #instance(
    node: JsonNode,
    env: Env,
    symbol: string | undefined,
    parent: ResourceInstance | undefined,
    copies: Unresolved | undefined,
    condition: Traced,
  ): ResourceInstance {
    const own = (name: string): Traced => {
      const found = memberOf(node, name);
      return found === undefined ? { value: "", trace: noTrace } : this.#engine.node(found, env);
    };
    const type = own("type");
    const name = own("name");
    const full = parent === undefined ? { type, name } : below(parent, type, name);
    const isDeployment = typeof full.type.value === "string" && same(full.type.value, deploymentType);
    const scope = parent?.scope ?? placement(this.#scope, node, isDeployment, env, this.#engine);
    const extended = isDeployment ? undefined : memberOf(node, "scope");
    const base =
      extended === undefined
        ? (parent?.base ?? scopeId(scope))
        : extensionBase(scopeId(scope), this.#engine.node(extended, env).value);
    return new ResourceInstance({ node, env, ...full, scope, base, condition, copies, symbol }, this.#engine);
  }

  #condition(node: JsonNode, env: Env): Traced {
    const written = memberOf(node, "condition");
    if (written === undefined) return this.#outer ?? { value: true, trace: noTrace };
    const { value, trace } = this.#engine.node(written, env);
    const truth = truthOf(value);
    if (truth === false) return { value: false, trace };
    if (truth === true) return this.#outer ?? { value: true, trace };
    if (value instanceof Unresolved) {
      if (value.reason !== "the expression has an error") {
        this.#engine.report(
          "NT2408",
          written,
          `Whether the resource is deployed is not known: ${value.reason}`,
          "Supply what is missing",
        );
      }
      return { value, trace };
    }
    this.#engine.report("NT2402", written, "Found a condition that is neither true nor false", "Write a condition");
    return { value: new Unresolved("condition", "the expression has an error"), trace };
  }
}

// A nested child has a short type and name. Some state them in full all the same.
function below(parent: ResourceInstance, type: Traced, name: Traced): { type: Traced; name: Traced } {
  const outer = parent.type.value;
  const isFull =
    typeof type.value === "string" &&
    typeof outer === "string" &&
    type.value.toLowerCase().startsWith(`${outer.toLowerCase()}/`);
  const fullType = isFull ? type : joined(parent.type, type);
  const depth = typeof fullType.value === "string" ? fullType.value.split("/").length - 1 : 0;
  const namesAll = isFull && typeof name.value === "string" && name.value.split("/").length === depth;
  return { type: fullType, name: namesAll ? name : joined(parent.name, name) };
}

function joined(outer: Traced, inner: Traced): Traced {
  const trace = new Trace(inner.trace.at, [outer.trace, inner.trace]);
  const unresolved = [outer.value, inner.value].find((value) => value instanceof Unresolved);
  if (unresolved === undefined) return { value: `${String(outer.value)}/${String(inner.value)}`, trace };
  const text = (value: Value): string =>
    value instanceof Unresolved ? value.expression : `'${String(value).replaceAll("'", "''")}'`;
  const expression = `format('{0}/{1}', ${text(outer.value)}, ${text(inner.value)})`;
  return { value: new Unresolved(expression, unresolved.reason), trace };
}

function extensionBase(base: Value, extended: Value): Value {
  if (typeof extended !== "string" || extended.startsWith("/")) return extended;
  if (base instanceof Unresolved)
    return new Unresolved(`extensionResourceId(${base.expression}, '${extended.replaceAll("'", "''")}')`, base.reason);
  return `${base === "/" ? "" : String(base)}/providers/${extended}`;
}
