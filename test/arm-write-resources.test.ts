import assert from "node:assert/strict";
import { test } from "node:test";
import type { Gateway } from "../lib/model/gateway.ts";
import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { type Written, type WrittenResource, writeChecked } from "./arm-write-check.ts";
import { everything } from "./arm-write-everything.ts";
import { apart, conditional, existingParents, later } from "./arm-write-models.ts";

const scope = "azuredeploy.json";

function resourceOf({ templates }: Written, type: string, name: string): WrittenResource {
  const found = templates
    .flatMap(({ resources }) => resources)
    .find((each) => each.name === name && each.type.endsWith(type));
  assert.ok(found, `${type} ${name}`);
  return found;
}

function namesOf({ templates }: Written, type: string): readonly string[] {
  return templates.flatMap(({ resources }) =>
    resources.filter((each) => each.type.endsWith(type)).map(({ name }) => name),
  );
}

const written = writeChecked(everything);

test("a gateway keeps its name, its addresses and what it says about BGP, translation and clients", () => {
  const { properties, dependsOn } = resourceOf(written, "/virtualNetworkGateways", "hub-gw");
  assert.equal(properties.activeActive, true);
  assert.deepEqual(
    properties.ipConfigurations.map((each: { name: string }) => each.name),
    ["one", "two", "three"],
  );
  assert.deepEqual(properties.sku, { name: "VpnGw2AZ", tier: "VpnGw2AZ" });
  assert.equal(properties.bgpSettings.bgpPeeringAddresses[0].customBgpIpAddresses[0], "169.254.21.2");
  assert.equal(properties.natRules[0].properties.mode, "IngressSnat");
  assert.deepEqual(properties.vpnClientConfiguration.vpnClientProtocols, ["IkeV2", "OpenVPN"]);
  assert.deepEqual(dependsOn, [
    "[resourceId('Microsoft.Network/virtualNetworks', 'hub')]",
    "[resourceId('Microsoft.Network/publicIPAddresses', 'hub-gw-pip1')]",
    "[resourceId('Microsoft.Network/publicIPAddresses', 'hub-gw-pip2')]",
  ]);
});

test("what resources do not state stays unstated: no address, SKU, subnet or key is made up for them", () => {
  const gateway: Gateway = { key: "g", scope, name: "gw", type: "Vpn", location: "westus", clientPrefixes: [] };
  const network: Network = {
    ...emptyNetwork,
    virtualNetworks: [{ key: "v", scope, name: "net", location: "westus", prefixes: [], subnets: [], dnsServers: [] }],
    gateways: [gateway, { ...gateway, key: "g2", name: "gw2", virtualNetwork: "v", clientPrefixes: ["10.9.0.0/24"] }],
    sites: [{ key: "s", scope, name: "lyon", location: "westus", prefixes: [] }],
    tunnels: [{ key: "t", scope, name: "to-lyon", gateway: "g", site: "s", medium: "IPsec" }],
  };
  const bare = writeChecked(network);
  assert.deepEqual(bare.templates[0]?.parameters, {});
  assert.deepEqual(namesOf(bare, "/publicIPAddresses"), []);
  assert.deepEqual(resourceOf(bare, "/virtualNetworkGateways", "gw").properties, { gatewayType: "Vpn" });
  assert.deepEqual(resourceOf(bare, "/localNetworkGateways", "lyon").properties, {});
  assert.equal("sharedKey" in resourceOf(bare, "/connections", "to-lyon").properties, false);
  assert.deepEqual(resourceOf(bare, "/virtualNetworks", "net").properties.subnets, []);
});

test("a gateway of a classic network is made with an address, a SKU and a subnet", () => {
  const network: Network = {
    ...emptyNetwork,
    virtualNetworks: [{ key: "v", scope, name: "net", location: "westus", prefixes: [], subnets: [], dnsServers: [] }],
    gateways: [{ key: "g", scope, virtualNetwork: "v", type: "Vpn", clientPrefixes: ["10.9.0.0/24"] }],
  };
  const made = writeChecked(network);
  assert.deepEqual(namesOf(made, "/publicIPAddresses"), ["net-gateway-pip"]);
  assert.equal(resourceOf(made, "/virtualNetworks", "net").properties.subnets[0].name, "GatewaySubnet");
  assert.ok(made.templates[0]?.parameters["vpnGatewaySku"]);
});

test("names that inputs give come before names that are made up", () => {
  const network: Network = {
    ...emptyNetwork,
    virtualNetworks: [{ key: "v", scope, name: "net", location: "westus", prefixes: [], subnets: [], dnsServers: [] }],
    gateways: [{ key: "g", scope, virtualNetwork: "v", type: "Vpn", clientPrefixes: ["10.9.0.0/24"] }],
    publicAddresses: [{ key: "p", scope, name: "net-gateway-pip", location: "westus" }],
  };
  assert.deepEqual(namesOf(writeChecked(network), "/publicIPAddresses"), ["net-gateway-pip", "net-gateway-pip-2"]);
});

