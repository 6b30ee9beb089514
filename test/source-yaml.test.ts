import assert from "node:assert/strict";
import { test } from "node:test";
import { SourceText } from "../lib/source/text.ts";
import { type JsonNode, leavesOf } from "../lib/source/tree.ts";
import { parseYaml } from "../lib/source/yaml.ts";
import { readYaml, shownLeaves } from "./yaml-reading.ts";

// What a plain scalar says, in JSON.
const plainRows: readonly [written: string, value: string][] = [
  ["a b", '"a b"'],
  ["true", "true"],
  ["False", "false"],
  ["yes", '"yes"'],
  ["no", '"no"'],
  ["on", '"on"'],
  ["Off", '"Off"'],
  ["y", '"y"'],
  ["null", "null"],
  ["~", "null"],
  ["NULL", "null"],
  ["nullable", '"nullable"'],
  ["0", "0"],
  ["-12", "-12"],
  ["1.10", "1.1"],
  ["1e3", "1000"],
  ["-2.5E-3", "-0.0025"],
  ["0777", '"0777"'],
  ["0o17", '"0o17"'],
  ["0x1F", '"0x1F"'],
  ["0b1", '"0b1"'],
  ["1_000", '"1_000"'],
  ["+1", '"+1"'],
  [".5", '".5"'],
  ["1.", '"1."'],
  ["1e999", '"1e999"'],
  [".inf", '".inf"'],
  [".NaN", '".NaN"'],
  ["12:30", '"12:30"'],
  ["12:30:45.5", '"12:30:45.5"'],
  ["2001-01-01", '"2001-01-01"'],
  ["2001-12-14t21:59:43.10-05:00", '"2001-12-14t21:59:43.10-05:00"'],
  ["10.0.0.0/8", '"10.0.0.0/8"'],
  ["10.0.0.1", '"10.0.0.1"'],
  ["::1", '"::1"'],
  ["00:50:56:aa:bb:cc", '"00:50:56:aa:bb:cc"'],
  ["urn:vcloud:gateway:7b1f", '"urn:vcloud:gateway:7b1f"'],
  ["a#b", '"a#b"'],
  ["=", '"="'],
];

for (const [written, value] of plainRows) {
  test(`parseYaml takes ${written} for ${value}, and for a text in quotes`, () => {
    assert.deepEqual(shownLeaves(`a: ${written} # comment\n`), [`/a = ${value} <${written}>`]);
    assert.deepEqual(shownLeaves(`- [${written}, '${written}', "${written}"]`), [
      `/0/0 = ${value} <${written}>`,
      `/0/1 = ${JSON.stringify(written)} <'${written}'>`,
      `/0/2 = ${JSON.stringify(written)} <"${written}">`,
    ]);
  });
}

