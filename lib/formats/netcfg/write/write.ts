import { type Diagnostic, diagnose } from "../../../diagnostics/diagnostic.ts";
import type { Key } from "../../../model/key.ts";
import { modelLeaves } from "../../../model/leafPath.ts";
import { type DnsServer, emptyNetwork, type Network, type VirtualNetwork } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Places } from "../../../source/places.ts";
import { printXml } from "../../../source/printXml.ts";
import {
  assumed,
  carried,
  constant,
  derived,
  ref,
  type Trace,
  type TracedElement,
  type TracedLeaf,
} from "../../../source/traced.ts";
import type { Answer, OutputDocument, Unsaid, WriteContext, WriteResult } from "../../format.ts";
import { netcfgCoverage } from "../coverage.ts";
import { regionDisplayName } from "../region.ts";
import { namespace } from "../vocabulary.ts";
import { type FarSite, FarSites } from "./farSites.ts";
import { writeGateways } from "./writeGateway.ts";
import { indexOf, WriteScope } from "./writeScope.ts";
import { writeScript } from "./writeScript.ts";

/**
 * Writes network configurations, one per input: a subscription has one. Sections stand in the order of the service. What a
 * configuration cannot hold is set by a script beside it.
 */
export function writeNetcfg(network: Network, places: Places, trace: Trace, how: WriteContext = {}): WriteResult {
  const names = scopesOf(network);
  const far = new FarSites(network);
  const index = indexOf(network);
  const scopes = names.map((name) => new WriteScope(network, name, far, index, places));
  const documents: OutputDocument[] = [];
  const scripts: OutputDocument[] = [];
  for (const [at, scope] of scopes.entries()) {
    const number = scopes.length === 1 ? "" : `-${at + 1}`;
    const name = `NetworkConfig${number}.xml`;
    const { text, visitLeaves } = printXml(writeConfiguration(scope));
    visitLeaves((path, leaf) => trace(name, path, leaf));
    documents.push({ name, text });
    const script = writeScript(scope, `gateways${number}.ps1`, name, trace, how);
    if (script !== undefined) scripts.push(script);
  }
  return {
    documents: [...documents, ...scripts],
    unsaid: [...scopes.flatMap(({ unsaid }) => unsaid), ...homeless(network)],
    diagnostics: scopes.flatMap((scope) => [
      ...scope.diagnostics,
      ...far.inScope(scope.scope).map((site) => reportMade(site, places)),
    ]),
  };
}

function scopesOf(network: Network): string[] {
  const { virtualNetworks, sites, dnsServers, securityGroups, routeTables } = network;
  const values = [virtualNetworks, sites, dnsServers, securityGroups, routeTables].flat();
  const named = values.map(({ scope }) => scope);
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
  const server = scope.index.servers.get(network.dnsServers[index] as Key) as DnsServer;
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

/** Gateways whose network is in no input, and their tunnels: there is nothing to write them into. */
function homeless({ virtualNetworks, gateways, tunnels }: Network): Unsaid[] {
  const networks = new Set(virtualNetworks.map(({ key }) => key));
  const lost = gateways.filter((gateway) => !networks.has(gateway.virtualNetwork ?? ""));
  const housed = new Set(gateways.filter((gateway) => !lost.includes(gateway)).map(({ key }) => key));
  const alone = tunnels.filter(({ gateway }) => !housed.has(gateway ?? ""));
  const note = "its virtual network is in no input, and a configuration writes gateways and tunnels inside of networks";
  const leaves = [...modelLeaves({ ...emptyNetwork, gateways: lost, tunnels: alone })];
  return leaves
    .filter(({ path }) => !isNone(netcfgCoverage[path]))
    .map(({ holder, key }): Unsaid => ({ kind: "dropped", holder, key, note }));
}

function isNone(answer: Answer): boolean {
  return typeof answer === "object" && "none" in answer;
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