test("a connection has the type of its far side", () => {
  const rows: [name: string, type: string, end: string][] = [
    ["hub-to-lyon", "IPsec", "localNetworkGateway2"],
    ["to-id", "IPsec", "localNetworkGateway2"],
    ["hub-to-spoke", "Vnet2Vnet", "virtualNetworkGateway2"],
    ["to-far", "Vnet2Vnet", "virtualNetworkGateway2"],
    ["er-gw-to-paris", "ExpressRoute", "peer"],
    ["er-gw-to-id", "ExpressRoute", "peer"],
  ];
  for (const [name, type, end] of rows) {
    const { properties } = resourceOf(written, "/connections", name);
    assert.equal(properties.connectionType, type, name);
    const ends = ["localNetworkGateway2", "virtualNetworkGateway2", "peer"].filter((each) => each in properties);
    assert.deepEqual(ends, [end], name);
  }
});

test("a policy is spelled as Azure spells it", () => {
  assert.deepEqual(resourceOf(written, "/connections", "hub-to-lyon").properties.ipsecPolicies, [
    {
      ikeEncryption: "AES256",
      ikeIntegrity: "SHA384",
      dhGroup: "DHGroup14",
      ipsecEncryption: "GCMAES256",
      ipsecIntegrity: "GCMAES256",
      pfsGroup: "PFS2048",
      saLifeTimeSeconds: 27000,
      saDataSizeKilobytes: 102400000,
    },
  ]);
});

test("of several algorithms the first that Azure has a word for is written, and the others are reported", () => {
  const [tunnel] = everything.tunnels;
  assert.ok(tunnel);
  const { child } = tunnel.policy as IpsecPolicy;
  const policy: IpsecPolicy = {
    ike: {
      encryption: ["AES-GMAC-128", "AES-CBC-256", "AES-CBC-128"],
      integrity: ["SHA2-256-128"],
      dhGroups: [14],
    },
    child,
  };
  const several = writeChecked({ ...everything, tunnels: [{ ...tunnel, policy }] });
  assert.equal(resourceOf(several, "/connections", "hub-to-lyon").properties.ipsecPolicies[0].ikeEncryption, "AES256");
  const codes = several.findings.filter(({ path }) => path?.startsWith("/tunnels/0/policy")).map(({ code }) => code);
  assert.deepEqual(codes, ["NT3111", "NT3001"]);
});

test("a connection that says how it authenticates is of a version that knows it", () => {
  assert.equal(resourceOf(written, "/connections", "hub-to-lyon").apiVersion, "2025-01-01");
  assert.equal(resourceOf(written, "/connections", "to-id").apiVersion, "2024-05-01");
});

test("a connection in place of a classic site keeps the name of the site", () => {
  assert.deepEqual(resourceOf(written, "/connections", "er-gw-to-id").tags, { "classic:site": "Dummy" });
  assert.equal(resourceOf(written, "/connections", "hub-to-spoke").tags, undefined);
});

test("private clouds have their parts in resources of their own, circuits inside", () => {
  assert.deepEqual(namesOf(written, "/privateClouds/authorizations"), ["avs-north/hub"]);
  assert.deepEqual(namesOf(written, "/globalReachConnections"), ["avs-north/to-paris"]);
  assert.deepEqual(namesOf(written, "/segments"), ["avs-north/default/web"]);
  const { properties } = resourceOf(written, "/expressRouteCircuits", "paris");
  assert.equal(properties.peerings[0].properties.connections[0].name, "to-rome");
  assert.deepEqual(properties.authorizations, [{ name: "for-rome", properties: {} }]);
});

test("each resource has the condition of its value", () => {
  const { templates } = writeChecked(conditional);
  for (const { type, condition } of templates.flatMap(({ resources }) => resources)) {
    const expected = /\/(?:authorizations|segments)$/.test(type) ? undefined : "[parameters('deploy')]";
    assert.equal(condition, expected, type);
  }
});

test("resources with opposite conditions may have one name", () => {
  const [tunnel] = everything.tunnels;
  assert.ok(tunnel);
  const twice = [
    { ...tunnel, condition: later("parameters('deploy')") },
    { ...tunnel, key: "twin", condition: later("not(parameters('deploy'))") },
  ];
  assert.deepEqual(namesOf(writeChecked({ ...everything, tunnels: twice }), "/connections"), [
    "hub-to-lyon",
    "hub-to-lyon",
  ]);
});

