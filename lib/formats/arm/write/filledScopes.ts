import type { Key } from "../../../model/key.ts";
import type { NetworkIndex } from "./networkIndex.ts";
import { isOwnResource } from "./writeSite.ts";

/** Inputs that have something to deploy. A site is deployed where it is used, unless it states its region. */
export function filledScopes({ network, usedSites }: NetworkIndex): string[] {
  const { virtualNetworks, sites, dnsServers, securityGroups, routeTables, publicAddresses } = network;
  const { gateways, tunnels, circuits, privateClouds } = network;
  // A classic gateway has its address from the service, and no resource for it.
  const resources = publicAddresses.filter(({ name }) => name !== "");
  // Circuits and private clouds give out the keys that connections need.
  const others = [securityGroups, routeTables, resources, circuits, privateClouds, gateways, tunnels];
  const known = new Set<string>();
  const filled = new Set<string>();
  for (const values of [virtualNetworks, sites, dnsServers, ...others]) {
    for (const { scope } of values) known.add(scope);
  }
  for (const values of [virtualNetworks, ...others]) {
    for (const value of values) if (isDeployed(value)) filled.add(value.scope);
  }
  for (const site of sites) if (isDeployedSite(site, usedSites)) filled.add(site.scope);
  const inOrder = [...known].filter((scope) => filled.has(scope));
  return inOrder.length > 0 ? inOrder : [[...known][0] ?? ""];
}

type Part =
  | "subnets"
  | "rules"
  | "routes"
  | "natRules"
  | "peerings"
  | "authorizations"
  | "globalReachConnections"
  | "segments";

// Something that is there already can have parts that are to be deployed.
function isDeployed(value: { readonly existing?: true } & { readonly [part in Part]?: readonly unknown[] }): boolean {
  if (value.existing === undefined) return true;
  const { subnets, rules, routes, natRules, peerings, authorizations, globalReachConnections, segments } = value;
  return [subnets, rules, routes, natRules, peerings, authorizations, globalReachConnections, segments].some(
    (parts) => (parts?.length ?? 0) > 0,
  );
}

function isDeployedSite(
  site: Parameters<typeof isOwnResource>[0] & { readonly key: Key },
  usedSites: ReadonlySet<Key>,
): boolean {
  return site.existing === undefined && (isOwnResource(site) || !usedSites.has(site.key));
}
