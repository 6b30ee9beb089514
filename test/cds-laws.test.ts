import assert from "node:assert/strict";
import { test } from "node:test";
import { cds } from "../lib/formats/cds/cds.ts";
import type { Source } from "../lib/formats/format.ts";
import { modelLeaves } from "../lib/model/leafPath.ts";
import { Secret } from "../lib/model/secret.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { type CdsConversion, convertCds, sourcesOf, treesOf } from "./cds-conversion.ts";
import { assertLegal, errorsOf } from "./cds-schemas.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";

const corpus = corpusFiles("cds").map((source) => ({ name: `corpus ${source.name}`, sources: [source] }));
if (corpus.length === 0) console.log("skipped: no corpus beside the project; the laws run over the fixtures only");
const inputs = [...casesOf("cds"), ...corpus];

for (const { name, sources } of inputs) {
  test(`laws of cds: ${name}`, () => {
    const conversion = convertCds(sources);
    readConservation(conversion);
    lossesAreReported(conversion);
    writeConservation(conversion);
    noInvention(conversion);
    noSecret(conversion);
    determinism(sources);
  });
  test(`every body is one that the API takes: ${name}`, () => {
    for (const { name: document, text } of convertCds(sources).documents) assertLegal(JSON.parse(text), document);
  });
  test(`JSON and YAML say the same: ${name}`, () => sameInBoth(sources));
  test(`what was written is read and written alike: ${name}`, () => fixedPoint(sources));
}

for (const { name, sources } of corpus) {
  test(`nothing of it is left unread: ${name}`, () => {
    const { ledger, places } = convertCds(sources);
    assert.deepEqual([...places.left()], []);
    assert.deepEqual(
      ledger.filter(({ kind }) => kind === "unread"),
      [],
    );
  });
}

// Every source leaf is in the ledger exactly once.
function readConservation({ trees, ledger }: CdsConversion): void {
  const listed = ledger.filter(({ file }) => file !== undefined).map(({ file, path }) => `${file} ${path}`);
  const leaves = trees.flatMap((tree) => leavesOf(tree).map((leaf) => `${tree.source.name} ${leaf.path}`));
  assert.deepEqual(listed, leaves);
}

// A finding points at the leaf, or at the part around it, or names it as another place that it is about.
function lossesAreReported({ ledger, diagnostics }: CdsConversion): void {
  for (const { message, file, line, column, help } of diagnostics) {
    assert.ok(file && line && column && help, `a finding without a place or without help: ${message}`);
  }
  const said = diagnostics.flatMap(({ file, path, related = [] }) => [{ file, path }, ...related]);
  for (const entry of ledger) {
    if (!["dropped", "approximated", "unread"].includes(entry.kind)) continue;
    const covered = said.some(
      ({ file, path }) =>
        file === entry.file && path !== undefined && (entry.path === path || entry.path?.startsWith(`${path}/`)),
    );
    assert.ok(covered, `${entry.kind} without a finding: ${entry.path}: ${entry.note}`);
  }
}

// Every populated setting that the format has words for is written, or said to be left out.
function writeConservation({ network, traced, ledger, places }: CdsConversion): void {
  const said = new Map<object, Set<string | number>>();
  for (const { leaf } of traced) {
    for (const { holder, key } of leaf.refs) said.set(holder, (said.get(holder) ?? new Set()).add(key));
  }
  const reported = new Set(ledger.filter(({ to }) => to === undefined).map(({ file, path }) => `${file} ${path}`));
  for (const { path, holder, key, value } of modelLeaves(network)) {
    if (cds.coverage[path] !== "exact" || value === "") continue;
    const leaf = places.of(holder, key);
    const isReported = leaf === undefined || reported.has(`${leaf.source.name} ${leaf.path}`);
    assert.ok(said.get(holder)?.has(key) || isReported, `${path} = ${value} is neither written nor reported`);
  }
}

// Every output leaf comes from a source leaf, is demanded by the grammar, or is an assumption in the ledger.
function noInvention({ traced, documents, ledger }: CdsConversion): void {
  const accounted = new Set(ledger.flatMap(({ to = [] }) => to.map(({ document, path }) => `${document} ${path}`)));
  const values = new Map(
    treesOf(sourcesOf(documents)).flatMap((tree) =>
      leavesOf(tree).map((leaf) => [`${tree.source.name} ${leaf.path}`, leaf.value] as const),
    ),
  );
  for (const { document, path, leaf } of traced) {
    assert.equal(values.get(`${document} ${path}`), leaf.value, `another value stands at ${path}`);
    assert.ok(accounted.has(`${document} ${path}`), `${path} = ${leaf.value} comes from nowhere`);
  }
  // What was not traced is a list that the API wants empty, or a text of its grammar.
  const said = new Set(traced.map(({ document, path }) => `${document} ${path}`));
  const untraced = [...values].filter(([place]) => !said.has(place));
  for (const [place, value] of untraced) {
    const grammar = /\/(?:digestAlgorithms|userDefinedRules)$/.test(place) ? null : "";
    assert.equal(value, grammar, `${place} is not traced`);
  }
}

