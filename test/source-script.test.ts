import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../lib/source/parse.ts";
import { printScript, type TracedStatement } from "../lib/source/printScript.ts";
import { quoteScriptText, scriptValue } from "../lib/source/scriptText.ts";
import { derived } from "../lib/source/traced.ts";
import { leavesOf } from "../lib/source/tree.ts";

/** Leaves as `path = value`. */
function leavesIn(text: string, name = "a.ps1"): string[] | undefined {
  const { tree } = parse(name, text);
  if (tree?.syntax !== "text") return undefined;
  return leavesOf(tree).map(({ path, value }) => `${path} = ${value}`);
}

const key = "Set-AzureVNetGatewayKey";

const scripts: readonly (readonly [what: string, text: string, leaves: readonly string[] | undefined])[] = [
  ["a command", `${key} -VNetName A`, [`/0/0/command = ${key}`, "/0/0/VNetName = A"]],
  ["quotes", `${key} 'a''b' "c""d"`, [`/0/0/command = ${key}`, "/0/0/1 = a'b", '/0/0/2 = c"d']],
  ["typographic quotes and dashes", `${key} –VNetName “A”`, [`/0/0/command = ${key}`, "/0/0/VNetName = A"]],
  [
    "a number, a switch",
    `${key} -Priority 100 -Force`,
    [`/0/0/command = ${key}`, "/0/0/Priority = 100", "/0/0/Force = true"],
  ],
  ["lines that a backtick joins", `${key} \`\n  -VNetName \`\r\n A`, [`/0/0/command = ${key}`, "/0/0/VNetName = A"]],
  [
    "a pipe over lines",
    `Get-AzureRouteTable A |\n  Set-AzureRoute -RouteName b`,
    ["/0/0/command = Get-AzureRouteTable", "/0/0/1 = A", "/0/1/command = Set-AzureRoute", "/0/1/RouteName = b"],
  ],
  ["a list", `${key} -X a, 'b'`, [`/0/0/command = ${key}`, "/0/0/X/0 = a", "/0/0/X/1 = b"]],
  ["a name that is given twice", `${key} -X a -X b`, [`/0/0/command = ${key}`, "/0/0/X = a", "/0/0/X (2) = b"]],
  ["comments", `# ${key} -X a\n<# ${key}\n#>\n${key} # more`, [`/0/0/command = ${key}`]],
  [
    "an assignment of a text",
    `$a = "b"; ${key} $a`,
    ["/0/0/variable = a", "/0/0/value = b", `/1/0/command = ${key}`, "/1/0/1 = $a"],
  ],
  [
    "what is computed",
    `$a = Get-Item b\n${key} (Get-Item "c)")`,
    ["/0/0/statement = $a = Get-Item b", `/1/0/command = ${key}`, '/1/0/1 = (Get-Item "c)")'],
  ],
  [
    "a block",
    `if ($a) {\n  b\n}\n${key} c`,
    ["/0/0/statement = if ($a) {\n  b\n}", `/1/0/command = ${key}`, "/1/0/1 = c"],
  ],
  ["a text that does not end", `${key} "a`, [`/0/0/command = ${key}`, "/0/0/1 = "]],
  ["a bracket that does not end", `${key} (a`, [`/0/0/command = ${key}`, "/0/0/1 = (a"]],
  ["another script", "Get-Item a", undefined],
  ["a command of today's module", "Get-AzVirtualNetworkGateway -Name a", undefined],
  ["a configuration in a script", `${key} a\n@"\n<NetworkConfiguration/>\n"@`, undefined],
];

for (const [what, text, leaves] of scripts) {
  test(`a script is read as its commands: ${what}`, () => assert.deepEqual(leavesIn(text), leaves));
}

