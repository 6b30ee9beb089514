import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { commands, commonOptions } from "../lib/cli/commands.ts";
import { readConfiguration } from "../lib/cli/config/readConfiguration.ts";
import { settingName, settingsOf, variableName } from "../lib/cli/config/settingNames.ts";
import { type FakeMachine, type Outcome, run } from "./cli-host.ts";
import { azure, edge } from "./cli-pair.ts";

const settings = settingsOf([...commonOptions, ...commands.flatMap(({ options }) => options)]);
const site =
  '<VirtualNetworkSite name="Net1" Location="West US"><AddressSpace>PREFIX</AddressSpace></VirtualNetworkSite>';
const network = (prefix: string): string => site.replace("PREFIX", `<AddressPrefix>${prefix}</AddressPrefix>`);
const files = { "net/a.xml": network("10.1.0.1/16"), "b.xml": network("10.2.0.1/16") };
const all = "check net/a.xml b.xml";

async function withConfig(config: string | object, argv: string, machine: FakeMachine = {}): Promise<Outcome> {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  return await run(argv.split(" "), {
    ...machine,
    files: { ...files, "nettrans.config.json": text, ...machine.files },
  });
}

interface Printed {
  readonly diagnostics: readonly { readonly code: string; readonly file?: string; readonly line?: number }[];
  readonly suppressed?: readonly { readonly code: string; readonly file: string; readonly reason: string }[];
}

async function printed(config: string | object, argv: string): Promise<Printed> {
  return JSON.parse((await withConfig(config, `${argv} --json`)).stdout) as Printed;
}

function codesOf(text: string): readonly string[] {
  return readConfiguration({ name: "c", text }, settings).diagnostics.map(({ code }) => code);
}

const faults: readonly (readonly [fact: string, text: string, codes: readonly string[]])[] = [
  [
    "settings and suppressions in JSON",
    '{ "failOn": "warning", "suppressions": [{ "code": "NT2012", "reason": "x" }] }',
    [],
  ],
  ["settings in YAML", "failOn: warning\nallowLoss: true\ncontext:\n  location: westus\n", []],
  ["a comment in JSON", '{ "format": "json" } // why', []],
  ["a schema for editors", '{ "$schema": "./x.json" }', []],
  ["a slug in the place of a code", '{ "suppressions": [{ "code": "prefix-canonicalised", "reason": "x" }] }', []],
  ["suppressions that are all commented out", "suppressions:\n  # - code: NT2012\n", []],
  ["an empty file", "", ["NT5901"]],
  ["a list", "[]", ["NT5901"]],
  ["text", "hello", ["NT5901"]],
  ["XML", "<a/>", ["NT5901"]],
  ["JSON that breaks off", '{ "format": ', ["NT1020"]],
  ["YAML with an alias", "a: &x 1\nb: *x\n", ["NT1041"]],
  ["an unknown setting", '{ "failon": "warning" }', ["NT5902"]],
  ["an option that only the command line takes", '{ "includeSecrets": true, "force": true }', ["NT5902", "NT5902"]],
  ["inherited names", '{ "toString": 1, "valueOf": 2 }', ["NT5902", "NT5902"]],
  ["a value that there is not", '{ "format": "xml" }', ["NT5903"]],
  ["a number for a text", '{ "syntax": 1 }', ["NT5903"]],
  ["a text for a switch", '{ "allowLoss": "yes" }', ["NT5903"]],
  ["a text for an object", '{ "context": "location=westus" }', ["NT5903"]],
  ["an object for a text", '{ "format": {} }', ["NT5903"]],
  ["an unknown key of the context", '{ "context": { "region": "westus" } }', ["NT5903"]],
  ["a number in the context", '{ "context": { "location": 1 } }', ["NT5903"]],
  ["suppressions that are no list", '{ "suppressions": {} }', ["NT5904"]],
  ["a suppression that is no object", '{ "suppressions": ["NT2012"] }', ["NT5904"]],
  ["a suppression without a reason", '{ "suppressions": [{ "code": "NT2012" }] }', ["NT5904"]],
  ["a suppression with an empty reason", '{ "suppressions": [{ "code": "NT2012", "reason": " " }] }', ["NT5904"]],
  ["a suppression without a code", '{ "suppressions": [{ "reason": "x" }] }', ["NT5904"]],
  [
    "a suppression with an unknown member",
    '{ "suppressions": [{ "code": "NT2012", "reason": "x", "file": "a" }] }',
    ["NT5904"],
  ],
  ["a suppression of an unknown code", '{ "suppressions": [{ "code": "NT0000", "reason": "x" }] }', ["NT5905"]],
];

