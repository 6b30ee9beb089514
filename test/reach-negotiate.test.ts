import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../lib/check.ts";
import { negotiateReach } from "../lib/negotiateReach.ts";
import { read } from "../lib/read.ts";
import { run } from "./cli-host.ts";
import { casesOf } from "./fixtures.ts";
import {
  cloudKey,
  connection,
  description,
  group,
  own,
  type Parts,
  paris,
  resources,
  segment,
} from "./reach-inputs.ts";

// What is there, the verdict, the codes, and the verdict after the fix.
const rows: readonly (readonly [
  what: string,
  parts: Parts,
  verdict: string,
  codes: readonly string[],
  mended?: string,
])[] = [
  ["a cloud and a circuit that are joined as they should be", {}, "up", []],
  ["the own circuit as the other one", { reach: { peerExpressRouteCircuit: own } }, "down", ["NT4501"], "up"],
  [
    "the own circuit in another spelling",
    { reach: { peerExpressRouteCircuit: own.toUpperCase() } },
    "down",
    ["NT4501"],
    "up",
  ],
  ["the circuit on premises as the own one", { reach: { expressRouteId: paris } }, "down", ["NT4501"], "up"],
  [
    "both the wrong way round",
    { reach: { expressRouteId: paris, peerExpressRouteCircuit: own } },
    "down",
    ["NT4501", "NT4501"],
    "up",
  ],
  [
    "a key of the private cloud",
    { reach: { authorizationKey: "key-c" }, more: [cloudKey("key-c")] },
    "down",
    ["NT4502"],
    "up",
  ],
  ["a key that the circuit does not show", { reach: { authorizationKey: "key-9" } }, "down", ["NT4504"], "up"],
  [
    "such a key, and another key that is not shown",
    { reach: { authorizationKey: "key-9" }, circuit: { authorizations: [{ name: "cloud" }] } },
    "up",
    [],
  ],
  ["one key for two connections", { more: [connection("hub", "key-1", paris)] }, "down", ["NT4503"], "up"],
  ["a key for each of two connections", { more: [connection("hub", "key-2", paris)] }, "up", []],
  ["a gateway with the key of the circuit", { more: [connection("hub", "key-2")] }, "down", ["NT4502"]],
  ["a line that is not set up", { circuit: { serviceProviderProvisioningState: "Provisioning" } }, "down", ["NT4509"]],
  ["a private peering that is off", { peering: { state: "Disabled" } }, "down", ["NT4510"], "up"],
  [
    "a Microsoft peering alone",
    { peering: { name: "MicrosoftPeering", peeringType: "MicrosoftPeering" } },
    "down",
    ["NT4510"],
  ],
  ["a block of /22", { cloud: { networkBlock: "10.20.0.0/22" } }, "up", []],
  ["a block of /23", { cloud: { networkBlock: "10.20.0.0/23" } }, "down", ["NT4505"]],
  ["a public block", { cloud: { networkBlock: "203.0.112.0/22" } }, "down", ["NT4505"]],
  ["a block in 172.17.0.0/16", { cloud: { networkBlock: "172.17.8.0/22" } }, "down", ["NT4505"]],
  ["a block beside 172.17.0.0/16", { cloud: { networkBlock: "172.18.0.0/22" } }, "up", []],
  [
    "a block with the links of the circuit in it",
    { peering: { primaryPeerAddressPrefix: "10.20.1.0/30" } },
    "down",
    ["NT4506"],
    "up",
  ],
  ["links beside the block", { peering: { primaryPeerAddressPrefix: "10.20.4.0/30" } }, "up", []],
  ["a segment in the block", { more: [segment("web", "10.20.3.1/24")] }, "down", ["NT4506"], "up"],
  [
    "two segments that overlap",
    { more: [segment("web", "10.30.1.1/24"), segment("data", "10.30.1.129/25")] },
    "down",
    ["NT4506"],
    "up",
  ],
  ["two segments side by side", { more: [segment("web", "10.30.1.1/24"), segment("data", "10.30.2.1/24")] }, "up", []],
];

for (const [what, parts, verdict, codes, mended] of rows) {
  test(`${what}: ${verdict}${codes.length === 0 ? "" : ` with ${codes.join(", ")}`}`, () => {
    const reading = read(resources(parts));
    const negotiation = negotiateReach(reading);
    const { joins } = negotiation;
    const found = [
      ...joins.flatMap(({ diagnostics }) => diagnostics),
      ...negotiation.diagnostics.filter(({ code }) => code >= "NT4"),
    ];
    assert.deepEqual([negotiation.verdict, found.map(({ code }) => code)], [verdict, codes]);
    for (const { file, line, column, help } of found) assert.ok(file && line && column && help);
    assert.deepEqual(
      joins.flatMap(({ fixes }) => fixes.map(({ result }) => result)),
      mended === undefined ? [] : [mended],
    );
    const said = check(reading)
      .map(({ code }) => code)
      .filter((code) => code.startsWith("NT45"));
    assert.deepEqual([...said].sort(), [...codes].sort(), "check says the same");
  });
}

test("a shared authorization points at both connections, and its keys are not to be seen", () => {
  const negotiation = negotiateReach(read(resources({ more: [connection("hub", "key-1", paris)] })));
  const [finding] = negotiation.joins[0]?.diagnostics ?? [];
  assert.deepEqual([finding?.path, finding?.related?.[0]?.path], ["/2/authorizationKey", "/3/authorizationKey"]);
  assert.doesNotMatch(JSON.stringify(negotiation), /key-\d/);
  const [change] = negotiation.joins[0]?.fixes[0]?.changes ?? [];
  assert.deepEqual([change?.from, change?.to], ["(secret)", "(secret)"]);
});

