import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Evaluation, evaluateTemplate, type TemplateValue } from "../mod.ts";

const context = {
  subscription: "s-1",
  resourceGroup: { name: "rg", location: "westeurope" },
  tenantId: "t-1",
  managementGroup: "mg",
  deployment: { name: "main", location: "northeurope" },
  utcNow: "2024-01-02T03:04:05Z",
};

const group = "/subscriptions/s-1/resourceGroups/rg";

function template(value: unknown, more: object = {}): object {
  const properties = { value };
  return { resources: [{ type: "A.B/c", apiVersion: "1", name: "n", properties }], ...more };
}

function run(document: object, options: Parameters<typeof evaluateTemplate>[1] = { context }): Evaluation {
  return evaluateTemplate({ name: "t.json", text: JSON.stringify(document) }, options);
}

function valueIn({ resources }: Evaluation): TemplateValue | undefined {
  return (resources.at(-1)?.properties as { value?: TemplateValue } | undefined)?.value;
}

const names = {
  parameters: {
    p: { type: "string", defaultValue: "P" },
    none: { type: "string" },
    map: { type: "object", defaultValue: { Key: { list: [1, 2] } } },
  },
  variables: {
    v: "[concat(parameters('p'), 'v')]",
    a: "[variables('b')]",
    b: "[variables('a')]",
    deep: { x: [{ y: "[variables('v')]" }] },
  },
};

const known: readonly (readonly [expression: string, value: unknown])[] = [
  ["[variables('v')]", "Pv"],
  ["[VARIABLES('V')]", "Pv"],
  ["[  concat( 'it''s' ,\n ' ', 'x' )  ]", "it's x"],
  ["[parameters('map').key.list[1]]", 2],
  ["[parameters('map')['KEY'].list]", [1, 2]],
  ["[variables('deep').x[0].y]", "Pv"],
  ["[[text]", "[text]"],
  ["[text", "[text"],
  [" [concat('a')]", " [concat('a')]"],
  ["[]x", "[]x"],
  ["[-5]", -5],
  ["[if(true(), 'a', variables('missing'))]", "a"],
  ["[and(false(), variables('missing'))]", false],
  ["[or(equals(1, 1), variables('missing'))]", true],
  ["[and(environment().x, false())]", false],
  ["[coalesce(null(), 'a', variables('missing'))]", "a"],
  ["[tryGet(parameters('map'), 'key', 'list', 0)]", 1],
  ["[tryGet(parameters('map'), 'other', 'list')]", null],
  ["[map(createArray('a', 'b'), lambda('x', concat(lambdaVariables('x'), '!')))]", ["a!", "b!"]],
  ["[length(createArray(newGuid(), 1))]", 2],
  ["[resourceId('A.B/c', 'n')]", `${group}/providers/A.B/c/n`],
  ["[resourceId('A.B/c/d/', 'n', 'm')]", `${group}/providers/A.B/c/n/d/m`],
  ["[resourceId('other', 'A.B/c', 'n')]", "/subscriptions/s-1/resourceGroups/other/providers/A.B/c/n"],
  ["[resourceId('s-2', 'other', 'A.B/c', 'n')]", "/subscriptions/s-2/resourceGroups/other/providers/A.B/c/n"],
  ["[subscriptionResourceId('A.B/c', 'n')]", "/subscriptions/s-1/providers/A.B/c/n"],
  ["[tenantResourceId('A.B/c', 'n')]", "/providers/A.B/c/n"],
  [
    "[managementGroupResourceId('A.B/c', 'n')]",
    "/providers/Microsoft.Management/managementGroups/mg/providers/A.B/c/n",
  ],
  ["[extensionResourceId(resourceGroup().id, 'A.B/c', 'n')]", `${group}/providers/A.B/c/n`],
  ["[deployment().name]", "main"],
  ["[subscription().id]", "/subscriptions/s-1"],
  ["[tenant().tenantId]", "t-1"],
];

for (const [expression, value] of known) {
  test(`evaluateTemplate gives ${JSON.stringify(value)} for ${JSON.stringify(expression)}`, () => {
    const evaluation = run(template(expression, names));
    assert.deepEqual(valueIn(evaluation), value);
    assert.deepEqual(evaluation.diagnostics, []);
  });
}

const unresolved: readonly (readonly [expression: string, reduced: string])[] = [
  ["[concat('a', parameters('none'), variables('v'))]", "concat('a', parameters('none'), 'Pv')"],
  ["[parameters('none').x['a b'][0]]", "parameters('none').x['a b'][0]"],
  ["[and(parameters('none'), true())]", "parameters('none')"],
  [
    "[if(parameters('none'), parameters('p'), variables('missing'))]",
    "if(parameters('none'), 'P', variables('missing'))",
  ],
  ["[coalesce(parameters('none'), 'x')]", "coalesce(parameters('none'), 'x')"],
  ["[tryGet(parameters('none'), 'a')]", "tryGet(parameters('none'), 'a')"],
  [
    "[parameters('map')[parameters('none')]]",
    "createObject('Key', createObject('list', createArray(1, 2)))[parameters('none')]",
  ],
  [
    "[filter(createArray(1), lambda('x', parameters('none')))]",
    "filter(createArray(1), lambda('x', parameters('none')))",
  ],
  ["[reference('n').later]", "reference('n').later"],
  ["[listKeys('x', '1').k]", "listKeys('x', '1').k"],
];

