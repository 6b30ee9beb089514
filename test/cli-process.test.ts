import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

// The suite runs under Deno without the permission to start programs.
const options = { skip: "Deno" in globalThis };
const input = fileURLToPath(new URL("../fixtures/quick-start/NetworkConfig.xml", import.meta.url));

function nettrans(argv: readonly string[], stdin = ""): SpawnSyncReturns<string> {
  const program = fileURLToPath(new URL("../bin/nettrans.ts", import.meta.url));
  const env = { ...process.env, NO_COLOR: "1" };
  return spawnSync(process.execPath, ["--import", "tsx", program, ...argv], { encoding: "utf8", input: stdin, env });
}

test(
  "the program converts a file, with the template on standard output and the report on standard error",
  options,
  () => {
    const { status, stdout, stderr } = nettrans(["convert", input, "--to", "arm"]);
    assert.equal(status, 0, stderr);
    assert.equal(typeof JSON.parse(stdout), "object");
    assert.match(stderr, /\nnetcfg → arm \(near end\): /);
  },
);

test("the program reads standard input", options, () => {
  const { status, stdout } = nettrans(["convert", "-", "--to", "arm", "--json"], "<a>");
  assert.equal(status, 3);
  assert.equal((JSON.parse(stdout) as { diagnostics: { file: string }[] }).diagnostics[0]?.file, "<stdin>");
});

test("the program writes files, leaves no temporary ones, and does not write over them", options, () => {
  const folder = mkdtempSync(`${tmpdir()}/nettrans-`);
  try {
    assert.equal(nettrans(["convert", input, "--to", "arm", "-o", `${folder}/deploy/`]).status, 0);
    assert.ok(readdirSync(`${folder}/deploy`).includes("azuredeploy.json"));
    assert.deepEqual(
      readdirSync(`${folder}/deploy`).filter((name) => !name.startsWith("azuredeploy.")),
      [],
    );
    const again = nettrans(["convert", input, "--to", "arm", "-o", `${folder}/deploy`]);
    assert.equal(again.status, 2);
    assert.match(again.stderr, /azuredeploy\.json": it exists already/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the program says in one line that a file is missing", options, () => {
  const { status, stdout, stderr } = nettrans(["convert", "nowhere.xml", "--to", "arm"]);
  assert.deepEqual([status, stdout], [3, ""]);
  assert.equal(stderr, 'error: Cannot read "nowhere.xml": there is no such file or folder\n');
});
