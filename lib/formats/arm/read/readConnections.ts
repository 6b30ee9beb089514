import type { Circuit } from "../../../model/circuit.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Secret } from "../../../model/secret.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, type Stated } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { secret } from "../fields/codecs.ts";
import { connectionFields, connectionTypes } from "../fields/connectionFields.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { find } from "./find.ts";
import type { ArmReadContext } from "./readContext.ts";
import { decodeNode, type FieldReading, isStated, reportChange, reportDifference, sameValue } from "./readFields.ts";
import { placed, readReference, readResource } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const connectionType = "microsoft.network/connections";
const sharedKeyType = `${connectionType}/sharedkey`;
const vnetToVnet = "Vnet2Vnet";

/** What connections join. */
export interface Ends {
  readonly gateways: ByResource<Gateway>;
  readonly sites: ByResource<Site>;
  readonly circuits: ByResource<Circuit>;
}

/** Settings of a tunnel that no table holds, with their origins. */
interface Further {
  readonly value: Record<string, unknown>;
  readonly origins: Record<string, readonly JsonNode[]>;
}

/** Reads connections. */
export function readConnections(context: ArmReadContext, resources: ResourceSet, ends: Ends): Tunnel[] {
  return resources.ofType(connectionType).map((resource) => {
    resources.understand(resource);
    const { value, origins, identity, classic } = readResource(context, connectionFields, resource, "connection");
    const further: Further = { value: {}, origins: {} };
    readMedium(context, resource, further);
    refer(context, resource, further, "properties.virtualNetworkGateway1.id", "gateway", "gatewayId", (id, at) =>
      ends.gateways.get(resources.find(id, at) as ArmResource),
    );
    refer(context, resource, further, "properties.localNetworkGateway2.id", "site", "siteId", (id, at) =>
      ends.sites.get(resources.find(id, at) as ArmResource),
    );
    refer(
      context,
      resource,
      further,
      "properties.virtualNetworkGateway2.id",
      "remoteGateway",
      "remoteGatewayId",
      (id, at) => otherThan(further.value.gateway, ends.gateways.get(resources.find(id, at) as ArmResource)),
    );
    refer(context, resource, further, "properties.peer.id", "circuit", "circuitId", (id, at) =>
      ends.circuits.get(resources.find(id, at) as ArmResource),
    );
    readRules(context, resource, further, "properties.ingressNatRules", "ingressNatRules");
    readRules(context, resource, further, "properties.egressNatRules", "egressNatRules");
    readKeyResource(context, resources, resource, { value, origins }, further);
    const site = classic.get("site");
    if (site !== undefined && further.value.site === undefined) {
      further.value.siteName = String(site.value);
      further.origins.siteName = [...context.origin(site), ...(further.origins.siteId ?? [])];
      // A parameter stands for the id of a site that the classic file only names.
      if (isUnresolved(further.value.siteId)) delete further.value.siteId;
    }
    const tunnel = { ...identity, ...value, ...further.value } as Tunnel;
    return placed(context, tunnel, { ...origins, ...further.origins }, resource.at);
  });
}

// No gateway is joined to itself: another one of the same name is meant.
function otherThan(near: unknown, far: Gateway | undefined): Gateway | undefined {
  return far?.key === near ? undefined : far;
}

function readMedium(context: ArmReadContext, { bodies }: ArmResource, { value, origins }: Further): void {
  const nodes = bodies.map((body) => find(body, "properties.connectionType")).filter((node) => isStated(context, node));
  const [node, ...others] = nodes;
  if (node === undefined) return;
  const medium = decodeType(context, node);
  if (medium === undefined) return;
  value.medium = medium;
  const agreeing = others.filter((other) => String(other.value).toLowerCase() === String(node.value).toLowerCase());
  for (const other of others) if (!agreeing.includes(other)) reportDifference(context, '"connectionType"', node, other);
  origins.medium = context.origin(node, ...agreeing);
}

// Two words mean IPsec, and neither is a misspelling of the other.
function decodeType(context: ArmReadContext, node: EvaluatedNode): Stated<unknown> | undefined {
  const what = '"connectionType" of a connection';
  const { value } = node;
  if (typeof value !== "string" || node.secure || value.trim().toLowerCase() !== vnetToVnet.toLowerCase()) {
    return decodeNode(context, connectionTypes, node, what);
  }
  if (value !== vnetToVnet)
    reportChange(context, node, what, vnetToVnet, `"${value}" is another spelling of "${vnetToVnet}"`);
  return "IPsec";
}

function refer(
  context: ArmReadContext,
  { bodies }: ArmResource,
  { value, origins }: Further,
  path: string,
  key: string,
  idKey: string,
  lookUp: (id: string, at: JsonNode) => { readonly key: string } | undefined,
): void {
  // What a reference holds beside the id is a copy, or nothing: older bodies have an empty "properties" there.
  for (const body of bodies) {
    const holder = find(body, path.slice(0, path.lastIndexOf(".")));
    for (const [name, member] of holder?.members ?? []) {
      if (name.toLowerCase() !== "id")
        context.ignore(member, "a copy of a setting of the resource that is referred to");
    }
  }
  const reference = readReference(context, bodies, path);
  if (reference === undefined) return;
  const target = lookUp(reference.id, reference.node.at);
  const as = target === undefined ? idKey : key;
  value[as] = target === undefined ? reference.stated : target.key;
  origins[as] = context.origin(reference.node);
}

function readRules(
  context: ArmReadContext,
  { bodies }: ArmResource,
  { value }: Further,
  path: string,
  key: string,
): void {
  for (const body of bodies) {
    const list = find(body, path);
    if (!isStated(context, list)) continue;
    // A second description of the same connection stays for the report of what is not read.
    if (key in value) continue;
    context.understand(list);
    const ids: Stated<string>[] = [];
    const origins: (readonly JsonNode[])[] = [];
    for (const item of list.kind === "array" ? list.items : [list]) {
      const node = item.kind === "object" ? item.member("id") : item;
      const whole = item === list && item.kind === "unresolved";
      const id = whole ? context.unresolved(item, true) : context.text(node);
      if (node === undefined || id === undefined) continue;
      ids.push(id);
      origins.push(context.origin(node));
    }
    if (ids.length === 0) continue;
    context.places.put(ids, origins);
    value[key] = ids;
  }
}

/** A key can stand in a resource of its own, which has nothing else. */
function readKeyResource(
  context: ArmReadContext,
  resources: ResourceSet,
  connection: ArmResource,
  read: FieldReading,
  { value, origins }: Further,
): void {
  let known = read.value.sharedKey as Stated<Secret> | undefined;
  const own = read.origins.sharedKey;
  for (const resource of resources.partsOf(connection.id, sharedKeyType)) {
    resources.understand(resource);
    for (const body of resource.bodies) {
      const node = find(body, "properties.value");
      if (!isStated(context, node)) continue;
      const key = decodeNode(context, secret, node, "the shared key of a connection") as Stated<Secret> | undefined;
      if (key === undefined) continue;
      if (known !== undefined && !sameValue(known, key)) {
        context.leaveAll(node.at, "given twice, and differently; the one inside the connection is read");
        context.report("NT2506", {
          message: "The shared key of a connection is given twice, and differently; the first is read",
          help: "Make both say the same, or remove one",
          at: context.placeOf(node),
          related: [{ message: "The connection is here", at: connection.at }],
        });
        continue;
      }
      value.sharedKey = known ?? key;
      origins.sharedKey = [...(origins.sharedKey ?? own ?? []), ...context.origin(node)];
      known ??= key;
    }
  }
}
