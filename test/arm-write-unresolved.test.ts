import assert from "node:assert/strict";
import { test } from "node:test";
import { armCoverage } from "../lib/formats/arm/coverage.ts";
import { type LeafPath, modelLeaves } from "../lib/model/leafPath.ts";
import { emptyNetwork, type Network, type VirtualNetwork } from "../lib/model/network.ts";
import type { Stated, Unresolved } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { type Written, type WrittenTemplate, writeChecked } from "./arm-write-check.ts";
import { everything } from "./arm-write-everything.ts";
import { conditional, later } from "./arm-write-models.ts";
import { replaced } from "./arm-write-replace.ts";

/** Settings that are always known: labels of classic networks, and references inside of a network. */
const alwaysKnown: ReadonlySet<LeafPath> = new Set<LeafPath>([
  "dnsServers.name",
  "virtualNetworks.affinityGroup",
  "virtualNetworks.label",
  "virtualNetworks.internetGateway",
  "virtualNetworks.dnsServers",
  "virtualNetworks.tags.name",
  "virtualNetworks.subnets.securityGroup",
  "virtualNetworks.subnets.routeTable",
  "securityGroups.tags.name",
  "routeTables.tags.name",
  "publicAddresses.tags.name",
  "sites.tags.name",
  "gateways.tags.name",
  "gateways.profile",
  "gateways.virtualNetwork",
  "gateways.defaultSite",
  "gateways.addresses.publicAddress",
  "tunnels.tags.name",
  "tunnels.gateway",
  "tunnels.site",
  "tunnels.siteName",
  "tunnels.remoteGateway",
  "tunnels.circuit",
  "circuits.tags.name",
  "privateClouds.tags.name",
]);

for (const { path, holder, key } of modelLeaves(conditional)) {
  if (alwaysKnown.has(path)) continue;
  test(`an unresolved value stays the expression that it is, or becomes a parameter: ${path} ${key}`, () => {
    const isWritten = typeof armCoverage[path] === "string" && !isUnused(holder);
    const usable = writeChecked(replaced(conditional, holder, key, later("concat(parameters('given'), '?')")));
    assert.equal(resourcesOf(usable).includes("concat(parameters('given'), '?')"), isWritten);
    const bound = writeChecked(replaced(conditional, holder, key, later("variables('bound')")));
    assert.equal(resourcesOf(bound).includes("variables("), false);
    assert.equal(
      bound.findings.some(({ code, message }) => code === "NT3104" && /known at deployment only/.test(message)),
      isWritten,
    );
  });
}

function resourcesOf({ templates }: Written): string {
  return JSON.stringify(templates.map(({ resources }) => resources));
}

// The third name server of the model is used by no network.
function isUnused(holder: object): boolean {
  return holder === everything.dnsServers[2];
}

const scope = "azuredeploy.json";
const inputs = [
  { scope, name: "Given", type: "int", description: "Something that is given" },
  { scope, name: "count", type: "int" },
  { scope, name: "odd", type: "float" },
  { scope: "other.json", name: "elsewhere", type: "bool" },
];

const connection: Tunnel = { key: "t", scope, name: "there", location: "westus", medium: "IPsec", gatewayId: "near" };

/** What stands for a routing weight that is unresolved, and the parameters that there are. */
function written(expression: string, more: Partial<Network> = {}) {
  const tunnels = [{ ...connection, routingWeight: later(expression) }];
  const { templates } = writeChecked({ ...emptyNetwork, inputs, tunnels, ...more });
  const { resources, parameters } = templates[0] as WrittenTemplate;
  const weight: string = resources[0]?.properties.routingWeight;
  return { weight, parameters, names: Object.keys(parameters) };
}

test("an expression stays as it is where it means the same in the new template", () => {
  const rows: [expression: string, parameters: string[]][] = [
    ["parameters('Given')", ["Given"]],
    ["PARAMETERS( 'GIVEN' )", ["Given"]],
    ["add(parameters('count'), int(parameters('given')))", ["count", "Given"]],
    ["parameters('Given')[0].weight", ["Given"]],
    ["if(parameters('elsewhere'), 1, 2)", ["elsewhere"]],
    ["reference(resourceId('Microsoft.Network/connections', 'x'), '2024-05-01').weight", []],
    ["length('a ''quoted'' text, parameters(''x'')')", []],
    ["resourceGroup().tags.weight", []],
    ["length(map(createArray(1), lambda('x', lambdaVariables('x'))))", []],
  ];
  for (const [expression, parameters] of rows) {
    const { weight, names } = written(expression);
    assert.equal(weight, `[${expression}]`);
    assert.deepEqual(names.sort(), parameters.sort(), expression);
  }
});

test("an expression that means nothing in the new template becomes a parameter", () => {
  const rows = [
    "variables('x')",
    "concat('a', variables('x'))",
    "copyIndex()",
    "add(1, copyIndex('loop'))",
    "parameters('undeclared')",
    "parameters(parameters('Given'))",
    "contoso.weightOf('x')",
    "reference('symbol').weight",
    "listKeys('symbol', '2024-05-01').keys",
    "utcNow()",
    "newGuid()",
    "…",
    "concat('a', …)",
    "not an expression",
    "unclosed(",
    "",
    `concat(${"'x',".repeat(7000)}'x')`,
  ];
  for (const expression of rows) {
    const { weight, names, parameters } = written(expression);
    assert.equal(weight, "[parameters('routingWeight_there')]", expression);
    assert.deepEqual(names, ["routingWeight_there"]);
    assert.equal(parameters["routingWeight_there"]?.type, "int");
  }
});

