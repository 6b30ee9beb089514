import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import type { Secret } from "../lib/model/secret.ts";
import type { Stated } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { writeChecked } from "./arm-write-check.ts";
import { everything, hidden, secret } from "./arm-write-everything.ts";
import { armWriteModels, later } from "./arm-write-models.ts";

const scope = "azuredeploy.json";

function pair(one: Stated<Secret>, other: Stated<Secret>): Network {
  const gateways = everything.gateways.filter(({ key }) => key !== "er-gw");
  const tunnel = { scope, medium: "IPsec" } as const;
  const tunnels: Tunnel[] = [
    { ...tunnel, key: "t1", name: "there", gateway: "hub-gw", remoteGateway: "spoke-gw", sharedKey: one },
    { ...tunnel, key: "t2", name: "back", gateway: "spoke-gw", remoteGateway: "hub-gw", sharedKey: other },
  ];
  return {
    ...everything,
    gateways: gateways.map(({ clients: _, ...gateway }) => gateway),
    tunnels,
    circuits: [],
    privateClouds: [],
  };
}

function keysOf(network: Network): readonly (string | undefined)[] {
  const resources = writeChecked(network).templates.flatMap((template) => template.resources);
  return resources.filter(({ type }) => type.endsWith("/connections")).map(({ properties }) => properties.sharedKey);
}

test("no secret is in any document, finding or ledger unless asked for", () => {
  for (const [name, network] of armWriteModels) assert.ok(!writeChecked(network).text.includes(hidden), name);
});

test("each secret that is not written is said to be, at its place", () => {
  const { findings, ledger } = writeChecked(everything);
  const withheld = findings.filter(({ code }) => code === "NT3110").map(({ path }) => path);
  const expected = ledger.filter(({ note }) => note?.startsWith("a secret")).map(({ path }) => path);
  assert.ok(withheld.length > 5);
  assert.deepEqual([...withheld].sort(), [...expected].sort());
});

test("secrets that are asked for stand in the parameters file, and the template stays the same", () => {
  const without = writeChecked(everything);
  const asked = writeChecked(everything, { includeSecrets: true });
  assert.deepEqual(asked.templates, without.templates);
  assert.equal(asked.parameters["sharedKey_hub_to_lyon"]?.value, secret("lyon").reveal());
  assert.equal(asked.parameters["radiusServerSecret_hub_gw"]?.value, secret("radius").reveal());
  assert.equal(without.parameters["sharedKey_hub_to_lyon"], undefined);
  assert.deepEqual(
    asked.findings.filter(({ code }) => code === "NT3110"),
    [],
  );
  const entry = asked.ledger.find(({ path }) => path === "/tunnels/0/sharedKey");
  assert.deepEqual(
    entry?.to?.map(({ document }) => document),
    ["azuredeploy.json", "azuredeploy.parameters.json"],
  );
});

test("both connections of a pair share the parameter of a key that is the same", () => {
  const shared = "[parameters('sharedKey_hub_gw_spoke_gw')]";
  assert.deepEqual(keysOf(pair(secret("a"), secret("a"))), [shared, shared]);
  assert.deepEqual(keysOf(pair(secret("a"), secret("b"))), [shared, "[parameters('sharedKey_hub_gw_spoke_gw_2')]"]);
});

test("a key that is a parameter of the input stays that parameter, and becomes a secure one", () => {
  const rows: [type: string, declared: string][] = [
    ["securestring", "securestring"],
    ["string", "securestring"],
  ];
  for (const [type, declared] of rows) {
    const network = {
      ...pair(later("parameters('PSK')"), later("parameters('psk')")),
      inputs: [{ scope, name: "psk", type }],
    };
    assert.deepEqual(keysOf(network), ["[parameters('PSK')]", "[parameters('psk')]"]);
    assert.equal(writeChecked(network).templates[0]?.parameters["psk"]?.type, declared);
  }
});

test("a key that is put together of parts that are not shown becomes a secure parameter of each place", () => {
  const { templates } = writeChecked(pair(later("…"), later("…")));
  const parameters = templates[0]?.parameters ?? {};
  assert.equal(parameters["sharedKey_there"]?.type, "securestring");
  assert.equal(parameters["sharedKey_back"]?.type, "securestring");
});

test("a classic network with keys keeps the names of their parameters", () => {
  const tunnel: Tunnel = { key: "t", scope, gateway: "g", siteName: "x", sharedKey: secret("x") };
  const network: Network = {
    ...emptyNetwork,
    virtualNetworks: [{ key: "v", scope, name: "Hub", location: "westus", prefixes: [], subnets: [], dnsServers: [] }],
    gateways: [{ key: "g", scope, virtualNetwork: "v", type: "Vpn", clientPrefixes: [] }],
    tunnels: [tunnel],
  };
  assert.equal(writeChecked(network).templates[0]?.parameters["sharedKey_Hub_x"]?.type, "securestring");
});
