import { lastFreePrefix, prefixLength } from "../../../model/address.ts";
import type { Subnet, VirtualNetwork } from "../../../model/network.ts";
import { isUnresolved, known, type Stated, textOf } from "../../../model/stated.ts";
import { assumed, carried, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { subnetFields, subnetPrefixes } from "../fields/virtualNetworkFields.ts";
import { resourceIdExpression } from "./expression.ts";
import { NameBook } from "./names.ts";
import { assignName, nameBelow, type WrittenName } from "./parts.ts";
import { ownerOf, type Reference, refer, resourceOf } from "./resources.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { partOwner, writeFields } from "./writeFields.ts";
import { writeOneOrMany } from "./writeOneOrMany.ts";

/** The subnet that gateways live in: the platform knows it by this name only. */
export const gatewaySubnetName = "GatewaySubnet";

/** Subnets inside of their network, and ids of resources that must be made before. */
export interface WrittenSubnets {
  readonly subnets: readonly Traced[];
  readonly dependsOn: readonly string[];
}

/** The subnets of a virtual network. `hasGateway` makes sure that there is one for the gateway. */
export function writeSubnets(scope: ArmScope, network: VirtualNetwork, hasGateway: boolean): WrittenSubnets {
  const needs = new Set<string>();
  const owner = ownerOf("virtualNetwork", network);
  const book = new NameBook();
  const subnets = network.subnets.map((subnet): Traced => {
    const missing = hasGateway && isNamedForGateways(subnet) && subnet.prefixes.length === 0;
    const { leaf: name } = nameSubnet(scope, book, subnet, owner);
    const { properties, dependsOn } = writeSubnet(scope, subnet, owner);
    for (const id of dependsOn) needs.add(id);
    if (missing) return { name, properties: { addressPrefix: missingPrefix(scope, network), ...properties } };
    return { name, properties };
  });
  if (hasGateway) completeSubnets(scope, network, subnets);
  return { subnets, dependsOn: [...needs] };
}

// A gateway cannot be made without the subnet that it lives in.
function completeSubnets(scope: ArmScope, network: VirtualNetwork, subnets: Traced[]): void {
  const gatewaySubnet = network.subnets.find(isNamedForGateways);
  if (gatewaySubnet === undefined) {
    const why = `"${gatewaySubnetName}": the gateway of "${textOf(network.name)}" needs this subnet`;
    subnets.push({
      name: assumed(gatewaySubnetName, why),
      properties: { addressPrefix: missingPrefix(scope, network) },
    });
  } else reportSmall(scope, network, gatewaySubnet);
}

/** Subnets of a network that this template does not deploy, as resources of their own. */
export function writeSubnetsOf(scope: ArmScope, network: VirtualNetwork): void {
  const owner = ownerOf("virtualNetwork", network);
  const parent = resourceOf(scope, "virtualNetwork", network);
  const book = new NameBook();
  // The service changes a network for one subnet at a time.
  let before: readonly string[] = [];
  for (const subnet of network.subnets) {
    const written = nameSubnet(scope, book, subnet, owner);
    const { properties, dependsOn } = writeSubnet(scope, subnet, owner);
    scope.add("subnet", { name: nameBelow(parent, written).leaf, dependsOn: [...before, ...dependsOn], properties });
    before = [resourceIdExpression(resourceTypes.subnet.type, parent.name, written.name)];
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
  return assignName(scope, book, "subnet", subnet, owner, isNamedForGateways(subnet) ? gatewaySubnetName : undefined);
}

/** The settings of a subnet, and ids of resources that must be made before. */
interface WrittenSubnet {
  readonly properties: TracedObject;
  readonly dependsOn: readonly string[];
}

function writeSubnet(scope: ArmScope, subnet: Subnet, network: Owner): WrittenSubnet {
  const { prefixes, securityGroup, securityGroupId, routeTable, routeTableId } = subnet;
  const [first] = prefixes;
  // As nearly all of them are.
  if (
    typeof first === "string" &&
    prefixes.length === 1 &&
    (securityGroup ?? securityGroupId ?? routeTable ?? routeTableId) === undefined
  ) {
    return { properties: { addressPrefix: carried(prefixes, 0) }, dependsOn: [] };
  }
  const owner = partOwner(network, subnet);
  const group = referredGroup(scope, subnet);
  const table = referredTable(scope, subnet);
  const { properties } = writeFields(scope, subnetFields, subnet, owner, {
    ...(group === undefined ? {} : { securityGroupId: group.leaf }),
    ...(table === undefined ? {} : { routeTableId: table.leaf }),
  });
  return {
    properties: {
      ...writeOneOrMany(scope, subnetPrefixes, subnet, owner),
      ...(properties as TracedObject | undefined),
    },
    dependsOn: [...(group?.dependsOn ?? []), ...(table?.dependsOn ?? [])],
  };
}

const notDescribed = "what the subnet refers to is not described";

function referredGroup(scope: ArmScope, subnet: Subnet): Reference | undefined {
  const group = scope.index.securityGroups.get(subnet.securityGroup ?? "");
  if (group === undefined && subnet.securityGroup !== undefined) scope.drop(subnet, "securityGroup", notDescribed);
  if (group === undefined) return undefined;
  const note = "its security group is described, and says which it is";
  if (subnet.securityGroupId !== undefined) scope.ignore(subnet, "securityGroupId", note);
  return refer(scope, "securityGroup", group, [ref(subnet, "securityGroup")]);
}

function referredTable(scope: ArmScope, subnet: Subnet): Reference | undefined {
  const table = scope.index.routeTables.get(subnet.routeTable ?? "");
  if (table === undefined && subnet.routeTable !== undefined) scope.drop(subnet, "routeTable", notDescribed);
  if (table === undefined) return undefined;
  const note = "its route table is described, and says which it is";
  if (subnet.routeTableId !== undefined) scope.ignore(subnet, "routeTableId", note);
  return refer(scope, "routeTable", table, [ref(subnet, "routeTable")]);
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
