import type { Gateway, GatewayAddress, NatRule } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { PublicAddress } from "../../../model/publicAddress.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, type Stated } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { defaultSitePath, gatewayAddressFields, gatewayFields, natRuleFields } from "../fields/gatewayFields.ts";
import { publicAddressFields } from "../fields/publicAddressFields.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { parseExpression } from "../template/expression.ts";
import { printExpression } from "../template/printExpression.ts";
import { Unresolved } from "../template/value.ts";
import { partsOf, readPart } from "./children.ts";
import { find } from "./find.ts";
import { idTextOf, keyOf } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import { type FieldReading, isStated, readFields } from "./readFields.ts";
import { placed, type Reference, readReference, readResource } from "./readResource.ts";
import type { VirtualNetworkResource } from "./readVirtualNetworks.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const publicAddressType = "microsoft.network/publicipaddresses";
export const gatewayType = "microsoft.network/virtualnetworkgateways";

/** Reads addresses on the internet. */
export function readPublicAddresses(context: ArmReadContext, resources: ResourceSet): ByResource<PublicAddress> {
  const found = new Map<ArmResource, PublicAddress>();
  for (const resource of resources.ofType(publicAddressType)) {
    resources.understand(resource);
    const { value, origins, identity } = readResource(context, publicAddressFields, resource, "public address");
    found.set(resource, placed(context, { ...identity, ...value } as PublicAddress, origins, resource.at));
  }
  return found;
}

/** What gateways refer to. */
export interface GatewaySurroundings {
  readonly networks: ByResource<VirtualNetworkResource>;
  readonly addresses: ByResource<PublicAddress>;
  readonly sites: ByResource<Site>;
}

/** Reads gateways with their addresses and translation rules. */
export function readGateways(
  context: ArmReadContext,
  resources: ResourceSet,
  surroundings: GatewaySurroundings,
): ByResource<Gateway> {
  const found = new Map<ArmResource, Gateway>();
  for (const resource of resources.ofType(gatewayType)) {
    resources.understand(resource);
    found.set(resource, readGateway(context, resources, surroundings, resource));
  }
  return found;
}

function readGateway(
  context: ArmReadContext,
  resources: ResourceSet,
  surroundings: GatewaySurroundings,
  resource: ArmResource,
): Gateway {
  // Address configurations refer to other resources, which no table of settings knows.
  const fields = gatewayFields.filter(({ key }) => key !== "addresses" && key !== "defaultSiteId");
  const { value, origins, identity } = readResource(context, fields, resource, "gateway");
  const addresses = readAddresses(context, resources, surroundings, resource);
  const place = readPlace(context, resources, surroundings, resource);
  const defaultSite = readReference(context, resource.bodies, defaultSitePath);
  if (defaultSite !== undefined) {
    const site = surroundings.sites.get(resources.find(defaultSite.id, defaultSite.node.at) as ArmResource);
    const as = site === undefined ? "defaultSiteId" : "defaultSite";
    value[as] = site === undefined ? defaultSite.stated : site.key;
    origins[as] = context.origin(defaultSite.node);
  }
  const rules = partsOf(context, resources, resource, "properties.natRules", `${gatewayType}/natrules`).map((part) =>
    readPart<NatRule>(context, natRuleFields, part, "translation rule"),
  );
  const profile = value.type === "ExpressRoute" ? undefined : place.network?.classic.get("gatewayProfile");
  if (origins.sku !== undefined) origins.sku = [...origins.sku, ...tierOrigin(context, resource)];
  const gateway: Gateway = {
    type: impliedType(resource, value),
    ...identity,
    ...value,
    ...place.value,
    ...(profile === undefined ? {} : { profile: String(profile.value) }),
    ...(addresses === undefined ? {} : { addresses }),
    ...(rules.length === 0 ? {} : { natRules: rules }),
    clientPrefixes: (value.clientPrefixes as Gateway["clientPrefixes"] | undefined) ?? [],
  };
  const from = { ...origins, ...place.origins, ...(profile === undefined ? {} : { profile: context.origin(profile) }) };
  if (value.type === undefined) {
    const note = isUnresolved(gateway.type)
      ? gateway.type.reason
      : `"${gateway.type}": a gateway with a routing type or with clients is one for tunnels over the internet`;
    context.places.assume(gateway, "type", note);
  }
  return placed(context, gateway, from, resource.at);
}

// A type is never guessed; only a routing type or clients say that a gateway is one for tunnels over the internet.
function impliedType({ bodies }: ArmResource, value: FieldReading["value"]): Gateway["type"] {
  if (value.routing !== undefined || value.clients !== undefined || value.clientPrefixes !== undefined) return "Vpn";
  for (const body of bodies) {
    const { value: open } = find(body, "properties") ?? {};
    if (open instanceof Unresolved) return { unresolved: `${open.expression}.gatewayType`, reason: open.reason };
  }
  return { unresolved: "…", reason: "No input says what the gateway connects to" };
}

// The tier says the size again.
function tierOrigin(context: ArmReadContext, { bodies }: ArmResource): readonly JsonNode[] {
  const tiers: EvaluatedNode[] = [];
  for (const body of bodies) {
    const sku = find(body, "properties.sku");
    const tier = sku?.member("tier");
    if (tier !== undefined && sameScalar(tier, sku?.member("name"))) tiers.push(tier);
    const capacity = sku?.member("capacity");
    if (capacity !== undefined) context.ignore(capacity, "read-only: the number of instances follows from the size");
  }
  return context.origin(...tiers);
}

