/** A deployment template of about that many bytes, with the expressions that people write: the same one for the same size. */
export function templateOfSize(bytes: number): string {
  const unitSize = print(unit(4)).length + 8;
  const units = Math.max(1, Math.round(bytes / unitSize));
  const resources = Array.from({ length: units }, (_, index) => unit(index)).flat();
  return print({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: {
      location: { type: "string", defaultValue: "[resourceGroup().location]" },
      prefix: { type: "string", defaultValue: "contoso", metadata: { description: "First part of all names" } },
      sharedKey: { type: "securestring" },
      gatewaySku: { type: "string", defaultValue: "VpnGw2AZ", allowedValues: ["VpnGw1AZ", "VpnGw2AZ"] },
    },
    variables: {
      gatewayPrefix: "[concat(parameters('prefix'), '-gw-')]",
      apiVersion: "2023-09-01",
    },
    resources,
  });
}

function print(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

/** A network, its address, its gateway, a site and the connection between them. */
function unit(index: number): object[] {
  const octets = `${10 + ((index >> 8) % 80)}.${index % 256}`;
  const network = `[concat(parameters('prefix'), '-vnet-${index}')]`;
  const gateway = `[concat(variables('gatewayPrefix'), '${index}')]`;
  const address = `[format('{0}-pip-{1}', parameters('prefix'), ${index})]`;
  const site = `site-${index}`;
  const id = (type: string, name: string): string => `[resourceId('Microsoft.Network/${type}', ${inner(name)})]`;
  const resource = (type: string, name: string, properties: object): object => ({
    type: `Microsoft.Network/${type}`,
    apiVersion: "[variables('apiVersion')]",
    name,
    location: "[parameters('location')]",
    properties,
  });
  return [
    resource("virtualNetworks", network, {
      addressSpace: { addressPrefixes: [`${octets}.0.0/16`] },
      subnets: [
        { name: "default", properties: { addressPrefix: `${octets}.1.0/24` } },
        { name: "GatewaySubnet", properties: { addressPrefix: `[cidrSubnet('${octets}.0.0/16', 27, 0)]` } },
      ],
    }),
    resource("publicIPAddresses", address, { publicIPAllocationMethod: "Static" }),
    resource("virtualNetworkGateways", gateway, {
      gatewayType: "Vpn",
      vpnType: "RouteBased",
      enableBgp: "false",
      sku: { name: "[parameters('gatewaySku')]", tier: "[parameters('gatewaySku')]" },
      ipConfigurations: [
        {
          name: "default",
          properties: {
            privateIPAllocationMethod: "Dynamic",
            subnet: {
              id: `[concat(resourceId('Microsoft.Network/virtualNetworks', ${inner(network)}), '/subnets/GatewaySubnet')]`,
            },
            publicIPAddress: { id: id("publicIPAddresses", address) },
          },
        },
      ],
    }),
    resource("localNetworkGateways", site, {
      localNetworkAddressSpace: { addressPrefixes: [`192.168.${index % 256}.0/24`] },
      gatewayIpAddress: `198.51.100.${index % 256}`,
    }),
    resource("connections", `connection-${index}`, {
      connectionType: "IPsec",
      virtualNetworkGateway1: { id: id("virtualNetworkGateways", gateway) },
      localNetworkGateway2: { id: id("localNetworkGateways", site) },
      sharedKey: "[parameters('sharedKey')]",
      ipsecPolicies: [
        {
          ikeEncryption: "AES256",
          ikeIntegrity: "SHA256",
          dhGroup: "DHGroup14",
          ipsecEncryption: "GCMAES256",
          ipsecIntegrity: "GCMAES256",
          pfsGroup: "PFS2048",
          saLifeTimeSeconds: 27000,
          saDataSizeKilobytes: 102400000,
        },
      ],
    }),
  ];
}

function inner(text: string): string {
  return text.startsWith("[") ? text.slice(1, -1) : `'${text}'`;
}
