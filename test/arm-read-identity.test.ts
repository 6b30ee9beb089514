import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeploymentContext } from "../lib/model/deploymentContext.ts";
import { textOf } from "../lib/model/stated.ts";
import { read } from "../lib/read.ts";

const group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network";
const context: DeploymentContext = {
  subscription: "00000000-0000-0000-0000-000000000001",
  resourceGroup: { name: "rg-net", location: "westeurope" },
};

function template(resources: unknown, more: object = {}): string {
  return JSON.stringify({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    ...more,
    resources,
  });
}

function resource(type: string, name: string, properties: unknown = {}, more: object = {}): object {
  return { type: `Microsoft.Network/${type}`, apiVersion: "2024-05-01", name, properties, ...more };
}

const vpn = { gatewayType: "Vpn", vpnType: "RouteBased" };
const gateway = resource("virtualNetworkGateways", "gw", vpn);

function connection(gatewayId: unknown, more: object = {}): object {
  return resource("connections", "cn", { connectionType: "IPsec", virtualNetworkGateway1: { id: gatewayId }, ...more });
}

function networkOf(texts: string | readonly string[], given?: DeploymentContext) {
  const list = [texts].flat() as string[];
  const sources = list.map((text, index) => ({ name: `${index}.json`, text }));
  return read(sources, given === undefined ? {} : { context: given });
}

test("a gateway is found by its id however the id is written", () => {
  const own = "resourceId('Microsoft.Network/virtualNetworkGateways', 'gw')";
  const rows: readonly (readonly [id: string, known: boolean, unknown: boolean])[] = [
    [`[${own}]`, true, true],
    ["[resourceId('microsoft.network/VIRTUALNETWORKGATEWAYS/', 'GW')]", true, true],
    ["[concat(resourceGroup().id, '/providers/Microsoft.Network/virtualNetworkGateways/', 'gw')]", true, true],
    ["[format('{0}/providers/Microsoft.Network/virtualNetworkGateways/{1}', resourceGroup().id, 'gw')]", true, true],
    ["[resourceId(resourceGroup().name, 'Microsoft.Network/virtualNetworkGateways', 'gw')]", true, true],
    [
      "[resourceId(subscription().subscriptionId, resourceGroup().name, 'Microsoft.Network/virtualNetworkGateways', 'gw')]",
      true,
      true,
    ],
    ["[variables('id')]", true, true],
    [`${group}/virtualNetworkGateways/gw`, true, false],
    [`${group.toUpperCase()}/virtualNetworkGateways/GW/`, true, false],
    ["[resourceId('rg-net', 'Microsoft.Network/virtualNetworkGateways', 'gw')]", true, false],
    // Elsewhere, or not known to be here.
    ["[resourceId('rg-other', 'Microsoft.Network/virtualNetworkGateways', 'gw')]", false, false],
    ["[resourceId(parameters('group'), 'Microsoft.Network/virtualNetworkGateways', 'gw')]", false, false],
    [`${group.replace("0001", "0002")}/virtualNetworkGateways/gw`, false, false],
    ["[resourceId('Microsoft.Network/virtualNetworkGateways', 'other')]", false, false],
    ["[resourceId('Microsoft.Network/localNetworkGateways', 'gw')]", false, false],
  ];
  for (const [id, known, unknown] of rows) {
    const text = template([gateway, connection(id)], {
      parameters: { group: { type: "string" } },
      variables: { id: `[${own}]` },
    });
    for (const [given, expected] of [
      [context, known],
      [undefined, unknown],
    ] as const) {
      const [tunnel] = networkOf(text, given).network.tunnels;
      assert.equal(tunnel?.gateway !== undefined, expected, `${id} ${given === undefined ? "anywhere" : "in rg-net"}`);
      assert.equal(tunnel?.gatewayId === undefined, expected, id);
    }
  }
});

test("a gateway is never joined to itself", () => {
  const far = `${group.replace("rg-net", "rg-far")}/virtualNetworkGateways/gw`;
  const text = template([
    gateway,
    connection("[resourceId('Microsoft.Network/virtualNetworkGateways', 'gw')]", {
      virtualNetworkGateway2: { id: far },
    }),
  ]);
  for (const given of [undefined, context]) {
    const [tunnel] = networkOf(text, given).network.tunnels;
    assert.equal(tunnel?.remoteGateway, undefined);
    assert.equal(tunnel?.remoteGatewayId, far);
  }
});

