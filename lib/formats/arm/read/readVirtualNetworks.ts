import type { Key } from "../../../model/key.ts";
import type { DnsServer, Subnet, VirtualNetwork } from "../../../model/network.ts";
import type { RouteTable } from "../../../model/routeTable.ts";
import type { SecurityGroup } from "../../../model/securityGroup.ts";
import { isUnresolved, type Stated, textOf } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { anyAddress } from "../fields/codecs.ts";
import {
  routeTablePath,
  securityGroupPath,
  subnetFields,
  subnetPrefixes,
  virtualNetworkFields,
} from "../fields/virtualNetworkFields.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { type Part, partsOf, readPart } from "./children.ts";
import { find } from "./find.ts";
import { ignoreParts } from "./ignoreParts.ts";
import type { ArmReadContext } from "./readContext.ts";
import { decodeNode, type FieldReading, isStated, reportDifference, sameNode } from "./readFields.ts";
import { readOneOrMany } from "./readOneOrMany.ts";
import { placed, type ResourceReading, readReference, readResource } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

/** A virtual network with the resource that it was read from. */
export interface VirtualNetworkResource {
  readonly virtualNetwork: VirtualNetwork;
  readonly resource: ArmResource;
  /** Classic settings that belong to its gateway. */
  readonly classic: ResourceReading["classic"];
}

/** What the virtual networks of all inputs come to. */
export interface VirtualNetworks {
  readonly networks: ReadonlyMap<ArmResource, VirtualNetworkResource>;
  readonly dnsServers: readonly DnsServer[];
}

export const virtualNetworkType = "microsoft.network/virtualnetworks";
const subnetType = `${virtualNetworkType}/subnets`;

/** What subnets refer to. */
export interface SubnetSurroundings {
  readonly securityGroups: ByResource<SecurityGroup>;
  readonly routeTables: ByResource<RouteTable>;
}

/** Reads virtual networks with their subnets and name servers. */
export function readVirtualNetworks(
  context: ArmReadContext,
  resources: ResourceSet,
  surroundings: SubnetSurroundings,
): VirtualNetworks {
  const servers = new Servers(context);
  const networks = new Map<ArmResource, VirtualNetworkResource>();
  for (const resource of resources.ofType(virtualNetworkType)) {
    resources.understand(resource);
    const reading = readResource(context, virtualNetworkFields, resource, "virtual network");
    const { value, origins, identity, classic } = reading;
    const texts = classicTexts(context, classic);
    const virtualNetwork: VirtualNetwork = {
      ...identity,
      ...locationOf(context, reading),
      ...texts.values,
      prefixes: (value.prefixes as VirtualNetwork["prefixes"] | undefined) ?? [],
      subnets: partsOf(context, resources, resource, "properties.subnets", subnetType).map((part) =>
        readSubnet(context, resources, surroundings, part),
      ),
      dnsServers: servers.read(resource, classic),
    };
    placed(context, virtualNetwork, { ...origins, ...texts.origins }, resource.at);
    networks.set(resource, { virtualNetwork, resource, classic });
  }
  return { networks, dnsServers: servers.all };
}

// A region that only a parameter knows stands for the affinity group that the tag still names.
function locationOf(
  context: ArmReadContext,
  { value, origins, classic }: ResourceReading,
): Pick<VirtualNetwork, "location"> {
  const location = value.location as Stated<string> | undefined;
  if (location === undefined) return {};
  if (!classic.has("affinityGroup") || !isUnresolved(location)) return { location };
  for (const leaf of origins.location ?? []) context.ignoreLeaf(leaf, "stands for the region of the affinity group");
  delete origins.location;
  return {};
}

const textTags = ["affinityGroup", "label", "internetGateway"] as const;

function classicTexts(
  context: ArmReadContext,
  classic: ResourceReading["classic"],
): { readonly values: object; readonly origins: Record<string, readonly JsonNode[]> } {
  const values: Record<string, string> = {};
  const origins: Record<string, readonly JsonNode[]> = {};
  for (const name of textTags) {
    const node = classic.get(name);
    if (node === undefined) continue;
    values[name] = String(node.value);
    origins[name] = context.origin(node);
  }
  return { values, origins };
}

const readOnly = [
  "ipConfigurations",
  "ipConfigurationProfiles",
  "resourceNavigationLinks",
  "serviceAssociationLinks",
  "purpose",
].map((name) => [name, "read-only: what uses the subnet"] as const);

