import { connectionFields } from "./fields/connectionFields.ts";
import type { AnyFields } from "./fields/field.ts";
import { siteFields } from "./fields/siteFields.ts";

/** Where a setting stands in its object and how a value of it is spelled there. */
export interface Spelling {
  /** Steps from the object that holds it. */
  readonly steps: readonly (string | number)[];
  /** A value of the model as the object has it; undefined where there is no word for it. */
  readonly spell: (value: unknown) => unknown;
}

/** The spelling of a setting of a connection, or after `site.` of a local network gateway: `policy.ike.dhGroups`. */
export function armSpelling(setting: string): Spelling | undefined {
  if (!made.has(setting)) made.set(setting, find(setting));
  return made.get(setting);
}

// Settings are paths in the model: there are so many and no more.
const made = new Map<string, Spelling | undefined>();

function find(setting: string): Spelling | undefined {
  const keys = setting.split(".");
  return keys[0] === "site" ? spellingIn(siteFields, keys.slice(1), []) : spellingIn(connectionFields, keys, []);
}

function spellingIn(
  fields: AnyFields,
  [key, ...rest]: readonly string[],
  before: readonly (string | number)[],
): Spelling | undefined {
  const field = fields.find((each) => each.key === key);
  if (field === undefined) return undefined;
  const steps = [...before, ...field.path.split(".").filter((step) => step !== "")];
  if (field.kind === "part") return spellingIn(field.fields, rest, steps);
  if (field.kind === "only") return spellingIn(field.fields, rest, [...steps, 0]);
  if (field.kind === "parts") return { steps, spell: (value) => listOf(value).map((item) => body(field.fields, item)) };
  const { codec } = field;
  if (field.kind === "values") return { steps, spell: (value) => listOf(value).map((item) => codec.encode(item)) };
  return { steps, spell: (value) => codec.encode(field.kind === "single" ? listOf(value)[0] : value) };
}

function body(fields: AnyFields, item: unknown): object {
  const stated = fields.filter(({ key }) => (item as Readonly<Record<string, unknown>>)[key] !== undefined);
  return Object.fromEntries(
    stated.map((field) => {
      const value = (item as Readonly<Record<string, unknown>>)[field.key];
      return [field.path, spellingIn(fields, [field.key], [])?.spell(value)];
    }),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
