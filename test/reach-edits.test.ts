import assert from "node:assert/strict";
import { test } from "node:test";
import { negotiateReach } from "../lib/negotiateReach.ts";
import { read } from "../lib/read.ts";
import { description, own, paris, resources } from "./reach-inputs.ts";

test("the edits of a fix mend the input that they are made in", () => {
  const source = resources({ reach: { expressRouteId: paris, peerExpressRouteCircuit: own } });
  const [join] = negotiateReach(read(source)).joins;
  const all = JSON.parse(source.text);
  for (const { path = "", from, to } of join?.fixes[0]?.changes ?? []) {
    const [, index = "", member = ""] = path.split("/");
    assert.equal(all[index][member], from);
    all[index][member] = to;
  }
  assert.equal(negotiateReach(read({ ...source, text: JSON.stringify(all) })).verdict, "up");
});

/** A private cloud that is to be built, and a circuit that is to be ordered. */
function template(cloud: object, peering: object): { readonly name: string; readonly text: string } {
  const properties = { managementCluster: { clusterSize: 3 }, networkBlock: "10.20.0.0/22", ...cloud };
  const resources = [
    { type: "Microsoft.AVS/privateClouds", apiVersion: "2023-09-01", name: "harbour-cloud", properties },
    {
      type: "Microsoft.Network/expressRouteCircuits",
      apiVersion: "2024-05-01",
      name: "er-paris",
      properties: {
        peerings: [
          {
            name: "AzurePrivatePeering",
            properties: { peeringType: "AzurePrivatePeering", peerASN: 65010, ...peering },
          },
        ],
      },
    },
  ];
  const $schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
  return { name: "template.json", text: JSON.stringify({ $schema, contentVersion: "1.0.0.0", resources }) };
}

const links = { primaryPeerAddressPrefix: "10.20.1.0/30" };
const web = { segments: [{ name: "web", gateway: "10.20.2.1/24" }] };

// What is to be edited, at which side; nothing where no edit mends it.
const mends: readonly (readonly [
  what: string,
  source: { readonly name: string; readonly text: string },
  expected: readonly (readonly [side: string, ...from: unknown[]])[],
])[] = [
  ["a block that is to be built", template({ networkBlock: "10.20.0.0/23" }, {}), [["cloud", "10.20.0.0/23"]]],
  ["such a block and links in it", template({}, links), [["cloud", "10.20.0.0/22"]]],
  ["a block that is there and links in it", resources({ peering: links }), [["circuit", "10.20.1.0/30"]]],
  ["a block that is there, and is refused", resources({ cloud: { networkBlock: "10.20.0.0/23" } }), []],
  ["a prefix on premises in a block", description({ prefixes: ["10.20.2.0/24"] }), [["circuit", "10.20.2.0/24"]]],
  [
    "two prefixes in a block, one beside it",
    description({ prefixes: ["10.20.2.0/24", "192.168.0.0/16", "10.20.3.0/25"] }),
    [["circuit", "10.20.2.0/24", "10.20.3.0/25"]],
  ],
  ["a prefix on premises too large to be moved", description({ prefixes: ["10.0.0.0/8"] }), []],
  ["a virtual network around a block", description({}, { managementBlock: "10.1.0.0/22" }), []],
  ["a segment in a block", description({}, web), [["cloud", "10.20.2.1/24"]]],
  [
    "a further block on premises",
    description({ prefixes: ["10.7.0.0/16"] }, { furtherBlocks: ["10.7.8.0/23"] }),
    [["cloud", "10.7.8.0/23"]],
  ],
];

for (const [what, source, expected] of mends) {
  test(`edits for ${what}`, () => {
    const [join] = negotiateReach(read(source)).joins;
    assert.equal(join?.verdict, "down");
    assert.deepEqual(
      join.fixes.map(({ side, changes }) => [side, ...changes.map(({ from }) => from)]),
      expected,
    );
  });
}

test("a management block that is there is said to stay", () => {
  const helpOf = (source: Parameters<typeof read>[0]): string | undefined =>
    negotiateReach(read(source)).joins[0]?.diagnostics[0]?.help;
  assert.match(helpOf(description({}, { managementBlock: "10.1.0.0/22" })) ?? "", /build the private cloud anew/);
  assert.match(helpOf(resources({ cloud: { networkBlock: "10.20.0.0/23" } })) ?? "", /cannot be changed any more/);
  assert.doesNotMatch(helpOf(template({}, links)) ?? "", /anew/);
});
