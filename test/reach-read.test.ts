import assert from "node:assert/strict";
import { test } from "node:test";
import { detect } from "../lib/detect.ts";
import { read } from "../lib/read.ts";
import { casesOf } from "./fixtures.ts";

// What a document claims to be.
const documents: readonly (readonly [what: string, text: string, format: string | undefined])[] = [
  ["a description in JSON", '{ "globalReach": { "privateCloud": {} } }', "reach"],
  ["a description in YAML", "globalReach:\n  privateCloud:\n    name: c\n", "reach"],
  ["a description with a note beside it", '{ "note": "x", "globalReach": {} }', "reach"],
  ["a text in its place", '{ "globalReach": "yes" }', undefined],
  ["a template beside it", '{ "globalReach": {}, "resources": [], "contentVersion": "1.0.0.0" }', "arm"],
  ["a list of it", '[{ "globalReach": {} }]', undefined],
  ["XML", "<globalReach/>", undefined],
];

for (const [what, text, format] of documents) {
  const name = text.startsWith("{") || text.startsWith("[") ? "a.json" : text.startsWith("<") ? "a.xml" : "a.yaml";
  test(`${what} is ${format ?? "none of the formats"}`, () => assert.equal(detect({ name, text }), format));
}

// A value of one member, and the code of the finding for it with the place that it points at.
const faults: readonly (readonly [what: string, part: string, code: string, path: string])[] = [
  [
    "a prefix that is none",
    "privateCloud: { name: c, managementBlock: 10.20.0.0 }",
    "NT2702",
    "privateCloud/managementBlock",
  ],
  ["an id that is none", "privateCloud: { id: c, managementBlock: 10.20.0.0/22 }", "NT2702", "privateCloud/id"],
  ["no management block", "privateCloud: { name: c }", "NT2703", "privateCloud"],
  ["no name", "privateCloud: { managementBlock: 10.20.0.0/22 }", "NT2703", "privateCloud"],
  ["no private cloud", "onPremisesCircuits: [{ name: er }]", "NT2703", ""],
  ["nothing to join it to", "privateCloud: { name: c, managementBlock: 10.20.0.0/22 }", "NT2703", ""],
  ["a member that is not known", "privateCloud: { name: c, size: 3 }", "NT2701", "privateCloud/size"],
  ["a part that is a text", "onPremisesCircuits: er", "NT2702", "onPremisesCircuits"],
  ["a list in place of a value", "onPremisesCircuits: [{ name: [er] }]", "NT2702", "onPremisesCircuits/0/name"],
  ["a word that is not known", "onPremisesCircuits: [{ name: er, tier: Gold }]", "NT2702", "onPremisesCircuits/0/tier"],
  [
    "half of an id",
    "onPremisesCircuits: [{ name: er, resourceGroup: rg }]",
    "NT2705",
    "onPremisesCircuits/0/resourceGroup",
  ],
  ["a name twice", "onPremisesCircuits: [{ name: er }, { name: ER }]", "NT2706", "onPremisesCircuits/1/name"],
  ["two private clouds", "privateCloud: [{ name: c }, { name: d }]", "NT2702", "privateCloud/1"],
  [
    "a segment without a gateway",
    "privateCloud: { name: c, segments: [{ name: web }] }",
    "NT2703",
    "privateCloud/segments/0",
  ],
  ["a network without a gateway", "virtualNetworks: [{ name: hub }]", "NT2703", "virtualNetworks/0"],
  [
    "a key that is no text",
    "onPremisesCircuits: [{ name: er, authorizationKey: [1] }]",
    "NT2702",
    "onPremisesCircuits/0/authorizationKey",
  ],
];

for (const [what, part, code, path] of faults) {
  test(`${what} gives ${code} where it stands`, () => {
    const { diagnostics } = read({ name: "reach.yaml", text: `globalReach: { ${part} }\n` });
    const places = diagnostics.filter((each) => each.code === code).map((each) => each.path);
    assert.ok(places.includes(`/globalReach${path === "" ? "" : "/"}${path}`), `${code} at ${places.join(", ")}`);
  });
}

test("no description makes the reader fail, whatever is cut out of it", () => {
  for (const { sources } of casesOf("reach")) {
    for (const { name, text } of sources) {
      const lines = new TextDecoder().decode(text as Uint8Array).split("\n");
      for (const index of lines.keys()) {
        const cut = lines.filter((_, at) => at !== index).join("\n");
        for (const { line, column, help } of read({ name, text: cut }).diagnostics) assert.ok(line && column && help);
      }
    }
  }
});

test("a key is in nothing that is read but itself, and nowhere to be seen", () => {
  const [scenario] = casesOf("reach").filter(({ name }) => name === "key-given");
  const { network, places } = read(scenario?.sources ?? []);
  const [circuit] = network.circuits;
  assert.equal(String(circuit?.authorizations?.[0]?.authorizationKey), "(secret)");
  assert.equal(places.hidden.size, 3);
  assert.doesNotMatch(JSON.stringify(network), /11111111|66666666/);
});
