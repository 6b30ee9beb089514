import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { jsonChunks } from "../lib/cli/jsonChunks.ts";
import { renderNetwork } from "../lib/cli/show/renderNetwork.ts";
import { wrap } from "../lib/cli/wrap.ts";
import { displayWidth } from "../lib/diagnostics/displayText.ts";
import { painter } from "../lib/diagnostics/paint.ts";
import { matchGoldens } from "./golden.ts";
import { showModels } from "./show-models.ts";
import { hidden } from "./show-parts.ts";

const paint = painter(false);

for (const { name, network, widths = [] } of showModels) {
  test(`the network ${name} is shown as expected`, () => {
    const texts = [80, ...widths].map((width): [string, string] => [
      `${width}.txt`,
      renderNetwork(network, { width, paint }),
    ]);
    matchGoldens(new URL(`../fixtures/show-models/${name}/`, import.meta.url), new Map(texts));
  });

  test(`the network ${name} fits every terminal and lets no control character through`, () => {
    for (const width of [40, 61, 80, 200]) {
      const text = renderNetwork(network, { width, paint });
      const wide = text.split("\n").filter((line) => displayWidth(line) > width);
      assert.deepEqual(wide, [], `${width} columns`);
      assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      assert.doesNotMatch(text, / \n/);
    }
  });

  test(`the network ${name} keeps its secrets, as text, in colours and in JSON`, () => {
    const shown = [
      renderNetwork(network, { width: 80, paint }),
      renderNetwork(network, { width: 80, paint: painter(true) }),
      [...jsonChunks({ schemaVersion: 1, from: "arm", network, diagnostics: [] })].join(""),
      inspect(network, { depth: 10 }),
    ];
    for (const text of shown) assert.ok(!text.includes(hidden));
  });
}

test("colours do not move anything", () => {
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
  for (const { network } of showModels) {
    const plain = renderNetwork(network, { width: 80, paint });
    assert.equal(renderNetwork(network, { width: 80, paint: painter(true) }).replace(escapes, ""), plain);
  }
});

const wrapped: readonly (readonly [text: string, width: number, lines: readonly string[]])[] = [
  ["", 10, [""]],
  ["one two", 10, ["one two"]],
  ["one two three", 8, ["one two", "three"]],
  ["/a/long/path/to/it", 8, ["/a/long/", "path/to/", "it"]],
  ["see /a/long/path", 8, ["see", "/a/long/", "path"]],
  ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["東京東京", 5, ["東京", "東京"]],
  ["a  b", 10, ["a  b"]],
];

for (const [text, width, lines] of wrapped) {
  test(`wrap breaks ${JSON.stringify(text)} at ${width} columns`, () => assert.deepEqual(wrap(text, width), lines));
}

test("wrap cuts nothing and keeps to the width", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "/", ",", "東", "(", "e\u0301") });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (whole, width) => {
      const lines = wrap(whole, width);
      assert.equal(lines.join("").replaceAll(" ", ""), whole.replaceAll(" ", ""));
      assert.ok(lines.every((line) => displayWidth(line) <= width));
    }),
  );
});
