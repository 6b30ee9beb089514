import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { evaluateTemplate } from "../mod.ts";
import { corpusDisagreements, hasCorpus } from "./arm-corpus.ts";
import { matchGoldens } from "./golden.ts";

const fixtures = new URL("../fixtures/template/", import.meta.url);

const context = {
  subscription: "00000000-0000-0000-0000-000000000000",
  resourceGroup: { name: "rg", location: "westeurope" },
  deployment: { name: "main", location: "westeurope" },
};

for (const name of readdirSync(fixtures).sort()) {
  test(`evaluateTemplate gives what the fixture "${name}" expects`, () => {
    const source = (file: string): { name: string; text: Uint8Array } => ({
      name: file,
      text: readFileSync(new URL(`${name}/${file}`, fixtures)),
    });
    const parameters = existsSync(new URL(`${name}/parameters.json`, fixtures))
      ? { parameters: source("parameters.json") }
      : {};
    const evaluation = evaluateTemplate(source("template.json"), { ...parameters, context });
    const text = `${JSON.stringify(evaluation, null, 2)}\n`;
    assert.ok(!JSON.stringify(evaluation.diagnostics).includes("swordfish"));
    matchGoldens(new URL(`${name}/expected/`, fixtures), new Map([["evaluation.json", text]]));
  });
}

test("evaluateTemplate agrees with the corpus of real templates", (t) => {
  if (!hasCorpus) {
    t.skip("the corpus is not here");
    return;
  }
  const disagreeing = [...corpusDisagreements()].filter(([, list]) => list.length > 0);
  assert.deepEqual(disagreeing, []);
});
