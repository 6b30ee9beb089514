import assert from "node:assert/strict";
import { test } from "node:test";
import { type Conversion, convert } from "../lib/convert.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";

// Two tenants of one provider: each has a network behind an edge gateway of its own, and a virtual network in Azure.
const [scenario] = casesOf("seed");
assert.ok(scenario);
const { folder, sources } = scenario;
const azure = sources.filter(({ name }) => name === "input-azure.json");
const edges = sources.filter(({ name }) => name.endsWith("-edge.json"));

const tenants = [
  { name: "tenant1", own: ["192.168.10.0/24", "10.20.0.0/16", "203.0.113.40"] },
  { name: "tenant2", own: ["192.168.20.0/24", "10.30.0.0/16", "203.0.113.60"] },
] as const;

const directions = [
  { what: "azure → edges", conversion: convert(azure, { to: "cds" }), expected: "cds/" },
  { what: "azure → edges, in YAML", conversion: convert(azure, { to: "cds", syntax: "yaml" }), expected: "yaml/" },
  { what: "edges → azure", conversion: convert(edges, { to: "arm" }), expected: "arm/" },
] as const;

for (const { what, conversion, expected } of directions) {
  test(`two tenants, ${what}`, () => {
    const texts = new Map(conversion.documents.map(({ name, text }) => [name, text]));
    texts.set("diagnostics.txt", findings(conversion));
    matchGoldens(new URL(expected, folder), texts);
  });

  test(`two tenants, ${what}: each document has one tenant's addresses and none of the other's`, () => {
    const main = conversion.documents.filter(({ name }) => !name.includes("parameters"));
    assert.equal(main.length, tenants.length);
    for (const [index, { text }] of main.entries()) {
      const [mine, other] = index === 0 ? tenants : ([tenants[1], tenants[0]] as const);
      for (const address of mine.own.slice(0, 2)) assert.ok(text.includes(address), `${address} is missing`);
      for (const address of other.own) assert.ok(!text.includes(address), `${address} is the other tenant's`);
    }
  });
}

test("two tenants: both tunnels, their address sets, rules and exceptions from SNAT are there", () => {
  const bundles = directions[0].conversion.documents.map(({ text }) => JSON.parse(text));
  for (const bundle of bundles) {
    assert.equal(bundle.ipsecVpnTunnels.length, 1);
    assert.equal(bundle.ipSets.length, 2);
    assert.equal(bundle.firewallRules.userDefinedRules.length, 2);
    assert.deepEqual(
      bundle.natRules.map(({ type, priority }: { type: string; priority: number }) => [type, priority]),
      [["NO_SNAT", 0]],
    );
  }
});

test("two tenants: the edge's own bundle comes back with its SNAT behind the exception", () => {
  for (const edge of edges) {
    const { documents } = convert(edge, { to: "cds" });
    const { natRules } = JSON.parse(documents[0]?.text ?? "");
    assert.deepEqual(
      natRules.map(({ type, priority }: { type: string; priority: number }) => [type, priority]),
      [
        ["NO_SNAT", 0],
        ["SNAT", 4096],
      ],
    );
  }
});

function findings({ diagnostics }: Conversion): string {
  return diagnostics
    .map(
      ({ code, severity, file, line, column, message }) => `${severity} ${code} ${file}:${line}:${column} ${message}\n`,
    )
    .join("");
}
