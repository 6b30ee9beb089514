import type { Network } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import { isEdge } from "./edgeGateway.ts";
import { isIpSet } from "./edgeNetworks.ts";

/** What there is, in one line; `sites` are those that are shown on their own. */
export function summary(network: Network, sites: readonly Site[]): string {
  const edges = network.gateways.filter(isEdge);
  const ipSets = network.ipSets.filter(isIpSet);
  const counted: readonly (readonly [one: string, many: string, count: number])[] = [
    ["virtual network", "virtual networks", network.virtualNetworks.length],
    ["gateway", "gateways", network.gateways.length - edges.length],
    ["edge gateway", "edge gateways", edges.length],
    ["tunnel", "tunnels", network.tunnels.length],
    ["site", "sites", sites.length],
    ["security group", "security groups", network.securityGroups.length],
    ["route table", "route tables", network.routeTables.length],
    ["circuit", "circuits", network.circuits.length],
    ["private cloud", "private clouds", network.privateClouds.length],
    ["organization VDC network", "organization VDC networks", network.orgNetworks.length],
    ["IP set", "IP sets", ipSets.length],
    ["group", "groups", network.ipSets.length - ipSets.length],
    ["port profile", "port profiles", network.portProfiles.length],
    ["firewall rule", "firewall rules", network.firewallRules.length],
    ["NAT rule", "NAT rules", network.edgeNatRules.length],
    ["static route", "static routes", network.staticRoutes.length],
    ["Connect group", "Connect groups", network.connectGroups.length],
    ["Connect role", "Connect roles", network.connectRoles.length],
  ];
  const parts = counted
    .filter(([, , count]) => count > 0)
    .map(([one, many, count]) => `${count} ${count === 1 ? one : many}`);
  return parts.length === 0
    ? "No virtual network, gateway, tunnel, site, circuit or private cloud is described"
    : parts.join(", ");
}