// Every leaf of a document, with its text as written.
const rows: readonly [name: string, text: string, leaves: string[]][] = [
  ["a mapping", "a: 1\nb: x y\n", ["/a = 1 <1>", '/b = "x y" <x y>']],
  ["a mapping without a break at the end", "a: 1", ["/a = 1 <1>"]],
  ["a list", "- 1\n- a: 2\n  b: 3\n- - 4\n", ["/0 = 1 <1>", "/1/a = 2 <2>", "/1/b = 3 <3>", "/2/0 = 4 <4>"]],
  ["a list at the indentation of its name", "a:\n- 1\nb:\n- 2", ["/a/0 = 1 <1>", "/b/0 = 2 <2>"]],
  [
    "quotes",
    `'a': 'it''s'\n"b": "\\u00e9\\ud83d\\ude00\\x41\\/"`,
    [`/a = "it's" <'it''s'>`, '/b = "é😀A/" <"\\u00e9\\ud83d\\ude00\\x41\\/">'],
  ],
  ["quotes over lines", 'a: "x\n  y\\\n  z\n\n  w"\nb: 1', ['/a = "x yz\\nw" <"x\n  y\\\n  z\n\n  w">', "/b = 1 <1>"]],
  ["plain over lines", "a: x\n  y\n\n  z\nb: 1", ['/a = "x y\\nz" <x\n  y\n\n  z>', "/b = 1 <1>"]],
  [
    "a literal block",
    "a: |\n  x\n   y\n\n  z\n\nb: 1",
    ['/a = "x\\n y\\n\\nz\\n" <|\n  x\n   y\n\n  z>', "/b = 1 <1>"],
  ],
  ["a folded block", "a: >\n  x\n  y\n\n  z\nb: 1", ['/a = "x y\\nz\\n" <>\n  x\n  y\n\n  z>', "/b = 1 <1>"]],
  ["a block with signs", "a: |2-  # why\n    x  \n\n\nb: 1", ['/a = "  x  " <|2-  # why\n    x  >', "/b = 1 <1>"]],
  ["a block that keeps its breaks", "- |+\n  x\n\n- 1", ['/0 = "x\\n\\n" <|+\n  x>', "/1 = 1 <1>"]],
  ["a block without contents", "a: |\nb: >-\n\n", ['/a = "" <|>', '/b = "" <>->']],
  ["a block after comments", "a:\n  # one |\n  # two\n  |\n  x\n", ['/a = "x\\n" <|\n  x>']],
  [
    "blocks in lists in lists",
    "- - |\n    x\n  - >\n    y\n",
    ['/0/0 = "x\\n" <|\n    x>', '/0/1 = "y\\n" <>\n    y>'],
  ],
  [
    "braces and brackets",
    "{ a: [1 , [ ], {} ], b }",
    ["/a/0 = 1 <1>", "/a/1 = null <[ ]>", "/a/2 = null <{}>", "/b = null <>"],
  ],
  ["brackets over lines", "a: [ # ]\n  1, # ,\n  2,\n  ]\nb: {}", ["/a/0 = 1 <1>", "/a/1 = 2 <2>", "/b = null <{}>"]],
  ["JSON in YAML", 'a: {"x":1,"y":[true,null]}', ["/a/x = 1 <1>", "/a/y/0 = true <true>", "/a/y/1 = null <null>"]],
  ["a pair in brackets", "[a: 1, ? b : 2, c: ]", ["/0/a = 1 <1>", "/1/b = 2 <2>", "/2/c = null <>"]],
  ["a name in a pointer", "a/b~c: {'': 1}", ["/a~1b~0c/ = 1 <1>"]],
  [
    "names are what is written",
    "1.10: a\nyes: b\nnull: c\n~: d\n0x1F: e\n'<<': f",
    ['/1.10 = "a" <a>', '/yes = "b" <b>', '/null = "c" <c>', '/~0 = "d" <d>', '/0x1F = "e" <e>', '/<< = "f" <f>'],
  ],
  ["names with a question mark", "? a\n: 1\n? b\n? |\n  c\n: 2", ["/a = 1 <1>", "/b = null <>", "/c\n = 2 <2>"]],
  ["names that objects inherit", "__proto__: {x: 1}\nconstructor: 2", ["/__proto__/x = 1 <1>", "/constructor = 2 <2>"]],
  [
    "anchors that nothing refers to",
    "&r\na: &x 1\nb: &y\n- &z\n- &w [2]\n",
    ["/a = 1 <1>", "/b/0 = null <>", "/b/1/0 = 2 <2>"],
  ],
  ["directives and marks", "%YAML 1.2\n# x\n---\na: 1\n...\n", ["/a = 1 <1>"]],
  ["a list behind the mark", "---\n- 1\n---\n", ["/0 = 1 <1>"]],
  ["documents without contents around", "---\n# none\n---\na: 1\n---\n---\n# none\n", ["/a = 1 <1>"]],
  ["a mapping that is indented", "  a: 1\n  b: 2\n", ["/a = 1 <1>", "/b = 2 <2>"]],
  [
    "carriage returns",
    "a: x\r\n  y\r\nb: |\r\n  z\r\n\r\nc:\r\n- 1\r\n",
    ['/a = "x y" <x\r\n  y>', '/b = "z\\n" <|\r\n  z>', "/c/0 = 1 <1>"],
  ],
  ["letters of more than one unit", "ключ😀: 'é😀' # 😀\nb: [😀]", ["/ключ😀 = \"é😀\" <'é😀'>", '/b/0 = "😀" <😀>']],
];

for (const [name, text, leaves] of rows) {
  test(`parseYaml: ${name}`, () => {
    assert.deepEqual(shownLeaves(text), leaves);
  });
}

