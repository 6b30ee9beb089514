import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { connectReach, convert, detect, evaluateTemplate, explain, negotiate, read, write } from "../mod.ts";

// An example in the documentation is code that runs: its imports are given, the rest is executed as it stands.
const given: Readonly<Record<string, unknown>> = {
  assert,
  connectReach,
  convert,
  detect,
  evaluateTemplate,
  explain,
  negotiate,
  read,
  write,
};
const files = [
  "mod.ts",
  "lib/connectReach.ts",
  "lib/convert.ts",
  "lib/detect.ts",
  "lib/diagnostics/explain.ts",
  "lib/evaluateTemplate.ts",
  "lib/negotiate.ts",
  "lib/read.ts",
  "lib/write.ts",
];

for (const file of files) {
  test(`the examples of ${file} hold`, () => {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
    const examples = [...text.matchAll(/^ \* ```ts\n((?: \*.*\n)+?) \* ```$/gm)].map(([, example]) => example ?? "");
    assert.ok(examples.length > 0, "there is no example");
    for (const example of examples) run(example.replace(/^ \* ?/gm, ""));
  });
}

function run(example: string): void {
  assert.match(example, /\bassert\b.*\(/, "an example asserts what it says");
  const body = example.replace(/^import .*;\n/gm, "");
  new Function(...Object.keys(given), body)(...Object.values(given));
}
