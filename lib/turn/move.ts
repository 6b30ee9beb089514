import type { Vendor } from "../ipsec/vendors.ts";
import { addressText, prefixLength, rangeOf } from "../model/address.ts";
import type { EdgeSubnet, OrgNetwork } from "../model/edge.ts";
import type { Gateway } from "../model/gateway.ts";
import type { SelectorPolicy } from "../model/ipsec.ts";
import { emptyNetwork, type Network, type Subnet, type VirtualNetwork } from "../model/network.ts";
import type { Site } from "../model/site.ts";
import { isUnresolved, known, type Stated, textOf } from "../model/stated.ts";
import { prefixOfSubnet } from "../model/subnetPrefix.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Places } from "../source/places.ts";
import { companionsOf } from "./companions.ts";
import { addressSpace, leavesOf, Mirror, union } from "./origins.ts";
import { type Turned, turn, whyNoFarEnd } from "./turn.ts";
import { TurnContext } from "./turnContext.ts";

/**
 * Moves a site from one platform to the other: says the same end of every tunnel in the vocabulary of the other vendor. The
 * networks behind it become those of the other platform; what must be allotted anew, the public address above all, stays
 * out, so that the writer asks for it.
 */
export function move(network: Network, places: Places, from: Vendor): Turned {
  const turned = turn(network, places, from);
  const context = new TurnContext(turned.network, places);
  const moved = from === "azure" ? moveToEdge(context, network) : moveToAzure(context, network);
  // What turning says of the other side is not meant: that side stays as it is.
  const aboutOther = new Set(["NT3404", "NT3405"]);
  return { network: moved, diagnostics: turned.diagnostics.filter(({ code }) => !aboutOther.has(code)) };
}

/** The other vendor's tunnels with their two sides exchanged: a turned end seen from where the input stood. */
function exchanged(context: TurnContext, gateway: Gateway, tunnel: Tunnel): { tunnel: Tunnel; site: Site } {
  const { places } = context;
  const far = context.sites.get(tunnel.site ?? "");
  const site = new Mirror<Site>(places)
    .say("key", context.key("moved-site"))
    .say("scope", tunnel.scope)
    .say("name", "")
    .list("prefixes", tunnel.localPrefixes ?? [])
    .copy("gatewayAddress", tunnel, "localAddress")
    .done();
  const mirror = new Mirror<Tunnel>(places);
  for (const key of carriedOver) if (tunnel[key] !== undefined) copyOver(context, mirror, tunnel, key);
  mirror
    .say("key", context.key("moved-tunnel"))
    .say("scope", tunnel.scope)
    .say("gateway", gateway.key, leavesOf(places, gateway, "name"))
    .say("site", site.key, leavesOf(places, tunnel, "site"))
    .list("localPrefixes", far?.prefixes ?? [])
    .say("initiation", backInitiation(tunnel), leavesOf(places, tunnel, "initiation"));
  return { tunnel: mirror.done(), site };
}

const carriedOver = [
  "name",
  "medium",
  "protocol",
  "profile",
  "policy",
  "sharedKey",
  "dpdProbeSeconds",
  "dpdTimeoutSeconds",
] as const;

function copyOver(
  context: TurnContext,
  mirror: Mirror<Tunnel>,
  tunnel: Tunnel,
  key: (typeof carriedOver)[number],
): void {
  const note = context.places.assumption(tunnel, key);
  if (note !== undefined) mirror.assume(key, tunnel[key], note);
  else mirror.say(key, tunnel[key], leavesOf(context.places, tunnel, key));
}

// Turning exchanged who starts; the moved end is where it was.
function backInitiation({ initiation }: Tunnel): Tunnel["initiation"] {
  return initiation === "ResponderOnly" ? "Default" : initiation;
}

