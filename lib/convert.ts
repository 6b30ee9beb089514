import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import type { FormatId, OutputDocument, Source } from "./formats/format.ts";
import { formats } from "./formats/registry.ts";
import { Ledger, type LedgerEntry } from "./ledger.ts";
import type { DeploymentContext } from "./model/deploymentContext.ts";
import { readTrees, type TreeReading } from "./read.ts";
import type { Leaf } from "./source/tree.ts";
import { designConnect } from "./turn/connectDesign.ts";
import { joinClouds } from "./turn/joinClouds.ts";
import { move } from "./turn/move.ts";
import { type Turned, turn } from "./turn/turn.ts";
import { writerOf } from "./write.ts";

/** How to convert. */
export interface ConvertOptions {
  /** The format to write. */
  readonly to: FormatId;
  /** The format of the inputs; found out by their content otherwise. */
  readonly from?: FormatId;
  /**
   * Which end of the tunnels to describe: by default the same end within Azure, the other between Azure and an edge. Within
   * Azure the other end is what joins a private cloud to circuits and virtual networks; for `reach` it is that always.
   */
  readonly end?: "near" | "far";
  /** Whether a lost security setting is a warning instead of an error. */
  readonly allowLoss?: boolean;
  /** Values for the parameters of templates; of several files the later ones win. */
  readonly parameters?: Source | readonly Source[];
  /** What is known of the deployment. */
  readonly context?: DeploymentContext;
  /** Whether secrets are written out; otherwise they are asked for where the result is used. */
  readonly includeSecrets?: boolean;
  /** How to write what can be written in both: JSON by default. */
  readonly syntax?: "json" | "yaml";
}

/** A conversion: documents, findings, and what became of every leaf of the inputs. */
export interface Conversion {
  /** Version of this shape; a change that could break a script changes it. */
  readonly schemaVersion: 1;
  /** Which end of the tunnels the documents describe. */
  readonly end: "near" | "far";
  /** `null` when the inputs could not be read. */
  readonly from: FormatId | null;
  /** The format that was asked for. */
  readonly to: FormatId;
  /** The main document first; none when the inputs could not be read. */
  readonly documents: readonly OutputDocument[];
  /** What was found: reading first, then writing, then losses. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every leaf of every input once, in their order, then what was assumed. */
  readonly ledger: readonly LedgerEntry[];
}

/**
 * Converts inputs that belong together into another format. Pure: text or bytes in, data out. Bad input gives
 * diagnostics, never an exception.
 *
 * @example
 * ```ts
 * import { convert } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const text = '<VirtualNetworkSite name="Net1" Location="West US"/>';
 * const { documents, ledger } = convert({ name: "a.xml", text }, { to: "arm" });
 * assert.equal(documents[0]?.name, "azuredeploy.json");
 * assert.deepEqual(ledger[0]?.to?.[0], { document: "azuredeploy.json", path: "/resources/0/name" });
 * ```
 */
export function convert(sources: Source | readonly Source[], options: ConvertOptions): Conversion {
  return convertTracked(sources, options).conversion;
}

/** A conversion with what nobody may see of its inputs. */
export interface TrackedConversion {
  readonly conversion: Conversion;
  /** Leaves whose text is a secret: lines of the inputs are shown without them. */
  readonly hidden: ReadonlySet<Leaf>;
}

/** Converts, and tells what of the inputs must not be shown to people. */
export function convertTracked(sources: Source | readonly Source[], options: ConvertOptions): TrackedConversion {
  const { to } = options;
  const writer = writerOf(to);
  if (writer === undefined) return { conversion: unread(options, [notWritable(to)]), hidden: new Set() };
  const reading: TreeReading = readTrees(sources, options);
  const { from, places, trees } = reading;
  if (from === undefined) return { conversion: unread(options, reading.diagnostics), hidden: places.hidden };
  const end = options.end ?? usualEnd(from, to);
  if (end === "far" && usualEnd(from, to) === "near" && !(to === "arm" && holdsCloud(reading))) {
    return { conversion: unread(options, [noFarEnd(from, to)]), hidden: places.hidden };
  }
  const { network, diagnostics: turning } = asNetworkFor(to, end, reading);
  const ledger = new Ledger(trees, places);
  const writing = writer.write(network, places, ledger.trace, {
    includeSecrets: options.includeSecrets === true,
    syntax: options.syntax ?? "json",
  });
  const balance = ledger.close({ network, coverage: writer.coverage, unsaid: writing.unsaid });
  const diagnostics = reading.diagnostics.concat(turning, writing.diagnostics, balance.diagnostics);
  const conversion: Conversion = {
    schemaVersion: 1,
    end,
    from,
    to,
    documents: writing.documents,
    diagnostics: options.allowLoss === true ? diagnostics.map(lowered) : diagnostics,
    ledger: balance.entries,
  };
  return { conversion, hidden: places.hidden };
}

/** Between Azure and an edge gateway lies the tunnel; within Azure there is nothing to cross. */
function usualEnd(from: FormatId, to: FormatId): "near" | "far" {
  return (from === "cds") === (to === "cds") ? "near" : "far";
}

// Groups of Connect are no network: elsewhere a network is designed for them first.
function asNetworkFor(to: FormatId, end: "near" | "far", reading: TreeReading): Turned {
  const { from, network, places } = reading;
  const usual = usualEnd(from as FormatId, to);
  if (from !== "connect" || to === "connect") return seenFrom(end, usual, reading);
  const design = designConnect(network, places);
  const seen = seenFrom(end, usual, { ...reading, network: design.network });
  return { network: seen.network, diagnostics: [...design.diagnostics, ...seen.diagnostics] };
}

/** The network as it is to be written: as it was read, turned to the other end, or moved to the other platform. */
function seenFrom(end: "near" | "far", usual: "near" | "far", { from, network, places }: TreeReading): Turned {
  // A description of what is to be joined says so; resources that are there are joined where that is asked for.
  if (usual === "near" && from === "reach") return joinClouds(network, places, true);
  if (usual === "near" && end === "far") return joinClouds(network, places, false);
  if (usual === "near") return { network, diagnostics: [] };
  const vendor = from === "cds" ? "edge" : "azure";
  return end === "far" ? turn(network, places, vendor) : move(network, places, vendor);
}

/** Within Azure the far end of a private cloud is what it can be joined to. */
function holdsCloud({ from, network }: TreeReading): boolean {
  return from === "reach" || network.privateClouds.length > 0;
}

function unread({ to, end = "near" }: ConvertOptions, diagnostics: readonly Diagnostic[]): Conversion {
  return { schemaVersion: 1, end, from: null, to, documents: [], diagnostics, ledger: [] };
}

const losses: ReadonlySet<string> = new Set(["NT3001", "NT3004", "NT3401", "NT3522", "NT3523", "NT3531", "NT3533"]);

function lowered(diagnostic: Diagnostic): Diagnostic {
  return losses.has(diagnostic.code) ? { ...diagnostic, severity: "warning" } : diagnostic;
}

function notWritable(to: FormatId): Diagnostic {
  const writable = formats.filter((format) => format.write !== undefined).map(({ id }) => id);
  return diagnose("NT1104", {
    message: `The format "${to}" cannot be written in this version`,
    help: `Write one of: ${writable.join(", ")}`,
    actual: to,
    expected: writable,
  });
}

function noFarEnd(from: FormatId, to: FormatId): Diagnostic {
  return diagnose("NT1104", {
    message: `The far end of a tunnel lies between Azure and an edge gateway, not between "${from}" and "${to}"`,
    help: 'Leave the end out, or give "near"',
    actual: "far",
    expected: ["near"],
  });
}
