import type { Key } from "./key.ts";
import type { Secret } from "./secret.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** A private line into Azure: an ExpressRoute circuit. */
export interface Circuit {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** As the input has it. */
  readonly name: Stated<string>;
  /** Its id in Resource Manager, where an input states it. */
  readonly resourceId?: string;
  /** Region, lower case without blanks. */
  readonly location?: Stated<string>;
  /** `Premium_MeteredData`. */
  readonly sku?: Stated<string>;
  /** `Standard`, `Premium`, `Local`, … */
  readonly tier?: Stated<string>;
  /** `MeteredData` or `UnlimitedData`. */
  readonly billing?: Stated<string>;
  /** Whom the line is ordered from. */
  readonly provider?: Stated<string>;
  /** Where the provider meets Azure. */
  readonly peeringLocation?: Stated<string>;
  /** Megabits per second. */
  readonly bandwidthMbps?: Stated<number>;
  /** Resource id of an ExpressRoute port, where the line is one's own. */
  readonly portId?: Stated<string>;
  /** Gigabits per second on a port. */
  readonly bandwidthGbps?: Stated<number>;
  /** May be joined to other circuits by Global Reach. */
  readonly globalReach?: Stated<boolean>;
  /** Whether classic virtual networks may use it. */
  readonly classicOperations?: Stated<boolean>;
  /** What the provider needs to set the line up. */
  readonly serviceKey?: Stated<Secret>;
  /** How far the provider is: `NotProvisioned`, `Provisioning`, `Provisioned` or `Deprovisioning`. */
  readonly providerState?: Stated<string>;
  /** Routing over the line. */
  readonly peerings?: readonly CircuitPeering[];
  /** Leave for others to connect to it; one serves one connection. */
  readonly authorizations?: readonly CircuitAuthorization[];
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** A routing domain of a circuit. */
export interface CircuitPeering {
  /** Unique in its circuit. */
  readonly name: Stated<string>;
  /** `AzurePrivatePeering` or `MicrosoftPeering`. */
  readonly type?: Stated<string>;
  /** `Enabled` or `Disabled`. */
  readonly state?: Stated<string>;
  /** Autonomous system number of the other side. */
  readonly peerAsn?: Stated<number>;
  /** Prefix of the first link. */
  readonly primaryPrefix?: Stated<string>;
  /** Prefix of the second link. */
  readonly secondaryPrefix?: Stated<string>;
  /** 1 to 4094. */
  readonly vlanId?: Stated<number>;
  /** Prefixes that the other side tells by BGP, canonical, as far as somebody wrote them down. */
  readonly routes?: readonly Stated<string>[];
  /** Whether all routers on the other side, those of the provider too, take autonomous system numbers of 4 bytes. */
  readonly fourByteAsn?: Stated<boolean>;
  /** MD5 key of the BGP sessions. */
  readonly sharedKey?: Stated<Secret>;
  /** Circuits joined to this one by Global Reach. */
  readonly connections?: readonly CircuitConnection[];
}

/** A join of two circuits by Global Reach. */
export interface CircuitConnection {
  /** Unique in its peering. */
  readonly name: Stated<string>;
  /** Resource id of the private peering of this circuit. */
  readonly peeringId?: Stated<string>;
  /** Resource id of the private peering of the other circuit. */
  readonly peerPeeringId?: Stated<string>;
  /** A /29 for the links between them. */
  readonly addressPrefix?: Stated<string>;
  /** Given out by the other circuit. */
  readonly authorizationKey?: Stated<Secret>;
}

/** Leave to connect to a circuit. */
export interface CircuitAuthorization {
  /** Unique in its circuit. */
  readonly name: Stated<string>;
  /** The key that proves it. */
  readonly authorizationKey?: Stated<Secret>;
  /** Whether a connection has it: `Available` or `InUse`. */
  readonly use?: Stated<string>;
}
