import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { rules } from "../lib/checks/rules.ts";
import { tunnelPairs } from "../lib/checks/tunnelPairs.ts";
import { explain } from "../lib/diagnostics/explain.ts";
import { readByFormat } from "../lib/read.ts";
import { check, type Diagnostic, type Source } from "../mod.ts";
import { findingLines } from "./cds-conversion.ts";
import { matchGoldens } from "./golden.ts";

// A case is a folder named after the slug of a code, with what it is about behind a dot (`networks-overlap.over-transit`).
// In `fires` stand inputs that a rule gives that code for, in `quiet` the same inputs mended.
const root = new URL("../fixtures/check/", import.meta.url);
const cases = readdirSync(root).sort();

function sourcesIn(folder: URL): readonly Source[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: new Uint8Array(readFileSync(new URL(name, folder))) }));
}

function found(folder: URL): readonly Diagnostic[] {
  const readings = readByFormat(sourcesIn(folder));
  for (const { from, diagnostics } of readings) assert.ok(from !== undefined, findingLines(diagnostics));
  return check(readings);
}

for (const name of cases) {
  const [slug = ""] = name.split(".");
  test(`check finds: ${name}`, () => {
    const findings = found(new URL(`${name}/fires/`, root));
    assert.ok(
      findings.some((each) => each.slug === slug && each.file !== undefined && each.line !== undefined),
      findingLines(findings),
    );
    matchGoldens(new URL(`${name}/findings/`, root), new Map([["findings.txt", findingLines(findings)]]));
  });
  test(`check is quiet: ${name}`, () => {
    const findings = found(new URL(`${name}/quiet/`, root));
    assert.deepEqual(
      findings.filter((each) => each.slug === slug),
      [],
    );
  });
}

test("every code of a rule has a case, and every case a rule", () => {
  const slugs = new Set(cases.map((name) => name.split(".")[0]));
  // What comes of two ends has cases of its own, where it is negotiated.
  const codes = new Set(rules.filter((rule) => rule !== tunnelPairs).flatMap((rule) => rule.codes));
  const told = new Set([...codes].map((code) => explain(code)?.slug));
  const every = new Set(rules.flatMap((rule) => rule.codes).map((code) => explain(code)?.slug));
  assert.deepEqual(
    [...slugs].filter((slug) => !every.has(slug)),
    [],
  );
  assert.deepEqual(
    [...told].filter((slug) => !slugs.has(slug)),
    [],
  );
});

test("a rule gives no other codes than it says", () => {
  for (const name of cases) {
    for (const part of ["fires", "quiet"]) {
      const readings = readByFormat(sourcesIn(new URL(`${name}/${part}/`, root)));
      const given = new Set(check(readings).map(({ code }) => code));
      const declared = new Set(rules.flatMap((rule) => rule.codes));
      assert.deepEqual(
        [...given].filter((code) => !declared.has(code)),
        [],
      );
    }
  }
});

test("findings come file by file, by place", () => {
  const readings = readByFormat(
    cases.flatMap((name) =>
      sourcesIn(new URL(`${name}/fires/`, root)).map((source) => ({ ...source, name: `${name}/${source.name}` })),
    ),
  );
  const findings = check(readings);
  const files = findings.map(({ file }) => file);
  assert.deepEqual(
    files,
    [...new Set(files)].flatMap((file) => files.filter((each) => each === file)),
  );
  for (const [index, { file, line = 0 }] of findings.entries()) {
    const before = findings[index - 1];
    if (before?.file === file) assert.ok((before?.line ?? 0) <= line);
  }
});
