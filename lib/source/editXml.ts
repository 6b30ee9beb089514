import { beginsLine, breakBefore } from "./layout.ts";
import type { Splice } from "./splice.ts";
import type { XmlAttribute, XmlElement, XmlText } from "./tree.ts";

/** The splices that make the leaf at a path say another text; undefined where there is none that can be replaced. */
export function editXmlLeaf(root: XmlElement, path: string, to: string): readonly Splice[] | undefined {
  const leaf = leafAt(root, path);
  const splice = leaf === undefined ? undefined : replaced(leaf, to);
  return splice === undefined ? undefined : [splice];
}

/**
 * The splices that make the texts of some elements below a path others: the first takes the first, and so on. What is left
 * over goes with its line; what has no element yet gets one like the last. Undefined where they do not all stand together.
 */
export function editXmlList(
  root: XmlElement,
  path: string,
  from: readonly string[],
  to: readonly string[],
): readonly Splice[] | undefined {
  const elements = to.length === 0 ? [] : listAt(root, path, from);
  if (elements.length === 0) return undefined;
  const splices: (Splice | undefined)[] = elements.map((element, index) => {
    const text = to[index];
    if (text === undefined) return removed(element);
    return text === from[index] ? nothing : replaced(element.text as XmlText, text);
  });
  const last = elements.at(-1) as XmlElement;
  for (const text of to.slice(from.length)) splices.push(added(last, text));
  return splices.includes(undefined)
    ? undefined
    : (splices.filter((splice) => splice !== undefined && splice !== nothing) as Splice[]);
}

const nothing: Splice = { start: 0, end: 0, text: "" };

/** Whether the leaf at a path says a text, or elements below it say several. */
export function xmlSays(root: XmlElement, path: string, value: string | readonly string[]): boolean {
  return typeof value === "string" ? leafAt(root, path)?.value === value : listAt(root, path, value).length > 0;
}

// Elements of one name, one behind the other.
function listAt(root: XmlElement, path: string, texts: readonly string[]): readonly XmlElement[] {
  const children = elementAt(root, path)?.children ?? [];
  const isFirst = (_: XmlElement, index: number): boolean =>
    texts.every((text, at) => {
      const element = children[index + at];
      return element?.text?.value === text && element.name === children[index]?.name;
    });
  const first = children.findIndex(isFirst);
  return first === -1 ? [] : children.slice(first, first + texts.length);
}

function elementAt(root: XmlElement, path: string): XmlElement | undefined {
  let element: XmlElement | undefined = root;
  while (element !== undefined && element.path !== path) {
    element = element.children.find((child) => path === child.path || path.startsWith(`${child.path}/`));
  }
  return element;
}

function leafAt(root: XmlElement, path: string): XmlAttribute | XmlText | undefined {
  const cut = path.lastIndexOf("/@");
  if (cut === -1) return elementAt(root, path)?.text;
  return elementAt(root, path.slice(0, cut))?.attributes.find((attribute) => attribute.path === path);
}

function replaced(leaf: XmlAttribute | XmlText, to: string): Splice | undefined {
  const written = leaf.source.text.slice(leaf.start, leaf.end);
  if ("name" in leaf) {
    const quote = written.at(-1) ?? '"';
    const start = leaf.start + written.indexOf(quote) + 1;
    return { start, end: leaf.end - 1, text: escaped(to).replaceAll(quote, quote === '"' ? "&quot;" : "&apos;") };
  }
  // With a comment or a section in it, a text is in pieces.
  return written.includes("<") ? undefined : { start: leaf.start, end: leaf.end, text: escaped(to) };
}

function removed({ source, start, end }: XmlElement): Splice {
  const isAlone = beginsLine(source.text, start) && /^[ \t]*(?:[\r\n]|$)/.test(source.text.slice(end));
  return { start: isAlone ? breakBefore(source.text, start) : start, end, text: "" };
}

function added({ source, start, end, text, children }: XmlElement, to: string): Splice | undefined {
  if (text === undefined || children.length > 0 || source.text.slice(text.start, text.end).includes("<"))
    return undefined;
  const like = source.text.slice(start, text.start) + escaped(to) + source.text.slice(text.end, end);
  const gap = beginsLine(source.text, start) ? source.text.slice(breakBefore(source.text, start), start) : "";
  return { start: end, end, text: gap + like };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