function noSecret({ network, documents, diagnostics, ledger }: CdsConversion): void {
  const secrets = [...modelLeaves(network)].flatMap(({ value }) => (value instanceof Secret ? [value.reveal()] : []));
  const said = JSON.stringify([documents, diagnostics, ledger, network]);
  for (const secret of secrets) assert.ok(!said.includes(secret), "a key is shown");
}

function determinism(sources: readonly Source[]): void {
  const once = convertCds(sources);
  const twice = convertCds(sources);
  const shown = ({ documents, diagnostics, ledger }: CdsConversion): string =>
    JSON.stringify([documents, diagnostics, ledger]);
  assert.equal(shown(once), shown(twice));
}

function sameInBoth(sources: readonly Source[]): void {
  const json = convertCds(sources, { includeSecrets: true });
  const yaml = convertCds(sources, { includeSecrets: true, syntax: "yaml" });
  assert.deepEqual(
    yaml.documents.map(({ name }) => name),
    json.documents.map(({ name }) => name.replace(/json$/, "yaml")),
  );
  for (const [index, document] of yaml.documents.entries()) {
    // Each alone: a document that has no edge gateway belongs to none when it is read.
    const again = convertCds([document], { includeSecrets: true });
    assert.deepEqual(
      again.documents.map(({ text }) => text),
      convertCds([json.documents[index] as Source], { includeSecrets: true }).documents.map(({ text }) => text),
    );
  }
}

function fixedPoint(sources: readonly Source[]): void {
  for (const how of [{ includeSecrets: true }, { includeSecrets: false }]) {
    for (const document of convertCds(sources, how).documents) {
      const { documents } = convertCds([document], how);
      assert.deepEqual(
        documents.map(({ text }) => text),
        [document.text],
      );
    }
  }
}

test("a bundle comes back as it was", () => {
  const whole = casesOf("cds").find(({ name }) => name === "whole-bundle");
  assert.ok(whole);
  const { documents } = convertCds(whole.sources, { includeSecrets: true });
  const input = JSON.parse(new TextDecoder().decode(whole.sources[0]?.text as Uint8Array));
  assert.deepEqual(JSON.parse(documents[0]?.text ?? ""), input);
});

test("the whole bundle shows every setting that the format says exactly", () => {
  const seen = new Set(
    inputs.flatMap(({ sources }) => [...modelLeaves(convertCds(sources).network)].map((l) => l.path)),
  );
  const exact = Object.entries(cds.coverage).filter(([, answer]) => answer === "exact");
  assert.deepEqual(
    exact.map(([path]) => path).filter((path) => !seen.has(path as never)),
    [],
  );
});

const illegal: readonly (readonly [why: string, schema: string, body: unknown])[] = [
  [
    "an unknown member",
    "natRule.json",
    { name: "a", type: "SNAT", externalAddresses: "", internalAddresses: "", x: 1 },
  ],
  ["no digest beside CBC", "connectionProperties.json", profile(["AES_256"], [])],
  ["a digest beside GCM", "connectionProperties.json", profile(["AES_GCM_256"], ["SHA2_256"])],
  ["GCM with IKEv1", "connectionProperties.json", profile(["AES_GCM_256"], [], "IKE_V1")],
  ["no group", "connectionProperties.json", profile(["AES_256"], ["SHA1"], "IKE_V2", [])],
  [
    "a lifetime that is too short",
    "connectionProperties.json",
    profile(["AES_256"], ["SHA1"], "IKE_V2", ["GROUP2"], 60),
  ],
  ["no local networks", "ipsecVpnTunnel.json", tunnelBody([])],
];

function profile(
  ciphers: string[],
  digests: string[],
  version = "IKE_V2",
  groups = ["GROUP14"],
  life = 86400,
): unknown {
  return {
    securityType: "CUSTOM",
    ikeConfiguration: {
      ikeVersion: version,
      encryptionAlgorithms: ciphers,
      digestAlgorithms: digests,
      dhGroups: groups,
      saLifeTime: life,
    },
    tunnelConfiguration: { encryptionAlgorithms: ["AES_GCM_128"], digestAlgorithms: [], dhGroups: ["GROUP14"] },
  };
}

function tunnelBody(localNetworks: string[]): unknown {
  return {
    name: "a",
    localEndpoint: { localAddress: "203.0.113.40", localNetworks },
    remoteEndpoint: { remoteAddress: "198.51.100.20" },
    preSharedKey: "Sample-Only-Key-1",
    securityType: "DEFAULT",
  };
}

for (const [why, schema, body] of illegal) {
  test(`the schemas notice ${why}`, () => assert.notDeepEqual(errorsOf(schema, body), []));
}

test("the schemas take what is legal", () => {
  assert.deepEqual(errorsOf("connectionProperties.json", profile(["AES_256"], ["SHA2_256"])), []);
  assert.deepEqual(errorsOf("connectionProperties.json", profile(["AES_GCM_256"], [])), []);
  assert.deepEqual(errorsOf("ipsecVpnTunnel.json", tunnelBody(["10.0.0.0/8"])), []);
});
