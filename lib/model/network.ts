import type { Gateway } from "./gateway.ts";
import type { Key } from "./key.ts";
import type { Site } from "./site.ts";
import type { Tunnel } from "./tunnel.ts";

/** The hub: what every format is read into and written from. Plain data, no places, no vendor spelling. */
export interface Network {
  /** Name servers that virtual networks refer to. */
  readonly dnsServers: readonly DnsServer[];
  /** Virtual networks with their subnets. */
  readonly virtualNetworks: readonly VirtualNetwork[];
  /** Far sides of tunnels, as far as they are no gateways of this network. */
  readonly sites: readonly Site[];
  /** Near ends of tunnels. */
  readonly gateways: readonly Gateway[];
  /** Connections of the gateways. */
  readonly tunnels: readonly Tunnel[];
}

/** A name server that virtual networks hand to their machines. */
export interface DnsServer {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** A label for references, not a host name. */
  readonly name?: string;
  /** IPv4 or IPv6 address. Absent: not stated, or not readable. */
  readonly address?: string;
}

/** A virtual network. */
export interface VirtualNetwork {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** As the input has it, with characters that some platforms refuse; empty when it has none. */
  readonly name: string;
  /** Region, lower case without blanks (`westus`). Absent: not stated. */
  readonly location?: string;
  /** Classic: a group that stands for a region which the file does not tell. */
  readonly affinityGroup?: string;
  /** Classic, 2012: a free description. */
  readonly label?: string;
  /** Classic: name of an `InternetGatewayNetwork`, kept as it is. */
  readonly internetGateway?: string;
  /** Address space, canonical prefixes (`10.1.0.0/16`). */
  readonly prefixes: readonly string[];
  /** Parts of the address space. */
  readonly subnets: readonly Subnet[];
  /** Name servers, in the order in which they are asked. */
  readonly dnsServers: readonly Key[];
}

/** A part of a virtual network's address space. `GatewaySubnet` is the one that gateways live in. */
export interface Subnet {
  /** Unique in its virtual network. */
  readonly name: string;
  /** Canonical prefixes; one as a rule. */
  readonly prefixes: readonly string[];
}

/** A network without anything in it. */
export const emptyNetwork: Network = { dnsServers: [], virtualNetworks: [], sites: [], gateways: [], tunnels: [] };
