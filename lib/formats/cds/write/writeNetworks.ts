import type { IpSet, OrgNetwork, PortProfile } from "../../../model/edge.ts";
import type { Gateway } from "../../../model/gateway.ts";
import { known } from "../../../model/stated.ts";
import { ref } from "../../../source/traced.ts";
import { edgeTable, gatewayTable } from "../fields/edgeFields.ts";
import { firewallGroupTable } from "../fields/firewallGroupFields.ts";
import { orgNetworkTable } from "../fields/orgNetworkFields.ts";
import { portProfileTable } from "../fields/portProfileFields.ts";
import { writeReference, writeTarget } from "./references.ts";
import { type TracedObject, writeFields } from "./writeFields.ts";
import { type CdsWriteScope, type Owner, ownerOf } from "./writeScope.ts";

/** Writes an edge gateway; one that is only referred to has no body. */
export function writeEdge(scope: CdsWriteScope, gateway: Gateway): TracedObject | undefined {
  scope.pass(gateway, "type", "the body is that of an edge gateway");
  const { edge = {} } = gateway;
  if (gateway.existing === true) {
    const note = "the edge gateway exists: the bodies are sent below its path";
    if (gateway.name !== undefined) scope.pass(gateway, "name", note);
    if (edge.id !== undefined) scope.pass(edge, "id", note);
    return undefined;
  }
  const owner = ownerOf("edge gateway", gateway);
  const { name } = writeFields(scope, gatewayTable, gateway, owner);
  const { id, description, edgeGatewayUplinks, ...rest } = writeFields(scope, edgeTable, edge, owner);
  const uplinks = edgeGatewayUplinks ?? [{ uplinkId: scope.blank("uplink", owner) }];
  return { id, name, description, edgeGatewayUplinks: uplinks, ...rest };
}

/** Writes a network of a virtual data centre. */
export function writeOrgNetwork(scope: CdsWriteScope, network: OrgNetwork): TracedObject {
  const owner = ownerOf("network", network);
  const router = writeBelonging(scope, network, owner) ?? writeReference(scope, network.edgeReference, owner);
  return writeFields(scope, orgNetworkTable, network, owner, { edge: router });
}

/** Writes a firewall group. */
export function writeIpSet(scope: CdsWriteScope, set: IpSet): TracedObject {
  const owner = ownerOf("firewall group", set);
  const belongsTo = writeBelonging(scope, set, owner) ?? writeReference(scope, set.owner, owner);
  return writeFields(scope, firewallGroupTable, set, owner, { edge: belongsTo });
}

function writeBelonging(
  scope: CdsWriteScope,
  thing: { readonly edge?: string },
  owner: Owner,
): TracedObject | undefined {
  if (thing.edge === undefined) return undefined;
  const gateway = scope.gateways.get(thing.edge);
  const target = gateway === undefined ? undefined : { name: gateway.name, id: gateway.edge?.id };
  const written = target === undefined ? undefined : writeTarget(target, [ref(thing, "edge")]);
  if (written === undefined) scope.drop(owner.value, "edge", "the edge gateway has neither a name nor an id");
  return written;
}

/** Writes a port profile. */
export function writePortProfile(scope: CdsWriteScope, profile: PortProfile): TracedObject {
  const owner = ownerOf("port profile", profile);
  const ownership = known(profile.ownership);
  if (ownership === "SYSTEM" || ownership === "PROVIDER") reportOfPlatform(scope, profile, owner, "ownership");
  return writeFields(scope, portProfileTable, profile, owner);
}

/** Says that an entry cannot be sent. */
export function reportOfPlatform(scope: CdsWriteScope, value: object, owner: Owner, key: string): void {
  scope.report("NT3310", {
    message: `The ${owner.words} belongs to the platform; it is written because others may refer to it`,
    help: "Leave it out when sending",
    at: scope.spot(value, key, owner),
  });
}
