// Checks the package as its users get it: packed, installed elsewhere, run through npx, imported, required, and imported
// from source by Deno without any permission. Needs `npm run build` first.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const local = join(root, "node_modules", ".bin");
const sample = join(root, "fixtures", "quick-start", "NetworkConfig.xml");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

const place = mkdtempSync(join(tmpdir(), "nettrans-package-"));
try {
  const tarball = pack();
  step("publint", () => run(root, join(local, "publint"), "run", tarball, "--strict"));
  step("are the types wrong", () => run(root, join(local, "attw"), tarball, "--no-color", "--no-emoji"));
  step("install", () => install(tarball));
  step("npx nettrans", runCommand);
  const imported = step("import", () => runModule("import.mjs", 'import { convert } from "nettrans";'));
  const required = step("require", () => runModule("require.cjs", 'const { convert } = require("nettrans");'));
  const inDeno = step("Deno without permissions", runInDeno);
  assert.equal(required, imported, "require and import give different results");
  assert.equal(inDeno, imported, "Deno and Node give different results");
} finally {
  rmSync(place, { recursive: true, force: true });
}

function pack(): string {
  const packed = step("pack", () =>
    run(root, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", place),
  );
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: readonly { path: string }[] }];
  const expected = [
    /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
    /^dist\/mod\.(?:js|cjs|d\.ts|d\.cts)$/,
    /^dist\/(?:nettrans\.cjs|command\.cjs|command\.cache)$/,
    /^docs\/(?:codes\/)?[\w-]+\.md$/,
    /^fixtures\/quick-start\/NetworkConfig\.xml$/,
  ];
  const paths = files.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => !expected.some((pattern) => pattern.test(path))),
    [],
    "the package holds files that nobody expects",
  );
  for (const pattern of expected)
    assert.ok(
      paths.some((path) => pattern.test(path)),
      `the package lacks ${pattern}`,
    );
  return join(place, filename);
}

function install(tarball: string): void {
  writeFileSync(join(place, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  run(place, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", tarball);
}

function runCommand(): void {
  assert.equal(run(place, "npx", "--no-install", "nettrans", "--version").trim(), version);
  const template = run(place, "npx", "--no-install", "nettrans", "convert", sample, "--to", "arm");
  assert.match((JSON.parse(template) as { $schema: string }).$schema, /deploymentTemplate\.json#$/);
}

// The text stands in the module itself: reading it from a file would need a permission in Deno.
function moduleText(load: string): string {
  const text = JSON.stringify(readFileSync(sample, "utf8"));
  return `${load}\nconsole.log(JSON.stringify(convert({ name: "a.xml", text: ${text} }, { to: "arm" })));\n`;
}

function runModule(name: string, load: string): string {
  writeFileSync(join(place, name), moduleText(load));
  return run(place, process.execPath, name);
}

function runInDeno(): string {
  const mod = new URL("../mod.ts", import.meta.url).href;
  writeFileSync(join(place, "deno.mjs"), moduleText(`import { convert } from ${JSON.stringify(mod)};`));
  return run(
    place,
    join(local, "deno"),
    "run",
    "--no-prompt",
    "--quiet",
    "--config",
    join(root, "deno.json"),
    "deno.mjs",
  );
}

function run(cwd: string, command: string, ...args: string[]): string {
  const env = { ...process.env, NO_COLOR: "1", PATH: `${local}${delimiter}${process.env.PATH}` };
  if (cwd === place) env.PATH = process.env.PATH ?? "";
  return execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function step<T>(name: string, check: () => T): T {
  try {
    const result = check();
    console.log(`ok   package: ${name}`);
    return result;
  } catch (error) {
    console.log(`FAIL package: ${name}`);
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (stdout) console.log(stdout);
    if (stderr) console.log(stderr);
    throw error;
  }
}
