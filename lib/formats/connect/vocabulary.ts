import type {
  ConnectEndpoint,
  ConnectGroup,
  ConnectRelayRegion,
  ConnectRole,
  ConnectSubscription,
} from "../../model/connectGroup.ts";
import type { Site } from "../../model/site.ts";

/** What a setting says: a text, a text that nobody may see, yes or no, or a number of machines. */
export type Kind = "text" | "secret" | "truth" | "count";

/** A setting of a role: its name in a description, its name in a service configuration, and what it says. */
export interface RoleSetting {
  /** The property of the model, and the member of a description. */
  readonly key: Exclude<keyof ConnectRole, "key" | "scope" | "name" | "service">;
  readonly kind: Kind;
  /** Behind the prefix of the plug-in; absent for what is no setting there. */
  readonly plugin?: string;
}

/** What the names of all settings of the plug-in begin with. */
export const pluginPrefix = "Microsoft.WindowsAzure.Plugins.Connect.";

/**
 * What is known of a role. Source: names of the settings in service configurations that were published between 2010 and
 * 2013, read 2026-11-21; the plug-in itself is no longer to be had, and which words each took is not verified.
 */
export const roleSettings: readonly RoleSetting[] = [
  { key: "instances", kind: "count" },
  { key: "activationToken", kind: "secret", plugin: "ActivationToken" },
  { key: "refresh", kind: "text", plugin: "Refresh" },
  { key: "diagnostics", kind: "text", plugin: "Diagnostics" },
  { key: "waitForConnectivity", kind: "truth", plugin: "WaitForConnectivity" },
  { key: "domainJoin", kind: "truth", plugin: "EnableDomainJoin" },
  { key: "domainName", kind: "text", plugin: "DomainFQDN" },
  { key: "domainController", kind: "text", plugin: "DomainControllerFQDN" },
  { key: "domainAccount", kind: "text", plugin: "DomainAccountName" },
  { key: "domainPassword", kind: "secret", plugin: "DomainPassword" },
  { key: "domainUnit", kind: "text", plugin: "DomainOU" },
  { key: "domainSite", kind: "text", plugin: "DomainSiteName" },
  { key: "dnsServers", kind: "text", plugin: "DNSServers" },
  { key: "administrators", kind: "text", plugin: "Administrators" },
];

/** The relays that there were. */
export const relayRegions: readonly ConnectRelayRegion[] = ["US", "Europe", "Asia"];

/** The member by which a description is known. */
export const groupsMember = "connectGroups";

type Members<T, Property extends keyof T> = Readonly<Record<Property, string>>;

/** Members at the top of a description, by the property that they say. */
export const subscriptionMembers: Members<
  ConnectSubscription,
  "name" | "relayRegion" | "certificateRequired" | "location" | "prefixes" | "clientPrefixes"
> = {
  name: "name",
  relayRegion: "relayRegion",
  certificateRequired: "certificateRequired",
  location: "location",
  prefixes: "addressSpace",
  clientPrefixes: "clientAddressPool",
};

/** Members of a group. */
export const groupMembers: Members<ConnectGroup, "name" | "interconnected" | "endpoints" | "roles" | "linkedGroups"> = {
  name: "name",
  interconnected: "interconnected",
  endpoints: "endpoints",
  roles: "roles",
  linkedGroups: "linkedGroups",
};

/** Members of a machine. */
export const endpointMembers: Members<ConnectEndpoint, "name" | "address" | "site"> = {
  name: "name",
  address: "address",
  site: "site",
};

/** Members of a site. */
export const siteMembers: Members<Site, "name" | "gatewayAddress" | "prefixes"> = {
  name: "name",
  gatewayAddress: "gatewayAddress",
  prefixes: "prefixes",
};

/** Members of a role, settings included. */
export const roleMembers: readonly string[] = ["name", "service", ...roleSettings.map(({ key }) => key)];

/** All members at the top of a description. */
export const topMembers: readonly string[] = [groupsMember, "roles", "sites", ...Object.values(subscriptionMembers)];