test("parameters keep their types as far as templates have them, and all have a description", () => {
  const { parameters } = written("concat(parameters('Given'), parameters('count'), parameters('odd'))");
  assert.deepEqual(
    Object.values(parameters).map(({ type, metadata }) => [type, metadata.description]),
    [
      ["int", "Something that is given"],
      ["int", `The parameter "count" of ${scope}`],
      ["string", `The parameter "odd" of ${scope}`],
    ],
  );
});

test("the names of parameters of the input come before those that are made up", () => {
  const { gatewayId: _, ...tunnel } = { ...connection, routingWeight: later("parameters('gatewayId_there')") };
  const taken = [{ scope, name: "gatewayId_there", type: "int" }];
  const { templates } = writeChecked({ ...emptyNetwork, inputs: taken, tunnels: [tunnel] });
  const properties = templates[0]?.resources[0]?.properties;
  assert.equal(properties.routingWeight, "[parameters('gatewayId_there')]");
  assert.equal(properties.virtualNetworkGateway1.id, "[parameters('gatewayId_there_2')]");
});

test("a name that nothing waits for is free for others", () => {
  const { gatewayId: _, ...tunnel } = connection;
  const idle = [{ scope, name: "gatewayId_there", type: "int" }];
  const { templates } = writeChecked({ ...emptyNetwork, inputs: idle, tunnels: [tunnel] });
  assert.deepEqual(Object.keys(templates[0]?.parameters ?? {}), ["gatewayId_there"]);
});

test("parameters of one name in two inputs are two parameters", () => {
  const both = [
    { scope, name: "address", type: "string" },
    { scope: "sites.json", name: "address", type: "string" },
  ];
  const far = {
    key: "far",
    scope: "sites.json",
    name: "far",
    prefixes: [],
    gatewayAddress: later("parameters('address')"),
  };
  const tunnels = [{ ...connection, gatewayId: later("parameters('address')"), site: "far" }];
  const { templates } = writeChecked({ ...emptyNetwork, sites: [far], tunnels, inputs: both });
  const [first, second] = templates[0]?.resources ?? [];
  assert.equal(first?.properties.gatewayIpAddress, "[parameters('address_2')]");
  assert.equal(second?.properties.virtualNetworkGateway1.id, "[parameters('address')]");
});

test("a list that is not known stands alone as its expression, and among others in a joint one", () => {
  const [network] = everything.virtualNetworks;
  const whole = later("parameters('Given')", { list: true });
  const rows: [prefixes: readonly Stated<string>[], expected: unknown][] = [
    [[whole], "[parameters('Given')]"],
    [
      ["10.1.0.0/16", later("parameters('Given')")],
      ["10.1.0.0/16", "[parameters('Given')]"],
    ],
    [["10.1.0.0/16", whole], "[concat(createArray('10.1.0.0/16'), parameters('Given'))]"],
    [[], []],
  ];
  for (const [prefixes, expected] of rows) {
    const virtualNetworks = [{ ...(network as VirtualNetwork), prefixes, dnsServers: [] }];
    const types = [{ scope, name: "Given", type: "array" }];
    if (!prefixes.includes(whole)) types[0] = { scope, name: "Given", type: "string" };
    const { templates } = writeChecked({ ...emptyNetwork, virtualNetworks, inputs: types });
    assert.deepEqual(templates[0]?.resources[0]?.properties.addressSpace.addressPrefixes, expected);
  }
});

test("a policy is an item of a list, or the list when that is not known", () => {
  const rows: [policy: Unresolved, expected: unknown][] = [
    [later("parameters('Given')"), ["[parameters('Given')]"]],
    [later("parameters('Given')", { list: true }), "[parameters('Given')]"],
  ];
  for (const [policy, expected] of rows) {
    const types = [{ scope, name: "Given", type: policy.list === true ? "array" : "object" }];
    const tunnels = [{ ...connection, policy }];
    const { templates } = writeChecked({ ...emptyNetwork, tunnels, inputs: types });
    assert.deepEqual(templates[0]?.resources[0]?.properties.ipsecPolicies, expected);
  }
});

test("names that are not known are expressions wherever they stand", () => {
  const names = {
    ...everything,
    virtualNetworks: everything.virtualNetworks.map((each) => ({ ...each, name: later("parameters('Given')") })),
    gateways: everything.gateways.map((each) => ({ ...each, name: later("parameters('Given')") })),
    privateClouds: everything.privateClouds.map((each) => ({ ...each, name: later("parameters('Given')") })),
  };
  const [template] = writeChecked(names).templates;
  const gateway = template?.resources.find(({ type }) => type.endsWith("/virtualNetworkGateways"));
  assert.equal(gateway?.name, "[parameters('Given')]");
  assert.equal(
    gateway?.properties.ipConfigurations[0].properties.subnet.id,
    "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('Given'), 'GatewaySubnet')]",
  );
  const part = template?.resources.find(({ type }) => type.endsWith("/globalReachConnections"));
  assert.equal(part?.name, "[concat(parameters('Given'), '/to-paris')]");
});

test("a resource waits for what its expressions refer to", () => {
  const defaultSiteId = later("resourceId('Microsoft.Network/localNetworkGateways/', 'lyon')");
  const gateways = everything.gateways.map((each) => ({ ...each, defaultSiteId }));
  const [template] = writeChecked({ ...everything, gateways }).templates;
  const gateway = template?.resources.find(({ name }) => name === "hub-gw");
  assert.ok(gateway?.dependsOn?.includes("[resourceId('Microsoft.Network/localNetworkGateways', 'lyon')]"));
  const other = template?.resources.find(({ name }) => name === "hub-gw-pip1");
  assert.equal(other?.dependsOn, undefined);
});
