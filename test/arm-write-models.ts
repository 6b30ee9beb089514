import { emptyNetwork, type Network } from "../lib/model/network.ts";
import type { Unresolved } from "../lib/model/stated.ts";
import { everything, secret } from "./arm-write-everything.ts";

const scope = "azuredeploy.json";

/** A value that is known at deployment only. */
export function later(unresolved: string, more: Partial<Unresolved> = {}): Unresolved {
  return { unresolved, reason: "its value is given at deployment", ...more };
}

/** The same, each value under a condition. */
export const conditional: Network = {
  ...everything,
  virtualNetworks: everything.virtualNetworks.map(underCondition),
  securityGroups: everything.securityGroups.map(underCondition),
  routeTables: everything.routeTables.map(underCondition),
  publicAddresses: everything.publicAddresses.map(underCondition),
  gateways: everything.gateways.map(underCondition),
  sites: everything.sites.map(underCondition),
  tunnels: everything.tunnels.map(underCondition),
  circuits: everything.circuits.map(underCondition),
  privateClouds: everything.privateClouds.map((cloud) => ({
    ...underCondition(cloud),
    globalReachConnections: (cloud.globalReachConnections ?? []).map(underCondition),
  })),
};

function underCondition<T extends object>(value: T): T & { readonly condition: Unresolved } {
  return { ...value, condition: later("parameters('deploy')") };
}

/** Resources that are there already; only parts of them are deployed, and what refers to them. */
export const existingParents: Network = {
  ...everything,
  virtualNetworks: everything.virtualNetworks.map((value) => ({ ...value, existing: true as const })),
  securityGroups: everything.securityGroups.map((value) => ({ ...value, existing: true as const })),
  routeTables: everything.routeTables.map((value) => ({ ...value, existing: true as const })),
  publicAddresses: everything.publicAddresses.map((value) => ({ ...value, existing: true as const })),
  gateways: everything.gateways.map((value) => ({ ...value, existing: true as const })),
  sites: everything.sites.map((value) => ({ ...value, existing: true as const })),
  circuits: everything.circuits.map((value) => ({ ...value, existing: true as const })),
  privateClouds: everything.privateClouds.map((value) => ({ ...value, existing: true as const })),
};

/** The same values in several inputs: what they refer to is deployed by others. */
export const apart: Network = {
  ...everything,
  virtualNetworks: everything.virtualNetworks.map((value) => ({ ...value, scope: "networks.json" })),
  securityGroups: everything.securityGroups.map((value) => ({ ...value, scope: "groups.json" })),
  routeTables: everything.routeTables.map((value) => ({ ...value, scope: "tables.json" })),
  publicAddresses: everything.publicAddresses.map((value) => ({ ...value, scope: "addresses.json" })),
  gateways: everything.gateways.map((value) => ({ ...value, scope: "gateways.json" })),
  sites: everything.sites.map((value) => ({ ...value, scope: "sites.json" })),
  circuits: everything.circuits.map((value) => ({ ...value, scope: "circuits.json" })),
};

/** Parts and lists of which nothing is known before deployment. */
export const wholes: Network = {
  ...everything,
  inputs: [...everything.inputs, { scope, name: "list", type: "array" }, { scope, name: "whole", type: "object" }],
  virtualNetworks: everything.virtualNetworks.map((value) => ({
    ...value,
    prefixes: [later("parameters('List')", { list: true })],
    subnets: value.subnets.map((subnet) => ({ ...subnet, prefixes: [later("variables('x')", { list: true })] })),
  })),
  securityGroups: everything.securityGroups.map((value) => ({
    ...value,
    rules: value.rules.map((rule) => ({ ...rule, sources: [later("parameters('List')", { list: true })] })),
  })),
  gateways: everything.gateways.map((value) => ({
    ...value,
    addresses: [later("parameters('List')", { list: true })],
    bgpSpeaker: later("parameters('Whole')"),
    clientPrefixes: ["172.31.0.0/24", later("parameters('pools')", { list: true })],
    clients: later("variables('clients')"),
  })),
  sites: everything.sites.map((value) => ({ ...value, bgpSpeaker: later("parameters('Whole')") })),
  tunnels: everything.tunnels.map((value) => ({
    ...value,
    policy: later("parameters('Whole')"),
    selectors: [
      { local: ["10.1.0.0/16"], remote: [later("parameters('Given')")] },
      later("parameters('List')", { list: true }),
      later("variables('one')"),
    ],
    ingressNatRules: [later("parameters('List')", { list: true })],
  })),
};

/** A classic network with what only later readers know of one. */
export const classic: Network = {
  ...emptyNetwork,
  virtualNetworks: [
    { key: "v", scope, name: "Hub", prefixes: ["10.1.0.0/16"], subnets: [], dnsServers: [], affinityGroup: "Group" },
  ],
  gateways: [
    { key: "g", scope, virtualNetwork: "v", type: "Vpn", profile: "Small", clientPrefixes: ["172.31.0.0/24"] },
  ],
  sites: [
    { key: "s1", scope, name: "Lyon 1", prefixes: ["10.9.0.0/16"], gatewayAddress: "198.51.100.1" },
    { key: "s2", scope, name: "", prefixes: [], gatewayName: "vpn.oslo.example", bgpSpeaker: { asn: 65010 } },
    { key: "s3", scope, name: "Unused", prefixes: ["10.8.0.0/16"] },
  ],
  tunnels: [
    { key: "t1", scope, gateway: "g", site: "s1" },
    { key: "t2", scope, gateway: "g", site: "s2", medium: "IPsec", sharedKey: secret("oslo") },
    { key: "t3", scope, gateway: "g", siteName: "Nowhere" },
    { key: "t4", scope, gateway: "g", site: "s1", medium: "ExpressRoute" },
  ],
};

/** All models by name. */
export const armWriteModels: ReadonlyMap<string, Network> = new Map([
  ["everything", everything],
  ["conditional", conditional],
  ["existing parents", existingParents],
  ["apart", apart],
  ["wholes", wholes],
  ["classic", classic],
]);
