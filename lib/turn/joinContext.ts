import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../diagnostics/diagnostic.ts";
import type { DeploymentInput } from "../model/deploymentInput.ts";
import type { Network } from "../model/network.ts";
import { isUnresolved, type Stated, type Unresolved } from "../model/stated.ts";
import type { Places } from "../source/places.ts";

/** What a joining shares: the network, its places, what is asked for at deployment, and what there is to say. */
export class JoinContext {
  readonly network: Network;
  readonly places: Places;
  readonly diagnostics: Diagnostic[] = [];
  /** What templates ask for. */
  readonly inputs: DeploymentInput[] = [];
  readonly #scopes = new Map<object, string>();
  readonly #taken = new Set<string>();
  #keys = 0;

  constructor(network: Network, places: Places) {
    this.network = network;
    this.places = places;
  }

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** A key that no other value has. */
  key(kind: string): string {
    this.#keys += 1;
    return `join-${kind}#${this.#keys}`;
  }

  /**
   * The template that what is made for a value stands in, named by its turn in the deployment: a key is made by deploying an
   * authorization, so that what needs it is in a later template.
   */
  scopeOf(turn: number, kind: string, value: { readonly name?: Stated<string> }): string {
    const known = this.#scopes.get(value);
    if (known !== undefined) return known;
    const wanted = `${turn}-${kind}-${plainName(value.name, "unnamed")}`;
    let scope = wanted;
    for (let count = 2; this.#taken.has(scope.toLowerCase()); count++) scope = `${wanted}-${count}`;
    this.#taken.add(scope.toLowerCase());
    this.#scopes.set(value, scope);
    return scope;
  }

  /** Something that is given when a template is deployed, as a value of the model. */
  ask(scope: string, wanted: string, type: string, description: string, reason: string): Unresolved {
    const taken = new Set(this.inputs.filter((input) => input.scope === scope).map(({ name }) => name.toLowerCase()));
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}_${count}`;
    this.inputs.push({ scope, name, type, description });
    return { unresolved: `parameters('${name}')`, reason };
  }
}

/** The name of a parameter that a value of {@linkcode JoinContext.ask} stands for. */
export function parameterOf({ unresolved }: Unresolved): string {
  return /'([^']+)'/.exec(unresolved)?.[1] ?? unresolved;
}

/** A name that can be a part of other names: letters, digits, `_` and `-`. */
export function plainName(name: Stated<string> | undefined, otherwise: string): string {
  if (name === undefined || isUnresolved(name)) return otherwise;
  return name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "") || otherwise;
}

/** A name that can be a part of that of a parameter. */
export function identifier(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "unnamed";
}

/** Where a template is to be deployed, as a part of a sentence; empty where no input tells. */
export function groupText({ resourceId }: { readonly resourceId?: string }): string {
  const group = /\/resourceGroups\/([^/]+)\//i.exec(resourceId ?? "")?.[1];
  return group === undefined ? "" : ` to resource group "${group}"`;
}
