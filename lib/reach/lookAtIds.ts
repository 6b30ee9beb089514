import { sameResource } from "../model/cloudLinks.ts";
import { isUnresolved, textOf } from "../model/stated.ts";
import { type Join, type Joinable, type JoinFinding, type Look, leadsBack, placeOf, relatedTo } from "./join.ts";

/** Whether the connection names the circuit on premises as the other end, and its own as its own. */
export function lookAtIds(read: Joinable, { cloud, circuit, connection }: Join): Look {
  const name = textOf(circuit.name);
  const peer = connection?.peerCircuitId;
  const shown = {
    name: "peerCircuit",
    cloud: peer === undefined ? [] : [textOf(peer)],
    circuit: [circuit.resourceId ?? name],
  } as const;
  if (connection === undefined) {
    const how = read.isDescription ? "the templates that are written make it" : "no input holds it";
    const provided = [`a Global Reach connection joins "${textOf(cloud.name)}" with "${name}": ${how}`];
    return { parameter: { ...shown, effect: "none" }, findings: [], provided };
  }
  const findings: JoinFinding[] = [];
  const change =
    circuit.resourceId === undefined
      ? undefined
      : ({ side: "cloud", holder: connection, key: "peerCircuitId", value: circuit.resourceId } as const);
  if (leadsBack(connection, cloud)) {
    findings.push({
      code: "NT4501",
      message: `"peerExpressRouteCircuit" of Global Reach connection "${textOf(connection.name)}" is the circuit of its own private cloud, expected the one on premises, "${name}"`,
      help: "Name the circuit on premises there: the connection belongs to the private cloud, which knows its own circuit",
      at: placeOf(read, connection, "peerCircuitId"),
      related: relatedTo(
        ["The circuit of the private cloud", placeOf(read, cloud, "circuitId")],
        ["The circuit on premises", placeOf(read, circuit, "name")],
      ),
      expected: [circuit.resourceId ?? name],
      change,
    });
  }
  if (sameResource(connection.circuitId, circuit.resourceId)) {
    findings.push({
      code: "NT4501",
      message: `"expressRouteId" of Global Reach connection "${textOf(connection.name)}" is circuit "${name}" on premises, expected that of its own private cloud`,
      help: "Name the circuit of the private cloud there, or leave it out",
      at: placeOf(read, connection, "circuitId"),
      related: relatedTo(["The circuit on premises", placeOf(read, circuit, "name")]),
      change:
        cloud.circuitId === undefined || isUnresolved(cloud.circuitId)
          ? undefined
          : { side: "cloud", holder: connection, key: "circuitId", value: cloud.circuitId },
    });
  }
  const isOpen = isUnresolved(peer) && connection.peerCircuit === undefined && findings.length === 0;
  return {
    parameter: { ...shown, effect: findings.length > 0 ? "blocks" : "none" },
    findings,
    provided: isOpen
      ? [`"peerExpressRouteCircuit" of "${textOf(connection.name)}" is "${name}": it is given at deployment`]
      : [],
  };
}