// Where a value that is not written stands: offset 0 is marked by ^ in the text.
for (const marked of [
  "a:^\nb: 1",
  "b: 1\na:^",
  "a:^ # comment\nb: 1",
  "- 1\n-^\n- 2",
  "- 1\n-^ # - comment\n# x\n- 2",
  "- - 1\n  -^\n- 2",
  "- a: 1\n  b:^\n- 2",
  "{a:^ , b: 1}",
  "{a^, b: 1}",
  "{b: 1, a^ }",
  "[a:^ ]",
  "? a^\n? b\n: 1",
  "? a # :\n:^\n? b\n: 1",
  '{"a" :^}',
  "a: &x^\nb: 1",
  "- &x^\n- 1",
]) {
  test(`parseYaml puts a value that is not written at ^ in ${JSON.stringify(marked)}`, () => {
    const at = marked.indexOf("^");
    const text = marked.replace("^", "");
    const { root } = readYaml(text);
    assert.ok(root);
    const empty = leavesOf({ syntax: "yaml", source: root.source, root }).filter(({ value }) => value === null);
    assert.deepEqual(
      empty.map(({ start, end }) => [start, end]),
      [[at, at]],
    );
  });
}

test("parseYaml says where names, lists and mappings stand", () => {
  const text = "# first\n'x': # one\n  - a: {b: [1, 2 ] , } # }\n    \"c d\": 3\n\n  - [ ]\n? z\n: - 4\n  -\n# last\n";
  const { root } = readYaml(text);
  assert.ok(root);
  const cut = (node: JsonNode | undefined): string => text.slice(node?.start, node?.end);
  const x = root.member("x");
  assert.equal(cut(root), text.slice(text.indexOf("'x'"), text.indexOf("\n# last")));
  assert.equal(cut(x), text.slice(text.indexOf("- a"), text.indexOf("\n? z")));
  assert.equal(cut(x?.items[0]), text.slice(text.indexOf("a: {"), text.indexOf("\n\n")));
  assert.equal(cut(x?.items[0]?.member("a")), "{b: [1, 2 ] , }");
  assert.equal(cut(x?.items[0]?.member("a")?.member("b")), "[1, 2 ]");
  assert.equal(cut(x?.items[1]), "[ ]");
  assert.equal(cut(root.member("z")), "- 4\n  -");
  assert.equal(root.members[0]?.nameStart, text.indexOf("'x'"));
  assert.equal(root.members[1]?.nameStart, text.indexOf("z"));
  assert.equal(x?.items[0]?.members[1]?.nameStart, text.indexOf('"c d"'));
  assert.equal(x?.items[0]?.parent, x);
});

