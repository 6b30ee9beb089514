import type { Key } from "./key.ts";
import type { Stated } from "./stated.ts";

/** A named thing of the platform, by name and id. */
export interface EntityReference {
  /** As shown to people. */
  readonly name?: Stated<string>;
  /** `urn:vcloud:gateway:…`, or a bare UUID. */
  readonly id?: Stated<string>;
}

/** What only an edge gateway of VMware Cloud Director has. */
export interface EdgeSettings {
  /** `urn:vcloud:gateway:…`. */
  readonly id?: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** Connections to the outside. */
  readonly uplinks?: readonly EdgeUplink[];
  /** Always true on NSX-T. */
  readonly distributedRouting?: Stated<boolean>;
  /** Whether networks may be routed without distribution. */
  readonly nonDistributedRouting?: Stated<boolean>;
  /** The virtual data centre, or the group of them, that owns it. */
  readonly owner?: EntityReference;
  /** The organization. */
  readonly organization?: EntityReference;
  /** Internal prefix of services on the edge; its host part is kept. */
  readonly serviceNetwork?: Stated<string>;
  /** `ACTIVE_STANDBY` or `DISTRIBUTED_ONLY`. */
  readonly deploymentMode?: Stated<string>;
  /** `NSXT_BACKED`, `NSXV_BACKED` or `NSXT_IMPORTED`. */
  readonly backing?: Stated<string>;
  /** Where the provider runs it. */
  readonly primaryCluster?: EdgeCluster;
  /** Where its second instance runs, where that is told apart. */
  readonly secondaryCluster?: EdgeCluster;
}

/** Machines of the provider that edge gateways run on. */
export interface EdgeCluster {
  /** As shown to people. */
  readonly name?: Stated<string>;
  /** `urn:vcloud:edgeCluster:…`. */
  readonly id?: Stated<string>;
  /** Identifies it in NSX. */
  readonly backingId?: Stated<string>;
}

/** A connection of an edge gateway to the outside. */
export interface EdgeUplink {
  /** `urn:vcloud:network:…`. */
  readonly id?: Stated<string>;
  /** As shown to people. */
  readonly name?: Stated<string>;
  /** Absent: true. */
  readonly connected?: Stated<boolean>;
  /** The edge has the uplink for itself. */
  readonly dedicated?: Stated<boolean>;
  /** Addresses come from IP Spaces and are not listed here. */
  readonly usesIpSpaces?: Stated<boolean>;
  /** Addresses of the edge, by subnet. */
  readonly subnets?: readonly EdgeSubnet[];
}

/** A subnet of an uplink or of a network behind an edge gateway. */
export interface EdgeSubnet {
  /** Address of the gateway in it. */
  readonly gateway?: Stated<string>;
  /** 0 to 32; with the gateway it gives the prefix. */
  readonly prefixLength?: Stated<number>;
  /** Suffix that machines are told. */
  readonly dnsSuffix?: Stated<string>;
  /** First name server. */
  readonly dnsServer1?: Stated<string>;
  /** Second name server. */
  readonly dnsServer2?: Stated<string>;
  /** Addresses that may be given out. */
  readonly ranges?: readonly AddressRange[];
  /** Absent: true. */
  readonly enabled?: Stated<boolean>;
  /** The address that the edge uses unless told otherwise. */
  readonly primaryAddress?: Stated<string>;
}

/** Addresses from one to another, both included. */
export interface AddressRange {
  /** The lowest. */
  readonly first: Stated<string>;
  /** The highest. */
  readonly last: Stated<string>;
}

