import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Diagnostic, diagnose } from "../lib/diagnostics/diagnostic.ts";
import { displayWidth, safeText } from "../lib/diagnostics/displayText.ts";
import { maskSecrets } from "../lib/diagnostics/maskSecrets.ts";
import { renderPretty } from "../lib/diagnostics/pretty.ts";
import { SourceText } from "../lib/source/text.ts";

const rendition = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

const prefix: Diagnostic = {
  code: "NT2011",
  slug: "prefix-not-ipv4",
  severity: "error",
  message: '"10.0.0.0/33" is not an IPv4 prefix',
  help: "Write a length from 0 to 32",
  file: "a.xml",
  line: 2,
  column: 11,
};

function textsOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, SourceText> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, new SourceText(name, text)]));
}

function render(diagnostics: readonly Diagnostic[], texts: Readonly<Record<string, string>>, width = 80): string {
  return renderPretty(diagnostics, textsOf(texts), { color: false, width });
}

test("renderPretty shows header, place, the line before, the token and what to do", () => {
  assert.equal(
    render([prefix], { "a.xml": "<Space>\n  <Prefix>10.0.0.0/33</Prefix>\n</Space>" }),
    `error[NT2011] prefix-not-ipv4: "10.0.0.0/33" is not an IPv4 prefix
 --> a.xml:2:11
  |
1 | <Space>
2 |   <Prefix>10.0.0.0/33</Prefix>
  |           ^^^^^^^^^^^
  = help: Write a length from 0 to 32

1 error
`,
  );
});

test("renderPretty shows another place in another file with its own line and message", () => {
  const related = [{ message: "The other end says this", file: "b.json", line: 1, column: 7 }];
  const output = render([{ ...prefix, related }], {
    "a.xml": "\n  <Prefix>10.0.0.0/33</Prefix>",
    "b.json": '{"a": "10.0.0.0/16"}',
  });
  assert.equal(
    output,
    `error[NT2011] prefix-not-ipv4: "10.0.0.0/33" is not an IPv4 prefix
 --> a.xml:2:11
  |
2 |   <Prefix>10.0.0.0/33</Prefix>
  |           ^^^^^^^^^^^
  |
 ::: b.json:1:7
  |
1 | {"a": "10.0.0.0/16"}
  |       ------------- The other end says this
  = help: Write a length from 0 to 32

1 error
`,
  );
});

const tokens: readonly (readonly [fact: string, line: string, column: number, marked: string])[] = [
  ["an attribute with its value", '<a name="x y" b="c">', 4, 'name="x y"'],
  ["the name of an element", '<Subnet name="a">', 1, "<Subnet"],
  ["a text up to the next tag", "<a>10.0.0.0</a>", 4, "10.0.0.0"],
  ["a JSON string with its quotes", '{"a": "b c"}', 7, '"b c"'],
  ["a JSON number up to the comma", "[12,3]", 2, "12"],
  ["one column at the end of the line", "abc", 4, ""],
  ["one column beyond the end of the line", "abc", 99, ""],
  ["a value without its closing quote as a word", '<a b="c d', 4, "b="],
];

for (const [fact, line, column, marked] of tokens) {
  test(`renderPretty underlines ${fact}`, () => {
    const output = render([{ ...prefix, line: 1, column }], { "a.xml": line });
    const [, , , shown = "", carets = ""] = output.split("\n");
    const from = carets.indexOf("^");
    assert.equal(shown.slice(from, carets.length).trimEnd(), marked);
    assert.ok(carets.includes("^"));
  });
}

const widths: readonly (readonly [fact: string, before: string, columns: number])[] = [
  ["tabs", "\t\t", 8],
  ["East Asian wide characters", "東京", 4],
  ["combining marks", "e\u0301", 1],
  ["emoji", "🚀", 2],
  ["control characters, which show as escapes", "\u001b[2J", 9],
  ["a byte order mark, which shows as an escape", "\ufeff", 6],
];

for (const [fact, before, columns] of widths) {
  test(`renderPretty keeps the caret in its column after ${fact}`, () => {
    const output = render([{ ...prefix, line: 1, column: before.length + 1 }], { "a.xml": `${before}<x` });
    const [, , , shown = "", carets = ""] = output.split("\n");
    assert.equal(carets.indexOf("^") - "  | ".length, columns);
    assert.equal(displayWidth(shown.slice(0, shown.indexOf("<x"))) - "1 | ".length, columns);
  });
}

test("renderPretty cuts a long line around the token", () => {
  const line = `${"a".repeat(5_000)} <Bad> ${"b".repeat(5_000)}`;
  const output = render([{ ...prefix, line: 1, column: 5_002 }], { "a.xml": line }, 60);
  const [, , , shown = "", carets = ""] = output.split("\n");
  assert.match(shown, /^1 \| …a+ <Bad> b+…$/);
  assert.ok(displayWidth(shown) <= 60);
  assert.equal(shown.slice(carets.indexOf("^"), carets.length), "<Bad");
});

test("renderPretty looks at a small part of a line of fifty million characters", () => {
  const texts = textsOf({ "a.xml": `<a b="${"x".repeat(50_000_000)}"` });
  const started = performance.now();
  renderPretty([{ ...prefix, line: 1, column: 25_000_000 }], texts, { color: false });
  assert.ok(performance.now() - started < 5_000);
});

test("renderPretty groups by file and keeps the order otherwise", () => {
  const at = (file: string, line: number): Diagnostic => ({ ...prefix, file, line, column: 1 });
  const output = render([at("b", 9), at("a", 1), at("b", 2), at("a", 7)], {});
  assert.deepEqual(output.match(/[ab]:\d+/g), ["b:9", "b:2", "a:1", "a:7"]);
});

