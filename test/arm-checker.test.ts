import assert from "node:assert/strict";
import { test } from "node:test";
import { checkResource, enumOf } from "./arm-shape.ts";
import { checkTemplate, type Template } from "./arm-template.ts";

const policy = {
  saLifeTimeSeconds: 27000,
  saDataSizeKilobytes: 102400000,
  ipsecEncryption: "AES256",
  ipsecIntegrity: "SHA256",
  ikeEncryption: "AES256",
  ikeIntegrity: "SHA256",
  dhGroup: "DHGroup14",
  pfsGroup: "PFS2048",
};

/** A connection that is right, with some of its properties replaced. */
function connection(properties: object): object {
  return {
    type: "Microsoft.Network/connections",
    apiVersion: "2024-05-01",
    name: "c",
    location: "[resourceGroup().location]",
    tags: { a: "b" },
    dependsOn: ["[resourceId('Microsoft.Network/virtualNetworkGateways', 'g')]"],
    properties: {
      connectionType: "IPsec",
      virtualNetworkGateway1: { id: "[resourceId('Microsoft.Network/virtualNetworkGateways', 'g')]" },
      enableBgp: false,
      ipsecPolicies: [policy],
      ...properties,
    },
  };
}

const shapeRows: readonly (readonly [fact: string, resource: object, problems: readonly string[]])[] = [
  ["a right connection passes", connection({}), []],
  ["an expression passes for a scalar", connection({ routingWeight: "[add(1, 2)]" }), []],
  ["an unknown property is found", connection({ presharedKey: "x" }), ["properties.presharedKey"]],
  [
    "an unknown property of an item is found",
    connection({ ipsecPolicies: [{ ...policy, pfs: "PFS2048" }] }),
    ["properties.ipsecPolicies[0].pfs"],
  ],
  ["an unknown property outside properties is found", { ...connection({}), sharedKey: "x" }, ["sharedKey"]],
  ["a read-only property is found", connection({ connectionStatus: "Connected" }), ["properties.connectionStatus"]],
  ["a number as text is found", connection({ routingWeight: "10" }), ["properties.routingWeight"]],
  ["a truth value as text is found", connection({ enableBgp: "false" }), ["properties.enableBgp"]],
  ["a list that is none is found", connection({ ipsecPolicies: policy }), ["properties.ipsecPolicies"]],
  [
    "an object that is none is found",
    connection({ virtualNetworkGateway1: "g" }),
    ["properties.virtualNetworkGateway1"],
  ],
  ["a tag that is no text is found", { ...connection({}), tags: { a: 1 } }, ["tags.a"]],
  ["an enum member in another case is found", connection({ connectionType: "Ipsec" }), ["properties.connectionType"]],
  [
    "an enum member of an item is checked",
    connection({ ipsecPolicies: [{ ...policy, dhGroup: "14" }] }),
    ["properties.ipsecPolicies[0].dhGroup"],
  ],
  ["an unknown resource type is found", { ...connection({}), type: "Microsoft.Network/connection" }, ["type"]],
];

for (const [fact, resource, problems] of shapeRows) {
  test(`checkResource: ${fact}`, () => {
    const found = checkResource(resource).map((problem) => problem.split(": ")[0]);
    assert.deepEqual(found, problems);
  });
}

test("checkResource: a required property that is missing is found", () => {
  assert.deepEqual(checkResource(JSON.parse(JSON.stringify(connection({ connectionType: undefined })))), [
    "properties.connectionType: missing",
  ]);
});

test("checkResource: a parameter of another type is found", () => {
  const given = connection({ sharedKey: "[parameters('key')]", routingWeight: "[parameters('key')]" });
  const found = checkResource(given, { key: { type: "securestring" } });
  assert.deepEqual(found, ['properties.routingWeight: expected Number, parameter "key" is securestring']);
});

