import type { Key } from "../../../model/key.ts";
import type { DnsServer, Subnet, VirtualNetwork } from "../../../model/network.ts";
import { isUnresolved, type Stated, textOf } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { anyAddress, prefix } from "../fields/codecs.ts";
import { subnetFields, virtualNetworkFields } from "../fields/virtualNetworkFields.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { type Part, partsOf, readPart } from "./children.ts";
import { find } from "./find.ts";
import type { ArmReadContext } from "./readContext.ts";
import { decodeNode, isStated, reportDifference, sameNode } from "./readFields.ts";
import { placed, type ResourceReading, readResource } from "./readResource.ts";
import type { ArmResource } from "./resource.ts";
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

/** Reads virtual networks with their subnets and name servers. */
export function readVirtualNetworks(context: ArmReadContext, resources: ResourceSet): VirtualNetworks {
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
        readSubnet(context, part),
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
];

function readSubnet(context: ArmReadContext, part: Part): Subnet {
  for (const body of part.bodies) {
    for (const name of readOnly) {
      const node = find(body, `properties.${name}`);
      if (node !== undefined) context.ignore(node, "read-only: what uses the subnet");
    }
  }
  const { list, origins } = subnetPrefixes(context, part);
  context.places.put(list, origins);
  return readPart<Subnet>(context, subnetFields, part, "subnet", { value: { prefixes: list }, origins: {} });
}

interface ReadPrefix {
  readonly value: Stated<string>;
  readonly nodes: EvaluatedNode[];
}

// One prefix as a text, or several as a list; current exports have both, saying the same. So may two descriptions.
function subnetPrefixes(
  context: ArmReadContext,
  part: Part,
): { readonly list: Stated<string>[]; readonly origins: (readonly JsonNode[])[] } {
  const all = part.bodies.map((body) => prefixesOf(context, body)).filter(({ found }) => found.size > 0);
  const [first, ...others] = all;
  if (first === undefined) return { list: [], origins: [] };
  for (const { found, nodes } of others) {
    const isSame = found.size === first.found.size && [...found.keys()].every((key) => first.found.has(key));
    if (isSame) for (const [key, { nodes: more }] of found) first.found.get(key)?.nodes.push(...more);
    else {
      const what = `The prefix of subnet "${textOf(part.name)}"`;
      reportDifference(context, what, first.nodes[0] as EvaluatedNode, nodes[0] as EvaluatedNode);
      for (const node of nodes.slice(1)) context.leaveAll(node.at, "given twice, and differently; the first is read");
    }
  }
  const list = [...first.found.values()];
  return { list: list.map(({ value }) => value), origins: list.map(({ nodes }) => context.origin(...nodes)) };
}

function prefixesOf(
  context: ArmReadContext,
  body: EvaluatedNode,
): { readonly found: Map<string, ReadPrefix>; readonly nodes: EvaluatedNode[] } {
  const found = new Map<string, ReadPrefix>();
  const nodes: EvaluatedNode[] = [];
  for (const path of ["properties.addressPrefix", "properties.addressPrefixes"]) {
    const node = find(body, path);
    if (!isStated(context, node)) continue;
    context.understand(node);
    nodes.push(node);
    const isWholeList = node.kind === "unresolved" && path.endsWith("es");
    for (const item of node.kind === "array" ? node.items : [node]) {
      if (!isStated(context, item)) continue;
      const value = isWholeList
        ? context.unresolved(item, true)
        : (decodeNode(context, prefix, item, "the prefix of a subnet") as Stated<string> | undefined);
      if (value === undefined) continue;
      const key = isUnresolved(value) ? `[${value.unresolved}]` : value;
      const known = found.get(key);
      if (known === undefined) found.set(key, { value, nodes: [item] });
      else known.nodes.push(item);
    }
  }
  return { found, nodes };
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
