import type { Conversion } from "../convert.ts";
import { displayWidth, padDisplay, safeText } from "../diagnostics/displayText.ts";
import { type Paint, painter } from "../diagnostics/paint.ts";
import { renderPretty } from "../diagnostics/pretty.ts";
import type { LedgerEntry } from "../ledger.ts";
import type { SourceText } from "../source/text.ts";
import { InputNames } from "./inputNames.ts";
import { carriedRows, entryRows, type Names, type Row, type Rows } from "./ledgerRows.ts";
import { OutputNames } from "./outputNames.ts";

/** How to render a report. */
export interface ReportOptions {
  /** Whether the terminal takes colours. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
  /** The inputs by name, for the lines that findings point at. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** A line about the documents themselves, such as where they were written. */
  readonly outcome?: string;
  /** How many findings are not to be shown. */
  readonly suppressed?: number;
}

interface Group {
  readonly kind: LedgerEntry["kind"];
  readonly title: string;
  /** In the closing sentence; those without one are not in it. */
  readonly word?: string;
  /** Rows for the entries; those without are only counted. */
  readonly rows?: (entries: readonly LedgerEntry[], names: Names) => Rows;
}

// In the order of the report: what needs a decision first, what went well last.
const groups: readonly Group[] = [
  { kind: "approximated", title: "Changed", word: "changed", rows: entryRows },
  { kind: "dropped", title: "Lost", word: "lost", rows: entryRows },
  { kind: "unread", title: "Not understood", word: "not understood", rows: entryRows },
  { kind: "assumed", title: "Assumed", word: "assumed", rows: entryRows },
  { kind: "ignored", title: "Ignored" },
  { kind: "carried", title: "Carried", word: "carried", rows: carriedRows },
];

const closingOrder: readonly LedgerEntry["kind"][] = ["carried", "approximated", "dropped", "assumed", "unread"];
const findingsPerCode = 20;

/** What a person wants to know after a conversion: the findings, what became of the settings, and a closing sentence. */
export function renderReport(conversion: Conversion, options: ReportOptions): string {
  const { diagnostics, documents, ledger } = conversion;
  const { color, width, texts, outcome, suppressed = 0 } = options;
  const paint = painter(color);
  const limits = { limitPerCode: findingsPerCode, ...(width === undefined ? {} : { width }) };
  const findings = renderPretty(diagnostics, texts, { color, suppressed, ...limits });
  const byKind = new Map(groups.map(({ kind }) => [kind, ledger.filter((entry) => entry.kind === kind)]));
  const names: Names = { inputs: new InputNames(ledger, texts), outputs: new OutputNames(documents) };
  const tables = groups.flatMap((group) => renderGroup(group, byKind.get(group.kind) ?? [], names, paint));
  const end = [...(outcome === undefined ? [] : [outcome]), paint("strong", closingSentence(conversion))];
  return [findings, ...tables, `${end.join("\n")}\n`].filter((part) => part !== "").join("\n");
}

function renderGroup(group: Group, entries: readonly LedgerEntry[], names: Names, paint: Paint): string[] {
  if (entries.length === 0) return [];
  const title = paint("strong", `${group.title} (${entries.length})`);
  if (group.rows === undefined) return [`${title}: means nothing to the target (--json lists all)\n`];
  const { shown, rest } = group.rows(entries, names);
  const more = rest === 0 ? [] : [paint("faint", `  … and ${rest} more (--json lists all)`)];
  return [`${[title, ...renderRows(shown, paint), ...more].join("\n")}\n`];
}

function renderRows(rows: readonly Row[], paint: Paint): string[] {
  const safe = rows.map(({ place, what, note }) => ({
    place: safeText(place),
    what: safeText(what),
    note: safeText(note),
  }));
  const placeWidth = Math.max(...safe.map(({ place }) => displayWidth(place)));
  return safe.map(({ place, what, note }) => {
    const start = placeWidth === 0 ? "  " : `  ${paint("faint", padDisplay(place, placeWidth))}  `;
    return note === ""
      ? `${start}${what}`
      : `${start}${what}\n${" ".repeat(placeWidth === 0 ? 4 : placeWidth + 6)}${note}`;
  });
}

/** What was converted to what, and what became of how many settings. */
export function closingSentence({ from, to, end, documents, ledger }: Conversion): string {
  if (documents.length === 0) return `Nothing was converted to ${to}`;
  const counts = closingOrder.map((kind) => {
    const count = ledger.filter((entry) => entry.kind === kind).length;
    const word = groups.find((group) => group.kind === kind)?.word ?? kind;
    return kind === "carried" ? `${count} ${count === 1 ? "setting" : "settings"} ${word}` : `${count} ${word}`;
  });
  return `${from ?? "unknown"} → ${to} (${end} end): ${counts.join(", ")}`;
}
