import type { EdgeSubnet, OrgNetwork } from "../model/edge.ts";
import type { Key } from "../model/key.ts";
import { known } from "../model/stated.ts";
import { prefixOfSubnet } from "../model/subnetPrefix.ts";
import { grouped } from "./grouped.ts";
import type { Realm } from "./realm.ts";

/** A subnet of a network behind an edge gateway, with the prefix that it makes. */
export interface OrgSubnet {
  readonly network: OrgNetwork;
  readonly subnet: EdgeSubnet;
  /** Canonical. */
  readonly prefix: string;
}

/** The networks that an edge gateway routes, by its key; bundles without ids refer to their edge by name. */
export function orgNetworksByEdge({ network, edgeGateways }: Realm): ReadonlyMap<Key, readonly OrgNetwork[]> {
  const named = new Map(edgeGateways.map(({ name, key }) => [known(name), key]));
  const found = grouped(
    network.orgNetworks,
    ({ edge, edgeReference }) => edge ?? named.get(known(edgeReference?.name) ?? ""),
  );
  found.delete(undefined);
  return found as ReadonlyMap<Key, readonly OrgNetwork[]>;
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
