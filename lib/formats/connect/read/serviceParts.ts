/** What one element of a service definition or configuration may hold. */
export interface ServicePart {
  /** Attributes that are read. */
  readonly attributes: readonly string[];
  /** Attributes and elements of the cloud service that say nothing of networks. */
  readonly ofService: readonly string[];
  /** Elements that say something of networks, and nothing of Connect. */
  readonly ofNetwork: readonly string[];
  /** Elements that are read. */
  readonly children: readonly string[];
}

function part(
  attributes: readonly string[],
  children: readonly string[],
  ofService: readonly string[] = [],
  ofNetwork: readonly string[] = [],
): ServicePart {
  return { attributes, children, ofService, ofNetwork };
}

const definedRole = part(
  ["name"],
  ["Imports"],
  [
    ...["vmsize", "enableNativeCodeExecution", "Certificates", "ConfigurationSettings", "Contents", "LocalResources"],
    ...["LocalStorage", "Runtime", "Sites", "Bindings", "Startup"],
  ],
  ["Endpoints", "InputEndpoints", "InternalEndpoint"],
);

/**
 * The elements that lead to the Connect plug-in. Source: Azure Cloud Services (classic) definition schema (.csdef) and
 * configuration schema (.cscfg), Microsoft; no date, read 2026-11-21.
 */
export const serviceParts: ReadonlyMap<string, ServicePart> = new Map([
  [
    "ServiceConfiguration",
    part(["serviceName"], ["Role"], ["osFamily", "osVersion", "schemaVersion"], ["NetworkConfiguration"]),
  ],
  ["Role", part(["name"], ["Instances", "ConfigurationSettings"], ["vmName", "Certificates", "OsImage", "GuestOS"])],
  ["Instances", part(["count"], [])],
  ["ConfigurationSettings", part([], ["Setting"])],
  ["Setting", part(["name", "value"], [])],
  [
    "ServiceDefinition",
    part(
      ["name"],
      ["WebRole", "WorkerRole", "VirtualMachineRole"],
      ["schemaVersion", "topologyChangeDiscovery", "upgradeDomainCount", "LoadBalancerProbes"],
      ["NetworkTrafficRules"],
    ),
  ],
  ["WebRole", definedRole],
  ["WorkerRole", definedRole],
  ["VirtualMachineRole", definedRole],
  ["Imports", part([], ["Import"])],
  ["Import", part(["moduleName"], [])],
]);

/** Elements that describe a role. */
export const roleElements: ReadonlySet<string> = new Set(["Role", "WebRole", "WorkerRole", "VirtualMachineRole"]);

/** What the definition of a service imports to have the plug-in. */
export const connectModule = "Connect";