for (const [fact, text, codes] of faults) {
  test(`a configuration with ${fact} gives ${codes.join(" and ") || "no finding"}`, () => {
    assert.deepEqual(codesOf(text), codes);
  });
}

test("readConfiguration never throws, and what it finds has a place", () => {
  const json = fc.jsonValue().map((value) => JSON.stringify(value));
  const named = fc
    .dictionary(fc.constantFrom("format", "context", "suppressions", "allowLoss", "x"), fc.jsonValue())
    .map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(fc.oneof(fc.string(), json, named), (text) => {
      for (const { line, column } of readConfiguration({ name: "c", text }, settings).diagnostics) {
        assert.ok(line !== undefined && column !== undefined);
      }
    }),
  );
});

test("a finding about the configuration points at its line", async () => {
  const { stdout } = await withConfig('{\n  "format": "pretty",\n  "failon": "warning"\n}', all);
  assert.match(stdout, /^error\[NT5902\] .*, did you mean "failOn"\?\n +--> nettrans\.config\.json:3:3\n/);
  assert.match(stdout, /\n3 \| {3}"failon": "warning"\n/);
});

const code = "NT2012";
const reason = "The device at Lyon needs it";

test("what is suppressed is not shown, is counted, and is in the JSON with its reason", async () => {
  const config = { suppressions: [{ code, path: "net/**", reason }] };
  const { stdout, exit } = await withConfig(config, `${all} --fail-on warning`);
  assert.doesNotMatch(stdout, /net\/a\.xml:1:8/);
  assert.match(stdout, /b\.xml:1:[\s\S]*, 1 suppressed\n$/);
  assert.equal(exit, 1);
  const { diagnostics, suppressed } = await printed(config, all);
  assert.deepEqual(
    diagnostics.filter((each) => each.code === code).map(({ file }) => file),
    ["b.xml"],
  );
  assert.deepEqual(
    suppressed?.map(({ file, reason }) => [file, reason]),
    [["net/a.xml", reason]],
  );
});

test("without suppressions there is no member for them", async () => {
  assert.equal((await printed({}, all)).suppressed, undefined);
});

test("what is suppressed does not make the exit code 1", async () => {
  const fragment = { code: "NT2001", reason };
  const config = { failOn: "warning", suppressions: [{ code, reason }, fragment] };
  assert.equal((await withConfig(config, all)).exit, 0);
  assert.equal((await withConfig({ failOn: "warning", suppressions: [fragment] }, all)).exit, 1);
});

test("an input that cannot be read is a failure, whatever is suppressed", async () => {
  const machine = { files: { "broken.xml": "<a>" } };
  const config = { suppressions: [{ code: "NT1010", reason }] };
  for (const argv of ["check broken.xml", "show broken.xml", "convert broken.xml --to arm"]) {
    const { exit, stdout, stderr } = await withConfig(config, argv, machine);
    assert.equal(exit, 3);
    assert.match(`${stdout}${stderr}`, /1 suppressed/);
  }
});

const commandsWithFindings: readonly string[] = [all, "show net/a.xml", "convert net/a.xml --to arm"];

for (const argv of commandsWithFindings) {
  test(`a suppression that matches nothing is found by nettrans ${argv}`, async () => {
    const config = { suppressions: [{ code, path: "elsewhere/**", reason }] };
    const found = (await printed(config, argv)).diagnostics.find((each) => each.code === "NT5906");
    assert.equal(found?.file, "nettrans.config.json");
  });
}

test("a suppression of what a command cannot find is not called unused by it", async () => {
  const config = {
    suppressions: [
      { code: "NT3001", reason },
      { code: "NT4001", reason },
    ],
  };
  const { diagnostics } = await printed(config, "show net/a.xml");
  assert.ok(diagnostics.every((each) => each.code !== "NT5906"));
});