function sameScalar(one: EvaluatedNode, other: EvaluatedNode | undefined): boolean {
  if (one.value instanceof Unresolved && other?.value instanceof Unresolved) {
    return one.value.expression === other.value.expression;
  }
  const known = one.kind === "scalar" && other?.kind === "scalar";
  return known && String(one.value).toLowerCase() === String(other.value).toLowerCase();
}

interface Place {
  readonly network?: VirtualNetworkResource;
  readonly value: { readonly virtualNetwork?: Key; readonly subnetId?: Stated<string> };
  readonly origins: Readonly<Record<string, readonly JsonNode[]>>;
}

function readPlace(
  context: ArmReadContext,
  resources: ResourceSet,
  { networks }: GatewaySurroundings,
  { bodies }: ArmResource,
): Place {
  const configurations = bodies.flatMap((body) => find(body, "properties.ipConfigurations")?.items ?? []);
  const references = configurations
    .map((configuration) => readReference(context, [configuration], "properties.subnet.id"))
    .filter((reference) => reference !== undefined);
  const [first] = references;
  if (first === undefined) return { value: {}, origins: {} };
  const nodes = references.map(({ node }) => node);
  const network = networkOf(resources, networks, first);
  if (network !== undefined) {
    const origins = { virtualNetwork: context.origin(...nodes) };
    return { network, value: { virtualNetwork: network.virtualNetwork.key }, origins };
  }
  return { value: { subnetId: first.stated }, origins: { subnetId: context.origin(...nodes) } };
}

function networkOf(
  resources: ResourceSet,
  networks: ByResource<VirtualNetworkResource>,
  reference: Reference,
): VirtualNetworkResource | undefined {
  const target = resources.find(reference.id.replace(/\/subnets\/[^/]*$/, ""), reference.node.at);
  return (target === undefined ? undefined : networks.get(target)) ?? referredNetwork(networks, reference);
}

// `reference('network').subnets[0].id`: the number of the subnet does not matter, only whose it is. The network is given by
// its id, its name or its symbolic name.
function referredNetwork(
  networks: ByResource<VirtualNetworkResource>,
  { stated, node }: Reference,
): VirtualNetworkResource | undefined {
  if (!isUnresolved(stated)) return undefined;
  const target = referredTo(stated.unresolved);
  if (target === undefined) return undefined;
  const id = keyOf(idTextOf({ expression: target }, node.at.source.name));
  const named = [...networks.values()].filter(
    ({ resource }) =>
      resource.id === id || resource.names.map(keyOf).join("/") === id || String(resource.at.step).toLowerCase() === id,
  );
  return named.length === 1 ? named[0] : undefined;
}

function referredTo(expression: string): string | undefined {
  const id = parseExpression(`[${expression}]`);
  if (!("kind" in id) || id.kind !== "member" || id.name.toLowerCase() !== "id" || id.of.kind !== "index")
    return undefined;
  const subnets = id.of.of;
  if (subnets.kind !== "member" || subnets.name.toLowerCase() !== "subnets" || subnets.of.kind !== "call")
    return undefined;
  const { name, args } = subnets.of;
  return name.toLowerCase() === "reference" && args[0] !== undefined ? printExpression(args[0]) : undefined;
}

function readAddresses(
  context: ArmReadContext,
  resources: ResourceSet,
  { addresses }: GatewaySurroundings,
  { bodies }: ArmResource,
): readonly Stated<GatewayAddress>[] | undefined {
  const nodes = bodies
    .map((body) => find(body, "properties.ipConfigurations"))
    .filter((node) => isStated(context, node));
  const [list] = nodes;
  // What is no list stays for the report of what is not read.
  if (list === undefined || list.kind === "scalar") return undefined;
  context.understand(list);
  if (list.kind === "unresolved") {
    const whole = [context.unresolved(list, true)];
    context.places.put(whole, [context.origin(list)]);
    return whole;
  }
  const read: Stated<GatewayAddress>[] = [];
  const origins: (readonly JsonNode[] | undefined)[] = [];
  for (const item of list.kind === "object" ? [list] : list.items) {
    if (!isStated(context, item) || item.kind === "scalar" || item.kind === "array") continue;
    if (item.kind === "unresolved") {
      read.push(context.unresolved(item));
      origins.push(context.origin(item));
      continue;
    }
    const { value, origins: from } = readFields(context, gatewayAddressFields, [item], "an address configuration");
    const reference = readReference(context, [item], "properties.publicIPAddress.id");
    const target =
      reference === undefined
        ? undefined
        : addresses.get(resources.find(reference.id, reference.node.at) as ArmResource);
    if (reference !== undefined)
      from[target === undefined ? "publicAddressId" : "publicAddress"] = context.origin(reference.node);
    const referred =
      reference === undefined
        ? {}
        : target === undefined
          ? { publicAddressId: reference.stated }
          : { publicAddress: target.key };
    read.push(placed(context, { ...value, ...referred } as GatewayAddress, from, item.at));
    origins.push(undefined);
    for (const part of ["id", "etag", "type"]) {
      const node = item.member(part);
      if (node !== undefined) context.ignore(node, "says which part it is");
    }
  }
  if (read.length === 0) return undefined;
  context.places.put(read, origins);
  return read;
}