test("what stands in another input is found by its name unless it is known to be elsewhere", () => {
  const shown = (place: string): string =>
    JSON.stringify({ id: `${place}/virtualNetworkGateways/gw`, name: "gw", properties: vpn });
  const own = template([connection("[resourceId('Microsoft.Network/virtualNetworkGateways', 'gw')]")]);
  const other = group.replace("rg-net", "rg-other");
  assert.ok(networkOf([own, shown(group)]).network.tunnels[0]?.gateway);
  assert.ok(networkOf([own, shown(group)], context).network.tunnels[0]?.gateway);
  assert.equal(networkOf([own, shown(other)], context).network.tunnels[0]?.gateway, undefined);
  assert.equal(networkOf([own, shown(group), shown(other)]).network.tunnels[0]?.gateway, undefined);
});

test("parameters of the same name in two templates are two parameters", () => {
  const name = "[parameters('name')]";
  const text = template([resource("virtualNetworks", name, { addressSpace: { addressPrefixes: ["10.1.0.0/16"] } })], {
    parameters: { name: { type: "string" } },
  });
  const { network, diagnostics } = networkOf([text, text.replace("10.1.", "10.2.")]);
  assert.equal(network.virtualNetworks.length, 2);
  assert.ok(diagnostics.every(({ code }) => code === "NT2405"));
});

test("one resource in two inputs is one, and a difference is told", () => {
  const one = template([gateway]);
  const two = template([
    { ...resource("virtualNetworkGateways", "GW", { ...vpn, vpnType: "PolicyBased" }), tags: { a: "b" } },
  ]);
  const { network, diagnostics } = networkOf([one, two]);
  assert.deepEqual(
    network.gateways.map(({ routing, tags }) => [routing, tags]),
    [["RouteBased", [{ name: "a", value: "b" }]]],
  );
  assert.deepEqual(
    diagnostics.map(({ code, file, related }) => [code, file, related?.[0]?.file]),
    [["NT2506", "1.json", "0.json"]],
  );
});

test("two declarations of which one holds are both kept, and neither is taken for an end", () => {
  const site = (condition: string, address: string): object =>
    resource("localNetworkGateways", "site", { gatewayIpAddress: address }, { condition });
  const text = template(
    [
      site("[parameters('first')]", "192.0.2.1"),
      site("[not(parameters('first'))]", "192.0.2.2"),
      connection("gw", {
        localNetworkGateway2: { id: "[resourceId('Microsoft.Network/localNetworkGateways', 'site')]" },
      }),
    ],
    { parameters: { first: { type: "bool" } } },
  );
  const { network } = networkOf(text);
  assert.deepEqual(
    network.sites.map(({ gatewayAddress, condition }) => [gatewayAddress, condition?.unresolved]),
    [
      ["192.0.2.1", "parameters('first')"],
      ["192.0.2.2", "not(parameters('first'))"],
    ],
  );
  assert.equal(network.tunnels[0]?.site, undefined);
  assert.ok(network.tunnels[0]?.siteId);
  const decided = read([
    { name: "a.json", text },
    {
      name: "a.parameters.json",
      text: JSON.stringify({ contentVersion: "1.0.0.0", parameters: { first: { value: false } } }),
    },
  ]);
  assert.deepEqual(
    decided.network.sites.map(({ gatewayAddress, condition }) => [gatewayAddress, condition]),
    [["192.0.2.2", undefined]],
  );
  assert.equal(decided.network.tunnels[0]?.site, decided.network.sites[0]?.key);
});