// Texts that are refused: the code with its place, and what the message must say.
const faultRows: readonly [text: string, problem: string, message: RegExp][] = [
  ["a: &x [1]\nb: *x", "NT1041 2:4", /alias/],
  ["a: *.example.com", "NT1041 1:4", /alias/],
  ["*x : 1", "NT1041 1:1", /alias/],
  ["a: *", "NT1040 1:5", /"\*" without a name/],
  ["a: !!binary aGk=", "NT1042 1:4", /tag/],
  ["- !custom {a: 1}", "NT1042 1:3", /tag/],
  ["!!map\na: 1", "NT1042 1:1", /tag/],
  ["!x a: 1", "NT1042 1:1", /tag/],
  ["a: ! 1", "NT1042 1:4", /tag/],
  ["a: !!str", "NT1042 1:4", /tag/],
  ["a: !e!x 1", "NT1042 1:8", /tag/],
  ["a: 1\nb: 2\na: 3", "NT1043 3:1", /"a" a second time/],
  ["{a: 1, 'a': 2}", "NT1043 1:8", /"a" a second time/],
  ["__proto__: 1\n__proto__: 2", "NT1043 2:1", /"__proto__" a second time/],
  ["a: 1\n---\nb: 2", "NT1044 2:1", /second document/],
  ["a: 1\n# x\n--- # y\n- 2", "NT1044 3:1", /second document/],
  ["a: 1\n...\nb: 2", "NT1044 3:1", /second document/],
  ["a: 1\n...\n!t ", "NT1044 3:1", /second document/],
  ["a: 1\n---\nnull", "NT1044 2:1", /second document/],
  ["a: {}\nb:\n  <<: {c: 1}", "NT1045 3:3", /merges another mapping/],
  ["[1]: 2", "NT1045 1:1", /list or mapping, expected a name/],
  ["? {a: 1}\n: 2", "NT1045 1:3", /list or mapping, expected a name/],
  ["a:\n  : 1", "NT1045 2:3", /without a name/],
  ["{ : 1}", "NT1045 1:3", /without a name/],
  ["", "NT1003 1:1", /no value/],
  ["# only a comment", "NT1003 1:1", /no value/],
  ["---\n", "NT1003 1:1", /no value/],
  ["\n just words", "NT1003 2:2", /single value/],
  ["--- 1", "NT1003 1:5", /single value/],
  ["--- |\n text", "NT1003 1:5", /single value/],
  ["a:\n\t- b", "NT1040 2:1", /tab in the indentation/],
  ["a: b: c", "NT1040 1:5", /neither indented/],
  ["a:\n  b: 1\n c: 2", "NT1040 3:2", /neither indented/],
  ["- a\n - b\n-c", "NT1040 3:1", /./],
  ["a: 1\nb 2\nc: 3", "NT1040 3:2", /begins on a line before/],
  ["a: 1\nb 2", "NT1040 2:4", /without ":"/],
  ["a: 'b\n\n  c: 2", "NT1040 1:4", /closing quote/],
  ['a: "b\\"c', "NT1040 1:4", /closing quote/],
  ['a: "b\nc: "d"', "NT1040 2:1", /indented less than the brackets or quotes/],
  ["a: [1, 2", "NT1040 1:9", /inside brackets/],
  ["a: [1\nb: 2", "NT1040 2:1", /indented less than the brackets or quotes/],
  ["a: [1 {2}]", "NT1040 1:7", /"," or the closing bracket/],
  ["a: [1,,2]", "NT1040 1:7", /Found "," where a value/],
  ['a: "\\q"', "NT1040 1:6", /starts no escape/],
  ['a: "\\u12"', "NT1040 1:9", /hexadecimal/],
  ['a: "\\U00110000"', "NT1040 1:5", /does not exist/],
  ['a: "x\\\\U00110000y"\nb: "\\UFFFFFFFF"', "NT1040 2:5", /does not exist/],
  ["a: 'x\u0001'", "NT1040 1:6", /control character/],
  ["a: x\u0001", "NT1040 1:5", /does not allow/],
  ["a: x\u0000", "NT1040 1:5", /NUL/],
  ["a: \ud800x", "NT1040 1:4", /does not allow/],
  ["a: |0\n x", "NT1040 1:5", /"0" behind/],
  ["a: | x", "NT1040 1:6", /in the same line/],
  ["a: @x", "NT1040 1:4", /./],
  ["%FOO\na: 1", "NT1040 2:1", /no directive/],
  ["%YAML 2.0\n---\na: 1", "NT1040 2:1", /no directive/],
];

for (const [text, problem, message] of faultRows) {
  test(`parseYaml refuses ${JSON.stringify(text)}`, () => {
    const { root, problems, messages } = readYaml(text);
    assert.equal(root, undefined);
    assert.deepEqual(problems, [problem]);
    assert.match(messages[0] ?? "", message);
  });
}

test("parseYaml shows nothing of a key, also where it cannot read it", () => {
  const texts = [
    "*S3cret",
    "!S3cret x",
    "'S3cret",
    "S3: cret",
    '"S3cr\\qt"',
    "S3cret\u0001",
    "[S3cret",
    "| S3cret",
    "@S3cret",
  ];
  for (const text of [...texts, "!S3{cret", "!S3cr!et x", "&S3cret *S3cret", "S3cret\n S3cret: x"]) {
    const source = new SourceText("file.yaml", `name: a\nsharedKey: ${text}\nx: 1`);
    const { tree, problems } = parseYaml(source);
    assert.equal(tree, undefined, text);
    const words = JSON.stringify(problems.map(({ source: _, ...problem }) => problem));
    assert.doesNotMatch(words, /S3|3c|cr|53/);
  }
});
