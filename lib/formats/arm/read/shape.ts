import type { JsonNode, Tree } from "../../../source/tree.ts";
import { memberOf, textOf } from "../template/members.ts";

/** What kind of JSON about Azure resources a document is. */
export type Shape =
  /** A deployment template. */
  | { readonly kind: "template" }
  /** Values for the parameters of one. */
  | { readonly kind: "parameters" }
  | ResourcesShape;

/** Resources as the service or a tool shows them. */
export interface ResourcesShape {
  readonly kind: "resources";
  readonly resources: readonly JsonNode[];
  /** What stands between them and says neither by id nor by type what it is. */
  readonly others: readonly JsonNode[];
  /** Where the list goes on. */
  readonly next: JsonNode | undefined;
}

/** The kind of a document; undefined when it is none of these. */
export function shapeOf(tree: Tree): Shape | undefined {
  if (tree.syntax !== "json") return undefined;
  const { root } = tree;
  if (root.kind === "object") {
    // The JSON of the classic command line is another vocabulary, whatever else stands in it.
    if (root.member("NetworkConfiguration") !== undefined || root.member("VirtualNetworkConfiguration") !== undefined) {
      return undefined;
    }
    const schema = textOf(memberOf(root, "$schema")) ?? "";
    if (/deploymentParameters\.json/i.test(schema)) return { kind: "parameters" };
    if (/deploymentTemplate\.json/i.test(schema) || isTemplate(root)) return { kind: "template" };
    if (isParameters(root)) return { kind: "parameters" };
  }
  return listed(root);
}

function isTemplate(root: JsonNode): boolean {
  const resources = memberOf(root, "resources");
  if (resources === undefined || memberOf(root, "id") !== undefined) return false;
  const declared = resources.kind === "object" ? resources.members.map(({ value }) => value) : resources.items;
  if (resources.kind === "scalar") return false;
  return memberOf(root, "contentVersion") !== undefined || declared.some((node) => hasType(node));
}

function isParameters(root: JsonNode): boolean {
  const parameters = memberOf(root, "parameters");
  if (parameters?.kind !== "object" || memberOf(root, "contentVersion") === undefined) return false;
  return memberOf(root, "resources") === undefined;
}

function hasType(node: JsonNode | undefined): boolean {
  return /^[\w.]+\.[\w.]+\//.test(textOf(memberOf(node, "type")) ?? "");
}

/** Whether an object is a resource by itself: its id or its type says so. */
function isResource(node: JsonNode): boolean {
  if (node.kind !== "object") return false;
  const id = textOf(memberOf(node, "id")) ?? "";
  return /\/providers\/[^/]+\/[^/]+\/[^/]+/i.test(id) || (hasType(node) && memberOf(node, "name") !== undefined);
}

// One resource, a list of them, a page of a list, or the answer of a command that wraps what it made.
function listed(root: JsonNode): ResourcesShape | undefined {
  if (isResource(root)) return resourcesOf([root]);
  if (root.kind === "array") return resourcesOf(root.items);
  if (root.kind !== "object") return undefined;
  const page = memberOf(root, "value");
  if (page?.kind === "array") return resourcesOf(page.items, memberOf(root, "nextLink"));
  return resourcesOf(root.members.map(({ value }) => value));
}

function resourcesOf(nodes: readonly JsonNode[], next?: JsonNode): ResourcesShape | undefined {
  const resources = nodes.filter(isResource);
  if (resources.length === 0) return undefined;
  const others = nodes.filter((node) => !resources.includes(node) && !isNothing(node));
  return { kind: "resources", resources, others, next: next === undefined || isNothing(next) ? undefined : next };
}

function isNothing(node: JsonNode): boolean {
  return node.isLeaf && (node.value === null || node.value === "");
}
