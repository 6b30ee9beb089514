import type { Edit, EditValue } from "./edit.ts";
import type { Source } from "./formats/format.ts";
import type { NegotiatedFix } from "./negotiate.ts";
import { editTree, saysAt } from "./source/editTree.ts";
import { encodeLike } from "./source/encodeLike.ts";
import { parse } from "./source/parse.ts";
import type { Tree } from "./source/tree.ts";

/** What comes of edits of inputs. */
export interface Mending {
  /**
   * The inputs that change, in their order and under their names: bytes where bytes were given, in the same encoding. None
   * where an edit was refused.
   */
  readonly documents: readonly Source[];
  /** Edits that cannot be made, and why. */
  readonly refusals: readonly Refusal[];
}

/** An edit that cannot be made. */
export interface Refusal {
  /** What is in the way, and what to do by hand. */
  readonly message: string;
  /** Name of the input. */
  readonly file: string;
  /** Where in it, as far as that is known. */
  readonly path?: string;
}

/**
 * Makes the edits of a fix in the texts of the inputs. Every other character stays as it is: comments, blanks, line breaks,
 * quotes, the order of names, encoding. All edits are made or none: one that cannot be made is a refusal. Pure and
 * total. A fix that sets a key has only a mask for it, and is refused: put the key in its place first.
 *
 * @example
 * ```ts
 * import { mend } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const source = { name: "edge.yaml", text: "groups: [GROUP14] # as agreed\nsecrecy: true\n" };
 * const change = { file: "edge.yaml", path: "/groups/0", from: "GROUP14", to: "GROUP19" };
 * const { documents } = mend(source, { changes: [change] });
 * assert.equal(documents[0]?.text, "groups: [GROUP19] # as agreed\nsecrecy: true\n");
 * ```
 */
export function mend(sources: Source | readonly Source[], fix: Pick<NegotiatedFix, "changes">): Mending {
  const list: readonly Source[] = Array.isArray(sources) ? sources : [sources as Source];
  return mendWith(list, fix.changes);
}

/** Edits whose value is a key in plain text: it must not get into a message. */
export type KeyEdits = ReadonlySet<Edit>;

/** Makes edits of which some set keys. */
export function mendWith(list: readonly Source[], edits: readonly Edit[], keys: KeyEdits = new Set()): Mending {
  const changes = distinct(edits);
  const words: Words = (edit) => (keys.has(edit) ? "the key of the other end" : shown(edit.to));
  const refusals = [...strangers(changes, list, words), ...contradictions(changes, words)];
  const documents: Source[] = [];
  for (const source of list) {
    const own = changes.filter(({ file }) => file === source.name);
    if (own.length === 0) continue;
    const mended = mendedSource(source, own, words);
    if ("text" in mended) documents.push(mended);
    else refusals.push(...mended.refusals);
  }
  return refusals.length > 0 ? { documents: [], refusals } : { documents, refusals };
}

type Placed = Edit & { readonly path: string };

/** What a place is to say. */
type Words = (edit: Edit) => string;

function distinct(changes: readonly Edit[]): readonly Edit[] {
  return [...new Map(changes.map((edit) => [JSON.stringify([edit.file, edit.path, edit.to]), edit])).values()];
}

function strangers(changes: readonly Edit[], sources: readonly Source[], words: Words): readonly Refusal[] {
  const isKnown = ({ file }: Edit): boolean => sources.some(({ name }) => name === file);
  return changes
    .filter((edit) => !isKnown(edit))
    .map((edit) => refusal(edit, `${placeOf(edit)} is to become ${words(edit)}, but it is not among the files`));
}

/** Two edits of one place, or of a place and one in it. */
function contradictions(changes: readonly Edit[], words: Words): readonly Refusal[] {
  const found: Refusal[] = [];
  for (const [index, one] of changes.entries()) {
    const other = changes.slice(0, index).find((earlier) => earlier.file === one.file && overlap(earlier, one));
    if (other === undefined) continue;
    const message = `${placeOf(one)} is to become ${words(one)}, and ${placeOf(other)} ${words(other)}: both cannot be`;
    found.push(refusal(one, `${message}; decide for one of them and mend it by hand`));
  }
  return found;
}

// What has no place yet is refused for that.
function overlap({ path: one }: Edit, { path: other }: Edit): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function mendedSource(source: Source, changes: readonly Edit[], words: Words): Source | Pick<Mending, "refusals"> {
  const { tree } = parse(source.name, source.text);
  if (tree === undefined) {
    return { refusals: [{ message: `Cannot change "${source.name}": it cannot be read`, file: source.name }] };
  }
  const refusals = changes.flatMap((edit) => reasonAgainst(edit, tree, words) ?? []);
  if (refusals.length > 0) return { refusals };
  const text = editTree(tree, changes.map(treeEdit));
  if (text === undefined) return { refusals: [culprit(tree, changes, words)] };
  const content = contentLike(source.text, text);
  if (content !== undefined) return { ...source, text: content };
  const message = `Cannot change "${source.name}": its encoding has no sign for a new value; save it as UTF-8`;
  return { refusals: [{ message, file: source.name }] };
}

function treeEdit({ path = "", from, to }: Edit): Parameters<typeof editTree>[1][number] {
  return { path, from: from ?? undefined, to: to ?? undefined };
}

function reasonAgainst(edit: Edit, tree: Tree, words: Words): Refusal | undefined {
  if (edit.to === mask) {
    return refusal(edit, `${placeOf(edit)} is to be the key of the other end, which is not told: set it by hand`);
  }
  if (!isPlaced(edit)) {
    return refusal(edit, `"${edit.file}" does not show where ${words(edit)} belongs: mend it by hand`);
  }
  if (edit.from === mask || saysAt(tree, edit.path, edit.from)) return undefined;
  return refusal(edit, `${placeOf(edit)} does not say what the fix was made for: negotiate anew`);
}

/** The first edit that cannot be made alone; the first at all where only all of them together cannot be. */
function culprit(tree: Tree, changes: readonly Edit[], words: Words): Refusal {
  const found = changes.find((edit) => editTree(tree, [treeEdit(edit)]) === undefined) ?? (changes[0] as Edit);
  return refusal(found, `${placeOf(found)} cannot be changed where it stands: set ${words(found)} by hand`);
}

const mask = "(secret)";

function isPlaced(edit: Edit): edit is Placed {
  return edit.path !== undefined && edit.path !== "";
}

function contentLike(original: string | Uint8Array, text: string): string | Uint8Array | undefined {
  if (typeof original !== "string") return encodeLike(original, text);
  return original.startsWith("\uFEFF") ? `\uFEFF${text}` : text;
}

function refusal({ file, path }: Edit, message: string): Refusal {
  return { message, file, ...(path === undefined ? {} : { path }) };
}

function placeOf({ file, path, line }: Edit): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return path === undefined ? `"${place}"` : `"${path}" of "${place}"`;
}

function shown(value: EditValue): string {
  if (value === null) return "nothing";
  return typeof value === "object" ? JSON.stringify(value) : `"${value}"`;
}