function moveToEdge(context: TurnContext, network: Network): Network {
  const { places } = context;
  const edges = new Map<string, Gateway>();
  const orgNetworks: OrgNetwork[] = [];
  for (const virtualNetwork of network.virtualNetworks) {
    const edge = new Mirror<Gateway>(places)
      .say("key", context.key("moved-edge"))
      .say("scope", virtualNetwork.scope)
      .say("type", "Edge")
      .say("clientPrefixes", [])
      .say("name", `${textOf(virtualNetwork.name)}-edge`, leavesOf(places, virtualNetwork, "name"))
      .done();
    edges.set(virtualNetwork.key, edge);
    for (const subnet of virtualNetwork.subnets) {
      if (textOf(subnet.name).toLowerCase() === "gatewaysubnet") continue;
      orgNetworks.push(orgNetwork(context, edge, subnet));
    }
  }
  const networkOfGateway = new Map(network.gateways.map(({ key, virtualNetwork }) => [key, virtualNetwork]));
  const originals = network.tunnels.filter((tunnel) => whyNoFarEnd(tunnel) === undefined);
  const tunnels: Tunnel[] = [];
  const sites: Site[] = [];
  for (const [index, turnedTunnel] of context.network.tunnels.entries()) {
    const network = networkOfGateway.get(originals[index]?.gateway ?? "") ?? turnedTunnel.key;
    const edge = edges.get(network) ?? edgeAlone(context, turnedTunnel);
    edges.set(network, edge);
    const both = exchanged(context, edge, turnedTunnel);
    tunnels.push(both.tunnel);
    sites.push(both.site);
  }
  const companions = tunnels.map((tunnel, index) => companionsOf(context, tunnel, sites[index] as Site));
  return {
    ...emptyNetwork,
    gateways: [...edges.values()],
    sites,
    tunnels,
    orgNetworks,
    ipSets: companions.flatMap(({ ipSets }) => ipSets),
    firewallRules: companions.flatMap(({ firewallRules }) => firewallRules),
    edgeNatRules: companions.flatMap(({ edgeNatRules }) => edgeNatRules),
    inputs: network.inputs,
  };
}

// The network behind a connection that stands alone is not known: its edge has nothing but the tunnel.
function edgeAlone(context: TurnContext, tunnel: Tunnel): Gateway {
  const { places } = context;
  return new Mirror<Gateway>(places)
    .say("key", context.key("moved-edge"))
    .say("scope", tunnel.scope)
    .say("type", "Edge")
    .say("existing", true)
    .say("clientPrefixes", [])
    .say("name", `${textOf(tunnel.name ?? "tunnel")}-edge`, leavesOf(places, tunnel, "name"))
    .done();
}

function orgNetwork(context: TurnContext, edge: Gateway, subnet: Subnet): OrgNetwork {
  const { places } = context;
  const subnets = subnet.prefixes.flatMap((prefix, index): EdgeSubnet[] => {
    const range = isUnresolved(prefix) ? undefined : rangeOf(prefix);
    if (range === undefined || isUnresolved(prefix)) return [];
    const origin = leavesOf(places, subnet.prefixes, index);
    return [
      new Mirror<EdgeSubnet>(places)
        .say("gateway", addressText(range.first + 1), origin)
        .say("prefixLength", prefixLength(prefix), origin)
        .done(),
    ];
  });
  return new Mirror<OrgNetwork>(places)
    .say("key", context.key("org-network"))
    .say("scope", edge.scope)
    .say("name", textOf(subnet.name), leavesOf(places, subnet, "name"))
    .say("edge", edge.key)
    .assume("type", "NAT_ROUTED", "NAT_ROUTED: a network behind an edge gateway")
    .assume("connection", "INTERNAL", "INTERNAL: how networks are joined to an edge gateway as a rule")
    .say("subnets", subnets)
    .done();
}

function moveToAzure(context: TurnContext, network: Network): Network {
  const { places } = context;
  const edges = edgesOf(network);
  const gateways: Gateway[] = [];
  const virtualNetworks: VirtualNetwork[] = [];
  const tunnels: Tunnel[] = [];
  const sites: Site[] = [];
  const turnedTunnels = context.network.tunnels;
  const originals = network.tunnels;
  for (const edge of edges) {
    const virtualNetwork = networkOf(
      context,
      network,
      edge,
      originals.filter(({ gateway }) => (gateway ?? "") === edge.key),
    );
    const gateway = new Mirror<Gateway>(places)
      .say("key", context.key("moved-gateway"))
      .say("scope", edge.scope)
      .say("virtualNetwork", virtualNetwork.key)
      .assume("type", "Vpn", "Vpn: IPsec tunnels end at a VPN gateway")
      .assume("routing", "RouteBased", "RouteBased: policies of its own, IKEv2 and several tunnels need it")
      .say("clientPrefixes", [])
      .done();
    virtualNetworks.push(virtualNetwork);
    gateways.push(gateway);
    for (const [index, original] of originals.entries()) {
      const turnedTunnel = turnedTunnels[index];
      if ((original.gateway ?? "") !== edge.key || turnedTunnel === undefined) continue;
      const site = network.sites.find(({ key }) => key === original.site);
      tunnels.push(azureTunnel(context, gateway, turnedTunnel, original, site));
      if (site !== undefined) sites.push(namedSite(context, site, original, edge.scope));
    }
  }
  return { ...emptyNetwork, virtualNetworks, gateways, sites, tunnels, inputs: network.inputs };
}

