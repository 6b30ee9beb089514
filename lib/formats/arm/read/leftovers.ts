import { textOf } from "../../../model/stated.ts";
import { secretName } from "../../../source/secretNames.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import { propertyNames } from "../fields/propertyNames.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import type { EvaluatedTemplate } from "../template/evaluateTrees.ts";
import { memberOf, membersByName } from "../template/members.ts";
import { type IdText, statedText } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import type { ArmResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";
import { hideBelow, hideNamed } from "./secrets.ts";
import type { ResourcesShape } from "./shape.ts";

/** Names of settings that the service writes and nobody can set, or that only order a deployment. */
const meaningless: ReadonlyMap<string, string> = new Map([
  ...[
    "id",
    "etag",
    "type",
    "provisioningState",
    "resourceGuid",
    "resourceGroup",
    "connectionStatus",
    "ingressBytesTransferred",
    "egressBytesTransferred",
    "tunnelConnectionStatus",
    "packetCaptureDiagnosticState",
    "circuitProvisioningState",
    "serviceProviderProvisioningState",
    "authorizationUseStatus",
    "connectionResourceUri",
    "circuitConnectionStatus",
    "defaultBgpIpAddresses",
    "tunnelIpAddresses",
    "inboundDnsForwardingEndpoint",
    "gatewayManagerEtag",
    "stag",
    "azureASN",
    "primaryAzurePort",
    "secondaryAzurePort",
    "lastModifiedBy",
    "systemData",
    "createdTime",
    "changedTime",
    "managedBy",
    "expressRouteAuthorizationId",
    "lastConnectionEstablishedUtcTime",
    "virtualNetworkGatewayMigrationStatus",
    "resourceGroupName",
    "tagsTable",
  ].map((name) => [name.toLowerCase(), "read-only: the service writes it"] as const),
  ...["privateEndpointNetworkPolicies", "privateLinkServiceNetworkPolicies"].map(
    (name) => [name.toLowerCase(), "concerns private endpoints, which are not read"] as const,
  ),
  ["dependson", "orders the deployment and says nothing about the network"],
  ["comments", "a comment"],
  ["metadata", "a comment"],
  ["apiversion", "the version of the resource's schema"],
  ["ipconfiguration", "read-only: what uses the address"],
]);

/** Switches that the service has off by itself: to say so says nothing. Source: defaults of @azure/arm-network 39. */
const offByDefault: ReadonlySet<string> = new Set(
  [
    "enableDdosProtection",
    "enableVmProtection",
    "isSecretInSync",
    "enableHighBandwidthVpnGateway",
    "allowRemoteVnetTraffic",
    "allowVirtualWanTraffic",
    "flushConnection",
  ].map((name) => name.toLowerCase()),
);

/** Reports what stands around the resources of a list, and that the list goes on. */
export function reportAround(context: ArmReadContext, { others, next }: ResourcesShape): void {
  for (const at of others) {
    hideNamed(context, at);
    context.leaveAll(at, "says neither by id nor by type what it is");
    context.report("NT2502", {
      message: "This says neither by its id nor by its type what resource it is, and is not read",
      help: "Give it with its id, as the service shows it",
      at,
    });
  }
  if (next === undefined) return;
  context.leaveAll(next, "the list goes on there, and what is there is not read");
  context.report("NT2502", {
    message: "The list goes on at another address: resources that it has there are not read",
    help: "Give the other pages as inputs too",
    at: next,
  });
}

/** Reports what of the resources was not read. */
export function reportLeftovers(context: ArmReadContext, resources: ResourceSet): void {
  for (const resource of resources.all) {
    if (!resources.isUnderstood(resource)) reportResource(context, resource);
    else
      for (const body of resource.bodies) {
        reportHidden(context, resource, body);
        new Leftovers(context, resource).visit(body, "");
      }
  }
}

function reportResource(context: ArmReadContext, { type, typeText, names, at, bodies }: ArmResource): void {
  if (bodies.length === 0) return;
  if (type === "microsoft.resources/resourcegroups") {
    for (const body of bodies) context.ignore(body, "the resource group that others are deployed to");
    return;
  }
  // A vault's secret or a certificate: all but what identifies it.
  for (const { name, value } of secretName.test(type) ? at.members : []) {
    if (!/^(?:id|name|type|apiVersion|location)$/i.test(name)) hideBelow(context, value);
  }
  hideNamed(context, at);
  context.leaveAll(at, `resources of type ${typeText} are not read`);
  const isNetwork = type.startsWith("microsoft.network/");
  context.report("NT2502", {
    message: `Resource "${shownName(names)}" of type ${typeText || "that is not known"} is not read`,
    help: isNetwork
      ? "Keep it beside what is converted: it may matter to the traffic"
      : "Nothing, if it does not matter to the network; it is not in what is converted",
    at,
  });
}

// `az resource list` names resources and shows nothing of them.
function reportHidden(context: ArmReadContext, { names, typeText }: ArmResource, body: EvaluatedNode): void {
  const properties = body.member("properties");
  if (properties?.kind !== "scalar" || properties.value !== null) return;
  context.leaveAll(properties.at, "the settings are not shown");
  context.report("NT2501", {
    message: `The settings of "${shownName(names)}" (${typeText}) are not shown: "properties" is null`,
    help: 'Show the resource itself, for instance with "az resource show --ids", and give that',
    at: properties.at,
  });
}

class Leftovers {
  readonly #context: ArmReadContext;
  readonly #resource: ArmResource;
  /** Where something was reported: what an expression makes can have many parts that stand in one place. */
  readonly #reported = new Set<string>();

  constructor(context: ArmReadContext, resource: ArmResource) {
    this.#context = context;
    this.#resource = resource;
  }

  /** Visits a node of the resource, given the name that it has there. */
  visit(node: EvaluatedNode, name: string, beside: readonly string[] = []): void {
    if (this.#context.isUnderstood(node) && node.members.length === 0 && node.items.length === 0) return;
    if (name !== "" && this.#context.isWhollyLeft(node.at)) return;
    const note =
      meaningless.get(name.toLowerCase()) ?? (this.#isCopy(name) ? "a copy in one text, for people" : undefined);
    if (note !== undefined && !this.#hasUnderstood(node)) {
      this.#context.ignore(node, note);
      return;
    }
    if (node.value === false && offByDefault.has(name.toLowerCase())) {
      this.#context.ignore(node, "off, as it is by itself");
      return;
    }
    if (isEmpty(node)) {
      this.#context.ignore(node, "empty: not set");
      return;
    }
    if (this.#hasUnderstood(node) || name === "" || name.toLowerCase() === "properties") {
      const isWhole = node.members.length === 0 && node.items.length === 0;
      if (isWhole && !this.#context.isUnderstood(node)) this.#report(node, name, beside);
      const names = node.members.map(([inner]) => inner);
      for (const [inner, member] of node.members) this.visit(member, inner, names);
      for (const item of node.items) this.visit(item, name);
      return;
    }
    this.#report(node, name, beside);
  }

  // PowerShell shows some members twice: as they are, and as one text.
  #isCopy(name: string): boolean {
    const [, of] = /^(.+)Text$/.exec(name) ?? [];
    return of !== undefined && this.#resource.bodies.some((body) => body.member(of) !== undefined);
  }

  #hasUnderstood(node: EvaluatedNode): boolean {
    if (this.#context.isUnderstood(node)) return true;
    return (
      node.members.some(([, member]) => this.#hasUnderstood(member)) ||
      node.items.some((item) => this.#hasUnderstood(item))
    );
  }

  #report(node: EvaluatedNode, name: string, beside: readonly string[]): void {
    const { at } = node;
    hideNamed(this.#context, at);
    this.#context.leaveAll(at, `"${name}" is not read`);
    const key = `${at.path}#${name}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const what = `"${name}" of "${shownName(this.#resource.names)}" (${this.#resource.typeText})`;
    const meant = propertyNames.meantBy(name, beside);
    if (meant !== undefined) {
      this.#context.report("NT2510", {
        message: `${what} is not read, and "${meant}" is not stated beside it`,
        help: `Write "${meant}" if that is meant`,
        at,
        actual: name,
        expected: [meant],
      });
      return;
    }
    this.#context.report("NT2501", {
      message: `${what} is not read`,
      help: "Set it by hand where it is still needed: it is not in what is converted",
      at,
    });
  }
}

function shownName(names: readonly IdText[]): string {
  return names.map((name) => textOf(statedText(name, ""))).join("/");
}

function isEmpty({ kind, value, members, items }: EvaluatedNode): boolean {
  if (kind === "scalar") return value === null || value === "";
  return kind !== "unresolved" && members.length === 0 && items.length === 0;
}

/** Declares what of a template is neither a setting nor something to be reported. */
export function ignoreRest(context: ArmReadContext, tree: Tree, template: EvaluatedTemplate | undefined): void {
  if (tree.syntax !== "json") return;
  const notes = new Map<JsonNode, string>();
  const resources = new Map<JsonNode, string>();
  for (const { node } of template?.skipped ?? []) resources.set(node, "not deployed: its condition is false");
  for (const { node } of template?.resources ?? []) resources.set(node, "a part of the template's own structure");
  for (const [name, note] of frameNotes) {
    const part = memberOf(tree.root, name);
    if (part !== undefined) notes.set(part, note);
  }
  walk(context, tree.root, "the frame of the document", notes, resources);
}

const unusedNote = "no setting that was read comes from it";

const frameNotes: readonly (readonly [name: string, note: string])[] = [
  ["resources", "a part of the template's own structure"],
  ["parameters", unusedNote],
  ["variables", unusedNote],
  ["functions", unusedNote],
  ["definitions", "describes parameters"],
  ["outputs", "shown after the deployment, and no part of it"],
  ["metadata", "a comment"],
];

function walk(
  context: ArmReadContext,
  node: JsonNode,
  note: string,
  notes: ReadonlyMap<JsonNode, string>,
  resources: ReadonlyMap<JsonNode, string>,
): void {
  const own = notes.get(node) ?? resources.get(node) ?? note;
  if (node.isLeaf) {
    if (!context.isTaken(node) && !context.isLeft(node)) context.ignoreLeaf(node, own);
    return;
  }
  const counting = membersByName(node);
  for (const { name, value } of node.members) {
    const counts = counting.get(name.toLowerCase())?.value === value;
    walk(context, value, counts ? own : "another member of this name counts", notes, resources);
  }
  for (const item of node.items) walk(context, item, own, notes, resources);
}
