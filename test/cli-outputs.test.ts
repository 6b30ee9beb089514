import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeMachine, type Outcome, run } from "./cli-host.ts";

const input =
  '<VirtualNetworkSite name="Net1" AffinityGroup="Group1"><AddressSpace><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressSpace><Gateway><ConnectionsToLocalNetwork><LocalNetworkSiteRef name="Site1"/></ConnectionsToLocalNetwork></Gateway></VirtualNetworkSite>';

async function convertTo(path: string, machine: FakeMachine = {}, ...more: string[]): Promise<Outcome> {
  const files = { "in.xml": input, ...machine.files };
  return await run(["convert", "in.xml", "--to", "arm", "-o", path, ...more], { ...machine, files });
}

function made({ files }: Outcome): string[] {
  return [...files.keys()].filter((path) => path !== "in.xml").sort();
}

const main = "azuredeploy.json";
const companion = "azuredeploy.parameters.json";

test("without -o the main document is printed and the others are named", async () => {
  const outcome = await run(["convert", "in.xml", "--to", "arm"], { files: { "in.xml": input } });
  assert.match(outcome.stdout, /^\{[\s\S]*"resources"/);
  assert.match(
    outcome.stderr,
    new RegExp(`\\nalso made: ${companion} \\(write with -o FOLDER/\\)\\nnetcfg → arm .*\\n$`),
  );
  assert.deepEqual(made(outcome), []);
});

test("-o - prints, as without -o", async () => {
  const outcome = await convertTo("-");
  assert.match(outcome.stdout, /^\{/);
  assert.deepEqual(made(outcome), []);
});

test("-o FOLDER/ makes the folder and writes all documents under their names, and prints none", async () => {
  const outcome = await convertTo("out/deep/");
  assert.equal(outcome.stdout, "");
  assert.deepEqual(made(outcome), [`out/deep/${main}`, `out/deep/${companion}`]);
  assert.match(
    outcome.stderr,
    /\nwritten: out\/deep\/azuredeploy\.json, out\/deep\/azuredeploy\.parameters\.json\nnetcfg → arm .*\n$/,
  );
});

test("-o with a folder that exists writes into it without a slash too", async () => {
  assert.deepEqual(made(await convertTo("out", { folders: ["out"] })), [`out/${main}`, `out/${companion}`]);
});

test("-o FILE names the main document, and the others go beside it", async () => {
  const outcome = await convertTo("out/net.json", { folders: ["out"] });
  assert.deepEqual(made(outcome), [`out/${companion}`, "out/net.json"]);
  assert.match(outcome.files.get("out/net.json") ?? "", /"resources"/);
});

test("-o with --json prints the conversion and writes the documents", async () => {
  const outcome = await convertTo("net.json", {}, "--json");
  assert.equal(outcome.stderr, "");
  const { documents } = JSON.parse(outcome.stdout) as { documents: { text: string }[] };
  assert.equal(outcome.files.get("net.json"), documents[0]?.text);
});

test("-o does not write over a file, nor anything else then", async () => {
  const outcome = await convertTo("net.json", { files: { [companion]: "mine" } });
  assert.equal(outcome.exit, 2);
  assert.match(
    outcome.stderr,
    /^error: Cannot write "azuredeploy\.parameters\.json": it exists already, and nothing was written; use --force/,
  );
  assert.deepEqual(made(outcome), [companion]);
  assert.equal(outcome.files.get(companion), "mine");
});

test("-o with --force writes over files", async () => {
  const outcome = await convertTo("net.json", { files: { [companion]: "mine" } }, "--force");
  assert.equal(outcome.exit, 0);
  assert.match(outcome.files.get(companion) ?? "", /"parameters"/);
});

test("-o refuses a name that a companion has", async () => {
  const outcome = await convertTo(companion);
  assert.equal(outcome.exit, 2);
  assert.match(outcome.stderr, /two of the documents would get this name/);
  assert.deepEqual(made(outcome), []);
});

test("-o does not make the folder of a file", async () => {
  const outcome = await convertTo("nowhere/net.json");
  assert.equal(outcome.exit, 2);
  assert.match(outcome.stderr, /^error: Cannot write "nowhere\/net\.json": there is no such file or folder\n$/);
});

test("-o leaves nothing behind when a document cannot be written", async () => {
  const broken = { [`out/.${companion}.1.tmp`]: "ENOSPC" };
  const outcome = await convertTo("out/", { broken });
  assert.equal(outcome.exit, 2);
  assert.match(outcome.stderr, /^error: Cannot write "out\/azuredeploy\.parameters\.json": there is no space left\n$/);
  assert.deepEqual(made(outcome), []);
});

test("-o writes nothing when there is nothing to write", async () => {
  const outcome = await convertTo("out/", { files: { "in.xml": "<a>" } });
  assert.equal(outcome.exit, 3);
  assert.deepEqual(made(outcome), []);
});
