/** A resource type that nettrans writes, with the name rules of it. */
export interface ResourceType {
  readonly type: string;
  readonly apiVersion: string;
  /** In words, for descriptions. */
  readonly words: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** What a name may be; where absent as for most resources. */
  readonly names?: RegExp;
}

/** The version whose documented examples cover everything that is written: Azure/azure-rest-api-specs, Microsoft.Network stable 2024-05-01. */
export const apiVersion = "2024-05-01";

/** `authenticationType` of a connection appeared with this version: Azure CLI, vpn_connection commands; absent in 2024-10-01. */
export const authenticationApiVersion = "2025-01-01";

/** Version of Azure VMware Solution: Azure/azure-rest-api-specs, Microsoft.AVS stable 2023-09-01. */
const cloudApiVersion = "2023-09-01";

/**
 * Lengths: "Naming rules and restrictions for Azure resources" (azure-docs, resource-name-rules.md). The characters are
 * the same for all of Microsoft.Network: letters, digits, `_`, `.`, `-`; first a letter or digit, last a letter, digit or
 * `_`. Names of Microsoft.AVS: its TypeSpec, `^[-\w\._]+$` and no length.
 */
export const resourceTypes = {
  virtualNetwork: networkType("virtualNetworks", "virtual network", 2, 64),
  subnet: networkType("virtualNetworks/subnets", "subnet"),
  securityGroup: networkType("networkSecurityGroups", "security group"),
  securityRule: networkType("networkSecurityGroups/securityRules", "security rule"),
  routeTable: networkType("routeTables", "route table"),
  route: networkType("routeTables/routes", "route"),
  publicIpAddress: networkType("publicIPAddresses", "public address"),
  virtualNetworkGateway: networkType("virtualNetworkGateways", "gateway"),
  natRule: networkType("virtualNetworkGateways/natRules", "translation rule"),
  localNetworkGateway: networkType("localNetworkGateways", "local network gateway"),
  connection: networkType("connections", "connection"),
  circuit: networkType("expressRouteCircuits", "circuit"),
  circuitPeering: networkType("expressRouteCircuits/peerings", "peering"),
  circuitConnection: networkType("expressRouteCircuits/peerings/connections", "Global Reach connection"),
  circuitAuthorization: networkType("expressRouteCircuits/authorizations", "authorization"),
  privateCloud: cloudType("privateClouds", "private cloud"),
  cloudAuthorization: cloudType("privateClouds/authorizations", "authorization"),
  globalReachConnection: cloudType("privateClouds/globalReachConnections", "Global Reach connection"),
  cloudSegment: cloudType("privateClouds/workloadNetworks/segments", "segment"),
} as { readonly [kind in ResourceKind]: ResourceType };

export type ResourceKind =
  | "virtualNetwork"
  | "subnet"
  | "securityGroup"
  | "securityRule"
  | "routeTable"
  | "route"
  | "publicIpAddress"
  | "virtualNetworkGateway"
  | "natRule"
  | "localNetworkGateway"
  | "connection"
  | "circuit"
  | "circuitPeering"
  | "circuitConnection"
  | "circuitAuthorization"
  | "privateCloud"
  | "cloudAuthorization"
  | "globalReachConnection"
  | "cloudSegment";

function networkType(name: string, words: string, minLength = 1, maxLength = 80): ResourceType {
  return { type: `Microsoft.Network/${name}`, apiVersion, words, minLength, maxLength };
}

function cloudType(name: string, words: string): ResourceType {
  const type = `Microsoft.AVS/${name}`;
  return { type, apiVersion: cloudApiVersion, words, minLength: 1, maxLength: 260, names: /^[-\w.]+$/ };
}
