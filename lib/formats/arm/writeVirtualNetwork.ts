import { lastFreePrefix, prefixLength } from "../../model/address.ts";
import type { Key } from "../../model/key.ts";
import type { DnsServer, Subnet, VirtualNetwork } from "../../model/network.ts";
import { assumed, carried, derived, ref, type Traced, type TracedLeaf } from "../../source/traced.ts";
import { NameBook } from "./names.ts";
import type { ArmScope } from "./scope.ts";
import { tag } from "./tag.ts";

/** The subnet that gateways live in: the platform knows it by this name only. */
export const gatewaySubnetName = "GatewaySubnet";

/** A resource holds 50 tags: azure-docs, "Use tags to organize your Azure resources", read without a date. */
const mostServerTags = 40;

/** Writes a virtual network with its subnets. `hasGateway` makes sure that there is a subnet for the gateway. */
export function writeVirtualNetwork(scope: ArmScope, network: VirtualNetwork, hasGateway: boolean): void {
  const servers = writeServers(scope, network);
  scope.template.add("virtualNetwork", {
    name: scope.statedName("virtualNetwork", network, network.key),
    location: scope.locationOf(network),
    tags: writeTags(scope, network),
    properties: {
      addressSpace: { addressPrefixes: network.prefixes.map((_, index) => carried(network.prefixes, index)) },
      dhcpOptions: servers.length === 0 ? undefined : { dnsServers: servers },
      subnets: writeSubnets(scope, network, hasGateway),
    },
  });
}

// Resource Manager holds addresses of name servers only; their order is the order in which they are asked.
function writeServers(scope: ArmScope, network: VirtualNetwork): TracedLeaf[] {
  const addresses: TracedLeaf[] = [];
  for (const [index, key] of network.dnsServers.entries()) {
    const server = scope.index.servers.get(key) as DnsServer;
    const reference = ref(network.dnsServers, index);
    if (server.address !== undefined) addresses.push(derived(server.address, [ref(server, "address"), reference]));
    else {
      const note = `DNS server "${server.name ?? ""}" has no address that can be used`;
      scope.unsaid.push({ kind: "dropped", ...reference, note });
    }
  }
  return addresses;
}

// What Resource Manager has no property for is kept in tags, so that nothing of the old description is lost.
function writeTags(scope: ArmScope, network: VirtualNetwork): { readonly [name: string]: TracedLeaf | undefined } {
  const tags: { [name: string]: TracedLeaf | undefined } = {
    "classic:name": nameTag(scope, network),
    "classic:affinityGroup": tag(scope, network, "affinityGroup"),
    "classic:label": tag(scope, network, "label"),
    "classic:internetGateway": tag(scope, network, "internetGateway"),
  };
  for (const [index, key] of network.dnsServers.entries()) {
    const server = scope.index.servers.get(key as Key) as DnsServer;
    if (server.name !== undefined && index < mostServerTags) {
      tags[`classic:dnsServer${index + 1}`] = tag(scope, server, "name");
    }
  }
  const profiled = scope.index.profiled.get(network.key);
  if (profiled !== undefined) tags["classic:gatewayProfile"] = tag(scope, profiled, "profile");
  return tags;
}

function nameTag(scope: ArmScope, network: VirtualNetwork): TracedLeaf | undefined {
  const name = scope.resourceName("virtualNetwork", network.key, network.name);
  return name === network.name || network.name === "" ? undefined : tag(scope, network, "name");
}

function writeSubnets(scope: ArmScope, network: VirtualNetwork, hasGateway: boolean): Traced[] {
  const book = new NameBook();
  const subnets = network.subnets.map((subnet): Traced => {
    const isGatewaySubnet = isNamedForGateways(subnet);
    const name = book.assign("subnet", isGatewaySubnet ? gatewaySubnetName : subnet.name);
    const missing = isGatewaySubnet && hasGateway && subnet.prefixes.length === 0;
    return {
      name: subnetName(scope, subnet, name),
      properties: missing ? { addressPrefix: missingPrefix(scope, network) } : writeSubnetPrefixes(subnet),
    };
  });
  if (!hasGateway) return subnets;
  const gatewaySubnet = network.subnets.find(isNamedForGateways);
  if (gatewaySubnet === undefined) {
    const name = assumed(
      gatewaySubnetName,
      `"${gatewaySubnetName}": the gateway of "${network.name}" needs this subnet`,
    );
    subnets.push({ name, properties: { addressPrefix: missingPrefix(scope, network) } });
  } else reportSmall(scope, network, gatewaySubnet);
  return subnets;
}

function isNamedForGateways(subnet: Subnet): boolean {
  const { name } = subnet;
  return name.length === gatewaySubnetName.length && name.toLowerCase() === gatewaySubnetName.toLowerCase();
}

function subnetName(scope: ArmScope, subnet: Subnet, name: string): TracedLeaf {
  if (name === subnet.name) return carried(subnet, "name");
  scope.reportRename(subnet, name);
  return derived(name, [ref(subnet, "name")], `"${subnet.name}" → "${name}": not a valid or free subnet name`);
}

function writeSubnetPrefixes(subnet: Subnet): { readonly [name: string]: Traced | undefined } {
  const prefixes = subnet.prefixes.map((_, index) => carried(subnet.prefixes, index));
  return prefixes.length > 1 ? { addressPrefixes: prefixes } : { addressPrefix: prefixes[0] };
}

function missingPrefix(scope: ArmScope, network: VirtualNetwork): TracedLeaf {
  const free = freePrefix(network);
  const description = `Prefix of the GatewaySubnet of ${network.name}, /27 or larger, inside its address space`;
  scope.report("NT3102", {
    message: `Virtual network "${network.name}" has a gateway but no subnet "${gatewaySubnetName}" to put it in`,
    help:
      free === undefined
        ? "No /27 is free: widen the address space, then give the parameter for its prefix"
        : `${free} is free: give it as the parameter for its prefix, or add the subnet to the file`,
    at: scope.placeOf(network, "name"),
    expected: [gatewaySubnetName],
  });
  const at = scope.placeOf(network, "name");
  const parameter = { type: "string", description } as const;
  const expression = scope.parameter("gatewaySubnetPrefix", [network.name], parameter, at, network.key);
  return assumed(expression, `${expression}: virtual network "${network.name}" states no prefix for its GatewaySubnet`);
}

function freePrefix(network: VirtualNetwork): string | undefined {
  const taken = network.subnets.flatMap((subnet) => subnet.prefixes);
  return lastFreePrefix(network.prefixes, taken, 27);
}

function reportSmall(scope: ArmScope, network: VirtualNetwork, subnet: Subnet): void {
  const [prefix] = subnet.prefixes;
  if (prefix === undefined || prefixLength(prefix) <= 27) return;
  const free = freePrefix(network);
  scope.report("NT3103", {
    message: `The gateway subnet of "${network.name}" is ${prefix}; gateways of every SKU but Basic need /27 or larger`,
    help:
      free === undefined
        ? "Make room for a /27 in the address space before deploying"
        : `Replace it by a larger one before deploying; ${free} is free`,
    at: scope.placeOf(subnet.prefixes, 0),
    actual: prefix,
    expected: ["/27"],
  });
}
