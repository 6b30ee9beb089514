import type { Attribute, JsonNode, Leaf, Spot, Tree, XmlElement } from "../../../source/tree.ts";

/**
 * One named part of a document: an element in XML, a member in JSON. Both notations of NSX-V say the same with it: a list
 * in JSON is several parts of one name, as repeated elements are.
 */
export interface Part {
  /** Local name of the element, or name of the member; empty for the root of JSON and for lists inside lists. */
  readonly name: string;
  /** Where it stands. */
  readonly spot: Spot;
  /** Its own text in XML; its value in JSON, when it has nothing in it. */
  readonly leaf: Leaf | undefined;
  /** In XML only. */
  readonly attributes: readonly Attribute[];
  /** In the order of the document. */
  readonly children: readonly Part[];
  /** Of several parts of one name where one is expected, XML readers take the first and JSON readers the last. */
  readonly counts: "first" | "last";
}

const nothing: readonly never[] = [];

/** The parts of a document, from its root. */
export function partsOf(tree: Tree): Part {
  return tree.syntax === "xml" ? partOfXml(tree.root) : partOfJson(tree.root, "");
}

function partOfXml(element: XmlElement): Part {
  const { name, text, attributes } = element;
  return { name, spot: element, leaf: text, attributes, children: element.children.map(partOfXml), counts: "first" };
}

function partOfJson(node: JsonNode, name: string): Part {
  const leaf = node.isLeaf ? node : undefined;
  const inside = node.items.map((item) => partOfJson(item, ""));
  const children = node.kind === "array" ? inside : node.members.flatMap((member) => memberParts(member));
  return { name, spot: node, leaf, attributes: nothing, children, counts: "last" };
}

function memberParts({ name, value }: { readonly name: string; readonly value: JsonNode }): Part[] {
  const isList = value.kind === "array" && value.items.length > 0;
  return isList ? value.items.map((item) => partOfJson(item, name)) : [partOfJson(value, name)];
}

/** The children of these names. */
export function named(part: Part | undefined, ...names: readonly string[]): readonly Part[] {
  return part?.children.filter(({ name }) => names.includes(name)) ?? nothing;
}

/** Whether there is a child of one of these names. */
export function has(part: Part, ...names: readonly string[]): boolean {
  return part.children.some(({ name }) => names.includes(name));
}

/** Whether a leaf says nothing: null, an empty text, an empty list or object. */
export function isEmptyLeaf({ value }: Leaf): boolean {
  return value === null || value === "";
}

/** Every leaf of a part and of all in it. */
export function leavesBelow(part: Part): readonly Leaf[] {
  const leaves: Leaf[] = [];
  collect(part, leaves);
  return leaves;
}

function collect({ attributes, leaf, children }: Part, leaves: Leaf[]): void {
  for (const attribute of attributes) leaves.push(attribute);
  if (leaf !== undefined) leaves.push(leaf);
  for (const child of children) collect(child, leaves);
}

/** Whether a part says anything at all. */
export function saysSomething(part: Part): boolean {
  return leavesBelow(part).some((leaf) => !isEmptyLeaf(leaf));
}

/** Whether a part has neither a value nor anything in it; attributes do not count. */
export function isBlank({ leaf, children }: Part): boolean {
  return children.length === 0 && (leaf === undefined || isEmptyLeaf(leaf));
}
