// Runs the tests of lib/ipsec for Stryker in one process, so that a mutant costs milliseconds and not the start of Node: what
// the files register with node:test is collected and called here, again for each mutant. `npm run mutation`.
import { createRequire, syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { InstrumenterContext } from "@stryker-mutator/api/core";
import { type ClassPlugin, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type CompleteDryRunResult,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";

/** Files whose tests need nothing beside the project and take milliseconds, those that take longest last. */
const files = [
  "ipsec-selectors",
  "ipsec-selection",
  "ipsec-proposals",
  "ipsec-defaults",
  "ipsec-pairing",
  "ipsec-negotiate",
  "ipsec-consoles",
  "ipsec-repair",
  "negotiate",
];
/** Goes through a thousand pairs: seconds for each mutant that lives. */
const leftOut = "every pair that does not hold has a fix, and after it the pair holds";

interface Collected {
  readonly id: string;
  readonly fileName: string;
  readonly run: () => unknown;
}

// The instrumented code looks here for the mutant that is on, and counts here what it comes by.
const shared: InstrumenterContext = {};
Object.assign(globalThis, { __stryker__: shared });

class InProcessRunner implements TestRunner {
  #tests: readonly Collected[] | undefined;

  // A mutant of what is made once, when a module is loaded, gets a process of its own.
  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    const result = await this.#runTests(await this.#load(), false);
    return { ...result, ...(shared.mutantCoverage === undefined ? {} : { mutantCoverage: shared.mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { testFilter, activeMutant, hitLimit, mutantActivation, disableBail } = options;
    delete shared.hitLimit;
    if (hitLimit !== undefined) Object.assign(shared, { hitCount: 0, hitLimit });
    if (mutantActivation === "static") shared.activeMutant = activeMutant.id;
    const tests = await this.#load();
    shared.activeMutant = activeMutant.id;
    const wanted = testFilter === undefined ? tests : tests.filter(({ id }) => testFilter.includes(id));
    const result = await this.#runTests(wanted, !disableBail);
    const limit = determineHitLimitReached(shared.hitCount, hitLimit);
    return toMutantRunResult(limit ?? result, false);
  }

  async #runTests(tests: readonly Collected[], bails: boolean): Promise<CompleteDryRunResult> {
    const results: TestResult[] = [];
    for (const { id, fileName, run } of tests) {
      shared.currentTestId = id;
      const start = performance.now();
      const failure = await failureOf(run);
      const result = { id, name: id, fileName, timeSpentMs: performance.now() - start };
      if (failure === undefined) results.push({ ...result, status: TestStatus.Success });
      else results.push({ ...result, status: TestStatus.Failed, failureMessage: failure });
      if (failure !== undefined && bails) break;
    }
    delete shared.currentTestId;
    return { status: DryRunStatus.Complete, tests: results };
  }

  async #load(): Promise<readonly Collected[]> {
    this.#tests ??= await collect();
    return this.#tests;
  }
}

async function failureOf(run: () => unknown): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

async function collect(): Promise<readonly Collected[]> {
  const collected: Collected[] = [];
  let file = "";
  const test = (name: string, ...rest: readonly unknown[]): void => {
    const run = rest.at(-1) as () => unknown;
    const { skip = false } = (rest.length > 1 ? rest[0] : {}) as { skip?: unknown };
    if (skip === false && name !== leftOut) collected.push({ id: `${file}: ${name}`, fileName: pathOf(file), run });
  };
  const nodeTest = createRequire(import.meta.url)("node:test") as { test: unknown };
  nodeTest.test = test;
  syncBuiltinESMExports();
  for (file of files) await import(pathToFileURL(pathOf(file)).href);
  return collected;
}

function pathOf(file: string): string {
  return resolve("test", `${file}.test.ts`);
}

/** What Stryker looks for in a module that it is given as a plugin. */
export const strykerPlugins: readonly ClassPlugin<PluginKind.TestRunner, []>[] = [
  declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner),
];
