import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import type { EdgeNatRule, FirewallRule, OrgNetwork, StaticRoute } from "../model/edge.ts";
import type { Gateway } from "../model/gateway.ts";
import { known, textOf } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { orgNetworksByEdge } from "./orgNetworks.ts";
import type { Realm } from "./realm.ts";

/** One edge gateway with all that belongs to it. */
export interface EdgeView {
  readonly realm: Realm;
  /** Absent when no input describes it: what belongs to no edge gateway then belongs to that one. */
  readonly gateway: Gateway | undefined;
  readonly tunnels: readonly TunnelEnd[];
  readonly networks: readonly OrgNetwork[];
  /** In the order in which they are asked. */
  readonly firewallRules: readonly FirewallRule[];
  readonly natRules: readonly EdgeNatRule[];
  readonly staticRoutes: readonly StaticRoute[];
}

/** The edge gateways of all readings. What may belong to any of several is left out. */
export function edgeViews({ realms }: Estate): readonly EdgeView[] {
  return realms.flatMap(viewsOf);
}

function viewsOf(realm: Realm): readonly EdgeView[] {
  const { network, edgeGateways, edgeEnds } = realm;
  const tunnels = grouped(edgeEnds, ({ gateway }) => gateway?.key);
  const firewallRules = grouped(network.firewallRules, ({ edge }) => edge);
  const natRules = grouped(network.edgeNatRules, ({ edge }) => edge);
  const staticRoutes = grouped(network.staticRoutes, ({ edge }) => edge);
  const networks = orgNetworksByEdge(realm);
  const viewOf = (gateway: Gateway | undefined): EdgeView => ({
    realm,
    gateway,
    tunnels: tunnels.get(gateway?.key) ?? [],
    // Without an edge gateway nothing tells which networks it routes.
    networks: networks.get(gateway?.key ?? "") ?? [],
    firewallRules: firewallRules.get(gateway?.key) ?? [],
    natRules: natRules.get(gateway?.key) ?? [],
    staticRoutes: staticRoutes.get(gateway?.key) ?? [],
  });
  return edgeGateways.length === 0 ? [viewOf(undefined)] : edgeGateways.map(viewOf);
}

/** Whether a tunnel is switched on and takes its traffic by prefixes. */
export function takesPrefixes({ tunnel }: TunnelEnd): boolean {
  return known(tunnel.enabled) !== false && known(tunnel.routeBased) !== true;
}

/** The edge gateway for messages, in the middle of a sentence. */
export function edgeName({ gateway }: EdgeView): string {
  return gateway?.name === undefined ? "the edge gateway" : `the edge gateway "${textOf(gateway.name)}"`;
}

/** A tunnel for messages, in the middle of a sentence. */
export function tunnelName({ tunnel }: TunnelEnd): string {
  return tunnel.name === undefined ? "the tunnel" : `the tunnel "${textOf(tunnel.name)}"`;
}
