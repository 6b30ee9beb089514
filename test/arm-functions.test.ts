import assert from "node:assert/strict";
import { test } from "node:test";
import { pureFunctions } from "../lib/formats/arm/functions/functions.ts";
import { call, plain, rowText, toValue } from "./arm-functions-calls.ts";
import { lastRows } from "./arm-functions-more-rows.ts";
import { firstRows } from "./arm-functions-rows.ts";

const rows = [...firstRows, ...lastRows];

test("each function gives what is documented", () => {
  for (const [name, args, expected] of rows) {
    assert.deepEqual(plain(call(name, args)), plain(toValue(expected)), rowText(name, args));
  }
});

test("each function is in the rows, and is found by its name in small letters", () => {
  const tested = new Set(rows.map(([name]) => name.toLowerCase()));
  assert.deepEqual(
    [...pureFunctions.keys()].filter((name) => !tested.has(name)),
    [],
  );
  for (const [key, { name }] of pureFunctions) assert.equal(key, name.toLowerCase());
});
