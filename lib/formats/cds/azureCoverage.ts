import type { LeafPath } from "../../model/leafPath.ts";
import type { Answer, Coverage } from "../format.ts";

function none(sentence: string): Answer {
  return { none: sentence };
}

const noGroups = none(
  "Security groups filter the traffic of subnets in Azure; an edge gateway has a firewall of its own",
);
const noRoutes = none("Route tables steer the traffic of subnets in Azure; an edge gateway has routes of its own");
const noAddresses = none("Public addresses are given to an edge gateway by the provider, not set in a body");
const noCircuits = none(
  "Private lines and what goes over them belong to Azure; an edge gateway joins sites over IPsec",
);
const noClouds = none("Azure VMware Solution is what an edge gateway runs on, and no part of its settings");

type Settings = Extract<
  LeafPath,
  | `securityGroups.${string}`
  | `routeTables.${string}`
  | `publicAddresses.${string}`
  | `circuits.${string}`
  | `privateClouds.${string}`
>;

/** What bodies of VMware Cloud Director can say of what only Azure has: nothing. */
export const cdsAzureCoverage: Pick<Coverage, Settings> = {
  "securityGroups.name": noGroups,
  "securityGroups.condition": noGroups,
  "securityGroups.location": noGroups,
  "securityGroups.label": noGroups,
  "securityGroups.tags.name": noGroups,
  "securityGroups.tags.value": noGroups,
  "securityGroups.rules.name": noGroups,
  "securityGroups.rules.description": noGroups,
  "securityGroups.rules.priority": noGroups,
  "securityGroups.rules.direction": noGroups,
  "securityGroups.rules.action": noGroups,
  "securityGroups.rules.protocol": noGroups,
  "securityGroups.rules.sources": noGroups,
  "securityGroups.rules.sourcePorts": noGroups,
  "securityGroups.rules.destinations": noGroups,
  "securityGroups.rules.destinationPorts": noGroups,
  "routeTables.name": noRoutes,
  "routeTables.condition": noRoutes,
  "routeTables.location": noRoutes,
  "routeTables.label": noRoutes,
  "routeTables.tags.name": noRoutes,
  "routeTables.tags.value": noRoutes,
  "routeTables.gatewayRoutesOff": noRoutes,
  "routeTables.routes.name": noRoutes,
  "routeTables.routes.prefix": noRoutes,
  "routeTables.routes.nextHop": noRoutes,
  "routeTables.routes.nextHopAddress": noRoutes,
  "publicAddresses.name": noAddresses,
  "publicAddresses.address": noAddresses,
  "publicAddresses.condition": noAddresses,
  "publicAddresses.location": noAddresses,
  "publicAddresses.tags.name": noAddresses,
  "publicAddresses.tags.value": noAddresses,
  "publicAddresses.allocation": noAddresses,
  "publicAddresses.sku": noAddresses,
  "publicAddresses.tier": noAddresses,
  "publicAddresses.version": noAddresses,
  "publicAddresses.zones": noAddresses,
  "publicAddresses.dnsLabel": noAddresses,
  "publicAddresses.idleTimeoutMinutes": noAddresses,
  "circuits.name": noCircuits,
  "circuits.condition": noCircuits,
  "circuits.location": noCircuits,
  "circuits.tags.name": noCircuits,
  "circuits.tags.value": noCircuits,
  "circuits.sku": noCircuits,
  "circuits.tier": noCircuits,
  "circuits.billing": noCircuits,
  "circuits.provider": noCircuits,
  "circuits.peeringLocation": noCircuits,
  "circuits.bandwidthMbps": noCircuits,
  "circuits.portId": noCircuits,
  "circuits.bandwidthGbps": noCircuits,
  "circuits.globalReach": noCircuits,
  "circuits.classicOperations": noCircuits,
  "circuits.serviceKey": noCircuits,
  "circuits.peerings.name": noCircuits,
  "circuits.peerings.type": noCircuits,
  "circuits.peerings.sharedKey": noCircuits,
  "circuits.peerings.state": noCircuits,
  "circuits.peerings.peerAsn": noCircuits,
  "circuits.peerings.primaryPrefix": noCircuits,
  "circuits.peerings.secondaryPrefix": noCircuits,
  "circuits.peerings.vlanId": noCircuits,
  "circuits.peerings.connections.name": noCircuits,
  "circuits.peerings.connections.authorizationKey": noCircuits,
  "circuits.peerings.connections.peeringId": noCircuits,
  "circuits.peerings.connections.peerPeeringId": noCircuits,
  "circuits.peerings.connections.addressPrefix": noCircuits,
  "circuits.authorizations.name": noCircuits,
  "circuits.authorizations.authorizationKey": noCircuits,
  "privateClouds.name": noClouds,
  "privateClouds.condition": noClouds,
  "privateClouds.location": noClouds,
  "privateClouds.tags.name": noClouds,
  "privateClouds.tags.value": noClouds,
  "privateClouds.sku": noClouds,
  "privateClouds.circuitId": noClouds,
  "privateClouds.clusterSize": noClouds,
  "privateClouds.networkBlock": noClouds,
  "privateClouds.extendedNetworkBlocks": noClouds,
  "privateClouds.internet": noClouds,
  "privateClouds.privatePeeringId": noClouds,
  "privateClouds.vcenterPassword": noClouds,
  "privateClouds.nsxtPassword": noClouds,
  "privateClouds.authorizations.name": noClouds,
  "privateClouds.authorizations.authorizationKey": noClouds,
  "privateClouds.authorizations.circuitId": noClouds,
  "privateClouds.globalReachConnections.name": noClouds,
  "privateClouds.globalReachConnections.condition": noClouds,
  "privateClouds.globalReachConnections.circuitId": noClouds,
  "privateClouds.globalReachConnections.authorizationKey": noClouds,
  "privateClouds.globalReachConnections.peerCircuitId": noClouds,
};
