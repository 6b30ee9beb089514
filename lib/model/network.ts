import type { Circuit } from "./circuit.ts";
import type { ConnectGroup, ConnectRole, ConnectSubscription } from "./connectGroup.ts";
import type { DeploymentInput } from "./deploymentInput.ts";
import type { EdgeNatRule, FirewallRule, IpSet, OrgNetwork, PortProfile, StaticRoute } from "./edge.ts";
import type { Gateway } from "./gateway.ts";
import type { Key } from "./key.ts";
import type { PrivateCloud } from "./privateCloud.ts";
import type { PublicAddress } from "./publicAddress.ts";
import type { RouteTable } from "./routeTable.ts";
import type { SecurityGroup } from "./securityGroup.ts";
import type { Site } from "./site.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";
import type { Tunnel } from "./tunnel.ts";

/** The hub: what every format is read into and written from. Plain data, no places, no vendor spelling. */
export interface Network {
  /** Name servers that virtual networks refer to. */
  readonly dnsServers: readonly DnsServer[];
  /** Virtual networks with their subnets. */
  readonly virtualNetworks: readonly VirtualNetwork[];
  /** Rules that subnets refer to. */
  readonly securityGroups: readonly SecurityGroup[];
  /** Routes that subnets refer to. */
  readonly routeTables: readonly RouteTable[];
  /** Addresses on the internet. */
  readonly publicAddresses: readonly PublicAddress[];
  /** Far sides of tunnels, as far as they are no gateways of this network. */
  readonly sites: readonly Site[];
  /** Near ends of tunnels. */
  readonly gateways: readonly Gateway[];
  /** Connections of the gateways. */
  readonly tunnels: readonly Tunnel[];
  /** Private lines. */
  readonly circuits: readonly Circuit[];
  /** Private clouds of Azure VMware Solution. */
  readonly privateClouds: readonly PrivateCloud[];
  /** Networks behind edge gateways. */
  readonly orgNetworks: readonly OrgNetwork[];
  /** Named sets of addresses. */
  readonly ipSets: readonly IpSet[];
  /** Named sets of ports. */
  readonly portProfiles: readonly PortProfile[];
  /** Rules of the firewalls on edge gateways, in the order in which they are asked. */
  readonly firewallRules: readonly FirewallRule[];
  /** Rules of address translation on edge gateways. */
  readonly edgeNatRules: readonly EdgeNatRule[];
  /** Routes on edge gateways that are written down. */
  readonly staticRoutes: readonly StaticRoute[];
  /** What Azure Connect kept for each subscription. */
  readonly connectSubscriptions: readonly ConnectSubscription[];
  /** Groups of Azure Connect. */
  readonly connectGroups: readonly ConnectGroup[];
  /** Roles with the plug-in of Azure Connect. */
  readonly connectRoles: readonly ConnectRole[];
  /** What unresolved values wait for: values that a deployment is given. */
  readonly inputs: readonly DeploymentInput[];
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
  readonly address?: Stated<string>;
}

/** A virtual network. */
export interface VirtualNetwork {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** As the input has it, with characters that some platforms refuse; empty when it has none. */
  readonly name: Stated<string>;
  /** Region, lower case without blanks (`westus`). Absent: not stated. */
  readonly location?: Stated<string>;
  /** Classic: a group that stands for a region which the file does not tell. */
  readonly affinityGroup?: string;
  /** Classic, 2012: a free description. */
  readonly label?: string;
  /** Classic: name of an `InternetGatewayNetwork`, kept as it is. */
  readonly internetGateway?: string;
  /** Address space, canonical prefixes (`10.1.0.0/16`). */
  readonly prefixes: readonly Stated<string>[];
  /** Parts of the address space. */
  readonly subnets: readonly Subnet[];
  /** Name servers, in the order in which they are asked. */
  readonly dnsServers: readonly Key[];
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** A part of a virtual network's address space. `GatewaySubnet` is the one that gateways live in. */
export interface Subnet {
  /** Unique in its virtual network. */
  readonly name: Stated<string>;
  /** Canonical prefixes; one as a rule. */
  readonly prefixes: readonly Stated<string>[];
  /** The rules that filter its traffic, when an input describes them. */
  readonly securityGroup?: Key;
  /** Resource id of those, when no input does. */
  readonly securityGroupId?: Stated<string>;
  /** Its routes, when an input describes them. */
  readonly routeTable?: Key;
  /** Resource id of those, when no input does. */
  readonly routeTableId?: Stated<string>;
}

/** A network without anything in it. */
export const emptyNetwork: Network = {
  dnsServers: [],
  virtualNetworks: [],
  securityGroups: [],
  routeTables: [],
  publicAddresses: [],
  sites: [],
  gateways: [],
  tunnels: [],
  circuits: [],
  privateClouds: [],
  orgNetworks: [],
  ipSets: [],
  portProfiles: [],
  firewallRules: [],
  edgeNatRules: [],
  staticRoutes: [],
  connectSubscriptions: [],
  connectGroups: [],
  connectRoles: [],
  inputs: [],
};
