import type { Key } from "./key.ts";
import type { Secret } from "./secret.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** A private cloud of Azure VMware Solution. */
export interface PrivateCloud {
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
  /** Kind of host: `AV36`. */
  readonly sku?: Stated<string>;
  /** Hosts of the first cluster. */
  readonly clusterSize?: Stated<number>;
  /** Prefix of its management networks, /22 or larger. */
  readonly networkBlock?: Stated<string>;
  /** Further blocks. */
  readonly extendedNetworkBlocks?: readonly Stated<string>[];
  /** `Enabled` or `Disabled`. */
  readonly internet?: Stated<string>;
  /** Resource id of the circuit that leads to it. */
  readonly circuitId?: Stated<string>;
  /** Resource id of the private peering of that circuit. */
  readonly privatePeeringId?: Stated<string>;
  /** Password of the vCenter administrator. */
  readonly vcenterPassword?: Stated<Secret>;
  /** Password of the NSX administrator. */
  readonly nsxtPassword?: Stated<Secret>;
  /** Leave for others to connect to its circuit; one serves one connection. */
  readonly authorizations?: readonly CloudAuthorization[];
  /** Circuits joined to its own by Global Reach. */
  readonly globalReachConnections?: readonly GlobalReachConnection[];
  /** Networks of its machines. */
  readonly segments?: readonly CloudSegment[];
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** Leave to connect to the circuit of a private cloud. */
export interface CloudAuthorization {
  /** Unique in its private cloud. */
  readonly name: Stated<string>;
  /** The key that proves it, once it is given out. */
  readonly authorizationKey?: Stated<Secret>;
  /** Resource id of the circuit that it is for. */
  readonly circuitId?: Stated<string>;
}

/** A join of the private cloud's circuit to another by Global Reach. */
export interface GlobalReachConnection {
  /** Unique in its private cloud. */
  readonly name: Stated<string>;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** Given out by the other circuit. */
  readonly authorizationKey?: Stated<Secret>;
  /** The other circuit, when an input describes it. */
  readonly peerCircuit?: Key;
  /** Resource id of the other circuit. */
  readonly peerCircuitId?: Stated<string>;
  /** Resource id of the circuit of the private cloud. */
  readonly circuitId?: Stated<string>;
}

/** A network of machines in a private cloud: a segment of NSX. */
export interface CloudSegment {
  /** Unique in its private cloud. */
  readonly name: Stated<string>;
  /** It is there already and not deployed by this input. */
  readonly existing?: true;
  /** For people. */
  readonly displayName?: Stated<string>;
  /** Path of the gateway in NSX that it is connected to. */
  readonly gatewayPath?: Stated<string>;
  /** Address of its gateway with the length of the prefix: `10.30.1.1/24`. */
  readonly gatewayAddress?: Stated<string>;
  /** Addresses handed to machines, as ranges: `10.30.1.10-10.30.1.99`. */
  readonly dhcpRanges?: readonly Stated<string>[];
}
