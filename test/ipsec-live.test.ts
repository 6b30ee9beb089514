import assert from "node:assert/strict";
import { test } from "node:test";
import { whyNoDaemons } from "./ipsec-daemons.ts";
import { randomCases, runOracle } from "./oracle-run.ts";
import { defaultSetups } from "./oracle-setup.ts";

const pairs = 160;
const seed = 1;
const reason = whyNoDaemons();
if (reason !== undefined) console.log(`skipped: ${reason}`);
const skip = reason ?? false;

test(`two daemons do with ${pairs} pairs of ends what is foretold (seed ${seed})`, { skip }, async () => {
  const { differences, established, renewals } = await runOracle(randomCases(pairs, seed));
  assert.deepEqual(differences, []);
  assert.ok(established > pairs / 2 && renewals > pairs);
});

test("defaults against defaults come up between two daemons after either fix, and are renewed", { skip }, async () => {
  const { differences, directions, established, renewals, fixes } = await runOracle([defaultSetups], { fixes: true });
  assert.deepEqual(differences, []);
  assert.deepEqual(
    { fixes, directions, established, renewals },
    { fixes: 2, directions: 6, established: 4, renewals: 8 },
  );
});
