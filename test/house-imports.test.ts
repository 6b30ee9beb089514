import assert from "node:assert/strict";
import { test } from "node:test";
import { bareCode } from "./bare-code.ts";
import { filesBelow, jsonOf, textOf } from "./house-files.ts";

interface Import {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = [...filesBelow("lib"), ...filesBelow("bin"), "mod.ts"].filter((path) => path.endsWith(".ts"));
const imports = files.flatMap((file) => importsOf(file, textOf(file)));
const dependencies = Object.keys(jsonOf<{ dependencies: object }>("package.json").dependencies);

test("a layer imports only what the house lets it", () => {
  assert.deepEqual(imports.flatMap(trespass), []);
});

test("no file imports itself through others", () => {
  const graph = new Map(files.map((file) => [file, new Set<string>()]));
  for (const { file, specifier } of imports) {
    if (specifier.startsWith(".")) graph.get(file)?.add(resolve(file, specifier));
  }
  assert.deepEqual(cyclesOf(graph), []);
});

test("relative imports carry .ts and lead to a file", () => {
  const wrong = imports.filter(
    ({ file, specifier }) =>
      specifier.startsWith(".") && !(specifier.endsWith(".ts") && files.includes(resolve(file, specifier))),
  );
  assert.deepEqual(wrong, []);
});

test("node: modules are imported in bin only", () => {
  const wrong = imports.filter(({ file, specifier }) => specifier.startsWith("node:") && !file.startsWith("bin/"));
  assert.deepEqual(wrong, []);
});

test("a package that lib imports is a runtime dependency, and each is imported by exactly one file", () => {
  const importers = new Map<string, Set<string>>(dependencies.map((name) => [name, new Set()]));
  for (const { file, specifier } of imports) {
    if (specifier.startsWith(".") || specifier.startsWith("node:")) continue;
    const importer = importers.get(specifier);
    assert.ok(importer, `${file} imports "${specifier}", which is no runtime dependency`);
    importer.add(file);
  }
  for (const [name, importer] of importers) {
    assert.equal(importer.size, 1, `"${name}" is imported by ${[...importer].join(", ") || "no file"}`);
  }
});

test("the parsers are known to lib/source only", () => {
  const parsers = ["xml2js", "jsonc-parser", "js-yaml"];
  const wrong = imports.filter(({ file, specifier }) => parsers.includes(specifier) && layerOf(file) !== "source");
  assert.deepEqual(wrong, []);
});

test("nothing is exported by default, and nothing wholesale", () => {
  const wrong = files.filter((file) => /\bexport\s+default\b|\bexport\s*\*/.test(bareCode(textOf(file))));
  assert.deepEqual(wrong, []);
});

test("mod.ts holds named re-exports and nothing else", () => {
  const rest = bareCode(textOf("mod.ts"), { keepStrings: true })
    .replace(/^export (?:type )?\{[^}]*\}\s*from\s*"[^"]+";/gm, "")
    .trim();
  assert.equal(rest, "");
});

test("no file is named after nothing in particular", () => {
  const wrong = files.filter((file) => /(?:^|[/._-])(?:utils?|helpers?|common|misc|shared)(?:[/._-]|$)/i.test(file));
  assert.deepEqual(wrong, []);
});

