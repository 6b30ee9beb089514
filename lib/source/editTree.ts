import { type DocumentValue, type Draft, type DraftEdit, draftOf, isSame } from "./draft.ts";
import { editJson } from "./editJson.ts";
import { editXmlLeaf, editXmlList, xmlSays } from "./editXml.ts";
import { editYaml } from "./editYaml.ts";
import { parse } from "./parse.ts";
import { type Splice, spliced } from "./splice.ts";
import type { JsonNode, Tree } from "./tree.ts";

/** What is to stand at a path of a document. */
export interface TreeEdit {
  /** JSON Pointer in JSON and YAML, XPath with every index in XML. */
  readonly path: string;
  /** What stands there: of a list in XML the texts of its elements. */
  readonly from: DocumentValue | undefined;
  /** Undefined takes it away. */
  readonly to: DocumentValue | undefined;
}

/**
 * The text of a document after edits; every other character stays as it is. Undefined where something stands in the way
 * of an edit, or where the new text would not say what it is to say.
 */
export function editTree(tree: Tree, edits: readonly TreeEdit[]): string | undefined {
  return tree.syntax === "xml" ? editedXml(tree, edits) : editedJson(tree, edits);
}

function editedJson(tree: Tree & { readonly root: JsonNode }, edits: readonly TreeEdit[]): string | undefined {
  const draft = draftOf(tree.root, edits.map(draftEdit));
  if (draft === undefined) return undefined;
  const text = spliced(tree.source.text, tree.syntax === "yaml" ? editYaml(draft) : editJson(draft));
  const again = parse(tree.source.name, text).tree;
  // The one proof that nothing else was touched.
  return again?.syntax === tree.syntax && isSame(again.root as JsonNode, valueAfter(draft)) ? text : undefined;
}

function draftEdit({ path, to }: TreeEdit): DraftEdit {
  return { steps: stepsOf(path), to };
}

/** The steps of a JSON Pointer (RFC 6901 §4). */
export function stepsOf(path: string): readonly string[] {
  return path.split("/").slice(1).map(stepIn);
}

function stepIn(text: string): string {
  return text.includes("~") ? text.replaceAll("~1", "/").replaceAll("~0", "~") : text;
}

function valueAfter({ node, put, parts }: Draft): DocumentValue {
  if (put !== undefined) return put;
  if (parts === undefined) return plainOf(node);
  const staying = parts.filter((part) => !("draft" in part && part.goes));
  const values = staying.map((part) => ("draft" in part ? valueAfter(part.draft) : part.value));
  if (node.kind === "array") return values;
  const names = staying.map((part) => ("draft" in part ? String(part.draft.node.step) : (part.name ?? "")));
  return Object.fromEntries(names.map((name, index) => [name, values[index] as DocumentValue]));
}

/** What a node says, as a plain value. */
export function plainOf(node: JsonNode): DocumentValue {
  if (node.kind === "array") return node.items.map(plainOf);
  if (node.kind === "scalar") return node.value;
  return Object.fromEntries(node.members.map(({ name, value }) => [name, plainOf(value)]));
}

function editedXml(tree: Tree & { readonly syntax: "xml" }, edits: readonly TreeEdit[]): string | undefined {
  const splices: Splice[] = [];
  for (const { path, from, to } of edits) {
    const found =
      isTexts(from) && isTexts(to)
        ? editXmlList(tree.root, path, from, to)
        : to === undefined || (typeof to === "object" && to !== null)
          ? undefined
          : editXmlLeaf(tree.root, path, String(to));
    if (found === undefined) return undefined;
    splices.push(...found);
  }
  const text = spliced(tree.source.text, splices);
  const again = parse(tree.source.name, text).tree;
  if (again?.syntax !== "xml") return undefined;
  return edits.every(({ path, to }) => xmlSays(again.root, path, isTexts(to) ? to : String(to))) ? text : undefined;
}

function isTexts(value: DocumentValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** Whether a value stands at a path; null is nothing at all as well. Lists in XML are taken to be right. */
export function saysAt(tree: Tree, path: string, value: DocumentValue): boolean {
  if (tree.syntax === "xml") return typeof value !== "string" || xmlSays(tree.root, path, value);
  const node = nodeAt(tree.root, path);
  if (value === null) return node === undefined || (node.kind === "scalar" && node.value === null);
  return node !== undefined && isSame(node, value);
}

/** What stands at a path of a document in JSON or YAML; undefined where nothing does. */
export function nodeAt(root: JsonNode, path: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  // Most paths that are looked for end where nothing stands any more: the rest of them is not taken apart.
  for (let at = path.indexOf("/"); at !== -1 && node !== undefined; ) {
    const end = path.indexOf("/", at + 1);
    const step = stepIn(path.slice(at + 1, end === -1 ? undefined : end));
    node = node.kind === "array" ? node.items[Number(step)] : node.member(step);
    at = end;
  }
  return node;
}
