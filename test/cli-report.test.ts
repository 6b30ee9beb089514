import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonChunks } from "../lib/cli/jsonChunks.ts";
import { renderReport } from "../lib/cli/report.ts";
import type { Conversion } from "../lib/convert.ts";
import type { LedgerEntry } from "../lib/ledger.ts";
import { SourceText } from "../lib/source/text.ts";

const text = `<Nets>
  <Net name="hq &quot;one&quot;">
    <Prefix>10.1.0.5/16</Prefix>
    <Subnet name="a"/>
  </Net>
</Nets>`;
const document = "azuredeploy.json";
const template = {
  resources: [
    { type: "Microsoft.Network/virtualNetworks", name: "hq-one" },
    { type: "Microsoft.Network/connections", name: "c1" },
    { type: "Microsoft.Network/connections", name: "c2" },
    { type: "Microsoft.Network/connections", name: "c3" },
  ],
};

const net = "/Nets[1]/Net[1]";
const ledger: readonly LedgerEntry[] = [
  { ...at(`${net}/@name`, 2, 8), kind: "carried", to: [to("/resources/0/name")] },
  {
    ...at(`${net}/Prefix[1]`, 3, 13),
    kind: "approximated",
    to: [to("/resources/0/properties/addressSpace/addressPrefixes/0")],
    note: "host bits cleared: 10.1.0.5/16 → 10.1.0.0/16",
  },
  {
    ...at(`${net}/Subnet[1]/@name`, 4, 13),
    kind: "carried",
    to: [0, 1, 2, 3].map((index) => to(`/resources/${index}/name`)),
  },
  { ...at(`${net}/@label`, 2, 30), kind: "dropped", note: "a template has no labels" },
  { ...at(`${net}/@state`, 2, 40), kind: "ignored", note: "a status" },
  { ...at(`${net}/Odd[1]`, 2, 50), kind: "unread", note: "not understood" },
  {
    kind: "assumed",
    to: [to("/parameters/sku/defaultValue"), to("/resources/0/location")],
    note: '"VpnGw1AZ": the smallest',
  },
];

function at(path: string, line: number, column: number): { file: string; path: string; line: number; column: number } {
  return { file: "a.xml", path, line, column };
}

function to(path: string): { document: string; path: string } {
  return { document, path };
}

function conversionOf(entries: readonly LedgerEntry[], more: Partial<Conversion> = {}): Conversion {
  const documents = [{ name: document, text: JSON.stringify(template) }];
  return {
    schemaVersion: 1,
    end: "near",
    from: "netcfg",
    to: "arm",
    documents,
    diagnostics: [],
    ledger: entries,
    ...more,
  };
}

function report(conversion: Conversion): string {
  return renderReport(conversion, { color: false, texts: new Map([["a.xml", new SourceText("a.xml", text)]]) });
}

test("renderReport lists what changed, was lost, not understood and assumed, folds the rest, and closes with the counts", () => {
  assert.equal(
    report(conversionOf(ledger)),
    `Changed (1)
  a.xml:3:13  Net[1] "hq "one"" /Prefix[1] → virtualNetworks "hq-one" /properties/addressSpace/addressPrefixes/0
                host bits cleared: 10.1.0.5/16 → 10.1.0.0/16

Lost (1)
  a.xml:2:30  Net[1] "hq "one"" /@label
                a template has no labels

Not understood (1)
  a.xml:2:50  Net[1] "hq "one"" /Odd[1]
                not understood

Assumed (1)
  /parameters/sku/defaultValue and 1 more
    "VpnGw1AZ": the smallest

Ignored (1): means nothing to the target (--json lists all)

Carried (2)
  a.xml:2:8  Net[1] "hq "one""  2 settings → virtualNetworks "hq-one", connections "c1", connections "c2" and 1 more

netcfg → arm (near end): 2 settings carried, 1 changed, 1 lost, 1 assumed, 1 not understood
`,
  );
});

test("renderReport names things in JSON inputs by their names too", () => {
  const json = new SourceText("a.json", '{"Sites":[{"Name": "hq","Prefix":"10.0.0.0/8"}]}');
  const entries: readonly LedgerEntry[] = [
    { kind: "carried", file: "a.json", path: "/Sites/0/Name", line: 1, column: 20, to: [] },
    { kind: "dropped", file: "a.json", path: "/Sites/0/Prefix", line: 1, column: 34, note: "none" },
  ];
  const output = renderReport(conversionOf(entries), { color: false, texts: new Map([["a.json", json]]) });
  assert.match(output, /a\.json:1:34 {2}0 "hq" \/Prefix\n/);
});

test("renderReport shows fifty of more than sixty rows and says how to see the others", () => {
  const rows = (count: number): string => {
    const entries = Array.from(
      { length: count },
      (_, index): LedgerEntry => ({ ...at(`${net}/X[${index + 1}]`, 1, 1), kind: "dropped" }),
    );
    return report(conversionOf(entries));
  };
  assert.equal(rows(60).match(/^ {2}a\.xml/gm)?.length, 60);
  assert.equal(rows(61).match(/^ {2}a\.xml/gm)?.length, 50);
  assert.match(rows(61), /\n {2}… and 11 more \(--json lists all\)\n/);
});

test("renderReport says so when nothing was converted", () => {
  assert.equal(report(conversionOf([], { from: null, documents: [] })), "Nothing was converted to arm\n");
});

test("renderReport lets no control character of an input through", () => {
  const entry: LedgerEntry = {
    kind: "dropped",
    file: "\u001b[2J.xml",
    path: "/a\u009b",
    line: 1,
    column: 1,
    note: "\u001b]0;x\u0007",
  };
  assert.doesNotMatch(report(conversionOf([entry])), /(?!\n)\p{Cc}/u);
});

const values: readonly object[] = [
  {},
  { a: 1 },
  { a: [], b: {}, c: null, d: undefined },
  { a: [1, [2, []], { b: [3] }, "x\ny"], c: { d: [4] } },
  conversionOf(ledger),
  {
    runs: [{ a: { b: [1] }, results: Array.from({ length: 200 }, (_, index) => ({ index, at: [{ path: "/a" }] })) }, 1],
  },
];

for (const value of values) {
  test(`jsonChunks gives the text of JSON.stringify for ${JSON.stringify(value).slice(0, 50)}`, () => {
    assert.equal([...jsonChunks(value)].join(""), JSON.stringify(value, null, 2));
  });
}

test("jsonChunks gives long arrays in pieces", () => {
  const value = { ledger: Array.from({ length: 10_000 }, (_, index) => ({ index, path: "/a/b/c" })) };
  const chunks = [...jsonChunks(value)];
  assert.equal(chunks.join(""), JSON.stringify(value, null, 2));
  assert.ok(chunks.length > 5);
});
