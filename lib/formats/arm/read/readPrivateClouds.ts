import type { Circuit } from "../../../model/circuit.ts";
import type {
  CloudAuthorization,
  CloudSegment,
  GlobalReachConnection,
  PrivateCloud,
} from "../../../model/privateCloud.ts";
import {
  cloudAuthorizationFields,
  globalReachFields,
  privateCloudFields,
  segmentFields,
} from "../fields/privateCloudFields.ts";
import { type Part, partsOf, readPart } from "./children.ts";
import { find } from "./find.ts";
import { keyOf } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import { type FieldReading, isStated } from "./readFields.ts";
import { placed, readResource, textOfNode, writtenId } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const privateCloudType = "microsoft.avs/privateclouds";
const networksType = `${privateCloudType}/workloadnetworks`;

/** What the service writes of a private cloud. Source: @azure/arm-avs 4.0.0; read 2026-11-21. */
const readOnly: readonly string[] = [
  "properties.circuit.primarySubnet",
  "properties.circuit.secondarySubnet",
  "properties.managementNetwork",
  "properties.provisioningNetwork",
  "properties.vmotionNetwork",
  "properties.endpoints",
  "properties.managementCluster.clusterId",
  "properties.nsxPublicIpQuotaRaised",
  "properties.nsxtCertificateThumbprint",
  "properties.vcenterCertificateThumbprint",
];

/** Reads private clouds of Azure VMware Solution with their segments, authorizations and Global Reach connections. */
export function readPrivateClouds(
  context: ArmReadContext,
  resources: ResourceSet,
  circuits: ByResource<Circuit>,
): PrivateCloud[] {
  return resources.ofType(privateCloudType).map((resource) => {
    resources.understand(resource);
    const { value, origins, identity } = readResource(context, privateCloudFields, resource, "private cloud");
    ignoreAt(context, resource, readOnly, "read-only: the service writes it");
    const authorizations = partsOf(context, resources, resource, "", `${privateCloudType}/authorizations`).map((part) =>
      readPart<CloudAuthorization>(context, cloudAuthorizationFields, part, "authorization"),
    );
    const reaches = partsOf(context, resources, resource, "", `${privateCloudType}/globalreachconnections`).map(
      (part) => readGlobalReach(context, resources, circuits, part),
    );
    const segments = readSegments(context, resources, resource);
    const written = writtenId(resource);
    const cloud = {
      ...identity,
      ...(written === undefined ? {} : { resourceId: written.id }),
      ...value,
      ...(authorizations.length === 0 ? {} : { authorizations }),
      ...(reaches.length === 0 ? {} : { globalReachConnections: reaches }),
      ...(segments.length === 0 ? {} : { segments }),
    } as PrivateCloud;
    const places = written === undefined ? origins : { ...origins, resourceId: [written.origin] };
    return placed(context, cloud, places, resource.at);
  });
}

function readGlobalReach(
  context: ArmReadContext,
  resources: ResourceSet,
  circuits: ByResource<Circuit>,
  part: Part,
): GlobalReachConnection {
  ignoreAt(context, part, ["properties.addressPrefix"], "read-only: the service takes it from the network block");
  const further: FieldReading = { value: {}, origins: {} };
  const condition = part.resource?.condition;
  if (condition !== undefined) {
    further.value.condition = condition.value;
    further.origins.condition = context.origin(condition.node);
  }
  // The id stays a setting: what it leads to is only looked up.
  const [peer] = part.bodies
    .map((body) => find(body, "properties.peerExpressRouteCircuit"))
    .filter((node) => isStated(context, node));
  const circuit = peer === undefined ? undefined : resources.find(keyOf(textOfNode(peer)), peer.at);
  const known = circuits.get(circuit as ArmResource);
  if (known !== undefined) further.value.peerCircuit = known.key;
  return readPart<GlobalReachConnection>(context, globalReachFields, part, "Global Reach connection", further);
}

// All segments are in the one network of workloads that a private cloud has, which is called "default".
function readSegments(context: ArmReadContext, resources: ResourceSet, cloud: ArmResource): CloudSegment[] {
  return resources.partsOf(cloud.id, networksType).flatMap((networks) => {
    resources.understand(networks);
    return partsOf(context, resources, networks, "", `${networksType}/segments`).map((part) => {
      ignoreAt(context, part, ["properties.portVif", "properties.status"], "read-only: the service writes it");
      ignoreAt(context, part, ["properties.revision"], "counts the changes of the segment");
      return readPart<CloudSegment>(context, segmentFields, part, "segment");
    });
  });
}

function ignoreAt(
  context: ArmReadContext,
  { bodies }: Pick<ArmResource, "bodies">,
  paths: readonly string[],
  note: string,
): void {
  for (const body of bodies) {
    for (const path of paths) {
      const node = find(body, path);
      if (node !== undefined) context.ignore(node, note);
    }
  }
}
