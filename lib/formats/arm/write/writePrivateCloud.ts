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
import { writeCondition } from "./condition.ts";
import { childName, knownName } from "./expression.ts";
import { writeLocation } from "./locations.ts";
import { nameBelow, writeName } from "./parts.ts";
import { ownerOf, resourceOf, statedName } from "./resources.ts";
import type { ArmScope, NamedResource, Owner } from "./scope.ts";
import { writeTags } from "./tags.ts";
import { partOwner, writeFields } from "./writeFields.ts";

const kind = "privateCloud";

/** Writes a private cloud of Azure VMware Solution. */
export function writePrivateCloud(scope: ArmScope, cloud: PrivateCloud): void {
  const owner = ownerOf(kind, cloud);
  for (const key of ["circuitId", "privatePeeringId"] as const) {
    if (cloud[key] !== undefined) scope.ignore(cloud, key, "read-only: Azure makes the circuit of a private cloud");
  }
  const location = writeLocation(scope, kind, cloud);
  const { sku, properties } = writeFields(scope, privateCloudFields, cloud, owner, {
    location: undefined,
    circuitId: undefined,
    privatePeeringId: undefined,
  });
  const body = {
    condition: writeCondition(scope, cloud, owner),
    name: statedName(scope, kind, cloud),
    location,
    tags: writeTags(scope, cloud.tags, owner),
    sku,
    properties: properties ?? {},
  };
  scope.add(kind, body, resourceOf(scope, kind, cloud).id);
}

/** Writes what stands in resources of its own: authorizations, Global Reach connections and segments. */
export function writePartsOfCloud(scope: ArmScope, cloud: PrivateCloud): void {
  const owner = ownerOf(kind, cloud);
  const parent = resourceOf(scope, kind, cloud);
  const dependsOn = cloud.existing === true ? [] : [parent.id];
  for (const each of cloud.authorizations ?? []) writeAuthorization(scope, each, parent, dependsOn, owner);
  for (const each of cloud.globalReachConnections ?? []) writeGlobalReach(scope, each, parent, dependsOn, owner);
  for (const each of cloud.segments ?? []) writeSegment(scope, each, parent, dependsOn, owner);
}

function writeAuthorization(
  scope: ArmScope,
  authorization: CloudAuthorization,
  parent: NamedResource,
  dependsOn: readonly string[],
  cloud: Owner,
): void {
  if (authorization.authorizationKey !== undefined) {
    scope.ignore(authorization, "authorizationKey", "read-only: Azure makes the key of an authorization");
  }
  const owner = partOwner(cloud, authorization);
  const { properties } = writeFields(scope, cloudAuthorizationFields, authorization, owner, {
    authorizationKey: undefined,
  });
  const { leaf } = nameBelow(parent, writeName(scope, authorization, "authorizations", cloud));
  scope.add("cloudAuthorization", { name: leaf, dependsOn, properties: properties ?? {} });
}

function writeGlobalReach(
  scope: ArmScope,
  connection: GlobalReachConnection,
  parent: NamedResource,
  dependsOn: readonly string[],
  cloud: Owner,
): void {
  const owner = partOwner(cloud, connection);
  const { properties } = writeFields(scope, globalReachFields, connection, owner);
  const { leaf } = nameBelow(parent, writeName(scope, connection, "globalReachConnections", cloud));
  const condition = writeCondition(scope, connection, owner);
  scope.add("globalReachConnection", { condition, name: leaf, dependsOn, properties: properties ?? {} });
}

// All segments are in the one network of workloads that a private cloud has.
const workloads = knownName("default");

function writeSegment(
  scope: ArmScope,
  segment: CloudSegment,
  parent: NamedResource,
  dependsOn: readonly string[],
  cloud: Owner,
): void {
  if (segment.existing === true) return;
  const { properties } = writeFields(scope, segmentFields, segment, partOwner(cloud, segment));
  const networks = { name: childName(parent.name, workloads), refs: parent.refs };
  const { leaf } = nameBelow(networks, writeName(scope, segment, "segments", cloud));
  scope.add("cloudSegment", { name: leaf, dependsOn, properties: properties ?? {} });
}
