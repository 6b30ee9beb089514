export const group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers";
export const own =
  "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/tnt/providers/Microsoft.Network/expressRouteCircuits/tnt-er";
export const paris: string = `${group}/Microsoft.Network/expressRouteCircuits/er-paris`;
const cloudId: string = `${group}/Microsoft.AVS/privateClouds/harbour-cloud`;

export interface Parts {
  readonly cloud?: object;
  readonly circuit?: object;
  readonly peering?: object;
  readonly reach?: object;
  readonly more?: readonly object[];
}

/** What `az` shows of a private cloud, a circuit, and a connection between them, with some of it otherwise. */
export function resources({ cloud, circuit, peering, reach, more = [] }: Parts): {
  readonly name: string;
  readonly text: string;
} {
  const all = [
    {
      id: cloudId,
      name: "harbour-cloud",
      type: "Microsoft.AVS/privateClouds",
      location: "westeurope",
      networkBlock: "10.20.0.0/22",
      circuit: { expressRouteID: own },
      ...cloud,
    },
    {
      id: paris,
      name: "er-paris",
      type: "Microsoft.Network/expressRouteCircuits",
      sku: { tier: "Premium" },
      serviceProviderProvisioningState: "Provisioned",
      authorizations: [
        { name: "cloud", authorizationKey: "key-1", authorizationUseStatus: "InUse" },
        { name: "free", authorizationKey: "key-2", authorizationUseStatus: "Available" },
      ],
      peerings: [
        {
          name: "AzurePrivatePeering",
          peeringType: "AzurePrivatePeering",
          state: "Enabled",
          primaryPeerAddressPrefix: "172.16.0.0/30",
          ...peering,
        },
      ],
      ...circuit,
    },
    {
      id: `${cloudId}/globalReachConnections/to-paris`,
      name: "to-paris",
      type: "Microsoft.AVS/privateClouds/globalReachConnections",
      authorizationKey: "key-1",
      peerExpressRouteCircuit: paris,
      expressRouteId: own,
      ...reach,
    },
    ...more,
  ];
  return { name: "az.json", text: JSON.stringify(all) };
}

export const segment = (name: string, gatewayAddress: string): object => ({
  id: `${cloudId}/workloadNetworks/default/segments/${name}`,
  name,
  type: "Microsoft.AVS/privateClouds/workloadNetworks/segments",
  subnet: { gatewayAddress },
});

export const connection = (name: string, authorizationKey: string, peer: string = own): object => ({
  id: `${group}/Microsoft.Network/connections/${name}`,
  name,
  type: "Microsoft.Network/connections",
  connectionType: "ExpressRoute",
  virtualNetworkGateway1: { id: `${group}/Microsoft.Network/virtualNetworkGateways/ergw` },
  peer: { id: peer },
  authorizationKey,
});

export const cloudKey = (authorizationKey: string): object => ({
  id: `${cloudId}/authorizations/hub`,
  name: "hub",
  type: "Microsoft.AVS/privateClouds/authorizations",
  expressRouteAuthorizationKey: authorizationKey,
});

/** A description of a private cloud and a circuit, with some of it otherwise. */
export const description = (circuit: object, cloud: object = {}): { readonly name: string; readonly text: string } => ({
  name: "reach.json",
  text: JSON.stringify({
    globalReach: {
      privateCloud: { name: "harbour-cloud", managementBlock: "10.20.0.0/22", ...cloud },
      onPremisesCircuits: [{ name: "er-paris", ...circuit }],
      virtualNetworks: [{ name: "hub", prefixes: ["10.1.0.0/16"], gateway: "hub-ergw" }],
    },
  }),
});