// Bodies of tunnels are often kept without that of their edge gateway.
function edgesOf({ gateways, tunnels }: Network): readonly Gateway[] {
  const edges = gateways.filter(({ type }) => type === "Edge");
  const alone = tunnels.find(({ gateway }) => !edges.some(({ key }) => key === gateway));
  if (alone === undefined) return edges;
  return [...edges, { key: alone.gateway ?? "", scope: alone.scope, type: "Edge", clientPrefixes: [] }];
}

function networkOf(context: TurnContext, network: Network, edge: Gateway, tunnels: readonly Tunnel[]): VirtualNetwork {
  const { places } = context;
  const subnets: Subnet[] = [];
  const spaces: (readonly Stated<string>[])[] = [];
  for (const org of network.orgNetworks.filter((each) => isBehind(each, edge))) {
    for (const subnet of org.subnets ?? []) {
      const prefix = prefixOfSubnet(subnet);
      if (prefix === undefined) continue;
      const origin = [...leavesOf(places, subnet, "gateway"), ...leavesOf(places, subnet, "prefixLength")];
      const list = [prefix];
      places.put(list, [origin]);
      spaces.push(list);
      subnets.push(
        new Mirror<Subnet>(places)
          .say("name", textOf(org.name), leavesOf(places, org, "name"))
          .say("prefixes", list)
          .done(),
      );
    }
  }
  for (const { localPrefixes = [] } of tunnels) spaces.push(localPrefixes);
  const prefixes = addressSpace(places, union(places, spaces));
  // An edge that has no body is called after its tunnel.
  const [first] = tunnels;
  const named = edge.name === undefined && first !== undefined ? first : edge;
  const suffix = named === edge ? "" : "-vnet";
  return new Mirror<VirtualNetwork>(places)
    .say("key", context.key("moved-network"))
    .say("scope", edge.scope)
    .say("name", `${textOf(named.name ?? "edge")}${suffix}`, leavesOf(places, named, "name"))
    .say("prefixes", prefixes)
    .say("subnets", subnets)
    .say("dnsServers", [])
    .done(places.spotOf(named, "name"));
}

// A bundle without ids refers to its edge by name.
function isBehind({ edge, edgeReference }: OrgNetwork, { key, name }: Gateway): boolean {
  const referred = known(edgeReference?.name);
  return edge === key || (edge === undefined && referred !== undefined && referred === known(name));
}

function azureTunnel(
  context: TurnContext,
  gateway: Gateway,
  turnedTunnel: Tunnel,
  original: Tunnel,
  site: Site | undefined,
): Tunnel {
  const { places } = context;
  const mirror = new Mirror<Tunnel>(places);
  for (const key of carriedOver) if (turnedTunnel[key] !== undefined) copyOver(context, mirror, turnedTunnel, key);
  const selector = new Mirror<SelectorPolicy>(places)
    .list("local", original.localPrefixes ?? [])
    .list("remote", site?.prefixes ?? [])
    .done();
  const selectors = [selector];
  places.put(selectors, []);
  return mirror
    .say("key", context.key("moved-tunnel"))
    .say("scope", gateway.scope)
    .say("gateway", gateway.key)
    .say("site", site?.key, leavesOf(places, original, "site"))
    .say(
      "initiation",
      original.initiation === "ResponderOnly" ? "ResponderOnly" : "Default",
      leavesOf(places, original, "initiation"),
    )
    .assume("policyBasedSelectors", true, "true: the tunnel keeps the selectors that it had")
    .say("selectors", selectors)
    .done();
}

function namedSite(context: TurnContext, site: Site, tunnel: Tunnel, scope: string): Site {
  const { places } = context;
  const mirror = new Mirror<Site>(places).say("key", site.key).say("scope", scope);
  if (textOf(site.name) !== "") mirror.copy("name", site, "name");
  else mirror.say("name", textOf(tunnel.name ?? "site"), leavesOf(places, tunnel, "name"));
  return mirror.list("prefixes", site.prefixes).copy("gatewayAddress", site, "gatewayAddress").done();
}
