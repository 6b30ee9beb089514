import { Steps } from "./steps.ts";
import type { SourceText } from "./text.ts";

/** What one place in a file says: a text, a number, a truth value or nothing. */
export type Scalar = string | number | boolean | null;

/** Anything that can be pointed at. */
export interface Spot {
  /** The text that it stands in. */
  readonly source: SourceText;
  /** Offset of the first character. */
  readonly start: number;
  /** XPath with every index in XML, JSON Pointer in JSON and YAML. */
  readonly path?: string | undefined;
}

/**
 * The smallest thing a file says: an attribute or the own text of an element in XML, a scalar (or an empty array or
 * object) in JSON and YAML. The ledger accounts for every leaf once.
 */
export interface Leaf extends Spot {
  /** What it says. */
  readonly value: Scalar;
  /** Number among the leaves of its tree, in document order from 0; set when they are listed by {@linkcode leavesOf}. */
  readonly ordinal: number;
  /** Offset after the last character. */
  readonly end: number;
  /** XPath with every index in XML, JSON Pointer in JSON and YAML. */
  readonly path: string;
}

/** An attribute: a leaf with a name. */
export interface Attribute extends Leaf {
  /** As written, with its prefix. */
  readonly name: string;
  /** With references resolved; line breaks and tabs are spaces. */
  readonly value: string;
}

/** An element of a document tree, as XML has them; other notations of the same vocabulary are brought into this shape. */
export interface Element extends Spot {
  /** Local name, without a namespace prefix. */
  readonly name: string;
  /** XPath with every index in XML, JSON Pointer in JSON and YAML. */
  readonly path: string;
  /** Offset after the last character. */
  readonly end: number;
  /** In document order, without namespace declarations. */
  readonly attributes: readonly Attribute[];
  /** In document order. */
  readonly children: readonly Element[];
  /** Own non-blank text, trimmed. */
  readonly text: Leaf | undefined;
}

/** A namespace declaration: `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix. */
export interface NamespaceDeclaration {
  /** Empty for the default namespace. */
  readonly prefix: string;
  /** As written, references resolved. */
  readonly uri: string;
  /** Offset of its first character. */
  readonly start: number;
}

/** A parsed input. */
export type Tree =
  | { readonly syntax: "xml"; readonly source: SourceText; readonly root: XmlElement }
  | { readonly syntax: "json"; readonly source: SourceText; readonly root: JsonNode }
  | { readonly syntax: "yaml"; readonly source: SourceText; readonly root: JsonNode }
  /** What PowerShell prints as a list, and scripts. */
  | { readonly syntax: "text"; readonly source: SourceText; readonly root: JsonNode };

const nothing: readonly never[] = [];

/** An attribute of an {@linkcode XmlElement}. */
export class XmlAttribute implements Attribute {
  /** The element that has it. */
  readonly owner: XmlElement;
  ordinal = -1;
  /** As written, with its prefix. */
  readonly name: string;
  /** With references resolved; line breaks and tabs are spaces. */
  readonly value: string;
  /** Offset of the first character of its name. */
  readonly start: number;
  /** Offset after the closing quote. */
  readonly end: number;

  /** Made by the XML parser. */
  constructor(owner: XmlElement, name: string, value: string, start: number, end: number) {
    this.owner = owner;
    this.name = name;
    this.value = value;
    this.start = start;
    this.end = end;
  }

  /** The text that it stands in. */
  get source(): SourceText {
    return this.owner.source;
  }

  /** The path of its element and `/@name`. */
  get path(): string {
    return `${this.owner.path}/@${this.name}`;
  }
}

/** The own text of an {@linkcode XmlElement}, all its pieces together, trimmed. */
export class XmlText implements Leaf {
  /** The element that has it. */
  readonly owner: XmlElement;
  ordinal = -1;
  /** With references resolved; every line break is a line feed. */
  readonly value: string;
  /** Offset of the first character that is not blank. */
  readonly start: number;
  /** Offset after the last character that is not blank. */
  readonly end: number;

  /** Made by the XML parser. */
  constructor(owner: XmlElement, value: string, start: number, end: number) {
    this.owner = owner;
    this.value = value;
    this.start = start;
    this.end = end;
  }

  /** The text that it stands in. */
  get source(): SourceText {
    return this.owner.source;
  }

  /** The path of its element. */
  get path(): string {
    return this.owner.path;
  }
}

const elementSteps = new Steps((name) => `/${name}`);