/** A network of a virtual data centre: VMware Cloud Director calls it organization VDC network. */
export interface OrgNetwork {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from. */
  readonly scope: string;
  /** `urn:vcloud:network:…`. */
  readonly id?: Stated<string>;
  /** As shown to people. */
  readonly name: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** `NAT_ROUTED`, `ISOLATED`, … */
  readonly type?: Stated<string>;
  /** The edge gateway that routes it, when an input describes it. */
  readonly edge?: Key;
  /** That edge gateway, when no input does. */
  readonly edgeReference?: EntityReference;
  /** `INTERNAL`, `DISTRIBUTED`, `SUBINTERFACE`, `NON_DISTRIBUTED`. */
  readonly connection?: Stated<string>;
  /** Absent: true. */
  readonly connected?: Stated<boolean>;
  /** Its prefixes, each with a gateway. */
  readonly subnets?: readonly EdgeSubnet[];
  /** The virtual data centre, or the group of them, that owns it. */
  readonly owner?: EntityReference;
  /** The organization. */
  readonly organization?: EntityReference;
  /** Whether the whole organization may use it. */
  readonly shared?: Stated<boolean>;
  /** Whether the outside is told of it. */
  readonly routeAdvertised?: Stated<boolean>;
  /** The network outside that it is connected to directly. */
  readonly parent?: EntityReference;
  /** Whether machines may use VLAN tags of their own. */
  readonly guestVlanTagging?: Stated<boolean>;
  /** Whether it may have an IPv4 and an IPv6 subnet. */
  readonly dualSubnets?: Stated<boolean>;
}

/** A named set of addresses that firewall rules refer to. */
export interface IpSet {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from. */
  readonly scope: string;
  /** `urn:vcloud:firewallGroup:…`. */
  readonly id?: Stated<string>;
  /** As shown to people. */
  readonly name: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** `IP_SET`; other kinds of groups have members and no addresses. */
  readonly type?: Stated<string>;
  /** Addresses, ranges (`a-b`) and prefixes. */
  readonly addresses?: readonly Stated<string>[];
  /** Networks whose machines belong to it, in a group of another kind than `IP_SET`. */
  readonly members?: readonly EntityReference[];
  /** The edge gateway that it belongs to, when an input describes it. */
  readonly edge?: Key;
  /** Who owns it otherwise. */
  readonly owner?: EntityReference;
  /** The organization. */
  readonly organization?: EntityReference;
}

/** Ports that firewall rules and address translation refer to. */
export interface PortProfile {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from. */
  readonly scope: string;
  /** `urn:vcloud:applicationPortProfile:…`. */
  readonly id?: Stated<string>;
  /** As shown to people. */
  readonly name: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** `SYSTEM`, `PROVIDER`, `TENANT`. */
  readonly ownership?: Stated<string>;
  /** Ports by protocol. */
  readonly ports?: readonly PortSet[];
  /** What it belongs to: `urn:vcloud:gateway:…`, `urn:vcloud:vdc:…`, `urn:vcloud:vdcGroup:…`. */
  readonly contextId?: Stated<string>;
  /** The organization. */
  readonly organization?: EntityReference;
}

/** Ports of one protocol. */
export interface PortSet {
  /** As shown to people. */
  readonly name?: Stated<string>;
  /** `TCP`, `UDP`, `ICMPv4`, `ICMPv6`. */
  readonly protocol?: Stated<string>;
  /** `80` or `100-200`. */
  readonly ports?: readonly Stated<string>[];
}

