import type { Gateway } from "../model/gateway.ts";
import { textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Realm } from "./realm.ts";

/** A connection for messages, in the middle of a sentence: by its name, else by what it leads to. */
export function connectionName(tunnel: Tunnel, realm: Realm): string {
  const what = tunnel.localAddress === undefined ? "connection" : "tunnel";
  if (tunnel.name !== undefined) return `the ${what} "${textOf(tunnel.name)}"`;
  const site = realm.siteOf(tunnel);
  const far = site === undefined ? tunnel.siteName : textOf(site.name);
  const near = realm.virtualNetworkOf(realm.gatewayOf(tunnel));
  if (far !== undefined && near !== undefined) return `the ${what} of "${textOf(near.name)}" to "${far}"`;
  return far === undefined ? `the ${what}` : `the ${what} to "${far}"`;
}

/** A gateway for messages, in the middle of a sentence: by its name, else by the network that it stands in. */
export function gatewayName(gateway: Gateway, realm: Realm): string {
  if (gateway.name !== undefined) return `the gateway "${textOf(gateway.name)}"`;
  const network = realm.virtualNetworkOf(gateway);
  return network === undefined ? "the gateway" : `the gateway of "${textOf(network.name)}"`;
}

/** The same at the beginning of a sentence. */
export function atStart(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
