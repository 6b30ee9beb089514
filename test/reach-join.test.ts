import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../lib/check.ts";
import { convert } from "../lib/convert.ts";
import type { Source } from "../lib/formats/format.ts";
import { negotiateReach } from "../lib/negotiateReach.ts";
import { read } from "../lib/read.ts";
import { casesOf } from "./fixtures.ts";

interface Resource {
  readonly document: string;
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is looked into
  readonly properties: any;
}

function resourcesOf(sources: readonly Source[]): readonly Resource[] {
  return convert(sources, { to: "arm", end: "far" }).documents.flatMap(({ name, text }) => {
    const { resources = [] } = JSON.parse(text);
    return resources.map((resource: Resource) => ({ ...resource, document: name }));
  });
}

function sourcesOf(area: string, name: string): readonly Source[] {
  return casesOf(area).find((each) => each.name === name)?.sources ?? [];
}

const paris = /\/expressRouteCircuits\/er-paris$/;
const own = /\/expressRouteCircuits\/tnt-er$/;

for (const [area, name] of [
  ["reach", "circuit-to-cloud"],
  ["arm", "cloud-and-circuit"],
] as const) {
  const resources = resourcesOf(sourcesOf(area, name));
  const of = (type: string): readonly Resource[] => resources.filter((each) => each.type.endsWith(type));

  test(`key and id are those of the circuit on premises, the connection is the private cloud's: ${name}`, () => {
    const [reach, ...others] = of("/globalReachConnections");
    assert.equal(others.length, 0);
    assert.equal(reach?.name, "harbour-cloud/to-er-paris");
    assert.match(reach?.properties.peerExpressRouteCircuit, paris);
    assert.match(reach?.properties.expressRouteId, own);
    assert.equal(reach?.properties.authorizationKey, "[parameters('authorizationKey_er_paris_for_harbour_cloud')]");
  });

  test(`each connection has an authorization of its own, on the end that it leads to: ${name}`, () => {
    assert.deepEqual(
      of("/authorizations").map(({ type, name: own }) => [type, own]),
      [
        ["Microsoft.Network/expressRouteCircuits/authorizations", "er-paris/for-harbour-cloud"],
        ["Microsoft.AVS/privateClouds/authorizations", "harbour-cloud/for-hub-ergw"],
      ],
    );
    const [connection] = of("/connections");
    assert.equal(connection?.properties.connectionType, "ExpressRoute");
    assert.match(connection?.properties.peer.id, own);
    assert.equal(
      connection?.properties.authorizationKey,
      "[parameters('authorizationKey_harbour_cloud_for_hub_ergw')]",
    );
  });

  test(`what needs a key is in a later template than what makes it, and keys are secure parameters: ${name}`, () => {
    const { documents } = convert(sourcesOf(area, name), { to: "arm", end: "far" });
    const templates = documents.filter((each) => !each.name.includes("parameters"));
    assert.deepEqual(
      templates.map((each) => each.name.slice(0, 2)),
      ["1-", "2-", "3-"],
    );
    for (const { text } of templates) {
      for (const [parameter, { type }] of Object.entries<{ type: string }>(JSON.parse(text).parameters)) {
        if (parameter.startsWith("authorizationKey")) assert.equal(type, "securestring");
      }
    }
  });
}

test("what is joined already is not joined again", () => {
  const sources = sourcesOf("arm", "cloud-and-circuit");
  const group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups";
  const reach = {
    id: `${group}/avs-rg/providers/Microsoft.AVS/privateClouds/harbour-cloud/globalReachConnections/old`,
    name: "old",
    type: "Microsoft.AVS/privateClouds/globalReachConnections",
    // Ids differ in case from tool to tool.
    peerExpressRouteCircuit: `${group}/ER-RG/providers/Microsoft.Network/expressRouteCircuits/er-paris`,
  };
  const connection = {
    id: `${group}/net-rg/providers/Microsoft.Network/connections/old`,
    name: "old",
    type: "Microsoft.Network/connections",
    connectionType: "ExpressRoute",
    virtualNetworkGateway1: { id: `${group}/net-rg/providers/Microsoft.Network/virtualNetworkGateways/hub-ergw` },
    peer: {
      id: "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/tnt/providers/Microsoft.Network/expressRouteCircuits/tnt-er",
    },
  };
  const more = { name: "old.json", text: JSON.stringify([reach, connection]) };
  const { documents, diagnostics } = convert([...sources, more], { to: "arm", end: "far" });
  assert.equal(diagnostics.filter(({ code }) => code === "NT3502").length, 2);
  assert.deepEqual(
    documents.map(({ text }) => JSON.parse(text).resources),
    [[]],
  );
});

