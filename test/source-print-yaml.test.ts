import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CORE_SCHEMA, JSON_SCHEMA, load, YAML11_SCHEMA } from "js-yaml";
import { parse } from "../lib/source/parse.ts";
import { printYaml } from "../lib/source/printYaml.ts";
import { SourceText } from "../lib/source/text.ts";
import { constant, type Traced, TracedLeaf } from "../lib/source/traced.ts";
import { leavesOf, type Scalar } from "../lib/source/tree.ts";
import { parseYaml } from "../lib/source/yaml.ts";

function traced(value: unknown): Traced {
  if (Array.isArray(value)) return value.map(traced);
  if (typeof value !== "object" || value === null) return constant(value as Scalar);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, traced(member)]));
}

test("printYaml prints in block style, in the order given, without what is undefined", () => {
  const { text, leaves } = printYaml({
    name: constant("edge-1"),
    none: undefined,
    "b/c~d": constant(null),
    tunnels: [
      { name: constant("to azure"), peers: [constant("192.0.2.1"), constant("10.0.0.0/8")], more: {} },
      [constant(1), [constant(true)], []],
      constant("x\ny"),
    ],
    empty: [],
    gone: { a: undefined },
    deep: { er: { value: constant(-1.5) } },
  });
  assert.equal(
    text,
    `name: edge-1
b/c~d: null
tunnels:
  - name: to azure
    peers:
      - "192.0.2.1"
      - "10.0.0.0/8"
    more: {}
  - - 1
    - - true
    - []
  - "x\\ny"
empty: []
gone: {}
deep:
  er:
    value: -1.5
`.replace("b/c~d:", '"b/c~d":'),
  );
  assert.deepEqual(
    leaves.map(({ path }) => path),
    [
      "/name",
      "/b~1c~0d",
      "/tunnels/0/name",
      "/tunnels/0/peers/0",
      "/tunnels/0/peers/1",
      "/tunnels/1/0",
      "/tunnels/1/1/0",
      "/tunnels/2",
      "/deep/er/value",
    ],
  );
});

test("printYaml visits the leaves that are not constant", () => {
  const leaf = new TracedLeaf("10.0.0.0/8", "carried", [], undefined);
  const visited: string[] = [];
  printYaml({ a: constant(1), b: [constant(2), leaf] }).visitLeaves((path, { value }) =>
    visited.push(`${path} ${value}`),
  );
  assert.deepEqual(visited, ["/b/1 10.0.0.0/8"]);
});

// Texts that stand without quotes, and all others.
const plainTexts = [
  "a",
  "edge-1",
  "tenant1 vdc",
  "Größe",
  "GET /a",
  "a_b",
  "AES-256",
  "a+b@c.d",
  "nullable",
  "e3",
  "ключ",
];
for (const text of plainTexts) {
  test(`printYaml leaves ${text} without quotes`, () => {
    assert.equal(printYaml({ [text]: constant(text) }).text, `${text}: ${text}\n`);
  });
}

const quotedRows: readonly [text: string, quoted: string][] = [
  ["", '""'],
  [" a", '" a"'],
  ["a ", '"a "'],
  ["a: b", '"a: b"'],
  ["a:", '"a:"'],
  ["a #b", '"a #b"'],
  ["a\nb", '"a\\nb"'],
  ["a\r\n", '"a\\r\\n"'],
  ["\t", '"\\t"'],
  ['"', '"\\""'],
  ["\\", '"\\\\"'],
  ["'", `"'"`],
  ["\u0000\u001b", '"\\u0000\\u001b"'],
  ["\u007f\u0085\u00a0\u2028\u2029\ufeff\uffff", '"\\u007f\\u0085\\u00a0\\u2028\\u2029\\ufeff\\uffff"'],
  ["\u200b\u202e\u{e0001}", '"\\u200b\\u202e\\U000e0001"'],
  ["😀", '"😀"'],
  ["\ud800", '"\\ud800"'],
  ...[
    ..."- -a ? ?a : :a , [ ] { } # & * ! | > % @ ` ~ = << --- ... 0 -1 1.5 1e3 0777 0o17 0x1F 0b1 1_000 +1 .5 1. .inf -.inf .nan".split(
      " ",
    ),
    ..."12:30 1:2:3 2001-01-01 10.0.0.0/8 10.0.0.1 ::1 fe80::1 00:50:56:aa:bb:cc urn:vcloud:gateway:7b1f".split(" "),
    ..."true True TRUE false yes Yes YES no on Off y n N null Null NULL nan Inf".split(" "),
  ].map((text): [string, string] => [text, JSON.stringify(text)]),
];

