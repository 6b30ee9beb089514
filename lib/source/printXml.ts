import { SiblingCount } from "./siblings.ts";
import type { Printed, PrintedLeaf, TracedElement, TracedLeaf } from "./traced.ts";
import type { Scalar } from "./tree.ts";

/**
 * Prints a traced tree as an XML document in UTF-8, indented by 2, with a line break at the end. Reading it gives the same
 * values back, with one exception: a character that XML has no way to hold, such as U+0000, becomes U+FFFD. Namespace
 * declarations are printed but are no leaves.
 */
export function printXml(root: TracedElement): Printed {
  const printer = new XmlPrinter();
  printer.print(root, "\n");
  const path = `/${root.name}[1]`;
  return {
    text: printer.finish(),
    get leaves(): readonly PrintedLeaf[] {
      const leaves: PrintedLeaf[] = [];
      walk(root, path, (path, leaf) => leaves.push({ path, leaf }));
      return leaves;
    },
    visitLeaves(visit: (path: string, leaf: TracedLeaf) => void): void {
      walk(root, path, (path, leaf) => {
        if (leaf.kind !== "constant") visit(path, leaf);
      });
    },
  };
}

class XmlPrinter {
  // Joined now and then: one string that grows piece by piece would keep every piece until the end.
  #pieces: string[] = ['<?xml version="1.0" encoding="utf-8"?>'];
  readonly #chunks: string[] = [];

  print(element: TracedElement, lineBreak: string): void {
    const { name, children = [] } = element;
    this.#pieces.push(lineBreak, "<", name);
    this.#printAttributes(element);
    const text = element.text === undefined ? "" : escapeText(shown(element.text.value));
    if (text === "" && children.length === 0) {
      this.#pieces.push(" />");
      return;
    }
    this.#pieces.push(">", text);
    const inner = `${lineBreak}  `;
    for (const child of children) this.print(child, inner);
    if (children.length > 0) this.#pieces.push(lineBreak);
    this.#pieces.push("</", name, ">");
    if (this.#pieces.length > 4_096) this.#join();
  }

  finish(): string {
    this.#pieces.push("\n");
    this.#join();
    return this.#chunks.join("");
  }

  #printAttributes({ attributes }: TracedElement): void {
    for (const name in attributes) {
      const leaf = attributes[name];
      if (leaf !== undefined) this.#pieces.push(" ", name, '="', escapeAttribute(shown(leaf.value)), '"');
    }
  }

  #join(): void {
    this.#chunks.push(this.#pieces.join(""));
    this.#pieces = [];
  }
}

function walk(element: TracedElement, path: string, visit: (path: string, leaf: TracedLeaf) => void): void {
  const { attributes, text, children = [] } = element;
  for (const name in attributes) {
    const leaf = attributes[name];
    if (leaf !== undefined && name !== "xmlns" && !name.startsWith("xmlns:")) visit(`${path}/@${name}`, leaf);
  }
  if (text !== undefined) visit(path, text);
  const count = new SiblingCount();
  for (const child of children) walk(child, `${path}/${child.name}[${count.next(child.name)}]`, visit);
}

function shown(value: Scalar): string {
  return value === null ? "" : String(value);
}

// Blanks at either end are written as references: a reader trims those that stand in the file as they are.
function escapeText(value: string): string {
  if (!/[&<>\r]|^\s|\s$|[^\t\n\r -~]/.test(value)) return value;
  return printable(value)
    .replace(/[&<>\r]/g, reference)
    .replace(/^[ \t\n]+|[ \t\n]+$/g, (blanks) => blanks.replace(/[ \t\n]/g, reference));
}

function escapeAttribute(value: string): string {
  if (!/[&<>"\t\n\r]|[^ -~]/.test(value)) return value;
  return printable(value).replace(/[&<>"\t\n\r]/g, reference);
}

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function reference(character: string): string {
  return named[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}

function printable(value: string): string {
  return value.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
