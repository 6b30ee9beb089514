import assert from "node:assert/strict";
import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import type { Coverage, FormatId, OutputDocument, Source, WriteResult } from "../lib/formats/format.ts";
import { formats } from "../lib/formats/registry.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import { type ModelLeaf, modelLeaves } from "../lib/model/leafPath.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { type Reading, read } from "../lib/read.ts";
import { parse } from "../lib/source/parse.ts";
import type { TracedLeaf } from "../lib/source/traced.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { designConnect } from "../lib/turn/connectDesign.ts";
import { joinClouds } from "../lib/turn/joinClouds.ts";
import { turn } from "../lib/turn/turn.ts";
import { type Writer, writerOf } from "../lib/write.ts";
import { armCorpus } from "./arm-read-inputs.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";
import { assertConserved } from "./ledger-account.ts";

interface Input {
  readonly name: string;
  readonly sources: readonly Source[];
}

const corpus = corpusFiles("netcfg").map((source): Input => ({ name: `corpus ${source.name}`, sources: [source] }));
if (corpus.length === 0) console.log("skipped: no corpus beside the project; the laws run over the fixtures only");
const inputs: readonly Input[] = [
  ...casesOf("netcfg"),
  ...corpus,
  ...casesOf("arm").map(({ name, sources }): Input => ({ name: `arm ${name}`, sources })),
  ...casesOf("cds").map(({ name, sources }): Input => ({ name: `cds ${name}`, sources })),
  ...casesOf("reach").map(({ name, sources }): Input => ({ name: `reach ${name}`, sources })),
  ...casesOf("cds-legacy").map(({ name, sources }): Input => ({ name: `cds ${name}`, sources })),
  ...casesOf("connect").map(({ name, sources }): Input => ({ name: `connect ${name}`, sources })),
  ...corpusFiles("cds").map((source): Input => ({ name: `corpus cds ${source.name}`, sources: [source] })),
  ...armCorpus().map(({ name, sources }): Input => ({ name: `corpus arm ${name}`, sources })),
];
const writers: readonly Writer[] = formats.map(({ id }) => writerOf(id)).filter((writer) => writer !== undefined);

for (const { name, sources } of inputs) {
  const reading = read(sources);
  if (reading.from === undefined) {
    test(`a refused input gives an error with a place, and nothing else: ${name}`, () => {
      const { documents, ledger, diagnostics } = convert(sources, { to: "arm" });
      assert.deepEqual({ documents, ledger }, { documents: [], ledger: [] });
      assert.ok(diagnostics.some(({ severity, line, column }) => severity === "error" && line && column));
    });
    continue;
  }
  for (const writer of writers) {
    test(`laws of ${writer.id}: ${name}`, () => {
      readConservation(sources, writer.id);
      lossesAreReported(sources, writer.id);
      const facing = facingWriter(read(sources), writer);
      writeConservation(facing, writer);
      noInvention(facing, sources, writer);
      targetsExist(sources, writer.id);
      determinism(sources, writer.id);
    });
  }
  const isWritten = writerOf(reading.from) !== undefined;
  test(`fixed point of ${reading.from}: ${name}`, () => (isWritten ? fixedPoint : fixedTemplates)(sources, reading));
  test(`exactly one format claims it: ${name}`, () => {
    for (const source of sources) {
      const { tree } = parse(source.name, source.text);
      assert.ok(tree);
      assert.equal(formats.filter((format) => format.claims(tree)).length, 1);
    }
  });
}

// Between Azure and an edge gateway the other end of each tunnel is written.
function facingWriter(input: Reading, writer: Writer): Reading {
  if (input.from === "reach" && writer.id !== "cds") {
    return { ...input, network: joinClouds(input.network, input.places, true).network };
  }
  const reading = designed(input, writer);
  const isEdge = reading.from === "cds";
  if (isEdge === (writer.id === "cds")) return reading;
  const { network } = turn(reading.network, reading.places, isEdge ? "edge" : "azure");
  return { ...reading, network };
}

// Groups of Connect are no network: one is designed for them.
function designed(reading: Reading, writer: Writer): Reading {
  if (reading.from !== "connect" || writer.id === "connect") return reading;
  return { ...reading, network: designConnect(reading.network, reading.places).network };
}

