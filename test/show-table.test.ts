import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Table, tableLines } from "../lib/cli/show/table.ts";
import { displayWidth } from "../lib/diagnostics/displayText.ts";
import { painter } from "../lib/diagnostics/paint.ts";

const paint = painter(false);
const columns = [{ title: "R", yields: true as const }, { title: "F" }, { title: "T", arrow: "→" }, { title: "S" }];

function lines(table: Table, width: number): readonly string[] {
  return tableLines(table, { indent: 2, width, paint });
}

test("a table cuts nothing and keeps to the width", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "/", "-", ",", "東", "(", ")"), maxLength: 60 });
  const row = fc.record({
    cells: fc.array(text, { minLength: 4, maxLength: 4 }),
    details: fc.array(text, { maxLength: 2 }),
  });
  const characters = (texts: readonly string[]): string =>
    [...texts.join("").replace(/[^ab/\-,東()]/g, "")].sort().join("");
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), fc.integer({ min: 40, max: 120 }), (rows, width) => {
      const shown = lines({ columns, rows }, width);
      assert.equal(characters(shown), characters(rows.flatMap(({ cells, details }) => [...cells, ...details])));
      assert.deepEqual(
        shown.filter((line) => displayWidth(line) > width || line.endsWith(" ")),
        [],
      );
    }),
  );
});

test("what goes on in a column stands below its beginning, with no blank put in", () => {
  const cells = ["a-rule-with-a-long-name", "2001:db8:ffff:ffff:ffff:ffff:ffff:0/112", "any", "any"];
  assert.deepEqual(lines({ columns, rows: [{ cells, details: ["off"] }] }, 48), [
    "  R           F                       → T    S",
    "  a-rule-     2001:db8:ffff:ffff:ffff → any  any",
    "  with-a-     :ffff:ffff:0/112",
    "  long-name   off",
  ]);
});

test("where columns have no room, each cell has a line", () => {
  const cells = ["rule-with-a-long-name", "192.168.10.0/24", "192.168.11.0/24", "some-service"];
  assert.deepEqual(lines({ columns, rows: [{ cells, details: ["off"] }] }, 40), [
    "  rule-with-a-long-name",
    "    F: 192.168.10.0/24",
    "    T: 192.168.11.0/24",
    "    S: some-service",
    "    off",
  ]);
});
