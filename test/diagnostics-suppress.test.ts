import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Diagnostic, diagnose } from "../lib/diagnostics/diagnostic.ts";
import { globMatches } from "../lib/diagnostics/fileGlob.ts";
import { renderSarif } from "../lib/diagnostics/sarif.ts";
import { type Suppression, suppress } from "../lib/diagnostics/suppress.ts";
import { schemaFaults } from "./sarif.ts";

const globs: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ["a.xml", "a.xml", true],
  ["a.xml", "b.xml", false],
  ["a.xml", "net/a.xml", false],
  ["*.xml", "a.xml", true],
  ["*.xml", "a.json", false],
  ["*.xml", "net/a.xml", false],
  ["net/*", "net/a.xml", true],
  ["net/*", "net/old/a.xml", false],
  ["net/**", "net/old/a.xml", true],
  ["net/**", "network/a.xml", false],
  ["**", "net/old/a.xml", true],
  ["**/a.xml", "a.xml", true],
  ["**/a.xml", "net/old/a.xml", true],
  ["**/a.xml", "net/ba.xml", false],
  ["net/**/a.xml", "net/a.xml", true],
  ["net/**/old/*.xml", "net/x/y/old/a.xml", true],
  ["net/**/old/*.xml", "net/x/y/a.xml", false],
  ["a?.xml", "ab.xml", true],
  ["a?.xml", "a.xml", false],
  ["a?.xml", "a😀.xml", true],
  ["a*b*c", "aXbXbXc", true],
  ["a*b*c", "aXcXb", false],
  ["*", "", true],
  ["[a].xml", "a.xml", false],
  ["[a].xml", "[a].xml", true],
  ["a.xml", "axxml", false],
  ["(a+)+", "aaaa", false],
  ["*.XML", "a.xml", false],
];

for (const [glob, path, matches] of globs) {
  test(`globMatches: "${glob}" ${matches ? "matches" : "does not match"} "${path}"`, () => {
    assert.equal(globMatches(glob, path), matches);
  });
}

test("globMatches takes a hostile pattern in its stride", () => {
  assert.equal(globMatches(`${"*a".repeat(2000)}b`, "a".repeat(4000)), false);
  assert.equal(globMatches(`${"**/a/".repeat(300)}b`, "a/".repeat(600)), false);
});

test("globMatches agrees with a regular expression", () => {
  const part = fc.constantFrom("a", "b", "*", "?", ".");
  const step = fc.oneof(
    fc.constant("**"),
    fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
  );
  const name = fc.array(fc.constantFrom("a", "b", "."), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 4 }),
      fc.array(name, { minLength: 1, maxLength: 4 }),
      (steps, names) => {
        // Every step is followed by a slash here, so that "**" can be any number of them.
        const source = steps.map((each) => (each === "**" ? "(?:[^/]+/)*" : `${expressionOf(each)}/`)).join("");
        assert.equal(
          globMatches(steps.join("/"), names.join("/")),
          new RegExp(`^${source}$`).test(`${names.join("/")}/`),
        );
      },
    ),
  );
});

function expressionOf(step: string): string {
  return step.replaceAll(".", "\\.").replace(/\*+/g, "[^/]*").replaceAll("?", "[^/]");
}

const prefix: Diagnostic = {
  ...diagnose("NT2012", { message: "m" }),
  file: "/project/net/a.xml",
  path: "/Network[1]/Site[2]/Prefix[1]",
};
const { file: _file, path: _path, ...placeless } = prefix;

const rows: readonly (readonly [
  fact: string,
  diagnostic: Diagnostic,
  suppression: Partial<Suppression>,
  hit: boolean,
])[] = [
  ["a code", prefix, {}, true],
  ["another code", prefix, { code: "NT2011" }, false],
  ["a code in a pattern of files", prefix, { path: "net/*.xml" }, true],
  ["a code in files of another pattern", prefix, { path: "*.xml" }, false],
  ["a file that is named from above", prefix, { path: "./net/../net/a.xml" }, true],
  ["a file that is named absolutely", prefix, { path: "/project/net/**" }, true],
  ["a code at its own place", prefix, { at: "/Network[1]/Site[2]/Prefix[1]" }, true],
  ["a code inside a place", prefix, { at: "/Network[1]/Site[2]" }, true],
  ["a code inside a place with a slash at its end", prefix, { at: "/Network[1]/" }, true],
  ["a code anywhere in the document", prefix, { at: "/" }, true],
  ["a code beside a place", prefix, { at: "/Network[1]/Site[1]" }, false],
  ["a place whose last step goes on", prefix, { at: "/Network[1]/Sit" }, false],
  ["a code in a file and inside a place", prefix, { path: "net/**", at: "/Network[1]" }, true],
  ["a code in another file inside a place", prefix, { path: "old/**", at: "/Network[1]" }, false],
  ["a finding about no file, by its code", placeless, {}, true],
  ["a finding about no file, by a file", placeless, { path: "**" }, false],
  ["a finding about no place, by a place", placeless, { at: "/" }, false],
];

for (const [fact, diagnostic, parts, hit] of rows) {
  test(`suppress ${hit ? "takes" : "leaves"} ${fact}`, () => {
    const suppression: Suppression = { code: "NT2012", reason: "Known", ...parts };
    assert.deepEqual(
      suppress([diagnostic], [suppression], "/project"),
      hit
        ? { kept: [], suppressed: [{ ...diagnostic, reason: "Known" }], unused: [] }
        : { kept: [diagnostic], suppressed: [], unused: [suppression] },
    );
  });
}

test("suppress gives the reason of the first that matches, and calls none of those that match unused", () => {
  const first: Suppression = { code: "NT2012", reason: "First" };
  const second: Suppression = { code: "NT2012", reason: "Second" };
  const { suppressed, unused } = suppress([prefix], [first, second]);
  assert.deepEqual([suppressed[0]?.reason, unused], ["First", []]);
});

test("a log has what is suppressed, marked with its reason, and says of the others that they are not", () => {
  const other = diagnose("NT2011", { message: "m" });
  const { kept, suppressed } = suppress([prefix, other], [{ code: "NT2012", reason: "Known" }]);
  const log = renderSarif(kept, { version: "1.2.3", suppressed });
  assert.deepEqual(
    log.runs[0]?.results.map(({ ruleId, suppressions }) => [ruleId, suppressions]),
    [
      ["NT2011", []],
      ["NT2012", [{ kind: "external", justification: "Known" }]],
    ],
  );
  assert.deepEqual(schemaFaults(log), []);
});
