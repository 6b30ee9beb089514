import assert from "node:assert/strict";
import { test } from "node:test";
import { type Evaluation, evaluateTemplate, type TemplateValue } from "../mod.ts";

const context = { subscription: "s-1", resourceGroup: { name: "rg", location: "westeurope" } };
const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

function run(document: object, options: Parameters<typeof evaluateTemplate>[1] = { context }): Evaluation {
  return evaluateTemplate({ name: "t.json", text: JSON.stringify(document) }, options);
}

function valueIn({ resources }: Evaluation): TemplateValue | undefined {
  return (resources.at(-1)?.properties as { value?: TemplateValue } | undefined)?.value;
}

function reading(value: unknown, resources: readonly object[] = [], more: object = {}): object {
  return {
    ...more,
    resources: [...resources, { type: "A.B/reader", apiVersion: "1", name: "r", properties: { value } }],
  };
}

function moduleNamed(name: string, value: unknown, more: object = {}): object {
  const template = {
    $schema: schema,
    contentVersion: "1.0.0.0",
    resources: [],
    outputs: { o: { type: "string", value } },
  };
  const properties = { mode: "Incremental", expressionEvaluationOptions: { scope: "inner" }, template };
  return { type: "Microsoft.Resources/deployments", apiVersion: "2022-09-01", name, properties, ...more };
}

const time = { parameters: { time: { type: "string", defaultValue: "[utcNow()]" } } };
const deployments = "'Microsoft.Resources/deployments'";
const late = "[format('m-{0}', parameters('time'))]";

test("evaluateTemplate takes names of members for expressions as well", () => {
  const id = "/subscriptions/s-1/resourceGroups/rg/providers/A.B/c/n";
  assert.deepEqual(valueIn(run(reading({ "[resourceId('A.B/c', 'n')]": { inner: "[toLower('X')]" }, plain: 1 }))), {
    [id]: { inner: "x" },
    plain: 1,
  });
  assert.deepEqual(valueIn(run(reading({ "[[x]": 1, "[y": 2 }))), { "[[x]": 1, "[y": 2 });
});

test("evaluateTemplate keeps what is left of the name of a member, and one with an error as it stands", () => {
  const document = reading({ "[concat(toLower('X'), newGuid())]": 1, "[concat(]": 2 });
  const evaluation = run(document);
  assert.deepEqual(valueIn(evaluation), { "[concat('x', newGuid())]": 1, "[concat(]": 2 });
  const [error] = evaluation.diagnostics;
  assert.equal(error?.code, "NT2401");
  assert.equal(error?.column, JSON.stringify(document).indexOf("concat(]") + "concat(".length + 1);
});

test("evaluateTemplate finds a deployment by a name that is not known, in the same group and in another", () => {
  const value = `[reference(resourceId(${deployments}, format('m-{0}', parameters('time')))).outputs.o.value]`;
  assert.equal(valueIn(run(reading(value, [moduleNamed(late, "[concat('a', 'b')]")], time))), "ab");
  const other = `extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'far'), ${deployments}, format('m-{0}', parameters('time')))`;
  const there = moduleNamed(late, "c", { resourceGroup: "far" });
  assert.equal(valueIn(run(reading(`[reference(${other}).outputs.o.value]`, [there], time))), "c");
  assert.equal(valueIn(run(reading(`[reference(${other}).outputs.o.value]`, [there], time), {})), "c");
});

test("evaluateTemplate does not choose between two resources of which the same is left", () => {
  const document = reading(`[reference(resourceId(${deployments}, newGuid())).outputs.o.value]`, [
    moduleNamed("[newGuid()]", "a"),
    moduleNamed("[newGuid()]", "b"),
  ]);
  assert.match((valueIn(run(document)) as { unresolved: string }).unresolved, /^reference\(/);
  const byName = reading("[reference(newGuid()).outputs.o.value]", [
    moduleNamed("[newGuid()]", "a", { condition: false }),
    moduleNamed("[newGuid()]", "b"),
  ]);
  assert.equal(valueIn(run(byName)), "b");
});

test("evaluateTemplate does not take one turn of a loop for another", () => {
  const counted = { parameters: { count: { type: "int" } } };
  const copied = moduleNamed("[format('m-{0}', copyIndex())]", "a", {
    copy: { name: "loop", count: "[parameters('count')]" },
  });
  const reader = {
    type: "A.B/reader",
    apiVersion: "1",
    name: "r",
    copy: { name: "other", count: "[parameters('count')]" },
    properties: { value: `[reference(resourceId(${deployments}, format('m-{0}', copyIndex()))).outputs.o.value]` },
  };
  const evaluation = run({ ...counted, resources: [copied, reader] });
  assert.match((valueIn(evaluation) as { unresolved: string }).unresolved, /^reference\(/);
});

test("evaluateTemplate names a variable whose loop cannot be counted", () => {
  const more = {
    parameters: { sites: { type: "array" } },
    variables: { copy: [{ name: "names", count: "[length(parameters('sites'))]", input: "[copyIndex('names')]" }] },
  };
  const value = valueIn(run(reading("[variables('names')[0].x]", [], more))) as { unresolved: string; reason: string };
  assert.equal(value.unresolved, "variables('names')[0].x");
  assert.equal(value.reason.match(/number of copies/g)?.length, 1);
});

test("evaluateTemplate skips nothing that is not deployed anyway", () => {
  const resource = { type: "A.B/c", apiVersion: "1", name: "n", condition: "[equals(1, 2)]" };
  const { resources, skipped } = run({
    languageVersion: "2.0",
    resources: { there: { ...resource, existing: true }, made: { ...resource, name: "m" } },
  });
  assert.deepEqual(resources, []);
  assert.deepEqual(skipped, [{ type: "A.B/c", name: "m", scope: "/subscriptions/s-1/resourceGroups/rg" }]);
});
