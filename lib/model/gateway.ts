import type { BgpSpeaker } from "./bgp.ts";
import type { EdgeSettings } from "./edge.ts";
import type { Key } from "./key.ts";
import type { Secret } from "./secret.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** How a gateway picks the tunnel for a packet: by route (classic: dynamic routing) or by policy (static routing). */
export type Routing = "RouteBased" | "PolicyBased";

/**
 * What a gateway connects to: tunnels over the internet, private circuits, (`LocalGateway`) devices in Azure's own sites;
 * `Edge` is an edge gateway of VMware Cloud Director.
 */
export type GatewayType = "Vpn" | "ExpressRoute" | "LocalGateway" | "Edge";

/** The near end of tunnels: a gateway in the `GatewaySubnet` of a virtual network. */
export interface Gateway {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** Absent where gateways have no names of their own. */
  readonly name?: Stated<string>;
  /** Region, lower case without blanks. Absent: that of its virtual network. */
  readonly location?: Stated<string>;
  /** The virtual network that it belongs to, when an input describes it. */
  readonly virtualNetwork?: Key;
  /** Resource id of its subnet, when no input describes the virtual network. */
  readonly subnetId?: Stated<string>;
  /** What it connects to. */
  readonly type: Stated<GatewayType>;
  /** Absent: not stated. */
  readonly routing?: Stated<Routing>;
  /** Classic `Gateway/@profile`: Small, Medium, Large, ExtraLarge. Never had an effect on the size. */
  readonly profile?: string;
  /** Size: `VpnGw1AZ`. */
  readonly sku?: Stated<string>;
  /** `Generation1`, `Generation2` or `None`. */
  readonly generation?: Stated<string>;
  /** Two instances that both carry traffic. */
  readonly activeActive?: Stated<boolean>;
  /** Its public and private addresses. */
  readonly addresses?: readonly Stated<GatewayAddress>[];
  /** Whether routes are exchanged by BGP. */
  readonly bgp?: Stated<boolean>;
  /** Its end of BGP sessions. */
  readonly bgpSpeaker?: Stated<BgpSpeaker>;
  /** Tunnels over a private circuit end at its private address. */
  readonly privateAddress?: Stated<boolean>;
  /** Protection against replayed packets is off. */
  readonly replayProtectionOff?: Stated<boolean>;
  /** The site that takes the default route, when an input describes it: forced tunnelling. */
  readonly defaultSite?: Key;
  /** Resource id of that, when no input does. */
  readonly defaultSiteId?: Stated<string>;
  /** Further prefixes that point-to-site clients are told of. */
  readonly customRoutes?: readonly Stated<string>[];
  /** Address translation. */
  readonly natRules?: readonly NatRule[];
  /** Routes that BGP tells are translated too. */
  readonly bgpRouteTranslation?: Stated<boolean>;
  /** Addresses handed to point-to-site clients, canonical prefixes. */
  readonly clientPrefixes: readonly Stated<string>[];
  /** How point-to-site clients come in. */
  readonly clients?: Stated<ClientAccess>;
  /** What only an edge gateway has. */
  readonly edge?: EdgeSettings;
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** One instance of a gateway on the network. */
export interface GatewayAddress {
  /** Name of the address configuration. */
  readonly name?: Stated<string>;
  /** How the private address is given out. */
  readonly privateAllocation?: Stated<"Dynamic" | "Static">;
  /** Its address in the gateway subnet. */
  readonly privateAddress?: Stated<string>;
  /** Its address on the internet, when an input describes it. */
  readonly publicAddress?: Key;
  /** Resource id of that, when no input does. */
  readonly publicAddressId?: Stated<string>;
}

/** A rule of address translation on a gateway. */
export interface NatRule {
  /** Unique in its gateway. */
  readonly name: Stated<string>;
  /** `Static` or `Dynamic`. */
  readonly type?: Stated<string>;
  /** `EgressSnat` or `IngressSnat`. */
  readonly mode?: Stated<string>;
  /** Resource id of the address configuration that it belongs to. */
  readonly configurationId?: Stated<string>;
  /** Prefixes before translation. */
  readonly internal?: readonly NatMapping[];
  /** Prefixes after translation. */
  readonly external?: readonly NatMapping[];
}

/** Addresses, and ports where they matter, of a rule. */
export interface NatMapping {
  /** Canonical prefix. */
  readonly prefix?: Stated<string>;
  /** `80` or `100-200`. */
  readonly ports?: Stated<string>;
}

/** How point-to-site clients come in. */
export interface ClientAccess {
  /** `IkeV2`, `OpenVPN`, `SSTP`. */
  readonly protocols?: readonly Stated<string>[];
  /** `Certificate`, `Radius`, `AAD`. */
  readonly authentication?: readonly Stated<string>[];
  /** Certificates that sign those of clients. */
  readonly rootCertificates?: readonly ClientCertificate[];
  /** Certificates that are no longer taken. */
  readonly revokedCertificates?: readonly ClientCertificate[];
  /** Address of a RADIUS server. */
  readonly radiusServer?: Stated<string>;
  /** Secret shared with it. */
  readonly radiusSecret?: Stated<Secret>;
  /** Address of the directory that clients sign in to. */
  readonly directoryTenant?: Stated<string>;
  /** Application id in that directory. */
  readonly directoryAudience?: Stated<string>;
  /** Who issues its tokens. */
  readonly directoryIssuer?: Stated<string>;
}

/** A certificate of point-to-site clients. */
export interface ClientCertificate {
  /** Unique in its list. */
  readonly name?: Stated<string>;
  /** The certificate in Base64. */
  readonly data?: Stated<Secret>;
  /** SHA-1 of the certificate. */
  readonly thumbprint?: Stated<Secret>;
}