test("negotiate suppresses what it found about a tunnel, and its verdict stays", async () => {
  const machine = { files: { "azure.json": azure, "edge.json": edge } };
  const argv = "negotiate azure.json edge.json --json";
  const before = JSON.parse((await withConfig({}, argv, machine)).stdout);
  const config = { suppressions: [{ code: "NT4001", reason }] };
  const { exit, stdout } = await withConfig(config, argv, machine);
  const after = JSON.parse(stdout);
  const codes = (negotiation: typeof after): string[] =>
    negotiation.tunnels[0].diagnostics.map((each: { code: string }) => each.code);
  assert.deepEqual([before.verdict, after.verdict, exit], ["down", "down", 1]);
  assert.deepEqual(
    codes(after),
    codes(before).filter((each) => each !== "NT4001"),
  );
  assert.ok(codes(before).includes("NT4001"));
  assert.deepEqual(
    after.suppressed.map((each: { code: string }) => each.code),
    ["NT4001"],
  );
});

test("a log has what is suppressed, and annotations do not", async () => {
  const config = { suppressions: [{ code, path: "net/**", reason }] };
  const log = await withConfig(config, `${all} --format sarif`);
  assert.match(log.stdout, /"justification": "The device at Lyon needs it"/);
  assert.match(log.stderr, /, 1 suppressed\n$/);
  const annotations = await withConfig(config, `${all} --format github`);
  assert.match(annotations.stdout, /file=b\.xml,.*NT2012/);
  assert.doesNotMatch(annotations.stdout, /file=net\/a\.xml,.*NT2012/);
});

