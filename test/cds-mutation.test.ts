import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../lib/source/parse.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { convertCds } from "./cds-conversion.ts";
import { assertLegal } from "./cds-schemas.ts";
import { casesOf } from "./fixtures.ts";

// Every case as data, whatever it was written in.
const documents: readonly unknown[] = casesOf("cds").flatMap(({ sources }) =>
  sources.map(({ name, text }) => {
    const { tree } = parse(name, text);
    assert.ok(tree && tree.syntax !== "xml");
    return dataOf(tree.root);
  }),
);

type Node = Extract<ReturnType<typeof parse>["tree"], { syntax: "json" }>["root"];

function dataOf(node: Node): unknown {
  if (node.kind === "array") return node.items.map(dataOf);
  if (node.kind === "object") return Object.fromEntries(node.members.map(({ name, value }) => [name, dataOf(value)]));
  return node.value;
}

const replacement = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    [],
    {},
    true,
    false,
    0,
    -1,
    1.5,
    "******",
    "<x>",
    "10.0.0.1/8",
    "GROUP1",
    "DEFAULT",
    "id",
  ),
  fc.constantFrom<unknown>(
    [null],
    [{}],
    [[]],
    { values: null },
    { name: null, id: 7 },
    { version: "x" },
    "urn:vcloud:gateway:1",
  ),
  fc.string({ maxLength: 8 }),
);

/** A copy in which one part, found by going down by these numbers, is another. */
function mutated(value: unknown, [step, ...steps]: readonly number[], other: unknown, drop: boolean): unknown {
  if (step === undefined || typeof value !== "object" || value === null) return other;
  const names = Object.keys(value);
  const name = names[step % Math.max(names.length, 1)];
  if (name === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (drop && steps.length === 0) {
    if (Array.isArray(copy)) copy.splice(Number(name), 1);
    else delete copy[name];
  } else copy[name] = mutated(copy[name], steps, other, drop);
  return copy;
}

const mutation = fc.tuple(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 9 }), replacement, fc.boolean());

test("reading and writing are total, account for every leaf, and write only what the API takes", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (document, mutations, yaml) => {
        const value = mutations.reduce((before, [steps, other, drop]) => mutated(before, steps, other, drop), document);
        const text = JSON.stringify(value, null, 1) ?? "null";
        const how = { includeSecrets: false, ...(yaml ? { syntax: "yaml" as const } : {}) };
        if (!/^[{[]/.test(text)) return;
        const { trees, ledger, documents: written, diagnostics } = convertCds([{ name: "input.json", text }], how);
        const leaves = trees.flatMap((tree) => leavesOf(tree).map(({ path }) => path));
        assert.deepEqual(
          ledger.filter(({ file }) => file !== undefined).map(({ path }) => path),
          leaves,
        );
        for (const { kind, path = "", note } of ledger) {
          if (kind !== "unread") continue;
          const said = diagnostics.some(
            ({ path: at }) => at !== undefined && (path === at || path.startsWith(`${at}/`)),
          );
          assert.ok(said, `unread without a finding: ${path}: ${note}`);
        }
        for (const each of written) {
          assert.ok(!/Sample-Only-Key/.test(each.text), "a key is written");
          if (!yaml) assertLegal(JSON.parse(each.text), each.name);
        }
        for (const { message } of diagnostics) assert.ok(!/Sample-Only-Key/.test(message), "a key is shown");
      },
    ),
    { numRuns: 1_000 },
  );
});
