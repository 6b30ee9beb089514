import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../lib/source/parse.ts";

const large = 50 * 1024 * 1024;
const million = 1_000_000;
const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);

// Inputs that are made to exhaust a parser, and the one problem that each must end in.
const rows: readonly [name: string, make: () => string | Uint8Array, code: string, message: RegExp][] = [
  ["100,000 levels", () => "<a>".repeat(100_000) + "</a>".repeat(100_000), "NT1030", /deeper element/],
  ["257 levels", () => "<a>".repeat(257) + "</a>".repeat(257), "NT1030", /at most 256 levels/],
  ["an entity bomb", () => `<!DOCTYPE a [<!ENTITY e0 "x">${entities.join("")}]><a>&e9;</a>`, "NT1011", /DOCTYPE/],
  ["one attribute of 50 MiB", () => `<a b="${"x".repeat(large)}"/>`, "NT1030", /at most 65536 characters/],
  ["one attribute of 70 KiB", () => `<a b="${"x".repeat(70 * 1024)}"/>`, "NT1030", /at most 65536 characters/],
  ["one attribute that never ends", () => `<a b="${"x".repeat(large)}`, "NT1010", /inside the start tag of "a"/],
  ["one text of 50 MiB", () => `<a>${"x".repeat(large)}</a>`, "NT1030", /longer text/],
  ["50 MiB of blanks", () => `<a>${" ".repeat(large)}</a>`, "NT1030", /longer text/],
  ["one section of 50 MiB", () => `<a><![CDATA[${"x".repeat(large)}]]></a>`, "NT1030", /longer text/],
  ["one comment of 50 MiB", () => `<a><!--${"x".repeat(large)}--></a>`, "NT1030", /longer tag or comment/],
  ["one name of 50 MiB", () => `<${"x".repeat(large)}/>`, "NT1030", /longer tag/],
  ["one instruction of 50 MiB", () => `<?x${"x".repeat(large)}?><a/>`, "NT1030", /longer tag/],
  ["50 MiB of a declaration", () => `<a><!${"x".repeat(large)}`, "NT1010", /expected an element or a comment/],
  ["50 MiB of <", () => "<".repeat(large), "NT1010", /"<" followed by "<"/],
  ["50 MiB of &", () => `<a>${"&".repeat(large)}</a>`, "NT1010", /starts no reference/],
  ["7 million empty comments", () => `<a>${"x<!---->".repeat(7 * million)}</a>`, "NT1030", /longer text/],
  [
    "a million attributes",
    () => `<a ${Array.from({ length: million }, (_, index) => `a${index}=""`).join(" ")}/>`,
    "NT1030",
    /./,
  ],
  [
    "1,001 attributes",
    () => `<a ${Array.from({ length: 1_001 }, (_, index) => `a${index}=""`).join(" ")}/>`,
    "NT1030",
    /more attributes/,
  ],
  [
    "a million names",
    () => `<a>${Array.from({ length: million }, (_, index) => `<n${index}/>`).join("")}</a>`,
    "NT1030",
    /different names/,
  ],
  ["a character cut off", () => new Uint8Array([0x3c, 0x61, 0x3e, 0xe2, 0x82]), "NT1001", /inside a character/],
  ["50 MiB of prose", () => "x".repeat(large), "NT1003", /expected XML/],
  ["50 MiB of nothing", () => " ".repeat(large), "NT1003", /is empty/],
  ["10 million open arrays", () => "[".repeat(10 * million), "NT1030", /at most 500 levels/],
  ["a million open objects", () => '{"a":'.repeat(million), "NT1030", /deeper array or object/],
  ["a JSON text that never ends", () => `["${"x".repeat(large)}`, "NT1020", /without its closing quote/],
  ["a number of 50 MiB", () => `[${"1".repeat(large)}]`, "NT1020", /a number as JSON writes it/],
  ["a word of 50 MiB", () => `[${"a".repeat(large)}]`, "NT1020", /expected a value/],
  ["a name given a million times", () => `{${'"a":1,'.repeat(million)}"a":2}`, "NT1030", /repeated names/],
];

for (const [name, make, code, message] of rows) {
  test(`parse survives ${name}`, { timeout: 60_000 }, () => {
    const { tree, problems } = parse("hostile", make());
    assert.equal(tree, undefined);
    const last = problems.at(-1);
    assert.equal(last?.code, code);
    assert.match(last?.message ?? "", message);
    assert.ok((last?.message.length ?? 0) < 300);
  });
}

test("parse keeps names that objects inherit as data in JSON", () => {
  const { tree } = parse("a.json", '{"__proto__":{"polluted":true},"constructor":1}');
  assert.ok(tree?.syntax === "json");
  assert.equal(tree.root.member("__proto__")?.member("polluted")?.value, true);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test("parse reads a JSON text of 50 MiB with nothing but escapes", { timeout: 60_000 }, () => {
  const { tree } = parse("a.json", `["${"\\n".repeat(large / 2)}"]`);
  assert.ok(tree?.syntax === "json");
  assert.equal(String(tree.root.items[0]?.value).length, large / 2);
});
