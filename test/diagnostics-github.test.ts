import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import { renderGithub } from "../lib/diagnostics/github.ts";

const prefix: Diagnostic = {
  code: "NT2011",
  slug: "prefix-not-ipv4",
  severity: "error",
  message: '"10.0.0.0/33" is not an IPv4 prefix',
  file: "net/a.xml",
  line: 2,
  column: 11,
};
const title = "title=NT2011 prefix-not-ipv4";
const message = '"10.0.0.0/33" is not an IPv4 prefix';
const { file: _file, line: _line, column: _column, ...placeless } = prefix;

const rows: readonly (readonly [fact: string, diagnostic: Diagnostic, line: string])[] = [
  ["an error with its place", prefix, `::error file=net/a.xml,line=2,col=11,${title}::${message}`],
  ["a warning", { ...prefix, severity: "warning" }, `::warning file=net/a.xml,line=2,col=11,${title}::${message}`],
  [
    "an info as a notice",
    { ...prefix, severity: "info" },
    `::notice file=net/a.xml,line=2,col=11,${title}::${message}`,
  ],
  ["a finding without a place", placeless, `::error ${title}::${message}`],
  ["a finding without a line", { ...placeless, file: "a.xml" }, `::error file=a.xml,${title}::${message}`],
  ["help on a line of its own", { ...placeless, help: "Mend it" }, `::error ${title}::${message}%0AHelp: Mend it`],
  [
    "related places in the text",
    {
      ...placeless,
      related: [{ message: "The other end", file: "./b.json", line: 3, column: 4 }, { message: "Nowhere" }],
    },
    `::error ${title}::${message}%0Ab.json:3:4: The other end%0ANowhere`,
  ],
  [
    "a file of the working folder by its relative name",
    { ...prefix, file: "/project/net/a.xml" },
    `::error file=net/a.xml,line=2,col=11,${title}::${message}`,
  ],
  [
    "standard input in the text, as it is no file of a repository",
    { ...prefix, file: "<stdin>" },
    `::error ${title}::<stdin>:2:11: ${message}`,
  ],
  [
    "a hostile file name escaped",
    { ...prefix, file: "a,line=9::b%\r\n::error ::c.xml" },
    `::error file=a%2Cline=9%3A%3Ab%25%0D%0A%3A%3Aerror %3A%3Ac.xml,line=2,col=11,${title}::${message}`,
  ],
  [
    "a hostile message escaped",
    { ...placeless, message: "100%\r\n::set-env name=PATH::x" },
    `::error ${title}::100%25%0D%0A::set-env name=PATH::x`,
  ],
  ["control characters visibly", { ...placeless, message: "\u001b[2Ja" }, `::error ${title}::\\u001b[2Ja`],
];

for (const [fact, diagnostic, line] of rows) {
  test(`renderGithub shows ${fact}`, () => assert.equal(renderGithub([diagnostic], "/project"), `${line}\n`));
}

test("renderGithub says nothing when nothing is found", () => assert.equal(renderGithub([]), ""));

test("every finding is one line that begins a command, whatever its texts", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text)), (texts) => {
      const diagnostics = texts.map(([file, words, help]): Diagnostic => ({ ...prefix, file, message: words, help }));
      const lines = renderGithub(diagnostics).split(/\r\n|[\n\r\u0085\u2028\u2029]/);
      assert.equal(lines.pop(), "");
      assert.equal(lines.length, texts.length);
      for (const line of lines) assert.match(line, /^::error (?:file=[^,:]*,line=2,col=11,)?title=NT2011 [a-z\d-]+::/);
    }),
  );
});
