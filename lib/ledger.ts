import type { Code } from "./diagnostics/code.ts";
import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import type { Coverage, Unsaid } from "./formats/format.ts";
import { type LeafPath, modelLeaves } from "./model/leafPath.ts";
import type { Network } from "./model/network.ts";
import { Secret } from "./model/secret.ts";
import { type Stakes, stakesOf } from "./model/stakes.ts";
import type { Places } from "./source/places.ts";
import type { SourceText } from "./source/text.ts";
import type { Trace } from "./source/traced.ts";
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

/** What a conversion did, beside the values that it wrote. */
export interface Account {
  readonly network: Network;
  readonly coverage: Coverage;
  readonly unsaid: readonly Unsaid[];
}

/** The entries of a ledger, and the findings that follow from them. */
export interface Balance {
  readonly entries: readonly LedgerEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws up what became of every leaf of every input: from what was read, and from what is written as it is written. */
export class Ledger {
  readonly #places: Places;
  readonly #fates: AllFates;
  /** Where assumed values stand, by what they say. */
  readonly #assumptions = new Map<string, Target[]>();

  constructor(trees: readonly Tree[], places: Places) {
    this.#places = places;
    this.#fates = new AllFates(trees);
  }

  /** Follows one written leaf back to where it was read. */
  readonly trace: Trace = (document, path, written) => {
    const target: Target = { document, path };
    if (written.kind === "assumed") this.#assume(written.note ?? "", target);
    for (const { holder, key } of written.refs) {
      const leaf = this.#places.of(holder, key);
      if (leaf === undefined) {
        const note = this.#places.assumption(holder, key);
        if (note !== undefined) this.#assume(note, target);
        continue;
      }
      this.#fates.of(leaf).reach(leaf, target, written.note);
      for (const other of this.#places.othersOf(holder, key)) this.#fates.of(other).reach(other, target, undefined);
    }
  };

  #assume(note: string, target: Target): void {
    const same = this.#assumptions.get(note);
    if (same === undefined) this.#assumptions.set(note, [target]);
    else same.push(target);
  }

  /** Settles the leaves that reached no output. */
  close(account: Account): Balance {
    const places = this.#places;
    const fates = this.#fates;
    // What was reported as not understood is not reported as lost again.
    for (const [leaf, note] of places.left()) fates.of(leaf).leave(leaf, note);
    const diagnostics = [...settleUnsaid(account, places, fates), ...settleModel(account, places, fates)];
    for (const [leaf, note] of places.ignored()) fates.of(leaf).settle(leaf, "ignored", note);
    for (const [leaf, note] of places.notes()) fates.of(leaf).annotate(leaf.ordinal, note);
    const entries = fates.entries();
    for (const [note, to] of this.#assumptions) entries.push({ kind: "assumed", to, note });
    return { entries, diagnostics };
  }
}

/** What became of each leaf of one tree so far, by its number. Lists, because a large document has a great many leaves. */
class Fates {
  readonly source: SourceText;
  readonly leaves: readonly Leaf[];
  readonly #targets: (Target[] | undefined)[];
  readonly #notes: (string | undefined)[];
  readonly #kinds: ("dropped" | "ignored" | "unread" | undefined)[];

  constructor(tree: Tree) {
    this.source = tree.source;
    this.leaves = leavesOf(tree);
    this.#targets = new Array(this.leaves.length).fill(undefined);
    this.#notes = new Array(this.leaves.length).fill(undefined);
    this.#kinds = new Array(this.leaves.length).fill(undefined);
  }

  /** The leaf got into an output. One written leaf may say it twice over, as a name and as a reference. */
  reach({ ordinal }: Leaf, target: Target, note: string | undefined): void {
    const targets = this.#targets[ordinal];
    if (targets === undefined) this.#targets[ordinal] = [target];
    else if (targets.at(-1) !== target) targets.push(target);
    if (note !== undefined) this.annotate(ordinal, note);
  }

  hasReached({ ordinal }: Leaf): boolean {
    return this.#targets[ordinal] !== undefined;
  }

  /** What there is to say of a leaf, unless something has been said already. */
  annotate(ordinal: number, note: string): void {
    this.#notes[ordinal] ??= note;
  }

