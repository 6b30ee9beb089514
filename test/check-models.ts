import type { Gateway } from "../lib/model/gateway.ts";
import { emptyNetwork, type Network, type VirtualNetwork } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import type { Unresolved } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { Places } from "../lib/source/places.ts";
import { check, type Reading } from "../mod.ts";

/** A value that nobody knows yet. */
export const open: Unresolved = { unresolved: "parameters('x')", reason: "No value is given" };

/** A virtual network called by its key. */
export function network(key: string, prefixes: VirtualNetwork["prefixes"]): VirtualNetwork {
  return { key, scope: "a", name: key, prefixes, subnets: [], dnsServers: [] };
}

/** The gateway `<key>-gateway` of a virtual network. */
export function gateway(virtualNetwork: string, rest: Partial<Gateway> = {}): Gateway {
  const key = `${virtualNetwork}-gateway`;
  return { key, scope: "a", type: "Vpn", virtualNetwork, clientPrefixes: [], ...rest };
}

/** The gateway of the virtual network `hub`, with a name. */
export function namedGateway(rest: Partial<Gateway> = {}): Gateway {
  return gateway("hub", { name: "gateway", ...rest });
}

/** A site called by its key. */
export function site(key: string, prefixes: Site["prefixes"], rest: Partial<Site> = {}): Site {
  return { key, scope: "a", name: key, prefixes, ...rest };
}

/** A connection of the gateway of a virtual network to a site. */
export function toSite(from: string, to: string, rest: Partial<Tunnel> = {}): Tunnel {
  return { key: `${from} to ${to}`, scope: "a", gateway: `${from}-gateway`, medium: "IPsec", site: to, ...rest };
}

/** Both connections between the gateways of two virtual networks. */
export function between(one: string, other: string): readonly Tunnel[] {
  return [
    [one, other],
    [other, one],
  ].map(([from, to]) => ({
    key: `${from} to ${to}`,
    scope: "a",
    gateway: `${from}-gateway`,
    medium: "IPsec",
    remoteGateway: `${to}-gateway`,
  }));
}

/** A tunnel of an edge gateway that no input describes, to the site of the same name. */
export function edgeTunnel(name: string, localPrefixes: readonly string[]): Tunnel {
  return { key: name, scope: "a", name, site: name, localAddress: "203.0.113.1", localPrefixes };
}

/** A reading of a network that stands in no file. */
export function readingOf(parts: Partial<Network>): Reading {
  return { from: "arm", network: { ...emptyNetwork, ...parts }, diagnostics: [], places: new Places() };
}

/** The codes of one family that checking gives, with what stands in double quotes in their messages. */
export function findingsOf(family: string, ...readings: readonly Partial<Network>[]): readonly string[] {
  return check(readings.map(readingOf))
    .filter(({ code }) => code.startsWith(family))
    .map(({ code, message }) => [code, ...[...message.matchAll(/"([^"]*)"/g)].map(([, name]) => name)].join(" "));
}

/** An edge gateway. */
export const edge: Gateway = { key: "edge", scope: "a", type: "Edge", name: "edge", clientPrefixes: [] };

/** A tunnel of the edge gateway to the site {@linkcode far}. */
export const tunnel: Tunnel = {
  key: "tunnel",
  scope: "a",
  name: "tunnel",
  gateway: "edge",
  site: "far",
  localAddress: "203.0.113.1",
  localPrefixes: ["10.2.0.0/16"],
};

/** What the tunnel of the edge gateway leads to. */
export const far: Site = site("far", ["10.1.0.0/16"], { gatewayAddress: "192.0.2.1" });

/** The edge gateway with its tunnel, and what else is there, or is there instead. */
export function edgeWith(parts: Partial<Network>): Partial<Network> {
  return { gateways: [edge], sites: [far], tunnels: [tunnel], ...parts };
}
