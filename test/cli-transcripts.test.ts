import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "./cli-host.ts";
import { matchGoldens } from "./golden.ts";

// A case is a folder: the command as it is typed, the input files, and what comes back, for a person to read.
const outcomes = new Set(["command", "stdout", "stderr", "exit"]);

for (const area of ["cli", "negotiate", "show"]) {
  const root = new URL(`../fixtures/${area}/`, import.meta.url);
  for (const name of readdirSync(root).sort()) {
    test(`the transcript ${area}/${name} is what comes back`, async () => {
      const folder = new URL(`${name}/`, root);
      const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");
      const inputs = readdirSync(folder).filter((file) => !outcomes.has(file));
      const files = Object.fromEntries(inputs.map((file) => [file, read(file)]));
      const command = read("command");
      const [, ...argv] = command.trim().split(" ");
      const { stdout, stderr, exit } = await run(argv, { files });
      const texts = Object.entries({ ...files, command, stdout, stderr, exit: `${exit}\n` });
      matchGoldens(folder, new Map(texts));
    });
  }
}
