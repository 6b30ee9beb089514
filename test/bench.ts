// What a conversion costs beside a bare xml2js parse of the same text, what reading a template costs beside a bare
// jsonc-parser parse, how checking grows, what negotiating costs beside JSON.parse, and how long the command takes to start.
// The overlap check is measured beside sorting the same prefixes as numbers with a comparison function, which is what a
// person would write first, and its memory at two sizes. Prints ratios with their targets, judges nothing. Needs
// `npm run build` first, which `npm run bench` does.
import { type ExecFileSyncOptions, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseTree } from "jsonc-parser";
import { Bench } from "tinybench";
import xml2js from "xml2js";
import type {
  check as Check,
  convert as Convert,
  evaluateTemplate as EvaluateTemplate,
  negotiate as Negotiate,
  read as Read,
} from "../mod.ts";
import { templateOfSize } from "./bench-arm.ts";
import { fleetOf } from "./bench-fleet.ts";
import { bareTexts, type TunnelTexts, tunnelTexts } from "./bench-negotiate.ts";
import { netcfgOfSize } from "./bench-netcfg.ts";
import { overlapWork, prefixesOf, sortWork } from "./bench-prefixes.ts";

const library = new URL("../dist/mod.js", import.meta.url).href;
const command = fileURLToPath(new URL("../dist/nettrans.cjs", import.meta.url));

interface Library {
  readonly check: typeof Check;
  readonly convert: typeof Convert;
  readonly evaluateTemplate: typeof EvaluateTemplate;
  readonly negotiate: typeof Negotiate;
  readonly read: typeof Read;
}

async function conversion(text: string): Promise<() => unknown> {
  const { convert } = (await import(library)) as Library;
  return () => convert({ name: "network.xml", text }, { to: "arm" });
}

function parse(text: string): unknown {
  let result: unknown;
  new xml2js.Parser().parseString(text, (error, parsed) => {
    if (error) throw error;
    result = parsed;
  });
  return result;
}

