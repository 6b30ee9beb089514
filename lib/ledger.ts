import type { Code } from "./diagnostics/code.ts";
import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import type { Coverage, Unsaid } from "./formats/format.ts";
import { type LeafPath, modelLeaves } from "./model/leafPath.ts";
import type { Network } from "./model/network.ts";
import { type Stakes, stakesOf } from "./model/stakes.ts";
import type { Places } from "./source/places.ts";
import type { SourceText } from "./source/text.ts";
import type { Printed } from "./source/traced.ts";
import { type Leaf, leavesOf, type Tree } from "./source/tree.ts";

/** A place in an output document. */
export interface Target {
  /** Name of the output document. */
  readonly document: string;
  /** JSON Pointer, or XPath in XML. */
  readonly path: string;
}

/** What became of one leaf of an input, or where an output leaf comes from that is in no input. */
export interface LedgerEntry {
  /**
   * `carried` as it is, `approximated` in other words or another value, `dropped` because the target cannot say it,
   * `ignored` because it means nothing there, `unread` because it was not understood, `assumed` because no input says it.
   */
  readonly kind: "carried" | "approximated" | "dropped" | "ignored" | "unread" | "assumed";
  /** Name of the input; absent when the value is assumed. */
  readonly file?: string;
  /** Where in the input: JSON Pointer, or XPath with every index in XML. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  /** Where it stands in the outputs; absent when it reached none. */
  readonly to?: readonly Target[];
  /** What changed, why it was lost, or the value that was assumed and why. */
  readonly note?: string;
}

/** Everything that one conversion read and wrote. */
export interface Account {
  readonly trees: readonly Tree[];
  readonly network: Network;
  readonly places: Places;
  readonly coverage: Coverage;
  readonly unsaid: readonly Unsaid[];
  readonly documents: readonly { readonly name: string; readonly printed: Printed }[];
}

/** A ledger, and the findings that follow from it. */
export interface Balance {
  readonly entries: readonly LedgerEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The fate of one source leaf while the account is drawn up. */
class Fate {
  readonly leaf: Leaf;
  targets: Target[] | undefined = undefined;
  note: string | undefined = undefined;
  kind: "dropped" | "ignored" | undefined = undefined;

  constructor(leaf: Leaf) {
    this.leaf = leaf;
  }

  /** The leaf got into an output. One written leaf may say it twice over, as a name and as a reference. */
  reach(target: Target, note: string | undefined): void {
    if (this.targets === undefined) this.targets = [target];
    else if (this.targets.at(-1) !== target) this.targets.push(target);
    this.note ??= note;
  }
}

/** Draws up what became of every leaf of every input, from what was read and what was written. */
export function balance(account: Account): Balance {
  const fates = new Fates(account.trees);
  const assumptions = followOutput(account, fates);
  const diagnostics = [...settleUnsaid(account, fates), ...settleModel(account, fates)];
  for (const [leaf, note] of account.places.ignored()) fates.settle(leaf, "ignored", note);
  for (const [leaf, note] of account.places.notes()) fates.annotate(leaf, note);
  const entries = fates.all.map((fate) => entryOf(fate));
  for (const [note, to] of assumptions) entries.push({ kind: "assumed", to, note });
  return { entries, diagnostics };
}

/** The fates of all leaves, in document order. */
class Fates {
  readonly #trees: readonly { readonly source: SourceText; readonly fates: readonly Fate[] }[];

  constructor(trees: readonly Tree[]) {
    this.#trees = trees.map((tree) => ({ source: tree.source, fates: leavesOf(tree).map((leaf) => new Fate(leaf)) }));
  }

  get all(): readonly Fate[] {
    return this.#trees.length === 1 ? (this.#trees[0]?.fates ?? []) : this.#trees.flatMap(({ fates }) => fates);
  }

