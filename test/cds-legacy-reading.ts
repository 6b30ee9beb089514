import assert from "node:assert/strict";
import { cds } from "../lib/formats/cds/cds.ts";
import { readLegacy } from "../lib/formats/cds/legacy/readLegacy.ts";
import { writeCds } from "../lib/formats/cds/write/write.ts";
import type { ReadResult, Source } from "../lib/formats/format.ts";
import { Ledger, type LedgerEntry } from "../lib/ledger.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { leavesOf, type Tree } from "../lib/source/tree.ts";
import { treesOf } from "./cds-conversion.ts";

/** Reads inputs in an older form. */
export function readOld(...sources: readonly Source[]): ReadResult & { readonly trees: readonly Tree[] } {
  const trees = treesOf(sources);
  return { ...readLegacy(trees), trees };
}

/** Everything that a conversion of older forms to today's bodies makes. */
export interface LegacyConversion extends ReadResult {
  readonly trees: readonly Tree[];
  readonly ledger: readonly LedgerEntry[];
  readonly documents: readonly { readonly name: string; readonly text: string }[];
}

/** Reads inputs in an older form and writes them as today's bodies, with the ledger between. */
export function convertOld(sources: readonly Source[]): LegacyConversion {
  const { trees, ...reading } = readOld(...sources);
  const ledger = new Ledger(trees, reading.places);
  const writing = writeCds(reading.network, reading.places, ledger.trace, {});
  const balance = ledger.close({ network: reading.network, coverage: cds.coverage, unsaid: writing.unsaid });
  return {
    ...reading,
    trees,
    documents: writing.documents,
    diagnostics: [...reading.diagnostics, ...writing.diagnostics, ...balance.diagnostics],
    ledger: balance.entries,
  };
}

/** A tunnel of the vCloud API with these elements in it. */
export function vcloudTunnel(inside: string): Source {
  const text = `<Tunnel xmlns="http://www.vmware.com/vcloud/v1.5">${inside}</Tunnel>`;
  return { name: "input.xml", text };
}

/** A site of NSX-V with these elements in it. */
export function nsxvSite(inside: string): Source {
  return { name: "input.xml", text: `<ipsec><sites><site>${inside}</site></sites></ipsec>` };
}

/** The only tunnel of an input. */
export function tunnelOf(source: Source): Tunnel {
  return readOld(source).network.tunnels[0] as Tunnel;
}

/** Each leaf stands in the ledger once: written, lost with a finding, ignored with a note, or left under a finding. */
export function accountedFor(sources: readonly Source[]): void {
  const { trees, ledger, diagnostics, places } = convertOld(sources);
  const listed = ledger.filter(({ file }) => file !== undefined).map(({ path }) => path);
  assert.deepEqual(
    listed,
    trees.flatMap((tree) => leavesOf(tree).map(({ path }) => path)),
  );
  const left = new Set([...places.left()].map(([leaf]) => leaf.path));
  const said = diagnostics.flatMap(({ file, path, related = [] }) => [{ file, path }, ...related]);
  for (const { kind, file, path = "", note } of ledger) {
    if (kind === "unread") assert.ok(left.has(path), `nobody looked at ${path}`);
    if (!["dropped", "approximated", "unread"].includes(kind)) continue;
    const covered = said.some(
      (at) => at.file === file && at.path !== undefined && (path === at.path || path.startsWith(`${at.path}/`)),
    );
    assert.ok(covered, `${kind} without a finding: ${path}: ${note}`);
  }
  for (const { message, file, line, column, help } of diagnostics) {
    assert.ok(file && line && column && help, `a finding without a place or without help: ${message}`);
  }
}

/** Nothing that is printed has a secret in it, and each leaf that holds one is hidden. */
export function showsNoSecret(sources: readonly Source[]): void {
  const { trees, network, places, ...said } = convertOld(sources);
  const shown = JSON.stringify([network, said]);
  for (const secret of ["Sample-Only-", "c2FtcGxlLW9ubHk="]) assert.ok(!shown.includes(secret), "a secret is shown");
  for (const leaf of trees.flatMap(leavesOf)) {
    const isSecret = /Sample-Only-|c2FtcGxlLW9ubHk=/.test(String(leaf.value));
    if (isSecret) assert.ok(places.hidden.has(leaf), `not hidden: ${leaf.path}`);
  }
}