// Law 1: every source leaf is in the ledger exactly once.
function readConservation(sources: readonly Source[], to: FormatId): void {
  const { ledger } = convert(sources, { to });
  assertConserved(sources, ledger);
  const listed = ledger.flatMap(({ file, path }) => (file === undefined ? [] : [`${file} ${path}`]));
  assert.equal(new Set(listed).size, listed.length, "a path stands twice");
}

// What is lost or changed is not only in the ledger: a finding points at the leaf, or at the unknown part around it.
function lossesAreReported(sources: readonly Source[], to: FormatId): void {
  const { ledger, diagnostics } = convert(sources, { to });
  for (const { message, file, line, column, help } of diagnostics) {
    assert.ok(file && line && column && help, `a finding without a place or without help: ${message}`);
  }
  for (const entry of ledger) {
    if (!["dropped", "approximated", "unread"].includes(entry.kind)) continue;
    const covered = diagnostics
      .flatMap((finding) => [finding, ...(finding.related ?? [])])
      .some(
        ({ file, path }) =>
          file === entry.file && path !== undefined && (entry.path === path || isInside(entry.path, path)),
      );
    assert.ok(covered, `${entry.kind} without a finding: ${entry.path}: ${entry.note}`);
  }
}

function isInside(path: string | undefined, outer: string): boolean {
  return path?.startsWith(`${outer}/`) ?? false;
}

// Law 2: every populated setting is written exactly, or reported.
function writeConservation(reading: Reading, writer: Writer): void {
  const { traced, unsaid } = written(writer, reading);
  const said = new Map<object, Set<string | number>>();
  const add = (holder: object, key: string | number) => said.set(holder, (said.get(holder) ?? new Set()).add(key));
  for (const { leaf } of traced) for (const { holder, key } of leaf.refs) add(holder, key);
  for (const { holder, key } of unsaid) add(holder, key);
  for (const leaf of modelLeaves(reading.network)) {
    const answer = writer.coverage[leaf.path];
    if (answer === "structure" || isNone(answer) || isStandInName(leaf) || isUnused(leaf, writer, reading.network))
      continue;
    assert.ok(said.get(leaf.holder)?.has(leaf.key), `${leaf.path} = ${leaf.value} is neither written nor reported`);
  }
}

// What a format cannot say at all is reported by what it declares.
function isNone(answer: Coverage[keyof Coverage]): boolean {
  return typeof answer === "object" && "none" in answer;
}

// A value without a name is held under an empty one.
function isStandInName({ value }: ModelLeaf): boolean {
  return value === "";
}

// ARM has no gateway where nothing uses it; the finding for it is the report.
function isUnused({ path, holder }: ModelLeaf, writer: Writer, network: Network): boolean {
  if (writer.id !== "arm" || path !== "gateways.type") return false;
  const gateway = network.gateways.find((each) => each === holder);
  return (
    gateway?.name === undefined &&
    gateway?.clientPrefixes.length === 0 &&
    !network.tunnels.some((tunnel) => tunnel.gateway === gateway.key)
  );
}

interface TracedPlace {
  readonly document: string;
  readonly path: string;
  readonly leaf: TracedLeaf;
}

function written(writer: Writer, reading: Reading): WriteResult & { readonly traced: readonly TracedPlace[] } {
  const traced: TracedPlace[] = [];
  const result = writer.write(reading.network, reading.places, (document, path, leaf) =>
    traced.push({ document, path, leaf }),
  );
  return { ...result, traced };
}

// Law 3: every output leaf traces to a source leaf, a declared constant, or an assumption in the ledger.
function noInvention(reading: Reading, sources: readonly Source[], writer: Writer): void {
  const { traced, documents } = written(writer, reading);
  const { ledger } = convert(sources, { to: writer.id });
  const accounted = new Set(ledger.flatMap(({ to = [] }) => to.map(({ document, path }) => `${document} ${path}`)));
  const values = valuesOf(documents);
  for (const { document, path, leaf } of traced) {
    assert.equal(values.get(`${document} ${path}`), leaf.value, `another value stands at ${path}`);
    if (leaf.refs.every(({ holder, key }) => reading.places.of(holder, key) === undefined) && isUnnamed(leaf.refs))
      continue;
    assert.ok(accounted.has(`${document} ${path}`), `${path} = ${leaf.value} comes from nowhere`);
  }
}

