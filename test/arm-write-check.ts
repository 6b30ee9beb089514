// biome-ignore-all lint/suspicious/noExplicitAny: tests look into what was written
import assert from "node:assert/strict";
import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import { armCoverage } from "../lib/formats/arm/coverage.ts";
import { parseExpression } from "../lib/formats/arm/template/expression.ts";
import { writeArm } from "../lib/formats/arm/write/write.ts";
import type { WriteContext, WriteResult } from "../lib/formats/format.ts";
import { Ledger, type LedgerEntry } from "../lib/ledger.ts";
import { modelLeaves } from "../lib/model/leafPath.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { parse } from "../lib/source/parse.ts";
import { type Origins, Places } from "../lib/source/places.ts";
import type { TracedLeaf } from "../lib/source/traced.ts";
import { type JsonNode, leavesOf, type Tree } from "../lib/source/tree.ts";
import { checkResource } from "./arm-shape.ts";

/** A resource of a template. */
export interface WrittenResource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly condition?: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
  // deno-lint-ignore no-explicit-any
  readonly properties: any;
}

/** A template. */
export interface WrittenTemplate {
  readonly parameters: Readonly<
    Record<
      string,
      { readonly type: string; readonly defaultValue?: string; readonly metadata: { readonly description: string } }
    >
  >;
  readonly resources: readonly WrittenResource[];
}

/** Everything that comes of writing a network. */
export interface Written extends WriteResult {
  readonly templates: readonly WrittenTemplate[];
  readonly parameters: Readonly<Record<string, { readonly value: string }>>;
  readonly ledger: readonly LedgerEntry[];
  readonly findings: readonly Diagnostic[];
  /** All of it as one text. */
  readonly text: string;
}

/** Writes a network and checks what holds for each writing: nothing unsaid, nothing invented, all of a known shape. */
export function writeChecked(network: Network, how: WriteContext = {}): Written {
  const { tree, places } = placesOf(network);
  const ledger = new Ledger([tree], places);
  const traced: { readonly document: string; readonly path: string; readonly leaf: TracedLeaf }[] = [];
  const result = writeArm(
    network,
    places,
    (document, path, leaf) => {
      traced.push({ document, path, leaf });
      ledger.trace(document, path, leaf);
    },
    how,
  );
  const balance = ledger.close({ network, coverage: armCoverage, unsaid: result.unsaid });
  const findings = [...result.diagnostics, ...balance.diagnostics];
  everythingIsSaid(
    network,
    result,
    traced.map(({ leaf }) => leaf),
  );
  const values = new Map<string, unknown>();
  for (const { name, text } of result.documents) {
    const { tree: written } = parse(name, text);
    assert.ok(written);
    for (const leaf of leavesOf(written)) values.set(`${name} ${leaf.path}`, leaf.value);
  }
  for (const { document, path, leaf } of traced) assert.equal(values.get(`${document} ${path}`), leaf.value, path);
  changesAreReported(balance.entries, findings);
  const documents = result.documents.map(({ name, text }) => ({ name, json: JSON.parse(text) }));
  const templates = documents.filter(({ name }) => name.endsWith("azuredeploy.json")).map(({ json }) => json);
  for (const template of templates as WrittenTemplate[]) checkWritten(template);
  const given = documents.filter(({ name }) => !name.endsWith("azuredeploy.json")).map(({ json }) => json.parameters);
  return {
    ...result,
    templates,
    parameters: Object.assign({}, ...given),
    ledger: balance.entries,
    findings,
    text: JSON.stringify([result.documents, findings, balance.entries, result.unsaid.map(({ note }) => note)]),
  };
}

// Law 2, for models that no reader made.
function everythingIsSaid(network: Network, { unsaid }: WriteResult, leaves: readonly TracedLeaf[]): void {
  const said = new Map<object, Set<string | number>>();
  for (const { holder, key } of [...leaves.flatMap(({ refs }) => refs), ...unsaid]) {
    said.set(holder, (said.get(holder) ?? new Set()).add(key));
  }
  for (const { path, holder, key, value } of modelLeaves(network)) {
    // What a template cannot say is reported by the ledger.
    if (typeof armCoverage[path] === "object" || armCoverage[path] === "structure" || value === "") continue;
    assert.ok(said.get(holder)?.has(key), `${path} = ${String(value)} is neither written nor reported`);
  }
}

// What is changed or lost is not only in the ledger.
function changesAreReported(entries: readonly LedgerEntry[], findings: readonly Diagnostic[]): void {
  for (const { kind, path, note } of entries) {
    if (kind !== "dropped" && kind !== "approximated") continue;
    assert.ok(
      findings.some((finding) => finding.path === path),
      `${kind} without a finding: ${path}: ${note}`,
    );
  }
}

function checkWritten(template: WrittenTemplate): void {
  const declared = Object.keys(template.parameters).map((name) => name.toLowerCase());
  const used = new Set<string>();
  for (const text of stringsIn(template.resources)) {
    if (!text.startsWith("[") || text.startsWith("[[") || !text.endsWith("]")) continue;
    assert.ok("kind" in parseExpression(text), `no expression: ${text}`);
    for (const [, name] of text.matchAll(/\bparameters\(\s*'([^']+)'/gi)) used.add((name as string).toLowerCase());
  }
  assert.deepEqual([...used].sort(), declared.sort(), "declared parameters are those that are used");
  const shapes = template.resources.map((resource) => [resource.name, ...checkResource(resource, template.parameters)]);
  assert.deepEqual(
    shapes.filter(({ length }) => length > 1),
    [],
  );
}

function* stringsIn(value: unknown): IterableIterator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) yield* stringsIn(item);
}

/** A tree that says what a model says, and where in it each setting stands. */
function placesOf(network: Network): { readonly tree: Tree; readonly places: Places } {
  const { tree } = parse("model.json", JSON.stringify(network, null, 2));
  assert.ok(tree?.syntax === "json");
  leavesOf(tree);
  const places = new Places();
  put(places, network, tree.root);
  return { tree, places };
}

function put(places: Places, holder: object, node: JsonNode): void {
  const origins: Record<string, JsonNode> = {};
  const children: readonly (readonly [string, JsonNode])[] =
    node.kind === "array"
      ? node.items.map((item, index) => [String(index), item] as const)
      : node.members.map(({ name, value }) => [name, value] as const);
  for (const [name, child] of children) {
    const value = (holder as Readonly<Record<string, unknown>>)[name];
    if (isUnresolved(value)) origins[name] = child.member("unresolved") as JsonNode;
    else if (typeof value === "object" && value !== null && !(value instanceof Secret)) put(places, value, child);
    // What has no name is held under an empty one, which stands nowhere.
    else if (value !== "") origins[name] = child;
  }
  places.put(holder, Array.isArray(holder) ? children.map(([name]) => origins[name]) : (origins as Origins), node);
}
