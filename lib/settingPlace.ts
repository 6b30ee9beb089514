import type { EditValue } from "./edit.ts";
import type { EditedEnd } from "./editedEnd.ts";
import { armSpelling, cdsSpelling } from "./formats/registry.ts";
import { type Setting, settingAt } from "./ipsec/setting.ts";
import type { Reading } from "./read.ts";
import { plainOf } from "./source/editTree.ts";
import { JsonNode, type Leaf } from "./source/tree.ts";

/** Where an edit changes something, and what stands there now. */
export interface SettingPlace {
  readonly leaf: Leaf;
  readonly path: string;
  readonly from: EditValue;
}

/** The leaves that say a setting, one for each of its items, the one to point at each. */
export function leavesOf(setting: string, { view, reading }: EditedEnd): readonly Leaf[] {
  return firstOf(originsOf(settingAt(view, setting), reading));
}

/** The leaf to point at of each item. */
export function firstOf(origins: readonly (readonly Leaf[])[]): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const [first] of origins) if (first !== undefined) leaves.push(first);
  return leaves;
}

/** All leaves behind each item of a setting. */
export function originsOf(now: Setting | undefined, { places }: Reading): readonly (readonly Leaf[])[] {
  if (now?.value === undefined) return [];
  const { holder, key, value } = now;
  const items = Array.isArray(value) ? value.map((_, index) => places.allOf(value, index)) : [];
  const found = items.filter((leaves) => leaves.length > 0);
  const own = found.length > 0 ? [] : places.allOf(holder, key);
  return own.length === 0 ? found : [own];
}

/**
 * Where to change a value that is one leaf: where its text is written, which in a template can be a parameter; where the
 * setting stands, if others share what is written.
 */
export function valuePlace(setting: string, leaves: readonly Leaf[], { reading }: EditedEnd): SettingPlace | undefined {
  const [first] = leaves;
  if (first === undefined) return undefined;
  const own = leaves.find((leaf) => leaf !== first && isExpressionOf(setting, leaf));
  const leaf = own !== undefined && reading.places.usesOf(first) > 1 ? own : first;
  return { leaf, path: leaf.path, from: saidBy(leaf) };
}

/** What a leaf says, for who compares it with the file: lists and objects without contents are leaves too. */
export function saidBy(leaf: Leaf): EditValue {
  return leaf instanceof JsonNode ? plainOf(leaf) : leaf.value;
}

/** Where to change a list as a whole: undefined where its items stand apart from each other. */
export function listPlace(
  setting: string,
  items: readonly (readonly Leaf[])[],
  { reading }: EditedEnd,
): SettingPlace | undefined {
  const { places } = reading;
  for (const candidate of items[0] ?? []) {
    const path = listOf(candidate.path);
    const found = items.map((leaves) =>
      leaves.find((leaf) => leaf.source === candidate.source && path !== undefined && listOf(leaf.path) === path),
    );
    const together = found.filter((leaf) => leaf !== undefined);
    if (path === undefined || together.length < items.length || new Set(together).size < items.length) continue;
    const isShared = together.some((leaf) => places.usesOf(leaf) > 1);
    if (isShared && commonExpression(setting, items) !== undefined) continue;
    return { leaf: together[0] as Leaf, path, from: together.map((leaf) => leaf.value) };
  }
  const whole = commonExpression(setting, items);
  return whole === undefined ? undefined : { leaf: whole, path: whole.path, from: saidBy(whole) };
}

/** The expression that gives all items at once, where the setting stands. */
function commonExpression(setting: string, items: readonly (readonly Leaf[])[]): Leaf | undefined {
  const [first = [], ...others] = items;
  return first.find(
    (leaf) =>
      listOf(leaf.path) === undefined &&
      isExpressionOf(setting, leaf) &&
      others.every((leaves) => leaves.includes(leaf)),
  );
}

/** Whether a leaf is an expression of a template at the place where a setting stands. */
export function isExpressionOf(setting: string, { value, path }: Leaf): boolean {
  const named = armSpelling(setting)?.steps.findLast((step) => typeof step === "string");
  return typeof value === "string" && value.startsWith("[") && lastName(path)?.toLowerCase() === named?.toLowerCase();
}

/** Whether a leaf is an item of a list; in XML nothing tells. */
export function isItem({ path }: Leaf): boolean {
  return /\/\d+$/.test(path);
}

// In JSON and YAML the last step is an index; in XML it is an element that has one.
function listOf(path: string): string | undefined {
  return /^(.*)\/(?:\d+|[^/@]+\[\d+\])$/.exec(path)?.[1];
}

/** The name that a path leads to, indexes left out. */
export function lastName(path: string): string | undefined {
  let end = path.length;
  while (end >= 0) {
    const start = path.lastIndexOf("/", end - 1) + 1;
    const step = path.slice(start, end);
    if (!/^\d+$/.test(step)) return step;
    end = start - 1;
  }
  return undefined;
}

/** Whether an input of an edge uses the members of the API of today: older kinds have others, and other words. */
export function isOlder(setting: string, leaf: Leaf): boolean {
  return lastName(leaf.path) !== cdsSpelling(setting)?.steps.findLast((step) => typeof step === "string");
}
