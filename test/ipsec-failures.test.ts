import assert from "node:assert/strict";
import { test } from "node:test";
import type { Code } from "../lib/diagnostics/code.ts";
import { negotiateTunnel, type TunnelNegotiation } from "../lib/ipsec/negotiateTunnel.ts";
import { settingFailures } from "./ipsec-failure-more-rows.ts";
import { negotiationFailures } from "./ipsec-failure-rows.ts";

for (const { title, wrong, verdict, code, setting, mended } of [...negotiationFailures, ...settingFailures]) {
  test(title, () => {
    const found = negotiateTunnel(...wrong);
    assert.equal(found.verdict, verdict, messages(found));
    assert.ok(has(found, code), messages(found));
    if (setting !== undefined) {
      const [parameter, effect] = setting;
      assert.equal(found.parameters.find(({ name }) => name === parameter)?.effect, effect, messages(found));
    }
    const quiet = negotiateTunnel(...mended);
    assert.equal(quiet.verdict, "up", messages(quiet));
    assert.ok(!has(quiet, code), messages(quiet));
  });
}

function has({ diagnostics }: TunnelNegotiation, code: Code): boolean {
  return diagnostics.some((each) => each.code === code);
}

function messages({ verdict, diagnostics }: TunnelNegotiation): string {
  return [verdict, ...diagnostics.map(({ code, message }) => `${code} ${message}`)].join("\n");
}
