import type { Circuit, CircuitAuthorization, CircuitConnection, CircuitPeering } from "../../../model/circuit.ts";
import {
  circuitAuthorizationFields,
  circuitConnectionFields,
  circuitFields,
  peeringFields,
} from "../fields/circuitFields.ts";
import { type Part, partsOf, readPart } from "./children.ts";
import { idTextOf, keyOf } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import { placed, readResource, writtenId } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const circuitType = "microsoft.network/expressroutecircuits";
const peeringType = `${circuitType}/peerings`;

/** Reads circuits with their peerings, Global Reach connections and authorizations. */
export function readCircuits(context: ArmReadContext, resources: ResourceSet): ByResource<Circuit> {
  const found = new Map<ArmResource, Circuit>();
  for (const resource of resources.ofType(circuitType)) {
    resources.understand(resource);
    const { value, origins, identity } = readResource(context, circuitFields, resource, "circuit");
    const peerings = partsOf(context, resources, resource, "properties.peerings", peeringType).map((part) => {
      const inner: ArmResource = {
        ...(part.resource ?? resource),
        bodies: part.bodies,
        id: `${resource.id}/peerings/${nameKey(part)}`,
      };
      const connections = partsOf(
        context,
        resources,
        inner,
        "properties.connections",
        `${peeringType}/connections`,
      ).map((connection) =>
        readPart<CircuitConnection>(context, circuitConnectionFields, connection, "Global Reach connection"),
      );
      const further = { value: connections.length === 0 ? {} : { connections }, origins: {} };
      return readPart<CircuitPeering>(context, peeringFields, part, "peering", further);
    });
    const authorizations = partsOf(
      context,
      resources,
      resource,
      "properties.authorizations",
      `${circuitType}/authorizations`,
    ).map((part) => readPart<CircuitAuthorization>(context, circuitAuthorizationFields, part, "authorization"));
    const written = writtenId(resource);
    const circuit = {
      ...identity,
      ...(written === undefined ? {} : { resourceId: written.id }),
      ...value,
      ...(peerings.length === 0 ? {} : { peerings }),
      ...(authorizations.length === 0 ? {} : { authorizations }),
    } as Circuit;
    const places = written === undefined ? origins : { ...origins, resourceId: [written.origin] };
    found.set(resource, placed(context, circuit, places, resource.at));
  }
  return found;
}

function nameKey({ name, at }: Part): string {
  return keyOf(typeof name === "string" ? [name] : idTextOf({ expression: name.unresolved }, at.source.name));
}
