import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readByFormat } from "../lib/read.ts";
import { parse } from "../lib/source/parse.ts";
import { check, type Diagnostic, type Source } from "../mod.ts";
import { mutations } from "./arm-read-mutations.ts";
import { casesOf } from "./fixtures.ts";

// Every document of every case that is data, as JSON, for changes of single values.
const documents = ["arm", "cds"]
  .flatMap((area) => casesOf(area))
  .flatMap(({ sources }) => {
    const json = sources.flatMap(({ name, text }) => {
      const { tree } = parse(name, text);
      return tree === undefined || tree.syntax === "xml" ? [] : [{ name, text: JSON.stringify(dataOf(tree.root)) }];
    });
    return json.length === 0 ? [] : [{ sources: json }];
  });

type Node = Extract<ReturnType<typeof parse>["tree"], { syntax: "json" }>["root"];

function dataOf(node: Node): unknown {
  if (node.kind === "array") return node.items.map(dataOf);
  if (node.kind === "object") return Object.fromEntries(node.members.map(({ name, value }) => [name, dataOf(value)]));
  return node.value;
}

function checked(sources: readonly Source[]): readonly Diagnostic[] {
  return check(readByFormat(sources));
}

test("changed inputs are checked without an exception, and every finding has a place in one of them", () => {
  fc.assert(
    fc.property(mutations(documents), (sources) => {
      const texts = new Map(sources.map(({ name, text }) => [name, String(text).split("\n")]));
      for (const { file, line, message, related = [] } of checked(sources)) {
        for (const place of [{ file, line }, ...related]) {
          const lines = texts.get(place.file ?? "");
          assert.ok(lines !== undefined && (place.line ?? 0) >= 1 && (place.line ?? 0) <= lines.length, message);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("checking the same inputs twice gives the same findings", () => {
  for (const { sources } of documents) assert.deepEqual(checked(sources), checked(sources));
});

test("no finding holds a key that an input states", () => {
  const key = "fifteen=(secret)=sign";
  for (const { sources } of documents) {
    const planted = sources.map(({ name, text }) => ({
      name,
      text: String(text).replace(/("(?:sharedKey|preSharedKey)":)"[^"]*"/g, `$1${JSON.stringify(key)}`),
    }));
    assert.ok(!JSON.stringify(checked(planted)).includes(key));
  }
  const stated = documents.filter(({ sources }) =>
    sources.some(({ text }) => /"(?:sharedKey|preSharedKey)":"/.test(String(text))),
  );
  assert.ok(stated.length > 0);
});
