import type { EdgeNatRule, FirewallRule, IpSet, OrgNetwork, PortProfile, StaticRoute } from "../../../model/edge.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Network } from "../../../model/network.ts";
import { isUnresolved, known, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { Places } from "../../../source/places.ts";
import { printJson } from "../../../source/printJson.ts";
import { printYaml } from "../../../source/printYaml.ts";
import type { Trace } from "../../../source/traced.ts";
import type { OutputDocument, WriteContext, WriteResult } from "../../format.ts";
import { Assignment, type Belonging, isEdge } from "./assign.ts";
import { dropAll } from "./dropAll.ts";
import type { TracedObject } from "./writeFields.ts";
import { writeEdge, writeIpSet, writeOrgNetwork, writePortProfile } from "./writeNetworks.ts";
import { type Targets, writeFirewall, writeNatRule, writeStaticRoute } from "./writeRules.ts";
import { CdsWriteScope, ownerOf } from "./writeScope.ts";
import { writeTunnel } from "./writeTunnel.ts";

/**
 * Writes a bundle for each edge gateway. Its members stand in the order in which they are sent: rules refer to groups and
 * profiles, which refer to the edge gateway.
 */
export function writeCds(network: Network, places: Places, trace: Trace, how: WriteContext = {}): WriteResult {
  const scope = new CdsWriteScope(network, places, how);
  const tunnels = network.tunnels.filter((tunnel) => belongsToEdge(scope, tunnel));
  leaveOut(scope, tunnels);
  const assignment = new Assignment(scope);
  const names = documentNames(assignment.edges, how);
  const contents = contentsOf(network, tunnels, assignment);
  const targets: Targets = {
    ipSets: new Map(network.ipSets.map((set) => [set.key, set])),
    portProfiles: new Map(network.portProfiles.map((profile) => [profile.key, profile])),
  };
  const documents = assignment.edges.map((edge, index): OutputDocument => {
    const bundle = writeBundle(scope, edge, contents[index] as Contents, targets);
    const { text, visitLeaves } = how.syntax === "yaml" ? printYaml(bundle) : printJson(bundle);
    const name = names[index] as string;
    visitLeaves((path, leaf) => trace(name, path, leaf));
    return { name, text };
  });
  return { documents, unsaid: scope.unsaid, diagnostics: scope.diagnostics };
}

/** What stands in one document beside its edge gateway. */
interface Contents {
  readonly orgNetworks: OrgNetwork[];
  readonly tunnels: Tunnel[];
  readonly ipSets: IpSet[];
  readonly portProfiles: PortProfile[];
  readonly firewallRules: FirewallRule[];
  readonly edgeNatRules: EdgeNatRule[];
  readonly staticRoutes: StaticRoute[];
}

function contentsOf(network: Network, tunnels: readonly Tunnel[], assignment: Assignment): readonly Contents[] {
  const contents = assignment.edges.map(
    (): Contents => ({
      orgNetworks: [],
      tunnels: [],
      ipSets: [],
      portProfiles: [],
      firewallRules: [],
      edgeNatRules: [],
      staticRoutes: [],
    }),
  );
  const at = (belonging: Belonging): Contents => contents[assignment.of(belonging)] as Contents;
  for (const each of network.orgNetworks) at({ ...each, ids: [each.edgeReference?.id] }).orgNetworks.push(each);
  for (const each of tunnels) at({ scope: each.scope, edge: each.gateway }).tunnels.push(each);
  for (const each of network.ipSets) at({ ...each, ids: [each.owner?.id] }).ipSets.push(each);
  for (const each of network.portProfiles) at({ scope: each.scope, ids: [each.contextId] }).portProfiles.push(each);
  for (const each of network.firewallRules) at(each).firewallRules.push(each);
  for (const each of network.edgeNatRules) at(each).edgeNatRules.push(each);
  for (const each of network.staticRoutes) at(each).staticRoutes.push(each);
  return contents;
}

function writeBundle(
  scope: CdsWriteScope,
  edge: Gateway | undefined,
  contents: Contents,
  targets: Targets,
): TracedObject {
  return {
    edgeGateway: edge === undefined ? undefined : writeEdge(scope, edge),
    orgVdcNetworks: list(contents.orgNetworks, (each) => writeOrgNetwork(scope, each)),
    ipsecVpnTunnels: list(contents.tunnels, (each) => writeTunnel(scope, each)),
    ipSets: list(contents.ipSets, (each) => writeIpSet(scope, each)),
    applicationPortProfiles: list(contents.portProfiles, (each) => writePortProfile(scope, each)),
    firewallRules: writeFirewall(scope, contents.firewallRules, targets),
    natRules: list(contents.edgeNatRules, (each) => writeNatRule(scope, each, targets)),
    staticRoutes: list(contents.staticRoutes, (each) => writeStaticRoute(scope, each)),
  };
}

function list<T>(values: readonly T[], write: (value: T) => TracedObject): TracedObject[] | undefined {
  return values.length === 0 ? undefined : values.map(write);
}

// The near end of a tunnel must be an edge gateway, or not be known at all.
function belongsToEdge({ gateways }: CdsWriteScope, { gateway, gatewayId, medium }: Tunnel): boolean {
  if (medium !== undefined && !isUnresolved(medium) && medium !== "IPsec") return false;
  const near = gateways.get(gateway ?? "");
  return near === undefined ? gatewayId === undefined : isEdge(near);
}

function leaveOut(scope: CdsWriteScope, written: readonly Tunnel[]): void {
  const { gateways, tunnels, sites } = scope.network;
  const kept = new Set(written);
  const far = new Set(written.map(({ site }) => site));
  for (const tunnel of tunnels) if (!kept.has(tunnel)) leaveTunnel(scope, tunnel);
  for (const gateway of gateways) if (!isEdge(gateway)) dropAll(scope, gateway, "it is no edge gateway");
  for (const site of sites) {
    if (!far.has(site.key)) dropAll(scope, site, "no tunnel of an edge gateway leads to it");
  }
}

function leaveTunnel(scope: CdsWriteScope, tunnel: Tunnel): void {
  const owner = ownerOf("tunnel", tunnel);
  dropAll(scope, tunnel, "its near end is no edge gateway");
  scope.report("NT3306", {
    message: `The near end of ${owner.words} is no edge gateway; the tunnel is left out`,
    help: "Describe the other end of the tunnels, with --end far",
    at: scope.spot(tunnel, "name", owner) ?? scope.spot(tunnel, "gateway", owner),
  });
}

function documentNames(edges: readonly (Gateway | undefined)[], { syntax = "json" }: WriteContext): string[] {
  const taken = new Set<string>();
  return edges.map((edge, index) => {
    const name = known(edge?.name);
    const slug = index === 0 || name === undefined ? "" : textOf(name).replace(/[^A-Za-z0-9._-]+/g, "-");
    const wanted = index === 0 ? "edge" : slug === "" ? `edge-${index + 1}` : slug;
    let free = wanted;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${wanted}-${count}`;
    taken.add(free.toLowerCase());
    return `${free}.${syntax}`;
  });
}
