import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { rules } from "../lib/checks/rules.ts";
import type { Code } from "../lib/diagnostics/code.ts";
import { explain } from "../lib/diagnostics/explain.ts";
import { ownedFailures, unseenFailures } from "./failure-owners.ts";
import { failures, harmless } from "./failure-rows.ts";
import { ikeCorpus } from "./ipsec-corpus.ts";

test("each of the known failures stands once, with what names it or where to look", () => {
  const ids = [...ownedFailures, ...unseenFailures].map(({ id }) => id).sort();
  assert.deepEqual(
    ids,
    Array.from({ length: 96 }, (_, index) => `F${String(index + 1).padStart(2, "0")}`),
  );
  const ownerless = ownedFailures.filter(
    ({ names, note }) => Object.values(names).flat().length === 0 && note === undefined,
  );
  assert.deepEqual(ownerless, []);
});

test("what negotiate and reading are said to name is in a pair of documents", () => {
  const tested = new Set(failures.map(({ id, code }) => `${id} ${code}`));
  const untold = ownedFailures.flatMap(({ id, names }) =>
    [...(names.negotiate ?? []), ...(names.reading ?? [])]
      .map((code) => `${id} ${code}`)
      .filter((each) => !tested.has(each)),
  );
  assert.deepEqual(untold, []);
  const silent = ownedFailures.filter(({ names }) => names.negotiate?.length === 0).map(({ id }) => id);
  assert.deepEqual(
    silent.filter((id) => !harmless.some(([each]) => each === id)),
    [],
  );
});

test("what check is said to name is a code of a rule, with files in which it fires and files in which it is quiet", () => {
  const codes = new Set(rules.flatMap((rule) => rule.codes));
  const unproved = ownedFailures.flatMap(({ id, names }) =>
    (names.check ?? []).filter((code) => !codes.has(code) || !isProved(code)).map((code) => `${id} ${code}`),
  );
  assert.deepEqual(unproved, []);
});

function isProved(code: Code): boolean {
  const folder = `../fixtures/check/${explain(code)?.slug}/`;
  return ["fires", "quiet"].every((each) => existsSync(new URL(`${folder}${each}`, import.meta.url)));
}

interface Recorded {
  readonly entries: readonly { readonly id: string; readonly staticallyVisible: string }[];
}

const recorded = ikeCorpus<Recorded>("failure-modes.json");
const skip = recorded === undefined ? "the list of failures is not beside the project" : false;

test("every failure that is recorded as visible has an owner", { skip }, () => {
  const visible = (recorded?.entries ?? []).filter(({ staticallyVisible }) => staticallyVisible !== "no");
  assert.equal(visible.length, 84);
  assert.deepEqual(
    ownedFailures.map(({ id }) => id),
    visible.map(({ id }) => id),
  );
});
