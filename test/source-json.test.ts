import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseJson } from "../lib/source/json.ts";
import { SourceText } from "../lib/source/text.ts";
import { type JsonNode, leavesOf } from "../lib/source/tree.ts";

function read(text: string): { root: JsonNode | undefined; problems: string[]; messages: string[] } {
  const source = new SourceText("file.json", text);
  const { tree, problems } = parseJson(source);
  const places = problems.map(({ code, start }) => {
    const { line, column } = source.positionAt(start);
    return `${code} ${line}:${column}`;
  });
  return { root: tree, problems: places, messages: problems.map(({ message }) => message) };
}

function valueOfNode(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "array") return node.items.map(valueOfNode);
  const value: Record<string, unknown> = {};
  for (const { name, value: member } of node.members) {
    Object.defineProperty(value, name, {
      value: valueOfNode(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

// Every leaf of a document as `path = value`, values in JSON, and the problems with their places.
const rows: readonly [name: string, text: string, leaves: string[], problems: string[]][] = [
  [
    "scalars",
    '[1,-2.5e3,"a",true,false,null]',
    ["/0 = 1", "/1 = -2500", '/2 = "a"', "/3 = true", "/4 = false", "/5 = null"],
    [],
  ],
  ["empty containers are leaves", '{"a":{},"b":[]}', ["/a = null", "/b = null"], []],
  ["a name in a pointer", '{"a/b~c":{"":1}}', ["/a~1b~0c/ = 1"], []],
  ["escapes", '{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"}', ['/a = "\\"\\\\/\\b\\f\\n\\r\\té😀"'], []],
  ["an escaped name", '{"\\u0061":1}', ["/a = 1"], []],
  ["comments, reported once", '// x\n{ /* y */ "a": 1 // z\n}', ["/a = 1"], ["NT1021 1:1"]],
  ["commas after the last, reported once", '{"a":[1,],\n}', ["/a/0 = 1"], ["NT1021 1:8"]],
  ["a text over several lines", '{"a":"x\r\n\ty"}', ['/a = "x\\r\\n\\ty"'], ["NT1021 1:8", "NT1021 2:1"]],
  ["one with escapes as well", '["a\\n\nb"]', ['/0 = "a\\n\\nb"'], ["NT1021 1:6"]],
  ["a name given twice", '{"a":1,\n"a":2}', ["/a = 1", "/a = 2"], ["NT1022 2:1"]],
];

for (const [name, text, leaves, problems] of rows) {
  test(`parseJson: ${name}`, () => {
    const { root, problems: found } = read(text);
    assert.ok(root);
    const shown = leavesOf({ syntax: "json", source: root.source, root }).map(
      ({ path, value }) => `${path} = ${JSON.stringify(value)}`,
    );
    assert.deepEqual(shown, leaves);
    assert.deepEqual(found, problems);
  });
}

test("parseJson says where everything stands, and of a name given twice the last counts", () => {
  const text = '{ "a": [1, "b c" ],\n  "d": {"e": null}, "d": true }';
  const { root } = read(text);
  assert.ok(root);
  const cut = (node: JsonNode | undefined): string => text.slice(node?.start, node?.end);
  assert.equal(cut(root), text);
  assert.equal(cut(root.members[0]?.value), '[1, "b c" ]');
  assert.equal(cut(root.members[0]?.value.items[1]), '"b c"');
  assert.equal(cut(root.members[1]?.value), '{"e": null}');
  assert.equal(root.members[1]?.nameStart, text.indexOf('"d"'));
  assert.equal(root.member("d")?.value, true);
  assert.equal(root.members[0]?.value.items[1]?.parent, root.members[0]?.value);
});

// Texts that are refused: the place and what the message must say.
const faultRows: readonly [text: string, place: string, message: RegExp][] = [
  ["", "1:1", /Found the end of the file, expected a value/],
  ["{\n", "2:1", /end of the file, expected a name in double quotes or "}"/],
  ['{"a" 1}', "1:6", /Found "1", expected ":" after the name/],
  ['{"a":}', "1:6", /Found "}", expected a value/],
  ['{"a":1 "b":2}', "1:8", /expected "," or "}"/],
  ["[1 2]", "1:4", /Found "2", expected "," or "\]"/],
  ["[1,,2]", "1:4", /Found ",", expected a value/],
  ["[,]", "1:2", /Found ",", expected a value/],
  ['{"a":1]', "1:7", /Found "\]", expected "," or "}"/],
  ["{a:1}", "1:2", /Found "a", expected a name in double quotes/],
  ["['a']", "1:2", /Found "'a'", expected a value/],
  ["[01]", "1:2", /Found "01", expected a number/],
  ["[1.]", "1:2", /Found "1\.", expected a number/],
  ["[1e999]", "1:2", /Found "1e999", expected a number/],
  ["[-]", "1:2", /Found "-", expected a value/],
  ["[NaN]", "1:2", /Found "NaN", expected a value/],
  ["[1] x", "1:5", /Found "x", expected the end of the file/],
  ['["a\\x"]', "1:4", /backslash in a text/],
  ['["a\\u12g4"]', "1:4", /backslash in a text/],
  ['["a\u0001"]', "1:4", /control character/],
  ['["a]', "1:2", /text without its closing quote/],
  ["[1 /* ]", "1:4", /comment without its end/],
  ['{"a": "x,\n "b": 1}', "1:7", /text that is not closed on its line/],
];

for (const [text, place, message] of faultRows) {
  test(`parseJson refuses ${JSON.stringify(text)}`, () => {
    const { root, problems, messages } = read(text);
    assert.equal(root, undefined);
    assert.equal(problems.at(-1), `NT1020 ${place}`);
    assert.match(messages.at(-1) ?? "", message);
  });
}

test("parseJson shows nothing of a key, also where it cannot read it", () => {
  const texts = ["'S3cret'", "S3cret", '"S3cr"et"', '"S3cr\\et"', "53cret", '"S3cret', '"S3cret\n', '["S3cret"S3cret]'];
  for (const text of texts) {
    const source = new SourceText("file.json", `{"name":"a","sharedKey": ${text}, "x": 1}`);
    const { tree, problems } = parseJson(source);
    assert.equal(tree, undefined);
    const words = JSON.stringify(problems.map(({ source: _, ...problem }) => problem));
    assert.doesNotMatch(words, /S3|3c|cr|53/);
  }
});

test("parseJson agrees with JSON.parse on what that reads, values and all", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "binary" }), fc.constantFrom(undefined, 2, "\t"), (drawn, indent) => {
      const text = JSON.stringify(JSON.parse(drawn), null, indent);
      const { root, problems } = read(text);
      assert.deepEqual(problems, []);
      assert.ok(root);
      assert.deepEqual(valueOfNode(root), JSON.parse(text));
    }),
  );
});

test("parseJson refuses what JSON.parse refuses, unless it says what it let pass", () => {
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"',
    "1",
    "-",
    ".5",
    "e3",
    "true",
    "nul",
    "\\",
    "\n",
    " ",
    "//",
    "/*",
    "*/",
    "\u00a0",
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((inner) => `[${inner}]`),
      ),
      (drawn) => {
        const { root, problems } = read(drawn);
        let strict = true;
        try {
          JSON.parse(drawn);
        } catch {
          strict = false;
        }
        const told = problems.some((problem) => problem.startsWith("NT1021"));
        assert.equal(root !== undefined && !told, strict);
      },
    ),
    { numRuns: 3_000 },
  );
});

test("parseJson cuts every scalar out of the source", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { root } = read(text);
      assert.ok(root);
      for (const { start, end, value } of leavesOf({ syntax: "json", source: root.source, root })) {
        const cut = JSON.parse(text.slice(start, end)) as unknown;
        if (typeof cut !== "object") assert.equal(cut, value);
      }
    }),
  );
});
