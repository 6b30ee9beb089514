import assert from "node:assert/strict";
import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import { cds } from "../lib/formats/cds/cds.ts";
import { readCds } from "../lib/formats/cds/read/read.ts";
import { writeCds } from "../lib/formats/cds/write/write.ts";
import type { OutputDocument, ReadResult, Source, WriteContext } from "../lib/formats/format.ts";
import { Ledger, type LedgerEntry } from "../lib/ledger.ts";
import { parse } from "../lib/source/parse.ts";
import type { TracedLeaf } from "../lib/source/traced.ts";
import type { Tree } from "../lib/source/tree.ts";

/** A text as an input. */
export function source(text: string, name = "input.json"): Source {
  return { name, text };
}

/** Parses inputs, which must be parseable. */
export function treesOf(sources: readonly Source[]): Tree[] {
  return sources.map(({ name, text }) => {
    const { tree, problems } = parse(name, text);
    assert.ok(tree, `${name}: ${problems.map(({ message }) => message).join("; ")}`);
    return tree;
  });
}

/** A written leaf and where it stands. */
export interface TracedPlace {
  readonly document: string;
  readonly path: string;
  readonly leaf: TracedLeaf;
}

/** Everything that a conversion from bodies to bodies makes. */
export interface CdsConversion extends ReadResult {
  readonly trees: readonly Tree[];
  readonly documents: readonly OutputDocument[];
  readonly traced: readonly TracedPlace[];
  readonly readFindings: readonly Diagnostic[];
  readonly writeFindings: readonly Diagnostic[];
  readonly lossFindings: readonly Diagnostic[];
  readonly ledger: readonly LedgerEntry[];
}

/** Reads inputs and writes them again, with the ledger between. */
export function convertCds(sources: readonly Source[], how: WriteContext = {}): CdsConversion {
  const trees = treesOf(sources);
  const reading = readCds(trees);
  const { network, places } = reading;
  const ledger = new Ledger(trees, places);
  const traced: TracedPlace[] = [];
  const writing = writeCds(
    network,
    places,
    (document, path, leaf) => {
      traced.push({ document, path, leaf });
      ledger.trace(document, path, leaf);
    },
    how,
  );
  const balance = ledger.close({ network, coverage: cds.coverage, unsaid: writing.unsaid });
  return {
    ...reading,
    trees,
    documents: writing.documents,
    traced,
    readFindings: reading.diagnostics,
    writeFindings: writing.diagnostics,
    lossFindings: balance.diagnostics,
    diagnostics: [...reading.diagnostics, ...writing.diagnostics, ...balance.diagnostics],
    ledger: balance.entries,
  };
}

/** Documents as inputs, for reading again what was written. */
export function sourcesOf(documents: readonly OutputDocument[]): Source[] {
  return documents.map(({ name, text }) => ({ name, text }));
}

/** Findings as lines. */
export function findingLines(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, severity, file, line, column, message, help, related }) => {
      const others = (related ?? []).map((place) => `\n  ${place.file}:${place.line}:${place.column} ${place.message}`);
      return `${severity} ${code} ${file ?? "-"}:${line ?? "-"}:${column ?? "-"} ${message}${others.join("")}\n  help: ${help}\n`;
    })
    .join("");
}
