import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CORE_SCHEMA, dump, load } from "js-yaml";
import { parse } from "../lib/source/parse.ts";
import type { JsonNode } from "../lib/source/tree.ts";
import { readYaml, valueOfNode } from "./yaml-reading.ts";

test("parseYaml agrees with js-yaml on what that prints, in all its styles", () => {
  const options = fc.record({
    indent: fc.integer({ min: 1, max: 6 }),
    flowLevel: fc.integer({ min: -1, max: 3 }),
    lineWidth: fc.constantFrom(-1, 20, 80),
    noRefs: fc.constant(true),
    forceQuotes: fc.boolean(),
    seqNoIndent: fc.boolean(),
    condenseFlow: fc.boolean(),
  });
  // It writes the smallest and largest numbers in a way that JSON does not have.
  const inner = fc.anything({ values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)], maxDepth: 4 });
  const value = fc.oneof(fc.dictionary(fc.string(), inner), fc.array(inner));
  fc.assert(
    fc.property(value, options, (drawn, how) => {
      const expected = JSON.parse(JSON.stringify(drawn)) as unknown;
      const { root, problems } = readYaml(dump(expected, how));
      assert.deepEqual(problems, []);
      assert.ok(root);
      assert.deepEqual(valueOfNode(root), expected);
    }),
    { numRuns: 300 },
  );
});

const samples: readonly string[] = [
  "# first\n'x': # one\n  - a: {b: [1, 2 ] , } # }\n    \"c d\": 3\n\n  - [ ]\n? z\n: - 4\n  -\n# last\n",
  "%YAML 1.2\n---\na: x\n  y\n\n  z\nb: |2-  # why\n    x  \n\n\nc: >+\n  x\n\n- 1\n",
  "- - |\r\n    x\r\n  - >\r\n    y\r\n- 'it''s'\n- [a: 1, ? b : 2, c: ]\n",
  "edge:\n  name: 'edge-1' # first\n  tunnels:\n    - name: to-azure\n      psk: |\n        abc\n        def\n      peers: [192.0.2.1, {id: \"x\\ty\"}]\n      note: >-\n        folded\n        text\n    - &x {a: , b: [ ]}\n  empty:\n",
];
const pieces = [
  "- ",
  ": ",
  "\n",
  "  ",
  "\t",
  "[",
  "]",
  "{",
  "}",
  ",",
  "#",
  "'",
  '"',
  "|",
  ">",
  "&a ",
  "*a",
  "!t ",
  "? ",
  "---\n",
  "...\n",
  "%",
  "\\",
  "\r",
  "é😀",
  "\u0000",
  "\ufeff",
  "\u2028",
  "\ud800",
  "@",
  "`",
  "<<: ",
];
const damaged = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.array(fc.constantFrom(...pieces), { maxLength: 3 })), {
      maxLength: 4,
    }),
  )
  .map(([text, damages]) => {
    return damages.reduce((left, [at, length, put]) => {
      const from = at % (left.length + 1);
      return left.slice(0, from) + put.join("") + left.slice(from + length);
    }, text);
  });

test("parse never throws for damaged YAML, and every place is in the text", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const { tree, problems } = parse("file", text);
      assert.ok(tree !== undefined || problems.length > 0);
      const { root } = readYaml(text);
      for (const { start, source } of problems) assert.ok(start >= 0 && start <= source.text.length);
      if (root !== undefined) assertPlaces(root, text);
    }),
    { numRuns: 5_000 },
  );
});

test("parseYaml reads what js-yaml reads, to the same value but for what JSON cannot say, and refuses the rest", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const { root, problems } = readYaml(text);
      const theirs = attempt(() => load(text, { schema: CORE_SCHEMA, maxAliases: 0 }));
      if (root === undefined) {
        if (theirs === undefined || typeof theirs !== "object" || theirs === null) return;
        // What they read and we do not: tags, merged mappings and names that are none.
        assert.match(problems[0] ?? "", /^NT104[0235]/);
        return;
      }
      if (theirs === undefined || /\b0|[-+.]\d|[.\d]\b|&|!/.test(text)) return;
      assert.deepEqual(valueOfNode(root), theirs);
    }),
    { numRuns: 5_000 },
  );
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}

// Children stand inside their parents, in order; and a scalar that is cut out says the same on its own.
function assertPlaces(node: JsonNode, text: string): void {
  assert.ok(node.start <= node.end && node.end <= text.length);
  const children = node.kind === "array" ? node.items : node.members.map(({ value }) => value);
  let at = node.start;
  for (const child of children) {
    assert.ok(child.start >= at && child.end <= node.end);
    at = child.end;
    assertPlaces(child, text);
  }
  for (const { nameStart, value } of node.members) {
    assert.ok(nameStart >= node.start && nameStart < text.length && nameStart <= value.start);
  }
  const first = text.charAt(node.start);
  if (node.kind === "scalar" && typeof node.value === "string" && !/[|>]/.test(first)) {
    const cut = text.slice(node.start, node.end).replace(/\r\n?|\n/g, "\n ");
    assert.deepEqual(readYaml(`- ${cut}`).root?.items[0]?.value, node.value, JSON.stringify(cut));
  }
}
