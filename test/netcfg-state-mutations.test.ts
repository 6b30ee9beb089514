import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Conversion, convert } from "../lib/convert.ts";
import type { Source } from "../lib/formats/format.ts";
import { read } from "../lib/read.ts";
import { casesOf } from "./fixtures.ts";
import { assertConserved } from "./ledger-account.ts";

const cases = casesOf("netcfg").filter(({ name }) => name.startsWith("state-"));

function textOf({ text }: Source): string {
  return typeof text === "string" ? text : new TextDecoder().decode(text);
}

/** Changes of a line, given the lines of the text. */
const changes: readonly ((line: string, other: string) => readonly string[])[] = [
  () => [],
  (line) => [line, line],
  (line, other) => [line, other],
  (line, other) => [other, line],
  (line) => [line.replace(/>[^<]+</, "><")],
  (line) => [line.replace(/>[^<]+</, ">999.0.0.0/99<")],
  (line) => [line.replace(/"[^"]*"\s*$|"[^"]*",?$/, '"changed"')],
  (line) => [line.replace(/'[^']*'|"[^"]*"/, "$unknown")],
  (line) => [line.replace(/'[^']*'|"[^"]*"/, "(Get-Something 'else')")],
  (line) => [line.toUpperCase()],
  (line) => [line.replace(/[A-Za-z]+/, "Other")],
  (line) => [`  <Extra>setting</Extra>`, line],
  (line) => [line.slice(0, Math.floor(line.length / 2))],
];

/** Inputs of a case with lines changed, files left out or in another order. */
const mutations: fc.Arbitrary<readonly Source[]> = fc
  .record({
    sources: fc.constantFrom(...cases.map(({ sources }) => sources)),
    file: fc.nat(),
    edits: fc.array(fc.record({ at: fc.nat(), with: fc.nat(), how: fc.nat(changes.length - 1) }), {
      minLength: 1,
      maxLength: 4,
    }),
    left: fc.option(fc.nat(), { freq: 3 }),
    turned: fc.boolean(),
  })
  .map(({ sources, file, edits, left, turned }) => {
    const chosen = file % sources.length;
    const changed = sources.map((source, index) => {
      if (index !== chosen) return source;
      let lines = textOf(source).split("\n");
      for (const { at, with: other, how } of edits) {
        const line = at % lines.length;
        const put = changes[how]?.(lines[line] ?? "", lines[other % lines.length] ?? "") ?? [];
        lines = [...lines.slice(0, line), ...put, ...lines.slice(line + 1)];
        if (lines.length === 0) lines = [""];
      }
      return { name: source.name, text: lines.join("\n") };
    });
    const kept = left === null ? changed : changed.filter((_, index) => index !== left % changed.length);
    return turned ? [...kept].reverse() : kept;
  })
  .filter((sources) => sources.length > 0);

const keys = [
  ...["one-key-for-both-ends", "hub-to-head-office", "north-to-paris", "south-to-oslo", "the-first-key"],
  ...["the-second-key", "whose-key-is-it", "key-of-no-tunnel", "key-of-the-wrong-tunnel"],
];

for (const to of ["arm", "netcfg"] as const) {
  test(`whatever is wrong with an answer, every leaf is accounted for and no key is shown: ${to}`, () => {
    fc.assert(
      fc.property(mutations, (sources) => {
        const conversion = convert(sources, { to });
        if (conversion.from === null) {
          assert.ok(conversion.diagnostics.some(({ severity }) => severity === "error"));
          return;
        }
        assertConserved(sources, conversion.ledger);
        reported(conversion);
        if (hasWholeKeys(sources)) hidden(conversion);
      }),
      { numRuns: 250 },
    );
  });
}

test("findings about answers have a place and say what to do", () => {
  fc.assert(
    fc.property(mutations, (sources) => {
      for (const { file, line, column, help, message } of read(sources).diagnostics) {
        assert.ok(file !== undefined && line && column && help, message);
      }
    }),
    { numRuns: 150 },
  );
});

// What is lost, changed or not understood has a finding at its place or around it.
function reported({ ledger, diagnostics }: Conversion): void {
  const places = new Set<string>();
  for (const { file, path, related = [] } of diagnostics) {
    for (const place of [{ file, path }, ...related]) places.add(`${place.file} ${place.path}`);
  }
  for (const { kind, file, path = "", note } of ledger) {
    if (!["dropped", "approximated", "unread"].includes(kind)) continue;
    let around: string | undefined = path;
    while (around !== undefined && !places.has(`${file} ${around}`)) {
      around = around === "" ? undefined : around.slice(0, around.lastIndexOf("/"));
    }
    assert.ok(around !== undefined, `${kind} without a finding: ${file} ${path}: ${note}`);
  }
}

// A key that stands where something else belongs is a name, an address, a word; nobody can know that it is a key.
function hasWholeKeys(sources: readonly Source[]): boolean {
  return keys.every((key) =>
    sources.every((source) =>
      textOf(source)
        .split("\n")
        .every(
          (line) => !line.includes(key) || /SharedKey\b|<Value>|"Value"|N="Value"|^Value +:|^\$key = '/.test(line),
        ),
    ),
  );
}

function hidden(conversion: Conversion): void {
  const text = JSON.stringify(conversion);
  for (const key of keys) assert.ok(!text.includes(key), key);
}
