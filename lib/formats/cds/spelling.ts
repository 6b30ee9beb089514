import { groups } from "./fields/algorithms.ts";
import type { AnyTable } from "./fields/field.ts";
import { childTable, ikeTable, propertiesTable, secrecyTable } from "./fields/propertiesFields.ts";
import { remoteTable, tunnelTable } from "./fields/tunnelFields.ts";

/** Where a setting stands in its body and how a value of it is spelled there. */
export interface Spelling {
  /** The body: that of the tunnel, or its connection properties. */
  readonly body: "tunnel" | "connectionProperties";
  /** Steps from the body. */
  readonly steps: readonly (string | number)[];
  /** A value of the model as the body has it; undefined where the API has no word for it. */
  readonly spell: (value: unknown) => unknown;
}

type Row = readonly [prefix: string, body: Spelling["body"], within: readonly string[], table: AnyTable];

// The first that knows the rest of the name counts.
const tables: readonly Row[] = [
  ["policy.ike.", "connectionProperties", ["ikeConfiguration"], ikeTable],
  ["policy.child.", "connectionProperties", ["tunnelConfiguration"], childTable],
  ["site.", "tunnel", ["remoteEndpoint"], remoteTable],
  ["", "tunnel", [], tunnelTable],
  ["", "connectionProperties", [], propertiesTable],
];

/** The spelling of a setting of an edge tunnel, or after `site.` of its far side: `policy.ike.dhGroups`. */
export function cdsSpelling(setting: string): Spelling | undefined {
  if (!made.has(setting)) made.set(setting, find(setting));
  return made.get(setting);
}

// Settings are paths in the model: there are so many and no more.
const made = new Map<string, Spelling | undefined>();

function find(setting: string): Spelling | undefined {
  if (setting === "policy.child.pfsGroups" || setting === "policy.child.idleGroups") return groupSpelling;
  for (const [prefix, body, within, table] of tables) {
    if (!setting.startsWith(prefix)) continue;
    const field = fieldIn(table, setting.slice(prefix.length));
    if (field === undefined) continue;
    const steps = stepsTo(field, within);
    if (field.kind === "value") return { body, steps, spell: (value) => field.codec.encode(value) };
    if (field.kind === "values") {
      return { body, steps, spell: (value) => (value as readonly unknown[]).map((item) => field.codec.encode(item)) };
    }
    return { body, steps, spell: (value) => value };
  }
  return undefined;
}

// Group 0 has no word: forward secrecy has a switch of its own.
const groupSpelling: Spelling = {
  body: "connectionProperties",
  steps: ["tunnelConfiguration", "dhGroups"],
  spell: (value) => (value as readonly number[]).map((group) => groups.encode(group)),
};

/** The switch of forward secrecy, from the connection properties. */
export const secrecySwitch: readonly string[] = stepsTo(fieldIn(secrecyTable, "enabled"), ["tunnelConfiguration"]);

/** The profile, which the body of the tunnel says too, from the connection properties. */
export const profileAgain: readonly string[] = stepsTo(fieldIn(propertiesTable, "profile"), []);

function fieldIn({ fields }: AnyTable, name: string): AnyTable["fields"][number] | undefined {
  return fields.find(({ key }: { readonly key: string }) => key === name);
}

function stepsTo(field: AnyTable["fields"][number] | undefined, within: readonly string[]): readonly string[] {
  return [...within, ...(field?.path.split(".") ?? [])];
}
