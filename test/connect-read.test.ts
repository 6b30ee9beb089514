import assert from "node:assert/strict";
import { test } from "node:test";
import { detect } from "../lib/detect.ts";
import { read } from "../lib/read.ts";

const plugin = "Microsoft.WindowsAzure.Plugins.Connect.";

function configuration(...settings: readonly string[]): string {
  const rows = settings.map((each) => `<Setting name="${plugin}${each.split("=")[0]}" value="${each.split("=")[1]}"/>`);
  const role = `<Role name="Web"><ConfigurationSettings>${rows.join("")}</ConfigurationSettings></Role>`;
  return `<ServiceConfiguration serviceName="Shop">${role}</ServiceConfiguration>`;
}

const definition = (module: string): string =>
  `<ServiceDefinition name="Shop"><WebRole name="Web"><Imports><Import moduleName="${module}"/></Imports></WebRole></ServiceDefinition>`;

const claims: readonly (readonly [what: string, text: string, format: string | undefined])[] = [
  ["a service configuration with a setting of the plug-in", configuration("Refresh=5"), "connect"],
  ["a service configuration without one", "<ServiceConfiguration><Role name='Web'/></ServiceConfiguration>", undefined],
  ["a service definition that imports the module", definition("Connect"), "connect"],
  ["a service definition that imports another", definition("Diagnostics"), undefined],
  ["a description in YAML", "connectGroups:\n  - name: One\n", "connect"],
  ["a description in JSON", '{ "connectGroups": [] }', "connect"],
  ["a description without groups yet", "connectGroups:\n", "connect"],
  ["an object where groups should be", '{ "connectGroups": {} }', undefined],
  [
    "a template that happens to have such a member",
    `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "connectGroups": [], "resources": [] }`,
    "arm",
  ],
];

for (const [what, text, format] of claims) {
  test(`detect knows ${what}`, () => assert.equal(detect({ name: "input", text }), format));
}

function codesOf(...texts: readonly string[]): readonly string[] {
  const { diagnostics } = read(texts.map((text, index) => ({ name: `input-${index}`, text })));
  for (const { file, line, column, help, message } of diagnostics) assert.ok(file && line && column && help, message);
  return diagnostics.map(({ code }) => code).sort();
}

const group = (members: string): string => `connectGroups:\n  - name: One\n${members}`;

// Each fault, and its neighbour that is none. A role in no group is said in every case with a service alone.
const faults: readonly (readonly [what: string, faulty: readonly string[], codes: readonly string[], sound: string])[] =
  [
    [
      "an attribute that is not known",
      [configuration("ActivationToken=a").replace("serviceName", "name")],
      ["NT2801"],
      configuration("ActivationToken=a"),
    ],
    [
      "a setting that the plug-in does not have",
      [configuration("ActivationToken=a", "Refreshed=5")],
      ["NT2803"],
      configuration("ActivationToken=a", "Refresh=5"),
    ],
    ["no activation token", [configuration("Refresh=5")], ["NT2805"], configuration("ActivationToken=a")],
    ["an empty activation token", [configuration("ActivationToken=")], ["NT2805"], configuration("ActivationToken=a")],
    [
      "two configurations that differ",
      [configuration("ActivationToken=a"), configuration("ActivationToken=b")],
      ["NT2807"],
      configuration("ActivationToken=a"),
    ],
    [
      "a setting twice",
      [configuration("ActivationToken=a", "ActivationToken=a")],
      ["NT2807"],
      configuration("ActivationToken=a"),
    ],
    [
      "a word that is neither true nor false",
      [configuration("ActivationToken=a", "EnableDomainJoin=2")],
      ["NT2811"],
      configuration("ActivationToken=a", "EnableDomainJoin=true"),
    ],
    ["a member that is not known", [group("    endpoint: [a]\n")], ["NT2810"], group("    endpoints: [a]\n")],
    [
      "a list where one word should be",
      [group("    interconnected: [true]\n")],
      ["NT2811"],
      group("    interconnected: true\n"),
    ],
    [
      "a relay that there was not",
      [`relayRegion: Africa\n${group("")}`],
      ["NT2811"],
      `relayRegion: Asia\n${group("")}`,
    ],
    [
      "a prefix with host bits",
      [`addressSpace: 10.0.0.1/16\n${group("")}`],
      ["NT2812"],
      `addressSpace: 10.0.0.0/16\n${group("")}`,
    ],
    [
      "an address that is none",
      [`sites: [{ name: S, gatewayAddress: 192.0.2.300 }]\n${group("")}`],
      ["NT2811"],
      `sites: [{ name: S, gatewayAddress: 192.0.2.30 }]\n${group("")}`,
    ],
    [
      "a group without a name",
      ["connectGroups:\n  - interconnected: true\n"],
      ["NT2813"],
      group("    interconnected: true\n"),
    ],
    ["two groups of one name", [`${group("")}  - name: one\n`], ["NT2814"], `${group("")}  - name: two\n`],
    [
      "a link to nowhere",
      [group("    linkedGroups: Two\n")],
      ["NT2815"],
      `${group("    linkedGroups: Two\n")}  - name: Two\n`,
    ],
    [
      "a site that is not described",
      [group("    endpoints: [{ name: a, site: S }]\n")],
      ["NT2815"],
      `sites: [S]\n${group("    endpoints: [{ name: a, site: S }]\n")}`,
    ],
    ["a group linked with itself", [group("    linkedGroups: [One]\n")], ["NT2817"], group("    linkedGroups: []\n")],
    [
      "a machine in two groups",
      [`${group("    endpoints: [a]\n")}  - { name: Two, endpoints: [A] }\n`],
      ["NT2818"],
      `${group("    endpoints: [a]\n")}  - { name: Two, endpoints: [b] }\n`,
    ],
    [
      "machines and roles that are not interconnected",
      [group("    endpoints: [a]\n    roles: [b]\n")],
      ["NT2819"],
      group("    interconnected: true\n    endpoints: [a]\n    roles: [b]\n"),
    ],
    [
      "an address outside of its site",
      [
        `sites: [{ name: S, prefixes: 192.168.1.0/24 }]\n${group("    endpoints: [{ name: a, site: S, address: 192.168.2.1 }]\n")}`,
      ],
      ["NT2820"],
      `sites: [{ name: S, prefixes: 192.168.1.0/24 }]\n${group("    endpoints: [{ name: a, site: S, address: 192.168.1.1 }]\n")}`,
    ],
  ];

