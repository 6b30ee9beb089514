import type {
  CloudAuthorization,
  CloudSegment,
  GlobalReachConnection,
  PrivateCloud,
} from "../../../model/privateCloud.ts";
import { gatewayPrefix, openWord, prefix, region, secret, text, wholeNumber } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const cloud = fieldsOf<PrivateCloud>();
const authorization = fieldsOf<CloudAuthorization>();
const reach = fieldsOf<GlobalReachConnection>();
const segment = fieldsOf<CloudSegment>();

/** Settings of `Microsoft.AVS/privateClouds`. */
export const privateCloudFields: AnyFields = [
  cloud.value("location", "location", region),
  cloud.value("sku", "sku.name", text),
  cloud.value("clusterSize", "properties.managementCluster.clusterSize", wholeNumber),
  cloud.value("networkBlock", "properties.networkBlock", prefix),
  cloud.values("extendedNetworkBlocks", "properties.extendedNetworkBlocks", prefix),
  cloud.value("internet", "properties.internet", openWord("Enabled", "Disabled")),
  // Read-only, and spelled otherwise than elsewhere.
  cloud.value("circuitId", "properties.circuit.expressRouteID", text),
  cloud.value("privatePeeringId", "properties.circuit.expressRoutePrivatePeeringID", text),
  cloud.value("vcenterPassword", "properties.vcenterPassword", secret),
  cloud.value("nsxtPassword", "properties.nsxtPassword", secret),
];

/** Settings of `privateClouds/authorizations`. */
export const cloudAuthorizationFields: AnyFields = [
  authorization.value("authorizationKey", "properties.expressRouteAuthorizationKey", secret),
  authorization.value("circuitId", "properties.expressRouteId", text),
];

/**
 * Settings of `privateClouds/globalReachConnections`. The key and `peerExpressRouteCircuit` are those of the other circuit,
 * as a rule the one on premises.
 */
export const globalReachFields: AnyFields = [
  reach.value("authorizationKey", "properties.authorizationKey", secret),
  reach.value("peerCircuitId", "properties.peerExpressRouteCircuit", text),
  reach.value("circuitId", "properties.expressRouteId", text),
];

/**
 * Settings of `privateClouds/workloadNetworks/segments`. Source: Azure/azure-rest-api-specs, Microsoft.AVS stable 2023-09-01,
 * WorkloadNetworkSegment and its examples; read 2026-11-21.
 */
export const segmentFields: AnyFields = [
  segment.value("displayName", "properties.displayName", text),
  segment.value("gatewayPath", "properties.connectedGateway", text),
  segment.values("dhcpRanges", "properties.subnet.dhcpRanges", text),
  segment.value("gatewayAddress", "properties.subnet.gatewayAddress", gatewayPrefix),
];