const sources: readonly (readonly [
  fact: string,
  argv: string,
  config: object,
  env: Record<string, string>,
  start: RegExp,
])[] = [
  ["the default", "check b.xml", {}, {}, /^warning\[/],
  ["the configuration over the default", "check b.xml", { format: "json" }, {}, /^\{\n {2}"schemaVersion"/],
  [
    "the environment over the configuration",
    "check b.xml",
    { format: "json" },
    { NETTRANS_FORMAT: "github" },
    /^::warning/,
  ],
  [
    "an empty variable for none",
    "check b.xml",
    { format: "json" },
    { NETTRANS_FORMAT: "" },
    /^\{\n {2}"schemaVersion"/,
  ],
  [
    "a flag over all",
    "check b.xml --format sarif",
    { format: "json" },
    { NETTRANS_FORMAT: "github" },
    /^\{\n {2}"\$schema"/,
  ],
  [
    "--json over all",
    "check b.xml --json",
    { format: "sarif" },
    { NETTRANS_FORMAT: "github" },
    /^\{\n {2}"schemaVersion"/,
  ],
  ["a format that explain has", "explain NT2012", { format: "json" }, {}, /^\{\n {2}"code"/],
  ["no format that explain has not", "explain NT2012", { format: "sarif" }, {}, /^warning\[NT2012\]/],
];

for (const [fact, argv, config, env, start] of sources) {
  test(`a command takes ${fact}`, async () => {
    const { stdout, stderr } = await withConfig(config, argv, { env });
    assert.match(stdout, start, stderr);
  });
}

const levels: readonly (readonly [config: object, env: Record<string, string>, flags: string, exit: number])[] = [
  [{}, {}, "", 0],
  [{ failOn: "warning" }, {}, "", 1],
  [{ failOn: "warning" }, { NETTRANS_FAIL_ON: "never" }, "", 0],
  [{ failOn: "never" }, { NETTRANS_FAIL_ON: "never" }, " --fail-on warning", 1],
];

for (const [config, env, flags, exit] of levels) {
  test(`check${flags} exits with ${exit} given ${JSON.stringify(config)} and ${JSON.stringify(env)}`, async () => {
    assert.equal((await withConfig(config, `check b.xml${flags}`, { env })).exit, exit);
  });
}

test("a switch can be set by the configuration, and taken back by the environment", async () => {
  // The classic format has no word for the policy of a connection: a loss that is an error unless it is allowed.
  const machine = (env: Record<string, string>): FakeMachine => ({ files: { "azure.json": azure }, env });
  const severities = async (config: object, env: Record<string, string>): Promise<readonly string[]> => {
    const { stdout } = await withConfig(config, "convert azure.json --to netcfg --json", machine(env));
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; severity: string }[] };
    return diagnostics.filter((each) => /^NT3(?:00[14]|401)$/.test(each.code)).map(({ severity }) => severity);
  };
  const strict = await severities({}, {});
  assert.ok(strict.includes("error"), "the sample loses nothing that matters");
  assert.ok(!(await severities({ allowLoss: true }, {})).includes("error"));
  assert.deepEqual(await severities({ allowLoss: true }, { NETTRANS_ALLOW_LOSS: "0" }), strict);
  assert.ok(!(await severities({}, { NETTRANS_ALLOW_LOSS: "true" })).includes("error"));
});

test("the context of the configuration is added to, and the command line has the last word", async () => {
  const template = JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: [
      {
        type: "Microsoft.Network/virtualNetworks",
        apiVersion: "2024-05-01",
        name: "[concat(resourceGroup().name, '-', resourceGroup().location)]",
        location: "[resourceGroup().location]",
        properties: { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } },
      },
    ],
  });
  const config = { context: { location: "westus", resourceGroup: "net-rg" } };
  const machine = { files: { "t.json": template } };
  assert.match((await withConfig(config, "show t.json", machine)).stdout, /net-rg-westus/);
  const flagged = await withConfig(config, "show t.json --context location=eastus", machine);
  assert.match(flagged.stdout, /net-rg-eastus/);
});

test("--config and NETTRANS_CONFIG name the file, and the one in the working folder is not read then", async () => {
  const machine = { files: { "ci/strict.yaml": "failOn: warning\n" } };
  assert.equal((await withConfig("{ broken", "check b.xml --config ci/strict.yaml", machine)).exit, 1);
  const env = { NETTRANS_CONFIG: "ci/strict.yaml" };
  assert.equal((await withConfig({ failOn: "never" }, "check b.xml", { ...machine, env })).exit, 1);
  const missing = await withConfig({}, "check b.xml --config nowhere.yaml");
  assert.equal(missing.exit, 3);
  assert.equal(missing.stderr, 'error: Cannot read "nowhere.yaml": there is no such file or folder\n');
});

test("of two configurations the first is read, and the other is named", async () => {
  const { stdout, exit } = await withConfig({ failOn: "never" }, "check b.xml", {
    files: { "nettrans.config.yaml": "failOn: warning\n" },
  });
  assert.equal(exit, 0);
  assert.match(stdout, /warning\[NT5907\] .*: "nettrans\.config\.yaml" is not read: "nettrans\.config\.json" stands/);
});

test("a configuration is none of the documents of its folder", async () => {
  const { stdout, exit } = await run(["check", "net", "--json"], {
    files: { "net/a.xml": network("10.1.0.0/16"), "net/nettrans.config.json": "{}", "net/nettrans.config.yml": "a: b" },
  });
  assert.equal(exit, 0, stdout);
  assert.doesNotMatch(stdout, /nettrans\.config/);
});

const refused: readonly (readonly [variable: string, value: string, message: RegExp])[] = [
  [
    "NETTRANS_FORMAT",
    "xml",
    /^error: Unexpected value "xml" of environment variable "NETTRANS_FORMAT", expected one of "pretty"/,
  ],
  [
    "NETTRANS_ALLOW_LOSS",
    "maybe",
    /^error: Unexpected value "maybe" of environment variable "NETTRANS_ALLOW_LOSS", expected one of "1"/,
  ],
  [
    "NETTRANS_CONTEXT",
    "westus",
    /^error: Option "--context" needs .* \(from the environment variable "NETTRANS_CONTEXT"\)\n$/,
  ],
];

for (const [variable, value, message] of refused) {
  test(`${variable}=${value} is wrong usage`, async () => {
    const { exit, stderr } = await run(["convert", "b.xml", "--to", "arm"], { files, env: { [variable]: value } });
    assert.equal(exit, 2);
    assert.match(stderr, message);
  });
}

test("every setting has a name of its own in the configuration and in the environment, and none opens what is secret", () => {
  const names = settings.map(settingName);
  assert.deepEqual([...names].sort(), ["allowLoss", "color", "context", "failOn", "format", "syntax"]);
  assert.deepEqual(
    settings.map(variableName).filter((name) => !/^NETTRANS_[A-Z_]+$/.test(name)),
    [],
  );
});
