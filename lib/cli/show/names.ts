import type { Gateway } from "../../model/gateway.ts";
import type { Key } from "../../model/key.ts";
import type { Network } from "../../model/network.ts";
import type { PublicAddress } from "../../model/publicAddress.ts";
import type { Site } from "../../model/site.ts";
import { known, type Stated } from "../../model/stated.ts";
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
  /** Names of sets of addresses by key. */
  readonly ipSets: ReadonlyMap<Key, Stated<string>>;
  /** Names of sets of ports by key. */
  readonly portProfiles: ReadonlyMap<Key, Stated<string>>;
  /** Names of security groups by key. */
  readonly securityGroups: ReadonlyMap<Key, Stated<string>>;
  /** Names of route tables by key. */
  readonly routeTables: ReadonlyMap<Key, Stated<string>>;
  readonly #virtualNetworks: ReadonlyMap<Key, Stated<string>>;
  readonly #circuits: ReadonlyMap<Key, Stated<string>>;
  readonly #manyScopes: boolean;

  constructor(network: Network) {
    const { sites, gateways, publicAddresses, virtualNetworks, circuits, tunnels, privateClouds } = network;
    this.sites = byKey(sites);
    this.gateways = byKey(gateways);
    this.publicAddresses = byKey(publicAddresses);
    this.ipSets = namesByKey(network.ipSets);
    this.portProfiles = namesByKey(network.portProfiles);
    this.securityGroups = namesByKey(network.securityGroups);
    this.routeTables = namesByKey(network.routeTables);
    this.#virtualNetworks = namesByKey(virtualNetworks);
    this.#circuits = namesByKey(circuits);
    const { orgNetworks, ipSets, portProfiles, firewallRules, edgeNatRules, staticRoutes } = network;
    const { connectSubscriptions, connectGroups, connectRoles } = network;
    const all: readonly (readonly { readonly scope: string }[])[] = [
      ...[virtualNetworks, sites, gateways, publicAddresses, circuits, tunnels, privateClouds],
      ...[network.securityGroups, network.routeTables],
      ...[orgNetworks, ipSets, portProfiles, firewallRules, edgeNatRules, staticRoutes],
      ...[connectSubscriptions, connectGroups, connectRoles],
    ];
    this.#manyScopes = new Set(all.flat().map(({ scope }) => scope)).size > 1;
  }

  /** A gateway by its name, or by the virtual network that it belongs to: `gateway gw-hub`, `gateway of VNet1`. */
  gateway({ name, virtualNetwork, type, edge }: Gateway): string {
    // Captures may name an edge gateway by nothing but its id, in request lines.
    if (known(type) === "Edge") return `edge gateway ${nameText(name ?? edge?.id)}`;
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

  /** Where the things of a list come from, where what they belong to does not tell. */
  sources(things: readonly { readonly scope: string }[], owner?: Deployed): string[] {
    const scopes = [...new Set(things.map(({ scope }) => scope))];
    return !this.#manyScopes || scopes.every((scope) => scope === owner?.scope) ? [] : [`from ${scopes.join(", ")}`];
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

function namesByKey(
  things: readonly { readonly key: Key; readonly name: Stated<string> }[],
): ReadonlyMap<Key, Stated<string>> {
  return new Map(things.map(({ key, name }) => [key, name]));
}

function byKey<T extends { readonly key: Key }>(things: readonly T[]): ReadonlyMap<Key, T> {
  return new Map(things.map((thing) => [thing.key, thing]));
}
