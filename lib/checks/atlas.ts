import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import type { Gateway } from "../model/gateway.ts";
import type { VirtualNetwork } from "../model/network.ts";
import type { PrivateCloud } from "../model/privateCloud.ts";
import type { Site } from "../model/site.ts";
import { known, textOf } from "../model/stated.ts";
import { isPlaceholder, rangeAround, unreachableRanges } from "./addressRanges.ts";
import { tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { textOfAll } from "./meetings.ts";
import type { OrgSubnet } from "./orgNetworks.ts";
import type { Realm } from "./realm.ts";
import type { Territory } from "./territory.ts";

/** The territories of all readings, each with its place. */
export class Atlas {
  readonly #places = new Map<object | string, number>();
  readonly #addresses = new Map<string | undefined, { readonly place: number; readonly territory?: Territory }>();
  readonly #virtualNetworks = new Map<VirtualNetwork, Territory>();
  readonly #realms: ReadonlyMap<Realm, number>;

  constructor({ realms }: Estate) {
    this.#realms = new Map(realms.map((realm, index) => [realm, index]));
    for (const realm of realms) {
      for (const [identity, alike] of grouped(realm.network.virtualNetworks, identityOf)) {
        for (const [ordinal, each] of alike.entries()) {
          this.#virtualNetworks.set(each, territoryOf(each, this.#placeOf(`${ordinal} ${identity}`)));
        }
      }
    }
    for (const realm of realms) this.#noteAddresses(realm);
  }

  /** A virtual network of an input. */
  virtualNetwork(network: VirtualNetwork): Territory {
    return this.#virtualNetworks.get(network) as Territory;
  }

  /** What point-to-site clients of a gateway get. */
  clients(realm: Realm, gateway: Gateway): Territory {
    const network = realm.virtualNetworkOf(gateway);
    const name = network === undefined ? gateway.name : network.name;
    return {
      kind: "clients",
      title: `the pool of point-to-site clients${name === undefined ? "" : ` of "${textOf(name)}"`}`,
      place: network === undefined ? this.#placeOf(gateway) : this.#clientsOf(network),
      prefixes: gateway.clientPrefixes,
      readAt: (index) => [
        [gateway.clientPrefixes, index],
        [gateway, "name"],
      ],
      standIn: false,
      condition: gateway.condition,
    };
  }

  /** The management networks of a private cloud. */
  privateCloud(cloud: PrivateCloud): Territory {
    const extended = cloud.extendedNetworkBlocks ?? [];
    const { networkBlock } = cloud;
    const own = networkBlock === undefined ? 0 : 1;
    return {
      kind: "privateCloud",
      title: `the private cloud "${textOf(cloud.name)}"`,
      place: this.#placeOf(cloud),
      prefixes: networkBlock === undefined ? extended : [networkBlock, ...extended],
      readAt: (index) => [index < own ? [cloud, "networkBlock"] : [extended, index - own], [cloud, "name"]],
      standIn: false,
      condition: cloud.condition,
    };
  }

  /** The place of what is behind an edge gateway. */
  edge(realm: Realm, edge: string): number {
    return this.#placeOf(`edge ${this.#realms.get(realm)} ${edge}`);
  }

  /** Networks behind an edge gateway. */
  orgNetwork(realm: Realm, edge: string, { network, subnet, prefix }: OrgSubnet): Territory {
    return {
      kind: "orgNetwork",
      title: `the network "${textOf(network.name)}" behind an edge gateway`,
      place: this.edge(realm, edge),
      prefixes: [prefix],
      readAt: () => [
        [subnet, "gateway"],
        [network, "name"],
      ],
      standIn: false,
    };
  }

  /** The near side of an edge tunnel, where no networks behind the edge are described. */
  nearNetworks(realm: Realm, edge: string, end: TunnelEnd): Territory {
    const { tunnel } = end;
    const prefixes = tunnel.localPrefixes ?? [];
    return {
      kind: "orgNetwork",
      title: `the local networks of ${tunnelName(end)}`,
      place: this.edge(realm, edge),
      prefixes,
      readAt: (index) => [
        [prefixes, index],
        [tunnel, "name"],
      ],
      standIn: false,
    };
  }

  /** The far side of an edge tunnel that no other input describes. */
  farNetworks(end: TunnelEnd, standIn: boolean): Territory {
    const { tunnel, site } = end;
    const prefixes = site?.prefixes ?? [];
    return {
      kind: "farNetworks",
      title: `the remote networks of ${tunnelName(end)}`,
      place: this.#device(site) ?? this.#placeOf(tunnel),
      prefixes,
      readAt: (index) => [
        [prefixes, index],
        [tunnel, "name"],
      ],
      standIn,
    };
  }

  /** The virtual network whose gateway has the address of a site, in whichever input. */
  behind({ gatewayAddress }: Site): Territory | undefined {
    return this.#addresses.get(known(gatewayAddress) ?? "")?.territory;
  }

  /** The far side of an Azure tunnel; `far` is the virtual network that it is known to lead to. */
  site(site: Site, far: Territory | undefined): Territory {
    const behind = far?.place ?? this.#addresses.get(known(site.gatewayAddress) ?? "")?.place;
    return {
      kind: "site",
      title: `the site "${textOf(site.name)}"`,
      place: behind ?? this.#device(site) ?? this.#placeOf(site),
      prefixes: site.prefixes,
      readAt: (index) => [
        [site.prefixes, index],
        [site, "name"],
      ],
      standIn: behind !== undefined,
      condition: site.condition,
    };
  }

  /** A key for the edge gateway of a tunnel; tunnels that belong to no edge in the input are told apart by their address. */
  edgeKey({ gateway, tunnel }: TunnelEnd): string {
    return gateway?.key ?? `at ${known(tunnel.localAddress) ?? tunnel.key}`;
  }

  // Addresses that are not known are noted too; nobody looks there.
  #noteAddresses(realm: Realm): void {
    for (const gateway of realm.network.gateways) {
      const network = realm.virtualNetworkOf(gateway);
      if (network === undefined) continue;
      for (const { address } of realm.publicAddressesOf(gateway)) {
        const territory = this.virtualNetwork(network);
        this.#addresses.set(known(address), { place: territory.place, territory });
      }
    }
    for (const end of realm.edgeEnds) {
      this.#addresses.set(known(end.tunnel.localAddress), { place: this.edge(realm, this.edgeKey(end)) });
    }
  }

  /** Sites with one address on the internet are one place. */
  #device(site: Site | undefined): number | undefined {
    const address = known(site?.gatewayAddress);
    if (address === undefined || isPlaceholder(address)) return undefined;
    return rangeAround(unreachableRanges, address) === undefined ? this.#placeOf(`device ${address}`) : undefined;
  }

  // A network that is described twice has its clients twice as well.
  #clientsOf(network: VirtualNetwork): number {
    return this.#placeOf(`clients of ${this.virtualNetwork(network).place}`);
  }

  #placeOf(what: object | string): number {
    const place = this.#places.get(what) ?? this.#places.size;
    this.#places.set(what, place);
    return place;
  }
}

/** A network that is described in two readings, as before and after a migration, is one network; in one reading, alike ones are two. */
function identityOf({ name, prefixes }: VirtualNetwork): string {
  const plainName = textOf(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return `virtual network ${plainName} ${textOfAll(prefixes)}`;
}

function territoryOf(network: VirtualNetwork, place: number): Territory {
  return {
    kind: "virtualNetwork",
    title: `the virtual network "${textOf(network.name)}"`,
    place,
    prefixes: network.prefixes,
    readAt: (index) => [
      [network.prefixes, index],
      [network, "name"],
    ],
    standIn: false,
    condition: network.condition,
  };
}
