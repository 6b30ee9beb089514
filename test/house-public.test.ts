import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../lib/diagnostics/catalogue.ts";
import { filesBelow, jsonOf, textOf } from "./house-files.ts";

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = jsonOf<Manifest>("package.json");
const deno = jsonOf<{ version: string; license: string; imports: Record<string, string> }>("deno.json");

test("package.json, deno.json, the command and the newest CHANGELOG entry say one version", () => {
  assert.equal(deno.version, manifest.version);
  assert.deepEqual(textOf("lib/cli/version.ts").match(/"\d+\.\d+\.\d+[^"]*"/g), [`"${manifest.version}"`]);
  assert.equal(/^## (\S+)/m.exec(textOf("CHANGELOG.md"))?.[1], manifest.version);
});

test("package.json and deno.json agree on licence and runtime dependencies", () => {
  assert.equal(deno.license, manifest.license);
  const imports = Object.entries(manifest.dependencies).map(([name, version]) => [name, `npm:${name}@${version}`]);
  assert.deepEqual(deno.imports, Object.fromEntries(imports));
});

test("every dependency is pinned to one version", () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});

test("slugs in the catalogue are unique and in kebab case", () => {
  const slugs = Object.values(catalogue).map(({ slug }) => slug);
  assert.deepEqual(
    slugs.filter((slug, index) => slugs.indexOf(slug) !== index),
    [],
  );
  for (const slug of slugs) assert.match(slug, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test("the comment beside a code is its slug", () => {
  const listed = [...textOf("lib/diagnostics/code.ts").matchAll(/\| "(NT\d{4})";? \/\/ ([\w-]+)$/gm)];
  assert.deepEqual(
    Object.fromEntries(listed.map(([, code, slug]) => [code, slug])),
    Object.fromEntries(Object.entries(catalogue).map(([code, { slug }]) => [code, slug])),
  );
});

test("no file is longer than 400 lines", () => {
  const long = [...filesBelow("lib"), ...filesBelow("bin"), ...filesBelow("test"), "mod.ts"]
    .filter((path) => path.endsWith(".ts"))
    .filter((path) => textOf(path).split("\n").length > 401);
  assert.deepEqual(long, []);
});
