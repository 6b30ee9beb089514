import type { SourceText } from "./text.ts";

/** What one place in a file says: a text, a number, a truth value or nothing. */
export type Scalar = string | number | boolean | null;

/** Anything that can be pointed at. */
export interface Spot {
  readonly source: SourceText;
  /** Offset of the first character. */
  readonly start: number;
  /** XPath with every index in XML, JSON Pointer in JSON. */
  readonly path?: string | undefined;
}

/**
 * The smallest thing a file says: an attribute or the own text of an element in XML, a scalar (or an empty array or
 * object) in JSON. The ledger accounts for every leaf once.
 */
export interface Leaf extends Spot {
  readonly value: Scalar;
  readonly end: number;
  readonly path: string;
}

/** An attribute: a leaf with a name. */
export interface Attribute extends Leaf {
  readonly name: string;
  readonly value: string;
}

/** An element of a document tree, as XML has them; other notations of the same vocabulary are brought into this shape. */
export interface Element extends Spot {
  /** Local name, without a namespace prefix. */
  readonly name: string;
  readonly path: string;
  readonly end: number;
  /** In document order, without namespace declarations. */
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  /** Own non-blank text, trimmed. */
  readonly text: Leaf | undefined;
}

/** A namespace declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix. */
export interface NamespaceDeclaration {
  readonly prefix: string;
  readonly uri: string;
  readonly start: number;
}

/** A parsed input. */
export type Tree =
  | { readonly syntax: "xml"; readonly source: SourceText; readonly root: XmlElement }
  | { readonly syntax: "json"; readonly source: SourceText; readonly root: JsonNode };

const nothing: readonly never[] = [];

/** An attribute of an {@linkcode XmlElement}. */
export class XmlAttribute implements Attribute {
  readonly owner: XmlElement;
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;

  constructor(owner: XmlElement, name: string, value: string, start: number, end: number) {
    this.owner = owner;
    this.name = name;
    this.value = value;
    this.start = start;
    this.end = end;
  }

  get source(): SourceText {
    return this.owner.source;
  }

  get path(): string {
    return `${this.owner.path}/@${this.name}`;
  }
}

/** The own text of an {@linkcode XmlElement}, all its pieces together, trimmed. */
export class XmlText implements Leaf {
  readonly owner: XmlElement;
  readonly value: string;
  readonly start: number;
  readonly end: number;

  constructor(owner: XmlElement, value: string, start: number, end: number) {
    this.owner = owner;
    this.value = value;
    this.start = start;
    this.end = end;
  }

  get source(): SourceText {
    return this.owner.source;
  }

  get path(): string {
    return this.owner.path;
  }
}

/** An element of an XML document. Built by the XML parser only, which fills it in as the document goes by. */
export class XmlElement implements Element {
  readonly source: SourceText;
  readonly parent: XmlElement | undefined;
  /** Name as written, with its prefix. */
  readonly qualifiedName: string;
  /** Position among the siblings of the same qualified name, from 1. */
  readonly index: number;
  readonly start: number;
  end: number;
  attributes: readonly XmlAttribute[] = nothing;
  declarations: readonly NamespaceDeclaration[] = nothing;
  children: XmlElement[] = nothing as readonly XmlElement[] as XmlElement[];
  text: XmlText | undefined = undefined;
  #path: string | undefined;

  constructor(source: SourceText, parent: XmlElement | undefined, qualifiedName: string, index: number, start: number) {
    this.source = source;
    this.parent = parent;
    this.qualifiedName = qualifiedName;
    this.index = index;
    this.start = start;
    this.end = start;
  }

  get name(): string {
    return this.qualifiedName.slice(this.qualifiedName.indexOf(":") + 1);
  }

  get path(): string {
    this.#path ??= `${this.parent?.path ?? ""}/${this.qualifiedName}[${this.index}]`;
    return this.#path;
  }
}

/** A member of a JSON object, with the place of its name. */
export interface JsonMember {
  readonly name: string;
  readonly nameStart: number;
  readonly value: JsonNode;
}

/** A value of a JSON document. Scalars and empty containers are leaves. */
export class JsonNode implements Leaf {
  readonly kind: "scalar" | "array" | "object";
  readonly source: SourceText;
  readonly parent: JsonNode | undefined;
  /** Name or index in the parent; undefined for the root. */
  readonly step: string | number | undefined;
  readonly start: number;
  readonly end: number;
  /** The scalar's value; `null` for arrays and objects. */
  readonly value: Scalar;
  members: readonly JsonMember[] = nothing;
  items: readonly JsonNode[] = nothing;
  #path: string | undefined;

  constructor(
    kind: "scalar" | "array" | "object",
    source: SourceText,
    parent: JsonNode | undefined,
    step: string | number | undefined,
    start: number,
    end: number,
    value: Scalar,
  ) {
    this.kind = kind;
    this.source = source;
    this.parent = parent;
    this.step = step;
    this.start = start;
    this.end = end;
    this.value = value;
  }

  get isLeaf(): boolean {
    return this.kind === "scalar" || (this.members.length === 0 && this.items.length === 0);
  }

  /** The value of the last member of that name, as JSON readers take it. */
  member(name: string): JsonNode | undefined {
    return this.members.findLast((member) => member.name === name)?.value;
  }

  get path(): string {
    if (this.#path === undefined) {
      this.#path = this.parent === undefined ? "" : `${this.parent.path}/${pointerStep(this.step ?? "")}`;
    }
    return this.#path;
  }
}

/** One step of a JSON Pointer, escaped (RFC 6901 §3). */
export function pointerStep(step: string | number): string {
  if (typeof step === "number") return String(step);
  return /[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step;
}

/** Every leaf of a tree in document order. */
export function leavesOf(tree: Tree): Leaf[] {
  const leaves: Leaf[] = [];
  if (tree.syntax === "xml") collectXml(tree.root, leaves);
  else collectJson(tree.root, leaves);
  return leaves;
}

function collectXml(element: XmlElement, leaves: Leaf[]): void {
  for (const attribute of element.attributes) leaves.push(attribute);
  if (element.text !== undefined) leaves.push(element.text);
  for (const child of element.children) collectXml(child, leaves);
}

function collectJson(node: JsonNode, leaves: Leaf[]): void {
  if (node.isLeaf) leaves.push(node);
  for (const member of node.members) collectJson(member.value, leaves);
  for (const item of node.items) collectJson(item, leaves);
}
