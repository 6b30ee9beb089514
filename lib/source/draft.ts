import type { JsonNode, Scalar } from "./tree.ts";

/** What a document can hold at one place: a value, a list, or an object. */
export type DocumentValue = Scalar | readonly DocumentValue[] | { readonly [name: string]: DocumentValue };

/** What is to become of one value of a document, and of those in it. */
export interface Draft {
  /** What stands there now. */
  readonly node: JsonNode;
  /** It is to be another value altogether. */
  readonly put?: DocumentValue;
  /** Its members or items after the change, those that go among them; absent where it stays as it is. */
  readonly parts?: readonly DraftPart[];
}

/** A member or an item that stays, goes or comes. */
export type DraftPart = KeptPart | NewPart;

/** A member or an item that stands there now. */
export interface KeptPart {
  readonly draft: Draft;
  /** Offset of its first character: of its name, if it has one. */
  readonly start: number;
  readonly goes: boolean;
}

/** A member or an item that is to come behind the part before it. */
export interface NewPart {
  /** Of a member. */
  readonly name?: string;
  readonly value: DocumentValue;
}

/** What is to stand at a path, step by step from the root; undefined takes it away. */
export interface DraftEdit {
  readonly steps: readonly string[];
  readonly to: DocumentValue | undefined;
}

/** What edits make of a document; undefined where something stands in the way of one of them. */
export function draftOf(node: JsonNode, edits: readonly DraftEdit[]): Draft | undefined {
  if (edits.length === 0) return { node };
  const whole = edits.findLast(({ steps }) => steps.length === 0);
  if (whole !== undefined) return whole.to === undefined ? undefined : draftTo(node, whole.to);
  if (isNothing(node)) return { node, put: built(edits) };
  const byStep = byFirstStep(edits);
  if (node.kind === "object") return objectDraft(node, byStep);
  return node.kind === "array" ? arrayDraft(node, byStep) : undefined;
}

// An empty place, as YAML has them, or an explicit null.
function isNothing({ kind, value }: JsonNode): boolean {
  return kind === "scalar" && value === null;
}

function objectDraft(node: JsonNode, byStep: ReadonlyMap<string, readonly DraftEdit[]>): Draft | undefined {
  const parts: DraftPart[] = [];
  for (const member of node.members) {
    // Of names given twice the last one counts.
    const own = node.member(member.name) === member.value ? (byStep.get(member.name) ?? []) : [];
    const draft = partDraft(member.value, own);
    if (draft === undefined) return undefined;
    parts.push({ draft, start: member.nameStart, goes: goes(own) });
  }
  for (const [name, edits] of byStep) {
    if (node.member(name) !== undefined || goes(edits)) continue;
    parts.push({ name, value: built(edits.map(below)) });
  }
  return { node, parts };
}

function arrayDraft(node: JsonNode, byStep: ReadonlyMap<string, readonly DraftEdit[]>): Draft | undefined {
  const parts: DraftPart[] = [];
  for (const [index, item] of node.items.entries()) {
    const own = byStep.get(String(index)) ?? [];
    const draft = partDraft(item, own);
    if (draft === undefined) return undefined;
    parts.push({ draft, start: item.start, goes: goes(own) });
  }
  const further = [...byStep].filter(([step]) => !(Number(step) < node.items.length));
  for (const [offset, [step, edits]] of further.sort(([one], [other]) => Number(one) - Number(other)).entries()) {
    if (goes(edits)) continue;
    // An item far behind the end would leave a hole.
    if (Number(step) !== node.items.length + offset) return undefined;
    parts.push({ value: built(edits.map(below)) });
  }
  return { node, parts };
}

function partDraft(node: JsonNode, edits: readonly DraftEdit[]): Draft | undefined {
  return goes(edits) ? { node } : draftOf(node, edits.map(below));
}

function goes(edits: readonly DraftEdit[]): boolean {
  const last = edits.at(-1);
  return last !== undefined && last.steps.length === 1 && last.to === undefined;
}

