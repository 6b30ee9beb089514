import assert from "node:assert/strict";
import { test } from "node:test";
import { readParameters } from "../lib/cli/parameters.ts";
import { sourceTexts } from "../lib/cli/sourceTexts.ts";
import { run } from "./cli-host.ts";

const hidden = "Tr0ub4dor-and-3";
const id = (type: string, name: string): object => ({ id: `[resourceId('Microsoft.Network/${type}', '${name}')]` });

function resource(type: string, name: string, properties: object): object {
  return { type: `Microsoft.Network/${type}`, apiVersion: "2024-05-01", name, location: "westus", properties };
}

function template(sharedKey: string): string {
  const resources = [
    resource("localNetworkGateways", "lyon", { gatewayIpAddress: "198.51.100.1" }),
    resource("virtualNetworkGateways", "gw", { gatewayType: "Vpn", vpnType: "RouteBased" }),
    resource("connections", "gw-to-lyon", {
      connectionType: "IPsec",
      virtualNetworkGateway1: id("virtualNetworkGateways", "gw"),
      localNetworkGateway2: id("localNetworkGateways", "lyon"),
      sharedKey,
    }),
  ];
  const parameters = { psk: { type: "securestring" }, weight: { type: "int", defaultValue: 0 } };
  const $schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
  return JSON.stringify({ $schema, contentVersion: "1.0.0.0", parameters, resources }, null, 2);
}

const files = {
  "t.json": template("[parameters('psk')]"),
  "joined.json": template("[concat(parameters('psk'), '-', parameters('weight'))]"),
  "plain.json": template(hidden),
  "p.json": JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
    contentVersion: "1.0.0.0",
    parameters: { psk: { value: hidden } },
  }),
};

const commands: readonly string[] = [
  `t.json --set psk=${hidden}`,
  `joined.json --set psk=${hidden}`,
  `t.json --set PSK=${hidden} --set weight=x`,
  `t.json --set nosuch=${hidden}`,
  "t.json --parameters p.json",
  "t.json p.json",
  "plain.json",
];

for (const command of commands) {
  test(`a secret is never shown by nettrans show ${command.replaceAll(hidden, "…")}`, async () => {
    for (const format of ["pretty", "json", "sarif", "github"]) {
      const { exit, stdout, stderr } = await run(["show", ...command.split(" "), "--format", format], { files });
      assert.ok(exit < 2, stderr);
      assert.ok(!`${stdout}${stderr}`.includes(hidden));
    }
  });
}

test("show says whether a key is stated, and what it waits for otherwise", async () => {
  const given = await run(["show", "t.json", "--set", `psk=${hidden}`], { files });
  assert.match(given.stdout, /\n {4}shared key {7}stated \(not shown\)\n/);
  const waiting = await run(["show", "t.json"], { files });
  assert.match(waiting.stdout, /\n {4}shared key {7}known at deployment: parameters\('psk'\)\n/);
  assert.match(waiting.stdout, /\nGiven at deployment\n {2}psk +securestring\n$/);
});

const usage: readonly string[] = [
  `convert t.json --to arm --set ${hidden}`,
  `convert t.json --to arm --set =${hidden}`,
  `convert t.json --to arm --sett psk=${hidden}`,
  `explain --set psk=${hidden}`,
  `--set psk=${hidden} convert t.json --to arm`,
];

for (const command of usage) {
  test(`a secret is never shown by wrong usage: ${command.replaceAll(hidden, "…")}`, async () => {
    const { exit, stdout, stderr } = await run(command.split(" "), { files });
    assert.equal(exit, 2);
    assert.ok(!`${stdout}${stderr}`.includes(hidden));
  });
}

test("lines of parameters files can be shown, those of --set cannot", async () => {
  const readFile = async (): Promise<Uint8Array> => new TextEncoder().encode("{}");
  const host = { readFile, readStdin: readFile };
  const repeated = new Map([
    ["parameters", ["p.json", "-", "p.json"]],
    ["set", [`psk=${hidden}`]],
  ]);
  const { files: shown, sources } = await readParameters(repeated, [], host);
  assert.deepEqual(
    sources.map(({ name }) => name),
    ["<stdin>", "p.json", "--set"],
  );
  assert.deepEqual([...sourceTexts(shown).keys()], ["<stdin>", "p.json"]);
});
