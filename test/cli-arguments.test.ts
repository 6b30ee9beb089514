import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseArguments } from "../lib/cli/arguments.ts";
import { commands, commonOptions } from "../lib/cli/commands.ts";
import { contextOf } from "../lib/cli/deploymentContext.ts";
import { sourceOfSettings } from "../lib/cli/parameters.ts";
import { editDistance, suggest } from "../lib/cli/suggest.ts";
import type { DeploymentContext } from "../lib/evaluateTemplate.ts";

const convert = commands.find(({ name }) => name === "convert");
const table = [...(convert?.options ?? []), ...commonOptions];

const understood: readonly (readonly [line: string, options: Readonly<Record<string, string>>, operands: string[]])[] =
  [
    ["", {}, []],
    ["a.xml b.xml", {}, ["a.xml", "b.xml"]],
    ["a.xml --to arm", { to: "arm" }, ["a.xml"]],
    ["--to=arm a.xml", { to: "arm" }, ["a.xml"]],
    ["-o out a.xml", { output: "out" }, ["a.xml"]],
    ["-oout a.xml", { output: "out" }, ["a.xml"]],
    ["-o=out a.xml", { output: "out" }, ["a.xml"]],
    ["--output=a=b", { output: "a=b" }, []],
    ["-o - -", { output: "-" }, ["-"]],
    ["--json --force", { json: "true", force: "true" }, []],
    ["-- --to -o", {}, ["--to", "-o"]],
    ["--to arm --to arm", { to: "arm" }, []],
    ["-h", { help: "true" }, []],
  ];

for (const [line, options, operands] of understood) {
  test(`parseArguments understands "${line}"`, () => {
    const parsed = parseArguments(line.split(" ").filter(Boolean), table);
    assert.deepEqual(parsed.problems, []);
    assert.deepEqual(Object.fromEntries(parsed.options), options);
    assert.deepEqual(parsed.operands, operands);
  });
}

const keys =
  '"subscriptionId", "resourceGroup", "location", "tenantId", "managementGroup", "deploymentName", "deploymentLocation", "utcNow"';
const noPair = 'Option "--context" needs KEY=VALUE,KEY=VALUE';
const noName = 'Option "--set" needs NAME=VALUE, found a value without a name and "=" in front';

const wrong: readonly (readonly [line: string, problem: string])[] = [
  ["--too arm", 'Unknown option "--too", did you mean "--to"?'],
  ["--alow-loss", 'Unknown option "--alow-loss", did you mean "--allow-loss"?'],
  ["--xyzzy", 'Unknown option "--xyzzy"'],
  ["-x", 'Unknown option "-x"'],
  ["--to", 'Option "--to" needs a value: netcfg, arm, cds, connect'],
  ["--to= a", 'Option "--to" needs a value: netcfg, arm, cds, connect'],
  ["-o --force", 'Option "-o" needs a value: PATH'],
  [
    "--to ram",
    'Unexpected value "ram" of option "--to", expected one of "netcfg", "arm", "cds", "connect", did you mean "arm"?',
  ],
  [
    "--to ARM",
    'Unexpected value "ARM" of option "--to", expected one of "netcfg", "arm", "cds", "connect", did you mean "arm"?',
  ],
  ["--force=yes", 'Option "--force" takes no value, found "yes"'],
  ["--to arm --to cds", 'Option "--to" is given twice, as "arm" and "cds": give it once'],
  ["--parameters", 'Option "--parameters" needs a value: FILE'],
  ["--parameter p.json", 'Unknown option "--parameter", did you mean "--parameters"?'],
  ["--include-secrets=yes", 'Option "--include-secrets" takes no value, found "yes"'],
  ["--set", 'Option "--set" needs a value: NAME=VALUE'],
  ["--set psk", `${noName} (not shown: it may be a secret)`],
  ["--set =s3cret", `${noName} (not shown: it may be a secret)`],
  ["--context", 'Option "--context" needs a value: KEY=VALUE,…'],
  ["--context westus", `${noPair}, found "westus" without "="; known keys are ${keys}`],
  ["--context location=westus,", `${noPair}, found "" without "="; known keys are ${keys}`],
  ["--context region=westus", `Unexpected key "region" in option "--context", expected one of ${keys}`],
  [
    "--context tenantId=t,locaton=westus",
    `Unexpected key "locaton" in option "--context", expected one of ${keys}, did you mean "location"?`,
  ],
  [
    "--context Location=westus",
    `Unexpected key "Location" in option "--context", expected one of ${keys}, did you mean "location"?`,
  ],
  [
    "--context location=",
    'The key "location" in option "--context" has no value: write location=VALUE, or leave it out',
  ],
  ["--format xml", 'Unexpected value "xml" of option "--format", expected one of "pretty", "json", "sarif", "github"'],
  ["--\u001b[31m", 'Unknown option "--\\u001b[31m"'],
];

for (const [line, problem] of wrong) {
  test(`parseArguments refuses ${JSON.stringify(line)}`, () => {
    assert.equal(parseArguments(line.split(" "), table).problems[0], problem);
  });
}

