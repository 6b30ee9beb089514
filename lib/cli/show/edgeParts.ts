import type { PortProfile } from "../../model/edge.ts";
import type { Gateway } from "../../model/gateway.ts";
import type { Key } from "../../model/key.ts";
import type { Network } from "../../model/network.ts";
import { known } from "../../model/stated.ts";
import type { Block } from "./block.ts";
import { ipSetRow, isIpSet, orgNetworkRow, portProfileRow, staticRouteRow } from "./edgeNetworks.ts";
import { firewallTable, natTable } from "./edgeRules.ts";
import type { Names } from "./names.ts";

/** What belongs to an edge gateway besides tunnels, a block for each kind; without one, what belongs to none of them. */
export function edgeParts(network: Network, names: Names, gateway?: Gateway): readonly Block[] {
  const belongs = ({ edge }: { readonly edge?: Key }): boolean =>
    gateway === undefined ? edge === undefined || !names.gateways.has(edge) : edge === gateway.key;
  const profileBelongs = (profile: PortProfile): boolean => profileOwner(profile, network) === gateway;
  const ipSets = network.ipSets.filter(belongs);
  const rules = network.firewallRules.filter(belongs);
  const natRules = network.edgeNatRules.filter(belongs);
  const block = <T extends { readonly scope: string }>(
    title: string,
    things: readonly T[],
    content: (things: readonly T[]) => Partial<Block>,
    note: readonly string[] = [],
  ): readonly Block[] =>
    things.length === 0
      ? []
      : [{ title, notes: [...note, ...names.sources(things, gateway)], rows: [], ...content(things) }];
  return [
    ...block("Organization VDC networks", network.orgNetworks.filter(belongs), (things) => ({
      list: things.map(orgNetworkRow),
    })),
    ...block(ipSets.every(isIpSet) ? "IP sets" : "IP sets and groups", ipSets, (things) => ({
      list: things.map(ipSetRow),
    })),
    ...block("Port profiles", network.portProfiles.filter(profileBelongs), (things) => ({
      list: things.map(portProfileRow),
    })),
    ...block("Firewall rules", rules, (things) => ({ table: firewallTable(things, names) }), ["asked in this order"]),
    ...block("NAT rules", natRules, (things) => ({ table: natTable(things, names) }), ["the lowest priority wins"]),
    ...block("Static routes", network.staticRoutes.filter(belongs), (things) => ({ list: things.map(staticRouteRow) })),
  ];
}

// Profiles of the system and of the organization belong to no edge gateway.
function profileOwner({ contextId }: PortProfile, { gateways }: Network): Gateway | undefined {
  const id = known(contextId)?.toLowerCase();
  return id === undefined ? undefined : gateways.find(({ edge }) => known(edge?.id)?.toLowerCase() === id);
}
