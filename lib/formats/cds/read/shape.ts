import type { JsonNode, Tree } from "../../../source/tree.ts";
import { type BodyKind, isPair, kindOf } from "./body.ts";
import { parseRequestLine, type Request } from "./requestLine.ts";

/** Members of a bundle, and what they hold. */
export const bundleMembers: ReadonlyMap<string, BodyKind> = new Map([
  ["edgeGateway", "edge"],
  ["edgeGateways", "edge"],
  ["orgVdcNetwork", "orgNetwork"],
  ["orgVdcNetworks", "orgNetwork"],
  ["ipsecVpnTunnel", "tunnel"],
  ["ipsecVpnTunnels", "tunnel"],
  ["ipSets", "firewallGroup"],
  ["firewallGroups", "firewallGroup"],
  ["applicationPortProfiles", "portProfile"],
  ["firewallRules", "firewall"],
  ["natRules", "natRule"],
  ["staticRoutes", "staticRoute"],
  ["defaultConnectionProperties", "defaultProperties"],
]);

/** What a node of an input is. */
export type Shape =
  /** Members that are request lines, or names of a bundle. */
  | { readonly kind: "members" }
  /** A list of objects, with or without a page around it. */
  | { readonly kind: "list"; readonly items: readonly JsonNode[]; readonly page: boolean }
  /** One object. */
  | { readonly kind: "body"; readonly body: BodyKind };

/** The shape of a node; undefined when it is none that is known. */
export function shapeOf(node: JsonNode): Shape | undefined {
  if (node.kind === "array") return { kind: "list", items: node.items, page: false };
  if (node.kind !== "object") return undefined;
  if (node.members.some(({ name, value }) => isBundleMember(name, value) || requestOf(name)?.kind !== undefined)) {
    return { kind: "members" };
  }
  const body = isPair(node) ? "tunnel" : kindOf(node);
  if (body !== undefined) return { kind: "body", body };
  const values = node.member("values");
  return values?.kind === "array" ? { kind: "list", items: values.items, page: true } : undefined;
}

function isBundleMember(name: string, value: JsonNode): boolean {
  return bundleMembers.has(name) && value.kind !== "scalar";
}

/** What a member name says as a request line. */
export function requestOf(name: string): Request | undefined {
  return name.includes("/") ? parseRequestLine(name) : undefined;
}

/** Whether a document is a bundle, a capture, a page or a body of VMware Cloud Director, or a list of these. */
export function claimsCds(tree: Tree): boolean {
  if (tree.syntax === "xml" || tree.syntax === "text" || isOfAzure(tree.root)) return false;
  return isKnown(tree.root);
}

function isKnown(node: JsonNode): boolean {
  const shape = shapeOf(node);
  if (shape?.kind !== "list") return shape !== undefined;
  if (shape.page && node.member("resultTotal") !== undefined && node.member("pageCount") !== undefined) return true;
  return shape.items.some(isKnown);
}

// What another vocabulary would claim too belongs to it: ids and types of resources, the frame of a template, the root of
// a network configuration.
function isOfAzure(root: JsonNode): boolean {
  const frame =
    /^(?:\$schema|contentVersion|resources|VirtualNetworkConfiguration|NetworkConfiguration|value|globalReach)$/i;
  if (root.members.some(({ name }) => frame.test(name))) return true;
  const nodes = root.kind === "array" ? root.items : [root, ...root.members.map(({ value }) => value)];
  return nodes.some(isAzureResource);
}

function isAzureResource(node: JsonNode): boolean {
  return node.members.some(({ name, value: { value } }) => {
    if (typeof value !== "string") return false;
    if (/^id$/i.test(name)) return /\/providers\/[^/]+\/[^/]+\/[^/]+/i.test(value);
    return /^type$/i.test(name) && /^[\w.]+\.[\w.]+\//.test(value);
  });
}
