import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Outcome, run } from "./cli-host.ts";

function filesOf(name: string): Record<string, string> {
  const text = (file: string): string =>
    readFileSync(new URL(`../fixtures/negotiate/${name}/${file}`, import.meta.url), "utf8");
  return { "in/azure.json": text("azure.json"), "in/edge.json": text("edge.json") };
}

async function fixed(fixture: string, argv: string, files: Record<string, string | Uint8Array> = {}): Promise<Outcome> {
  const command = ["negotiate", "in/azure.json", "in/edge.json", ...argv.split(" ")];
  return await run(command, { files: { ...filesOf(fixture), ...files }, folders: ["out"] });
}

const changed = filesOf("group-differs")["in/azure.json"]?.replace("DHGroup2", "DHGroup14");

test("one file that changes goes to standard output, and the report to standard error", async () => {
  const { exit, stdout, stderr, files } = await fixed("group-differs", "--fix azure");
  assert.deepEqual([exit, stdout, files.size], [0, changed, 2]);
  assert.match(stderr, /down: "harbour-to-quay"[\s\S]*NT4001[\s\S]*"quay-to-harbour" \(CDS\): down → up\n$/);
});

const paths: readonly (readonly [path: string, written: string])[] = [
  ["out", "out/azure.json"],
  ["out/", "out/azure.json"],
  ["mended", "mended/azure.json"],
  ["mended/now/", "mended/now/azure.json"],
  ["v1.2/mended", "v1.2/mended/azure.json"],
  ["mended.json", "mended.json"],
];

for (const [path, written] of paths) {
  test(`-o ${path} writes the corrected file to ${written}`, async () => {
    const { exit, stdout, stderr, files } = await fixed("group-differs", `--fix azure -o ${path}`);
    assert.deepEqual([exit, files.get(written), files.size], [0, changed, 3], stderr);
    assert.match(stdout, /^down: /);
    assert.ok(stderr.endsWith(`down → up\nwritten: ${written}\n`), stderr);
  });
}

const refused: readonly (readonly [title: string, fixture: string, argv: string, exit: number, says: RegExp])[] = [
  [
    "a file that exists",
    "group-differs",
    "--fix azure -o in/",
    2,
    /"in\/azure\.json": it exists already, and nothing was/,
  ],
  ["-o without a fix", "up", "-o out", 2, /Option "--output" is about corrected files: give it together with --fix/],
  ["a side without a fix", "secrecy-on-one-side", "--fix cds --tunnel nobody", 1, /No tunnel is called "nobody"/],
  [
    "a key that would be copied",
    "keys-differ",
    "--fix cds",
    1,
    /needs the key of the other end in "in\/edge\.json": set it/,
  ],
  ["a setting that is not known", "profile-not-given", "--fix either", 1, /hangs on a setting that was not supplied/],
];

for (const [title, fixture, argv, exit, says] of refused) {
  test(`nothing is written for ${title}`, async () => {
    const outcome = await fixed(fixture, argv);
    assert.equal(outcome.exit, exit, outcome.stderr);
    assert.match(outcome.stderr, says);
    const before = new Map(Object.entries(filesOf(fixture)));
    assert.deepEqual(outcome.files, before);
    assert.doesNotMatch(`${outcome.stdout}${outcome.stderr}`, /Sample|Key-\d/);
  });
}

test("of what cannot be read nothing is mended", async () => {
  const { exit, stdout, stderr } = await fixed("up", "--fix either", { "in/azure.json": "{" });
  assert.deepEqual([exit, stdout], [3, ""]);
  assert.match(stderr, /Nothing was negotiated: AZURE \("in\/azure\.json"\) cannot be used/);
});

test("where there is nothing to mend, that is said, and nothing goes to standard output", async () => {
  const { exit, stdout, stderr } = await fixed("up", "--fix either");
  assert.deepEqual([exit, stdout], [0, ""]);
  assert.match(stderr, /\nThere is nothing to mend\n$/);
});

test("the JSON has the documents, and the verdict that they give", async () => {
  const { exit, stdout } = await fixed("group-differs", "--fix azure --json");
  const { verdict, mending, documents } = JSON.parse(stdout);
  assert.equal(exit, 0);
  assert.deepEqual([verdict, documents], ["down", [{ name: "in/azure.json", text: changed }]]);
  assert.deepEqual(mending, {
    side: "azure",
    verdict: "up",
    tunnels: [{ azure: "harbour-to-quay", cds: "quay-to-harbour", verdict: "up" }],
    refusals: [],
    remarks: [],
  });
});