async function runAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "nettrans-bench-"));
  try {
    const [small, tenth, whole] = [5_000, 1_700_000, 17_000_000].map(netcfgOfSize) as [string, string, string];
    const smallFile = join(folder, "small.xml");
    const wholeFile = join(folder, "whole.xml");
    const emptyFile = join(folder, "empty.js");
    writeFileSync(smallFile, small);
    writeFileSync(wholeFile, whole);
    writeFileSync(emptyFile, "");

    const ofSmall = await timed(await conversionAndParse(small), 200);
    const ofTenth = await timed(await conversionAndParse(tenth), 10);
    const ofWhole = await timed(await conversionAndParse(whole), 5);
    const [littleTemplate, template] = [400_000, 4_000_000].map(templateOfSize) as [string, string];
    const ofLittleTemplate = await timed(await templateWork(littleTemplate), 10);
    const ofTemplate = await timed(await templateWork(template), 7);
    const prefixes = prefixesOf(100_000);
    const ofPrefixes = await timed({ overlaps: overlapWork(prefixes), sort: sortWork(prefixes) }, 15);
    const [overlapMemory, littleOverlapMemory, crowdMemory, littleCrowdMemory] = inTurn(1, [
      () => memoryOf("overlapWork(prefixesOf(100_000))"),
      () => memoryOf("overlapWork(prefixesOf(10_000))"),
      () => memoryOf("overlapWork(crowdOf(100_000), 1)"),
      () => memoryOf("overlapWork(crowdOf(10_000), 1)"),
    ]) as [number, number, number, number];
    const ofLittleFleet = await timed(await fleetWork(500), 10);
    const ofFleet = await timed(await fleetWork(5_000), 7);
    const negotiations: Awaited<ReturnType<typeof negotiationRow>>[] = [];
    for (const ends of ["up", "group differs", "defaults"] as const) {
      negotiations.push(await negotiationRow(ends, tunnelTexts(ends)));
    }
    for (const ends of ["group-differs", "defaults"] as const) {
      negotiations.push(await negotiationRow(`bare, ${ends}`, bareTexts(ends)));
    }
    const [convertPeak, parsePeak] = inTurn(5, [
      () => peakOf(convertWork, wholeFile),
      () => peakOf(parseWork, wholeFile),
    ]) as [number, number];
    const [start, empty] = inTurn(25, [
      () => clocked(() => execFileSync(process.execPath, [command, "convert", smallFile, "--to", "arm"], quiet)),
      () => clocked(() => execFileSync(process.execPath, [emptyFile], quiet)),
    ]) as [number, number];

    console.log(`Node ${process.versions.node} on ${process.platform} ${process.arch}, medians\n`);
    console.table([
      row(`time, ${size(small)}: convert / xml2js`, ofSmall.convert, ofSmall.parse, ms, undefined),
      row(`time, ${size(tenth)}: convert / xml2js`, ofTenth.convert, ofTenth.parse, ms, undefined),
      row(`time, ${size(whole)}: convert / xml2js`, ofWhole.convert, ofWhole.parse, ms, 1.5),
      row(`peak memory, ${size(whole)}: convert / xml2js`, convertPeak, parsePeak, mb, 2),
      row(`time, ${size(template)}: read + evaluate / parseTree`, ofTemplate.evaluate, ofTemplate.parseTree, ms, 4),
      row(
        `time, ${size(template)}: and make the model / parseTree`,
        ofTemplate.read,
        ofTemplate.parseTree,
        ms,
        undefined,
      ),
      row(
        `growth: evaluate ${size(template)} / ${size(littleTemplate)}`,
        ofTemplate.evaluate,
        ofLittleTemplate.evaluate,
        ms,
        11,
      ),
      row("time, 100,000 prefixes: overlaps / sort", ofPrefixes.overlaps, ofPrefixes.sort, ms, 3),
      row("growth of memory: overlaps of 100,000 prefixes / 10,000", overlapMemory, littleOverlapMemory, mb, 11),
      row("growth of memory: as many that all overlap", crowdMemory, littleCrowdMemory, mb, 11),
      row("time, 5,000 tunnels: check / read", ofFleet.check, ofFleet.read, ms, undefined),
      row("growth: check 5,000 tunnels / 500", ofFleet.check, ofLittleFleet.check, ms, 11),
      ...negotiations,
      row(`growth: convert ${size(whole)} / ${size(tenth)}`, ofWhole.convert, ofTenth.convert, ms, 11),
      row("cold start: nettrans convert / empty node", start, empty, ms, 1.4),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function conversionAndParse(text: string): Promise<Work<"convert" | "parse">> {
  return { convert: await conversion(text), parse: () => parse(text) };
}

async function templateWork(text: string): Promise<Work<"evaluate" | "read" | "parseTree">> {
  const { evaluateTemplate, read } = (await import(library)) as Library;
  const source = { name: "azuredeploy.json", text };
  return { evaluate: () => evaluateTemplate(source), read: () => read(source), parseTree: () => parseTree(text) };
}

/** Both ends of tunnels in one run. */
async function fleetWork(tunnels: number): Promise<Work<"check" | "read">> {
  const { check, read } = (await import(library)) as Library;
  const sources = fleetOf(tunnels);
  const readings = sources.map((source) => read(source));
  return { check: () => check(readings), read: () => sources.map((source) => read(source)) };
}

/** Negotiating what is read already, beside JSON.parse of the same texts: too short to collect garbage before each. */
async function negotiationRow(ends: string, { azure, cds }: TunnelTexts) {
  const { negotiate, read } = (await import(library)) as Library;
  const left = read(azure.map((text, index) => ({ name: `azure-${index}.json`, text })));
  const right = read({ name: "edge.json", text: cds });
  const { verdict } = negotiate(left, right);
  const texts = [...azure, cds];
  const work = { negotiate: () => negotiate(left, right), parse: () => texts.map((text) => JSON.parse(text)) };
  const taken = await timed(work, 3000, { warmup: 1000, collects: false });
  const what = `time, ${size(texts.join(""))}, ${ends}: negotiate (${verdict}) / JSON.parse`;
  return row(what, taken.negotiate, taken.parse, ms, 5);
}

type Work<Name extends string> = Readonly<Record<Name, () => unknown>>;

/** Milliseconds of each, in this process, one after the other in turn. */
async function timed<Name extends string>(
  work: Work<Name>,
  iterations: number,
  { warmup = 2, collects = true } = {},
): Promise<Record<Name, number>> {
  const beforeEach = collects ? (): void => globalThis.gc?.() : undefined;
  const bench = new Bench({ time: 0, iterations, warmupTime: 0, warmupIterations: warmup, concurrency: null });
  const names = Object.keys(work) as Name[];
  for (const name of names) bench.add(name, work[name], { ...(beforeEach && { beforeEach }), async: false });
  await bench.run();
  const medians = bench.tasks.map(({ result }, index) => {
    if (result.state !== "completed") throw new Error(`The benchmark ended as "${result.state}"`);
    return [names[index], result.latency.p50] as const;
  });
  return Object.fromEntries(medians) as Record<Name, number>;
}

const quiet: ExecFileSyncOptions = { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 };

/** Peak memory in bytes of a process that reads the file and does that one thing, without a loader for TypeScript. */
function peakOf(work: string, path: string): number {
  const script = `import { readFileSync } from "node:fs";
    const text = readFileSync(process.argv[1], "utf8");
    ${work}
    console.log(process.resourceUsage().maxRSS);`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script, path], {
    ...quiet,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    encoding: "utf8",
  });
  return Number(printed) * 1024;
}

/**
 * Bytes that looking for overlaps takes from first to last, its result among them: nothing is collected in between, and
 * nothing compiled, so that each run takes the same.
 */
function memoryOf(work: string): number {
  const script = `import { crowdOf, overlapWork, prefixesOf } from ${JSON.stringify(new URL("bench-prefixes.ts", import.meta.url).href)};
    overlapWork(crowdOf(100), 1)();
    const run = ${work};
    gc();
    const taken = () => { const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
    const before = taken();
    const found = run();
    console.log(taken() - before, found.length);`;
  const flags = [
    "--expose-gc",
    "--max-semi-space-size=1024",
    "--no-opt",
    "--single-threaded",
    "--import",
    "tsx",
    "--input-type=module",
  ];
  const printed = execFileSync(process.execPath, [...flags, "--eval", script], {
    ...quiet,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    encoding: "utf8",
  });
  return Number.parseInt(printed, 10);
}

const convertWork = `const { convert } = await import(${JSON.stringify(library)});
    convert({ name: "network.xml", text }, { to: "arm" });`;

const parseWork = `const { default: xml2js } = await import("xml2js");
    new xml2js.Parser().parseString(text, (error) => { if (error) throw error; });`;

function clocked(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The median of each measure, taken in turn so that a drift of the machine meets all alike. */
function inTurn(runs: number, measures: readonly (() => number)[]): number[] {
  const taken = measures.map((): number[] => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, measure] of measures.entries()) taken[index]?.push(measure());
  }
  return taken.map((each) => each.sort((a, b) => a - b)[runs >> 1] as number);
}

function row(what: string, left: number, right: number, unit: (value: number) => string, target: number | undefined) {
  return {
    what,
    measured: `${unit(left)} / ${unit(right)}`,
    ratio: (left / right).toFixed(2),
    target: target === undefined ? "" : `≤ ${target}`,
  };
}

function ms(value: number): string {
  return `${value < 1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function size(text: string): string {
  return text.length < 1e5 ? `${(text.length / 1e3).toFixed(1)} kB` : `${(text.length / 1e6).toFixed(1)} MB`;
}

await runAll();
