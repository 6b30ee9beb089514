import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { run } from "./cli-host.ts";
import { filesBelow, textOf } from "./house-files.ts";

const files = filesBelow("");
const documents = files.filter((path) => path.endsWith(".md"));

test("the quick start has exactly two sh blocks", () => {
  const section = /^## Quick start\n(.*?)^## /ms.exec(textOf("README.md"))?.[1] ?? "";
  assert.equal(section.match(/^```sh$/gm)?.length, 2);
  assert.equal(textOf("README.md").match(/^## Quick start$/gm)?.length, 1);
});

test("the samples in the README are what the quick start prints", async () => {
  const sample = "fixtures/quick-start/NetworkConfig.xml";
  const { stdout, stderr } = await run(["convert", sample, "--to", "arm"], { files: { [sample]: textOf(sample) } });
  const section = /<!-- sample:begin.*?<!-- sample:end -->/s.exec(textOf("README.md"))?.[0] ?? "";
  const blocks = [...section.matchAll(/^```(json|text)\n(.*?)^```$/gms)];
  assert.deepEqual(
    blocks.map(([, language]) => language),
    ["json", "text"],
  );
  for (const [, language, block] of blocks) {
    const printed = language === "json" ? stdout : stderr;
    for (const piece of (block as string).split("[…]\n")) {
      assert.ok(
        printed.includes(piece.trimEnd()),
        `README.md shows what is not printed:\n${piece}\nPrinted:\n${printed}`,
      );
    }
  }
});

test("a link in a document to a file of the project leads somewhere", () => {
  const broken = documents.flatMap((document) =>
    [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => (target as string).replace(/#.*$/, ""))
      .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(new URL(target, new URL(`../${document}`, import.meta.url))))
      .map((target) => `${document}: ${target}`),
  );
  assert.deepEqual(broken, []);
});

test("no file names a folder of the machine that it was written on", () => {
  const machine = new RegExp(`(?<![\\w.\\]}>-])/(?:${["work", "tmp", "root", "home"].join("|")})/\\w`);
  const text = files.filter((path) => /\.(?:ts|json|md|xml|netcfg|ya?ml|txt)$|^[.\w]+$|^\.ci\//.test(path));
  assert.deepEqual(
    text.filter((path) => machine.test(textOf(path))),
    [],
  );
});
