import type { Circuit, CircuitAuthorization, CircuitConnection, CircuitPeering } from "../../../model/circuit.ts";
import { circuitConnectionFields, circuitFields, peeringFields } from "../fields/circuitFields.ts";
import { writeCondition } from "./condition.ts";
import { writeLocation } from "./locations.ts";
import { inline, nameBelow, type WrittenPart, writeName } from "./parts.ts";
import { ownerOf, resourceOf, statedName } from "./resources.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { writeTags } from "./tags.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { partOwner, writeFields } from "./writeFields.ts";

const kind = "circuit";

/** Writes a circuit with its peerings and authorizations. */
export function writeCircuit(scope: ArmScope, circuit: Circuit): void {
  const owner = ownerOf(kind, circuit);
  if (circuit.serviceKey !== undefined) {
    scope.ignore(circuit, "serviceKey", "Azure gives the circuit a service key when it is made; it cannot be chosen");
  }
  if (circuit.providerState !== undefined) scope.ignore(circuit, "providerState", "read-only: the provider writes it");
  const location = writeLocation(scope, kind, circuit);
  const { sku, properties } = writeFields(scope, circuitFields, circuit, owner, {
    location: undefined,
    serviceKey: undefined,
    providerState: undefined,
  });
  const body = {
    condition: writeCondition(scope, circuit, owner),
    name: statedName(scope, kind, circuit),
    location,
    tags: writeTags(scope, circuit.tags, owner),
    sku,
    properties: {
      ...(properties as TracedObject | undefined),
      peerings: inline(circuit.peerings?.map((peering) => writePeering(scope, peering, owner))),
      authorizations: inline(circuit.authorizations?.map((each) => writeAuthorization(scope, each, owner))),
    },
  };
  scope.add(kind, body, resourceOf(scope, kind, circuit).id);
}

/** Parts of a circuit that this template does not deploy, as resources of their own. */
export function writePartsOfCircuit(scope: ArmScope, circuit: Circuit): void {
  const owner = ownerOf(kind, circuit);
  const parent = resourceOf(scope, kind, circuit);
  for (const peering of circuit.peerings ?? []) {
    if (isReferredTo(peering)) {
      const name = nameBelow(parent, writeName(scope, peering, "peerings", owner));
      for (const connection of peering.connections ?? []) {
        const part = writeCircuitConnection(scope, connection, partOwner(owner, peering));
        scope.add("circuitConnection", { name: nameBelow(name, part).leaf, properties: part.properties });
      }
    } else {
      const part = writePeering(scope, peering, owner);
      scope.add("circuitPeering", { name: nameBelow(parent, part).leaf, properties: part.properties });
    }
  }
  for (const authorization of circuit.authorizations ?? []) {
    const part = writeAuthorization(scope, authorization, owner);
    scope.add("circuitAuthorization", { name: nameBelow(parent, part).leaf, properties: part.properties });
  }
}

// A peering of which nothing is stated but what it holds is there already.
function isReferredTo(peering: CircuitPeering): boolean {
  return Object.keys(peering).every((key) => key === "name" || key === "connections");
}

function writePeering(scope: ArmScope, peering: CircuitPeering, circuit: Owner): WrittenPart {
  const owner = partOwner(circuit, peering);
  ignoreOtherSide(scope, peering);
  const { properties } = writeFields(scope, peeringFields, peering, owner);
  const connections = inline(peering.connections?.map((each) => writeCircuitConnection(scope, each, owner)));
  return {
    ...writeName(scope, peering, "peerings", circuit),
    properties: { ...(properties as TracedObject | undefined), connections },
  };
}

// What is known of routers and prefixes on premises is for checks; it comes by BGP and is stated in no resource.
function ignoreOtherSide(scope: ArmScope, peering: CircuitPeering): void {
  const note = "tells of the other side of the line, which is stated in no resource";
  if (peering.fourByteAsn !== undefined) scope.ignore(peering, "fourByteAsn", note);
  for (const index of peering.routes?.keys() ?? []) scope.ignore(peering.routes ?? [], index, note);
}

function writeCircuitConnection(scope: ArmScope, connection: CircuitConnection, peering: Owner): WrittenPart {
  const { properties } = writeFields(scope, circuitConnectionFields, connection, partOwner(peering, connection));
  return { ...writeName(scope, connection, "connections", peering), properties: (properties ?? {}) as TracedObject };
}

function writeAuthorization(scope: ArmScope, authorization: CircuitAuthorization, circuit: Owner): WrittenPart {
  if (authorization.authorizationKey !== undefined) {
    scope.ignore(authorization, "authorizationKey", "Azure makes the key of an authorization; it cannot be chosen");
  }
  if (authorization.use !== undefined) scope.ignore(authorization, "use", "read-only: the service writes it");
  return { ...writeName(scope, authorization, "authorizations", circuit), properties: {} };
}