function valuesOf(documents: readonly OutputDocument[]): Map<string, unknown> {
  return new Map(
    documents.flatMap(({ name, text }) => {
      const { tree } = parse(name, text);
      assert.ok(tree, `${name} cannot be parsed`);
      return leavesOf(tree).map((leaf) => [`${name} ${leaf.path}`, leaf.value] as const);
    }),
  );
}

function isUnnamed(refs: readonly { readonly holder: object; readonly key: string | number }[]): boolean {
  return refs.some(({ holder, key }) => key === "name" && (holder as { readonly name?: string }).name === "");
}

function targetsExist(sources: readonly Source[], to: FormatId): void {
  const { documents, ledger } = convert(sources, { to });
  const known = new Map(
    documents.map(({ name, text }) => {
      const { tree } = parse(name, text);
      assert.ok(tree, `${name} cannot be parsed`);
      return [name, new Set(leavesOf(tree).map((leaf) => leaf.path))] as const;
    }),
  );
  for (const { to: targets = [] } of ledger) {
    for (const { document, path } of targets)
      assert.ok(known.get(document)?.has(path), `no leaf at ${document} ${path}`);
  }
}

// Law 6: the same input gives the same bytes.
function determinism(sources: readonly Source[], to: FormatId): void {
  assert.equal(JSON.stringify(convert(sources, { to })), JSON.stringify(convert(sources, { to })));
}

// Law 4: reading what was written gives the same network. Keys and inputs are not settings.
function fixedPoint(sources: readonly Source[], { from }: Reading): void {
  const to = from as FormatId;
  const { network } = read(sources);
  const { documents, diagnostics } = convert(sources, { to, includeSecrets: true });
  const written = documents.filter(({ name }) => !name.includes("parameters"));
  // What becomes a parameter, and what one template says of another, is said in other words.
  if (written.length > 1 || diagnostics.some(({ code }) => code === "NT3104" || code === "NT3301")) return;
  const again = read(written).network;
  const { coverage } = formats.find(({ id }) => id === to) as Writer;
  // A configuration has no word for what is not known: it is left out, and reported.
  const said = to === "netcfg" ? (values: unknown) => JSON.parse(JSON.stringify(values), onlyKnown) : same;
  assert.deepEqual(said(settings(again, coverage)), said(settings(network, coverage)));
}

function onlyKnown(name: string, value: unknown): unknown {
  const isOpen = (each: unknown): boolean => isUnresolved(each) && /^<not understood: /.test(each.unresolved);
  if (Array.isArray(value)) return value.filter((each) => !isOpen(each));
  // A reference must say how a site is reached.
  if (name === "medium" && isOpen(value)) return "IPsec";
  return isOpen(value) ? undefined : value;
}

function same(values: unknown): unknown {
  return values;
}

// The same where nothing is written in the vocabulary that was read: each template that it becomes stays what it is.
function fixedTemplates(sources: readonly Source[]): void {
  for (const { name, text } of convert(sources, { to: "arm" }).documents) {
    if (name.includes("parameters")) continue;
    const [again] = convert({ name, text }, { to: "arm" }).documents;
    assert.deepEqual(withoutRegion(again?.text ?? ""), withoutRegion(text));
  }
}

// A region that is not stated is asked for, with that of the resource group as the default.
function withoutRegion(template: string): unknown {
  const { parameters, resources, ...rest } = JSON.parse(template);
  const { location: _, ...asked } = parameters;
  return {
    ...rest,
    asked,
    resources: resources.map(({ location: _, ...resource }: { location?: unknown }) => resource),
  };
}