/** A rule of the firewall on an edge gateway. */
export interface FirewallRule {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from. */
  readonly scope: string;
  /** Identifies it on its platform. */
  readonly id?: Stated<string>;
  /** Counts its changes on its platform. */
  readonly revision?: Stated<number>;
  /** As shown to people. */
  readonly name: Stated<string>;
  /** Free text, of a version before `comments`. */
  readonly description?: Stated<string>;
  /** Free text. */
  readonly comments?: Stated<string>;
  /** The edge gateway, when an input describes it. */
  readonly edge?: Key;
  /** Rules of the system stand before those of the user, the default rule behind. Absent: the user's. */
  readonly origin?: "system" | "default";
  /** `ALLOW`, `DROP`, `REJECT`. */
  readonly action?: Stated<string>;
  /** Sets of addresses; absent: any. */
  readonly sources?: readonly Key[];
  /** Groups that no input describes. */
  readonly sourceReferences?: readonly EntityReference[];
  /** Sets of addresses; absent: any. */
  readonly destinations?: readonly Key[];
  /** Groups that no input describes. */
  readonly destinationReferences?: readonly EntityReference[];
  /** Ports; absent: any. */
  readonly services?: readonly Key[];
  /** Ports that no input describes. */
  readonly serviceReferences?: readonly EntityReference[];
  /** Applications that the traffic must belong to; absent: any. */
  readonly contextProfiles?: readonly EntityReference[];
  /** The only place where it counts; absent: everywhere. */
  readonly appliedTo?: EntityReference;
  /** `IPV4`, `IPV6`, `IPV4_IPV6`. */
  readonly ipProtocol?: Stated<string>;
  /** `IN`, `OUT`, `IN_OUT`. */
  readonly direction?: Stated<string>;
  /** Absent: it is on. */
  readonly enabled?: Stated<boolean>;
  /** Whether it writes a log. */
  readonly logging?: Stated<boolean>;
}

/** A rule of address translation on an edge gateway. */
export interface EdgeNatRule {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from. */
  readonly scope: string;
  /** Identifies it on its platform. */
  readonly id?: Stated<string>;
  /** Counts its changes on its platform. */
  readonly revision?: Stated<number>;
  /** As shown to people. */
  readonly name: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** The edge gateway, when an input describes it. */
  readonly edge?: Key;
  /** `SNAT`, `DNAT`, `NO_SNAT`, `NO_DNAT`, `REFLEXIVE`. */
  readonly type?: Stated<string>;
  /** Address or prefix; an empty text where there is none. */
  readonly externalAddresses?: Stated<string>;
  /** Address or prefix on the inside. */
  readonly internalAddresses?: Stated<string>;
  /** Only for traffic to these; absent: to any. */
  readonly snatDestinations?: Stated<string>;
  /** Port on the outside. */
  readonly dnatExternalPort?: Stated<string>;
  /** Ports, when an input describes them. */
  readonly service?: Key;
  /** Ports, when no input does. */
  readonly serviceReference?: EntityReference;
  /** `MATCH_INTERNAL_ADDRESS`, `MATCH_EXTERNAL_ADDRESS`, `BYPASS`. */
  readonly firewallMatch?: Stated<string>;
  /** The only place where it counts; absent: everywhere. */
  readonly appliedTo?: EntityReference;
  /** The lower number wins. */
  readonly priority?: Stated<number>;
  /** Absent: it is on. */
  readonly enabled?: Stated<boolean>;
  /** Whether it writes a log. */
  readonly logging?: Stated<boolean>;
  /** Made by the system and not to be changed. */
  readonly system?: Stated<boolean>;
}

/** A route that is written down. */
export interface StaticRoute {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from. */
  readonly scope: string;
  /** Identifies it on its platform. */
  readonly id?: Stated<string>;
  /** Counts its changes on its platform. */
  readonly revision?: Stated<number>;
  /** As shown to people. */
  readonly name: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** The edge gateway, when an input describes it. */
  readonly edge?: Key;
  /** Canonical prefix. */
  readonly destination?: Stated<string>;
  /** Where it leads. */
  readonly nextHops?: readonly NextHop[];
  /** Made by the system and not to be changed. */
  readonly system?: Stated<boolean>;
}

/** Where a route leads. */
export interface NextHop {
  /** IPv4 address. */
  readonly address?: Stated<string>;
  /** 1 to 255; the lower wins. */
  readonly distance?: Stated<number>;
  /** `NETWORK` or `SYSTEM_OWNED`, and which. */
  readonly scopeType?: Stated<string>;
  /** Which network that is. */
  readonly scopeReference?: EntityReference;
}
