import assert from "node:assert/strict";
import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import { literalText } from "../lib/formats/arm/write/expression.ts";
import { NameBook } from "../lib/formats/arm/write/names.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { write } from "../lib/write.ts";

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly properties: Record<string, unknown>;
}

interface Template {
  readonly parameters: Record<string, { readonly type: string; readonly defaultValue?: string }>;
  readonly resources: readonly Resource[];
}

function templateOf(network: Network): Template {
  return JSON.parse(write(network, { to: "arm" }).documents[0]?.text ?? "");
}

const prefixes = ["10.1.0.0/16"];
const gateway: Gateway = { key: "g", scope: "a", virtualNetwork: "v", type: "Vpn", clientPrefixes: ["172.31.0.0/24"] };
const network: Network = {
  ...emptyNetwork,
  virtualNetworks: [{ key: "v", scope: "a", name: "Hub", prefixes, subnets: [], dnsServers: [] }],
  gateways: [gateway],
};

function gatewayOf(template: Template): Resource {
  const found = template.resources.find(({ type }) => type === "Microsoft.Network/virtualNetworkGateways");
  assert.ok(found);
  return found;
}

test("a routing type that is stated is written, and policy-based routing takes the only SKU that has it", () => {
  const stated = templateOf({ ...network, gateways: [{ ...gateway, routing: "PolicyBased" }] });
  assert.equal(gatewayOf(stated).properties["vpnType"], "PolicyBased");
  assert.deepEqual(gatewayOf(stated).properties["sku"], { name: "Basic", tier: "Basic" });
  assert.equal(gatewayOf(templateOf(network)).properties["vpnType"], "RouteBased");
});

test("the default SKU has room for the tunnels of the largest gateway", () => {
  const withTunnels = (count: number): Network => ({
    ...network,
    tunnels: Array.from({ length: count }, (_, n) => ({ key: `t${n}`, scope: "a", gateway: "g", siteName: `s${n}` })),
  });
  const rows: [tunnels: number, sku: string][] = [
    [1, "VpnGw1AZ"],
    [30, "VpnGw1AZ"],
    [31, "VpnGw4AZ"],
    [100, "VpnGw4AZ"],
  ];
  for (const [count, sku] of rows) {
    assert.equal(templateOf(withTunnels(count)).parameters["vpnGatewaySku"]?.defaultValue, sku, `${count} tunnels`);
  }
});

test("shared keys are secure parameters without a default", () => {
  const template = templateOf({ ...network, tunnels: [{ key: "t", scope: "a", gateway: "g", siteName: "x" }] });
  assert.deepEqual(Object.keys(template.parameters["sharedKey_Hub_x"] ?? {}), ["type", "metadata"]);
  assert.equal(template.parameters["sharedKey_Hub_x"]?.type, "securestring");
});

test("names that look alike after replacing keep parameters of their own", () => {
  const tunnels = ["a b", "a-b"].map((siteName) => ({ key: siteName, scope: "a", gateway: "g", siteName }));
  const keys = Object.keys(templateOf({ ...network, tunnels }).parameters).filter((name) =>
    name.startsWith("sharedKey"),
  );
  assert.deepEqual(keys, ["sharedKey_Hub_a_b", "sharedKey_Hub_a_b_2"]);
});

test("names are made valid, and free", () => {
  const rows: [wanted: string, name: string][] = [
    ["Hub", "Hub"],
    ["hub", "hub-2"],
    ["Group a b", "Group-a-b"],
    ['"quoted"', "quoted"],
    ["_x", "x-vnet"],
    ["", "unnamed-virtualnetwork"],
    ["ends-", "ends"],
    ["ends_", "ends_"],
    ["ünïcode", "n-code"],
    ["x".repeat(70), "x".repeat(64)],
    ["x".repeat(71), `${"x".repeat(62)}-2`],
  ];
  const book = new NameBook();
  for (const [wanted, name] of rows) assert.equal(book.assign("virtualNetwork", wanted), name, wanted);
});

test("text in brackets is escaped, because it would be an expression", () => {
  const rows: [text: string, literal: string][] = [
    ["[x]", "[[x]"],
    ["[[x]", "[[[x]"],
    ["[x", "[x"],
    ["x]", "x]"],
    ["", ""],
  ];
  for (const [text, literal] of rows) assert.equal(literalText(text), literal);
});

test("a template over the limits of one deployment is said to be", () => {
  const sites = Array.from(
    { length: 300 },
    (_, n) => `<LocalNetworkSite name="s${n}"><AddressSpace/></LocalNetworkSite>`,
  );
  const { diagnostics } = convert(
    { name: "a.xml", text: `<LocalNetworkSites>${sites.join("")}</LocalNetworkSites>` },
    { to: "arm" },
  );
  const found = diagnostics.filter(({ code }) => code === "NT3107").map(({ message }) => message);
  assert.deepEqual(found, ['The template of "a.xml" has 301 parameters, at most 256 in one deployment']);
});
