import assert from "node:assert/strict";
import { test } from "node:test";
import { check, read } from "../mod.ts";
import { between, connection, gateway, hub, idOf, partners, publicAddress, site, template } from "./arm-estate.ts";

// Where a rule begins and where it ends: the codes of the checking families that a template gets, in their order.
type Members = Readonly<Record<string, unknown>>;
type Row = readonly [title: string, resources: readonly Members[], codes: readonly string[]];

const policyBased = { sku: "Basic", vpnType: "PolicyBased" };
const branches = (count: number): Members[] =>
  Array.from({ length: count }, (_, index) => [
    site(
      {
        gatewayIpAddress: `198.51.100.${index + 1}`,
        localNetworkAddressSpace: { addressPrefixes: [`10.2.${index}.0/24`] },
      },
      `branch${index}`,
    ),
    connection({}, `to-branch${index}`, `branch${index}`),
  ]).flat();
const bgp = (asn: unknown, more: Members = {}): Members => ({
  bgpSettings: { asn, bgpPeeringAddress: "10.2.255.1", ...more },
});
const linkLocal = (address: string): Members =>
  gateway({
    enableBgp: true,
    bgpSettings: { asn: 64_512, bgpPeeringAddresses: [{ customBgpIpAddresses: [address] }] },
  });
const selectors = (count: number): Members[] => [
  gateway(),
  site(),
  connection({
    usePolicyBasedTrafficSelectors: true,
    trafficSelectorPolicies: [
      {
        localAddressRanges: Array.from({ length: count }, (_, at) => `10.1.${at}.0/24`),
        remoteAddressRanges: ["10.2.0.0/16"],
      },
    ],
  }),
];
const key = (length: number): Members[] => [
  gateway(),
  site(),
  connection({ sharedKey: "Ab3dEf7hJk".repeat(20).slice(0, length) }),
];
const policy = {
  saLifeTimeSeconds: 27_000,
  saDataSizeKilobytes: 102_400_000,
  ipsecEncryption: "GCMAES256",
  ipsecIntegrity: "GCMAES256",
  ikeEncryption: "AES256",
  ikeIntegrity: "SHA256",
  dhGroup: "DHGroup14",
  pfsGroup: "PFS2048",
};

const routes = (prefix: string): Members => ({
  type: "Microsoft.Network/routeTables",
  apiVersion: "2024-05-01",
  name: "routes",
  properties: { routes: [{ name: "all", properties: { addressPrefix: prefix, nextHopType: "Internet" } }] },
});