const described: readonly (readonly [
  what: string,
  circuit: object,
  cloud: object,
  verdict: string,
  codes: readonly string[],
])[] = [
  ["prefixes on premises", { prefixes: ["192.168.0.0/16"] }, {}, "up", []],
  ["a default route beside them", { prefixes: ["0.0.0.0/0", "192.168.0.0/16"] }, {}, "up", []],
  ["a lone default route", { prefixes: ["0.0.0.0/0"] }, {}, "degraded", ["NT4507"]],
  ["routers without 4-byte AS numbers", { fourByteAsn: false }, {}, "down", ["NT4508"]],
  ["the block among the prefixes on premises", { prefixes: ["10.0.0.0/8"] }, {}, "down", ["NT4506"]],
  ["the block among those of a virtual network", {}, { managementBlock: "10.1.0.0/22" }, "down", ["NT4506"]],
  ["a further block among them", {}, { furtherBlocks: ["10.1.8.0/23"] }, "down", ["NT4506"]],
  [
    "a segment on premises",
    { prefixes: ["10.30.0.0/16"] },
    { segments: [{ name: "web", gateway: "10.30.1.1/24" }] },
    "down",
    ["NT4506"],
  ],
];

for (const [what, circuit, cloud, verdict, codes] of described) {
  test(`a description with ${what}: ${verdict}`, () => {
    const reading = read(description(circuit, cloud));
    const negotiation = negotiateReach(reading);
    const found = negotiation.joins.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    assert.deepEqual([negotiation.verdict, found], [verdict, codes]);
    assert.deepEqual(
      check(reading)
        .map(({ code }) => code)
        .filter((code) => code.startsWith("NT45")),
      codes,
    );
  });
}

test("what no file can state is a condition, and what is stated is none", () => {
  const circuit = { prefixes: ["192.168.0.0/16"], fourByteAsn: true, tier: "Premium", providerState: "Provisioned" };
  const [open] = negotiateReach(read(description({}))).joins;
  const [stated] = negotiateReach(read(description(circuit))).joins;
  assert.ok(open?.provided.some((condition) => condition.includes("AS numbers of 4 bytes")));
  assert.ok(open?.provided.some((condition) => condition.includes("geopolitical region")));
  assert.ok(open?.provided.some((condition) => condition.includes("overlap nothing")));
  assert.deepEqual(
    stated?.provided.map((condition) => condition.slice(0, 7)),
    ["a Globa", "the key"],
  );
});

test("circuits that are joined with each other are at different places, with a /29 that is free", () => {
  const other = `${group}/Microsoft.Network/expressRouteCircuits/er-lyon`;
  const circuit = (name: string, connections: readonly object[]): object => ({
    id: `${group}/Microsoft.Network/expressRouteCircuits/${name}`,
    name,
    type: "Microsoft.Network/expressRouteCircuits",
    serviceProviderProperties: { peeringLocation: "Paris" },
    peerings: [{ name: "AzurePrivatePeering", peeringType: "AzurePrivatePeering", connections }],
  });
  const join = (addressPrefix: string): object => ({
    name: "to-lyon",
    addressPrefix,
    peerExpressRouteCircuitPeering: { id: `${other}/peerings/AzurePrivatePeering` },
  });
  const codesOf = (prefix: string): string[] => {
    const text = JSON.stringify([circuit("er-paris", [join(prefix)]), circuit("er-lyon", [])]);
    return check(read({ name: "az.json", text })).map(({ code }) => code);
  };
  assert.deepEqual(codesOf("192.168.255.0/29"), ["NT4511"]);
  assert.deepEqual(codesOf("192.168.255.0/30").sort(), ["NT4511", "NT4512"]);
});

test("inputs without a private cloud and a circuit are unknown, with a finding", () => {
  const { verdict, diagnostics } = negotiateReach(
    read({
      name: "az.json",
      text: JSON.stringify({ id: paris, name: "er-paris", type: "Microsoft.Network/expressRouteCircuits" }),
    }),
  );
  assert.deepEqual([verdict, diagnostics.map(({ code }) => code)], ["unknown", ["NT4513"]]);
});

const files = Object.fromEntries(
  [...casesOf("arm"), ...casesOf("reach")]
    .filter(({ name }) => name === "cloud-and-circuit" || name === "circuit-to-cloud")
    .flatMap(({ sources }) => sources.map(({ name, text }) => [name, text])),
);

test("negotiate CLOUD CIRCUIT tells what comes of the join", async () => {
  const { exit, stdout } = await run(["negotiate", "input-1-cloud.json", "input-2-circuit.json"], { files });
  assert.equal(exit, 0);
  assert.match(stdout, /^up: private cloud "harbour-cloud" with circuit "er-paris"\n/);
});

test("negotiate of one description is its join, as JSON with no tunnels", async () => {
  const { exit, stdout } = await run(["negotiate", "input.yaml", "--json"], { files });
  const { schemaVersion, verdict, tunnels, joins } = JSON.parse(stdout);
  assert.deepEqual([exit, schemaVersion, verdict, tunnels, joins.length], [0, 1, "up", [], 1]);
});

test("negotiate refuses to mend a join, or to look for a tunnel in it", async () => {
  for (const option of ["--fix=azure", "--connection=a", "--tunnel=b"]) {
    const { exit, stderr } = await run(["negotiate", "input.yaml", option], { files });
    assert.equal(exit, 2);
    assert.match(stderr, /is about tunnels/);
  }
});
