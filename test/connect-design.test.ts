import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { planAddresses } from "../lib/connect/addressPlan.ts";
import { convert } from "../lib/convert.ts";
import type { Source } from "../lib/formats/format.ts";
import { covers, overlap, rangesOf } from "../lib/model/address.ts";
import { read } from "../lib/read.ts";
import { checkResource } from "./arm-shape.ts";
import { checkTemplate, type Template } from "./arm-template.ts";
import { assertLegal } from "./cds-schemas.ts";
import { descriptions } from "./connect-groups.ts";
import { casesOf } from "./fixtures.ts";

function sourceOf(description: object): Source {
  return { name: "connect.json", text: JSON.stringify(description) };
}

test("the worked example: two machines that dial in and one role", () => {
  const office = casesOf("connect").find(({ name }) => name === "office");
  assert.ok(office);
  const { documents, diagnostics } = convert(office.sources, { to: "arm" });
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity !== "info"),
    [],
  );
  const { network } = read(documents.slice(0, 1));
  const [virtualNetwork, other] = network.virtualNetworks;
  assert.equal(other, undefined);
  assert.deepEqual([virtualNetwork?.name, virtualNetwork?.location], ["office", "westeurope"]);
  assert.deepEqual(
    virtualNetwork?.subnets.map(({ name, prefixes }) => [name, ...prefixes]),
    [
      ["Office", "10.0.0.0/24"],
      ["GatewaySubnet", "10.0.1.0/27"],
    ],
  );
  const [gateway] = network.gateways;
  assert.deepEqual([gateway?.routing, gateway?.clientPrefixes], ["RouteBased", ["172.16.0.0/24"]]);
  assert.deepEqual(
    network.securityGroups[0]?.rules.map(({ action, direction, sources, destinations }) => {
      return `${action} ${direction}: ${sources.join(" ")} → ${destinations.join(" ")}`;
    }),
    [
      "Allow Inbound: 172.16.0.0/24 → 10.0.0.0/24",
      "Allow Outbound: 10.0.0.0/24 → 172.16.0.0/24",
      "Deny Inbound: 10.0.0.0/16 172.16.0.0/24 → 10.0.0.0/24",
      "Deny Outbound: 10.0.0.0/24 → 10.0.0.0/16 172.16.0.0/24",
    ],
  );
});

const machine = { connectGroups: [{ name: "One", endpoints: ["a"], roles: ["R"] }] };
const site = (prefixes: readonly string[], ...machines: readonly object[]) => ({
  sites: [{ name: "S", gatewayAddress: "198.51.100.7", prefixes }],
  connectGroups: [
    { name: "One", interconnected: true, endpoints: machines.map((each) => ({ site: "S", ...each })), roles: ["R"] },
  ],
});
const here = { name: "a", address: "192.168.1.5" };
const there = { name: "b", address: "192.168.1.6" };

// What is said of a design, and of one that is nearly the same. Some codes go with every machine of a kind.
const codes: readonly (readonly [code: string, said: object, silent: object])[] = [
  ["NT3521", { connectGroups: [{ name: "One", interconnected: true, endpoints: ["a", "b"] }] }, machine],
  ["NT3522", { connectGroups: [...machine.connectGroups, { name: "Two", endpoints: ["b"] }] }, machine],
  [
    "NT3523",
    {
      ...site(["192.168.1.0/24"], here),
      connectGroups: [...site([], here).connectGroups, { name: "Two", endpoints: [{ ...here, name: "c", site: "S" }] }],
    },
    site(["192.168.1.0/24"], here, there),
  ],
  ["NT3524", site(["192.168.1.0/24"], here, there), site(["192.168.1.0/24"], here)],
  ["NT3525", site(["192.168.2.0/24"], here), site(["192.168.1.0/24"], here)],
  ["NT3525", site([], { name: "a" }), site(["192.168.1.0/24"], { name: "a" })],
  ["NT3526", site(["192.168.1.0/24"], here), machine],
  ["NT3527", machine, { connectGroups: [{ name: "One", endpoints: ["a"] }] }],
  ["NT3528", { addressSpace: "10.1.0.0/27", ...machine }, { addressSpace: "10.1.0.0/26", ...machine }],
  [
    "NT3529",
    { addressSpace: "192.168.1.0/24", ...site(["192.168.1.0/24"], here) },
    { addressSpace: "192.168.2.0/24", ...site(["192.168.1.0/24"], here) },
  ],
  [
    "NT3529",
    { clientAddressPool: "10.0.0.0/24", addressSpace: "10.0.0.0/16", ...machine },
    { clientAddressPool: "10.1.0.0/24", addressSpace: "10.0.0.0/16", ...machine },
  ],
  ["NT3530", { relayRegion: "Asia", ...machine }, { relayRegion: "Asia", location: "japaneast", ...machine }],
  [
    "NT3531",
    { certificateRequired: true, ...site(["192.168.1.0/24"], here) },
    { certificateRequired: true, ...machine },
  ],
  ["NT3532", machine, site(["192.168.1.0/24"], here)],
  ["NT3533", site(["192.168.1.0/24"], { name: "a" }), site(["192.168.1.0/24"], here)],
];

for (const [code, said, silent] of codes) {
  test(`a design says ${code} where it is due: ${JSON.stringify(said)}`, () => {
    const codesOf = (description: object) => convert(sourceOf(description), { to: "arm" }).diagnostics;
    const found = codesOf(said).find((finding) => finding.code === code);
    assert.ok(found?.file && found.line && found.column && found.help);
    assert.ok(!codesOf(silent).some((finding) => finding.code === code));
  });
}