for (const [what, faulty, codes, sound] of faults) {
  test(`reading reports ${what}, and not what is nearly the same`, () => {
    const known = (all: readonly string[]): readonly string[] => all.filter((code) => code !== "NT2806");
    assert.deepEqual(known(codesOf(...faulty)), codes);
    assert.deepEqual(known(codesOf(sound)), []);
  });
}

test("a role that a description lists is the one of the service configuration", () => {
  const description = { name: "groups.yaml", text: group("    interconnected: true\n    roles: [web]\n") };
  const service = { name: "Shop.cscfg", text: configuration("ActivationToken=a", "DomainFQDN=corp.example.com") };
  for (const sources of [
    [description, service],
    [service, description],
  ]) {
    const { network, diagnostics } = read(sources);
    const [role, other] = network.connectRoles;
    assert.equal(other, undefined);
    assert.deepEqual([role?.name, role?.service, role?.domainName], ["Web", "Shop", "corp.example.com"]);
    assert.deepEqual([role?.scope, network.connectGroups[0]?.roles], ["groups.yaml", [role?.key]]);
    assert.deepEqual(diagnostics, []);
  }
});

test("roles of one name in two services are told apart by the service", () => {
  const roles = "roles: [{ name: Web, service: Shop }, { name: Web, service: Stock }]\n";
  const named = read({
    name: "a.yaml",
    text: roles + group("    interconnected: true\n    roles: [{ name: Web, service: Stock }]\n"),
  });
  assert.deepEqual(named.network.connectGroups[0]?.roles, [named.network.connectRoles[1]?.key]);
  assert.ok(!named.diagnostics.some(({ code }) => code === "NT2816"));
  const unclear = read({ name: "a.yaml", text: roles + group("    interconnected: true\n    roles: [Web]\n") });
  assert.deepEqual(unclear.network.connectGroups[0]?.roles, [unclear.network.connectRoles[0]?.key]);
  assert.ok(unclear.diagnostics.some(({ code }) => code === "NT2816"));
});

test("two descriptions are two subscriptions, with roles and groups of their own", () => {
  const text = group("    interconnected: true\n    roles: [Web]\n");
  const { network } = read([
    { name: "a.yaml", text },
    { name: "b.yaml", text },
  ]);
  assert.deepEqual(
    network.connectRoles.map(({ name, scope }) => [name, scope]),
    [
      ["Web", "a.yaml"],
      ["Web", "b.yaml"],
    ],
  );
});
