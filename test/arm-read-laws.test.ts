import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Conversion, convert } from "../lib/convert.ts";
import type { Source } from "../lib/formats/format.ts";
import type { DeploymentContext } from "../lib/model/deploymentContext.ts";
import { type ReadOptions, read } from "../lib/read.ts";
import { parse } from "../lib/source/parse.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { armCorpus } from "./arm-read-inputs.ts";
import { mutations, textMutations } from "./arm-read-mutations.ts";
import { secretsOf } from "./arm-read-secrets.ts";
import { casesOf } from "./fixtures.ts";
import { assertConserved } from "./ledger-account.ts";

const context: DeploymentContext = {
  subscription: "00000000-0000-0000-0000-000000000001",
  resourceGroup: { name: "rg-net", location: "westeurope" },
  tenantId: "00000000-0000-0000-0000-00000000000f",
  deployment: { name: "main" },
};

interface Input {
  readonly name: string;
  readonly sources: readonly Source[];
}

const fixtures: readonly Input[] = casesOf("arm").map(({ name, sources }) => ({ name, sources }));
const corpus: readonly Input[] = armCorpus();
if (corpus.length === 0) console.log("skipped: no corpus beside the project; the laws run over the fixtures only");

for (const { name, sources } of [...fixtures, ...corpus]) {
  for (const [words, options] of [
    ["", {}],
    [" in a known place", { context }],
  ] satisfies [string, ReadOptions][]) {
    test(`laws of reading arm: ${name}${words}`, () => {
      const conversion = convert(sources, { to: "netcfg", ...options });
      assertConserved(sources, conversion.ledger);
      lossesAreReported(conversion);
      targetsExist(conversion);
      noSecret(sources, conversion, options);
      assert.equal(JSON.stringify(convert(sources, { to: "netcfg", ...options })), JSON.stringify(conversion));
    });
  }
}

// What is lost, changed or not understood has a finding at its place, around it, or that refers to it.
function lossesAreReported({ ledger, diagnostics }: Conversion): void {
  const reported = new Set<string>();
  for (const { message, file, line, column, help, path, related = [] } of diagnostics) {
    assert.ok(file && line && column && help, `a finding without a place or without help: ${message}`);
    for (const place of [{ file, path }, ...related]) reported.add(`${place.file} ${place.path}`);
  }
  for (const { kind, file, path = "", note } of ledger) {
    if (!["dropped", "approximated", "unread"].includes(kind)) continue;
    let around: string | undefined = path;
    while (around !== undefined && !reported.has(`${file} ${around}`)) {
      around = around === "" ? undefined : around.slice(0, around.lastIndexOf("/"));
    }
    assert.ok(around !== undefined, `${kind} without a finding: ${file} ${path}: ${note}`);
  }
}

function targetsExist({ documents, ledger }: Conversion): void {
  const known = new Map(
    documents.map(({ name, text }) => {
      const { tree } = parse(name, text);
      assert.ok(tree, `${name} cannot be parsed`);
      return [name, new Set(leavesOf(tree).map((leaf) => leaf.path))] as const;
    }),
  );
  for (const { to = [] } of ledger) {
    for (const { document, path } of to) assert.ok(known.get(document)?.has(path), `no leaf at ${document} ${path}`);
  }
}

function noSecret(sources: readonly Source[], conversion: Conversion, options: ReadOptions): void {
  const { network, diagnostics, places } = read(sources, options);
  const shown = JSON.stringify([conversion, network, diagnostics]);
  const hidden = new Set([...places.hidden].map(({ value }) => String(value)));
  for (const text of hidden) {
    // What covers a part of an expression is longer than a word that could stand anywhere.
    if (text.length > 9)
      assert.ok(!shown.includes(JSON.stringify(text).slice(1, -1)), `a covered text is shown: ${text}`);
  }
  for (const secret of secretsOf(sources)) {
    assert.ok(!shown.includes(JSON.stringify(secret).slice(1, -1)), `a secret is shown: ${secret}`);
    assert.ok(hidden.has(secret), `a secret can be seen in a line of the input: ${secret}`);
  }
}

const mutable = fixtures.filter(({ sources }) => sources.length > 0);

test("whatever an input is turned into, it is read, and every leaf is accounted for", () => {
  fc.assert(
    fc.property(mutations(mutable), (sources) => {
      const conversion = convert(sources, { to: "netcfg" });
      if (conversion.from === null) assert.ok(conversion.diagnostics.some(({ severity }) => severity === "error"));
      else assertConserved(sources, conversion.ledger);
      lossesAreReported(conversion);
    }),
    { numRuns: 800 },
  );
});

test("whatever the text of an input is turned into, it is read or refused with a place", () => {
  fc.assert(
    fc.property(textMutations(mutable), (sources) => {
      const conversion = convert(sources, { to: "netcfg" });
      if (conversion.from === null) {
        assert.ok(conversion.diagnostics.some(({ severity, line }) => severity === "error" && line !== undefined));
      } else assertConserved(sources, conversion.ledger);
      lossesAreReported(conversion);
    }),
    { numRuns: 400 },
  );
});