const rows: readonly Row[] = [
  ["a /27 is large enough", [hub({ GatewaySubnet: "10.1.255.0/27" }), gateway()], []],
  ["a /28 is not", [hub({ GatewaySubnet: "10.1.255.0/28" }), gateway()], ["NT5203"]],
  ["a /28 is for a gateway of the SKU Basic", [hub({ GatewaySubnet: "10.1.255.0/28" }), gateway({ sku: "Basic" })], []],
  ["a subnet without a gateway is checked too", [hub({ GatewaySubnet: "10.1.255.0/28" })], ["NT5203"]],
  ["no gateway needs no subnet", [hub({ servers: "10.1.0.0/24" })], []],
  ["a gateway needs one", [hub({ servers: "10.1.0.0/24" }), gateway()], ["NT5201"]],
  ["a subnet whose name is open may be it", [hub({ "[parameters('open')]": "10.1.0.0/24" }), gateway()], []],
  ["the name is the name", [hub({ gatewaysubnet: "10.1.255.0/27" })], ["NT5202"]],
  ["AzureGatewaySubnet is no name", [hub({ AzureGatewaySubnet: "10.1.255.0/27" })], ["NT5202"]],
  ["a subnet of application gateways is none", [hub({ ApplicationGatewaySubnet: "10.1.255.0/27" })], []],
  ["one connection is for a policy-based gateway", [gateway(policyBased), ...branches(1)], []],
  ["two are not", [gateway(policyBased), ...branches(2)], ["NT5207"]],
  ["ten connections are for Basic", [gateway({ sku: "Basic" }), ...branches(10)], []],
  ["eleven are not", [gateway({ sku: "Basic" }), ...branches(11)], ["NT5208"]],
  ["thirty are for VpnGw1AZ", [gateway({ sku: "VpnGw1AZ" }), ...branches(30)], []],
  ["thirty-one are not", [gateway({ sku: "VpnGw1AZ" }), ...branches(31)], ["NT5208"]],
  ["a hundred are for VpnGw4AZ", [gateway({ sku: "VpnGw4AZ" }), ...branches(100)], []],
  ["one more is not", [gateway({ sku: "VpnGw4AZ" }), ...branches(101)], ["NT5208"]],
  ["a policy-based gateway of another SKU", [gateway({ ...policyBased, sku: "VpnGw1AZ" })], ["NT5207"]],
  ["a policy-based gateway with BGP", [gateway({ ...policyBased, enableBgp: true })], ["NT5208", "NT5207"]],
  ["an open type is no type", [gateway({ sku: "Basic", vpnType: "[parameters('open')]" }), ...branches(2)], []],
  ["an open SKU is no SKU", [gateway({ sku: "[parameters('open')]", enableBgp: true })], []],
  ["an unknown SKU is none of ours", [gateway({ sku: "VpnGw9AZ", enableBgp: true })], []],
  ["a name of every object is no SKU", [gateway({ sku: "constructor", enableBgp: true })], []],
  [
    "rules of translation need VpnGw2",
    [gateway({ sku: "VpnGw1AZ", natRules: [{ name: "a", properties: {} }] })],
    ["NT5208"],
  ],
  ["and have it", [gateway({ sku: "VpnGw2AZ", natRules: [{ name: "a", properties: {} }] })], []],
  ["two instances are not for Basic", [gateway({ sku: "Basic", activeActive: true, addresses: 2 })], ["NT5208"]],
  [
    "IKEv1 is not for HighPerformance",
    [gateway({ sku: "HighPerformance" }), site(), connection({ connectionProtocol: "IKEv1" })],
    ["NT5208", "NT5209"],
  ],
  ["IKEv1 is for VpnGw1AZ", [gateway({ sku: "VpnGw1AZ" }), site(), connection({ connectionProtocol: "IKEv1" })], []],
  ["SSTP is for Basic", [gateway({ sku: "Basic", vpnClientConfiguration: { vpnClientProtocols: ["SSTP"] } })], []],
  [
    "OpenVPN is not",
    [gateway({ sku: "Basic", vpnClientConfiguration: { vpnClientProtocols: ["SSTP", "OpenVPN"] } })],
    ["NT5208"],
  ],
  ["no generation is any", [gateway({ sku: "VpnGw1AZ", vpnGatewayGeneration: "None" })], []],
  [
    "VpnGw1 is of the first generation",
    [gateway({ sku: "VpnGw1AZ", vpnGatewayGeneration: "Generation2" })],
    ["NT5210"],
  ],
  ["VpnGw2 is of both", [gateway({ sku: "VpnGw2AZ", vpnGatewayGeneration: "Generation2" })], []],
  ["three addresses, the third for clients", [gateway({ activeActive: true, addresses: 3 })], []],
  ["one address for two instances", [gateway({ activeActive: true })], ["NT5214"]],
  ["two addresses for one instance", [gateway({ addresses: 2 })], ["NT5214"]],
  ["whether two are active is open", [gateway({ addresses: 2, activeActive: "[parameters('flag')]" })], []],
  ...[0, 8_074, 8_075, 12_076, 23_456, 64_496, 64_511, 65_515, 65_517, 65_520, 65_535, 65_551, 4_294_967_295].map(
    (asn): Row => [`the number ${asn} is reserved`, [site(bgp(asn))], ["NT5215"]],
  ),
  ...[1, 8_073, 8_076, 12_075, 12_077, 23_455, 64_495, 64_512, 65_514, 65_516, 65_521, 65_534, 65_552].map(
    (asn): Row => [`the number ${asn} is not`, [site(bgp(asn))], []],
  ),
  ["a number that is open is none", [site(bgp("[parameters('number')]"))], []],
  ["65515 is a gateway's own", [gateway({ bgpSettings: { asn: 65_515 } })], []],
  ["65517 is not", [gateway({ bgpSettings: { asn: 65_517 } })], ["NT5215"]],
  [
    "65515 behind a gateway of another number is a gateway of Azure",
    [gateway({ bgpSettings: { asn: 64_512 } }), site(bgp(65_515)), connection()],
    [],
  ],
  [
    "one number at both ends",
    [gateway({ enableBgp: true, bgpSettings: { asn: 64_512 } }), site(bgp(64_512)), connection({ enableBgp: true })],
    ["NT5216"],
  ],
  ["one number without a session", [gateway({ bgpSettings: { asn: 64_512 } }), site(bgp(64_512)), connection()], []],
  [
    "the number of those that state none",
    [gateway({ enableBgp: true }), site(bgp(65_515)), connection({ enableBgp: true })],
    ["NT5216", "NT5215"],
  ],
  ["169.254.21.0 may be chosen", [linkLocal("169.254.21.0")], []],
  ["169.254.22.255 may be chosen", [linkLocal("169.254.22.255")], []],
  ["169.254.20.255 may not", [linkLocal("169.254.20.255")], ["NT5217"]],
  ["169.254.23.0 may not", [linkLocal("169.254.23.0")], ["NT5217"]],
  [
    "a peer with the address of the device",
    [
      gateway({ enableBgp: true }),
      site(bgp(64_513, { bgpPeeringAddress: "198.51.100.1" })),
      connection({ enableBgp: true }),
    ],
    ["NT5217"],
  ],
  ["BGP is not asked for", [gateway(), site(), connection({ enableBgp: false })], []],
  [
    "BGP at a connection only",
    [gateway({ enableBgp: false }), site(), connection({ enableBgp: true })],
    ["NT5218", "NT5218"],
  ],
  ["partners", partners(), []],
  ["a connection that leads to no described gateway", [gateway(), between("gateway", "elsewhere")], []],
  [
    "one open connection may be the partner",
    [
      gateway(),
      gateway({ name: "far", addresses: 0 }),
      between("gateway", "far"),
      {
        ...between("far", "gateway"),
        properties: { connectionType: "Vnet2Vnet", virtualNetworkGateway1: { id: "[parameters('open')]" } },
      },
    ],
    [],
  ],
  [
    "partners with the same policy in other words",
    partners({ ipsecPolicies: [policy] }, { ipsecPolicies: [{ ...policy, pfsGroup: "PFS14" }] }),
    [],
  ],
  [
    "partners whose lifetimes differ",
    partners({ ipsecPolicies: [policy] }, { ipsecPolicies: [{ ...policy, saLifeTimeSeconds: 3_600 }] }),
    [],
  ],
  ...(["ikeEncryption", "ipsecIntegrity", "dhGroup", "pfsGroup"] as const).map((name): Row => {
    const other = { ikeEncryption: "AES128", ipsecIntegrity: "SHA256", dhGroup: "ECP256", pfsGroup: "ECP256" }[name];
    return [
      `partners whose ${name} differs`,
      partners({ ipsecPolicies: [policy] }, { ipsecPolicies: [{ ...policy, [name]: other }] }),
      ["NT5303"],
    ];
  }),
  [
    "a partner whose policy is open",
    partners({ ipsecPolicies: [policy] }, { ipsecPolicies: "[parameters('list')]" }),
    [],
  ],
  [
    "a partner whose group is open",
    partners({ ipsecPolicies: [policy] }, { ipsecPolicies: [{ ...policy, dhGroup: "[parameters('open')]" }] }),
    [],
  ],
  [
    "partners that both only start",
    partners({ connectionMode: "InitiatorOnly" }, { connectionMode: "InitiatorOnly" }),
    ["NT5305"],
  ],
  [
    "partners of which one only starts",
    partners({ connectionMode: "InitiatorOnly" }, { connectionMode: "Default" }),
    [],
  ],
  ["9 seconds", [gateway(), site(), connection({ dpdTimeoutSeconds: 9 })], []],
  ["8 seconds", [gateway(), site(), connection({ dpdTimeoutSeconds: 8 })], ["NT5309"]],
  ["3600 seconds", [gateway(), site(), connection({ dpdTimeoutSeconds: 3_600 })], []],
  ["3601 seconds", [gateway(), site(), connection({ dpdTimeoutSeconds: 3_601 })], ["NT5309"]],
  ["a hundred pairs", selectors(100), []],
  ["a hundred and one", selectors(101), ["NT5310"]],
  ["a site by name", [gateway(), site({ gatewayIpAddress: undefined, fqdn: "vpn.example.com" }), connection()], []],
  ["a site whose address is open", [gateway(), site({ gatewayIpAddress: "[parameters('open')]" }), connection()], []],
  ["a site that nothing leads to", [site({ gatewayIpAddress: undefined })], []],
  ["a key of 20 characters", key(20), ["NT5502"]],
  ["a key of 19", key(19), ["NT5503", "NT5502"]],
  ["a key of 128", key(128), ["NT5502"]],
  ["a key of 129", key(129), ["NT5502"]],
  [
    "two keys",
    [
      ...key(32),
      site({ gatewayIpAddress: "198.51.100.2" }, "other"),
      connection({ sharedKey: "Zz9".repeat(10) }, "to-other", "other"),
    ],
    ["NT5502", "NT5502"],
  ],
  [
    "one key for two connections to one site",
    [...key(32), connection({ sharedKey: "Ab3dEf7hJk".repeat(4).slice(0, 32) }, "again")],
    ["NT5502", "NT5502"],
  ],
  [
    "one key for two addresses of one device",
    [
      gateway(),
      site(bgp(64_513)),
      site({ ...bgp(64_513), gatewayIpAddress: "198.51.100.2" }, "other"),
      connection({ sharedKey: "Ab3dEf7hJk".repeat(3) }),
      connection({ sharedKey: "Ab3dEf7hJk".repeat(3) }, "to-other", "other"),
    ],
    ["NT5502", "NT5502"],
  ],
  [
    "a security group elsewhere",
    [
      hub({
        GatewaySubnet: "10.1.255.0/27",
        servers: { addressPrefix: "10.1.0.0/24", networkSecurityGroup: { id: idOf("networkSecurityGroups", "a") } },
      }),
    ],
    [],
  ],
  [
    "a hub with two partners, each with its own policy",
    [
      ...partners({ ipsecPolicies: [policy] }, { ipsecPolicies: [policy] }),
      gateway({ name: "third", addresses: 0 }),
      between("gateway", "third"),
      between("third", "gateway"),
    ],
    [],
  ],
  [
    "a hub of which one partner does not lead back",
    [...partners(), gateway({ name: "third", addresses: 0 }), between("gateway", "third")],
    ["NT5301"],
  ],
  ["partners of which one states its version", partners({ connectionProtocol: "IKEv2" }), []],
  ["partners that both start", partners({ connectionMode: "Default" }, { connectionMode: "Default" }), []],
  [
    "selectors without any word about the switch",
    [
      gateway(),
      site(),
      connection({
        trafficSelectorPolicies: [{ localAddressRanges: ["10.1.0.0/16"], remoteAddressRanges: ["10.2.0.0/16"] }],
      }),
    ],
    [],
  ],
  [
    "a tunnel at a gateway of circuits",
    [gateway({ gatewayType: "ExpressRoute", sku: "ErGw1AZ", vpnType: undefined }), site(), connection()],
    ["NT5315"],
  ],
  ["an open connection type", [gateway(), site(), connection({ connectionType: "[parameters('open')]" })], []],
  [
    "a gateway in another region than its address",
    [gateway(), publicAddress("gateway", "192.0.2.1", { location: "northeurope" })],
    ["NT5212"],
  ],
  [
    "an address whose region is open",
    [gateway(), publicAddress("gateway", "192.0.2.1", { location: "[parameters('open')]" })],
    [],
  ],
  [
    "an address of the SKU Basic",
    [gateway(), publicAddress("gateway", "192.0.2.1", { sku: { name: "Basic" } })],
    ["NT5211"],
  ],
  [
    "an address of the SKU Basic at a gateway of the SKU Basic",
    [gateway({ sku: "Basic" }), publicAddress("gateway", "192.0.2.1", { sku: { name: "Basic" } })],
    [],
  ],
  [
    "two gateways of open types",
    [
      hub(),
      gateway({ gatewayType: "[parameters('open')]" }),
      gateway({ name: "far", gatewayType: "[parameters('open')]" }),
    ],
    [],
  ],
  [
    "two gateways of which one may not be deployed",
    [hub(), gateway(), { ...gateway({ name: "far" }), condition: "[parameters('flag')]" }],
    [],
  ],
  ["a prefix of the subnet that is open", [hub({ GatewaySubnet: "[parameters('open')]" }), gateway()], []],
  [
    "a gateway of the SKU Basic beside one of another",
    [
      hub({ GatewaySubnet: "10.1.255.0/28" }),
      gateway({ sku: "Basic" }),
      gateway({ name: "line", gatewayType: "ExpressRoute", vpnType: undefined, sku: "ErGw1AZ" }),
    ],
    ["NT5203"],
  ],
  [
    "a route table elsewhere",
    [
      hub({
        GatewaySubnet: "10.1.255.0/27",
        servers: { addressPrefix: "10.1.0.0/24", routeTable: { id: idOf("routeTables", "routes") } },
      }),
      routes("0.0.0.0/0"),
    ],
    [],
  ],
  [
    "a route table of the subnet",
    [
      hub({ GatewaySubnet: { addressPrefix: "10.1.255.0/27", routeTable: { id: idOf("routeTables", "routes") } } }),
      routes("0.0.0.0/0"),
    ],
    ["NT5205"],
  ],
];

for (const [title, resources, codes] of rows) {
  test(title, () => {
    const reading = read({ name: "azuredeploy.json", text: template(...resources) });
    assert.equal(reading.from, "arm");
    const found = check(reading).filter(({ code }) => /^NT5[235]/.test(code));
    assert.deepEqual(found.map(({ code }) => code).sort(), [...codes].sort(), JSON.stringify(found, null, 1));
  });
}
