import { lastFreePrefix, prefixLength } from "../../../model/address.ts";
import type { Subnet, VirtualNetwork } from "../../../model/network.ts";
import { isUnresolved, known, type Stated, textOf } from "../../../model/stated.ts";
import { assumed, carried, derived, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { prefix } from "../fields/codecs.ts";
import { subnetFields } from "../fields/virtualNetworkFields.ts";
import { knownName, resourceIdExpression } from "./expression.ts";
import { NameBook } from "./names.ts";
import { nameBelow, type WrittenName, writeName } from "./parts.ts";
import { ownerOf, reportRename, resourceOf } from "./resources.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { partOwner, writeFields, writeValue, writeValues } from "./writeFields.ts";

/** The subnet that gateways live in: the platform knows it by this name only. */
export const gatewaySubnetName = "GatewaySubnet";

/** The subnets of a virtual network. `hasGateway` makes sure that there is one for the gateway. */
export function writeSubnets(scope: ArmScope, network: VirtualNetwork, hasGateway: boolean): Traced[] {
  const owner = ownerOf("virtualNetwork", network);
  const book = new NameBook();
  const subnets = network.subnets.map((subnet): Traced => {
    const missing = hasGateway && isNamedForGateways(subnet) && subnet.prefixes.length === 0;
    const { leaf: name } = nameSubnet(scope, book, subnet, owner);
    const properties = writeSubnet(scope, subnet, owner);
    if (missing) return { name, properties: { addressPrefix: missingPrefix(scope, network), ...properties } };
    return { name, properties };
  });
  if (!hasGateway) return subnets;
  const gatewaySubnet = network.subnets.find(isNamedForGateways);
  if (gatewaySubnet === undefined) {
    const why = `"${gatewaySubnetName}": the gateway of "${textOf(network.name)}" needs this subnet`;
    subnets.push({
      name: assumed(gatewaySubnetName, why),
      properties: { addressPrefix: missingPrefix(scope, network) },
    });
  } else reportSmall(scope, network, gatewaySubnet);
  return subnets;
}

/** Subnets of a network that this template does not deploy, as resources of their own. */
export function writeSubnetsOf(scope: ArmScope, network: VirtualNetwork): void {
  const owner = ownerOf("virtualNetwork", network);
  const parent = resourceOf(scope, "virtualNetwork", network);
  const book = new NameBook();
  // The service changes a network for one subnet at a time.
  let dependsOn: readonly string[] = [];
  for (const subnet of network.subnets) {
    const written = nameSubnet(scope, book, subnet, owner);
    const properties = writeSubnet(scope, subnet, owner);
    scope.add("subnet", { name: nameBelow(parent, written).leaf, dependsOn, properties });
    dependsOn = [resourceIdExpression(resourceTypes.subnet.type, parent.name, written.name)];
  }
}

/** Whether a subnet is the one for gateways. */
export function isNamedForGateways({ name }: Subnet): boolean {
  return (
    typeof name === "string" &&
    name.length === gatewaySubnetName.length &&
    name.toLowerCase() === gatewaySubnetName.toLowerCase()
  );
}

function nameSubnet(scope: ArmScope, book: NameBook, subnet: Subnet, owner: Owner): WrittenName {
  if (isUnresolved(subnet.name)) return writeName(scope, subnet, "subnet", owner);
  const name = book.assign("subnet", isNamedForGateways(subnet) ? gatewaySubnetName : subnet.name);
  if (name === subnet.name) return { leaf: derived(name, [ref(subnet, "name")]), name: knownName(name) };
  reportRename(scope, subnet, name);
  const note = `"${subnet.name}" → "${name}": not a valid or free subnet name`;
  return { leaf: derived(name, [ref(subnet, "name")], note), name: knownName(name) };
}

function writeSubnet(scope: ArmScope, subnet: Subnet, network: Owner): TracedObject {
  const { prefixes, securityGroupId, routeTableId } = subnet;
  const [first] = prefixes;
  // As nearly all of them are.
  if (
    typeof first === "string" &&
    prefixes.length === 1 &&
    securityGroupId === undefined &&
    routeTableId === undefined
  ) {
    return { addressPrefix: carried(prefixes, 0) };
  }
  const owner = partOwner(network, subnet);
  const { properties } = writeFields(scope, subnetFields, subnet, owner);
  return { ...writePrefixes(scope, subnet, owner), ...(properties as TracedObject | undefined) };
}

// One prefix as a text, or several as a list.
function writePrefixes(scope: ArmScope, { prefixes }: Subnet, owner: Owner): TracedObject {
  const [only] = prefixes;
  const isList = prefixes.length > 1 || (isUnresolved(only) && only.list === true);
  if (isList) return { addressPrefixes: writeValues(scope, prefix, prefixes, "addressPrefixes", owner) };
  return only === undefined ? {} : { addressPrefix: writeValue(scope, prefix, prefixes, 0, "addressPrefix", owner) };
}

function missingPrefix(scope: ArmScope, network: VirtualNetwork): TracedLeaf {
  const name = textOf(network.name);
  const free = freePrefix(network);
  const description = `Prefix of the GatewaySubnet of ${name}, /27 or larger, inside its address space`;
  scope.report("NT3102", {
    message: `Virtual network "${name}" has a gateway but no subnet "${gatewaySubnetName}" to put it in`,
    help:
      free === undefined
        ? `${noRoom(network)}, then give the parameter for its prefix`
        : `${free} is free: give it as the parameter for its prefix, or add the subnet to the file`,
    at: scope.placeOf(network, "name"),
    expected: [gatewaySubnetName],
  });
  const at = scope.placeOf(network, "name");
  const parameter = { type: "string", description } as const;
  const expression = scope.parameter("gatewaySubnetPrefix", [name], parameter, at, network.key);
  return assumed(expression, `${expression}: virtual network "${name}" states no prefix for its GatewaySubnet`);
}

function noRoom(network: VirtualNetwork): string {
  const isOpen = allPrefixes(network).some(isUnresolved);
  return isOpen ? "Find out which /27 is free" : "No /27 is free: widen the address space";
}

// Prefixes that are known at deployment only may take any place.
function freePrefix(network: VirtualNetwork): string | undefined {
  const taken = network.subnets.flatMap((subnet) => subnet.prefixes);
  if (allPrefixes(network).some(isUnresolved)) return undefined;
  return lastFreePrefix(network.prefixes as readonly string[], taken as readonly string[], 27);
}

function allPrefixes({ prefixes, subnets }: VirtualNetwork): readonly Stated<string>[] {
  return [...prefixes, ...subnets.flatMap((subnet) => subnet.prefixes)];
}

function reportSmall(scope: ArmScope, network: VirtualNetwork, subnet: Subnet): void {
  const first = known(subnet.prefixes[0]);
  if (first === undefined || prefixLength(first) <= 27) return;
  const free = freePrefix(network);
  scope.report("NT3103", {
    message: `The gateway subnet of "${textOf(network.name)}" is ${first}; gateways of every SKU but Basic need /27 or larger`,
    help:
      free === undefined
        ? "Make room for a /27 in the address space before deploying"
        : `Replace it by a larger one before deploying; ${free} is free`,
    at: scope.placeOf(subnet.prefixes, 0),
    actual: first,
    expected: ["/27"],
  });
}
