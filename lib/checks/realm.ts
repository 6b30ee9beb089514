import { type PlaceFinder, type ReadNetwork, type TunnelEnd, tunnelEnds } from "../ipsec/tunnelEnd.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Key } from "../model/key.ts";
import type { Network, VirtualNetwork } from "../model/network.ts";
import type { PublicAddress } from "../model/publicAddress.ts";
import type { Site } from "../model/site.ts";
import { known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { grouped } from "./grouped.ts";

/** One network that was read, with its references resolved. */
export class Realm {
  readonly network: Network;
  readonly places: PlaceFinder | undefined;
  /** Which format it was read from, where that is known. */
  readonly format: string | undefined;
  /** Ends of tunnels that stand in Azure and lead to a device. */
  readonly azureEnds: readonly TunnelEnd[];
  /** Ends of connections between two gateways of Azure. */
  readonly endsWithinAzure: readonly TunnelEnd[];
  /** Ends of tunnels on edge gateways. */
  readonly edgeEnds: readonly TunnelEnd[];
  readonly #gateways: ReadonlyMap<Key | undefined, Gateway>;
  readonly #sites: ReadonlyMap<Key | undefined, Site>;
  readonly #virtualNetworks: ReadonlyMap<Key | undefined, VirtualNetwork>;
  readonly #publicAddresses: ReadonlyMap<Key | undefined, PublicAddress>;
  readonly #tunnels: ReadonlyMap<Key | undefined, readonly Tunnel[]>;

  constructor(read: ReadNetwork) {
    const { network, places } = read;
    this.network = network;
    this.places = places;
    this.format = read.from;
    this.azureEnds = tunnelEnds(read, "azure");
    this.edgeEnds = tunnelEnds(read, "edge");
    this.#gateways = byKey(network.gateways);
    this.#sites = byKey(network.sites);
    this.#virtualNetworks = byKey(network.virtualNetworks);
    this.#publicAddresses = byKey(network.publicAddresses);
    this.#tunnels = grouped(network.tunnels, ({ gateway }) => gateway);
    this.endsWithinAzure = network.tunnels.flatMap((tunnel) => this.#endWithinAzure(tunnel, read.file));
  }

  #endWithinAzure(tunnel: Tunnel, file: string): readonly TunnelEnd[] {
    if (tunnel.remoteGateway === undefined && tunnel.remoteGatewayId === undefined) return [];
    const gateway = this.gatewayOf(tunnel);
    const virtualNetwork = this.virtualNetworkOf(gateway);
    return [{ vendor: "azure", file, places: this.places, tunnel, gateway, virtualNetwork, publicAddresses: [] }];
  }

  /** The near end of a tunnel, when the inputs describe it. */
  gatewayOf(tunnel: Tunnel): Gateway | undefined {
    return this.#gateways.get(tunnel.gateway);
  }

  /** The far end of a tunnel between two gateways, when the inputs describe it. */
  remoteGatewayOf(tunnel: Tunnel): Gateway | undefined {
    return this.#gateways.get(tunnel.remoteGateway);
  }

  /** The far side of a tunnel as a site, when the inputs describe it. */
  siteOf(tunnel: Tunnel): Site | undefined {
    return this.#sites.get(tunnel.site);
  }

  /** Where a gateway stands, when the inputs describe it. */
  virtualNetworkOf(gateway: Gateway | undefined): VirtualNetwork | undefined {
    return this.#virtualNetworks.get(gateway?.virtualNetwork);
  }

  /** The connections of a gateway, in the order of the inputs. */
  tunnelsOf(gateway: Gateway): readonly Tunnel[] {
    return this.#tunnels.get(gateway.key) ?? [];
  }

  /** Public addresses of a gateway that the inputs describe. */
  publicAddressesOf(gateway: Gateway): readonly PublicAddress[] {
    return (gateway.addresses ?? [])
      .map((each) => this.#publicAddresses.get(known(each)?.publicAddress))
      .filter((each) => each !== undefined);
  }

  /** Gateways of VPN tunnels that stand in Azure. */
  get azureGateways(): readonly Gateway[] {
    return this.network.gateways.filter(({ type }) => known(type) === "Vpn");
  }

  /** Edge gateways. */
  get edgeGateways(): readonly Gateway[] {
    return this.network.gateways.filter(({ type }) => known(type) === "Edge");
  }
}

/** Asked without a key, it has nothing. */
function byKey<T extends { readonly key: Key }>(list: readonly T[]): ReadonlyMap<Key | undefined, T> {
  return new Map(list.map((each) => [each.key, each]));
}
