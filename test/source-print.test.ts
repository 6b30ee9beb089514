import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../lib/source/parse.ts";
import { printJson } from "../lib/source/printJson.ts";
import { printXml } from "../lib/source/printXml.ts";
import { constant, type Printed, type Traced, type TracedElement, TracedLeaf } from "../lib/source/traced.ts";
import { leavesOf, type Scalar } from "../lib/source/tree.ts";

function readBack(printed: Printed): [path: string, value: Scalar][] {
  const { tree, problems } = parse("printed", printed.text);
  assert.deepEqual(problems, []);
  assert.ok(tree);
  return leavesOf(tree).map(({ path, value }) => [path, value]);
}

function traced(value: unknown): Traced {
  if (Array.isArray(value)) return value.map(traced);
  if (typeof value !== "object" || value === null) return constant(value as Scalar);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, traced(member)]));
}

test("printJson prints as JSON.stringify does, and reading it gives the same leaves", () => {
  const object = fc.oneof(
    fc.object({ withNullPrototype: false, values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] }),
  );
  fc.assert(
    fc.property(object, (value) => {
      const printed = printJson(traced(value));
      assert.equal(printed.text.trimEnd(), JSON.stringify(value, null, 2));
      // An empty array or object is a leaf of the text, but carries nothing.
      const leaves = new Map(readBack(printed));
      for (const { path, leaf } of printed.leaves) assert.equal(leaves.get(path), leaf.value);
      assert.ok(printed.leaves.length <= leaves.size);
    }),
  );
});

test("printJson leaves out what is undefined, and escapes names in pointers", () => {
  const printed = printJson({ a: undefined, "b/c~d": [constant(1), { e: undefined }], f: [] });
  assert.equal(printed.text.trimEnd(), '{\n  "b/c~d": [\n    1,\n    {}\n  ],\n  "f": []\n}');
  assert.deepEqual(
    printed.leaves.map(({ path }) => path),
    ["/b~1c~0d/0"],
  );
});

test("printXml prints elements, attributes and texts in the way of classic exports", () => {
  const printed = printXml({
    name: "NetworkConfiguration",
    attributes: { "xmlns:x": constant("v"), xmlns: constant("u") },
    children: [
      { name: "Dns" },
      {
        name: "Site",
        attributes: { name: constant('a "b" <c> & \n\t'), other: undefined },
        text: constant("1 < 2 & ]]>"),
      },
      { name: "Site", children: [{ name: "Prefix", text: new TracedLeaf("10.0.0.0/8", "carried", [], undefined) }] },
    ],
  });
  assert.equal(
    printed.text,
    `<?xml version="1.0" encoding="utf-8"?>
<NetworkConfiguration xmlns:x="v" xmlns="u">
  <Dns />
  <Site name="a &quot;b&quot; &lt;c&gt; &amp; &#xA;&#x9;">1 &lt; 2 &amp; ]]&gt;</Site>
  <Site>
    <Prefix>10.0.0.0/8</Prefix>
  </Site>
</NetworkConfiguration>
`,
  );
  assert.deepEqual(
    printed.leaves.map(({ path }) => path),
    [
      "/NetworkConfiguration[1]/Site[1]/@name",
      "/NetworkConfiguration[1]/Site[1]",
      "/NetworkConfiguration[1]/Site[2]/Prefix[1]",
    ],
  );
  const visited: string[] = [];
  printed.visitLeaves((path) => visited.push(path));
  assert.deepEqual(visited, ["/NetworkConfiguration[1]/Site[2]/Prefix[1]"]);
});

test("printXml puts U+FFFD in place of what XML cannot hold", () => {
  const printed = printXml({ name: "a", attributes: { b: constant("x\u0000y\uD800") }, text: constant("\u0001") });
  assert.deepEqual(readBack(printed), [
    ["/a[1]/@b", "x\uFFFDy\uFFFD"],
    ["/a[1]", "\uFFFD"],
  ]);
});

const name = fc.constantFrom("a", "b", "x:c", "Größe", "n-1", "o", "p", "q", "r", "s", "t");
const awkward = fc.array(
  fc.constantFrom("a", " ", "\n", "\r", "\t", "&", "<", ">", '"', "'", "]]>", "&amp;", "é", "😀", "\u00a0"),
  { maxLength: 6 },
);
const value = fc.oneof(awkward, fc.array(fc.string({ maxLength: 3 }))).map((parts) => parts.join(""));
// A text that is nothing but blanks is no leaf.
const leafText = value.filter((text) => text.trim() !== "");
const { element } = fc.letrec<{ element: TracedElement }>((tie) => ({
  element: fc.record(
    {
      name,
      attributes: fc.dictionary(name, value.map(constant), { maxKeys: 3 }),
      text: leafText.map(constant),
      children: fc.array(tie("element"), { maxLength: 4 }),
    },
    { requiredKeys: ["name"] },
  ) as fc.Arbitrary<TracedElement>,
}));

test("reading what printXml printed gives the same values in the same places", () => {
  fc.assert(
    fc.property(element, (root) => {
      const printed = printXml(root);
      const leaves = printed.leaves.map(({ path, leaf }) => [path, leaf.value]);
      assert.deepEqual(readBack(printed), leaves);
    }),
    { numRuns: 500 },
  );
});
