import assert from "node:assert/strict";
import { test } from "node:test";
import { notUnderstood, type OpenKind, openKind, toBeFilledIn } from "../lib/model/openValue.ts";
import type { Unresolved } from "../lib/model/stated.ts";

// What stands for a value that is not known, and what keeps it from being known.
const rows: readonly (readonly [value: Unresolved, kind: OpenKind, text: string])[] = [
  [{ unresolved: "parameters('x')", reason: "" }, "expression", "parameters('x')"],
  [{ unresolved: "less('<', 1)", reason: "" }, "expression", "less('<', 1)"],
  [toBeFilledIn("<address of the edge>"), "placeholder", "<address of the edge>"],
  [toBeFilledIn(" <address of the edge>\n"), "placeholder", "<address of the edge>"],
  [notUnderstood("<address of the edge>"), "placeholder", "<address of the edge>"],
  [notUnderstood(" <address of the edge> "), "placeholder", "<address of the edge>"],
  [notUnderstood("AES_999"), "not understood", "<not understood: AES_999>"],
  [notUnderstood("<a> and <b>"), "not understood", "<not understood: a and b>"],
  [notUnderstood("<>"), "not understood", "<not understood: >"],
];

for (const [value, kind, text] of rows) {
  test(`an open value: ${value.unresolved} is ${kind}`, () => {
    assert.deepEqual([openKind(value), value.unresolved], [kind, text]);
  });
}
