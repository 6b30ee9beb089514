import assert from "node:assert/strict";
import { test } from "node:test";
import { applyChanges } from "../lib/ipsec/change.ts";
import { negotiateTunnel } from "../lib/ipsec/negotiateTunnel.ts";
import { matchGoldens } from "./golden.ts";
import { placed, told } from "./ipsec-told.ts";
import { toldRows, usualRows } from "./ipsec-told-rows.ts";

// Made in each test: what runs while the file is loaded, no mutant can be switched on for.
const usual = () => usualRows.map(([, azure, cds]) => negotiateTunnel(placed(azure), placed(cds)));

for (const [about, rows] of Object.entries(toldRows)) {
  test(`all that is told about ${about}: ${rows.length} pairs of ends`, () => {
    const leftOut = rows === usualRows ? [] : usual();
    const texts = rows.map(([title, azure, cds]) => {
      const negotiated = negotiateTunnel(placed(azure), placed(cds));
      return [`${title}.txt`, told(negotiated, leftOut)] as const;
    });
    matchGoldens(new URL(`../fixtures/ipsec/${about}/`, import.meta.url), new Map(texts));
  });
}

for (const [about, rows] of Object.entries(toldRows)) {
  test(`what is told about ${about} does not contradict itself`, () => {
    for (const [title, azure, cds] of rows) {
      const { verdict, diagnostics, parameters, fixes } = negotiateTunnel(placed(azure), placed(cds));
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      const isUp = verdict === "up" || verdict === "degraded";
      assert.equal(errors.length > 0, !isUp, `${title}: ${verdict}`);
      const texts = diagnostics.map(({ code, message }) => `${code} ${message}`);
      assert.deepEqual(texts, [...new Set(texts)], `${title}: said twice`);
      assert.doesNotMatch(texts.join(), /undefined|NaN|\[object/, title);
      for (const { name, effect, chosen } of parameters) {
        if (effect === "blocks") assert.equal(chosen, null, `${title}: ${name}`);
        if (isUp) assert.ok(effect === "none" || effect === "degrades", `${title}: ${name} ${effect}`);
      }
      for (const { changes, side } of fixes) {
        const mended = negotiateTunnel(applyChanges(azure, changes), applyChanges(cds, changes), { fixes: false });
        const left = mended.diagnostics.filter(({ severity }) => severity === "error");
        assert.deepEqual(left, [], `${title}: after the fix on ${side}`);
      }
    }
  });
}
