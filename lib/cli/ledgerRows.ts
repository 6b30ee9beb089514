import type { LedgerEntry, Target } from "../ledger.ts";
import type { InputNames, Subject } from "./inputNames.ts";
import type { OutputNames } from "./outputNames.ts";

/** A row of the report: where it was read, what it is and where it went, and what there is to say about it. */
export interface Row {
  /** File, line and column; empty for what is in no input. */
  readonly place: string;
  /** What it is, and where it went. */
  readonly what: string;
  /** What there is to say about it; can be empty. */
  readonly note: string;
}

/** The words for what is where. */
export interface Names {
  /** For what was read. */
  readonly inputs: InputNames;
  /** For what was written. */
  readonly outputs: OutputNames;
}

/** Some rows of many. */
export interface Rows {
  /** The first of them, or all. */
  readonly shown: readonly Row[];
  /** How many there are besides. */
  readonly rest: number;
}

const mostRows = 60;
const rowsWhenFolded = 50;

/** A row for each entry; only the first of them when there are many. */
export function entryRows(entries: readonly LedgerEntry[], names: Names): Rows {
  return folded(entries, (entry) => entryRow(entry, names));
}

/** Rows for what was carried over: one for everything that belongs to one named thing, to keep large files readable. */
export function carriedRows(entries: readonly LedgerEntry[], { inputs, outputs }: Names): Rows {
  const groups = new Map<Subject | string, LedgerEntry[]>();
  for (const entry of entries) {
    const key = inputs.subjectOf(entry) ?? entry.file ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return folded([...groups], ([subject, group]) => {
    const nameless = typeof subject === "string";
    const first = nameless ? group[0] : subject.entry;
    const count = `${group.length} ${group.length === 1 ? "setting" : "settings"}`;
    const what = nameless ? count : `${inputs.nameOf(subject)}  ${count}`;
    return { place: placeOf(first ?? {}), what: `${what} → ${outputs.holders(targetsOf(group))}`, note: "" };
  });
}

function folded<T>(items: readonly T[], row: (item: T) => Row): Rows {
  const shown = items.length > mostRows ? items.slice(0, rowsWhenFolded) : items;
  return { shown: shown.map(row), rest: items.length - shown.length };
}

function entryRow(entry: LedgerEntry, { inputs, outputs }: Names): Row {
  const { file, to = [], note = "" } = entry;
  const target = outputs.exact(to);
  if (file === undefined) return { place: "", what: target, note };
  const what = inputs.labelOf(entry);
  return { place: placeOf(entry), what: target === "" ? what : `${what} → ${target}`, note };
}

function* targetsOf(entries: readonly LedgerEntry[]): Generator<Target> {
  for (const { to = [] } of entries) yield* to;
}

function placeOf({ file, line, column }: Partial<LedgerEntry>): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}