const lists: readonly (readonly [what: string, text: string, leaves: readonly string[] | undefined])[] = [
  ["names and values", "A    : 1\nLong : two words\n", ["/0/A = 1", "/0/Long = two words"]],
  ["several objects", "A  : 1\nBb : 2\n\n\nA  : 3\nBb : \n", ["/0/A = 1", "/0/Bb = 2", "/1/A = 3", "/1/Bb = "]],
  ["a list in braces", "A  : {a, b c}\nBb : {}\n", ["/0/A/0 = a", "/0/A/1 = b c", "/0/Bb = null"]],
  ["a value over lines", "A  : one two\n     three\nBb : 1\n", ["/0/A = one two three", "/0/Bb = 1"]],
  ["a value without blanks over lines", "A  : onetwo\n     three\nBb : 1\n", ["/0/A = onetwothree", "/0/Bb = 1"]],
  ["a colon in a value", "A  : b : c\nBb : 1\n", ["/0/A = b : c", "/0/Bb = 1"]],
  [
    "the command that asked",
    "PS C:\\> Get-It -Name x\n\nA : 1\n",
    ["/0/0/command = Get-It", "/0/0/Name = x", "/1/A = 1"],
  ],
  ["a name that stands twice", "A  : 1\nA  : 2\n", ["/0/A = 1", "/0/A (2) = 2"]],
  ["colons that are not below each other", "A : 1\nBb : 2\n", undefined],
  ["prose", "Dear all  : hello\nfoo\n", undefined],
];

for (const [what, text, leaves] of lists) {
  test(`a printed list is read as its objects: ${what}`, () => assert.deepEqual(leavesIn(text, "a.txt"), leaves));
}

test("every leaf of a text stands where it says, once", () => {
  for (const [, text] of [...scripts, ...lists]) {
    const { tree } = parse("a.txt", text);
    if (tree?.syntax !== "text") continue;
    const leaves = leavesOf(tree);
    assert.equal(new Set(leaves.map(({ path }) => path)).size, leaves.length);
    for (const { start, end } of leaves) assert.ok(start >= 0 && start <= end && end <= text.length);
  }
});

const values: readonly (readonly [written: string, value: string | undefined])[] = [
  ["'a$b'", "a$b"],
  ["'a’’b'", "a’b"],
  ['"a$b"', "a<b>"],
  ['"a${b}c"', "a<b>c"],
  ['"a`$b`n"', "a$b\n"],
  ["$b", "<b>"],
  ["$env:path", "<env:path>"],
  ['"100$"', "100$"],
  ['"a$unknown"', undefined],
  ['"a$(1 + 1)"', undefined],
];

for (const [written, value] of values) {
  test(`the value of ${written} is ${value ?? "not known"}`, () => {
    assert.equal(
      scriptValue(written, (name) => (name === "unknown" ? undefined : `<${name}>`)),
      value,
    );
  });
}

/** Texts full of what means something in a script. */
const hostile = fc.string({
  unit: fc.constantFrom(
    "'",
    "’",
    '"',
    "“",
    "`",
    "$",
    "(",
    ")",
    "{",
    "}",
    ";",
    "|",
    "#",
    "\n",
    "\r",
    " ",
    "@",
    "-",
    "a",
    "<",
    ">",
  ),
  maxLength: 20,
});

test("no text leaves its quotes: what is printed is read as the same commands", () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), hostile, (texts, comment) => {
      const statement = (text: string): TracedStatement => ({
        comment,
        commands: [
          { command: derived(key, []), parameters: { VNetName: derived(text, []), Priority: derived(7, []) } },
        ],
      });
      const { text, visitLeaves } = printScript([comment], texts.map(statement));
      const { tree } = parse("a.ps1", text);
      assert.ok(tree?.syntax === "text");
      const read = leavesOf(tree).map(({ path, value }) => [path, value]);
      const printed: unknown[] = [];
      visitLeaves((path, { value }) => printed.push([path, value]));
      assert.deepEqual(read, printed);
    }),
    { numRuns: 300 },
  );
});

test("a quoted text has its value back", () => {
  fc.assert(
    fc.property(hostile, (text) =>
      assert.equal(
        scriptValue(quoteScriptText(text), () => undefined),
        text,
      ),
    ),
  );
});

test("any text is read without an exception", () => {
  const piece = fc.constantFrom(
    key,
    " -VNetName ",
    "$a = ",
    "'",
    '"',
    "`",
    "\n",
    "(",
    ")",
    "{",
    "}",
    "@(",
    "#",
    "<#",
    "|",
    ",",
    "a",
    "A  : 1\n",
    "PS> ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { tree } = parse("a.ps1", pieces.join(""));
      if (tree !== undefined) leavesOf(tree);
    }),
    { numRuns: 500 },
  );
});
