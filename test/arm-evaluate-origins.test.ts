import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluatedNode } from "../lib/formats/arm/template/evaluated.ts";
import { evaluateTrees } from "../lib/formats/arm/template/evaluateTrees.ts";
import { parse } from "../lib/source/parse.ts";
import type { Tree } from "../lib/source/tree.ts";

const template = {
  parameters: { site: { type: "string" }, policy: { type: "object", defaultValue: { group: "PFS14", hours: 8 } } },
  variables: { name: "[concat(parameters('site'), '-gw')]", both: { near: "[variables('name')]", far: "there" } },
  resources: [
    {
      type: "A.B/c",
      apiVersion: "1",
      name: "[variables('name')]",
      properties: {
        literal: "as it is",
        group: "[parameters('policy').group]",
        policy: "[parameters('policy')]",
        far: "[variables('both').far]",
        chosen: "[if(equals(parameters('site'), 'paris'), variables('both'), createObject())]",
        copy: [{ name: "list", count: 2, input: { index: "[copyIndex('list')]", site: "[parameters('site')]" } }],
      },
    },
  ],
};

function treeOf(name: string, value: object): Tree {
  return parse(name, JSON.stringify(value)).tree as Tree;
}

const { resources } = evaluateTrees(
  treeOf("t", template),
  [treeOf("p", { parameters: { site: { value: "paris" } } })],
  {},
);
const properties = resources[0]?.members.find(([name]) => name === "properties")?.[1] as EvaluatedNode;

function places(node: EvaluatedNode | undefined): readonly string[] {
  return [node?.at.path ?? "", ...(node?.from ?? []).map(({ source, path }) => `${source.name}${path}`).sort()];
}

const at = "/resources/0/properties";
const rows: readonly (readonly [what: string, node: EvaluatedNode | undefined, at: string, from: readonly string[]])[] =
  [
    [
      "a name",
      resources[0]?.name,
      "/resources/0/name",
      ["p/parameters/site/value", "t/resources/0/name", "t/variables/name"],
    ],
    ["a literal", properties.member("literal"), `${at}/literal`, [`t${at}/literal`]],
    ["a member", properties.member("group"), `${at}/group`, ["t/parameters/policy/defaultValue/group", `t${at}/group`]],
    [
      "a member of a whole",
      properties.member("policy")?.member("hours"),
      `${at}/policy`,
      ["t/parameters/policy/defaultValue/hours", `t${at}/policy`],
    ],
    ["a member of a variable", properties.member("far"), `${at}/far`, [`t${at}/far`, "t/variables/both/far"]],
    [
      "a member of a branch",
      properties.member("chosen")?.member("far"),
      `${at}/chosen`,
      [`t${at}/chosen`, "t/variables/both/far"],
    ],
    [
      "an item of a loop",
      properties.member("list")?.items[1]?.member("site"),
      `${at}/copy/0/input/site`,
      ["p/parameters/site/value", `t${at}/copy/0/input/site`],
    ],
  ];

for (const [what, node, spot, from] of rows) {
  test(`evaluateTrees knows where ${what} stands and what it comes from`, () => {
    assert.deepEqual(places(node), [spot, ...from]);
  });
}
