import type { Coverage } from "../format.ts";

/** What a network configuration can say. */
export const netcfgCoverage: Coverage = {
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
  "gateways.type": "structure",
  "gateways.routing": {
    none: "The routing type is given when the gateway is created (New-AzureVNetGateway -GatewayType), not in the file",
  },
  "gateways.profile": "exact",
  "gateways.clientPrefixes": "exact",
  "tunnels.gateway": "structure",
  "tunnels.medium": "exact",
  "tunnels.site": "exact",
  "tunnels.siteName": "exact",
  "tunnels.remoteGateway": "structure",
};
