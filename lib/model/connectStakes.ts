import type { LeafPath } from "./leafPath.ts";

/** The settings of Azure Connect: one word of answer goes for all of them in formats that have nothing like it. */
export type ConnectPath = Extract<LeafPath, `connect${string}`>;

/** What is at stake when a setting of Azure Connect is lost. */
export const connectStakes: Readonly<Record<ConnectPath, "security" | "connectivity" | "descriptive">> = {
  "connectSubscriptions.name": "descriptive",
  "connectSubscriptions.relayRegion": "descriptive",
  "connectSubscriptions.certificateRequired": "security",
  "connectSubscriptions.location": "connectivity",
  "connectSubscriptions.prefixes": "connectivity",
  "connectSubscriptions.clientPrefixes": "connectivity",
  "connectGroups.name": "descriptive",
  "connectGroups.interconnected": "security",
  "connectGroups.endpoints.name": "descriptive",
  "connectGroups.endpoints.address": "connectivity",
  "connectGroups.endpoints.site": "connectivity",
  "connectGroups.roles": "connectivity",
  "connectGroups.linkedGroups": "connectivity",
  "connectRoles.name": "descriptive",
  "connectRoles.service": "descriptive",
  "connectRoles.instances": "descriptive",
  "connectRoles.activationToken": "descriptive",
  "connectRoles.refresh": "descriptive",
  "connectRoles.diagnostics": "descriptive",
  "connectRoles.waitForConnectivity": "descriptive",
  "connectRoles.domainJoin": "descriptive",
  "connectRoles.domainName": "connectivity",
  "connectRoles.domainController": "connectivity",
  "connectRoles.domainAccount": "descriptive",
  "connectRoles.domainPassword": "descriptive",
  "connectRoles.domainUnit": "descriptive",
  "connectRoles.domainSite": "descriptive",
  "connectRoles.dnsServers": "connectivity",
  "connectRoles.administrators": "descriptive",
};
