import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeMachine, run } from "./cli-host.ts";

const count = 40;
const files = Object.fromEntries(
  Array.from({ length: count }, (_, index) => [
    `net/${String(index).padStart(2, "0")}.xml`,
    `<VirtualNetworkSite name="Net${index}" Location="West US"/>`,
  ]),
);
const line = new RegExp(`\\r${String.fromCharCode(27)}\\[K(?:Reading: (\\d+) of \\d+ files)?`, "g");

async function steps(machine: FakeMachine): Promise<readonly string[]> {
  const { stderr } = await run(["show", "net"], { files, terminal: true, ...machine });
  return [...stderr.matchAll(line)].map(([, done]) => done ?? "end");
}

const rows: readonly (readonly [fact: string, machine: FakeMachine, shown: readonly string[]])[] = [
  ["nothing while reading takes less than a second", { millisecondsPerFile: 25 }, []],
  [
    "every file that takes long, after the first second",
    { millisecondsPerFile: 400, files: some(5) },
    ["3", "4", "end"],
  ],
  ["ten steps a second at most", { millisecondsPerFile: 30 }, ["34", "38", "end"]],
  ["nothing on a pipe", { millisecondsPerFile: 400, terminal: false }, []],
  ["nothing on a dumb terminal", { millisecondsPerFile: 400, env: { TERM: "dumb" } }, []],
];

function some(most: number): Record<string, string> {
  return Object.fromEntries(Object.entries(files).slice(0, most));
}

for (const [fact, machine, shown] of rows) {
  test(`progress shows ${fact}`, async () => {
    assert.deepEqual(await steps(machine), shown);
  });
}

test("progress is taken back when a file cannot be read", async () => {
  const { exit, stderr } = await run(["show", "net"], {
    files,
    terminal: true,
    millisecondsPerFile: 600,
    broken: { "net/05.xml": "EACCES" },
  });
  assert.equal(exit, 3);
  assert.ok(stderr.endsWith('Reading: 5 of 40 files\r\u001b[Kerror: Cannot read "net/05.xml": permission denied\n'));
});

test("check tells how far parsing and checking have come, and takes the line back", async () => {
  const { stderr } = await run(["check", "net"], { files: some(3), terminal: true, millisecondsPerLook: 500 });
  const step = new RegExp(`\\r${String.fromCharCode(27)}\\[K(?:(\\w+): (\\d+) of (\\d+) (\\w+))?`, "g");
  const shown = [...stderr.matchAll(step)];
  const words = new Set(shown.map(([, verb, , , what]) => (verb === undefined ? "end" : `${verb} ${what}`)));
  assert.deepEqual([...words], ["Reading files", "end", "Parsing files", "Checking rules"]);
  assert.equal(shown.at(-1)?.[1], undefined);
  for (const [, verb, done, of] of shown) if (verb !== undefined) assert.ok(Number(done) <= Number(of));
});