test("the network of a gateway is found by every way to name its subnet", () => {
  const rows: readonly (readonly [id: string, found: boolean])[] = [
    ["[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'GatewaySubnet')]", true],
    ["[concat(resourceId('Microsoft.Network/virtualNetworks', 'vnet'), '/subnets/GatewaySubnet')]", true],
    ["[concat(variables('id'), '/subnets/', variables('subnet'))]", true],
    ["[format('{0}/subnets/{1}', variables('id'), 'GatewaySubnet')]", true],
    [
      "[resourceId('Microsoft.Network/virtualNetworks/subnets', split('vnet/GatewaySubnet', '/')[0], 'GatewaySubnet')]",
      true,
    ],
    ["[reference(resourceId('Microsoft.Network/virtualNetworks', 'vnet'), '2024-05-01').subnets[0].id]", true],
    ["[reference('vnet').subnets[0].id]", true],
    ["[resourceId('rg-other', 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'GatewaySubnet')]", false],
    ["[reference('elsewhere').subnets[0].id]", false],
  ];
  for (const [id, found] of rows) {
    const text = template(
      [
        resource("virtualNetworks", "vnet", { addressSpace: { addressPrefixes: ["10.1.0.0/16"] } }),
        resource("virtualNetworkGateways", "gw", {
          ...vpn,
          ipConfigurations: [{ name: "ip", properties: { subnet: { id } } }],
        }),
      ],
      { variables: { id: "[resourceId('Microsoft.Network/virtualNetworks', 'vnet')]", subnet: "GatewaySubnet" } },
    );
    for (const given of [undefined, context]) {
      const [own] = networkOf(text, given).network.gateways;
      assert.equal(own?.virtualNetwork !== undefined, found, id);
      assert.equal(own?.subnetId === undefined, found, id);
    }
  }
});

test("parts are found however their names are made, also in loops", () => {
  const rows: readonly (readonly [name: string, more: object])[] = [
    ["vnet/apps", {}],
    ["[concat('vnet', '/', 'apps')]", {}],
    ["[format('{0}/{1}', variables('vnet'), 'apps')]", {}],
    ["[concat('vnet/', parameters('subnets')[copyIndex()])]", { copy: { name: "subnets", count: 1 } }],
  ];
  for (const [name, more] of rows) {
    const text = template(
      [
        resource("virtualNetworks", "[variables('vnet')]", { addressSpace: { addressPrefixes: ["10.1.0.0/16"] } }),
        resource("virtualNetworks/subnets", name, { addressPrefix: "10.1.1.0/24" }, more),
      ],
      { variables: { vnet: "vnet" }, parameters: { subnets: { type: "array", defaultValue: ["apps"] } } },
    );
    assert.deepEqual(
      networkOf(text).network.virtualNetworks.map(({ name: own, subnets }) => [own, subnets.map((each) => each.name)]),
      [["vnet", ["apps"]]],
      name,
    );
  }
  const open = template([resource("virtualNetworks/subnets", "[concat(parameters('vnet'), '/apps')]", {})], {
    parameters: { vnet: { type: "string" } },
  });
  const [parent] = networkOf(open).network.virtualNetworks;
  assert.equal(parent?.existing, true);
  assert.equal(textOf(parent?.name ?? ""), "parameters('vnet')");
});

test("children of copies go to their own parents", () => {
  const text = template([
    resource("virtualNetworks", "[concat('vnet-', copyIndex())]", {}, { copy: { name: "networks", count: 2 } }),
    resource(
      "virtualNetworks/subnets",
      "[concat('vnet-', copyIndex(), '/apps')]",
      { addressPrefix: "[concat('10.', copyIndex(), '.0.0/24')]" },
      { copy: { name: "subnets", count: 2 } },
    ),
  ]);
  assert.deepEqual(
    networkOf(text).network.virtualNetworks.map(({ name, subnets }) => [name, subnets.map((each) => each.prefixes[0])]),
    [
      ["vnet-0", ["10.0.0.0/24"]],
      ["vnet-1", ["10.1.0.0/24"]],
    ],
  );
});

test("equal names in two subscriptions and groups stay apart", () => {
  const places = ["1/resourceGroups/rg", "2/resourceGroups/rg", "2/resourceGroups/other"];
  const shown = places.flatMap((place) => {
    const base = `/subscriptions/${place}/providers/Microsoft.Network`;
    return [
      { id: `${base}/virtualNetworkGateways/gw`, name: "gw", properties: vpn },
      {
        id: `${base}/connections/cn`,
        name: "cn",
        properties: { virtualNetworkGateway1: { id: `${base}/virtualNetworkGateways/GW` } },
      },
    ];
  });
  const { network } = networkOf(JSON.stringify(shown));
  assert.deepEqual(
    network.tunnels.map((tunnel) => tunnel.gateway),
    network.gateways.map(({ key }) => key),
  );
  assert.equal(new Set(network.gateways.map(({ scope }) => scope)).size, 3);
});
