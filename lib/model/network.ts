import type { Gateway } from "./gateway.ts";
import type { Key } from "./key.ts";
import type { Site } from "./site.ts";
import type { Tunnel } from "./tunnel.ts";

/** The hub: what every format is read into and written from. Plain data, no places, no vendor spelling. */
export interface Network {
  readonly dnsServers: readonly DnsServer[];
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly sites: readonly Site[];
  readonly gateways: readonly Gateway[];
  readonly tunnels: readonly Tunnel[];
}

/** A name server that virtual networks hand to their machines. */
export interface DnsServer {
  readonly key: Key;
  /** The input that this came from; one subscription or resource group each. */
  readonly scope: string;
  /** A label for references, not a host name. */
  readonly name?: string;
  /** IPv4 or IPv6 address. */
  readonly address?: string;
}

/** A virtual network. Prefixes are canonical. */
export interface VirtualNetwork {
  readonly key: Key;
  readonly scope: string;
  readonly name: string;
  /** Region, lower case without blanks (`westus`). */
  readonly location?: string;
  /** Classic: a group that stands for a region which the file does not tell. */
  readonly affinityGroup?: string;
  /** Classic, 2012: a free description. */
  readonly label?: string;
  /** Classic: name of an `InternetGatewayNetwork`, kept as it is. */
  readonly internetGateway?: string;
  readonly prefixes: readonly string[];
  readonly subnets: readonly Subnet[];
  /** Keys of {@linkcode DnsServer}s in the order in which they are asked. */
  readonly dnsServers: readonly Key[];
}

/** A part of a virtual network's address space. `GatewaySubnet` is the one that gateways live in. */
export interface Subnet {
  readonly name: string;
  readonly prefixes: readonly string[];
}

/** A network without anything in it. */
export const emptyNetwork: Network = { dnsServers: [], virtualNetworks: [], sites: [], gateways: [], tunnels: [] };
