import { circuitStakes, cloudStakes } from "../../model/circuitStakes.ts";
import type { LeafPath } from "../../model/leafPath.ts";
import { type Answer, type Coverage, sameAnswer } from "../format.ts";

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
  ...sameAnswer(circuitStakes, noCircuits),
  ...sameAnswer(cloudStakes, noClouds),
};