for (const format of ["sarif", "github"]) {
  test(`as ${format} the findings take standard output, and documents go to files only`, async () => {
    const { stdout, stderr } = await fixed("group-differs", `--fix azure --format ${format}`);
    assert.doesNotMatch(stdout, /contentVersion/);
    assert.match(stderr, /not written: in\/azure\.json \(write with -o FOLDER\/\)\n$/);
    const { files } = await fixed("group-differs", `--fix azure --format ${format} -o out`);
    assert.equal(files.get("out/azure.json"), changed);
  });
}

test("a file with a key does not go to standard output, unless that is asked for", async () => {
  const keyed = { "in/azure.json": filesOf("keys-differ")["in/azure.json"]?.replace("DHGroup14", "DHGroup2") ?? "" };
  const edge = { "in/edge.json": filesOf("keys-differ")["in/edge.json"]?.replace(/Quay-Sample-Key-\d/, key) ?? "" };
  const files = { ...keyed, ...edge };
  for (const argv of ["--fix azure", "--fix azure --json"]) {
    const { exit, stdout, stderr } = await fixed("keys-differ", argv, files);
    assert.equal(exit, 2, stderr);
    assert.match(stderr, /holds a key, which does not go to standard output: write "in\/azure\.json" with -o FOLDER\//);
    assert.doesNotMatch(`${stdout}${stderr}`, /Sample|Key-\d/);
  }
  const written = await fixed("keys-differ", "--fix azure --json -o out", files);
  assert.deepEqual([written.exit, JSON.parse(written.stdout).documents], [0, [{ name: "in/azure.json" }]]);
  assert.equal(written.files.get("out/azure.json"), keyed["in/azure.json"].replace("DHGroup2", "DHGroup14"));
  assert.doesNotMatch(`${written.stdout}${written.stderr}`, /Sample|Key-\d/);
  const asked = await fixed("keys-differ", "--fix azure --include-secrets", files);
  assert.equal(asked.stdout, written.files.get("out/azure.json"));
});

const key = /"sharedKey": "(.*)"/.exec(filesOf("keys-differ")["in/azure.json"] ?? "")?.[1] ?? "";

test("with --include-secrets a fix puts the key of one end into the file of the other", async () => {
  const { exit, stdout, stderr, files } = await fixed("keys-differ", "--fix cds --include-secrets -o out");
  assert.equal(exit, 0, stderr);
  assert.ok(files.get("out/edge.json")?.includes(`"preSharedKey": "${key}"`));
  assert.doesNotMatch(`${stdout}${stderr}`, /Sample|Key-\d/);
});

test("bytes stay as they are, on standard output and in files", async () => {
  const text = `\uFEFF${filesOf("group-differs")["in/azure.json"]?.replaceAll("\n", "\r\n")}`;
  const wanted = text.replace("DHGroup2", "DHGroup14");
  const files = { "in/azure.json": new TextEncoder().encode(text) };
  assert.equal((await fixed("group-differs", "--fix azure", files)).stdout, wanted);
  const wide = Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]));
  const outcome = await fixed("group-differs", "--fix azure", { "in/azure.json": wide });
  assert.deepEqual([outcome.exit, outcome.stdout], [2, ""]);
  assert.match(outcome.stderr, /"in\/azure\.json" is not UTF-8, which standard output is: write it with -o FOLDER\//);
});

test("two files that change need a folder", async () => {
  const files = filesOf("group-differs");
  const both = {
    "in/azure.json": files["in/azure.json"]?.replace('"AES256"', '"AES192"') ?? "",
    "in/edge.json": files["in/edge.json"]?.replace('"SHA2_256"', '"SHA2_512"') ?? "",
  };
  const refusal = await fixed("group-differs", "--fix either", both);
  assert.deepEqual([refusal.exit, refusal.stdout], [2, ""]);
  assert.match(refusal.stderr, /2 files change, "in\/azure\.json" and "in\/edge\.json": write them with -o FOLDER\//);
  const written = await fixed("group-differs", "--fix either -o out", both);
  assert.deepEqual(
    [written.exit, [...written.files.keys()]],
    [0, ["in/azure.json", "in/edge.json", "out/azure.json", "out/edge.json"]],
  );
  const oneSided = await fixed("group-differs", "--fix azure", both);
  assert.equal(oneSided.exit, 1);
  assert.match(oneSided.stderr, /no fix on the Azure side, but one that changes both sides \(--fix either\)/);
});
