import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SourceText } from "../lib/source/text.ts";

const text = fc.array(fc.constantFrom("a", "bc", "\n", "\r", "\r\n", "x".repeat(300)), { maxLength: 60 });

test("positionAt and lineText agree with splitting the text at its line breaks", () => {
  fc.assert(
    fc.property(text, (parts) => {
      const source = new SourceText("file", parts.join(""));
      const lines = source.text.split(/\r\n|\r|\n/);
      assert.deepEqual(
        [...lines, ""].map((_, index) => source.lineText(index + 1)),
        [...lines, ""],
      );
      const offsets = Array.from({ length: Math.ceil((source.text.length + 1) / 7) }, (_, index) => index * 7);
      // Backwards each is far from the one before: the way through a text is another one then.
      for (const offset of [...offsets, ...offsets.toReversed()]) {
        // Between the two characters of a line break, the line is not over yet.
        const inside = source.text.slice(offset - 1, offset + 1) === "\r\n" ? 1 : 0;
        const before = source.text.slice(0, offset - inside).split(/\r\n|\r|\n/);
        const column = (before.at(-1) ?? "").length + 1 + inside;
        assert.deepEqual(source.positionAt(offset), { line: before.length, column });
      }
    }),
  );
});

test("positionAt takes an offset outside the text for its nearest end", () => {
  const source = new SourceText("file", "ab\ncd");
  assert.deepEqual(source.positionAt(-1), { line: 1, column: 1 });
  assert.deepEqual(source.positionAt(99), { line: 2, column: 3 });
});
