import { circuitsOnPremises } from "../model/cloudLinks.ts";
import { Secret } from "../model/secret.ts";
import { isUnresolved, type Stated, textOf, type Unresolved } from "../model/stated.ts";
import type { Joinable } from "./join.ts";

/** A connection that uses the key of an authorization. */
export interface KeyUse {
  readonly holder: object;
  readonly key: Stated<Secret>;
  /** The input that it stands in: what an expression means there. */
  readonly scope: string;
  /** `Global Reach connection "to-paris"`. */
  readonly words: string;
}

interface KeyHolder {
  readonly authorizationKey?: Stated<Secret>;
  readonly condition?: Unresolved;
}

/** Every connection over a circuit that states a key. */
export function keyUses({ network, isDescription }: Joinable): readonly KeyUse[] {
  const uses: KeyUse[] = [];
  const add = (holder: KeyHolder, scope: string, words: string): void => {
    // Of connections under conditions only one may be deployed.
    if (holder.authorizationKey !== undefined && holder.condition === undefined)
      uses.push({ holder, key: holder.authorizationKey, scope, words });
  };
  for (const { scope, globalReachConnections = [] } of network.privateClouds) {
    for (const each of globalReachConnections) add(each, scope, `Global Reach connection "${textOf(each.name)}"`);
  }
  for (const { scope, peerings = [] } of network.circuits) {
    for (const { connections = [] } of peerings) {
      for (const each of connections) add(each, scope, `Global Reach connection "${textOf(each.name)}"`);
    }
  }
  for (const tunnel of network.tunnels) add(tunnel, tunnel.scope, `connection "${textOf(tunnel.name ?? "unnamed")}"`);
  if (!isDescription) return uses;
  // The key that a circuit gave out is for the connection that is to be made.
  for (const { scope, name, authorizations = [] } of circuitsOnPremises(network)) {
    for (const each of authorizations) add(each, scope, `the connection to circuit "${textOf(name)}"`);
  }
  return uses;
}

/** Whether two connections use the same key; expressions are the same where they mean the same. */
export function isSameKey(one: KeyUse, other: KeyUse): boolean {
  if (one.key instanceof Secret && other.key instanceof Secret) return one.key.equals(other.key);
  if (!isUnresolved(one.key) || !isUnresolved(other.key)) return false;
  // What is not shown of an expression may differ.
  if (one.key.unresolved.includes("…")) return false;
  return one.scope === other.scope && one.key.unresolved === other.key.unresolved;
}

const ofCloud = /microsoft\.avs\/privateclouds\/authorizations/i;
const ofCircuit = /microsoft\.network\/expressroutecircuits\/authorizations/i;

/** Which end a key was given out by, as far as its expression tells. */
export function giverOf(key: Stated<Secret> | undefined): "cloud" | "circuit" | undefined {
  if (!isUnresolved(key)) return undefined;
  if (ofCloud.test(key.unresolved)) return "cloud";
  return ofCircuit.test(key.unresolved) ? "circuit" : undefined;
}