  of(leaf: Leaf): Fate | undefined {
    const { source } = leaf;
    for (const tree of this.#trees) if (tree.source === source) return tree.fates[leaf.ordinal];
    return undefined;
  }

  /** What the reader says of a leaf, unless there is more to say of it already. */
  annotate(leaf: Leaf, note: string): void {
    const fate = this.of(leaf);
    if (fate !== undefined) fate.note ??= note;
  }

  /** What happened to a leaf that reached no output. Reaching an output counts more. */
  settle(leaf: Leaf, kind: "dropped" | "ignored", note: string): boolean {
    const fate = this.of(leaf);
    if (fate === undefined || fate.targets !== undefined || fate.kind !== undefined) return false;
    fate.kind = kind;
    fate.note = note;
    return true;
  }
}

/** Follows every written leaf back to where it was read; gives the assumptions, by what they say. */
function followOutput({ documents, places }: Account, fates: Fates): Map<string, Target[]> {
  const assumptions = new Map<string, Target[]>();
  for (const { name, printed } of documents) {
    printed.visitLeaves((path, written) => {
      const target: Target = { document: name, path };
      if (written.kind === "assumed") {
        const same = assumptions.get(written.note ?? "");
        if (same === undefined) assumptions.set(written.note ?? "", [target]);
        else same.push(target);
        return;
      }
      for (const { holder, key } of written.refs) {
        const leaf = places.of(holder, key);
        if (leaf !== undefined) fates.of(leaf)?.reach(target, written.note);
      }
    });
  }
  return assumptions;
}

function settleUnsaid({ unsaid, network, places }: Account, fates: Fates): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const open = unsaid.filter(({ kind, reported }) => kind === "dropped" && reported === undefined);
  const paths = open.length === 0 ? undefined : pathsOf(network, open);
  for (const lost of unsaid) {
    const leaf = places.of(lost.holder, lost.key);
    if (leaf === undefined) continue;
    const settled = fates.settle(leaf, lost.kind, lost.note);
    const path = paths?.get(lost);
    if (settled && path !== undefined) diagnostics.push(lossFinding("dropped", path, leaf, lost.note));
  }
  return diagnostics;
}

function pathsOf(network: Network, open: readonly Unsaid[]): Map<Unsaid, LeafPath> {
  const byHolder = new Map<object, Unsaid[]>();
  for (const lost of open) byHolder.set(lost.holder, [...(byHolder.get(lost.holder) ?? []), lost]);
  const paths = new Map<Unsaid, LeafPath>();
  for (const { holder, key, path } of modelLeaves(network)) {
    for (const lost of byHolder.get(holder) ?? []) if (lost.key === key) paths.set(lost, path);
  }
  return paths;
}

/** Finds what the format cannot say, or says in other words, by what it declares. */
function settleModel({ network, places, coverage }: Account, fates: Fates): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const inexact = Object.values(coverage).some((answer) => typeof answer === "object");
  const complete = fates.all.every((fate) => fate.targets !== undefined || fate.kind !== undefined);
  if (complete && !inexact) return diagnostics;
  for (const { path, holder, key } of modelLeaves(network)) {
    const answer = coverage[path];
    const leaf = places.of(holder, key);
    if (leaf === undefined) continue;
    if (fates.of(leaf)?.targets === undefined) {
      const note = typeof answer === "object" && "none" in answer ? answer.none : "It was left out";
      if (fates.settle(leaf, "dropped", note)) diagnostics.push(lossFinding("dropped", path, leaf, note));
    } else if (typeof answer === "object" && "approximate" in answer) {
      fates.annotate(leaf, answer.approximate);
      diagnostics.push(lossFinding("approximated", path, leaf, answer.approximate));
    }
  }
  return diagnostics;
}

const lossCodes: Readonly<Record<"dropped" | "approximated", Readonly<Record<Stakes, Code>>>> = {
  dropped: { security: "NT3001", connectivity: "NT3002", descriptive: "NT3003" },
  approximated: { security: "NT3004", connectivity: "NT3005", descriptive: "NT3006" },
};

function lossFinding(kind: "dropped" | "approximated", path: LeafPath, leaf: Leaf, note: string): Diagnostic {
  const what = kind === "dropped" ? "is lost" : "is said in other words";
  return diagnose(lossCodes[kind][stakesOf[path]], {
    message: `"${leaf.value}" (${path}) ${what}: ${note}`,
    help:
      kind === "dropped" ? "Set it up by hand where it is still needed" : "Check that the other words mean the same",
    at: leaf,
  });
}

function entryOf({ leaf, targets, note, kind }: Fate): LedgerEntry {
  const { source, path } = leaf;
  const { name: file } = source;
  const { line, column } = source.positionAt(leaf.start);
  if (targets === undefined)
    return { kind: kind ?? "unread", file, path, line, column, note: note ?? "not understood" };
  if (note === undefined) return { kind: "carried", file, path, line, column, to: targets };
  return { kind: "approximated", file, path, line, column, to: targets, note };
}