/** An element of an XML document. Built by the XML parser only, which fills it in as the document goes by. */
export class XmlElement implements Element {
  /** The text that it stands in. */
  readonly source: SourceText;
  /** Absent for the root. */
  readonly parent: XmlElement | undefined;
  /** Local name, without a namespace prefix. */
  readonly name: string;
  /** Name as written, with its prefix. */
  readonly qualifiedName: string;
  /** Position among the siblings of the same qualified name, from 1. */
  readonly index: number;
  /** Offset of the `<` of its start tag. */
  readonly start: number;
  /** Offset after the `>` of its end tag. */
  end: number;
  /** In document order, without namespace declarations. */
  attributes: readonly XmlAttribute[] = nothing;
  /** In document order. */
  declarations: readonly NamespaceDeclaration[] = nothing;
  /** In document order. */
  children: XmlElement[] = nothing as readonly XmlElement[] as XmlElement[];
  /** Own non-blank text, trimmed. */
  text: XmlText | undefined = undefined;
  #path: string | undefined;

  /** Made by the XML parser. */
  constructor(source: SourceText, parent: XmlElement | undefined, qualifiedName: string, index: number, start: number) {
    this.source = source;
    this.parent = parent;
    this.name = qualifiedName.slice(qualifiedName.indexOf(":") + 1);
    this.qualifiedName = qualifiedName;
    this.index = index;
    this.start = start;
    this.end = start;
  }

  /** XPath with every index, made when first asked for. */
  get path(): string {
    this.#path ??= (this.parent?.path ?? "") + elementSteps.indexed(this.qualifiedName, this.index);
    return this.#path;
  }
}

/** A member of a JSON object or a YAML mapping, with the place of its name. */
export interface JsonMember {
  /** With its escapes resolved. */
  readonly name: string;
  /** Offset of the first character of the name, a quote included. */
  readonly nameStart: number;
  /** What the name stands for. */
  readonly value: JsonNode;
}

/** A value of a JSON or YAML document. Scalars and empty containers are leaves. */
export class JsonNode implements Leaf {
  ordinal = -1;
  /** Which of the three it is. */
  readonly kind: "scalar" | "array" | "object";
  /** The text that it stands in. */
  readonly source: SourceText;
  /** Absent for the root. */
  readonly parent: JsonNode | undefined;
  /** Name or index in the parent; undefined for the root. */
  readonly step: string | number | undefined;
  /** Offset of the first character, a quote or bracket included; in YAML also the `|` or `>` of a block. */
  readonly start: number;
  /** Offset after the last character. */
  end: number;
  /** The scalar's value; `null` for arrays and objects. */
  readonly value: Scalar;
  /** Of an object, in document order, repeated names included. */
  members: readonly JsonMember[] = nothing;
  /** Of an array, in order. */
  items: readonly JsonNode[] = nothing;
  #path: string | undefined;

  /** Made by the JSON and YAML parsers, which know the end of arrays and objects only later. */
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

  /** Whether it is a scalar, or an array or object without contents. */
  get isLeaf(): boolean {
    return this.kind === "scalar" || (this.members.length === 0 && this.items.length === 0);
  }

  /** Whether it says nothing: null, an empty text, an array or object without contents. */
  get isEmpty(): boolean {
    return this.kind === "scalar" ? this.value === null || this.value === "" : this.isLeaf;
  }

  /** The value of the last member of that name, as JSON readers take it. */
  member(name: string): JsonNode | undefined {
    return this.members.findLast((member) => member.name === name)?.value;
  }

  /** JSON Pointer, made when first asked for. */
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

/** Every leaf of a tree in document order. Numbers them on the way, so that whoever keeps notes can do so in a list. */
export function leavesOf(tree: Tree): Leaf[] {
  const leaves: Listed[] = [];
  if (tree.syntax === "xml") collectXml(tree.root, leaves);
  else collectJson(tree.root, leaves);
  return leaves;
}

type Listed = XmlAttribute | XmlText | JsonNode;

function list(leaf: Listed, leaves: Listed[]): void {
  leaf.ordinal = leaves.length;
  leaves.push(leaf);
}

function collectXml(element: XmlElement, leaves: Listed[]): void {
  for (const attribute of element.attributes) list(attribute, leaves);
  if (element.text !== undefined) list(element.text, leaves);
  for (const child of element.children) collectXml(child, leaves);
}

function collectJson(node: JsonNode, leaves: Listed[]): void {
  if (node.isLeaf) list(node, leaves);
  for (const member of node.members) collectJson(member.value, leaves);
  for (const item of node.items) collectJson(item, leaves);
}
