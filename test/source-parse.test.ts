import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../lib/source/parse.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { corpusFiles } from "./fixtures.ts";

// What is given, which syntax it is taken for, and the problems with their places.
const rows: readonly [name: string, text: string, syntax: string | undefined, problems: string[]][] = [
  ["XML", " <a/>", "xml", []],
  ["a JSON object", '\n{"a":1}', "json", []],
  ["a JSON array", "[]", "json", []],
  ["JSON after a comment", "// x\n{}", "json", ["NT1021 1:1"]],
  ["nothing", "", undefined, ["NT1003 1:1"]],
  ["blanks only", " \n\t", undefined, ["NT1003 1:1"]],
  ["prose", "\nhello world", undefined, ["NT1003 2:1"]],
  ["a JSON scalar", '"a"', undefined, ["NT1003 1:1"]],
  ["XML in a here-string", "\n$x = @'\n<?xml version='1.0'?>\n<a/>", undefined, ["NT1010 2:1"]],
  ["a fragment in a Markdown fence", "```xml\n<VirtualNetworkSite name='a'/>\n```", undefined, ["NT1010 1:1"]],
];

for (const [name, text, syntax, problems] of rows) {
  test(`parse: ${name}`, () => {
    const parsed = parse("file", text);
    assert.equal(parsed.tree?.syntax, syntax);
    const found = parsed.problems.map(({ code, source, start }) => {
      const { line, column } = source.positionAt(start);
      return `${code} ${line}:${column}`;
    });
    assert.deepEqual(found, problems);
  });
}

test("parse shows no more than the first sign of what it does not know: it may be a key", () => {
  const [problem] = parse("file", "\u202eabc123").problems;
  assert.match(problem?.message ?? "", /^Found "\\u202E" at the start, expected XML/);
  assert.match(parse("empty.xml", "").problems[0]?.message ?? "", /"empty\.xml": it is empty/);
});

test("parse hands on what decoding found beside the tree", () => {
  const { tree, problems } = parse("file", new TextEncoder().encode('<?xml version="1.0" encoding="utf-16"?><a/>'));
  assert.ok(tree);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["NT1002"],
  );
});

const netcfg = corpusFiles("netcfg");
const absent = netcfg.length === 0 ? "the corpus is not beside the project" : false;

// How many leaves each real file has, or where and why it cannot be read: counted by hand or with another parser.
const refused: Readonly<Record<string, string>> = {
  "19-docs-two-connections-fragment.xml": "7:5 after the end of the root element",
  "20-docs-forced-tunnel-broken.xml": '33:9 where "</ConnectionsToLocalNetwork>" was expected',
  "27-powershell-herestring.txt": "1:1 before the root element",
  "31-blog-strong-tags.xml": '8:53 where "</Subnet>" was expected',
  "33-docs-regional-vs-affinity-ellipsis.xml": '8:5 where "</Subnets>" was expected',
};

test("parse reads every real netcfg file that is well formed, and says where the others are not", {
  skip: absent,
}, () => {
  for (const { name, text } of netcfg) {
    const { tree, problems } = parse(name, text);
    const expected = refused[name];
    if (expected === undefined) {
      assert.ok(tree, name);
      continue;
    }
    const [problem] = problems;
    assert.ok(tree === undefined && problem !== undefined && problems.length === 1, name);
    const { line, column } = problem.source.positionAt(problem.start);
    assert.ok(
      `${line}:${column} ${problem.message}`.includes(expected.slice(expected.indexOf(" ") + 1)),
      problem.message,
    );
    assert.equal(`${line}:${column}`, expected.split(" ")[0], name);
  }
});

test("parse cuts every leaf of the real files out of their text", { skip: absent }, () => {
  for (const { name, text } of netcfg) {
    const { tree } = parse(name, text);
    if (tree === undefined) continue;
    for (const { path, value, start, end } of leavesOf(tree)) {
      const cut = tree.source.text.slice(start, end);
      const plain = cut
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
      assert.ok(plain.replace(/\r\n|[\n\t]/g, " ").includes(String(value ?? "")), `${name} ${path}: ${cut}`);
    }
  }
});

test("parse never throws for damaged real files", { skip: absent }, () => {
  const damage = fc.tuple(fc.constantFrom(...netcfg), fc.nat(), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 4 }));
  fc.assert(
    fc.property(damage, ([{ text }, at, length, put]) => {
      const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
      const from = at % bytes.length;
      const { tree, problems } = parse(
        "file",
        new Uint8Array([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + length)]),
      );
      assert.ok(tree !== undefined || problems.length > 0);
    }),
    { numRuns: 500 },
  );
});