  /** What happened to a leaf that reached no output. Reaching an output counts more. */
  settle({ ordinal }: Leaf, kind: "dropped" | "ignored", note: string): boolean {
    if (this.#targets[ordinal] !== undefined || this.#kinds[ordinal] !== undefined) return false;
    this.#kinds[ordinal] = kind;
    this.#notes[ordinal] = note;
    return true;
  }

  /** A leaf that was not understood: unless it reaches an output, that is what is to be said of it. */
  leave({ ordinal }: Leaf, note: string): void {
    if (this.#targets[ordinal] !== undefined || this.#kinds[ordinal] !== undefined) return;
    this.#kinds[ordinal] = "unread";
    this.#notes[ordinal] ??= note;
  }

  /** Whether every leaf is accounted for. */
  get isComplete(): boolean {
    return this.#targets.every((targets, ordinal) => targets !== undefined || this.#kinds[ordinal] !== undefined);
  }

  entry(leaf: Leaf): LedgerEntry {
    const { path, ordinal } = leaf;
    const file = this.source.name;
    const { line, column } = this.source.positionAt(leaf.start);
    const to = this.#targets[ordinal];
    const note = this.#notes[ordinal];
    if (to === undefined) {
      return { kind: this.#kinds[ordinal] ?? "unread", file, path, line, column, note: note ?? "not understood" };
    }
    if (note === undefined) return { kind: "carried", file, path, line, column, to };
    return { kind: "approximated", file, path, line, column, to, note };
  }
}

/** The fates of the leaves of all trees. */
class AllFates {
  readonly all: readonly Fates[];

  constructor(trees: readonly Tree[]) {
    this.all = trees.map((tree) => new Fates(tree));
  }

  /** The fates of the tree that a leaf belongs to. */
  of({ source }: Leaf): Fates {
    let at = 0;
    while (this.all[at]?.source !== source) at++;
    return this.all[at] as Fates;
  }

  entries(): LedgerEntry[] {
    const entries: LedgerEntry[] = [];
    for (const fates of this.all) for (const leaf of fates.leaves) entries.push(fates.entry(leaf));
    return entries;
  }
}

function settleUnsaid({ unsaid, network }: Account, places: Places, fates: AllFates): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const open = unsaid.filter(({ kind, reported }) => kind === "dropped" && reported === undefined);
  const paths = open.length === 0 ? undefined : pathsOf(network, open);
  for (const lost of unsaid) {
    const [first, ...others] = settleLeaves(lost, lost.kind, lost.note, places, fates);
    const path = paths?.get(lost);
    if (first === undefined || path === undefined) continue;
    diagnostics.push(lossFinding("dropped", path, shownValue(lost, first, places), first, others, lost.note));
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
function settleModel({ network, coverage }: Account, places: Places, fates: AllFates): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const inexact = Object.values(coverage).some((answer) => typeof answer === "object" && "approximate" in answer);
  const complete = fates.all.every(({ isComplete }) => isComplete);
  if (complete && !inexact) return diagnostics;
  for (const { path, holder, key } of modelLeaves(network)) {
    const answer = coverage[path];
    const leaf = places.of(holder, key);
    if (leaf === undefined) continue;
    if (answer === "structure") {
      settleLeaves({ holder, key }, "ignored", "the target says it by where things stand", places, fates);
      continue;
    }
    const note = typeof answer === "object" && "none" in answer ? answer.none : "It was left out";
    const [first, ...others] = settleLeaves({ holder, key }, "dropped", note, places, fates);
    if (first !== undefined) {
      diagnostics.push(lossFinding("dropped", path, shownValue({ holder, key }, first, places), first, others, note));
    }
    if (typeof answer === "object" && "approximate" in answer && fates.of(leaf).hasReached(leaf)) {
      const shown = shownValue({ holder, key }, leaf, places);
      fates.of(leaf).annotate(leaf.ordinal, answer.approximate);
      diagnostics.push(lossFinding("approximated", path, shown, leaf, [], answer.approximate));
    }
  }
  return diagnostics;
}

/** Settles what a setting was made of; what reached an output by another way is not lost. */
function settleLeaves(
  { holder, key }: { readonly holder: object; readonly key: string | number },
  kind: "dropped" | "ignored",
  note: string,
  places: Places,
  fates: AllFates,
): Leaf[] {
  return places.allOf(holder, key).filter((leaf) => fates.of(leaf).settle(leaf, kind, note));
}

function shownValue(
  { holder, key }: { readonly holder: object; readonly key: string | number },
  leaf: Leaf,
  places: Places,
): string {
  const value = (holder as Readonly<Record<string | number, unknown>>)[key];
  // The expression of a secret can show a part of it.
  return value instanceof Secret || places.hidden.has(leaf) ? "A secret" : `"${leaf.value}"`;
}

const lossCodes: Readonly<Record<"dropped" | "approximated", Readonly<Record<Stakes, Code>>>> = {
  dropped: { security: "NT3001", connectivity: "NT3002", descriptive: "NT3003" },
  approximated: { security: "NT3004", connectivity: "NT3005", descriptive: "NT3006" },
};

function lossFinding(
  kind: "dropped" | "approximated",
  path: LeafPath,
  shown: string,
  leaf: Leaf,
  others: readonly Leaf[],
  note: string,
): Diagnostic {
  const what = kind === "dropped" ? "is lost" : "is said in other words";
  return diagnose(lossCodes[kind][stakesOf[path]], {
    message: `${shown} (${path}) ${what}: ${note}`,
    related: others.map((at) => ({ message: "It comes from here", at })),
    help:
      kind === "dropped" ? "Set it up by hand where it is still needed" : "Check that the other words mean the same",
    at: leaf,
  });
}
