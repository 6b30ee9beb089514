import assert from "node:assert/strict";
import { test } from "node:test";
import { writeChecked } from "./arm-write-check.ts";
import { hidden } from "./arm-write-everything.ts";
import { armWriteModels } from "./arm-write-models.ts";

for (const [name, network] of armWriteModels) {
  test(`what is written of a model is complete, traced and of a known shape: ${name}`, () => {
    assert.ok(!writeChecked(network).text.includes(hidden), "a secret is shown");
  });

  test(`secrets are written into the parameters file only, and only when asked for: ${name}`, () => {
    const { templates, findings, ledger } = writeChecked(network, { includeSecrets: true });
    assert.ok(!JSON.stringify([templates, findings, ledger]).includes(hidden));
  });
}
