import type { Attribute, Element, JsonNode, Leaf } from "../../source/tree.ts";
import { vocabulary } from "./vocabulary.ts";

/** Wrappers that the JSON notation writes as an array of what they hold. */
const itemOf: ReadonlyMap<string, string> = new Map([
  ["DnsServers", "DnsServer"],
  ["LocalNetworkSites", "LocalNetworkSite"],
  ["AddressSpace", "AddressPrefix"],
  ["VirtualNetworkSites", "VirtualNetworkSite"],
  ["Subnets", "Subnet"],
  ["DnsServersRef", "DnsServerRef"],
  ["VPNClientAddressPool", "AddressPrefix"],
  ["ConnectionsToLocalNetwork", "LocalNetworkSiteRef"],
]);

/** A tree in the shape of the XML notation, and the leaves that stood for "nothing here". */
export interface DialectTree {
  readonly root: Element;
  readonly empty: readonly Leaf[];
}

/**
 * Brings the JSON of the classic command line (`azure network export`) into the shape of the XML: arrays become
 * wrappers, `Name` becomes `@name`, an empty text or container stands for an empty element.
 */
export function elementsOfJson(root: JsonNode): DialectTree {
  const empty: Leaf[] = [];
  return { root: element("NetworkConfiguration", root, empty), empty };
}

function element(name: string, node: JsonNode, empty: Leaf[]): Element {
  const attributes: Attribute[] = [];
  const children: Element[] = [];
  if (node.kind === "scalar") return { ...shell(name, node), attributes, children, text: textOf(node, empty) };
  if (node.isLeaf) empty.push(node);
  const itemName = itemOf.get(name) ?? name;
  for (const item of node.items) children.push(element(itemName, item, empty));
  for (const { name: member, value } of node.members) {
    const attribute = value.kind === "scalar" ? attributeName(name, member) : undefined;
    if (attribute !== undefined) attributes.push(new JsonAttribute(attribute, value));
    // An array where the XML repeats the element itself: each item is one of them.
    else if (value.kind === "array" && !itemOf.has(member) && !value.isLeaf) {
      for (const item of value.items) children.push(element(member, item, empty));
    } else children.push(element(member, value, empty));
  }
  return { ...shell(name, node), attributes, children, text: undefined };
}

function shell(name: string, node: JsonNode): Pick<Element, "name" | "source" | "start" | "end" | "path"> {
  return { name, source: node.source, start: node.start, end: node.end, path: node.path };
}

function textOf(node: JsonNode, empty: Leaf[]): Leaf | undefined {
  if (node.value !== null && node.value !== "") return node;
  empty.push(node);
  return undefined;
}

/** `Name` and `Type` are `@name` and `@type`; `IPAddress`, `Location` and `AffinityGroup` are spelled alike. */
function attributeName(owner: string, member: string): string | undefined {
  const known = vocabulary.get(owner);
  if (known === undefined || known.children.includes(member)) return undefined;
  const lowered = member.charAt(0).toLowerCase() + member.slice(1);
  return known.attributes.find((name) => name === member || name === lowered);
}

/** A scalar member that the XML notation has as an attribute. */
class JsonAttribute implements Attribute {
  readonly name: string;
  readonly #node: JsonNode;

  constructor(name: string, node: JsonNode) {
    this.name = name;
    this.#node = node;
  }

  get value(): string {
    return this.#node.value === null ? "" : String(this.#node.value);
  }

  get ordinal(): number {
    return this.#node.ordinal;
  }

  get source(): Attribute["source"] {
    return this.#node.source;
  }

  get start(): number {
    return this.#node.start;
  }

  get end(): number {
    return this.#node.end;
  }

  get path(): string {
    return this.#node.path;
  }
}
