import type { EntityReference } from "../../model/edge.ts";
import { openKind } from "../../model/openValue.ts";
import type { Secret } from "../../model/secret.ts";
import { isUnresolved, type Stated, type Unresolved } from "../../model/stated.ts";
import type { Row } from "./block.ts";

/** What a setting can say in one word or number. */
export type Plain = Stated<string | number | boolean>;

/** What stands for a setting that an input leaves out. */
export const notStated = "not stated";

/** A value in words: what it is, or what it waits for. */
export function statedText(value: Plain): string {
  if (isUnresolved(value)) return openText(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

function openText(value: Unresolved): string {
  const { unresolved, list } = value;
  switch (openKind(value)) {
    case "not understood":
      return unresolved.slice(1, -1);
    case "placeholder":
      return `to be filled in: ${unresolved}`;
    case "expression":
      return `known at deployment: ${unresolved}${list === true ? " (a list)" : ""}`;
  }
}

/** A value as a part of a sentence: what it waits for stands in brackets. */
export function partText(value: Plain): string {
  return isUnresolved(value) ? `(${statedText(value)})` : statedText(value);
}

/** A name as a part of a sentence. */
export function nameText(name: Stated<string> | undefined): string {
  return name === undefined || name === "" ? "without a name" : partText(name);
}

/** A thing of the platform by its name, else by its id. A reference that could not be read has neither. */
export function referenceText({ name, id }: EntityReference): string {
  if (name !== undefined && name !== "") return partText(name);
  return id === undefined ? "(not understood)" : partText(id);
}

/** Values in a row, with commas between. */
export function listText(values: readonly Plain[]): string {
  const [only] = values;
  return values.length === 1 && only !== undefined ? statedText(only) : values.map(partText).join(", ");
}

/** Whether a secret is there; never the secret. What an expression of one may show is for readers to decide. */
export function secretText(secret: Stated<Secret> | undefined): string {
  if (secret === undefined) return notStated;
  return isUnresolved(secret) ? statedText(secret) : "stated (not shown)";
}

/** A row with a text. */
export function row(label: string, ...lines: readonly string[]): Row {
  return { label, lines };
}

/** A row for a setting that is stated, otherwise none. */
export function ifStated(label: string, value: Plain | readonly Plain[] | undefined): readonly Row[] {
  const text = valueText(value);
  return text === undefined ? [] : [row(label, text)];
}

/** A row for a setting that matters: it says so when it is not stated. Things that are only referred to state nothing. */
export function orNotStated(
  label: string,
  value: Plain | readonly Plain[] | undefined,
  existing?: true | undefined,
): readonly Row[] {
  const text = valueText(value);
  if (text !== undefined) return [row(label, text)];
  return existing === true ? [] : [{ label, lines: [notStated], quiet: true }];
}

/** A row for a secret that is stated, otherwise none. */
export function ifSecret(label: string, secret: Stated<Secret> | undefined): readonly Row[] {
  return secret === undefined ? [] : [row(label, secretText(secret))];
}

/** A row with named things below it, or none. */
export function ifAny(label: string, list: readonly Row[]): readonly Row[] {
  return list.length === 0 ? [] : [{ label, lines: [], list }];
}

function valueText(value: Plain | readonly Plain[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!isList(value)) return statedText(value);
  return value.length === 0 ? undefined : listText(value);
}

function isList(value: Plain | readonly Plain[]): value is readonly Plain[] {
  return Array.isArray(value);
}