test("what is there already is referred to, and only its parts are written", () => {
  const existing = writeChecked(existingParents);
  for (const type of ["/virtualNetworks", "/virtualNetworkGateways", "/localNetworkGateways", "/privateClouds"]) {
    assert.deepEqual(namesOf(existing, type), []);
  }
  assert.deepEqual(namesOf(existing, "/subnets"), [
    "hub/apps",
    "hub/web",
    "hub/spare",
    "hub/GatewaySubnet",
    "spoke/GatewaySubnet",
  ]);
  assert.deepEqual(namesOf(existing, "/securityRules"), ["web/ALLOW-WEB", "web/out"]);
  assert.deepEqual(namesOf(existing, "/routes"), ["out/to-firewall", "out/home"]);
  assert.deepEqual(namesOf(existing, "/natRules"), ["hub-gw/in"]);
  assert.deepEqual(namesOf(existing, "/peerings"), ["paris/AzurePrivatePeering"]);
  assert.deepEqual(namesOf(existing, "/expressRouteCircuits/authorizations"), ["paris/for-rome"]);
  const { properties, dependsOn } = resourceOf(existing, "/connections", "hub-to-lyon");
  assert.equal(dependsOn, undefined);
  assert.equal(
    properties.virtualNetworkGateway1.id,
    "[resourceId('Microsoft.Network/virtualNetworkGateways', 'hub-gw')]",
  );
});

test("of a circuit and a peering that are there already only the Global Reach connection is written", () => {
  const circuit = {
    key: "c",
    scope,
    name: "paris",
    existing: true as const,
    peerings: [{ name: "AzurePrivatePeering", connections: [{ name: "to-rome", addressPrefix: "192.0.2.8/29" }] }],
  };
  const { templates } = writeChecked({ ...emptyNetwork, circuits: [circuit] });
  assert.deepEqual(
    templates[0]?.resources.map(({ type, name }) => [type, name]),
    [["Microsoft.Network/expressRouteCircuits/peerings/connections", "paris/AzurePrivatePeering/to-rome"]],
  );
});

test("nothing is deployed where everything is there already", () => {
  const gateways = everything.gateways.map(({ natRules: _, ...gateway }) => ({ ...gateway, existing: true as const }));
  const { documents, templates } = writeChecked({ ...emptyNetwork, gateways });
  assert.deepEqual(
    documents.map(({ name }) => name),
    ["azuredeploy.json"],
  );
  assert.deepEqual(templates[0]?.resources, []);
});

test("an edge gateway and its tunnels are left out, with the reason", () => {
  const gateway: Gateway = { key: "e", scope, name: "edge", type: "Edge", clientPrefixes: [] };
  const { templates, unsaid } = writeChecked({
    ...everything,
    gateways: [...everything.gateways, gateway],
    sites: [...everything.sites, { key: "far", scope, name: "azure", prefixes: ["10.1.0.0/16"] }],
    tunnels: [...everything.tunnels, { key: "of-edge", scope, name: "of-edge", gateway: "e", site: "far" }],
  });
  assert.equal(JSON.stringify(templates), JSON.stringify(written.templates));
  assert.ok(unsaid.some(({ kind, note }) => kind === "dropped" && /edge gateways/.test(note)));
});

test("tags may have any name, and are at most as many as a resource holds", () => {
  const tags = ["__proto__", ...Array.from({ length: 60 }, (_, n) => `tag${n}`), "TAG1"].map((name) => ({
    name,
    value: "x",
  }));
  const [network] = everything.virtualNetworks;
  assert.ok(network);
  const tagged = writeChecked({ ...everything, virtualNetworks: [{ ...network, tags }] });
  const text = JSON.stringify(resourceOf(tagged, "/virtualNetworks", "hub").tags);
  assert.match(text, /^\{"__proto__":"x","tag0":"x"/);
  assert.equal(Object.keys(JSON.parse(text)).length, 50);
});

test("a subnet is bound to what is described with it, which is made before", () => {
  const written = writeChecked(everything);
  const { properties, dependsOn } = resourceOf(written, "/virtualNetworks", "hub");
  const group = "[resourceId('Microsoft.Network/networkSecurityGroups', 'web')]";
  const table = "[resourceId('Microsoft.Network/routeTables', 'out')]";
  assert.deepEqual(
    [properties.subnets[1].properties.networkSecurityGroup, properties.subnets[1].properties.routeTable],
    [{ id: group }, { id: table }],
  );
  assert.ok(dependsOn?.includes(group) && dependsOn.includes(table));
  const [first, second] = resourceOf(written, "/networkSecurityGroups", "web").properties.securityRules;
  assert.equal(first.name, "ALLOW-WEB");
  assert.equal(first.properties.sourceAddressPrefix, "*");
  assert.deepEqual(first.properties.destinationAddressPrefixes, ["10.1.3.4", "10.1.3.5"]);
  assert.deepEqual(second.properties.sourcePortRanges, ["1-1023", "2000"]);
});

test("a subnet of another input is bound to its security group by a parameter", () => {
  const { properties } = resourceOf(writeChecked(apart), "/virtualNetworks", "hub");
  assert.equal(properties.subnets[1].properties.networkSecurityGroup.id, "[parameters('securityGroupId_web')]");
  assert.equal(properties.subnets[1].properties.routeTable.id, "[parameters('routeTableId_out')]");
});
