import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import type { Gateway } from "../model/gateway.ts";
import { known, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { Atlas } from "./atlas.ts";
import { circuitHubs } from "./circuitHubs.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import type { Hub, Member } from "./hub.ts";
import { type Meetings, meetingsIn } from "./meetings.ts";
import { gatewayName } from "./names.ts";
import { orgNetworksByEdge, orgSubnets } from "./orgNetworks.ts";
import type { Realm } from "./realm.ts";
import type { Territory } from "./territory.ts";
import { transitTunnels } from "./transitTunnels.ts";

/** What is connected with what: a hub for each gateway of tunnels, edge gateway and circuit of all readings. */
export function hubsOf(estate: Estate): readonly Hub[] {
  const { realms } = estate;
  const atlas = new Atlas(estate);
  const meeting = meetingsIn(estate);
  return [
    ...realms.flatMap((realm) => realm.azureGateways.map((gateway) => gatewayHub(atlas, realm, gateway))),
    ...realms.flatMap((realm) => edgeHubs(atlas, realm, meeting)),
    ...circuitHubs(atlas, realms),
  ];
}

function gatewayHub(atlas: Atlas, realm: Realm, gateway: Gateway): Hub {
  const network = realm.virtualNetworkOf(gateway);
  const home = network && atlas.virtualNetwork(network);
  const at = { home: home?.place, byBgp: false, activeActive: known(gateway.activeActive) === true };
  const members: Member[] = [];
  if (home !== undefined) members.push({ territory: home, ...at });
  members.push({ territory: atlas.clients(realm, gateway), ...at });
  for (const tunnel of realm.tunnelsOf(gateway)) {
    if (isTranslated(tunnel)) continue;
    const how = { ...at, tunnel, byBgp: known(tunnel.bgp) === true && known(gateway.bgp) !== false };
    const site = realm.siteOf(tunnel);
    const farNetwork = realm.virtualNetworkOf(realm.remoteGatewayOf(tunnel));
    const far = farNetwork === undefined ? site && atlas.behind(site) : atlas.virtualNetwork(farNetwork);
    if (far !== undefined) members.push({ territory: far, ...how });
    if (site !== undefined) members.push({ territory: atlas.site(site, far), ...how });
  }
  return { kind: "gateway", title: gatewayName(gateway, realm), members };
}

/** Rules of address translation give one side other addresses than its own: overlaps are what they are for. */
function isTranslated({ ingressNatRules = [], egressNatRules = [] }: Tunnel): boolean {
  return ingressNatRules.length + egressNatRules.length > 0;
}

function edgeHubs(atlas: Atlas, realm: Realm, { met, unclear }: Meetings): readonly Hub[] {
  const hubs = new Map<string, { readonly title: string; readonly members: Member[] }>();
  const names = new Map(realm.edgeGateways.map((gateway) => [gateway.key, gateway.name]));
  const add = (edge: string, territory: Territory, tunnel?: Tunnel): void => {
    const name = names.get(edge);
    const title = `the edge gateway${name === undefined ? "" : ` "${textOf(name)}"`}`;
    const hub = hubs.get(edge) ?? { title, members: [] };
    hubs.set(edge, hub);
    const home = atlas.edge(realm, edge);
    hub.members.push({
      territory,
      home,
      byBgp: false,
      activeActive: false,
      tunnel,
    });
  };
  const routed = orgNetworksByEdge(realm);
  for (const [edge, networks] of routed) {
    for (const subnet of orgSubnets(networks)) add(edge, atlas.orgNetwork(realm, edge, subnet));
  }
  const inUse = realm.edgeEnds.filter(({ tunnel }) => known(tunnel.enabled) !== false);
  const byEdge = grouped(inUse, (end) => atlas.edgeKey(end));
  for (const [edge, ends] of byEdge) {
    const onwards = transitTunnels(ends);
    for (const end of ends) {
      if (!routed.has(edge) && !onwards.has(end)) add(edge, atlas.nearNetworks(realm, edge, end));
      add(edge, farSide(atlas, end, met, unclear), end.tunnel);
    }
  }
  return [...hubs.values()].map((hub) => ({ kind: "edge", ...hub }));
}

function farSide(
  atlas: Atlas,
  end: TunnelEnd,
  met: ReadonlyMap<Tunnel, TunnelEnd>,
  unclear: ReadonlySet<Tunnel>,
): Territory {
  const other = met.get(end.tunnel)?.virtualNetwork;
  return other === undefined ? atlas.farNetworks(end, unclear.has(end.tunnel)) : atlas.virtualNetwork(other);
}
