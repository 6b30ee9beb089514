import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, explanations } from "../lib/diagnostics/explain.ts";
import { diagnosticOf } from "../lib/diagnostics/fromProblem.ts";
import { SourceText } from "../lib/source/text.ts";

const found: readonly (readonly [asked: string, code: string | undefined])[] = [
  ["NT2012", "NT2012"],
  ["nt2012", "NT2012"],
  [" NT2012 ", "NT2012"],
  ["prefix-canonicalised", "NT2012"],
  ["Prefix-Canonicalised", "NT2012"],
  ["NT9999", undefined],
  ["", undefined],
  ["__proto__", undefined],
  ["constructor", undefined],
];

for (const [asked, code] of found) {
  test(`explain finds ${code ?? "nothing"} for "${asked}"`, () => {
    assert.equal(explain(asked)?.code, code);
  });
}

test("every explanation is sentences in the style of the house", () => {
  for (const { code, title, why, mend } of explanations()) {
    for (const text of [title, why, mend]) {
      assert.match(text, /^[A-Z]|^nettrans /, `${code}: "${text}" begins with a capital`);
      assert.doesNotMatch(text, /\.$/, `${code}: "${text}" ends without a full stop`);
      assert.doesNotMatch(text, /\w'\w/, `${code}: "${text}" has no contraction`);
    }
    assert.doesNotMatch(title, /\. /, `${code}: the title is one sentence`);
  }
});

test("every explanation names its source and the date of it", () => {
  for (const { code, source, date } of explanations()) {
    assert.match(
      source,
      /^nettrans$|, (?:W3C|Microsoft|VMware|Broadcom|YAML Language Development Team)$|^RFC \d+, |^Recorded answers /,
      code,
    );
    assert.match(date, /^\d{4}-\d{2}(?:-\d{2})?$|; read \d{4}-\d{2}-\d{2}$/, code);
  }
});

test("diagnosticOf gives a problem its severity, line and column, and those of what is related", () => {
  const source = new SourceText("a.xml", "<a>\r\n  <b>\r\n</a>");
  const problem = {
    code: "NT1010",
    message: 'Unexpected "</a>"',
    help: 'Close "b"',
    source,
    start: 12,
    related: [{ message: "Opened here", start: 7 }],
  } as const;
  assert.deepEqual(diagnosticOf(problem), {
    code: "NT1010",
    slug: "xml-not-well-formed",
    severity: "error",
    message: 'Unexpected "</a>"',
    help: 'Close "b"',
    file: "a.xml",
    line: 3,
    column: 1,
    related: [{ message: "Opened here", file: "a.xml", line: 2, column: 3 }],
  });
});