test("lib touches neither process, console, clock nor chance", () => {
  const forbidden =
    /\b(?:process|Deno|console)\s*[.[]|\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bMath\s*\.\s*random\b|\bperformance\s*\.|\bcrypto\s*\.|\b(?:setTimeout|setInterval|fetch)\s*\(/;
  const wrong = files
    .filter((file) => !file.startsWith("bin/"))
    .flatMap((file) =>
      bareCode(textOf(file))
        .split("\n")
        .flatMap((line, index) => (forbidden.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
  assert.deepEqual(wrong, []);
});

test("the house rules notice an offence", () => {
  const offence = (file: string, code: string): string[] => importsOf(file, code).flatMap(trespass);
  assert.equal(offence("lib/model/a.ts", 'import { b } from "../source/b.ts";').length, 1);
  assert.equal(offence("lib/model/a.ts", 'import { b } from "./b.ts";').length, 0);
  assert.equal(offence("lib/formats/arm/a.ts", 'export { b } from "../cds/b.ts";').length, 1);
  assert.equal(offence("lib/formats/arm/a.ts", 'import {\n  b,\n} from "../format.ts";').length, 0);
  assert.equal(offence("lib/formats/arm/a.ts", 'import { b } from "../gathering.ts";').length, 0);
  assert.equal(offence("lib/formats/gathering.ts", 'import { b } from "./arm/b.ts";').length, 1);
  assert.equal(offence("lib/convert.ts", 'import { b } from "./formats/gathering.ts";').length, 1);
  assert.equal(offence("lib/diagnostics/a.ts", 'import type { b } from "../source/b.ts";').length, 0);
  assert.equal(offence("lib/diagnostics/a.ts", 'import { b } from "../source/b.ts";').length, 1);
  assert.equal(offence("lib/diagnostics/a.ts", 'import { type b } from "../source/b.ts";').length, 0);
  assert.equal(offence("lib/convert.ts", 'const b = await import("./formats/arm/b.ts");').length, 1);
  assert.equal(offence("lib/convert.ts", '// import { b } from "./formats/arm/b.ts";').length, 0);
  assert.deepEqual(
    cyclesOf(
      new Map([
        ["a", new Set(["b"])],
        ["b", new Set(["c"])],
        ["c", new Set(["b"])],
      ]),
    ),
    ["b → c → b"],
  );
  const code = 'a("b", \'c\', /[/]d"/, `e${f(`g`, { h })}i`) // j';
  assert.equal(bareCode(code).replace(/\s+/g, ""), "a(\"\",'',//,`${f(``,{h})}`)");
});

function importsOf(file: string, text: string): Import[] {
  const code = bareCode(text, { keepStrings: true });
  const statements =
    /^[ \t]*(?:import|export)\b([^;"'`]*?)\bfrom\s*["']([^"']+)["']|^[ \t]*import\s*()["']([^"']+)["']|\bimport\s*()\(\s*["']([^"']+)["']/gm;
  return [...code.matchAll(statements)].map((match) => {
    const clause = (match[1] ?? "").trim();
    const names =
      /^\{(.*)\}$/s
        .exec(clause)?.[1]
        ?.split(",")
        .map((name) => name.trim()) ?? [];
    return {
      file,
      line: code.slice(0, match.index).split("\n").length,
      specifier: match[2] ?? match[4] ?? match[6] ?? "",
      typeOnly:
        /^type\b/.test(clause) || (names.length > 0 && names.every((name) => name === "" || name.startsWith("type "))),
    };
  });
}

function layerOf(path: string): string {
  const [top, second, third, fourth] = path.split("/");
  if (top !== "lib") return path === "mod.ts" ? "mod" : (top ?? "");
  if (third === undefined) return "top";
  if (second !== "formats") return second ?? "";
  if (fourth !== undefined) return `formats/${third}`;
  return third === "format.ts" || third === "registry.ts" ? third : "formats";
}

// The table of house.md. A layer always may import itself; "formats" is what stands beside format.ts, for all formats.
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  source: [],
  diagnostics: [],
  ipsec: ["model", "diagnostics"],
  checks: ["model", "ipsec", "diagnostics", "reach"],
  connect: ["model"],
  reach: ["model", "ipsec", "diagnostics"],
  turn: ["model", "source", "ipsec", "diagnostics", "connect"],
  "format.ts": ["model", "source", "diagnostics"],
  "registry.ts": ["format.ts", "formats/*"],
  formats: ["model", "source", "diagnostics"],
  "formats/*": ["format.ts", "formats", "model", "source", "diagnostics"],
  top: ["model", "source", "diagnostics", "ipsec", "connect", "reach", "turn", "checks", "format.ts", "registry.ts"],
  cli: ["model", "source", "diagnostics", "ipsec", "connect", "checks", "format.ts", "registry.ts", "top"],
  bin: ["cli"],
  mod: ["model", "source", "diagnostics", "ipsec", "reach", "checks", "format.ts", "registry.ts", "top"],
};

function trespass({ file, line, specifier, typeOnly }: Import): string[] {
  if (!specifier.startsWith(".")) return [];
  const from = layerOf(file);
  const to = layerOf(resolve(file, specifier));
  if (from === to) return [];
  if (from === "diagnostics" && to === "source" && typeOnly) return [];
  const may = allowed[from.startsWith("formats/") ? "formats/*" : from];
  if (may?.includes(to) || (to.startsWith("formats/") && may?.includes("formats/*"))) return [];
  return [`${file}:${line}: ${from} must not import ${to} ("${specifier}")`];
}

function resolve(file: string, specifier: string): string {
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

function cyclesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) cycles.push([...trail.slice(trail.indexOf(node)), node].join(" → "));
    if (done.has(node) || trail.includes(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}
