import { scriptValue } from "../../../source/scriptText.ts";
import type { JsonNode, Leaf, Spot, Tree, XmlElement } from "../../../source/tree.ts";

/**
 * One named part of an answer, whatever its notation: an element of the REST interface, a property of an object that
 * PowerShell wrote as JSON, as XML (`Export-Clixml`) or as a list, a parameter of a command. A list is several parts of one
 * name.
 */
export interface Part {
  /** Local name; empty for the root of JSON. */
  readonly name: string;
  /** Where it stands. */
  readonly spot: Spot;
  /** What says it, when it has nothing in it. */
  readonly leaf: Leaf | undefined;
  /** What it says, trimmed; undefined when it says nothing, or when that is not written out. */
  readonly text: string | undefined;
  /** Further leaves that the text comes from: the value of a variable. */
  readonly also: readonly Leaf[];
  /** Leaves around it that belong to the notation and say nothing. */
  readonly frame: readonly Leaf[];
  /** In the order of the document. */
  readonly children: readonly Part[];
}

const nothing: readonly never[] = [];

/** The parts of a document, from its root. */
export function partOfTree(tree: Tree): Part {
  if (tree.syntax !== "xml") return partOfJson(tree.root, "");
  return isClixml(tree.root) ? partOfObject(tree.root, "") : partOfXml(tree.root);
}

/** Whether a document was written by `Export-Clixml`. */
export function isClixml(root: XmlElement): boolean {
  return (
    root.name === "Objs" && root.declarations.some(({ uri }) => /schemas\.microsoft\.com\/powershell\//i.test(uri))
  );
}

function partOfXml(element: XmlElement): Part {
  const { name, text, attributes, children } = element;
  return {
    name,
    spot: element,
    leaf: text,
    text: textOf(text?.value),
    also: nothing,
    frame: attributes,
    children: children.map(partOfXml),
  };
}

/** Containers of items in what `Export-Clixml` writes. */
const containers: ReadonlySet<string> = new Set(["LST", "IE", "QUE", "STK"]);

// `<S N="Name">`, `<Obj N="Subnets"><LST>…</LST></Obj>`: the name stands in an attribute, the kind is the element.
function partOfObject(element: XmlElement, given: string): Part {
  const name = element.attributes.find((attribute) => attribute.name === "N")?.value ?? given;
  const frame: Leaf[] = [...element.attributes];
  const children: Part[] = [];
  let shown = element.text;
  const visit = (inner: XmlElement): void => {
    for (const child of inner.children) {
      if (child.name === "Props" || child.name === "MS" || containers.has(child.name)) visit(child);
      else if (child.name === "TN" || child.name === "TNRef") frameOf(child, frame);
      else if (child.name === "ToString" && element.name === "Obj") {
        if (shown === undefined) shown = child.text;
        else frameOf(child, frame);
      } else children.push(...objectParts(child, containers.has(inner.name) ? name : ""));
    }
  };
  visit(element);
  // An enumeration is its number, and its name beside it.
  const isWord = shown !== undefined && children.every((child) => child.name === "" && child.children.length === 0);
  if (isWord) for (const { leaf, frame: own } of children) frame.push(...own, ...(leaf === undefined ? [] : [leaf]));
  else if (shown !== undefined && children.length > 0) frame.push(shown);
  const leaf = isWord ? shown : children.length > 0 ? undefined : shown;
  return {
    name,
    spot: element,
    leaf,
    text: textOf(leaf === undefined ? undefined : unescaped(String(leaf.value))),
    also: nothing,
    frame,
    children: isWord ? nothing : children,
  };
}

// A list is several parts of its name.
function objectParts(element: XmlElement, given: string): Part[] {
  const isList = element.name === "Obj" && element.children.some(({ name }) => containers.has(name));
  const part = partOfObject(element, given);
  if (!isList || part.children.length === 0) return [part];
  const [first, ...others] = part.children;
  if (first === undefined) return [part];
  return [{ ...first, frame: [...part.frame, ...first.frame] }, ...others];
}

function frameOf(element: XmlElement, frame: Leaf[]): void {
  frame.push(...element.attributes);
  if (element.text !== undefined) frame.push(element.text);
  for (const child of element.children) frameOf(child, frame);
}

// PowerShell writes characters that XML has trouble with as `_x000A_`.
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function partOfJson(node: JsonNode, name: string): Part {
  const leaf = node.isLeaf ? node : undefined;
  const children =
    node.kind === "array"
      ? node.items.map((item) => partOfJson(item, ""))
      : node.members.flatMap(({ name: member, value }) => jsonParts(value, member));
  return { name, spot: node, leaf, text: textOf(leaf?.value), also: nothing, frame: nothing, children };
}

function jsonParts(node: JsonNode, name: string): Part[] {
  const isList = node.kind === "array" && node.items.length > 0;
  return isList ? node.items.map((item) => partOfJson(item, name)) : [partOfJson(node, name)];
}

/** The parts of a command: its parameters, with what variables stand for. */
export function partOfCommand(
  command: JsonNode,
  nameOf: (written: string) => string,
  variables: ReadonlyMap<string, JsonNode>,
): Part {
  const children = command.members.flatMap(({ name, value }) =>
    jsonParts(value, nameOf(name)).map((part) => withVariables(part, variables)),
  );
  return { name: "", spot: command, leaf: undefined, text: undefined, also: nothing, frame: nothing, children };
}

function withVariables(part: Part, variables: ReadonlyMap<string, JsonNode>): Part {
  const { leaf } = part;
  if (leaf === undefined || typeof leaf.value !== "string") return part;
  const written = leaf.source.text.slice(leaf.start, leaf.end);
  const also: JsonNode[] = [];
  const text = isComputed(written)
    ? undefined
    : scriptValue(written, (name) => {
        const value = variables.get(name);
        if (value !== undefined) also.push(value);
        return value === undefined ? undefined : String(value.value);
      });
  return { ...part, text: textOf(text), also };
}

function isComputed(written: string): boolean {
  return /^(?:[({@]|\$[({])/.test(written);
}

function textOf(value: Leaf["value"] | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = String(value).trim();
  return text === "" ? undefined : text;
}

/** The children of one of these names, whatever their case. */
export function named(part: Part | undefined, ...names: readonly string[]): readonly Part[] {
  if (part === undefined) return nothing;
  const folded = names.map((name) => name.toLowerCase());
  return part.children.filter(({ name }) => folded.includes(name.toLowerCase()));
}

/** Whether there is a child of one of these names. */
export function has(part: Part, ...names: readonly string[]): boolean {
  return named(part, ...names).length > 0;
}

/** The parts that hold a text, in and below these. */
export function texts(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => (part.text !== undefined ? [part] : texts(part.children)));
}

/** Every leaf of a part and of all in it; what a variable stands for is a statement of its own. */
export function leavesOfPart({ frame, leaf, children }: Part): Leaf[] {
  return [...frame, ...(leaf === undefined ? [] : [leaf]), ...children.flatMap(leavesOfPart)];
}

/** What PowerShell writes in place of what is too deep for it, or of items after the fourth. */
export function isCutShort({ text = "" }: Part): boolean {
  return /^(?:@\{.*\}|System\.[\w.]+(?:\[\])?|Microsoft\.WindowsAzure\.[\w.+]+|\.\.\.|\u2026)$/s.test(text);
}
