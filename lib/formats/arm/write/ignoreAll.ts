import { modelLeaves } from "../../../model/leafPath.ts";
import { emptyNetwork, type Network } from "../../../model/network.ts";
import type { Unsaid } from "../../format.ts";

/** Declares all settings of a part of a network to mean nothing here, but those at or below some paths. */
export function ignoreAll(
  unsaid: Unsaid[],
  part: Partial<Network>,
  note: string,
  except: readonly string[] = [],
  kind: Unsaid["kind"] = "ignored",
): void {
  for (const { path, holder, key } of modelLeaves({ ...emptyNetwork, ...part })) {
    if (except.some((each) => path === each || path.startsWith(`${each}.`))) continue;
    unsaid.push({ kind, holder, key, note });
  }
}

/** A network without edge gateways of another platform, their tunnels, and the sites that only those reach. */
export function withoutEdges(unsaid: Unsaid[], network: Network): Network {
  const gateways = network.gateways.filter(({ type }) => type === "Edge");
  if (gateways.length === 0) return network;
  const edges = new Set<string | undefined>(gateways.map(({ key }) => key));
  const tunnels = network.tunnels.filter(({ gateway }) => edges.has(gateway));
  const others = network.tunnels.filter(({ gateway }) => !edges.has(gateway));
  const reached = new Set(tunnels.map(({ site }) => site));
  for (const { site } of others) reached.delete(site);
  const sites = network.sites.filter(({ key }) => reached.has(key));
  const note = "Azure has no edge gateways: describe the far end of their tunnels";
  ignoreAll(unsaid, { gateways, tunnels, sites }, note, [], "dropped");
  return {
    ...network,
    gateways: network.gateways.filter(({ key }) => !edges.has(key)),
    tunnels: others,
    sites: network.sites.filter(({ key }) => !reached.has(key)),
  };
}

/** Parts that can be deployed into something that is there already. */
const deployable: readonly string[] = [
  "virtualNetworks.subnets",
  "securityGroups.rules",
  "routeTables.routes",
  "gateways.natRules",
  "circuits.peerings",
  "circuits.authorizations",
  "privateClouds.authorizations",
  "privateClouds.globalReachConnections",
  "privateClouds.segments",
];

/** Declares what is stated of resources that the inputs only refer to. */
export function ignoreExisting(unsaid: Unsaid[], network: Network): void {
  const existing = <T extends { readonly existing?: true }>(values: readonly T[]): readonly T[] =>
    values.filter((value) => value.existing === true);
  const part: Partial<Network> = {
    virtualNetworks: existing(network.virtualNetworks),
    securityGroups: existing(network.securityGroups),
    routeTables: existing(network.routeTables),
    publicAddresses: existing(network.publicAddresses),
    sites: existing(network.sites),
    gateways: existing(network.gateways),
    tunnels: existing(network.tunnels),
    circuits: existing(network.circuits),
    privateClouds: existing(network.privateClouds),
  };
  ignoreAll(unsaid, part, "the input refers to it and does not deploy it", deployable);
}
