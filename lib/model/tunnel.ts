import type { EntityReference } from "./edge.ts";
import type { IpsecPolicy, SelectorPolicy } from "./ipsec.ts";
import type { Key } from "./key.ts";
import type { Secret } from "./secret.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** One connection of a gateway: over IPsec to a site or to another gateway, or over a private circuit. */
export interface Tunnel {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** Absent where tunnels have no names of their own. */
  readonly name?: Stated<string>;
  /** Region, lower case without blanks. Absent: that of its gateway. */
  readonly location?: Stated<string>;
  /** The near end, when an input describes it. */
  readonly gateway?: Key;
  /** Resource id of the near end, when no input does. */
  readonly gatewayId?: Stated<string>;
  /** What carries the traffic. Absent: not stated, which means IPsec. */
  readonly medium?: Stated<"IPsec" | "ExpressRoute">;
  /** The far side as a site. */
  readonly site?: Key;
  /** The name of a site that no input describes; then there is no `site`. */
  readonly siteName?: string;
  /** Resource id of a site that no input describes. */
  readonly siteId?: Stated<string>;
  /** The far side as a gateway of this same network: both ends are known, no site is needed. */
  readonly remoteGateway?: Key;
  /** Resource id of a gateway on the far side that no input describes. */
  readonly remoteGatewayId?: Stated<string>;
  /** The circuit that carries the traffic. */
  readonly circuit?: Key;
  /** Resource id of a circuit that no input describes. */
  readonly circuitId?: Stated<string>;
  /** Proves that the owner of the circuit agrees. */
  readonly authorizationKey?: Stated<Secret>;
  /** Pre-shared key of both ends. Absent: not stated. */
  readonly sharedKey?: Stated<Secret>;
  /** Version of IKE; `IKE-FLEX` starts with version 2 and answers both. Absent: not stated. */
  readonly protocol?: Stated<"IKEv1" | "IKEv2" | "IKE-FLEX">;
  /** Whether this end starts and answers (`Default`), does only one of both, or starts when there is traffic (`OnDemand`). */
  readonly initiation?: Stated<"Default" | "InitiatorOnly" | "ResponderOnly" | "OnDemand">;
  /** `PSK` or `Certificate`. Absent: not stated, which means a pre-shared key. */
  readonly authentication?: Stated<string>;
  /** Seconds without an answer until the peer counts as dead; 0 stands for the default of the vendor. */
  readonly dpdTimeoutSeconds?: Stated<number>;
  /** What this end offers and accepts. Absent: the default of the vendor. */
  readonly policy?: Stated<IpsecPolicy>;
  /** Selectors are the prefixes of both sides instead of any to any. */
  readonly policyBasedSelectors?: Stated<boolean>;
  /** Selectors of its own, instead of the prefixes of both sides. */
  readonly selectors?: readonly Stated<SelectorPolicy>[];
  /** Whether routes are exchanged by BGP. */
  readonly bgp?: Stated<boolean>;
  /** Weight among connections to the same circuit. */
  readonly routingWeight?: Stated<number>;
  /** The tunnel ends at the private address of the gateway. */
  readonly privateAddress?: Stated<boolean>;
  /** Traffic over a circuit goes past the gateway (FastPath). */
  readonly gatewayBypass?: Stated<boolean>;
  /** FastPath also to private endpoints. */
  readonly privateLinkBypass?: Stated<boolean>;
  /** Resource ids of the rules that translate what comes in. */
  readonly ingressNatRules?: readonly Stated<string>[];
  /** Resource ids of the rules that translate what goes out. */
  readonly egressNatRules?: readonly Stated<string>[];
  /** The BGP address that each instance of the gateway uses here. */
  readonly bgpAddresses?: readonly TunnelBgpAddress[];
  /** Identifies it on its platform. */
  readonly id?: Stated<string>;
  /** Counts its changes on its platform; a change must name the current one. */
  readonly revision?: Stated<number>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** Absent: it is on. */
  readonly enabled?: Stated<boolean>;
  /** Address on the internet that this tunnel uses on the near side. */
  readonly localAddress?: Stated<string>;
  /** Who the near side says it is. Absent: its address. */
  readonly localId?: Stated<string>;
  /** Who the far side must say it is. Absent: its address. */
  readonly remoteId?: Stated<string>;
  /** Prefixes of the near side, canonical, where they are stated for the tunnel itself. */
  readonly localPrefixes?: readonly Stated<string>[];
  /** Which traffic it takes is decided by routes and not by prefixes. */
  readonly routeBased?: Stated<boolean>;
  /** `DEFAULT`: the profile of the vendor; `CUSTOM`: one of its own. */
  readonly profile?: Stated<"DEFAULT" | "CUSTOM">;
  /** Seconds between two probes for a dead peer. */
  readonly dpdProbeSeconds?: Stated<number>;
  /** Whether it writes a log. */
  readonly logging?: Stated<boolean>;
  /** Certificate of the near side. */
  readonly certificate?: EntityReference;
  /** Certificate that signs that of the far side. */
  readonly caCertificate?: EntityReference;
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** The BGP address that one instance of a gateway uses for one tunnel. */
export interface TunnelBgpAddress {
  /** Resource id of the address configuration. */
  readonly configurationId?: Stated<string>;
  /** IPv4 address. */
  readonly address?: Stated<string>;
}
