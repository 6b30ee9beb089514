// Runs the tests of lib/ipsec and lib/checks for Stryker in one process, so that a mutant costs milliseconds and not the start of Node: what
// the files register with node:test is collected and called here, again for each mutant. `npm run mutation`.
import { createRequire, syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Files whose tests need nothing beside the project and take milliseconds, those that take longest last. */
const files = [
  "ipsec-selectors",
  "ipsec-lasting",
  "ipsec-selection",
  "ipsec-vendors",
  "ipsec-peers",
  "ipsec-judge",
  "ipsec-ends",
  "ipsec-edge-offers",
  "ipsec-neighbours",
  "ipsec-proposals",
  "ipsec-defaults",
  "ipsec-pairing",
  "ipsec-pairing-keys",
  "ipsec-negotiate",
  "ipsec-consoles",
  "ipsec-told",
  "ipsec-repair",
  "negotiate",
  "check-edge-rows",
  "check-edge-tunnels",
  "check-edge-networks",
  "check-edge-filters",
  "check-edge-translation",
  "check-address-rows",
  "check-site-rows",
  "check-gateway-rows",
  "check-gateway-places",
  "check-gateway-subnet",
  "check-bgp-rows",
  "check-connection-rows",
  "check-connection-twins",
  "check-end-rows",
  "check-hub-rows",
  "check-key-rows",
  "check-key-reuse",
  "check-nameless",
  "check-overlap-places",
  "check-overlap-ways",
  "check-overlap-far-sides",
  "check-cloud-rows",
  "check-tenant-rows",
  "check-rows",
  "check-keys",
  "check-overlaps",
  "check-firewall",
  "sweep",
  "check",
];
/** These go through a thousand pairs, or through every case at once: seconds for each mutant that lives. */
const leftOut: ReadonlySet<string> = new Set([
  "every pair that does not hold has a fix, and after it the pair holds",
  "what was negotiated before changes nothing",
  "a rule gives no other codes than it says",
  "findings come file by file, by place",
]);

/** What came of one test, as Stryker wants it: status 0 is good, 1 is bad. */
interface Result {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  /** Ids of the tests that come by the mutant; absent: all. */
  readonly testFilter?: readonly string[];
  /** How often its place may be come by before the run counts as endless. */
  readonly hitLimit?: number;
  readonly disableBail: boolean;
}

interface Collected {
  readonly id: string;
  readonly fileName: string;
  readonly run: () => unknown;
}

/** The instrumented code looks here for the mutant that is on, and counts here what it comes by. */
interface Instrumented {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  readonly mutantCoverage?: object;
}

const shared: Instrumented = {};
Object.assign(globalThis, { __stryker__: shared });

class InProcessRunner {
  #tests: readonly Collected[] | undefined;
  #forget: () => void = () => undefined;

  // No process is started anew for what is also made once, when a module is loaded: there it stays as it is.
  capabilities(): object {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<object> {
    const tests = await this.#runTests(await this.#load(), false);
    const { mutantCoverage } = shared;
    return { status: "complete", tests, ...(mutantCoverage === undefined ? {} : { mutantCoverage }) };
  }

  async mutantRun({ testFilter, activeMutant, hitLimit, disableBail }: MutantRun): Promise<object> {
    const tests = await this.#load();
    delete shared.hitLimit;
    if (hitLimit !== undefined) Object.assign(shared, { hitCount: 0, hitLimit });
    shared.activeMutant = activeMutant.id;
    const wanted = testFilter === undefined ? tests : tests.filter(({ id }) => testFilter.includes(id));
    const results = await this.#runTests(wanted, !disableBail);
    const { hitCount = 0 } = shared;
    if (hitLimit !== undefined && hitCount > hitLimit) return { status: "timeout", reason: "too many hits" };
    const failed = results.find(({ status }) => status === 1);
    const nrOfTests = results.length;
    if (failed === undefined) return { status: "survived", nrOfTests };
    return { status: "killed", killedBy: [failed.id], failureMessage: failed.failureMessage, nrOfTests };
  }

  async #runTests(tests: readonly Collected[], bails: boolean): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (const { id, fileName, run } of tests) {
      // What was made while another mutant was on, or none, says nothing about this one.
      this.#forget();
      shared.currentTestId = id;
      const start = performance.now();
      const failureMessage = await failureOf(run);
      const result = { id, name: id, fileName, timeSpentMs: performance.now() - start };
      results.push(failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage });
      if (failureMessage !== undefined && bails) break;
    }
    delete shared.currentTestId;
    return results;
  }

  async #load(): Promise<readonly Collected[]> {
    if (this.#tests !== undefined) return this.#tests;
    const tests = await collect();
    // The module that the tests have, and not the one beside this file.
    const lasting = await import(pathToFileURL(resolve("lib/ipsec/lasting.ts")).href);
    this.#forget = lasting.forgetOffers;
    // What is kept from one call to the next has to be made before the first mutant is on.
    for (const { run } of tests) await failureOf(run);
    this.#tests = tests;
    return tests;
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
    if (skip === false && !leftOut.has(name)) collected.push({ id: `${file}: ${name}`, fileName: pathOf(file), run });
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
export const strykerPlugins: readonly object[] = [
  { kind: "TestRunner", name: "in-process", injectableClass: InProcessRunner },
];
