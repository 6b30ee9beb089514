import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import { checkResource } from "./arm-shape.ts";
import { checkTemplate, type Template } from "./arm-template.ts";
import { casesOf } from "./fixtures.ts";
import { filesBelow } from "./house-files.ts";

const inputs = [...filesBelow("fixtures/netcfg"), ...filesBelow("fixtures/quick-start")].filter(
  (path) => /\.(?:xml|netcfg)$/.test(path) && !/\/expected\b[^/]*$/.test(path),
);

test("there are inputs to convert", () => {
  assert.notEqual(inputs.length, 0);
});

for (const path of inputs) {
  const bytes = readFileSync(new URL(`../${path}`, import.meta.url));
  const templates = convert({ name: path, text: bytes }, { to: "arm" })
    .documents.filter(({ name }) => name.endsWith("azuredeploy.json"))
    .map(({ text }) => JSON.parse(text) as Template);

  test(`${path}: every property exists, is writable and of the right type`, () => {
    for (const { resources, parameters } of templates) {
      const found = Object.values(resources).map((resource) => [resource.name, ...checkResource(resource, parameters)]);
      assert.deepEqual(
        found.filter(({ length }) => length > 1),
        [],
      );
    }
  });

  test(`${path}: every reference resolves, every parameter is used or explained`, () => {
    for (const template of templates) assert.deepEqual(checkTemplate(template), []);
  });
}

// What the inputs leave out or mistype is theirs; what stands there must be properties that can be written.
for (const { name, sources } of casesOf("arm")) {
  test(`fixtures/arm/${name}: every property exists and is writable`, () => {
    for (const { name: document, text } of convert(sources, { to: "arm" }).documents) {
      if (!document.endsWith("azuredeploy.json")) continue;
      const { resources, parameters } = JSON.parse(text) as Template;
      const found = Object.values(resources).flatMap((resource) => checkResource(resource, parameters));
      assert.deepEqual(
        found.filter((problem) => /no such property|read-only|none that is checked/.test(problem)),
        [],
      );
    }
  });
}
