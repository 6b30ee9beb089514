import assert from "node:assert/strict";
import { test } from "node:test";
import { topMembers } from "../lib/formats/connect/vocabulary.ts";
import { read } from "../lib/read.ts";
import { textOf } from "./house-files.ts";

const guide = textOf("docs/connect.md");
const description = /^```yaml\n(.*?)^```$/ms.exec(guide)?.[1] ?? "";

test("the description in the guide is read without a complaint", () => {
  const { from, diagnostics, network } = read({ name: "connect.yaml", text: description });
  assert.equal(from, "connect");
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["NT2819"],
  );
  assert.deepEqual(
    network.connectGroups.map(({ name }) => name),
    ["Office", "Backend"],
  );
});

test("the guide has every member of a description", () => {
  const missing = topMembers.filter((member) => !new RegExp(`^\\| \`${member}[\`[]`, "m").test(guide));
  assert.deepEqual(missing, []);
});
