/** Resource types that nettrans writes, with the name rules of each. */
export interface ResourceType {
  readonly type: string;
  readonly minLength: number;
  readonly maxLength: number;
}

/**
 * Lengths: "Naming rules and restrictions for Azure resources" (azure-docs, resource-name-rules.md). The characters are
 * the same for all: letters, digits, `_`, `.`, `-`; first a letter or digit, last a letter, digit or `_`.
 */
export const resourceTypes = {
  virtualNetwork: resourceType("virtualNetworks", 2, 64),
  subnet: resourceType("virtualNetworks/subnets", 1, 80),
  publicIpAddress: resourceType("publicIPAddresses", 1, 80),
  virtualNetworkGateway: resourceType("virtualNetworkGateways", 1, 80),
  localNetworkGateway: resourceType("localNetworkGateways", 1, 80),
  connection: resourceType("connections", 1, 80),
} as { readonly [kind in ResourceKind]: ResourceType };

export type ResourceKind =
  | "virtualNetwork"
  | "subnet"
  | "publicIpAddress"
  | "virtualNetworkGateway"
  | "localNetworkGateway"
  | "connection";

/** The version whose documented examples cover everything that is written: Azure/azure-rest-api-specs, Microsoft.Network stable 2024-05-01. */
export const apiVersion = "2024-05-01";

function resourceType(name: string, minLength: number, maxLength: number): ResourceType {
  return { type: `Microsoft.Network/${name}`, minLength, maxLength };
}
