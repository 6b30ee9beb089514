import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "node:test";
import type { Command, Option } from "../lib/cli/command.ts";
import { commands } from "../lib/cli/commands.ts";
import { bashCompletion } from "../lib/cli/completion/bash.ts";
import { fishCompletion } from "../lib/cli/completion/fish.ts";
import { shells } from "../lib/cli/completion/words.ts";
import { zshCompletion } from "../lib/cli/completion/zsh.ts";
import { explanations } from "../lib/diagnostics/explain.ts";
import { run } from "./cli-host.ts";
import { matchGoldens } from "./golden.ts";

// A table of its own, so that the scripts stay as short as what they show.
const common: readonly Option[] = [
  { name: "format", value: "FORMAT", choices: ["pretty", "json"], summary: "How to print; pretty by default" },
  { name: "help", short: "h", summary: "Show help" },
];
const files: readonly Option[] = [
  { name: "output", short: "o", value: "PATH", summary: "Where to write; it's a folder if it ends with /" },
  { name: "set", value: "NAME=VALUE", repeatable: true, summary: "Value of one parameter [not a key]: any text" },
];

function command(name: string, operandKind: Command["operandKind"], options: readonly Option[]): Command {
  const summary = `Do what "${name}" says`;
  const load = async () => async () => 0;
  return { name, summary, operands: "", operandKind, operandCount: [0, 1], examples: [], options, families: [], load };
}

const table = [
  command("convert", "file", files),
  command("explain", "code", []),
  command("formats", "none", []),
  command("completion", "shell", []),
  command("help", "command", []),
];

test("the scripts of a small table are as expected", () => {
  const words = { commands: table, common, codes: ["NT1001", "NT2012"] };
  const scripts = new Map([
    ["nettrans.bash", bashCompletion(words)],
    ["_nettrans", zshCompletion(words)],
    ["nettrans.fish", fishCompletion(words)],
  ]);
  matchGoldens(new URL("../fixtures/completion/", import.meta.url), scripts);
});

for (const shell of shells) {
  test(`nettrans completion ${shell} knows every command, option and code`, async () => {
    const { exit, stdout } = await run(["completion", shell]);
    assert.equal(exit, 0);
    for (const { name, options } of commands) {
      assert.ok(stdout.includes(name), name);
      for (const option of options) assert.ok(stdout.includes(option.name), option.name);
    }
    for (const { code } of explanations()) assert.ok(stdout.includes(code), code);
  });
}

test("a shell that there is no script for is wrong usage", async () => {
  const { exit, stderr } = await run(["completion", "bsh"]);
  assert.equal(exit, 2);
  assert.equal(stderr, 'error: Unknown shell "bsh", expected one of "bash", "zsh", "fish", did you mean "bash"?\n');
});

// The suite runs under Deno without the permission to start programs.
const skip = reasonToSkip();
if (skip !== false) console.log(`skipped: ${skip}; what bash makes of the script is not tested`);

function reasonToSkip(): string | false {
  if ("Deno" in globalThis) return "Deno may not start programs";
  return spawnSync("bash", ["--version"]).status === 0 ? false : "no bash on this machine";
}

const codes = explanations().map(({ code }) => code);
const writable = commands[0]?.options.find(({ name }) => name === "to")?.choices ?? [];
const completed: readonly (readonly [words: readonly string[], completions: readonly string[]])[] = [
  [[""], commands.map(({ name }) => name)],
  [["con"], ["convert"]],
  [["--col"], ["--color"]],
  [
    ["--color", ""],
    ["auto", "always", "never"],
  ],
  [["--color", "never", "sh"], ["show"]],
  [
    ["--color", "=", "a"],
    ["auto", "always"],
  ],
  [["--color", "=", "never", "sh"], ["show"]],
  [["convert", "--to", ""], writable],
  [["convert", "--to", "="], writable],
  [["convert", "--to", "=", "a"], ["arm"]],
  [["convert", "--al"], ["--allow-loss"]],
  [
    ["convert", "a.xml", "--fo"],
    ["--force", "--format"],
  ],
  [["convert", "a"], ["a.xml"]],
  [["convert", "b"], ["b c.json"]],
  [["convert", "--to", "arm", "-o", "n"], ["net"]],
  [["convert", "net/"], ["net/deep.xml"]],
  [["convert", "--set", ""], []],
  [["negotiate", "a.xml", "b"], ["b c.json"]],
  [
    ["negotiate", "--to", ""],
    ["a.xml", "b c.json", "net"],
  ],
  [["explain", "NT10"], codes.filter((code) => code.startsWith("NT10"))],
  [["explain", "a"], []],
  [["formats", ""], []],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [["help", "ex"], ["explain"]],
];

for (const [words, completions] of completed) {
  test(`bash completes nettrans ${words.join(" ")}`, { skip }, async () => {
    const { stdout } = await run(["completion", "bash"]);
    const folder = mkdtempSync(`${tmpdir()}/nettrans-`);
    try {
      for (const file of ["a.xml", "b c.json"]) writeFileSync(`${folder}/${file}`, "");
      mkdirSync(`${folder}/net`);
      writeFileSync(`${folder}/net/deep.xml`, "");
      const script = `${stdout}\nCOMP_WORDS=(nettrans "$@") COMP_CWORD=$#\n_nettrans\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`;
      const bash = spawnSync("bash", ["--norc", "-c", script, "bash", ...words], { cwd: folder, encoding: "utf8" });
      assert.equal(bash.stderr, "");
      assert.deepEqual(bash.stdout.split("\n").filter(Boolean).sort(), [...completions].sort());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
