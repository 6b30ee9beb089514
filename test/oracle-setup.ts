/** The eight values of a policy in an Azure connection. */
export interface AzurePolicy {
  readonly ikeEncryption: string;
  readonly ikeIntegrity: string;
  readonly dhGroup: string;
  readonly ipsecEncryption: string;
  readonly ipsecIntegrity: string;
  readonly pfsGroup: string;
  readonly saLifeTimeSeconds: number;
  readonly saDataSizeKilobytes: number;
}

/** The properties of a connection that are varied, as a template has them. */
export interface AzureConnection {
  readonly connectionProtocol?: "IKEv1" | "IKEv2";
  readonly connectionMode?: "Default" | "InitiatorOnly" | "ResponderOnly";
  readonly usePolicyBasedTrafficSelectors?: boolean;
  readonly trafficSelectorPolicies?: readonly {
    readonly localAddressRanges: readonly string[];
    readonly remoteAddressRanges: readonly string[];
  }[];
  readonly ipsecPolicies?: readonly AzurePolicy[];
  readonly sharedKey?: string;
}

/** An Azure end, before it is a template. */
export interface AzureSetup {
  readonly vpnType: "RouteBased" | "PolicyBased";
  readonly prefixes: readonly string[];
  readonly connection: AzureConnection;
  /** The edge as the local network gateway has it. */
  readonly edge: { readonly address: string; readonly prefixes: readonly string[] };
}

/** One phase in the profile of an edge. */
export interface EdgePhase {
  readonly encryptionAlgorithms: readonly string[];
  readonly digestAlgorithms?: readonly string[];
  readonly dhGroups: readonly string[];
  readonly saLifeTime: number;
}

/** An edge end: the two bodies of an element of `ipsecVpnTunnels`. */
export interface EdgeSetup {
  readonly tunnel: {
    readonly name: string;
    readonly localEndpoint: {
      readonly localId?: string;
      readonly localAddress: string;
      readonly localNetworks: readonly string[];
    };
    readonly remoteEndpoint: {
      readonly remoteId?: string;
      readonly remoteAddress: string;
      readonly remoteNetworks: readonly string[];
    };
    readonly preSharedKey: string;
    readonly connectorInitiationMode?: "INITIATOR" | "RESPOND_ONLY" | "ON_DEMAND";
    readonly securityType: "DEFAULT" | "CUSTOM";
  };
  readonly connectionProperties?: {
    readonly securityType: "CUSTOM";
    readonly ikeConfiguration: EdgePhase & { readonly ikeVersion: "IKE_V1" | "IKE_V2" | "IKE_FLEX" };
    readonly tunnelConfiguration: EdgePhase & { readonly perfectForwardSecrecyEnabled: boolean };
  };
}

/** Two ends that someone could have configured. */
export interface Setups {
  readonly azure: AzureSetup;
  readonly cds: EdgeSetup;
}

/** Where the two gateways are. */
export const gatewayAddresses = { azure: "192.0.2.1", cds: "192.0.2.2" } as const;

/** Prefixes that lie behind a gateway; the later ones within the earlier. */
export const prefixesBehind = {
  azure: ["10.1.0.0/16", "10.3.0.0/16", "10.1.1.0/24", "10.3.8.0/21"],
  cds: ["10.2.0.0/16", "10.4.0.0/16", "10.2.1.0/24", "10.4.8.0/21"],
} as const;

/** A connection without a policy, and a tunnel with the DEFAULT profile: what many begin with. */
export const defaultSetups: Setups = {
  azure: {
    vpnType: "RouteBased",
    prefixes: ["10.1.0.0/16"],
    connection: {},
    edge: { address: gatewayAddresses.cds, prefixes: ["10.2.0.0/16"] },
  },
  cds: {
    tunnel: {
      name: "quay-to-pier",
      localEndpoint: { localAddress: gatewayAddresses.cds, localNetworks: ["10.2.0.0/16"] },
      remoteEndpoint: { remoteAddress: gatewayAddresses.azure, remoteNetworks: ["10.1.0.0/16"] },
      preSharedKey: "the+same+at+both+ends",
      securityType: "DEFAULT",
    },
  },
};
