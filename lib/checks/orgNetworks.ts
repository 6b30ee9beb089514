import type { EdgeSubnet, OrgNetwork } from "../model/edge.ts";
import type { Gateway } from "../model/gateway.ts";
import { known } from "../model/stated.ts";
import { prefixOfSubnet } from "../model/subnetPrefix.ts";
import type { Realm } from "./realm.ts";

/** A subnet of a network behind an edge gateway, with the prefix that it makes. */
export interface OrgSubnet {
  readonly network: OrgNetwork;
  readonly subnet: EdgeSubnet;
  /** Canonical. */
  readonly prefix: string;
}

/** The networks that an edge gateway routes, by its key; bundles without ids refer to their edge by name. */
export function orgNetworksByEdge({ network }: Realm): ReadonlyMap<string, readonly OrgNetwork[]> {
  const named = new Map<string, Gateway>();
  for (const gateway of network.gateways) {
    const name = known(gateway.name);
    if (name !== undefined && known(gateway.type) === "Edge") named.set(name, gateway);
  }
  const found = new Map<string, OrgNetwork[]>();
  for (const each of network.orgNetworks) {
    const edge = each.edge ?? named.get(known(each.edgeReference?.name) ?? "")?.key;
    if (edge === undefined) continue;
    const list = found.get(edge);
    if (list === undefined) found.set(edge, [each]);
    else list.push(each);
  }
  return found;
}

/** The subnets of networks whose prefix is known. */
export function orgSubnets(networks: readonly OrgNetwork[]): readonly OrgSubnet[] {
  return networks.flatMap((network) =>
    (network.subnets ?? []).flatMap((subnet) => {
      const prefix = prefixOfSubnet(subnet);
      return prefix === undefined ? [] : [{ network, subnet, prefix }];
    }),
  );
}