const repeated: readonly (readonly [line: string, lists: Readonly<Record<string, string[]>>])[] = [
  ["a.json", {}],
  ["--parameters a.json --parameters b.json", { parameters: ["a.json", "b.json"] }],
  ["--parameters=a.json x --parameters -", { parameters: ["a.json", "-"] }],
  ["--set psk=a=b== --set psk=c --set empty=", { set: ["psk=a=b==", "psk=c", "empty="] }],
  [
    "--context location=westus,tenantId=t --context utcNow=2026-01-02T03:04:05Z",
    { context: ["location=westus,tenantId=t", "utcNow=2026-01-02T03:04:05Z"] },
  ],
];

for (const [line, lists] of repeated) {
  test(`parseArguments keeps every value of "${line}"`, () => {
    const parsed = parseArguments(line.split(" "), table);
    assert.deepEqual(parsed.problems, []);
    assert.deepEqual(Object.fromEntries(parsed.repeated), lists);
    assert.deepEqual([...parsed.options], []);
  });
}

const contexts: readonly (readonly [values: string[], context: DeploymentContext])[] = [
  [["location=westus"], { resourceGroup: { location: "westus" } }],
  [["resourceGroup=net-rg, location=westus"], { resourceGroup: { name: "net-rg", location: "westus" } }],
  [["location=westus", "location=eastus"], { resourceGroup: { location: "eastus" } }],
  [["subscriptionId=s,tenantId=t,managementGroup=m"], { subscription: "s", tenantId: "t", managementGroup: "m" }],
  [["deploymentName=d", "deploymentLocation=l"], { deployment: { name: "d", location: "l" } }],
  [["utcNow=2026-01-02T03:04:05Z"], { utcNow: "2026-01-02T03:04:05Z" }],
];

for (const [values, context] of contexts) {
  test(`contextOf understands ${values.join(" and ")}`, () => assert.deepEqual(contextOf(values), context));
}

const settings: readonly (readonly [values: string[], parameters: object])[] = [
  [["a=1"], { a: { value: "1" } }],
  [["a=1", "A=2"], { A: { value: "2" } }],
  [['a={"b": [true]}', "c="], { a: { value: '{"b": [true]}' }, c: { value: "" } }],
  [['a="=\\'], { a: { value: '"=\\' } }],
];

for (const [values, parameters] of settings) {
  test(`sourceOfSettings makes a parameters file of ${JSON.stringify(values)}`, () => {
    const { name, text } = sourceOfSettings(values);
    assert.equal(name, "--set");
    assert.deepEqual(JSON.parse(text as string), { parameters });
  });
}

test("sourceOfSettings takes inherited names for names", () => {
  const { text } = sourceOfSettings(["__proto__=x", "constructor=y"]);
  assert.equal(text, '{"parameters":{"__proto__":{"value":"x"},"constructor":{"value":"y"}}}');
});

test("parseArguments ends at the first operand when told to, and gives the rest", () => {
  const parsed = parseArguments(["--color", "never", "convert", "--to", "arm"], commonOptions, { untilOperand: true });
  assert.deepEqual([parsed.operands, parsed.rest], [["convert"], ["--to", "arm"]]);
});

test("parseArguments never throws, and finds every operand behind --", () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("-", "--", "--to", "--to=", "-o", "-h", "--__proto__", "--format", "sarif", "--json=1"),
  );
  fc.assert(
    fc.property(fc.array(word), fc.array(word), fc.boolean(), (front, behind, untilOperand) => {
      parseArguments(front, table, { untilOperand });
      const known = parseArguments(["--", ...behind], table);
      assert.deepEqual([known.operands, known.problems], [behind, []]);
    }),
  );
});

const distances: readonly (readonly [string, string, number])[] = [
  ["arm", "arm", 0],
  ["", "arm", 3],
  ["arm", "", 3],
  ["ram", "arm", 1],
  ["convrt", "convert", 1],
  ["kitten", "sitting", 3],
];

for (const [from, to, distance] of distances) {
  test(`editDistance from "${from}" to "${to}" is ${distance}`, () => assert.equal(editDistance(from, to), distance));
}

const suggestions: readonly (readonly [string, string | undefined])[] = [
  ["convrt", "convert"],
  ["CONVERT", "convert"],
  ["con", "convert"],
  ["exlpain", "explain"],
  ["c", undefined],
  ["xyzzy", undefined],
  ["x".repeat(1_000), undefined],
];

for (const [typed, word] of suggestions) {
  test(`suggest gives ${word ?? "nothing"} for "${typed.slice(0, 20)}"`, () => {
    const known = commands.map(({ name }) => name);
    assert.equal(suggest(typed, known), word);
  });
}

test("options of one command have different names and letters", () => {
  for (const { name, options } of commands) {
    const all = [...options, ...commonOptions];
    assert.equal(new Set(all.map((option) => option.name)).size, all.length, name);
    const letters = all.flatMap(({ short }) => short ?? []);
    assert.equal(new Set(letters).size, letters.length, name);
  }
});
