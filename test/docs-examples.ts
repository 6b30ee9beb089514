import { readdirSync, readFileSync } from "node:fs";
import { renderPretty } from "../lib/diagnostics/pretty.ts";
import { formats } from "../lib/formats/registry.ts";
import { readByFormat } from "../lib/read.ts";
import { check, convert, type Diagnostic, negotiate, read, type Source } from "../mod.ts";
import { casesOf } from "./fixtures.ts";
import { filesBelow, textOf } from "./house-files.ts";

const fixtures = new URL("../fixtures/", import.meta.url);

/** What the fixtures give for each code, as it is printed: the header of a finding. */
export function examplesByCode(): ReadonlyMap<string, ReadonlySet<string>> {
  const examples = new Map<string, Set<string>>();
  for (const header of [...headersOfFindings(), ...headersOfTranscripts()]) {
    const code = /\[(NT\d{4})\]/.exec(header)?.[1] ?? "";
    const known = examples.get(code);
    if (known === undefined) examples.set(code, new Set([header]));
    else known.add(header);
  }
  return examples;
}

function* headersOfFindings(): Generator<string> {
  for (const area of ["netcfg", "arm", "cds", "cds-legacy", "connect"]) {
    for (const { sources } of casesOf(area)) {
      for (const { id: to } of formats) yield* headersOf(convert(sources, { to }).diagnostics);
    }
  }
  for (const name of readdirSync(new URL("negotiate/", fixtures)).sort()) {
    const sources = sourcesIn(`negotiate/${name}/`);
    const [azure, cds] = [
      sources.find(({ name }) => name === "azure.json"),
      sources.find(({ name }) => /^edge\./.test(name)),
    ];
    if (azure === undefined || cds === undefined) continue;
    const { diagnostics, tunnels } = negotiate(read(azure), read(cds));
    yield* headersOf([...diagnostics, ...tunnels.flatMap((tunnel) => tunnel.diagnostics)]);
  }
  for (const name of readdirSync(new URL("check/", fixtures)).sort()) {
    yield* headersOf(check(readByFormat(sourcesIn(`check/${name}/fires/`))));
  }
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(new URL(folder, fixtures))
    .sort()
    .map((name) => ({ name, text: new Uint8Array(readFileSync(new URL(`${folder}${name}`, fixtures))) }));
}

function headersOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const { code, slug, severity, message } = diagnostic;
    return renderPretty([{ code, slug, severity, message }], new Map(), { color: false }).split("\n")[0] ?? "";
  });
}

// Findings about the command line and the configuration of a project stand in what commands print.
function headersOfTranscripts(): string[] {
  return filesBelow("fixtures/cli")
    .filter((path) => /\/std(?:out|err)$/.test(path))
    .flatMap((path) => textOf(path).match(/^(?:error|warning|note)\[NT\d{4}\] [\w-]+: .*$/gm) ?? []);
}
