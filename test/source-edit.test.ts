import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentValue } from "../lib/source/draft.ts";
import { editTree } from "../lib/source/editTree.ts";
import { parse } from "../lib/source/parse.ts";

type Edits = Readonly<Record<string, DocumentValue | undefined>>;

function edited(text: string, edits: Edits): string | undefined {
  const { tree } = parse("input", text);
  assert.ok(tree);
  return editTree(
    tree,
    Object.entries(edits).map(([path, to]) => ({ path, from: undefined, to })),
  );
}

const rows: readonly (readonly [title: string, before: string, edits: Edits, after: string | undefined])[] = [
  // JSON
  ["a value and nothing around it", '{"a" : 1 ,"b":2}', { "/a": "x" }, '{"a" : "x" ,"b":2}'],
  [
    "a member goes behind the last one and its comment",
    '{\n  "a": 1 // one\n}\n',
    { "/b": true },
    '{\n  "a": 1, // one\n  "b": true\n}\n',
  ],
  [
    "a comma after the last one stays a habit",
    '{\n  "a": 1, // one\n}',
    { "/b": 2 },
    '{\n  "a": 1, // one\n  "b": 2,\n}',
  ],
  [
    "what is new is indented as its neighbours are, with their line breaks",
    '{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}',
    { "/a/c/0/d": "e" },
    '{\r\n\t"a": {\r\n\t\t"b": 1,\r\n\t\t"c": [\r\n\t\t\t{\r\n\t\t\t\t"d": "e"\r\n\t\t\t}\r\n\t\t]\r\n\t}\r\n}',
  ],
  [
    "what stands in one line stays in one line",
    '{ "a": [1, 2] }',
    { "/a/2": 3, "/b": {} },
    '{ "a": [1, 2, 3], "b": {} }',
  ],
  ["what is squeezed stays squeezed", '{"a":[1],"b":[]}', { "/a/1": 2, "/b": ["x", "y"] }, '{"a":[1,2],"b":["x","y"]}'],
  [
    "an empty list becomes lines where its neighbours are lines",
    '{\n  "a": [\n    1\n  ],\n  "b": []\n}',
    { "/b": [2] },
    '{\n  "a": [\n    1\n  ],\n  "b": [\n    2\n  ]\n}',
  ],
  [
    "an empty list stays in its line where its neighbours do",
    '{\n  "a": [1],\n  "b": []\n}',
    { "/b": [2] },
    '{\n  "a": [1],\n  "b": [2]\n}',
  ],
  [
    "a comment in empty brackets stays",
    '{\n  "b": [\n    // none yet\n  ]\n}',
    { "/b/0": 2 },
    '{\n  "b": [\n    // none yet\n    2\n  ]\n}',
  ],
  [
    "of a list that becomes another, what stays keeps its place",
    '[\n  "a", // first\n  "b",\n  "c" // last\n]',
    { "": ["a", "c"] },
    '[\n  "a", // first\n  "c" // last\n]',
  ],
  ["an item comes in between", '["a", "c"]', { "": ["a", "b", "c"] }, '["a", "b", "c"]'],
  ["an item comes first", '["b", "c"]', { "": ["a", "b", "c"] }, '["a", "b", "c"]'],
  ["the last item goes with the comma before it", '[\n  "a",\n  "b" // gone\n]', { "": ["a"] }, '[\n  "a"\n]'],
  ["all items go", '{ "a": [ "b", "c" ] }', { "/a": [] }, '{ "a": [] }'],
  ["a member goes", '{ "a": 1, "b": 2, "c": 3 }', { "/b": undefined }, '{ "a": 1, "c": 3 }'],
  ["the first member goes", '{ "a": 1, "b": 2 }', { "/a": undefined }, '{ "b": 2 }'],
  ["one goes and one comes", '{\n  "a": 1,\n  "b": 2\n}', { "/b": undefined, "/c": 3 }, '{\n  "a": 1,\n  "c": 3\n}'],
  ["of a name given twice the last one counts", '{"a": 1, "a": 2}', { "/a": 3 }, '{"a": 1, "a": 3}'],
  ["a name with signs of a pointer", '{"GET /a~b": {"c": 1}}', { "/GET ~1a~0b/c": 2 }, '{"GET /a~b": {"c": 2}}'],
  ["null gives way to an object", '{"a": null}', { "/a/b": 1 }, '{"a": { "b": 1 }}'],
  ["a text is no object", '{"a": "[variables(\'b\')]"}', { "/a/b": 1 }, undefined],
  ["a list has no holes", '{"a": [1]}', { "/a/5": 1 }, undefined],
  ["__proto__ is a name", '{"a": 1}', { "/__proto__/x": 1 }, '{"a": 1, "__proto__": { "x": 1 }}'],
  // YAML
  [
    "quotes stay as they are",
    "a: 'x' # why\nb: \"y\"\nc: z\n",
    { "/a": "1", "/b": "2", "/c": "w" },
    "a: '1' # why\nb: \"2\"\nc: w\n",
  ],
  ["what could be taken for something else gets quotes", "a: x\n", { "/a": "no" }, 'a: "no"\n'],
  [
    "an address beside addresses has none",
    "a:\n  - 10.0.0.0/8\n",
    { "/a/1": "10.1.0.0/16" },
    "a:\n  - 10.0.0.0/8\n  - 10.1.0.0/16\n",
  ],
  [
    "dashes at the column of the name",
    "a:\n- x # one\n- y\nb: 1",
    { "/a": ["x", "z", "y"] },
    "a:\n- x # one\n- z\n- y\nb: 1",
  ],
  ["a list that is empty afterwards", "a:\n- x\n- y\nb: 1\n", { "/a": [] }, "a: []\nb: 1\n"],
  [
    "a mapping is added below its siblings",
    "a:\n    b: 1\nc: 2\n",
    { "/a/d/e": 3 },
    "a:\n    b: 1\n    d:\n      e: 3\nc: 2\n",
  ],
  ["a mapping in a list", "- a: 1\n  b: 2\n", { "/0/c": 3, "/1/a": 4 }, "- a: 1\n  b: 2\n  c: 3\n- a: 4\n"],
  ["the first member of an item goes", "- a: 1\n  b: 2\n", { "/0/a": undefined }, "- b: 2\n"],
  ["an empty place", "a: # later\nb:\n", { "/a/c": 1, "/b": "x" }, "a: # later\n  c: 1\nb: x\n"],
  ["empty brackets become lines", "a: {} # none\nb: 1\n", { "/a/c/d": 1 }, "a: # none\n  c:\n    d: 1\nb: 1\n"],
  [
    "brackets stay brackets",
    "a: { b: [x, y], 'c': 1 }\n",
    { "/a/b/1": "z", "/a/d": { e: [] } },
    "a: { b: [x, z], 'c': 1, d: { e: [] } }\n",
  ],
  ["names in quotes beside names in quotes", '{"a": 1,\n "b": 2}\n', { "/c": 3 }, '{"a": 1,\n "b": 2,\n "c": 3}\n'],
  ["a text over lines gives way", "a: |\n  x\n  y\nb: 1\n", { "/a": "z" }, "a: z\nb: 1\n"],
  ["behind a text over lines", "a:\n  b: |\n    x\nc: 1\n", { "/a/d": 2 }, "a:\n  b: |\n    x\n  d: 2\nc: 1\n"],
  ["line breaks of another system", "a:\r\n  - x\r\nb: 1\r\n", { "/a/1": "w" }, "a:\r\n  - x\r\n  - w\r\nb: 1\r\n"],
  // XML
  ["an attribute in its quotes", "<a b='1' c=\"2\"/>", { "/a[1]/@b": "it's" }, "<a b='it&apos;s' c=\"2\"/>"],
  [
    "a text without the blanks around it",
    "<a>\n  1 <!-- one -->\n</a>",
    { "/a[1]": "x & y" },
    "<a>\n  x &amp; y <!-- one -->\n</a>",
  ],
  ["a text in pieces stays", "<a>1<!-- one -->2</a>", { "/a[1]": "3" }, undefined],
  ["no leaf is made where there is none", "<a/>", { "/a[1]/b[1]": "3" }, undefined],
];

for (const [title, before, edits, after] of rows) {
  test(`edits: ${title}`, () => assert.equal(edited(before, edits), after));
}

const elements = "<n>\n  <p>a</p> <!-- kept -->\n  <p>b</p>\n</n>";
const lists: readonly (readonly [title: string, from: string[], to: string[], after: string | undefined])[] = [
  ["one for one", ["a", "b"], ["c", "b"], elements.replace(">a<", ">c<")],
  ["one more", ["a", "b"], ["a", "b", "c"], elements.replace("<p>b</p>", "<p>b</p>\n  <p>c</p>")],
  ["one less", ["a", "b"], ["a"], elements.replace("\n  <p>b</p>", "")],
  ["another list than is there", ["x"], ["y"], undefined],
  ["none left", ["a", "b"], [], undefined],
];

for (const [title, from, to, after] of lists) {
  test(`edits of a list of elements: ${title}`, () => {
    const { tree } = parse("input", elements);
    assert.ok(tree);
    assert.equal(editTree(tree, [{ path: "/n[1]", from, to }]), after);
  });
}
