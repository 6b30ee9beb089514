import { type AzureConnection, type AzureSetup, gatewayAddresses, type Setups } from "./oracle-setup.ts";

/** The two inputs of a negotiation: a template with all that it takes, and a bundle with one tunnel. */
export function textsOf({ azure, cds }: Setups): { readonly azure: string; readonly cds: string } {
  return {
    azure: JSON.stringify(templateOf(azure), null, 2),
    cds: JSON.stringify({ ipsecVpnTunnels: [cds] }, null, 2),
  };
}

/** The two ends that {@linkcode textsOf} made these texts of, and somebody edited. */
export function setupsOf(texts: ReturnType<typeof textsOf>): Setups {
  const { resources } = JSON.parse(texts.azure) as { resources: { type: string; properties: Properties }[] };
  const propertiesOf = (type: string): Properties =>
    resources.find((resource) => resource.type === `Microsoft.Network/${type}`)?.properties ?? {};
  const edge = propertiesOf("localNetworkGateways");
  const { addressSpace } = propertiesOf("virtualNetworks");
  return {
    azure: {
      vpnType: propertiesOf("virtualNetworkGateways").vpnType ?? "RouteBased",
      prefixes: addressSpace?.addressPrefixes ?? [],
      connection: propertiesOf("connections"),
      edge: { address: edge.gatewayIpAddress ?? "", prefixes: edge.localNetworkAddressSpace?.addressPrefixes ?? [] },
    },
    cds: JSON.parse(texts.cds).ipsecVpnTunnels[0],
  };
}

interface Properties extends AzureConnection {
  readonly vpnType?: AzureSetup["vpnType"];
  readonly addressSpace?: { readonly addressPrefixes: readonly string[] };
  readonly gatewayIpAddress?: string;
  readonly localNetworkAddressSpace?: { readonly addressPrefixes: readonly string[] };
}

function templateOf({ vpnType, prefixes, connection, edge }: AzureSetup): unknown {
  const resource = (type: string, name: string, properties: unknown) => ({
    type: `Microsoft.Network/${type}`,
    apiVersion: "2024-05-01",
    name,
    location: "westeurope",
    properties,
  });
  const idOf = (type: string, ...names: string[]) => ({
    id: `[resourceId('Microsoft.Network/${type}', ${names.map((name) => `'${name}'`).join(", ")})]`,
  });
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: [
      resource("virtualNetworks", "vnet-pier", {
        addressSpace: { addressPrefixes: prefixes },
        subnets: [{ name: "GatewaySubnet", properties: { addressPrefix: prefixes[0]?.replace(/\/\d+$/, "/27") } }],
      }),
      resource("publicIPAddresses", "pip-pier", {
        publicIPAllocationMethod: "Static",
        ipAddress: gatewayAddresses.azure,
      }),
      resource("virtualNetworkGateways", "vgw-pier", {
        gatewayType: "Vpn",
        vpnType,
        sku: vpnType === "PolicyBased" ? { name: "Basic", tier: "Basic" } : { name: "VpnGw1AZ", tier: "VpnGw1AZ" },
        ipConfigurations: [
          {
            name: "default",
            properties: {
              subnet: idOf("virtualNetworks/subnets", "vnet-pier", "GatewaySubnet"),
              publicIPAddress: idOf("publicIPAddresses", "pip-pier"),
            },
          },
        ],
      }),
      resource("localNetworkGateways", "lng-quay", {
        gatewayIpAddress: edge.address,
        localNetworkAddressSpace: { addressPrefixes: edge.prefixes },
      }),
      resource("connections", "pier-to-quay", {
        connectionType: "IPsec",
        virtualNetworkGateway1: idOf("virtualNetworkGateways", "vgw-pier"),
        localNetworkGateway2: idOf("localNetworkGateways", "lng-quay"),
        ...connection,
      }),
    ],
  };
}
