// Compares what nettrans foretells with what two strongSwan daemons do, for as many random pairs as asked for:
// `npm run oracle -- --pairs 500 --seed 7`; with `--fixes` also what becomes of them after each way to mend them. Ends with 1 where something went otherwise than foretold.
import { parseArgs } from "node:util";
import { whyNoDaemons } from "./ipsec-daemons.ts";
import { randomCases, runOracle } from "./oracle-run.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "160" },
    seed: { type: "string", default: "1" },
    fixes: { type: "boolean", default: false },
  },
});
const [pairs, seed] = [Number(values.pairs), Number(values.seed)];
if (!Number.isInteger(pairs) || pairs < 1 || !Number.isInteger(seed)) {
  console.error("usage: npm run oracle -- --pairs COUNT --seed NUMBER [--fixes]");
  process.exit(2);
}
const reason = whyNoDaemons();
if (reason !== undefined) {
  console.log(`skipped: ${reason}`);
  process.exit(0);
}
const run = await runOracle(randomCases(pairs, seed), {
  fixes: values.fixes,
  onPair: (index) => {
    if ((index + 1) % 100 === 0) console.error(`${index + 1} of ${pairs}`);
  },
});
for (const difference of run.differences) console.log(difference);
const { directions, established, renewals, notAttempted, refused, fixes, again, differences } = run;
console.log(
  `${pairs} pairs, seed ${seed}: ${directions} directions tried, ${established} came up, ${renewals} renewals; ` +
    `${notAttempted} that nobody starts, ${refused} that a platform refuses; ${fixes} fixes tried; ` +
    `${again} that differed once and not again, ${differences.length} differences`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
