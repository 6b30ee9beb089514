import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { Network, VirtualNetwork } from "../../../model/network.ts";
import type { PublicAddress } from "../../../model/publicAddress.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { type Ref, ref } from "../../../source/traced.ts";

/** A local site that has to stand for the virtual network on the far side of a tunnel. */
export interface FarSite {
  readonly name: string;
  readonly nameRefs: readonly Ref[];
  /** The network that it stands for. */
  readonly network: VirtualNetwork;
  /** The address of its gateway, when it is known. */
  readonly address: PublicAddress | undefined;
}

/** The last name in the id of a resource, or of the expression that gives the id. */
export function nameInId(id: string): string {
  const quoted = [...id.matchAll(/'([^']*)'/g)].at(-1)?.[1];
  return (quoted ?? id).split("/").at(-1) ?? id;
}

/** Classic networks are joined through sites: finds the sites that tunnels from gateway to gateway need. */
export class FarSites {
  readonly #network: Network;
  readonly #gateways: ReadonlyMap<Key, Gateway>;
  readonly #networks: ReadonlyMap<Key, VirtualNetwork>;
  /** By scope and the key of the network. */
  readonly #sites = new Map<string, FarSite>();
  readonly #taken: Set<string>;

  constructor(network: Network) {
    this.#network = network;
    this.#gateways = new Map(network.gateways.map((gateway) => [gateway.key, gateway]));
    this.#networks = new Map(network.virtualNetworks.map((each) => [each.key, each]));
    this.#taken = new Set(network.sites.map(({ scope, name }) => nameKey(scope, textOf(name))));
  }

  /** The site for the far side of a tunnel; undefined when it has one of its own, or nothing is known of that side. */
  of(tunnel: Tunnel): FarSite | undefined {
    if (tunnel.site !== undefined || tunnel.remoteGateway === undefined) return undefined;
    const gateway = this.#gateways.get(tunnel.remoteGateway);
    const network = this.#networks.get(gateway?.virtualNetwork ?? "");
    if (gateway === undefined || network === undefined) return undefined;
    const key = `${tunnel.scope}\n${network.key}`;
    const known = this.#sites.get(key);
    if (known !== undefined) return known;
    const site = this.#make(tunnel, gateway, network);
    this.#sites.set(key, site);
    return site;
  }

  /** Those that one configuration needs, in the order of its tunnels. */
  inScope(scope: string): readonly FarSite[] {
    const own = this.#network.tunnels.filter((tunnel) => tunnel.scope === scope);
    return [...new Set(own.map((tunnel) => this.of(tunnel)).filter((site) => site !== undefined))];
  }

  #make(tunnel: Tunnel, gateway: Gateway, network: VirtualNetwork): FarSite {
    const wanted = tunnel.siteName ?? textOf(network.name);
    const refs = tunnel.siteName === undefined ? [ref(network, "name")] : [ref(tunnel, "siteName")];
    let name = wanted;
    for (let count = 2; this.#taken.has(nameKey(tunnel.scope, name)); count++) name = `${wanted}-${count}`;
    this.#taken.add(nameKey(tunnel.scope, name));
    return { name, nameRefs: refs, network, address: this.#addressOf(gateway) };
  }

  #addressOf({ addresses = [] }: Gateway): PublicAddress | undefined {
    const [first] = addresses;
    if (first === undefined || isUnresolved(first)) return undefined;
    const found = this.#network.publicAddresses.find(({ key }) => key === first.publicAddress);
    return found?.address === undefined || isUnresolved(found.address) ? undefined : found;
  }
}

function nameKey(scope: string, name: string): string {
  return `${scope}\n${name.toLowerCase()}`;
}
