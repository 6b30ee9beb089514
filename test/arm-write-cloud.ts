import type { PrivateCloud } from "../lib/model/privateCloud.ts";
import { Secret } from "../lib/model/secret.ts";

const scope = "azuredeploy.json";
const elsewhere =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/other/providers/Microsoft.Network";

// Begins like the texts of all secrets of the models, which must be in no output.
function secret(name: string): Secret {
  return new Secret(`Tr0ub4dor-${name}`);
}

/** Every setting that a template can hold of a private cloud. */
export const everyCloud: PrivateCloud = {
  key: "cloud",
  scope,
  name: "avs-north",
  location: "northeurope",
  sku: "AV36P",
  clusterSize: 3,
  networkBlock: "10.175.0.0/22",
  extendedNetworkBlocks: ["10.176.0.0/23"],
  internet: "Disabled",
  circuitId: `${elsewhere}/expressRouteCircuits/of-cloud`,
  privatePeeringId: `${elsewhere}/expressRouteCircuits/of-cloud/peerings/AzurePrivatePeering`,
  vcenterPassword: secret("vcenter"),
  nsxtPassword: secret("nsxt"),
  authorizations: [
    { name: "hub", authorizationKey: secret("cloud"), circuitId: `${elsewhere}/expressRouteCircuits/of-cloud` },
  ],
  globalReachConnections: [
    {
      name: "to-paris",
      circuitId: `${elsewhere}/expressRouteCircuits/of-cloud`,
      peerCircuitId: `${elsewhere}/expressRouteCircuits/paris`,
      authorizationKey: secret("join"),
    },
  ],
  segments: [
    {
      name: "web",
      displayName: "Web servers",
      gatewayPath: "/infra/tier-1s/web",
      gatewayAddress: "10.177.0.1/24",
      dhcpRanges: ["10.177.0.10-10.177.0.99"],
    },
  ],
  tags: [
    { name: "owner", value: "team of avs-north" },
    { name: "[odd]", value: "[not an expression]" },
  ],
};