function settings(network: Network, coverage: Coverage): unknown {
  const unsayable = new Map<object, Set<string | number>>();
  for (const { path, holder, key } of modelLeaves(network)) {
    if (isNone(coverage[path])) unsayable.set(holder, (unsayable.get(holder) ?? new Set()).add(key));
  }
  const names = new Map<string, string>();
  const { inputs: _, ...values } = network;
  for (const list of Object.values(values)) for (const value of list) names.set(value.key, `#${names.size}`);
  return JSON.parse(JSON.stringify(values, sayable), function (this: object, name, value) {
    if (name === "key" || name === "scope" || name === "reason") return undefined;
    // An edge gateway that is only referred to has no body of its own.
    if (name === "gateways") return value.filter((gateway: Gateway) => gateway.edge === undefined || !gateway.existing);
    // A body must have prefixes, also where routes decide.
    if (name === "localPrefixes" && "routeBased" in this) return undefined;
    if ((name === "gateway" || name === "edge") && typeof value === "string") return undefined;
    // What is at a virtual network is where that is.
    if (name === "location" && !("subnets" in this)) return undefined;
    // A region that is not stated is asked for, with that of the resource group as the default; so is a type.
    if (name === "location" && value?.unresolved === "resourceGroup().location") return undefined;
    if (name === "type" && isUnresolved(value)) return undefined;
    // What a reader does not know it leaves out, and a writer makes explicit: no type means IPsec.
    if (name === "tunnels") return value.map((tunnel: object) => ({ medium: "IPsec", ...tunnel }));
    return typeof value === "string" ? (names.get(value) ?? value) : value;
  });

  function sayable(this: object, name: string, value: unknown): unknown {
    return unsayable.get(this)?.has(name) === true ? undefined : replaceSecrets(name, value);
  }
}

// A parameter stands for a secret that is not written.
function replaceSecrets(name: string, value: unknown): unknown {
  const isSecret = value === "(secret)" || value instanceof Secret;
  if (isSecret) return "given at deployment";
  return /key|secret|password|data|thumbprint/i.test(name) && isUnresolved(value) ? "given at deployment" : value;
}

// Law 5: changing a leaf that is declared exact changes the output.
test("witness: every exact setting shows in the output", () => {
  const seen = new Map<string, Set<string>>();
  // Templates can say much more than these inputs hold: a test of its own goes through all of that.
  const own = writers.filter(({ id }) => id === "netcfg");
  for (const { sources } of inputs) {
    const reading = read(sources);
    if (reading.from === "cds") continue;
    for (const writer of own) witness(reading, writer, seen);
  }
  for (const writer of own) {
    const exact = Object.entries(writer.coverage as Coverage).filter(([, answer]) => answer === "exact");
    const missing = exact.map(([path]) => path).filter((path) => !seen.get(writer.id)?.has(path));
    assert.deepEqual(missing, [], `${writer.id}: never shown`);
  }
});

function witness(reading: Reading, writer: Writer, seen: Map<string, Set<string>>): void {
  const print = (network: Network) =>
    writer
      .write(network, reading.places, () => {}, { includeSecrets: true })
      .documents.map(({ text }) => text)
      .join("\n");
  const before = print(reading.network);
  const shown = seen.get(writer.id) ?? new Set<string>();
  seen.set(writer.id, shown);
  for (const { path, holder, key, value } of modelLeaves(reading.network)) {
    if (writer.coverage[path] !== "exact" || shown.has(path)) continue;
    const other = value instanceof Secret ? new Secret("another") : otherValue(reading.network, String(value), path);
    const changed = replaced(reading.network, holder, key, other) as Network;
    if (print(changed) !== before) shown.add(path);
  }
}

function otherValue(network: Network, value: string, path: string): string | undefined {
  if (path.endsWith("refixes")) return "10.99.0.0/16";
  if (path.endsWith("ddress")) return "192.0.2.99";
  if (path === "gateways.type") return value === "Vpn" ? "ExpressRoute" : "Vpn";
  if (path === "tunnels.medium") return value === "IPsec" ? "ExpressRoute" : "IPsec";
  if (path === "virtualNetworks.dnsServers") return network.dnsServers.find(({ key }) => key !== value)?.key ?? value;
  if (path === "tunnels.site") return network.sites.find(({ key }) => key !== value)?.key ?? value;
  return path === "tunnels.remoteGateway" ? undefined : `${value}other`;
}

function replaced(value: unknown, holder: object, key: string | number, other: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Secret) return value;
  const copy = Array.isArray(value) ? value.map((item) => replaced(item, holder, key, other)) : { ...value };
  for (const [name, item] of Object.entries(copy)) {
    (copy as Record<string, unknown>)[name] = replaced(item, holder, key, other);
  }
  if (value === holder) (copy as Record<string | number, unknown>)[key] = other;
  return copy;
}
