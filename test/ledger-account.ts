import assert from "node:assert/strict";
import { parse } from "../lib/source/parse.ts";
import { leavesOf } from "../lib/source/tree.ts";
import type { LedgerEntry, Source } from "../mod.ts";

/** Every leaf of every input is in the ledger once, in order. */
export function assertConserved(sources: readonly Source[], ledger: readonly LedgerEntry[]): void {
  const listed = ledger.filter(({ file }) => file !== undefined).map(({ file, path }) => `${file} ${path}`);
  const leaves = sources.flatMap((source) => {
    const { tree } = parse(source.name, source.text);
    return tree === undefined ? [] : leavesOf(tree).map((leaf) => `${source.name} ${leaf.path}`);
  });
  assert.deepEqual(listed, leaves);
}

/** Ledger entries as lines. */
export function ledgerLines(ledger: readonly LedgerEntry[]): string {
  return ledger
    .map(({ kind, file, line, column, path, to, note }) => {
      const place = file === undefined ? "" : ` ${file}:${line}:${column} ${path}`;
      const targets = (to ?? []).map((target) => `\n  → ${target.document} ${target.path}`);
      return `${kind}${place}${note === undefined ? "" : `\n  ${note}`}${targets.join("")}\n`;
    })
    .join("");
}