test("--allow-loss lowers what lets more through than before", () => {
  const more = sourceOf({ connectGroups: [...machine.connectGroups, { name: "Two", endpoints: ["b"] }] });
  const severityOf = (allowLoss: boolean) =>
    convert(more, { to: "arm", allowLoss }).diagnostics.find(({ code }) => code === "NT3522")?.severity;
  assert.deepEqual([severityOf(false), severityOf(true)], ["error", "warning"]);
});

test("what the description states of the network of today is taken as it is", () => {
  const own = { name: "shop", location: "Japan East", addressSpace: "10.9.0.0/20", clientAddressPool: "172.31.9.0/24" };
  const { network } = read(convert(sourceOf({ ...own, ...machine }), { to: "arm" }).documents.slice(0, 1));
  const [virtualNetwork] = network.virtualNetworks;
  assert.deepEqual([virtualNetwork?.name, virtualNetwork?.location], ["shop", "japaneast"]);
  assert.deepEqual(
    [virtualNetwork?.prefixes, network.gateways[0]?.clientPrefixes],
    [["10.9.0.0/20"], ["172.31.9.0/24"]],
  );
});

test("groups without machines need no gateway", () => {
  const { network } = read(
    convert(sourceOf({ connectGroups: [{ name: "One", roles: ["R"] }] }), { to: "arm" }).documents.slice(0, 1),
  );
  assert.deepEqual(
    [network.gateways.length, network.publicAddresses.length, network.virtualNetworks.length],
    [0, 0, 1],
  );
});

test("a group may be called like the subnet of gateways", () => {
  const { network } = read(
    convert(sourceOf({ connectGroups: [{ name: "GatewaySubnet", endpoints: ["a"], roles: ["R"] }] }), {
      to: "arm",
    }).documents.slice(0, 1),
  );
  assert.deepEqual(
    network.virtualNetworks[0]?.subnets.map(({ name }) => name),
    ["GatewaySubnet-2", "GatewaySubnet"],
  );
});

function assertDeployable(sources: Source | readonly Source[]): void {
  for (const { name, text } of convert(sources, { to: "arm" }).documents) {
    if (!name.endsWith("azuredeploy.json")) continue;
    const template = JSON.parse(text) as Template;
    const found = Object.values(template.resources).map((each) => [
      each.name,
      ...checkResource(each, template.parameters),
    ]);
    assert.deepEqual([found.filter(({ length }) => length > 1), checkTemplate(template)], [[], []]);
  }
}

for (const { name, sources } of casesOf("connect")) {
  test(`the template of connect/${name} has nothing but what there is, and every reference leads somewhere`, () => {
    assertDeployable(sources);
  });
  test(`the edge ends of connect/${name} are bodies that the API takes`, () => {
    for (const { name: document, text } of convert(sources, { to: "cds" }).documents) {
      assertLegal(JSON.parse(text), document);
    }
  });
}

test("templates of all descriptions have nothing but what there is", () => {
  fc.assert(
    fc.property(descriptions, (description) => assertDeployable(sourceOf(description))),
    { numRuns: 50 },
  );
});

const sizes = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 4 });

test("a plan puts everything into the space, apart from each other and from what is taken", () => {
  const needs = fc.record({
    space: fc.constantFrom<string[]>([], ["10.7.0.0/16"], ["10.7.0.0/25"], ["192.168.0.0/24", "10.7.0.0/23"]),
    pool: fc.constantFrom<string[]>([], ["172.30.0.0/24"]),
    taken: fc.constantFrom<string[]>([], ["10.0.0.0/9"], ["10.0.0.0/8", "192.168.0.0/16"]),
    subnets: fc.array(sizes, { maxLength: 6 }),
    gateway: fc.boolean(),
    clients: fc.integer({ min: 0, max: 3000 }),
  });
  fc.assert(
    fc.property(needs, (need) => {
      const plan = planAddresses(need);
      const space = rangesOf([...need.space, ...plan.chosenSpace]);
      const all = [...plan.subnets.map(({ prefix }) => prefix), plan.gatewaySubnet].filter(
        (each) => each !== undefined,
      );
      assert.equal(all.length, need.subnets.length + (need.gateway ? 1 : 0));
      for (const [index, prefix] of all.entries()) {
        assert.ok(covers(space, rangesOf([prefix])), `${prefix} is outside`);
        for (const other of all.slice(index + 1)) assert.ok(!overlap(rangesOf([prefix]), rangesOf([other])));
      }
      for (const [index, { prefix, roles }] of plan.subnets.entries()) {
        for (const [at, block] of roles.entries()) {
          const [range] = rangesOf([block ?? ""]);
          assert.ok(range && covers(rangesOf([prefix ?? ""]), [range]));
          assert.ok(range.last - range.first + 1 > (need.subnets[index]?.[at] ?? 0));
          for (const other of roles.slice(at + 1)) assert.ok(!overlap([range], rangesOf([other ?? ""])));
        }
      }
      const chosen = rangesOf([...plan.chosenSpace, ...plan.chosenPool]);
      assert.ok(!overlap(chosen, rangesOf(need.taken)));
      assert.ok(!overlap(rangesOf(plan.chosenPool), space));
      assert.equal(plan.chosenPool.length, need.clients > 0 && need.pool.length === 0 ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});
