/** Resources of small templates for rules: as few members as a rule looks at. */
type Members = Readonly<Record<string, unknown>>;

const network = "Microsoft.Network";

function resource(type: string, name: string, properties: Members, more: Members = {}): Members {
  return { type: `${network}/${type}`, apiVersion: "2024-05-01", name, location: "westeurope", ...more, properties };
}

/** The id of a resource of the same template. */
export function idOf(type: string, ...names: readonly string[]): string {
  const quoted = [`${network}/${type}`, ...names].map((text) => `'${text}'`);
  return `[resourceId(${quoted.join(", ")})]`;
}

/** A virtual network with one prefix; its subnets by name. */
export function hub(subnets: Readonly<Record<string, string | Members>> = { GatewaySubnet: "10.1.255.0/27" }): Members {
  const list = Object.entries(subnets).map(([name, prefix]) => ({
    name,
    properties: typeof prefix === "string" ? { addressPrefix: prefix } : prefix,
  }));
  return resource("virtualNetworks", "hub", { addressSpace: { addressPrefixes: ["10.1.0.0/16"] }, subnets: list });
}

/** A gateway in the hub; its SKU beside its properties. */
export function gateway({ sku = "VpnGw2AZ", name = "gateway", addresses = 1, ...properties }: Members = {}): Members {
  const configurations = Array.from({ length: Number(addresses) }, (_, index) => ({
    name: `instance${index}`,
    properties: { publicIPAddress: { id: idOf("publicIPAddresses", `${name}-address${index}`) } },
  }));
  return resource("virtualNetworkGateways", String(name), {
    gatewayType: "Vpn",
    vpnType: "RouteBased",
    sku: { name: sku, tier: sku },
    ipConfigurations: configurations.map((each) => ({
      ...each,
      properties: { ...each.properties, subnet: { id: idOf("virtualNetworks/subnets", "hub", "GatewaySubnet") } },
    })),
    ...properties,
  });
}

/** The first public address of a gateway, once it is given out. */
export function publicAddress(of: string, ipAddress: string, more: Members = {}): Members {
  const properties = { publicIPAllocationMethod: "Static", ipAddress };
  return resource("publicIPAddresses", `${of}-address0`, properties, { sku: { name: "Standard" }, ...more });
}

/** A local network gateway. */
export function site(properties: Members = {}, name = "branch"): Members {
  return resource("localNetworkGateways", name, {
    localNetworkAddressSpace: { addressPrefixes: ["10.2.0.0/16"] },
    gatewayIpAddress: "198.51.100.1",
    ...properties,
  });
}

/** A connection of the gateway to a site. */
export function connection(
  { from = "gateway", ...properties }: Members = {},
  name = "to-branch",
  to = "branch",
): Members {
  return resource("connections", name, {
    connectionType: "IPsec",
    virtualNetworkGateway1: { id: idOf("virtualNetworkGateways", String(from)) },
    localNetworkGateway2: { id: idOf("localNetworkGateways", to) },
    ...properties,
  });
}

/** A connection between two gateways. */
export function between(from: string, to: string, properties: Members = {}): Members {
  return resource("connections", `${from}-${to}`, {
    connectionType: "Vnet2Vnet",
    virtualNetworkGateway1: { id: idOf("virtualNetworkGateways", from) },
    virtualNetworkGateway2: { id: idOf("virtualNetworkGateways", to) },
    ...properties,
  });
}

/** Two gateways, and the connections between them. */
export function partners(own: Members = {}, other: Members = {}): Members[] {
  return [
    gateway(),
    gateway({ name: "far", addresses: 0 }),
    between("gateway", "far", own),
    between("far", "gateway", other),
  ];
}

/** A template of resources. */
export function template(...resources: readonly Members[]): string {
  return JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: { open: { type: "string" }, number: { type: "int" }, flag: { type: "bool" }, list: { type: "array" } },
    resources,
  });
}