// Every property of azure.md §4.2 that takes one of a list; a row here that finds no list would go unchecked above.
const enumRows = [
  ["PublicIPAddressSku", "name", "Standard"],
  ["PublicIPAddressSku", "tier", "Regional"],
  ["PublicIPAddress", "publicIPAllocationMethod", "Static"],
  ["PublicIPAddress", "publicIPAddressVersion", "IPv4"],
  ["VirtualNetworkGateway", "gatewayType", "Vpn"],
  ["VirtualNetworkGateway", "vpnType", "RouteBased"],
  ["VirtualNetworkGateway", "vpnGatewayGeneration", "Generation1"],
  ["VirtualNetworkGatewaySku", "name", "VpnGw1AZ"],
  ["VirtualNetworkGatewaySku", "tier", "VpnGw1AZ"],
  ["VirtualNetworkGatewayIPConfiguration", "privateIPAllocationMethod", "Dynamic"],
  ["VpnClientConfiguration", "vpnClientProtocols", "OpenVPN"],
  ["VpnClientConfiguration", "vpnAuthenticationTypes", "Certificate"],
  ["VirtualNetworkGatewayConnection", "connectionType", "Vnet2Vnet"],
  ["VirtualNetworkGatewayConnection", "connectionMode", "ResponderOnly"],
  ["VirtualNetworkGatewayConnection", "connectionProtocol", "IKEv2"],
  ["IpsecPolicy", "ipsecEncryption", "GCMAES256"],
  ["IpsecPolicy", "ipsecIntegrity", "GCMAES256"],
  ["IpsecPolicy", "ikeEncryption", "AES256"],
  ["IpsecPolicy", "ikeIntegrity", "SHA384"],
  ["IpsecPolicy", "dhGroup", "ECP256"],
  ["IpsecPolicy", "pfsGroup", "PFS2048"],
  ["ExpressRouteCircuitSku", "tier", "Standard"],
  ["ExpressRouteCircuitSku", "family", "MeteredData"],
] as const;

for (const [className, property, member] of enumRows) {
  test(`enumOf: ${className}.${property} can be ${member} and not anything`, () => {
    assert.ok(enumOf(className, property)?.includes(member));
    assert.ok(!enumOf(className, property)?.includes("anything"));
  });
}

/** A template that is right, with some of it replaced. */
function template(replaced: object): Template {
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: { key: { type: "securestring", metadata: { description: "The key" } } },
    variables: {},
    resources: [
      { type: "Microsoft.Network/virtualNetworks", name: "v", properties: { subnets: [{ name: "GatewaySubnet" }] } },
      {
        type: "Microsoft.Network/virtualNetworkGateways",
        name: "g",
        dependsOn: ["[resourceId('Microsoft.Network/virtualNetworks', 'v')]"],
        properties: {
          key: "[parameters('key')]",
          subnet: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 'GatewaySubnet')]",
        },
      },
    ],
    ...replaced,
  };
}

const one = (resource: object): object => ({ resources: [{ type: "T/a", name: "[parameters('key')]", ...resource }] });
const templateRows: readonly (readonly [fact: string, template: Template, problem: RegExp | undefined])[] = [
  ["a right template passes", template({}), undefined],
  [
    "an id that leads nowhere is found",
    template(one({ properties: { x: "[resourceId('T/b', 'c')]" } })),
    /leads nowhere/,
  ],
  [
    "an id inside a call is found",
    template(one({ properties: { x: "[reference(resourceId('T/b', 'c')).y]" } })),
    /leads nowhere/,
  ],
  [
    "an id from a parameter passes",
    template(one({ properties: { x: "[resourceId('T/b', parameters('key'))]" } })),
    undefined,
  ],
  ["a dependency that is no resource is found", template(one({ dependsOn: ["T/b/c"] })), /depends on/],
  [
    "a dependency from a parameter alone is found",
    template(one({ dependsOn: ["[resourceId('T/b', parameters('key'))]"] })),
    /depends on/,
  ],
  [
    "a parameter that is not declared is found",
    template(one({ properties: { x: "[parameters('other')]" } })),
    /not declared/,
  ],
  [
    "a variable that is not declared is found",
    template(one({ properties: { x: "[variables('other')]" } })),
    /not declared/,
  ],
  ["a parameter that is not used is found", template({ resources: [] }), /not used/],
  ["a variable that is not used is found", template({ variables: { a: 1 } }), /not used/],
  [
    "a parameter without default and description is found",
    template({ parameters: { key: { type: "string" } } }),
    /neither/,
  ],
  [
    "a resource that is declared twice is found",
    template({ parameters: {}, resources: [1, 2].map(() => ({ type: "T/a", name: "b" })) }),
    /twice/,
  ],
];

for (const [fact, given, problem] of templateRows) {
  test(`checkTemplate: ${fact}`, () => {
    const problems = checkTemplate(given);
    if (problem === undefined) assert.deepEqual(problems, []);
    else assert.match(problems.join("\n"), problem);
    assert.ok(problems.length <= 1);
  });
}

test("checkTemplate: an expression that does not parse is an error", () => {
  assert.throws(
    () => checkTemplate(template(one({ properties: { x: "[resourceId('T/b', 'c'))]" } }))),
    /Unexpected "\)"/,
  );
});
