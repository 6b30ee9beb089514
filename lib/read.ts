import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import { diagnosticOf } from "./diagnostics/fromProblem.ts";
import type { Format, FormatId, Source } from "./formats/format.ts";
import { formats } from "./formats/registry.ts";
import type { DeploymentContext } from "./model/deploymentContext.ts";
import { emptyNetwork, type Network } from "./model/network.ts";
import { parse } from "./source/parse.ts";
import { Places } from "./source/places.ts";
import type { Tree } from "./source/tree.ts";

/** How to read. */
export interface ReadOptions {
  /** The format of all inputs; found out by their content otherwise. */
  readonly from?: FormatId;
  /** Values for the parameters of templates; of several files the later ones win. */
  readonly parameters?: Source | readonly Source[];
  /** What is known of the deployment. */
  readonly context?: DeploymentContext;
}

/** What a set of inputs says. */
export interface Reading {
  /** The format of the inputs; undefined when they could not be read. */
  readonly from: FormatId | undefined;
  /** What they describe; empty when they could not be read. */
  readonly network: Network;
  /** What was found on the way, in the order of the inputs. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where each value of the network was read. */
  readonly places: Places;
}

/** A reading with the trees that it was made of, for the ledger. */
export interface TreeReading extends Reading {
  /** In the order of the inputs. */
  readonly trees: readonly Tree[];
}

/**
 * Reads inputs of one format that belong together. Total: bad input gives diagnostics and the best network possible;
 * inputs that cannot be parsed, or are of no or of different formats, give an empty one and no `from`.
 *
 * @example
 * ```ts
 * import { read } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const text = '<VirtualNetworkSite name="Net1" Location="West US"/>';
 * assert.equal(read({ name: "a.xml", text }).network.virtualNetworks[0]?.location, "westus");
 * ```
 */
export function read(sources: Source | readonly Source[], options: ReadOptions = {}): Reading {
  const { from, network, diagnostics, places } = readTrees(sources, options);
  return { from, network, diagnostics, places };
}

/** Reads and keeps the trees. */
export function readTrees(sources: Source | readonly Source[], options: ReadOptions = {}): TreeReading {
  const list: readonly Source[] = Array.isArray(sources) ? sources : [sources as Source];
  const diagnostics: Diagnostic[] = [];
  const inputs = list.map((source) => open(source, options, diagnostics));
  const readable = inputs.filter((input) => input !== undefined);
  const format = readable[0]?.format;
  const other = readable.find((input) => input.format !== format);
  if (format !== undefined && other !== undefined) diagnostics.push(mixed(format, other));
  if (format === undefined || other !== undefined || readable.length < list.length) return nothing(diagnostics);
  return readOpened(format, readable, options, diagnostics);
}

/**
 * Reads inputs of any formats, each format by itself: one reading for each that is there, in the order of its first input. An
 * input that cannot be used gives a reading of its own, without `from`, and is no reason not to read the others.
 */
export function readByFormat(sources: readonly Source[], options: ReadOptions = {}): readonly Reading[] {
  const steps = readStepwise(sources, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same one input at a time, so that whoever asks can tell how far it has come: each step is an input that is parsed. */
export function* readStepwise(
  sources: readonly Source[],
  options: ReadOptions = {},
): Generator<undefined, readonly Reading[]> {
  const groups = new Map<Format | Source, Opened>();
  for (const source of sources) {
    yield;
    const diagnostics: Diagnostic[] = [];
    const input = open(source, options, diagnostics);
    const group = groups.get(input?.format ?? source) ?? { inputs: [], diagnostics: [] };
    groups.set(input?.format ?? source, group);
    if (input !== undefined) group.inputs.push(input);
    group.diagnostics.push(...diagnostics);
  }
  return [...groups.values()].map(({ inputs, diagnostics }) => {
    const [first] = inputs;
    const reading = first === undefined ? nothing(diagnostics) : readOpened(first.format, inputs, options, diagnostics);
    return { from: reading.from, network: reading.network, diagnostics: reading.diagnostics, places: reading.places };
  });
}

interface Opened {
  readonly inputs: Input[];
  readonly diagnostics: Diagnostic[];
}

function readOpened(
  format: Format,
  inputs: readonly Input[],
  options: ReadOptions,
  diagnostics: Diagnostic[],
): TreeReading {
  const trees = inputs.map(({ tree }) => tree);
  const parameters = [options.parameters ?? []].flat().map((source) => parseWith(source, diagnostics));
  if (format.read === undefined || parameters.some((tree) => tree === undefined)) return nothing(diagnostics);
  const given = parameters.filter((tree) => tree !== undefined);
  const result = format.read(trees, { parameters: given, context: options.context });
  return {
    from: format.id,
    ...result,
    diagnostics: diagnostics.concat(result.diagnostics),
    trees: [...trees, ...given],
  };
}

function nothing(diagnostics: readonly Diagnostic[]): TreeReading {
  return { from: undefined, network: emptyNetwork, diagnostics, places: new Places(), trees: [] };
}

function parseWith(source: Source, diagnostics: Diagnostic[]): Tree | undefined {
  const { tree, problems } = parse(source.name, source.text);
  for (const problem of problems) diagnostics.push(diagnosticOf(problem));
  return tree;
}

interface Input {
  readonly tree: Tree;
  readonly format: Format;
}

function open(source: Source, options: ReadOptions, diagnostics: Diagnostic[]): Input | undefined {
  const { tree, problems } = parse(source.name, source.text);
  for (const problem of problems) diagnostics.push(diagnosticOf(problem));
  if (tree === undefined) return undefined;
  const wanted = source.format ?? options.from;
  const format = formats.find((each) => each.claims(tree) && (wanted === undefined || each.id === wanted));
  if (format?.read !== undefined) return { tree, format };
  const lookAlike = formats.map((each) => each.lookAlike?.(tree)).find((finding) => finding !== undefined);
  diagnostics.push(lookAlike ?? unknown(tree, wanted));
  return undefined;
}

function unknown(tree: Tree, wanted: FormatId | undefined): Diagnostic {
  const readable = formats.filter((format) => format.read !== undefined);
  const { source, root } = tree;
  const what =
    tree.syntax === "xml"
      ? `its root element is "${tree.root.name}"`
      : `it is ${tree.syntax.toUpperCase()} of another kind`;
  return diagnose("NT1101", {
    message: `"${source.name}" is not in ${wanted === undefined ? "a format that nettrans reads" : `the format "${wanted}"`}: ${what}`,
    help: `Give one of: ${readable.map(({ id, title }) => `${title} (${id})`).join(", ")}`,
    at: root,
    expected: readable.map(({ id }) => id),
  });
}

function mixed(first: Format, { tree, format }: Input): Diagnostic {
  return diagnose("NT1103", {
    message: `"${tree.source.name}" is ${format.id}, but the inputs before it are ${first.id}`,
    help: "Convert inputs of one format at a time",
    at: tree.root,
    actual: format.id,
    expected: [first.id],
  });
}
