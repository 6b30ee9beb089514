import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { documents, stalePages } from "./docs-pages.ts";
import { textOf } from "./house-files.ts";

const mend = "Run: npm run docs";

test("what is made from tables is up to date", () => {
  const stale = [...documents()].filter(([path, text]) => {
    return !existsSync(new URL(`../${path}`, import.meta.url)) || textOf(path) !== text;
  });
  assert.deepEqual(
    stale.map(([path]) => path),
    [],
    mend,
  );
  assert.deepEqual(stalePages(), [], mend);
});

test("every table has its place", () => {
  const places = ["README.md", "docs/configuration.md"].flatMap((path) => {
    return [...textOf(path).matchAll(/<!-- (\w+):begin: made by `npm run docs` -->/g)].map(([, name]) => name);
  });
  assert.deepEqual(places.sort(), ["codes", "commands", "coverage", "settings"]);
});
