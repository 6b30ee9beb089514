import type { Coverage } from "../format.ts";

/** What a deployment template can say. Descriptions that it has no property for are kept in tags. */
export const armCoverage: Coverage = {
  "dnsServers.name": "exact",
  "dnsServers.address": "exact",
  "virtualNetworks.name": "exact",
  "virtualNetworks.location": "exact",
  "virtualNetworks.affinityGroup": "exact",
  "virtualNetworks.label": "exact",
  "virtualNetworks.internetGateway": "exact",
  "virtualNetworks.prefixes": "exact",
  "virtualNetworks.subnets.name": "exact",
  "virtualNetworks.subnets.prefixes": "exact",
  "virtualNetworks.dnsServers": "exact",
  "sites.name": "exact",
  "sites.prefixes": "exact",
  "sites.gatewayAddress": "exact",
  "gateways.virtualNetwork": "structure",
  "gateways.type": "exact",
  "gateways.routing": "exact",
  "gateways.profile": "exact",
  "gateways.clientPrefixes": "exact",
  "tunnels.gateway": "structure",
  "tunnels.medium": "exact",
  "tunnels.site": "exact",
  "tunnels.siteName": "exact",
  "tunnels.remoteGateway": "exact",
};
