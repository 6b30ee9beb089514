import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { gateway, hub, later, scope, secret, subscription } from "./show-parts.ts";

const peering = `${subscription}/Microsoft.Network/expressRouteCircuits/er-paris/peerings/AzurePrivatePeering`;

/** A gateway on circuits, with peerings and Global Reach. */
export const expressRoute: Network = {
  ...emptyNetwork,
  virtualNetworks: [hub],
  gateways: [
    { key: "g1", scope, name: "er-gw", virtualNetwork: "v1", type: "ExpressRoute", sku: "ErGw1AZ", clientPrefixes: [] },
  ],
  tunnels: [
    { key: "t1", scope, name: "er-1", gateway: "g1", medium: "ExpressRoute", circuit: "c1", routingWeight: 10 },
    {
      key: "t2",
      scope,
      name: "er-2",
      gateway: "g1",
      medium: "ExpressRoute",
      circuitId: later("parameters('circuitId')"),
      authorizationKey: secret,
      gatewayBypass: true,
      privateLinkBypass: false,
    },
  ],
  circuits: [
    {
      key: "c1",
      scope,
      name: "er-paris",
      location: "francecentral",
      sku: "Premium_MeteredData",
      tier: "Premium",
      billing: "MeteredData",
      provider: "Example Carrier",
      peeringLocation: "Paris",
      bandwidthMbps: 1000,
      globalReach: true,
      serviceKey: secret,
      peerings: [
        {
          name: "AzurePrivatePeering",
          type: "AzurePrivatePeering",
          state: "Enabled",
          peerAsn: 65020,
          primaryPrefix: "192.0.2.0/30",
          secondaryPrefix: "192.0.2.4/30",
          vlanId: 200,
          sharedKey: secret,
          connections: [
            {
              name: "to-oslo",
              peeringId: peering,
              peerPeeringId: peering.replace("er-paris", "er-oslo"),
              addressPrefix: "192.0.2.8/29",
              authorizationKey: secret,
            },
          ],
        },
      ],
      authorizations: [{ name: "for-oslo", authorizationKey: secret }, { name: "for-rome" }],
    },
    {
      key: "c2",
      scope,
      name: "er-port",
      portId: `${subscription}/Microsoft.Network/expressRoutePorts/port`,
      bandwidthGbps: 10,
    },
    { key: "c3", scope, name: "er-elsewhere", existing: true },
  ],
};

/** Private clouds, joined to circuits. */
export const privateCloud: Network = {
  ...emptyNetwork,
  privateClouds: [
    {
      key: "a1",
      scope,
      name: "avs-north",
      location: "northeurope",
      sku: "AV36P",
      clusterSize: 3,
      networkBlock: "10.175.0.0/22",
      internet: "Disabled",
      vcenterPassword: secret,
      nsxtPassword: later("parameters('nsxtPassword')"),
      authorizations: [{ name: "hub", authorizationKey: secret }, { name: "branch" }],
      globalReachConnections: [
        {
          name: "to-paris",
          condition: later("parameters('join')"),
          peerCircuitId: `${subscription}/Microsoft.Network/expressRouteCircuits/er-paris`,
          authorizationKey: later("parameters('authorizationKey')"),
        },
        { name: "to-oslo" },
      ],
      segments: [
        {
          name: "web",
          displayName: "Web servers",
          gatewayAddress: "10.177.0.1/24",
          dhcpRanges: ["10.177.0.10-10.177.0.99"],
        },
        { name: "bare" },
      ],
    },
    { key: "a2", scope, name: "avs-bare" },
  ],
};

/** A gateway for point-to-site clients, with address translation. */
export const pointToSite: Network = {
  ...emptyNetwork,
  virtualNetworks: [hub],
  gateways: [
    {
      ...gateway,
      clientPrefixes: ["172.31.0.0/24"],
      clients: {
        protocols: ["IkeV2", "OpenVPN"],
        authentication: ["Certificate", "Radius"],
        rootCertificates: [{ name: "root", data: secret }],
        revokedCertificates: [{ name: "lost laptop", thumbprint: secret }, { name: "nothing" }],
        radiusServer: "10.1.0.9",
        radiusSecret: secret,
        directoryTenant: "https://login.example/tenant",
      },
      customRoutes: ["10.50.0.0/16"],
      privateAddress: true,
      replayProtectionOff: true,
      natRules: [
        {
          name: "branch",
          type: "Static",
          mode: "EgressSnat",
          internal: [{ prefix: "10.1.0.0/24", ports: "80" }],
          external: [{ prefix: "192.0.2.0/24" }],
          configurationId: "one",
        },
        { name: "empty" },
      ],
      bgpRouteTranslation: false,
      defaultSiteId: `${subscription}/Microsoft.Network/localNetworkGateways/lyon`,
    },
  ],
};