function byFirstStep(edits: readonly DraftEdit[]): ReadonlyMap<string, readonly DraftEdit[]> {
  const groups = new Map<string, DraftEdit[]>();
  for (const edit of edits) {
    const [step = ""] = edit.steps;
    const group = groups.get(step);
    if (group === undefined) groups.set(step, [edit]);
    else group.push(edit);
  }
  return groups;
}

function below({ steps, to }: DraftEdit): DraftEdit {
  return { steps: steps.slice(1), to };
}

/** A value made of nothing but edits. */
function built(edits: readonly DraftEdit[]): DocumentValue {
  const whole = edits.findLast(({ steps }) => steps.length === 0);
  if (whole !== undefined) return whole.to ?? null;
  const byStep = byFirstStep(edits);
  const values = [...byStep].map(([step, own]) => [step, built(own.map(below))] as const);
  const isList = values.every(([step]) => /^\d+$/.test(step));
  return isList ? values.map(([, value]) => value) : Object.fromEntries(values);
}

// What stays of a list or an object stays where it is, with the comments around it.
function draftTo(node: JsonNode, value: DocumentValue): Draft {
  if (node.kind === "array" && isList(value)) return { node, parts: alignedParts(node, value) };
  if (node.kind === "object" && isObject(value)) return { node, parts: memberParts(node, value) };
  return node.kind === "scalar" && node.value === value ? { node } : { node, put: value };
}

function alignedParts({ items }: JsonNode, values: readonly DocumentValue[]): readonly DraftPart[] {
  const shorter = Math.min(items.length, values.length);
  let before = 0;
  while (before < shorter && isSame(items[before] as JsonNode, values[before] as DocumentValue)) before++;
  let after = 0;
  while (after < shorter - before && isSame(items.at(-1 - after) as JsonNode, values.at(-1 - after) as DocumentValue))
    after++;
  const parts: DraftPart[] = [];
  for (const [index, item] of items.entries()) {
    const isSettled = index < before || index >= items.length - after;
    const hasMatch = index < values.length - after;
    if (index === items.length - after) parts.push(...arrivals(items.length - after, values, after));
    if (isSettled) parts.push({ draft: { node: item }, start: item.start, goes: false });
    else if (hasMatch)
      parts.push({ draft: draftTo(item, values[index] as DocumentValue), start: item.start, goes: false });
    else parts.push({ draft: { node: item }, start: item.start, goes: true });
  }
  if (after === 0) parts.push(...arrivals(items.length, values, 0));
  return parts;
}

function arrivals(from: number, values: readonly DocumentValue[], after: number): readonly NewPart[] {
  return values.slice(from, values.length - after).map((value) => ({ value }));
}

function memberParts(node: JsonNode, value: { readonly [name: string]: DocumentValue }): readonly DraftPart[] {
  const parts: DraftPart[] = node.members.map((member): KeptPart => {
    const isLast = node.member(member.name) === member.value;
    const to = Object.hasOwn(value, member.name) && isLast ? value[member.name] : undefined;
    const draft = to === undefined ? { node: member.value } : draftTo(member.value, to);
    return { draft, start: member.nameStart, goes: to === undefined };
  });
  const known = new Set(node.members.map(({ name }) => name));
  const arriving = Object.entries(value).filter(([name]) => !known.has(name));
  return [...parts, ...arriving.map(([name, item]): NewPart => ({ name, value: item }))];
}

function isList(value: DocumentValue): value is readonly DocumentValue[] {
  return Array.isArray(value);
}

function isObject(value: DocumentValue): value is { readonly [name: string]: DocumentValue } {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Whether a node says a value. */
export function isSame(node: JsonNode, value: DocumentValue): boolean {
  if (isList(value)) {
    if (node.kind !== "array" || node.items.length !== value.length) return false;
    return node.items.every((item, index) => isSame(item, value[index] as DocumentValue));
  }
  if (!isObject(value)) return node.kind === "scalar" && node.value === value;
  const names = Object.keys(value);
  if (node.kind !== "object" || new Set(node.members.map(({ name }) => name)).size !== names.length) return false;
  return names.every((name) => {
    const member = node.member(name);
    return member !== undefined && isSame(member, value[name] as DocumentValue);
  });
}
