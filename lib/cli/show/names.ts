import type { Gateway } from "../../model/gateway.ts";
import type { Key } from "../../model/key.ts";
import type { Network } from "../../model/network.ts";
import type { PublicAddress } from "../../model/publicAddress.ts";
import type { Site } from "../../model/site.ts";
import type { Stated } from "../../model/stated.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import { nameText } from "./stated.ts";

/** What all things of a network have. */
export interface Deployed {
  readonly scope: string;
  readonly existing?: true;
}

/** Finds the things of a network by key and calls them by a name that people know. */
export class Names {
  /** Sites by key. */
  readonly sites: ReadonlyMap<Key, Site>;
  /** Gateways by key. */
  readonly gateways: ReadonlyMap<Key, Gateway>;
  /** Public addresses by key. */
  readonly publicAddresses: ReadonlyMap<Key, PublicAddress>;
  readonly #virtualNetworks: ReadonlyMap<Key, Stated<string>>;
  readonly #circuits: ReadonlyMap<Key, Stated<string>>;
  readonly #manyScopes: boolean;

  constructor(network: Network) {
    const { sites, gateways, publicAddresses, virtualNetworks, circuits, tunnels, privateClouds } = network;
    this.sites = byKey(sites);
    this.gateways = byKey(gateways);
    this.publicAddresses = byKey(publicAddresses);
    this.#virtualNetworks = new Map(virtualNetworks.map(({ key, name }) => [key, name]));
    this.#circuits = new Map(circuits.map(({ key, name }) => [key, name]));
    const all = [virtualNetworks, sites, gateways, publicAddresses, circuits, tunnels, privateClouds].flat();
    this.#manyScopes = new Set(all.map(({ scope }) => scope)).size > 1;
  }

  /** A gateway by its name, or by the virtual network that it belongs to: `gateway gw-hub`, `gateway of VNet1`. */
  gateway({ name, virtualNetwork }: Gateway): string {
    if (name !== undefined) return `gateway ${nameText(name)}`;
    return virtualNetwork === undefined ? "gateway without a name" : `gateway of ${this.#network(virtualNetwork)}`;
  }

  /** A circuit: `circuit er-paris`. */
  circuit(key: Key): string {
    return `circuit ${nameText(this.#circuits.get(key))}`;
  }

  /** A tunnel by its name, or by its ends: `Tunnel hq-to-lyon`, `Tunnel VNet1 → SiteA`. */
  tunnel(tunnel: Tunnel): string {
    const { name, gateway } = tunnel;
    if (name !== undefined) return `Tunnel ${nameText(name)}`;
    const near = gateway === undefined ? undefined : this.gateways.get(gateway);
    return `Tunnel ${near === undefined ? "…" : this.#end(near)} → ${this.#farEnd(tunnel)}`;
  }

  /**
   * What stands behind the title of a thing: where it comes from, where the thing that it belongs to does not tell, and
   * whether it is only referred to.
   */
  notes(thing: Deployed, owner?: Deployed): string[] {
    const { scope, existing } = thing;
    return [
      ...(this.#manyScopes && owner?.scope !== scope ? [`from ${scope}`] : []),
      ...(existing === true ? ["not deployed here, only referred to"] : []),
    ];
  }

  #farEnd({ site, siteName, remoteGateway, circuit }: Tunnel): string {
    const far = remoteGateway === undefined ? undefined : this.gateways.get(remoteGateway);
    // Where both ends are gateways, a site is only how the one names the other.
    if (far !== undefined) return this.#end(far);
    if (site !== undefined) return nameText(this.sites.get(site)?.name);
    if (siteName !== undefined) return nameText(siteName);
    return circuit === undefined ? "…" : nameText(this.#circuits.get(circuit));
  }

  #end({ name, virtualNetwork }: Gateway): string {
    return nameText(name ?? (virtualNetwork === undefined ? undefined : this.#virtualNetworks.get(virtualNetwork)));
  }

  #network(key: Key): string {
    return nameText(this.#virtualNetworks.get(key));
  }
}

function byKey<T extends { readonly key: Key }>(things: readonly T[]): ReadonlyMap<Key, T> {
  return new Map(things.map((thing) => [thing.key, thing]));
}