function readSubnet(
  context: ArmReadContext,
  resources: ResourceSet,
  { securityGroups, routeTables }: SubnetSurroundings,
  part: Part,
): Subnet {
  for (const body of part.bodies) ignoreParts(context, body, readOnly);
  const further: FieldReading = { value: {}, origins: {} };
  further.value.prefixes = readOneOrMany(context, subnetPrefixes, part, `subnet "${textOf(part.name)}"`);
  referTo(context, part, further, securityGroupPath, "securityGroup", (id, at) =>
    securityGroups.get(resources.find(id, at) as ArmResource),
  );
  referTo(context, part, further, routeTablePath, "routeTable", (id, at) =>
    routeTables.get(resources.find(id, at) as ArmResource),
  );
  const fields = subnetFields.filter(({ key }) => key !== "securityGroupId" && key !== "routeTableId");
  return readPart<Subnet>(context, fields, part, "subnet", further);
}

// By key where an input describes it, else by id.
function referTo(
  context: ArmReadContext,
  { bodies }: Part,
  { value, origins }: FieldReading,
  path: string,
  key: "securityGroup" | "routeTable",
  lookUp: (id: string, at: JsonNode) => { readonly key: Key } | undefined,
): void {
  const reference = readReference(context, bodies, path);
  if (reference === undefined) return;
  const target = lookUp(reference.id, reference.node.at);
  const as = target === undefined ? `${key}Id` : key;
  value[as] = target === undefined ? reference.stated : target.key;
  origins[as] = context.origin(reference.node);
}

/** Name servers: resources hold addresses; equal ones of one resource group are one server. */
class Servers {
  readonly all: DnsServer[] = [];
  readonly #context: ArmReadContext;
  readonly #byAddress = new Map<string, { readonly server: DnsServer; readonly origins: Record<string, JsonNode[]> }>();

  constructor(context: ArmReadContext) {
    this.#context = context;
  }

  read({ bodies, scope }: ArmResource, classic: ResourceReading["classic"]): readonly Key[] {
    const keys: Key[] = [];
    const origins: (readonly JsonNode[])[] = [];
    let first: EvaluatedNode | undefined;
    for (const body of bodies) {
      const list = find(body, "properties.dhcpOptions.dnsServers");
      if (!isStated(this.#context, list)) continue;
      if (first !== undefined) {
        if (sameNode(first, list)) this.#context.ignore(list, "said before, in the same words");
        else reportDifference(this.#context, '"dnsServers" of a virtual network', first, list);
        continue;
      }
      first = list;
      this.#context.understand(list);
      const items = list.kind === "array" ? list.items : [list];
      for (const item of items) {
        if (!isStated(this.#context, item)) continue;
        const whole = item === list && item.kind === "unresolved";
        const value = whole
          ? this.#context.unresolved(item, true)
          : (decodeNode(this.#context, anyAddress, item, "the address of a DNS server") as Stated<string> | undefined);
        if (value === undefined) continue;
        const server = this.#server(scope, value, item, classic.get(`dnsServer${keys.length + 1}`));
        if (keys.includes(server.key)) {
          this.#context.origin(item);
          continue;
        }
        keys.push(server.key);
        origins.push(this.#context.origin(item));
      }
    }
    this.#context.places.put(keys, origins);
    return keys;
  }

  #server(scope: string, value: Stated<string>, node: EvaluatedNode, label: EvaluatedNode | undefined): DnsServer {
    const name = label === undefined ? undefined : String(label.value);
    const key = JSON.stringify([scope, value, name ?? ""]);
    const origin = {
      address: this.#context.origin(node),
      ...(label === undefined ? {} : { name: this.#context.origin(label) }),
    };
    const known = this.#byAddress.get(key);
    if (known !== undefined) {
      for (const [part, leaves] of Object.entries(origin)) known.origins[part]?.push(...leaves);
      return known.server;
    }
    const server: DnsServer = {
      key: this.#context.key("dnsServer"),
      scope,
      ...(name === undefined ? {} : { name }),
      address: value,
    };
    const origins = Object.fromEntries(Object.entries(origin).map(([part, leaves]) => [part, [...leaves]]));
    this.#context.places.put(server, origins, node.at);
    this.#byAddress.set(key, { server, origins });
    this.all.push(server);
    return server;
  }
}