for (const [expression, reduced] of unresolved) {
  test(`evaluateTemplate leaves ${reduced} of ${expression}`, () => {
    assert.equal((valueIn(run(template(expression, names))) as { unresolved: string }).unresolved, reduced);
  });
}

const errors: readonly (readonly [expression: string, offset: number, message: RegExp])[] = [
  ["[copyIndex]", 1, /^Found "copyIndex" without "\("/],
  ["[true]", 1, /^Found "true" without/],
  ["[concat('a'))]", 12, /^Found "\)", expected the end/],
  ["[concat('a', )]", 13, /^Found "\)", expected a function/],
  ["[concat('a]", 8, /without its closing quote/],
  ["[concat('a', \"b\")]", 13, /^Found """, expected a function/],
  ["[nothing('a')]", 1, /^Found function "nothing"/],
  ["[concat('a', space.nothing('a'))]", 13, /^Found function "space.nothing"/],
  ["[concat(\"', variables('w'))]", 8, /expected a function/],
  ["[concat('\"\\', variables('w'))]", 24, /^Found variable "w"/],
  ["[parameters('map').nokey]", 19, /^Found no property "nokey", expected one of "Key"/],
  ["[parameters('map').key.list[2]]", 27, /^Found no item at index 2/],
  ["[if('x', 1, 2)]", 4, /not a boolean/],
  ["[copyIndex()]", 1, /outside of a loop/],
  ["[resourceId('A.B/c')]", 1, /found 0 names/],
  ["[concat()]", 1, /concat/],
  [`[${"concat(".repeat(300)}'a'${")".repeat(300)}]`, 1401, /deeper expression/],
  [`[concat('${"a".repeat(25_000)}')]`, 0, /25012 characters/],
];

for (const [expression, offset, message] of errors) {
  test(`evaluateTemplate reports ${message.source} for ${JSON.stringify(expression.slice(0, 40))} at offset ${offset}`, () => {
    const document = template(expression, names);
    const evaluation = run(document);
    const { column, message: found } = evaluation.diagnostics.find(({ severity }) => severity === "error") ?? {};
    assert.match(found ?? "", message);
    const start = JSON.stringify(document).indexOf(JSON.stringify(expression));
    const written = JSON.stringify(expression.slice(0, offset)).length - 1;
    assert.equal(column, start + written + 1);
    assert.equal((valueIn(evaluation) as { reason: string }).reason, "the expression has an error");
  });
}

test("evaluateTemplate reports variables that depend on each other, once", () => {
  const { diagnostics } = run(template("[variables('a')]", names));
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["NT2404"],
  );
});

test("evaluateTemplate keeps what the context leaves out", () => {
  const evaluation = run(template("[concat(resourceId('A.B/c', 'n'), '/x')]"), {});
  assert.equal((valueIn(evaluation) as { unresolved: string }).unresolved, "concat(resourceId('A.B/c', 'n'), '/x')");
  assert.equal((evaluation.resources[0] as { scope: { unresolved: string } }).scope.unresolved, "resourceGroup().id");
  const own = run(
    {
      resources: [
        { type: "A.B/c", name: "m", properties: { p: 7 } },
        ...(template("[reference(resourceId('A.B/c', 'm')).p]") as { resources: [] }).resources,
      ],
    },
    {},
  );
  assert.equal(valueIn(own), 7);
});

test("evaluateTemplate takes what is no template for what it is", () => {
  for (const text of [
    "",
    "<a/>",
    "[]",
    "{}",
    '{"resources": 1}',
    '{"resources": [1, {}, null]}',
    '{"resources": {"a": []}}',
  ]) {
    const { resources, diagnostics } = evaluateTemplate({ name: "t", text }, {});
    assert.deepEqual(resources, []);
    assert.ok(diagnostics.length > 0, text);
  }
});

const plainText = fc.string().filter((text) => !text.startsWith("["));
const plainValue = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, plainText, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("map")),
  list: fc.array(tie("value"), { maxLength: 4 }),
  map: fc.dictionary(
    plainText.filter((name) => name.toLowerCase() !== "copy"),
    tie("value"),
    { maxKeys: 4 },
  ),
})).value;

test("evaluateTemplate gives an evaluated template for itself", () => {
  fc.assert(
    fc.property(plainValue, (value) => {
      const text = JSON.stringify(template(value));
      const first = evaluateTemplate({ name: "t", text }, { context });
      const lower = (names: readonly string[]): number => new Set(names.map((name) => name.toLowerCase())).size;
      fc.pre(
        JSON.stringify(value, (_, each) =>
          each !== null && typeof each === "object" && lower(Object.keys(each)) < Object.keys(each).length
            ? undefined
            : each,
        ) === JSON.stringify(value),
      );
      assert.equal(JSON.stringify(valueIn(first)), JSON.stringify(value));
      const again = evaluateTemplate(
        { name: "t", text: JSON.stringify({ resources: first.resources.map(({ scope: _, ...rest }) => rest) }) },
        { context },
      );
      assert.deepEqual(again.resources, first.resources);
    }),
  );
});

const functions =
  "concat format if and or coalesce union createArray createObject parameters variables map filter lambda lambdaVariables reference range resourceId tryGet length first json string split items reduce toObject copyIndex utcNow newGuid padLeft union intersection flatten sort groupBy".split(
    " ",
  );
const anyExpression = fc.letrec<{ expression: string; call: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom("'p'", "'a'", "'v'", "'a/b'", "'{0}'", "0", "3", "-1", "800"),
    tie("call"),
    tie("expression").map((inner) => `${inner}.a`),
    fc.tuple(tie("expression"), tie("expression")).map(([one, other]) => `${one}[${other}]`),
  ),
  call: fc
    .tuple(fc.constantFrom(...functions), fc.array(tie("expression"), { maxLength: 4 }))
    .map(([name, args]) => `${name}(${args.join(", ")})`),
})).expression;

test("evaluateTemplate survives any expression", () => {
  const variables = { a: { a: [1] }, v: "[variables('a')]" };
  fc.assert(
    fc.property(fc.array(anyExpression, { minLength: 1, maxLength: 5 }), (expressions) => {
      const evaluation = run(
        template(
          expressions.map((text) => `[${text}]`),
          { ...names, variables },
        ),
      );
      assert.equal((valueIn(evaluation) as unknown[]).length, expressions.length);
    }),
    { numRuns: 500 },
  );
});

test("evaluateTemplate survives any text between brackets", () => {
  const piece = fc.constantFrom(
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "'",
    "''",
    "a",
    "concat",
    " ",
    "1",
    "\n",
    '"',
    "\\",
    "\u0000",
    "é",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      assert.equal(run(template(`[${pieces.join("")}]`)).resources.length, 1);
    }),
    { numRuns: 500 },
  );
});

function chain(length: number, link: (before: string) => string, first = "x"): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [`v${index}`, index === 0 ? first : link(`variables('v${index - 1}')`)]),
  );
}

const loop = (inner: unknown): object => ({ copy: [{ name: "l", count: 800, input: inner }] });
const hostile: Readonly<Record<string, object>> = {
  "texts that double": template("[variables('v99')]", {
    variables: chain(100, (before) => `[concat(${before}, ${before})]`),
  }),
  "arrays that double": template("[variables('v99')]", {
    variables: chain(100, (before) => `[createArray(${before}, ${before})]`),
  }),
  "unknown texts that double": template("[variables('v99')]", {
    variables: chain(100, (before) => `[concat(${before}, ${before})]`, "[newGuid()]"),
  }),
  "unknown arrays that double": template("[variables('v99')]", {
    variables: chain(100, (before) => `[createArray(${before}, ${before})]`, "[newGuid()]"),
  }),
  "a chain of variables": template("[variables('v4999')]", { variables: chain(5000, (before) => `[${before}]`) }),
  "a chain of arrays": template("[variables('v4999')]", {
    variables: chain(5000, (before) => `[createArray(${before})]`),
  }),
  "unknown branches that double": template("[variables('v99')]", {
    variables: chain(100, (before) => `[if(newGuid(), ${before}, ${before})]`, "[newGuid()]"),
  }),
  "arrays in arrays, each known before": template(
    Array.from({ length: 3000 }, (_, index) => `[variables('v${index}')]`),
    {
      variables: Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [`v${index}`, [index === 0 ? "x" : `[variables('v${index - 1}')]`]]),
      ),
    },
  ),
  "a chain of deep arrays": template("[variables('v99')]", {
    variables: Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `v${index}`,
        JSON.parse(`${"[".repeat(150)}"[variables('v${index - 1}')]"${"]".repeat(150)}`),
      ]),
    ),
  }),
  "objects that double": template("[variables('v99')]", {
    variables: Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => {
        const before = index === 0 ? "x" : `[variables('v${index - 1}')]`;
        return [`v${index}`, { one: before, other: before }];
      }),
    ),
  }),
  "loops in loops": template(loop(loop(loop("x")))),
  "a function that calls itself": template("[f.g()]", {
    functions: [
      {
        namespace: "f",
        members: { g: { parameters: [], output: { type: "string", value: "[concat(f.g(), f.g())]" } } },
      },
    ],
  }),
};

for (const [what, document] of Object.entries(hostile)) {
  test(`evaluateTemplate is soon done with ${what}`, () => {
    const before = performance.now();
    const evaluation = run(document);
    assert.equal(evaluation.resources.length, 1);
    assert.ok(performance.now() - before < 10_000);
  });
}