for (const [text, quoted] of quotedRows) {
  test(`printYaml quotes ${JSON.stringify(text)}`, () => {
    assert.equal(printYaml({ [text]: constant(text) }).text, `${quoted}: ${quoted}\n`);
    assert.equal(printYaml([constant(text)]).text, `- ${quoted}\n`);
  });
}

const numberRows: readonly [value: number, written: string][] = [
  [0, "0"],
  [-0, "0"],
  [1.5, "1.5"],
  [1e21, "1.0e+21"],
  [-5e-324, "-5.0e-324"],
  [1.5e300, "1.5e+300"],
];
for (const [value, written] of numberRows) {
  test(`printYaml writes ${value} as ${written}`, () => {
    assert.equal(printYaml([constant(value)]).text, `- ${written}\n`);
  });
}

test("printYaml puts a long name behind a question mark, and folds no line", () => {
  const long = "word ".repeat(400).trim();
  const { text } = printYaml({ [long]: { [long]: [constant(long)] } });
  assert.equal(text, `? ${long}\n:\n  ? ${long}\n  :\n    - ${long}\n`);
  assert.deepEqual(load(text), { [long]: { [long]: [long] } });
  const { tree } = parse("printed", text);
  assert.equal(tree?.syntax, "yaml");
});

// Signs and words that mean something in YAML, and others.
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."-?:,[]{}#&*!|>'\"%@`~=<. \t\n\r\\/+_0123456789eExXoOnNyYtTfF".split("")),
      fc.constantFrom(
        "yes",
        "null",
        "true",
        "0x",
        "---",
        "...",
        "- ",
        ": ",
        " #",
        "é",
        "😀",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\u0000",
      ),
      fc.string({ unit: "binary", maxLength: 2 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(""));
const anyText = fc.oneof(awkward, fc.string({ unit: "grapheme" }), fc.constant("__proto__"));
const scalarValue = fc.oneof(
  anyText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthIdentifier: "node" },
    scalarValue,
    fc.array(tie("node"), { maxLength: 4, depthIdentifier: "node" }),
    fc.dictionary(anyText, tie("node"), { maxKeys: 4, noNullPrototype: true, depthIdentifier: "node" }),
  ),
}));

test("reading what printYaml printed gives the same value, with old and new rules, and the same leaves in the same places", () => {
  fc.assert(
    fc.property(node, (drawn) => {
      const value = JSON.parse(JSON.stringify(drawn)) as unknown;
      const printed = printYaml(traced(value));
      for (const schema of [CORE_SCHEMA, YAML11_SCHEMA, JSON_SCHEMA]) {
        assert.deepEqual(load(printed.text, { schema }), value);
      }
      const source = new SourceText("printed", printed.text);
      const { tree, problems } = parseYaml(source);
      if (typeof value !== "object" || value === null) return;
      assert.deepEqual(problems, []);
      assert.ok(tree);
      const leaves = leavesOf({ syntax: "yaml", source, root: tree });
      // An empty array or object is a leaf of the text, but carries nothing.
      const full = leaves.filter(({ start }) => !/[[{]/.test(printed.text.charAt(start)));
      assert.deepEqual(
        full.map(({ path, value: found }) => [path, found]),
        printed.leaves.map(({ path, leaf }) => [path, leaf.value]),
      );
      if (leaves.length > 1) assert.equal(parse("printed", printed.text).tree?.syntax, "yaml");
    }),
    { numRuns: 2_000 },
  );
});
