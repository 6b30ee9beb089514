import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../lib/source/limits.ts";
import { readYaml } from "./yaml-reading.ts";

// The parser keeps these limits by itself, far below the time and memory that the input asks for.
const laughs = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
const hostileRows: readonly [name: string, make: () => string, problem: string][] = [
  ["100,000 open brackets", () => `a: ${"[".repeat(100_000)}`, "NT1030 1:104"],
  ["101 brackets", () => `a: ${"[".repeat(100)}${"]".repeat(100)}`, "NT1030 1:103"],
  ["100,000 open braces", () => `a: ${"{a: ".repeat(100_000)}`, "NT1030 1:401"],
  ["100,000 dashes", () => "- ".repeat(100_000), "NT1030 1:203"],
  ["100,000 question marks", () => "? ".repeat(100_000), "NT1030 1:202"],
  [
    "3,000 levels of names",
    () => Array.from({ length: 3_000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    "NT1030 101:101",
  ],
  ["a billion laughs", () => `a0: &a0 [ha]\n${laughs.join("\n")}`, "NT1041 2:10"],
  ["an alias to itself", () => "a: &a [*a]", "NT1041 1:8"],
  ["a name given a million times", () => "a: 1\n".repeat(1_000_000), "NT1043 2:1"],
  ["more values than are read", () => `a: [${"1,".repeat(limits.yamlNodes)}]`, `NT1030 1:${2 * limits.yamlNodes + 1}`],
  ["a longer text than is read", () => `a: ${"x".repeat(limits.yamlText)}`, "NT1030 1:1"],
  ["a text of single quotes without end", () => `a: '${"''".repeat(4_000_000)}`, "NT1040 1:4"],
  ["a text of double quotes without end", () => `a: "${'\\"'.repeat(4_000_000)}`, "NT1040 1:4"],
  [
    "pairs in pairs as names",
    () => `a: ${"[".repeat(98)}${"a,".repeat(1_000_000)}a${"] : x".repeat(97)}]`,
    "NT1045 1:5",
  ],
  ["millions of line breaks before a fault", () => `a: b${"\n".repeat(8_000_000)}]`, "NT1040 8000001:1"],
];

for (const [name, make, problem] of hostileRows) {
  test(`parseYaml survives ${name}`, { timeout: 60_000 }, () => {
    const { root, problems, messages } = readYaml(make());
    assert.equal(root, undefined);
    assert.deepEqual(problems, [problem]);
    assert.ok((messages[0]?.length ?? 0) < 300);
  });
}

test("parseYaml reads a text of 8 million characters, and 100 levels", { timeout: 60_000 }, () => {
  const long = "x".repeat(8_000_000);
  assert.equal(readYaml(`a: ${long}`).root?.member("a")?.value, long);
  assert.equal(readYaml(`a: "${"\\n".repeat(4_000_000)}"`).root?.member("a")?.value, "\n".repeat(4_000_000));
  assert.deepEqual(readYaml(`a: ${"[".repeat(99)}1${"]".repeat(99)}`).problems, []);
});

test("parseYaml keeps names that objects inherit as data", () => {
  const { root } = readYaml("__proto__: {polluted: true}\nconstructor: 1");
  assert.equal(root?.member("__proto__")?.member("polluted")?.value, true);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});