test("the circuit of a private cloud among the inputs is none on premises", () => {
  const [cloud] = sourcesOf("arm", "cloud-and-circuit");
  const id =
    "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/tnt/providers/Microsoft.Network/expressRouteCircuits/tnt-er";
  const circuit = {
    name: "own.json",
    text: JSON.stringify({ id, name: "tnt-er", type: "Microsoft.Network/expressRouteCircuits" }),
  };
  assert.ok(cloud);
  const { diagnostics } = convert([cloud, circuit], { to: "arm", end: "far" });
  assert.ok(diagnostics.some(({ code }) => code === "NT3503"));
});

test("templates of one group refer by name, those of others by a parameter", () => {
  const cloud = { type: "Microsoft.AVS/privateClouds", apiVersion: "2023-09-01", name: "[parameters('cloud')]" };
  const circuit = { type: "Microsoft.Network/expressRouteCircuits", apiVersion: "2024-05-01", name: "er" };
  const parameters = { cloud: { type: "string" } };
  const frame = { contentVersion: "1.0.0.0", parameters };
  const reachOf = (sources: readonly Source[]): Resource | undefined =>
    resourcesOf(sources).find(({ type }) => type.endsWith("/globalReachConnections"));
  const both = { name: "both.json", text: JSON.stringify({ ...frame, resources: [cloud, circuit] }) };
  const one = reachOf([both]);
  assert.equal(one?.name, "[concat(parameters('cloud'), '/to-er')]");
  assert.equal(one?.properties.peerExpressRouteCircuit, "[resourceId('Microsoft.Network/expressRouteCircuits', 'er')]");
  const apart = [cloud, circuit].map((each, index) => ({
    name: `${index}.json`,
    text: JSON.stringify({ ...frame, resources: [each] }),
  }));
  assert.equal(reachOf(apart)?.properties.peerExpressRouteCircuit, "[parameters('circuitId_er')]");
});

test("no key of a description is in any output, and with --include-secrets only in parameters files", () => {
  const keys = /11111111-2222|66666666-7777|22222222-3333/;
  for (const { name, sources } of casesOf("reach")) {
    assert.doesNotMatch(JSON.stringify(convert(sources, { to: "arm" })), keys, name);
    const { documents, ...rest } = convert(sources, { to: "arm", includeSecrets: true });
    assert.doesNotMatch(JSON.stringify(rest), keys, name);
    for (const document of documents) {
      if (!document.name.includes("parameters")) assert.doesNotMatch(document.text, keys, name);
    }
  }
});

test("the templates of a description say what it wanted: read again, both ends are joined and nothing is wrong", () => {
  const { documents } = convert(sourcesOf("reach", "circuit-to-cloud"), { to: "arm" });
  const reading = read(documents);
  const { verdict, joins } = negotiateReach(reading);
  assert.deepEqual(
    [verdict, joins.map(({ cloud, circuit }) => [cloud, circuit])],
    ["up", [["harbour-cloud", "er-paris"]]],
  );
  assert.deepEqual(check(reading), []);
});

// Every value of every input, taken away or replaced by something that does not belong there.
test("whatever stands in an input, nothing fails, and every finding has a place", () => {
  const strange = [null, "", -1, true, [], {}, "10.0.0.0/33", "[parameters('x')]"];
  for (const [area, name] of [
    ["reach", "new-circuit"],
    ["arm", "cloud-and-circuit"],
  ] as const) {
    const sources = sourcesOf(area, name).map((source) => ({ ...source, text: textOf(source) }));
    for (const [at, source] of sources.entries()) {
      for (const [index, path] of pathsOf(JSON.parse(source.text)).entries()) {
        const text = JSON.stringify(replacedAt(JSON.parse(source.text), path, strange[index % strange.length]));
        const changed = sources.map((each, other) => (other === at ? { ...each, text } : each));
        const { diagnostics, documents } = convert(changed, { to: "arm", end: "far" });
        for (const { line, column, help } of diagnostics) assert.ok(line && column && help, text);
        for (const document of documents) JSON.parse(document.text);
        const reading = read(changed);
        assert.ok(negotiateReach(reading).schemaVersion === 1 && Array.isArray(check(reading)));
      }
    }
  }
});

function textOf({ text }: Source): string {
  return typeof text === "string" ? text : new TextDecoder().decode(text);
}

function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[key], ...pathsOf(item).map((path) => [key, ...path])]);
}

function replacedAt(value: unknown, [step, ...rest]: readonly string[], other: unknown): unknown {
  if (step === undefined) return other;
  const holder = value as Record<string, unknown>;
  holder[step] = replacedAt(holder[step], rest, other);
  return holder;
}
