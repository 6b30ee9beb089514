import type { Gateway } from "../lib/model/gateway.ts";
import type { VirtualNetwork } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Site } from "../lib/model/site.ts";
import type { Unresolved } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";

/** Stands in every secret of the models: it must not be in any output. */
export const hidden = "Tr0ub4dor-and-3";

/** The input that everything comes from. */
export const scope = "azuredeploy.json";
/** What resource ids begin with. */
export const subscription = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/net-rg/providers";
/** A secret that is known. */
export const secret: Secret = new Secret(hidden);

/** A value that is known at deployment. */
export function later(unresolved: string, more: Partial<Unresolved> = {}): Unresolved {
  return { unresolved, reason: "its value is given at deployment", ...more };
}

/** A virtual network. */
export const hub: VirtualNetwork = {
  key: "v1",
  scope,
  name: "hub",
  location: "westeurope",
  prefixes: ["10.1.0.0/16"],
  subnets: [{ name: "GatewaySubnet", prefixes: ["10.1.255.0/27"] }],
  dnsServers: [],
};

/** A gateway in it. */
export const gateway: Gateway = {
  key: "g1",
  scope,
  name: "hub-gw",
  virtualNetwork: "v1",
  type: "Vpn",
  routing: "RouteBased",
  sku: "VpnGw2AZ",
  clientPrefixes: [],
};

/** A far side. */
export const lyon: Site = { key: "s1", scope, name: "lyon", prefixes: ["10.9.0.0/16"], gatewayAddress: "198.51.100.1" };
/** A tunnel between them. */
export const tunnel: Tunnel = { key: "t1", scope, name: "hub-to-lyon", gateway: "g1", site: "s1", medium: "IPsec" };
