import type { Source } from "../mod.ts";

/** Both ends of that many tunnels: virtual networks in Azure, and edge gateways with ten tunnels each. */
export function fleetOf(tunnels: number): readonly Source[] {
  const numbers = Array.from({ length: tunnels }, (_, index) => index);
  const azure = {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: numbers.flatMap(azureEnd),
  };
  const edges = Array.from({ length: Math.ceil(tunnels / 10) }, (_, index) => index);
  const cds = Object.fromEntries(edges.flatMap((edge) => edgeBodies(edge, numbers.slice(edge * 10, edge * 10 + 10))));
  return [
    { name: "azuredeploy.json", text: JSON.stringify(azure, undefined, 1) },
    { name: "edges.json", text: JSON.stringify(cds, undefined, 1) },
  ];
}

function azureEnd(index: number): readonly object[] {
  const resource = (type: string, name: string, properties: object): object => ({
    type: `Microsoft.Network/${type}`,
    apiVersion: "2024-05-01",
    name: `${name}-${index}`,
    location: "westeurope",
    properties,
  });
  const id = (type: string, name: string): object => ({
    id: `[resourceId('Microsoft.Network/${type}', '${name}-${index}')]`,
  });
  const subnet = `[resourceId('Microsoft.Network/virtualNetworks/subnets', 'network-${index}', 'GatewaySubnet')]`;
  return [
    resource("virtualNetworks", "network", {
      addressSpace: { addressPrefixes: [networkOf(index)] },
      subnets: [{ name: "GatewaySubnet", properties: { addressPrefix: networkOf(index).replace("/24", "/27") } }],
    }),
    resource("virtualNetworkGateways", "gateway", {
      gatewayType: "Vpn",
      vpnType: "RouteBased",
      ipConfigurations: [{ name: "default", properties: { subnet: { id: subnet } } }],
    }),
    resource("localNetworkGateways", "edge", {
      gatewayIpAddress: edgeAddress(Math.floor(index / 10)),
      localNetworkAddressSpace: { addressPrefixes: [`172.16.${Math.floor(index / 10) % 256}.0/24`] },
    }),
    resource("connections", "to-edge", {
      connectionType: "IPsec",
      virtualNetworkGateway1: id("virtualNetworkGateways", "gateway"),
      localNetworkGateway2: id("localNetworkGateways", "edge"),
      usePolicyBasedTrafficSelectors: true,
    }),
  ];
}

function edgeBodies(edge: number, tunnels: readonly number[]): readonly (readonly [string, object])[] {
  const request = `GET /cloudapi/1.0.0/edgeGateways/urn:vcloud:gateway:00000000-0000-4000-8000-${String(edge).padStart(12, "0")}`;
  return [
    [request, { name: `edge-${edge}`, edgeGatewayUplinks: [{ uplinkName: "internet" }] }],
    [
      `${request}/ipsec/tunnels`,
      {
        values: tunnels.map((index) => ({
          name: `to-network-${index}`,
          localEndpoint: { localAddress: edgeAddress(edge), localNetworks: [`172.16.${edge % 256}.0/24`] },
          remoteEndpoint: { remoteAddress: `192.0.2.${index % 256}`, remoteNetworks: [networkOf(index)] },
          securityType: "DEFAULT",
        })),
      },
    ],
  ];
}

function networkOf(index: number): string {
  return `10.${Math.floor(index / 256) % 256}.${index % 256}.0/24`;
}

function edgeAddress(edge: number): string {
  return `203.${Math.floor(edge / 65_536)}.${Math.floor(edge / 256) % 256}.${edge % 256}`;
}
