import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "./cli-host.ts";

function text(name: string, file: string): string {
  return readFileSync(new URL(`../fixtures/negotiate/${name}/${file}`, import.meta.url), "utf8");
}

function filesOf(name: string): Readonly<Record<string, string>> {
  return { "azure.json": text(name, "azure.json"), "edge.json": text(name, "edge.json"), "broken.json": "{" };
}

const rows: readonly (readonly [fixture: string, argv: string, exit: number, says?: RegExp])[] = [
  ["up", "azure.json edge.json", 0],
  ["up", "azure.json edge.json --connection HARBOUR-to-quay --tunnel quay-to-harbour", 0],
  ["up", "azure.json edge.json --connection nobody", 1, /No connection is called "nobody"/],
  ["group-differs", "azure.json edge.json", 1, /NT4001/],
  ["group-differs", "azure.json edge.json --fail-on never", 1],
  ["secrecy-on-one-side", "azure.json edge.json --fail-on never", 1],
  ["profile-not-given", "azure.json edge.json --fail-on never", 0],
  ["up", "azure.json", 2, /needs AZURE CDS/],
  ["up", "azure.json edge.json edge.json", 2, /Unexpected argument/],
  ["up", "- -", 2, /Standard input can be AZURE or CDS, not both/],
  ["up", "azure.json missing.json", 3, /Cannot read "missing\.json"/],
  ["up", "broken.json edge.json", 3, /Nothing was negotiated: AZURE \("broken\.json"\) cannot be used/],
  ["up", "azure.json azure.json", 3, /Nothing was negotiated: CDS \("azure\.json"\) cannot be used/],
  ["up", "azure.json broken.json --json", 3],
];

for (const [fixture, argv, exit, says] of rows) {
  test(`negotiate ${argv} on ${fixture} ends with ${exit}`, async () => {
    const outcome = await run(["negotiate", ...argv.split(" ")], { files: filesOf(fixture) });
    assert.equal(outcome.exit, exit, outcome.stderr);
    if (says !== undefined) assert.match(outcome.stderr, says);
  });
}

test("a side can come from a folder or from standard input", async () => {
  const { "azure.json": azure = "", "edge.json": edge = "" } = filesOf("up");
  const outcome = await run(["negotiate", "azure", "-", "--json"], {
    files: { "azure/main.json": azure },
    stdin: edge,
  });
  assert.deepEqual([outcome.exit, JSON.parse(outcome.stdout).verdict], [0, "up"]);
});

test("a key is never shown, neither in the result nor in the lines of the files", async () => {
  for (const format of ["pretty", "json"]) {
    const { exit, stdout, stderr } = await run(["negotiate", "azure.json", "edge.json", "--format", format], {
      files: filesOf("keys-differ"),
    });
    assert.equal(exit, 1);
    assert.doesNotMatch(`${stdout}${stderr}`, /Sample|Key-\d/);
  }
});

test("a key that --set gives is compared and not shown", async () => {
  const files = filesOf("keys-differ");
  const template = JSON.parse(files["azure.json"] ?? "");
  template.parameters = { psk: { type: "securestring" } };
  template.resources[4].properties.sharedKey = "[parameters('psk')]";
  const argv = ["negotiate", "t.json", "edge.json", "--set"];
  for (const [key, exit] of [
    ["Quay-Sample-Key-2", 0],
    ["Quay-Sample-Key-3", 1],
  ] as const) {
    const outcome = await run([...argv, `psk=${key}`], { files: { ...files, "t.json": JSON.stringify(template) } });
    assert.equal(outcome.exit, exit, outcome.stderr);
    assert.doesNotMatch(`${outcome.stdout}${outcome.stderr}`, /Sample|Key-\d/);
  }
});

test("every line of the result fits the terminal", async () => {
  for (const name of ["up", "defaults", "prefixes-differ", "profile-not-given"]) {
    const { stdout } = await run(["negotiate", "azure.json", "edge.json"], { files: filesOf(name) });
    assert.deepEqual(
      stdout.split("\n").filter((line) => line.length > 80),
      [],
    );
  }
});
