import type { Stated } from "../model/stated.ts";
import { isUnresolved } from "../model/stated.ts";
import type { Leaf } from "../source/tree.ts";
import type { JoinContext } from "./joinContext.ts";
import { leavesOf } from "./origins.ts";

/** A resource that a template refers to. */
export interface Referred {
  readonly scope: string;
  readonly name: Stated<string>;
  readonly resourceId?: string;
}

/** A value with what it follows from: leaves of inputs, or a reason where no input states it. */
export interface Traceable<T> {
  readonly value: T;
  readonly origin: readonly Leaf[];
  readonly note: string;
}

/**
 * The id of a resource, for a template that is deployed beside `near`: as it is written out, else as an expression where both
 * are in one group, else asked for.
 */
export function idFor(
  context: JoinContext,
  type: string,
  target: Referred,
  near: Referred,
  ask: { readonly scope: string; readonly parameter: string; readonly description: string },
): Traceable<Stated<string>> {
  const { resourceId } = target;
  const named = leavesOf(context.places, target, "name");
  if (resourceId !== undefined) {
    const note = `"${resourceId}": found by the names of the inputs`;
    return { value: resourceId, origin: [...leavesOf(context.places, target, "resourceId"), ...named], note };
  }
  if (target.scope === near.scope && near.resourceId === undefined) {
    const unresolved = `resourceId('${type}', ${operand(target.name)})`;
    const reason = "It is in the resource group that the template is deployed to";
    return { value: { unresolved, reason }, origin: named, note: `[${unresolved}]: no input states another group` };
  }
  const reason = "No input states the id";
  const value = context.ask(ask.scope, ask.parameter, "string", ask.description, reason);
  return { value, origin: [], note: `[${value.unresolved}]: no input states the id` };
}

/** The id of the circuit of a private cloud, which Azure made: as stated, else asked of the private cloud itself. */
export function cloudCircuitId(
  context: JoinContext,
  cloud: Referred & { readonly circuitId?: Stated<string> },
): Traceable<Stated<string>> {
  const { places } = context;
  const { circuitId } = cloud;
  if (circuitId !== undefined) {
    return { value: circuitId, origin: leavesOf(places, cloud, "circuitId"), note: "the circuit of the private cloud" };
  }
  const { resourceId } = cloud;
  const id =
    resourceId === undefined
      ? `resourceId('Microsoft.AVS/privateClouds', ${operand(cloud.name)})`
      : operand(resourceId);
  const unresolved = `reference(${id}, '${cloudVersion}').circuit.expressRouteID`;
  const reason = "Azure makes the circuit of a private cloud, and the private cloud says which it is";
  const origin = [...leavesOf(places, cloud, "name"), ...leavesOf(places, cloud, "resourceId")];
  return {
    value: { unresolved, reason },
    origin,
    note: `[${unresolved}]: the private cloud says which circuit it has`,
  };
}

/** Version of Microsoft.AVS: Azure/azure-rest-api-specs, stable 2023-09-01. */
const cloudVersion = "2023-09-01";

function operand(name: Stated<string>): string {
  return isUnresolved(name) ? name.unresolved : `'${name.replaceAll("'", "''")}'`;
}
