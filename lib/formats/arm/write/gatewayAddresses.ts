import type { Gateway, GatewayAddress } from "../../../model/gateway.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import { assumed, constant, derived, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { text } from "../fields/codecs.ts";
import { gatewayAddressFields } from "../fields/gatewayFields.ts";
import { knownName, resourceIdExpression } from "./expression.ts";
import { gatewayResource, hasName } from "./gatewayResource.ts";
import { type Reference, refer, resourceOf } from "./resources.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { type ListItem, type TracedObject, writeList } from "./tracedExpression.ts";
import { partOwner, writeFields, writeValue } from "./writeFields.ts";
import { gatewaySubnetName, isNamedForGateways } from "./writeSubnets.ts";
import { writeUnresolved } from "./writeUnresolved.ts";

/** The address configurations of a gateway, and what they need. */
export interface GatewayAddresses {
  readonly configurations: Traced | undefined;
  readonly dependsOn: readonly string[];
}

const ipConfigurationName = constant("gatewayIpConfiguration");
const dynamicAllocation = constant("Dynamic");
const ipv4 = constant("IPv4");
const standardWhy = "Standard, regional and static: the only public address that a new gateway takes";
const standard = assumed("Standard", standardWhy);
const regional = assumed("Regional", standardWhy);
const fixed = assumed("Static", standardWhy);

/** Writes where a gateway stands on the network. One that states no addresses and has no name gets a public address. */
export function writeGatewayAddresses(
  scope: ArmScope,
  gateway: Gateway,
  location: TracedLeaf,
  owner: Owner,
): GatewayAddresses {
  if (!hasName(gateway)) {
    accountForClassicAddress(scope, gateway);
    return makeAddress(scope, gateway, location, owner);
  }
  if (gateway.addresses !== undefined) return writeStated(scope, gateway, gateway.addresses, owner);
  if (gateway.subnetId === undefined && scope.index.virtualNetworkOf(gateway) === undefined) {
    return { configurations: undefined, dependsOn: [] };
  }
  const subnet = writeSubnet(scope, gateway, owner);
  const configuration = { name: ipConfigurationName, properties: { subnet: { id: subnet.leaf } } };
  return { configurations: [configuration], dependsOn: subnet.dependsOn };
}

// A gateway of a classic network is a new one, with a new address: who is at the other end has to be told.
function accountForClassicAddress(scope: ArmScope, gateway: Gateway): void {
  for (const address of gateway.addresses ?? []) {
    const found = isUnresolved(address) ? undefined : scope.index.publicAddresses.get(address.publicAddress ?? "");
    if (found === undefined || isUnresolved(address)) continue;
    scope.ignore(address, "publicAddress", "the new gateway has an address of its own");
    scope.drop(
      found,
      "address",
      "Azure gives the new gateway an address of its own; the devices at the other ends must be told of it",
    );
  }
}

// A new gateway takes a Standard address only, and that is always static: azure-docs vpn-gateway-vpn-faq.md (2026-06-04).
function makeAddress(scope: ArmScope, gateway: Gateway, location: TracedLeaf, owner: Owner): GatewayAddresses {
  const { name, refs } = gatewayResource(scope, gateway);
  const wanted = `${name.text ?? "gateway"}-pip`;
  const addressName = scope.resourceName("publicIpAddress", `of gateway ${gateway.key}`, wanted);
  const addressId = resourceIdExpression(resourceTypes.publicIpAddress.type, addressName);
  scope.add("publicIpAddress", {
    name: derived(addressName.value, refs),
    location,
    sku: { name: standard, tier: regional },
    properties: { publicIPAllocationMethod: fixed, publicIPAddressVersion: ipv4 },
  });
  const subnet = writeSubnet(scope, gateway, owner);
  const configuration = {
    name: ipConfigurationName,
    properties: {
      privateIPAllocationMethod: dynamicAllocation,
      subnet: { id: subnet.leaf },
      publicIPAddress: { id: derived(addressId, refs) },
    },
  };
  return { configurations: [configuration], dependsOn: [...subnet.dependsOn, addressId] };
}

