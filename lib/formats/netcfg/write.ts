import type { Gateway } from "../../model/gateway.ts";
import type { Key } from "../../model/key.ts";
import type { DnsServer, Network, VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import type { Places } from "../../source/places.ts";
import { printXml } from "../../source/printXml.ts";
import {
  assumed,
  carried,
  constant,
  derived,
  ref,
  type Trace,
  type TracedElement,
  type TracedLeaf,
} from "../../source/traced.ts";
import type { OutputDocument, WriteResult } from "../format.ts";
import { mediumNames } from "./readGateways.ts";
import { regionDisplayName } from "./region.ts";
import { namespace } from "./vocabulary.ts";

/** Writes network configurations, one per input: a subscription has one. Sections stand in the order of the service. */
export function writeNetcfg(network: Network, _places: Places, trace: Trace): WriteResult {
  const scopes = scopesOf(network);
  const documents = scopes.map((scope, index): OutputDocument => {
    const name = scopes.length === 1 ? "NetworkConfig.xml" : `NetworkConfig-${index + 1}.xml`;
    const { text, visitLeaves } = printXml(new NetcfgWriter(network, scope).root());
    visitLeaves((path, leaf) => trace(name, path, leaf));
    return { name, text };
  });
  return { documents, unsaid: [], diagnostics: [] };
}

function scopesOf(network: Network): string[] {
  const named = [...network.virtualNetworks, ...network.sites, ...network.dnsServers].map((value) => value.scope);
  return named.length === 0 ? [""] : [...new Set(named)];
}

class NetcfgWriter {
  readonly #network: Network;
  readonly #scope: string;
  readonly #servers: ReadonlyMap<Key, DnsServer>;
  readonly #sites: ReadonlyMap<Key, Site>;
  readonly #gateways: ReadonlyMap<Key, readonly Gateway[]>;
  readonly #tunnels: ReadonlyMap<Key, readonly Tunnel[]>;

  constructor(network: Network, scope: string) {
    this.#network = network;
    this.#scope = scope;
    this.#servers = new Map(network.dnsServers.map((server) => [server.key, server]));
    this.#sites = new Map(network.sites.map((site) => [site.key, site]));
    this.#gateways = grouped(network.gateways, (gateway) => gateway.virtualNetwork);
    this.#tunnels = grouped(network.tunnels, (tunnel) => tunnel.gateway);
  }

  root(): TracedElement {
    const { dnsServers, sites, virtualNetworks } = this.#network;
    const servers = dnsServers.filter(({ scope }) => scope === this.#scope).map((server) => this.#server(server));
    const localSites = sites.filter(({ scope }) => scope === this.#scope).map((site) => writeSite(site));
    const networks = virtualNetworks.filter(({ scope }) => scope === this.#scope).map((n) => this.#virtualNetwork(n));
    const body: TracedElement = {
      name: "VirtualNetworkConfiguration",
      children: [
        { name: "Dns", children: section("DnsServers", servers) },
        ...section("LocalNetworkSites", localSites),
        ...section("VirtualNetworkSites", networks),
      ],
    };
    return { name: "NetworkConfiguration", attributes: { xmlns: constant(namespace) }, children: [body] };
  }

  #server(server: DnsServer): TracedElement {
    const attributes = {
      name: this.#serverName(server),
      IPAddress: server.address === undefined ? undefined : carried(server, "address"),
    };
    return { name: "DnsServer", attributes };
  }

  #serverName(server: DnsServer): TracedLeaf {
    if (server.name !== undefined) return carried(server, "name");
    const name = `dns-${this.#network.dnsServers.indexOf(server) + 1}`;
    return assumed(name, `"${name}": a label, because references need one`);
  }

  #virtualNetwork(network: VirtualNetwork): TracedElement {
    const { location, affinityGroup, label, internetGateway } = network;
    const subnets = network.subnets.map((subnet) => ({
      name: "Subnet",
      attributes: { name: carried(subnet, "name") },
      children: prefixElements(subnet.prefixes),
    }));
    const servers = network.dnsServers.map((_, index) => this.#serverReference(network, index));
    return {
      name: "VirtualNetworkSite",
      attributes: {
        name: carried(network, "name"),
        Location: location === undefined ? undefined : derived(regionDisplayName(location), [ref(network, "location")]),
        AffinityGroup: affinityGroup === undefined ? undefined : carried(network, "affinityGroup"),
      },
      children: [
        ...(label === undefined ? [] : [{ name: "Label", text: carried(network, "label") }]),
        ...section("AddressSpace", prefixElements(network.prefixes)),
        ...section("Subnets", subnets),
        ...section("DnsServersRef", servers),
        ...this.#gatewayElement(network),
        ...(internetGateway === undefined
          ? []
          : [{ name: "InternetGatewayNetwork", attributes: { name: carried(network, "internetGateway") } }]),
      ],
    };
  }

  #serverReference(network: VirtualNetwork, index: number): TracedElement {
    const server = this.#servers.get(network.dnsServers[index] as Key) as DnsServer;
    const name = derived(this.#serverName(server).value, [ref(network.dnsServers, index)]);
    return { name: "DnsServerRef", attributes: { name } };
  }

  /** One element for all gateways of a network: the vocabulary knows no other. */
  #gatewayElement(network: VirtualNetwork): TracedElement[] {
    const gateways = this.#gateways.get(network.key) ?? [];
    if (gateways.length === 0) return [];
    const profiled = gateways.find((gateway) => gateway.profile !== undefined);
    const pools = gateways.flatMap((gateway) => prefixElements(gateway.clientPrefixes));
    const references = gateways.flatMap((gateway) =>
      (this.#tunnels.get(gateway.key) ?? []).map((tunnel) => this.#siteReference(tunnel)),
    );
    return [
      {
        name: "Gateway",
        attributes: { profile: profiled === undefined ? undefined : carried(profiled, "profile") },
        children: [
          ...section("VPNClientAddressPool", pools),
          ...(references.length + pools.length === 0
            ? []
            : [{ name: "ConnectionsToLocalNetwork", children: references }]),
        ],
      },
    ];
  }

  #siteReference(tunnel: Tunnel): TracedElement {
    const site = this.#sites.get(tunnel.site ?? "");
    const remote = tunnel.remoteGateway === undefined ? [] : [ref(tunnel, "remoteGateway")];
    const name =
      site === undefined
        ? derived(tunnel.siteName ?? "", [ref(tunnel, "siteName"), ...remote])
        : derived(site.name, [ref(tunnel, "site"), ...remote]);
    return { name: "LocalNetworkSiteRef", attributes: { name }, children: [writeMedium(tunnel)] };
  }
}

function writeMedium(tunnel: Tunnel): TracedElement {
  const type =
    tunnel.medium === undefined
      ? assumed("IPsec", '"IPsec": what a reference without a connection type has always meant')
      : derived(mediumNames.find(([, medium]) => medium === tunnel.medium)?.[0] ?? "IPsec", [ref(tunnel, "medium")]);
  return { name: "Connection", attributes: { type } };
}

function writeSite(site: Site): TracedElement {
  return {
    name: "LocalNetworkSite",
    attributes: { name: carried(site, "name") },
    children: [
      ...section("AddressSpace", prefixElements(site.prefixes)),
      ...(site.gatewayAddress === undefined
        ? []
        : [{ name: "VPNGatewayAddress", text: carried(site, "gatewayAddress") }]),
    ],
  };
}

function prefixElements(prefixes: readonly string[]): TracedElement[] {
  return prefixes.map((_, index) => ({ name: "AddressPrefix", text: carried(prefixes, index) }));
}

function section(name: string, children: readonly TracedElement[]): TracedElement[] {
  return children.length === 0 ? [] : [{ name, children }];
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
