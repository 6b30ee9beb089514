import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decode } from "../lib/source/encoding.ts";

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];

function utf16(text: string, littleEndian: boolean): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );
}

const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n<a b="é"/>`;

// What is given, which text comes of it, and which problems with their places.
const rows: readonly [name: string, content: string | number[], text: string | undefined, problems: string[]][] = [
  ["UTF-8 without a mark", utf8("<a>é</a>"), "<a>é</a>", []],
  ["a UTF-8 mark is taken off", [0xef, 0xbb, 0xbf, ...utf8("<a/>")], "<a/>", []],
  ["a mark in a string is taken off", "\uFEFF<a/>", "<a/>", []],
  ["UTF-16 little-endian by its mark", [0xff, 0xfe, ...utf16("<a>é😀</a>", true)], "<a>é😀</a>", []],
  ["UTF-16 big-endian by its mark", [0xfe, 0xff, ...utf16("<a>é😀</a>", false)], "<a>é😀</a>", []],
  ["UTF-16 little-endian by its zero bytes", utf16("<a/>", true), "<a/>", []],
  ["UTF-16 big-endian JSON by its zero bytes", utf16('{"a":1}', false), '{"a":1}', []],
  ["no bytes at all", [], "", []],
  ["one byte", [0x31], "1", []],
  [
    "declared windows-1252, and is",
    [...utf8('<?xml version="1.0" encoding="windows-1252"?><a>'), 0xe9, 0x80],
    '<?xml version="1.0" encoding="windows-1252"?><a>é€',
    [],
  ],
  [
    "declared iso-8859-1, and is",
    [...utf8("<?xml version='1.0' encoding='iso-8859-1'?><a>"), 0xe9],
    "<?xml version='1.0' encoding='iso-8859-1'?><a>é",
    [],
  ],
  ["declared windows-1252, but is UTF-8", utf8(declared("windows-1252")), declared("windows-1252"), ["NT1002 1:31"]],
  [
    "declared iso-8859-1, and pure ASCII is that too",
    utf8('<?xml version="1.0" encoding="iso-8859-1"?><a/>'),
    '<?xml version="1.0" encoding="iso-8859-1"?><a/>',
    [],
  ],
  ["declared utf-16, but is UTF-8", utf8(declared("utf-16")), declared("utf-16"), ["NT1002 1:31"]],
  [
    "declared utf-8, but is UTF-16",
    [0xff, 0xfe, ...utf16(declared("utf-8"), true)],
    declared("utf-8"),
    ["NT1002 1:31"],
  ],
  ["declared utf-16, and is", [0xff, 0xfe, ...utf16(declared("utf-16"), true)], declared("utf-16"), []],
  ["declared something unknown", utf8(declared("klingon")), declared("klingon"), ["NT1002 1:31"]],
  ["a string has no encoding to lie about", declared("utf-16"), declared("utf-16"), []],
  ["a byte that is not UTF-8", [...utf8("<a>\n  "), 0xe9, 0x20], undefined, ["NT1001 2:3"]],
  ["an overlong form", [...utf8("ab"), 0xc0, 0xaf], undefined, ["NT1001 1:3"]],
  ["a surrogate in UTF-8", [...utf8("ab"), 0xed, 0xa0, 0x80], undefined, ["NT1001 1:3"]],
  ["a character cut off at the end", [...utf8("<a>"), 0xe2, 0x82], undefined, ["NT1001 1:4"]],
  ["half a unit at the end of UTF-16", [0xff, 0xfe, ...utf16("<a/>", true), 0x41], undefined, ["NT1001 1:5"]],
  ["a lone surrogate in UTF-16", [0xfe, 0xff, 0, 0x3c, 0xdc, 0, 0, 0x3c], undefined, ["NT1001 1:2"]],
  ["UTF-32", [0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0], undefined, ["NT1001 1:1"]],
  ["UTF-32 without a mark", [0x3c, 0, 0, 0], undefined, ["NT1001 1:1"]],
  ["a zip archive", [0x50, 0x4b, 3, 4, 20, 0], undefined, ["NT1001 1:1"]],
  ["a gzip archive", [0x1f, 0x8b, 8, 0], undefined, ["NT1001 1:1"]],
  ["a NUL in a text", "<a>\n\0</a>", undefined, ["NT1001 2:1"]],
];

for (const [name, content, text, problems] of rows) {
  test(`decode: ${name}`, () => {
    const decoded = decode("file", typeof content === "string" ? content : new Uint8Array(content));
    assert.equal(decoded.source?.text, text);
    const found = decoded.problems.map(({ code, source, start }) => {
      const { line, column } = source.positionAt(start);
      return `${code} ${line}:${column}`;
    });
    assert.deepEqual(found, problems);
  });
}

test("decode says which byte is wrong and what to do", () => {
  const [problem] = decode("file", new Uint8Array([0x3c, 0x61, 0xff])).problems;
  assert.equal(problem?.message, "Found byte 0xFF at offset 2, which is not UTF-8");
  assert.match(problem?.help ?? "", /Save the file as UTF-8/);
  const [archive] = decode("a.zip", new Uint8Array([0x50, 0x4b, 3, 4])).problems;
  assert.equal(archive?.message, 'Cannot read "a.zip": its beginning looks like a zip archive');
});

test("decode refuses what is larger than it reads", () => {
  const [problem] = decode("file", new Uint8Array(256 * 1024 * 1024 + 1)).problems;
  assert.equal(problem?.code, "NT1030");
});

test("decode gives any text back in each encoding, and throws for no bytes", () => {
  const text = fc.string({ unit: "binary" }).map((drawn) => `<a>${drawn.replaceAll("\0", "")}`);
  fc.assert(
    fc.property(text, (drawn) => {
      const inputs = [utf8(drawn), [0xff, 0xfe, ...utf16(drawn, true)], [0xfe, 0xff, ...utf16(drawn, false)]];
      for (const input of inputs) assert.equal(decode("file", new Uint8Array(input)).source?.text, drawn);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const { source, problems } = decode("file", bytes);
      assert.ok(source !== undefined || problems.length === 1);
    }),
  );
});