test("renderPretty counts severities in words", () => {
  const of = (severity: Diagnostic["severity"]): Diagnostic => ({ ...prefix, severity });
  const output = render([of("error"), of("error"), of("warning"), of("info"), of("info"), of("info")], {});
  assert.match(output, /\n2 errors, 1 warning, 3 notes\n$/);
  assert.equal(render([], {}), "");
});

test("renderPretty shows as many of a code as it is told to and counts the rest", () => {
  const many = Array.from({ length: 7 }, () => prefix);
  const output = renderPretty(many, new Map(), { color: false, limitPerCode: 5 });
  assert.equal(output.match(/prefix-not-ipv4/g)?.length, 5);
  assert.match(output, /… and 2 more NT2011 \(--json lists all\)\n\n7 errors\n$/);
});

test("renderPretty shows a place without its text, a finding without a place, and a label without a frame", () => {
  const { file: _, line: __, column: ___, ...nowhere } = prefix;
  assert.match(render([nowhere], {}), /IPv4 prefix\n {2}= help:/);
  assert.match(
    render([{ ...prefix, related: [{ message: "Also there", file: "b" }] }], {}),
    / ::: b\n {2}= note: Also there/,
  );
});

test("safeText escapes what drives or deceives a terminal, and leaves the rest", () => {
  assert.equal(safeText("a\u001b[31mb\nc\u202ed\u009b\u{e0001}"), "a\\u001b[31mb\\u000ac\\u202ed\\u009b\\u{e0001}");
  assert.equal(safeText("Zürich 東京 👩‍💻"), "Zürich 東京 👩‍💻");
});

const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 300 }));
const anyPlace = fc.record(
  { file: fc.oneof(fc.constant("a"), fc.constant("b"), anyText), line: fc.nat(20), column: fc.nat(400) },
  { requiredKeys: [] },
);
const anyDiagnostic = fc
  .tuple(
    anyPlace,
    anyText,
    fc.option(anyText),
    fc.constantFrom("error", "warning", "info"),
    fc.array(anyPlace, { maxLength: 2 }),
    anyText,
  )
  .map(
    ([place, message, help, severity, places, note]): Diagnostic => ({
      code: "NT2011",
      slug: "prefix-not-ipv4",
      severity: severity as Diagnostic["severity"],
      message,
      ...(help === null ? {} : { help }),
      ...place,
      related: places.map((related) => ({ message: note, ...related })),
    }),
  );

test("renderPretty never throws, and lets no control character through, whatever the inputs hold", () => {
  const lines = fc.array(anyText, { maxLength: 8 }).map((each) => each.join("\n"));
  fc.assert(
    fc.property(
      fc.array(anyDiagnostic, { maxLength: 4 }),
      lines,
      lines,
      fc.boolean(),
      fc.nat(200),
      (list, a, b, color, width) => {
        const output = renderPretty(list, textsOf({ a, b }), { color, width });
        const plain = color ? output.replace(rendition, "") : output;
        assert.doesNotMatch(plain, /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      },
    ),
  );
});

test("renderPretty says the same with colours as without", () => {
  fc.assert(
    fc.property(fc.array(anyDiagnostic, { maxLength: 3 }), anyText, (list, a) => {
      const colored = renderPretty(list, textsOf({ a }), { color: true });
      // Trailing blanks may hide behind a colour.
      const plain = colored.replace(rendition, "").replace(/ +$/gm, "");
      assert.equal(plain, renderPretty(list, textsOf({ a }), { color: false }).replace(/ +$/gm, ""));
    }),
  );
});

test("frames cover what a name calls secret, and keep the columns", () => {
  const rows: [line: string, shown: string][] = [
    ["<SharedKey>abc123</SharedKey>", "<SharedKey>******</SharedKey>"],
    ['"sharedKey": "abc123",', '"sharedKey": "******",'],
    ["preSharedKey: abc123", "preSharedKey: ******"],
    [
      "Set-AzureVNetGatewayKey -SharedKey abc123 -VNetName Hub",
      "Set-AzureVNetGatewayKey -SharedKey ****** -VNetName Hub",
    ],
    ['<Setting name="A.ActivationToken" value="abc123" />', '<Setting name="A.ActivationToken" value="******" />'],
    ['<Subnet name="Apps">', '<Subnet name="Apps">'],
    ["<AddressPrefix>10.0.0.0/8</AddressPrefix>", "<AddressPrefix>10.0.0.0/8</AddressPrefix>"],
  ];
  for (const [line, shown] of rows) assert.equal(maskSecrets(line), shown);
});

test("what is no document is not shown", () => {
  const source = new SourceText("key.txt", "abc123");
  const finding = diagnose("NT1003", { message: "Not a document", at: { source, start: 0 } });
  assert.doesNotMatch(renderPretty([finding], new Map([["key.txt", source]]), { color: false }), /abc/);
});

test("a key is covered in a line of any length, wherever it stands", () => {
  for (const before of [0, 150_000]) {
    const line = `{${'"a": 1, '.repeat(before / 8)}"sharedKey": "abc123", "b": }`;
    const source = new SourceText("one-line.json", line);
    const finding = diagnose("NT1020", { message: "Not JSON", at: { source, start: line.length - 1 } });
    const text = renderPretty([finding], new Map([["one-line.json", source]]), { color: false });
    assert.match(text, /\*{6}/);
    assert.doesNotMatch(text, /abc123/);
  }
});
