import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Key } from "../../model/key.ts";
import type { DnsServer, Network, VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import { isUnresolved, textOf } from "../../model/stated.ts";
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
import type { OutputDocument, Unsaid, WriteResult } from "../format.ts";
import { type FarSite, FarSites } from "./farSites.ts";
import { regionDisplayName } from "./region.ts";
import { namespace } from "./vocabulary.ts";
import { writeGateways } from "./writeGateway.ts";
import { indexOf, WriteScope } from "./writeScope.ts";

/** Writes network configurations, one per input: a subscription has one. Sections stand in the order of the service. */
export function writeNetcfg(network: Network, places: Places, trace: Trace): WriteResult {
  const names = scopesOf(network);
  const far = new FarSites(network);
  const index = indexOf(network);
  const scopes = names.map((name) => new WriteScope(network, name, far, index, places));
  const documents = scopes.map((scope, at): OutputDocument => {
    const name = scopes.length === 1 ? "NetworkConfig.xml" : `NetworkConfig-${at + 1}.xml`;
    const { text, visitLeaves } = printXml(writeConfiguration(scope));
    visitLeaves((path, leaf) => trace(name, path, leaf));
    return { name, text };
  });
  return {
    documents,
    unsaid: [...scopes.flatMap(({ unsaid }) => unsaid), ...homeless(network)],
    diagnostics: scopes.flatMap((scope) => [
      ...scope.diagnostics,
      ...far.inScope(scope.scope).map((site) => reportMade(site, places)),
    ]),
  };
}

function scopesOf(network: Network): string[] {
  const named = [...network.virtualNetworks, ...network.sites, ...network.dnsServers].map((value) => value.scope);
  return named.length === 0 ? [""] : [...new Set(named)];
}

function writeConfiguration(scope: WriteScope): TracedElement {
  const { dnsServers, sites, virtualNetworks } = scope.network;
  const servers = scope.mine(dnsServers).map((server) => writeServer(scope, server));
  const localSites = [
    ...scope.mine(sites).map((site) => writeSite(scope, site)),
    ...scope.far.inScope(scope.scope).map((site) => writeFarSite(scope, site)),
  ];
  const networks = scope.mine(virtualNetworks).map((network) => writeVirtualNetwork(scope, network));
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

function writeServer(scope: WriteScope, server: DnsServer): TracedElement {
  const attributes = { name: serverName(scope, server), IPAddress: scope.known(server, "address") };
  return { name: "DnsServer", attributes };
}

function serverName({ network }: WriteScope, server: DnsServer): TracedLeaf {
  if (server.name !== undefined) return carried(server, "name");
  const name = `dns-${network.dnsServers.indexOf(server) + 1}`;
  return assumed(name, `"${name}": a label, because references need one`);
}

function writeVirtualNetwork(scope: WriteScope, network: VirtualNetwork): TracedElement {
  const { affinityGroup, label, internetGateway } = network;
  const subnets = network.subnets.map((subnet) => ({
    name: "Subnet",
    attributes: { name: scope.name(subnet) },
    children: scope.prefixElements(subnet.prefixes),
  }));
  const servers = network.dnsServers.map((_, index) => serverReference(scope, network, index));
  return {
    name: "VirtualNetworkSite",
    attributes: {
      name: scope.name(network),
      Location: writeLocation(scope, network),
      AffinityGroup: affinityGroup === undefined ? undefined : carried(network, "affinityGroup"),
    },
    children: [
      ...(label === undefined ? [] : [{ name: "Label", text: carried(network, "label") }]),
      ...section("AddressSpace", scope.prefixElements(network.prefixes)),
      ...section("Subnets", subnets),
      ...section("DnsServersRef", servers),
      ...writeGateways(scope, network),
      ...(internetGateway === undefined
        ? []
        : [{ name: "InternetGatewayNetwork", attributes: { name: carried(network, "internetGateway") } }]),
    ],
  };
}

function writeLocation(scope: WriteScope, network: VirtualNetwork): TracedLeaf | undefined {
  const { location } = network;
  if (location === undefined || isUnresolved(location)) return scope.known(network, "location");
  return derived(regionDisplayName(location), [ref(network, "location")]);
}

function serverReference(scope: WriteScope, network: VirtualNetwork, index: number): TracedElement {
  const server = scope.servers.get(network.dnsServers[index] as Key) as DnsServer;
  const name = derived(serverName(scope, server).value, [ref(network.dnsServers, index)]);
  return { name: "DnsServerRef", attributes: { name } };
}

function writeSite(scope: WriteScope, site: Site): TracedElement {
  return siteElement(scope.name(site), scope.prefixElements(site.prefixes), scope.known(site, "gatewayAddress"));
}

// The prefixes are the network's own: the site says nothing that is not in the input.
function writeFarSite(scope: WriteScope, { name, nameRefs, network, address }: FarSite): TracedElement {
  const prefixes = scope.prefixElements(network.prefixes);
  return siteElement(
    derived(name, nameRefs),
    prefixes,
    address === undefined ? undefined : carried(address, "address"),
  );
}

function siteElement(
  name: TracedLeaf,
  prefixes: readonly TracedElement[],
  address: TracedLeaf | undefined,
): TracedElement {
  const gateway = address === undefined ? [] : [{ name: "VPNGatewayAddress", text: address }];
  return {
    name: "LocalNetworkSite",
    attributes: { name },
    children: [...section("AddressSpace", prefixes), ...gateway],
  };
}

function section(name: string, children: readonly TracedElement[]): TracedElement[] {
  return children.length === 0 ? [] : [{ name, children }];
}

const farKeys = [
  "medium",
  "site",
  "siteName",
  "siteId",
  "remoteGateway",
  "remoteGatewayId",
  "circuit",
  "circuitId",
] as const;

/** Gateways whose network is in no input, and their tunnels: there is nothing to write them into. */
function homeless({ virtualNetworks, gateways, tunnels }: Network): Unsaid[] {
  const networks = new Set(virtualNetworks.map(({ key }) => key));
  const lost = gateways.filter((gateway) => !networks.has(gateway.virtualNetwork ?? ""));
  const housed = new Set(gateways.filter((gateway) => !lost.includes(gateway)).map(({ key }) => key));
  const note = "its virtual network is in no input, and a configuration writes gateways and tunnels inside of networks";
  const unsaid: Unsaid[] = [];
  for (const { clientPrefixes } of lost) {
    for (const key of clientPrefixes.keys()) unsaid.push({ kind: "dropped", holder: clientPrefixes, key, note });
  }
  for (const tunnel of tunnels) {
    if (housed.has(tunnel.gateway ?? "")) continue;
    for (const key of farKeys)
      if (tunnel[key] !== undefined) unsaid.push({ kind: "dropped", holder: tunnel, key, note });
  }
  return unsaid;
}

function reportMade({ name, network, address }: FarSite, places: Places): Diagnostic {
  return diagnose("NT3201", {
    message: `Local network site "${name}" is made to stand for virtual network "${textOf(network.name)}"`,
    help:
      address === undefined
        ? "Set its VPNGatewayAddress to the address of that network's gateway when it is known"
        : "Nothing: classic networks are joined through sites",
    at: places.spotOf(network, "name"),
  });
}
