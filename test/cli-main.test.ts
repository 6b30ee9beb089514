import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { commands } from "../lib/cli/commands.ts";
import { version } from "../lib/cli/version.ts";
import { type FakeMachine, run } from "./cli-host.ts";
import { jsonOf } from "./house-files.ts";

const xml =
  '<VirtualNetworkSites><VirtualNetworkSite name="Net1" Location="West US"><AddressSpace><AddressPrefix>10.1.0.0/16</AddressPrefix></AddressSpace></VirtualNetworkSite></VirtualNetworkSites>';
const whole = `<NetworkConfiguration xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration"><VirtualNetworkConfiguration>${xml}</VirtualNetworkConfiguration></NetworkConfiguration>`;
const badPrefix = whole.replace("10.1.0.0/16", "10.1.0.0/33");
const folder = {
  "net/b.xml": whole.replace("Net1", "Net2"),
  "net/a.netcfg": whole,
  "net/.hidden.xml": "<broken",
  "net/notes.txt": "no",
};
const files = { "a.xml": whole, "fragment.xml": xml, "bad.xml": badPrefix, "broken.xml": "<a>", "notes.txt": "hello" };

interface Row {
  readonly argv: string;
  readonly exit: number;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
  readonly machine?: FakeMachine;
}

const silent = /^$/;
const rows: readonly Row[] = [
  { argv: "--version", exit: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: silent },
  { argv: "convert --version", exit: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: silent },
  { argv: "--help", exit: 0, stdout: /^Convert VPN .*\n\nExample:\n {2}nettrans convert/, stderr: silent },
  { argv: "help", exit: 0, stdout: /\nExit code:\n {2}0 {2}done\n/, stderr: silent },
  {
    argv: "help convert",
    exit: 0,
    stdout: /Example:\n.*\n\nUsage:\n {2}nettrans convert FILE\.\.\. --to/,
    stderr: silent,
  },
  { argv: "convert --help --to nonsense", exit: 0, stdout: /nettrans convert FILE/, stderr: silent },
  { argv: "convert -h", exit: 0, stdout: /nettrans convert FILE/, stderr: silent },
  { argv: "-h convert", exit: 0, stdout: /nettrans convert FILE/, stderr: silent },
  { argv: "", exit: 2, stdout: silent, stderr: /^Convert VPN/ },
  {
    argv: "conver a.xml",
    exit: 2,
    stdout: silent,
    stderr: /^error: Unknown command "conver", did you mean "convert"\?\nRun "nettrans help" to see how it is used\n$/,
  },
  { argv: "help conver", exit: 2, stdout: silent, stderr: /did you mean "convert"\?/ },
  {
    argv: "negotiate a b --fix edge",
    exit: 2,
    stdout: silent,
    stderr: /^error: Unexpected value "edge" of option "--fix", expected one of "azure", "cds", "either"\n/,
  },
  { argv: "--bogus", exit: 2, stdout: silent, stderr: /^error: Unknown option "--bogus"\n/ },
  {
    argv: "convert a.xml",
    exit: 2,
    stdout: silent,
    stderr: /^error: Option "--to" is missing: write --to netcfg\|arm\|cds\|connect\nRun "nettrans help convert"/,
  },
  { argv: "convert --to arm", exit: 2, stdout: silent, stderr: /^error: "nettrans convert" needs FILE\.\.\.\n/ },
  { argv: "explain", exit: 2, stdout: silent, stderr: /^error: "nettrans explain" needs CODE\n/ },
  { argv: "explain NT2012 NT2011", exit: 2, stdout: silent, stderr: /^error: Unexpected argument "NT2011"/ },
  { argv: "explain nt2012", exit: 0, stdout: /^warning\[NT2012\] prefix-canonicalised\n/, stderr: silent },
  { argv: "explain fragment --json", exit: 0, stdout: /^\{\n {2}"code": "NT2001",/, stderr: silent },
  {
    argv: "explain NT9998",
    exit: 2,
    stdout: silent,
    stderr: /^error: Unknown code "NT9998", expected one like NT2012\n$/,
  },
  {
    argv: "explain prefix-canonicalized",
    exit: 2,
    stdout: silent,
    stderr: /^error: Unknown code "prefix-canonicalized", did you mean "prefix-canonicalised"\?\n$/,
  },
  { argv: "formats", exit: 0, stdout: /^FORMAT.*\nnetcfg {2}yes {5}/, stderr: silent },
  {
    argv: "formats --json",
    exit: 0,
    stdout: /^\{\n {2}"schemaVersion": 1,\n {2}"formats": \[\n {4}\{\n {6}"id": "netcfg",/,
    stderr: silent,
  },
  {
    argv: "convert a.xml --to arm",
    exit: 0,
    stdout: /^\{\n[\s\S]*\}\n$/,
    stderr: /\nnetcfg → arm \(near end\): \d+ settings carried, /,
  },
  { argv: "--color never convert a.xml --to arm", exit: 0, stdout: /^\{\n/ },
  { argv: "convert a.xml --to arm --color always", exit: 0, stderr: new RegExp(`${String.fromCharCode(27)}\\[1m`) },
  { argv: "convert a.xml --to arm --json", exit: 0, stdout: /^\{\n {2}"schemaVersion": 1,/, stderr: silent },
  { argv: "convert a.xml --to arm --format json", exit: 0, stdout: /^\{\n {2}"schemaVersion": 1,/, stderr: silent },
  {
    argv: "convert a.xml --to arm --format sarif",
    exit: 0,
    stdout: /^\{\n {2}"\$schema": /,
    stderr: /^Nothing found\n/,
  },
  {
    argv: "convert bad.xml --to arm --format github",
    exit: 1,
    stdout: /^::error file=bad\.xml,line=1,col=\d+,title=NT2011 /,
    stderr: /^1 error.*\nnot written: azuredeploy\.json.*\nnetcfg → arm/,
  },
  {
    argv: "convert broken.xml --to arm --format sarif",
    exit: 3,
    stdout: /"ruleId": "NT1010"/,
    stderr: /^1 error\nNothing was converted to arm\n$/,
  },
  { argv: "show a.xml --format github", exit: 0, stdout: silent, stderr: /^Nothing found\n$/ },
  { argv: "show bad.xml --format sarif", exit: 1, stdout: /"ruleId": "NT2011"/, stderr: /^1 error\n$/ },
  {
    argv: "check bad.xml --format sarif --fail-on never",
    exit: 0,
    stdout: /"ruleId": "NT2011"/,
    stderr: /^1 error\n$/,
  },
  {
    argv: "negotiate a.xml bad.xml --format sarif",
    exit: 3,
    stdout: /"ruleId": "NT/,
    stderr: /\nNothing was negotiated: /,
  },
  {
    argv: "check a.xml --json --format sarif",
    exit: 2,
    stdout: silent,
    stderr: /^error: Options "--json" and "--format sarif" ask for different things: give one of them\n/,
  },
  { argv: "check a.xml --json --format json", exit: 0, stdout: /^\{\n {2}"schemaVersion": 1,/, stderr: silent },
  {
    argv: "explain NT2012 --format sarif",
    exit: 2,
    stdout: silent,
    stderr:
      /^error: "nettrans explain" has no findings to print as "sarif", expected "--format" to be one of "pretty", "json"\n/,
  },
  {
    argv: "--format github formats",
    exit: 2,
    stdout: silent,
    stderr: /^error: "nettrans formats" has no findings to print as "github"/,
  },
  { argv: "convert - --to arm", exit: 0, stderr: /<stdin>:\d+:\d+/, machine: { stdin: whole } },
  { argv: "convert - - --to arm", exit: 0, stderr: /carried/, machine: { stdin: whole } },
  {
    argv: "convert bad.xml --to arm",
    exit: 1,
    stderr: /^error\[NT2011\] prefix-not-ipv4: [\s\S]*--> bad\.xml:1:\d+\n/,
  },
  { argv: "convert bad.xml --to arm --fail-on never", exit: 0, stderr: /error\[NT2011\]/ },
  { argv: "convert bad.xml --to arm --json", exit: 1, stdout: /"code": "NT2011"/, stderr: silent },
  { argv: "convert fragment.xml --to arm", exit: 0, stderr: /^warning\[NT2001\]/ },
  { argv: "convert fragment.xml --to arm --fail-on warning", exit: 1, stderr: /^warning\[NT2001\]/ },
  {
    argv: "convert broken.xml --to arm",
    exit: 3,
    stdout: silent,
    stderr: /^error\[NT1010\][\s\S]*\nNothing was converted to arm\n$/,
  },
  { argv: "convert broken.xml --to arm --fail-on never", exit: 3, stdout: silent },
  { argv: "convert broken.xml --to arm --json", exit: 3, stdout: /"documents": \[\],/, stderr: silent },
  { argv: "convert notes.txt --to arm", exit: 3, stdout: silent, stderr: /^error\[NT1003\]/ },
  { argv: "convert a.xml --to arm --from cds", exit: 3, stdout: silent, stderr: /^error\[NT11\d\d\]/ },
  {
    argv: "convert nowhere.xml --to arm",
    exit: 3,
    stdout: silent,
    stderr: /^error: Cannot read "nowhere\.xml": there is no such file or folder\n$/,
  },
  {
    argv: "convert a.xml --to arm",
    exit: 3,
    stdout: silent,
    stderr: /^error: Cannot read "a\.xml": permission denied\n$/,
    machine: { broken: { "a.xml": "EACCES" } },
  },
  {
    argv: "convert a.xml --to arm",
    exit: 3,
    stdout: silent,
    stderr: /^error: Cannot read "a\.xml": EODD\n$/,
    machine: { broken: { "a.xml": "EODD" } },
  },
  {
    argv: "show a.xml",
    exit: 0,
    stdout: /^1 virtual network\n\nVirtual network Net1\n {2}region {9}westus\n/,
    stderr: silent,
  },
  {
    argv: "show a.xml --color always",
    exit: 0,
    stdout: new RegExp(`\n${String.fromCharCode(27)}\\[1mVirtual network Net1`),
  },
  {
    argv: "show a.xml --json",
    exit: 0,
    stdout: /^\{\n {2}"schemaVersion": 1,\n {2}"from": "netcfg",\n {2}"network": \{/,
  },
  { argv: "show - -", exit: 0, stdout: /^1 virtual network\n/, stderr: silent, machine: { stdin: whole } },
  {
    argv: "show bad.xml",
    exit: 1,
    stdout: /address space {2}not understood: /,
    stderr: /^error\[NT2011\][\s\S]*bad\.xml:1:/,
  },
  { argv: "show bad.xml --fail-on never", exit: 0, stderr: /^error\[NT2011\]/ },
  { argv: "show bad.xml --json", exit: 1, stdout: /"code": "NT2011"/, stderr: silent },
  { argv: "show fragment.xml --fail-on warning", exit: 1, stderr: /^warning\[NT2001\]/ },
  { argv: "show broken.xml", exit: 3, stdout: silent, stderr: /^error\[NT1010\]/ },
  { argv: "show notes.txt --json", exit: 3, stdout: /"from": null,/, stderr: silent },
  { argv: "show nowhere.xml", exit: 3, stdout: silent, stderr: /^error: Cannot read "nowhere\.xml": there is no such/ },
  { argv: "show", exit: 2, stdout: silent, stderr: /^error: "nettrans show" needs FILE\.\.\.\n/ },
  {
    argv: "show a.xml --include-secrets",
    exit: 2,
    stdout: silent,
    stderr: /^error: Unknown option "--include-secrets"\n/,
  },
  {
    argv: "show a.xml --parameters nowhere.json",
    exit: 3,
    stdout: silent,
    stderr: /^error: Cannot read "nowhere\.json": there is no such file or folder\n$/,
  },
  {
    argv: "convert a.xml --to arm --parameters net",
    exit: 3,
    stdout: silent,
    stderr: /^error: Cannot read "net": it is a folder\n$/,
    machine: { files: folder },
  },
  {
    argv: "convert - --to arm --parameters -",
    exit: 2,
    stdout: silent,
    stderr: /^error: Standard input is both a FILE and "--parameters": it can be read only once/,
    machine: { stdin: whole },
  },
  {
    argv: "convert empty --to arm",
    exit: 3,
    stdout: silent,
    stderr: /^error: Cannot read "empty": the folder holds no \.xml, \.netcfg, /,
    machine: { folders: ["empty"] },
  },
];

for (const { argv, exit, stdout, stderr, machine } of rows) {
  test(`nettrans ${argv} exits with ${exit}${machine === undefined ? "" : ` given ${JSON.stringify(machine).slice(0, 60)}`}`, async () => {
    const outcome = await run(argv.split(" ").filter(Boolean), { ...machine, files: { ...files, ...machine?.files } });
    assert.equal(outcome.exit, exit, outcome.stderr);
    if (stdout !== undefined) assert.match(outcome.stdout, stdout);
    if (stderr !== undefined) assert.match(outcome.stderr, stderr);
  });
}

test("--version is that of package.json", () => {
  assert.equal(version, jsonOf<{ version: string }>("package.json").version);
});

test("show takes the width of the terminal", async () => {
  const long = whole.replace(
    "10.1.0.0/16",
    Array.from({ length: 30 }, (_, i) => `10.${i}.0.0/16`).join("</AddressPrefix><AddressPrefix>"),
  );
  const widest = async (machine: FakeMachine): Promise<number> => {
    const { stdout } = await run(["show", "long.xml", "--color", "never"], { ...machine, files: { "long.xml": long } });
    return Math.max(...stdout.split("\n").map((line) => line.length));
  };
  const [pipe, terminal] = [await widest({}), await widest({ terminal: true })];
  assert.ok(pipe > 65 && pipe <= 80, `${pipe}`);
  assert.ok(terminal > 85 && terminal <= 100, `${terminal}`);
});

test("every example in the table of commands is understood", async () => {
  const up = (file: string): string =>
    readFileSync(new URL(`../fixtures/negotiate/up/${file}`, import.meta.url), "utf8");
  const files = {
    "NetworkConfig.xml": whole,
    "azure.json": up("azure.json"),
    "azuredeploy.json": up("azure.json"),
    "edge.yaml": up("edge.json"),
    "edge/edge.json": up("edge.json"),
  };
  for (const { examples, options } of commands) {
    for (const example of examples) {
      const [program, ...argv] = example.split(" ");
      assert.equal(program, "nettrans");
      const { exit, stderr } = await run(argv, { files });
      assert.equal(exit, 0, `${example}: ${stderr} ${options.length}`);
    }
  }
});

test("convert reads the documents of a folder in the order of their names, without hidden ones and others", async () => {
  const { exit, stdout } = await run(["convert", "net", "--to", "arm", "--json"], { files: folder });
  assert.equal(exit, 0);
  const ledger = (JSON.parse(stdout) as { ledger: { file?: string }[] }).ledger;
  assert.deepEqual([...new Set(ledger.flatMap(({ file }) => file ?? []))], ["net/a.netcfg", "net/b.xml"]);
});

test("convert reads the folders in a folder that has no documents itself", async () => {
  const deep = { "subscriptions/two/n.xml": whole, "subscriptions/one/n.xml": whole.replace("Net1", "Net2") };
  const { stdout } = await run(["convert", "subscriptions/", "--to", "arm", "--json"], { files: deep });
  const ledger = (JSON.parse(stdout) as { ledger: { file?: string }[] }).ledger;
  const order = ["subscriptions/one/n.xml", "subscriptions/two/n.xml"];
  assert.deepEqual([...new Set(ledger.flatMap(({ file }) => file ?? []))], order);
});

test("a reader of standard output that goes away is no failure, and the report still comes", async () => {
  const { exit, stderr } = await run(["convert", "a.xml", "--to", "arm"], { files, stdoutWrites: 0 });
  assert.equal(exit, 0);
  assert.match(stderr, /netcfg → arm/);
});

const colors: readonly (readonly [fact: string, machine: FakeMachine, flag: string[], colored: boolean])[] = [
  ["a terminal", { terminal: true }, [], true],
  ["a pipe", {}, [], false],
  ["a terminal and NO_COLOR", { terminal: true, env: { NO_COLOR: "1" } }, [], false],
  ["a terminal and an empty NO_COLOR", { terminal: true, env: { NO_COLOR: "" } }, [], true],
  ["a pipe and FORCE_COLOR", { env: { FORCE_COLOR: "1" } }, [], true],
  ["a terminal and FORCE_COLOR=0", { terminal: true, env: { FORCE_COLOR: "0" } }, [], false],
  ["NO_COLOR and FORCE_COLOR", { terminal: true, env: { NO_COLOR: "1", FORCE_COLOR: "1" } }, [], false],
  ["a dumb terminal", { terminal: true, env: { TERM: "dumb" } }, [], false],
  ["NO_COLOR and --color always", { env: { NO_COLOR: "1" } }, ["--color", "always"], true],
  ["a terminal and --color never", { terminal: true }, ["--color=never"], false],
];

for (const [fact, machine, flag, colored] of colors) {
  test(`output is ${colored ? "" : "not "}coloured given ${fact}`, async () => {
    const { stdout } = await run(["explain", "NT2012", ...flag], machine);
    assert.equal(stdout.includes("\u001b["), colored);
  });
}

test("an exception is one line that says whose fault it is, with the stack only for those who ask", async () => {
  const machine: FakeMachine = { files, broken: { "a.xml": "not a code" } };
  const { exit, stderr } = await run(["convert", "a.xml", "--to", "arm"], machine);
  assert.equal(exit, 4);
  assert.match(stderr, /^This is a bug in nettrans: .*\. Please report it with the input if you can\n$/);
  const debug = await run(["convert", "a.xml", "--to", "arm"], { ...machine, env: { NETTRANS_DEBUG: "1" } });
  assert.match(debug.stderr, /\n +at /);
});
