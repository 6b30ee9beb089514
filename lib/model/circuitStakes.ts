import type { LeafPath } from "./leafPath.ts";

/** Settings of circuits. */
export type CircuitPath = Extract<LeafPath, `circuits.${string}`>;

/** Settings of private clouds. */
export type CloudPath = Extract<LeafPath, `privateClouds.${string}`>;

/** What is at stake when a setting of a circuit is lost. */
export const circuitStakes: Readonly<Record<CircuitPath, "security" | "connectivity" | "descriptive">> = {
  "circuits.name": "descriptive",
  "circuits.condition": "connectivity",
  "circuits.location": "descriptive",
  "circuits.tags.name": "descriptive",
  "circuits.tags.value": "descriptive",
  "circuits.sku": "descriptive",
  "circuits.tier": "descriptive",
  "circuits.billing": "descriptive",
  "circuits.provider": "descriptive",
  "circuits.peeringLocation": "descriptive",
  "circuits.bandwidthMbps": "descriptive",
  "circuits.portId": "connectivity",
  "circuits.bandwidthGbps": "descriptive",
  "circuits.globalReach": "connectivity",
  "circuits.classicOperations": "descriptive",
  "circuits.serviceKey": "descriptive",
  "circuits.providerState": "descriptive",
  "circuits.peerings.name": "descriptive",
  "circuits.peerings.type": "connectivity",
  "circuits.peerings.sharedKey": "security",
  "circuits.peerings.state": "connectivity",
  "circuits.peerings.peerAsn": "connectivity",
  "circuits.peerings.primaryPrefix": "connectivity",
  "circuits.peerings.secondaryPrefix": "connectivity",
  "circuits.peerings.vlanId": "connectivity",
  "circuits.peerings.routes": "connectivity",
  "circuits.peerings.fourByteAsn": "connectivity",
  "circuits.peerings.connections.name": "descriptive",
  "circuits.peerings.connections.authorizationKey": "connectivity",
  "circuits.peerings.connections.peeringId": "connectivity",
  "circuits.peerings.connections.peerPeeringId": "connectivity",
  "circuits.peerings.connections.addressPrefix": "connectivity",
  "circuits.authorizations.name": "descriptive",
  "circuits.authorizations.authorizationKey": "connectivity",
  "circuits.authorizations.use": "descriptive",
};

/** What is at stake when a setting of a private cloud is lost. */
export const cloudStakes: Readonly<Record<CloudPath, "security" | "connectivity" | "descriptive">> = {
  "privateClouds.name": "descriptive",
  "privateClouds.condition": "connectivity",
  "privateClouds.location": "descriptive",
  "privateClouds.tags.name": "descriptive",
  "privateClouds.tags.value": "descriptive",
  "privateClouds.sku": "descriptive",
  "privateClouds.circuitId": "connectivity",
  "privateClouds.clusterSize": "descriptive",
  "privateClouds.networkBlock": "connectivity",
  "privateClouds.extendedNetworkBlocks": "connectivity",
  "privateClouds.internet": "connectivity",
  "privateClouds.privatePeeringId": "connectivity",
  "privateClouds.vcenterPassword": "descriptive",
  "privateClouds.nsxtPassword": "descriptive",
  "privateClouds.authorizations.name": "descriptive",
  "privateClouds.authorizations.authorizationKey": "connectivity",
  "privateClouds.authorizations.circuitId": "connectivity",
  "privateClouds.globalReachConnections.name": "descriptive",
  "privateClouds.globalReachConnections.condition": "connectivity",
  "privateClouds.globalReachConnections.circuitId": "connectivity",
  "privateClouds.globalReachConnections.authorizationKey": "connectivity",
  "privateClouds.globalReachConnections.peerCircuitId": "connectivity",
  "privateClouds.globalReachConnections.peerCircuit": "connectivity",
  "privateClouds.segments.name": "descriptive",
  "privateClouds.segments.displayName": "descriptive",
  "privateClouds.segments.gatewayPath": "connectivity",
  "privateClouds.segments.gatewayAddress": "connectivity",
  "privateClouds.segments.dhcpRanges": "connectivity",
};
