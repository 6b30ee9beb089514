import type { Circuit } from "./circuit.ts";
import type { Gateway } from "./gateway.ts";
import type { Network } from "./network.ts";
import type { GlobalReachConnection, PrivateCloud } from "./privateCloud.ts";
import { isUnresolved, known, type Stated } from "./stated.ts";
import type { Tunnel } from "./tunnel.ts";

/** Whether two texts are ids of the same resource: their case does not count. What is known only later is no one's. */
export function sameResource(one: Stated<string> | undefined, other: Stated<string> | undefined): boolean {
  const [first, second] = [known(one), known(other)];
  return first !== undefined && second !== undefined && folded(first) === folded(second);
}

function folded(id: string): string {
  return id.trim().replace(/\/+$/, "").toLowerCase();
}

/** Circuits that are not those of private clouds: as a rule they lead to premises. */
export function circuitsOnPremises({ circuits, privateClouds }: Network): readonly Circuit[] {
  return circuits.filter((circuit) => !privateClouds.some((cloud) => isOwnCircuit(cloud, circuit)));
}

/** Whether a circuit is the one that leads to a private cloud. */
export function isOwnCircuit(cloud: PrivateCloud, circuit: Circuit): boolean {
  return sameResource(cloud.circuitId, circuit.resourceId);
}

/** Whether a Global Reach connection of a private cloud leads to a circuit. */
export function joins(connection: GlobalReachConnection, circuit: Circuit): boolean {
  return connection.peerCircuit === circuit.key || sameResource(connection.peerCircuitId, circuit.resourceId);
}

/** Gateways that private lines end at. */
export function circuitGateways({ gateways }: Network): readonly Gateway[] {
  return gateways.filter(({ type }) => known(type) === "ExpressRoute");
}

/**
 * Whether a connection leads to the circuit of a private cloud: by its id, or by the expression that templates take it from.
 */
export function leadsToCloud({ circuitId }: Tunnel, { circuitId: own, name }: PrivateCloud): boolean {
  if (!isUnresolved(circuitId)) return sameResource(circuitId, own);
  if (isUnresolved(own)) return own.unresolved === circuitId.unresolved;
  const expression = circuitId.unresolved.toLowerCase();
  if (!expression.includes("microsoft.avs/privateclouds") || !expression.endsWith(".circuit.expressrouteid"))
    return false;
  if (isUnresolved(name)) return expression.includes(name.unresolved.toLowerCase());
  return ["'", "/"].some((before) => expression.includes(`${before}${name.toLowerCase()}'`));
}

/** Whether a connection over a circuit does not say which. */
export function isOpen({ medium, circuit, circuitId }: Tunnel): boolean {
  return known(medium) === "ExpressRoute" && circuit === undefined && circuitId === undefined;
}
