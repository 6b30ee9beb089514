import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { Network, Subnet, VirtualNetwork } from "../../../model/network.ts";
import type { PublicAddress } from "../../../model/publicAddress.ts";
import type { RouteTable } from "../../../model/routeTable.ts";
import type { SecurityGroup } from "../../../model/securityGroup.ts";
import type { Site } from "../../../model/site.ts";
import { textOf, type Unresolved } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { undescribed } from "../undescribed.ts";
import { Draft } from "./draft.ts";
import type { Part } from "./part.ts";
import type { StateContext } from "./stateContext.ts";

/** A part that names a group or a table which a subnet has. */
interface Binding {
  readonly network: VirtualNetwork;
  readonly part: Part;
}

/** What answers add to a network that was read: drafts of its values, and values of their own. */
export class Supplies {
  readonly context: StateContext;
  readonly network: Network;
  readonly publicAddresses: PublicAddress[] = [];
  /** By name in lower case. */
  readonly groups: Map<string, SecurityGroup> = new Map();
  readonly tables: Map<string, RouteTable> = new Map();
  readonly #made: Gateway[] = [];
  readonly #networks = new Map<Key, Draft<VirtualNetwork>>();
  readonly #gateways = new Map<Key, Draft<Gateway>>();
  readonly #tunnels = new Map<Key, Draft<Tunnel>>();
  readonly #sites = new Map<Key, Draft<Site>>();
  readonly #groupOf = new Map<Subnet, Binding>();
  readonly #tableOf = new Map<Subnet, Binding>();
  readonly #siteNames: ReadonlyMap<Key, string>;

  constructor(context: StateContext, network: Network) {
    this.context = context;
    this.network = network;
    this.#siteNames = new Map(network.sites.map(({ key, name }) => [key, textOf(name).toLowerCase()]));
  }

  virtualNetwork(value: VirtualNetwork): Draft<VirtualNetwork> {
    return this.#draft(this.#networks, value);
  }

  gateway(value: Gateway): Draft<Gateway> {
    return this.#draft(this.#gateways, value);
  }

  tunnel(value: Tunnel): Draft<Tunnel> {
    return this.#draft(this.#tunnels, value);
  }

  site(value: Site): Draft<Site> {
    return this.#draft(this.#sites, value);
  }

  #draft<T extends { readonly key: Key }>(drafts: Map<Key, Draft<T>>, value: T): Draft<T> {
    const known = drafts.get(value.key) ?? new Draft(this.context, value);
    drafts.set(value.key, known);
    return known;
  }

  gatewaysOf(network: Key): readonly Gateway[] {
    return [...this.network.gateways, ...this.#made].filter(({ virtualNetwork }) => virtualNetwork === network);
  }

  /** A gateway that only an answer tells of. */
  makeGateway(network: VirtualNetwork, part: Part): Gateway {
    const { key, scope } = network;
    const gateway: Gateway = {
      key: this.context.read.key("gateway"),
      scope,
      virtualNetwork: key,
      type: "Vpn",
      clientPrefixes: [],
    };
    this.context.places.put(gateway, {}, part.spot);
    this.context.places.put(gateway.clientPrefixes, []);
    this.#made.push(gateway);
    return gateway;
  }

  /** The tunnel of a network to a site of that name. */
  tunnelTo(network: Key, siteName: string): Tunnel | undefined {
    const gateways = this.gatewaysOf(network).map(({ key }) => key);
    const folded = siteName.toLowerCase();
    return this.network.tunnels.find(
      ({ gateway, site, siteName: named }) =>
        gateways.includes(gateway ?? "") && (this.#siteNames.get(site ?? "") ?? named?.toLowerCase()) === folded,
    );
  }

  bindGroup(network: VirtualNetwork, subnet: Subnet, part: Part): void {
    this.#bind(this.#groupOf, network, subnet, part, "security group");
  }

  bindTable(network: VirtualNetwork, subnet: Subnet, part: Part): void {
    this.#bind(this.#tableOf, network, subnet, part, "route table");
  }

  #bind(bindings: Map<Subnet, Binding>, network: VirtualNetwork, subnet: Subnet, part: Part, words: string): void {
    const known = bindings.get(subnet)?.part;
    if (known === undefined) {
      bindings.set(subnet, { network, part });
      this.context.origin(part);
    } else if (known.text?.toLowerCase() === part.text?.toLowerCase()) this.context.agree(part);
    else this.context.differ(`The ${words} of subnet "${textOf(subnet.name)}"`, part, known.leaf);
  }

  /** The scope of the networks that refer to a group or a table; that of the only network otherwise. */
  scopeOf(kind: "group" | "table", name: string): string | undefined {
    const bindings = kind === "group" ? this.#groupOf : this.#tableOf;
    const folded = name.toLowerCase();
    const found = [...bindings.values()].find(({ part }) => part.text?.toLowerCase() === folded);
    if (found !== undefined) return found.network.scope;
    const scopes = new Set(this.network.virtualNetworks.map(({ scope }) => scope));
    return scopes.size === 1 ? [...scopes][0] : undefined;
  }

  /** The network with all that was supplied. */
  done(): Network {
    this.#settleBindings();
    const { network } = this;
    return {
      ...network,
      virtualNetworks: network.virtualNetworks.map((each) => this.#networks.get(each.key)?.done() ?? each),
      securityGroups: [...this.groups.values()],
      routeTables: [...this.tables.values()],
      publicAddresses: this.publicAddresses,
      sites: network.sites.map((each) => this.#sites.get(each.key)?.done() ?? each),
      gateways: [...network.gateways, ...this.#made].map((each) => this.#gateways.get(each.key)?.done() ?? each),
      tunnels: network.tunnels.map((each) => this.#tunnels.get(each.key)?.done() ?? each),
    };
  }

  #settleBindings(): void {
    for (const network of this.network.virtualNetworks) {
      if (!network.subnets.some((subnet) => this.#groupOf.has(subnet) || this.#tableOf.has(subnet))) continue;
      const subnets = network.subnets.map((subnet) => this.#boundSubnet(subnet));
      this.virtualNetwork(network).put("subnets", subnets);
    }
  }

  #boundSubnet(subnet: Subnet): Subnet {
    const draft = new Draft(this.context, subnet);
    const group = this.#groupOf.get(subnet);
    const table = this.#tableOf.get(subnet);
    if (group !== undefined) {
      const found = this.groups.get(nameIn(group))?.key;
      const origin = this.context.origin(group.part);
      if (found !== undefined) draft.put("securityGroup", found, origin);
      else draft.put("securityGroupId", this.#undescribed(group, "security group"), origin);
    }
    if (table !== undefined) {
      const found = this.tables.get(nameIn(table))?.key;
      const origin = this.context.origin(table.part);
      if (found !== undefined) draft.put("routeTable", found, origin);
      else draft.put("routeTableId", this.#undescribed(table, "route table"), origin);
    }
    return draft.done();
  }

  #undescribed({ network, part }: Binding, words: "security group" | "route table"): Unresolved {
    const name = part.text ?? "";
    this.context.report("NT2029", {
      message: `No input describes the ${words} "${name}" of a subnet of "${textOf(network.name)}"`,
      help: "Give the answer that describes it too",
      at: part.leaf ?? part.spot,
    });
    return undescribed(words, name);
  }
}

function nameIn({ part }: Binding): string {
  return (part.text ?? "").toLowerCase();
}
