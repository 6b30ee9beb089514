import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";

const update = process.env["UPDATE_GOLDENS"] === "1";

/**
 * Compares texts with the files of a folder. All files of the folder count: one that is no longer made fails the test.
 * `UPDATE_GOLDENS=1` accepts; never in CI, where a missing golden is a failure.
 */
export function matchGoldens(folder: URL, texts: ReadonlyMap<string, string>): void {
  if (update && process.env["CI"] === undefined) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of texts) writeFileSync(new URL(name, folder), text);
    return;
  }
  const accept = "To accept after reading the difference: UPDATE_GOLDENS=1 npm run test:node";
  const expected = existsSync(folder) ? readdirSync(folder).sort() : [];
  assert.deepEqual([...texts.keys()].sort(), expected, `other files than the golden ones. ${accept}`);
  for (const [name, text] of texts) {
    assert.equal(text, readFileSync(new URL(name, folder), "utf8"), `${name} differs from its golden. ${accept}`);
  }
}