function writeStated(
  scope: ArmScope,
  gateway: Gateway,
  addresses: NonNullable<Gateway["addresses"]>,
  owner: Owner,
): GatewayAddresses {
  const described = addresses.some((address) => !isUnresolved(address));
  const subnet = described ? writeSubnet(scope, gateway, owner) : undefined;
  if (!described && gateway.subnetId !== undefined) {
    scope.drop(
      gateway,
      "subnetId",
      "the address configurations, which would name the subnet, are known at deployment only",
    );
  }
  const dependsOn = new Set(subnet?.dependsOn);
  const items = addresses.map((address, key): ListItem => {
    if (!isUnresolved(address)) {
      const { configuration, needs } = writeConfiguration(scope, address, subnet as Reference, owner);
      for (const id of needs) dependsOn.add(id);
      return { item: configuration, whole: false };
    }
    const whole = address.list === true;
    const setting = { holder: addresses, key, name: "ipConfigurations" };
    return { item: writeUnresolved(scope, address, setting, owner, whole ? "array" : "object"), whole };
  });
  return { configurations: items.length === 0 ? undefined : writeList(items), dependsOn: [...dependsOn] };
}

function writeConfiguration(
  scope: ArmScope,
  address: GatewayAddress,
  subnet: Reference,
  gateway: Owner,
): { readonly configuration: TracedObject; readonly needs: readonly string[] } {
  const owner = partOwner(gateway, address);
  if (address.privateAddress !== undefined) {
    scope.ignore(address, "privateAddress", "read-only: Azure gives the gateway its address in the subnet");
  }
  const { name, properties } = writeFields(scope, gatewayAddressFields, address, owner, { privateAddress: undefined });
  const publicAddress = writePublicAddressReference(scope, address, owner);
  const configuration = {
    name,
    properties: {
      ...(properties as TracedObject | undefined),
      subnet: { id: subnet.leaf },
      publicIPAddress: publicAddress === undefined ? undefined : { id: publicAddress.leaf },
    },
  };
  return { configuration, needs: publicAddress?.dependsOn ?? [] };
}

function writePublicAddressReference(scope: ArmScope, address: GatewayAddress, owner: Owner): Reference | undefined {
  const found = scope.index.publicAddresses.get(address.publicAddress ?? "");
  if (found !== undefined) return refer(scope, "publicIpAddress", found, [ref(address, "publicAddress")]);
  const leaf = writeValue(scope, text, address, "publicAddressId", "publicIPAddress", owner);
  return leaf === undefined ? undefined : { leaf, dependsOn: [] };
}

/** The subnet of a gateway: that of its virtual network, an id, or else a parameter. */
function writeSubnet(scope: ArmScope, gateway: Gateway, owner: Owner): Reference {
  const network = scope.index.virtualNetworkOf(gateway);
  if (network !== undefined) {
    if (gateway.subnetId !== undefined) {
      scope.ignore(gateway, "subnetId", "its virtual network is described, and says which subnet it is");
    }
    const refs = [ref(gateway, "virtualNetwork")];
    if (network.scope !== scope.scope) {
      const name = textOf(network.name);
      const description = `Resource id of the subnet ${gatewaySubnetName} of ${name}, which is deployed from ${network.scope}`;
      const at = scope.placeOf(network, "name");
      const expression = scope.parameter("subnetId", [name], { type: "string", description }, at, network.key);
      return { leaf: derived(expression, [ref(network, "name"), ...refs]), dependsOn: [] };
    }
    const resource = resourceOf(scope, "virtualNetwork", network);
    const id = resourceIdExpression(resourceTypes.subnet.type, resource.name, knownName(gatewaySubnetName));
    const leaf = derived(id, [...resource.refs, ...refs]);
    if (network.existing !== true) return { leaf, dependsOn: [resource.id] };
    return { leaf, dependsOn: network.subnets.some(isNamedForGateways) ? [id] : [] };
  }
  const stated = writeValue(scope, text, gateway, "subnetId", "subnet", owner);
  if (stated !== undefined) return { leaf: stated, dependsOn: [] };
  const description = `Resource id of the subnet ${gatewaySubnetName} of ${owner.words}`;
  const at = scope.places.spotOf(gateway, "name");
  const expression = scope.parameter("subnetId", owner.names, { type: "string", description }, at, gateway.key);
  return { leaf: assumed(expression, `${expression}: the file states no subnet for ${owner.words}`), dependsOn: [] };
}
