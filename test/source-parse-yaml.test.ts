import assert from "node:assert/strict";
import { test } from "node:test";
import { dump } from "js-yaml";
import { parse } from "../lib/source/parse.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { corpusFiles } from "./fixtures.ts";
import { valueOfNode } from "./yaml-reading.ts";

// Which syntax a text is taken for, and the problems with their places.
const sniffRows: readonly [name: string, text: string | Uint8Array, syntax: string | undefined, problems: string[]][] =
  [
    ["a mapping", "a: 1", "yaml", []],
    ["a list", "- a", "yaml", []],
    ["a mapping after blanks and comments", "\n# x\n\n  # y\na: 1", "yaml", []],
    ["a mapping after a mark", "%YAML 1.2\n--- # x\na: 1", "yaml", []],
    ["braces after a mark", "---\n{a: 1}", "yaml", []],
    ["braces after a comment", "# x\n{a: 1}", "yaml", []],
    ["a request as name", "GET /cloudapi/1.0.0/edgeGateways?pageSize=25&page=1:\n  page: 1", "yaml", []],
    ["a name in quotes", "\"GET /a: 'b'\": 1", "yaml", []],
    ["a name with a question mark", "? a\n: 1", "yaml", []],
    ["XML in a value", "a: |\n  <?xml version='1.0'?>\n  <NetworkConfiguration/>", "yaml", []],
    ["a byte order mark", new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0x31]), "yaml", []],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0]), "yaml", []],
    ["UTF-16 without a mark", new Uint8Array([0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0]), "yaml", []],
    ["a faulty mapping", "a: 1\nb:\n\t- c", undefined, ["NT1040 3:1"]],
    ["a mapping that breaks off", 'a:\n  b: "c', undefined, ["NT1040 2:6"]],
    ["two documents", "a: 1\n---\nb: 2", undefined, ["NT1044 2:1"]],
    ["faulty braces at the start", "{a: 1}", undefined, ["NT1020 1:2"]],
    ["settings in sections", "[default]\nkey = value\n", undefined, ["NT1020 1:2"]],
    ["settings in sections after a comment", "# x\n[default]\nkey = value\n", undefined, ["NT1003 1:1"]],
    ["settings", "key=value\nother=a: b\n", undefined, ["NT1003 1:1"]],
    ["settings with semicolons", "; x: y\nkey=value", undefined, ["NT1003 1:1"]],
    ["a script", "# x: y\n$a = @{ b = 1 }\nGet-AzVpn -Name: $a\n", undefined, ["NT1003 1:1"]],
    ["a script that starts with a word", "param(\n  [string]$a\n)\n", undefined, ["NT1003 1:1"]],
    ["a script that writes", 'Write-Host "Done: yes"\nGet-Item .', undefined, ["NT1003 1:1"]],
    ["a printed list", "Name              : gw\nResourceGroupName : rg\n", "text", []],
    ["a printed table", "Name   Type\n----   ----\ngw     Vpn\n", undefined, ["NT1003 1:1"]],
    ["a configuration of another kind", "conn a\n    left=192.0.2.1\n", undefined, ["NT1003 1:1"]],
    [
      "prose with a heading",
      "# Title\n\nSome words: and more.\nWords without end\nand more\n",
      undefined,
      ["NT1003 1:1"],
    ],
    ["prose that starts with a colon", "Dear all:\nplease find the file\nbelow\n", undefined, ["NT1003 1:1"]],
    ["prose with a rule below", "Title\n---\nwords", undefined, ["NT1003 1:1"]],
    [
      "XML below a line with a colon",
      "The file:\n<NetworkConfiguration>\n</NetworkConfiguration>",
      undefined,
      ["NT1010 1:1"],
    ],
    [
      "a fragment below a list",
      "- one\n- two\n\n```xml\n<VirtualNetworkSite name='a'/>\n```",
      undefined,
      ["NT1010 1:1"],
    ],
    ["only comments", "# x\n# y", undefined, ["NT1003 1:1"]],
    ["only a mark", "---\n", undefined, ["NT1003 1:1"]],
    ["a mark and words", "---\nwords and more", undefined, ["NT1003 2:1"]],
    ["an address", "2001:db8::1", undefined, ["NT1003 1:1"]],
    ["a time", "12:30", undefined, ["NT1003 1:1"]],
  ];

for (const [name, text, syntax, problems] of sniffRows) {
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

test("parse reads every real file of VMware Cloud Director", {
  skip: corpusFiles("cds").length === 0 ? "the corpus is not beside the project" : false,
}, () => {
  for (const { name, text } of corpusFiles("cds")) {
    const { tree, problems } = parse(name, text);
    assert.ok(tree !== undefined && tree.syntax !== "xml", name);
    assert.deepEqual(problems, [], name);
    const { root } = tree;
    // The same in YAML, printed by another program.
    const again = parse(name, dump(valueOfNode(root), { noRefs: true }));
    assert.deepEqual(again.problems, [], name);
    assert.ok(again.tree?.syntax === "yaml", name);
    assert.deepEqual(valueOfNode(again.tree.root), valueOfNode(root), name);
    const places = leavesOf(tree).map(({ path, value }) => [path, value]);
    assert.deepEqual(
      leavesOf(again.tree).map(({ path, value }) => [path, value]),
      places,
      name,
    );
  }
});
