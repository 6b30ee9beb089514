import type { LeafPath } from "./leafPath.ts";

/** What is at stake when a setting is lost: safety of the traffic, whether it flows at all, or a description. */
export type Stakes = "security" | "connectivity" | "descriptive";

/** The stakes of every setting. A new setting does not compile until it has an answer here. */
export const stakesOf: Readonly<Record<LeafPath, Stakes>> = {
  "dnsServers.name": "descriptive",
  "dnsServers.address": "connectivity",
  "virtualNetworks.name": "descriptive",
  "virtualNetworks.location": "connectivity",
  "virtualNetworks.affinityGroup": "descriptive",
  "virtualNetworks.label": "descriptive",
  "virtualNetworks.internetGateway": "descriptive",
  "virtualNetworks.prefixes": "connectivity",
  "virtualNetworks.subnets.name": "descriptive",
  "virtualNetworks.subnets.prefixes": "connectivity",
  "virtualNetworks.dnsServers": "connectivity",
  "sites.name": "descriptive",
  "sites.prefixes": "connectivity",
  "sites.gatewayAddress": "connectivity",
  "gateways.virtualNetwork": "connectivity",
  "gateways.type": "connectivity",
  "gateways.routing": "connectivity",
  "gateways.profile": "descriptive",
  "gateways.clientPrefixes": "connectivity",
  "tunnels.gateway": "connectivity",
  "tunnels.medium": "connectivity",
  "tunnels.site": "connectivity",
  "tunnels.siteName": "connectivity",
  "tunnels.remoteGateway": "connectivity",
};
