import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mendTunnels, type TunnelMending } from "../lib/mendTunnels.ts";
import { convert, type Source } from "../mod.ts";
import type { Any } from "./mend-pairs.ts";

function fixture(file: string): Any {
  return JSON.parse(readFileSync(new URL(`../fixtures/negotiate/group-differs/${file}`, import.meta.url), "utf8"));
}

const edge = fixture("edge.json");
const group = "/resources/4/properties/ipsecPolicies/0/dhGroup";

interface Given {
  readonly template: Any;
  readonly cds?: Any;
  readonly parameters?: readonly Source[];
  readonly settings?: readonly Source[];
}

function mended({ template, cds = edge, parameters = [], settings = [] }: Given): TunnelMending {
  const azure = { name: "azure.json", text: JSON.stringify(template, null, 2) };
  const inputs = { azure: [azure], cds: [{ name: "edge.json", text: JSON.stringify(cds) }], parameters, settings };
  return mendTunnels(inputs, { side: "azure" });
}

function documentOf({ documents, refusals, broken }: TunnelMending, name = "azure.json"): Any {
  const text = documents.find((document) => document.name === name)?.text;
  assert.equal(typeof text, "string", `${refusals} ${broken}`);
  return JSON.parse(text as string);
}

function at(value: Any, path: string): Any {
  return path
    .split("/")
    .slice(1)
    .reduce((holder, step) => holder?.[step], value);
}

function templateWith(change: (template: Any, policy: Any) => void): Any {
  const template = fixture("azure.json");
  change(template, template.resources[4].properties.ipsecPolicies[0]);
  return template;
}

const byParameter = (defaultValue?: string): Any =>
  templateWith((template, policy) => {
    template.parameters = { group: { type: "string", ...(defaultValue === undefined ? {} : { defaultValue }) } };
    policy.dhGroup = "[parameters('group')]";
  });

/** A second connection, to another edge tunnel, with what the first one has. */
function withSecond(template: Any): Any {
  const [site, connection] = template.resources.slice(3, 5).map((resource: Any) => structuredClone(resource));
  site.name = "lng-pier";
  site.properties.gatewayIpAddress = "198.51.100.2";
  connection.name = "harbour-to-pier";
  connection.properties.localNetworkGateway2.id = connection.properties.localNetworkGateway2.id.replace(
    "lng-quay",
    "lng-pier",
  );
  return { ...template, resources: [...template.resources, site, connection] };
}

function secondTunnel(dhGroup: string): Any {
  const second = structuredClone(edge.ipsecVpnTunnels[0]);
  second.tunnel.name = "pier-to-harbour";
  second.tunnel.localEndpoint.localAddress = "198.51.100.2";
  second.tunnel.localEndpoint.localId = "198.51.100.2";
  second.connectionProperties.ikeConfiguration.dhGroups = [dhGroup];
  return { ipsecVpnTunnels: [...edge.ipsecVpnTunnels, second] };
}

test("a value that stands in a parameter is changed in the default", () => {
  const after = documentOf(mended({ template: byParameter("DHGroup2") }));
  assert.equal(after.parameters.group.defaultValue, "DHGroup14");
  assert.equal(at(after, group), "[parameters('group')]");
});

test("a value that stands in a parameters file is changed there, and the template stays", () => {
  const file = {
    name: "values.json",
    text: '{\n  "contentVersion": "1.0.0.0",\n  "parameters": { "group": { "value": "DHGroup2" } } // mine\n}\n',
  };
  const mending = mended({ template: byParameter("DHGroup24"), parameters: [file] });
  assert.deepEqual(mending.documents, [{ name: "values.json", text: file.text.replace("DHGroup2", "DHGroup14") }]);
});

test("a value that stands in no file is not changed, and the refusal says where it comes from", () => {
  const settings = [{ name: "--set", text: '{"parameters":{"group":{"value":"DHGroup2"}}}' }];
  const { documents, refusals } = mended({ template: byParameter(), settings });
  assert.deepEqual(documents, []);
  assert.match(
    refusals.join(),
    /"\/parameters\/group\/value" of "--set:1" is to become "DHGroup14", but it is not among/,
  );
});

test("a parameter that others share stays, and the value is written at its place", () => {
  const template = withSecond(byParameter("DHGroup2"));
  const mending = mended({ template, cds: secondTunnel("GROUP2") });
  const after = documentOf(mending);
  assert.equal(after.parameters.group.defaultValue, "DHGroup2");
  assert.deepEqual([at(after, group), at(after, group.replace("4", "6"))], ["DHGroup14", "[parameters('group')]"]);
  assert.deepEqual([mending.after?.verdict, mending.remarks], ["up", []]);
});

// A loop has one text for all of its connections.
function looped(): Any {
  const template = withSecond(fixture("azure.json"));
  const connection = template.resources[4];
  template.resources = template.resources.filter(({ name }: Any) => name !== "harbour-to-pier");
  template.variables = { ends: ["quay", "pier"] };
  connection.copy = { name: "ends", count: 2 };
  connection.name = "[concat('harbour-to-', variables('ends')[copyIndex()])]";
  connection.properties.localNetworkGateway2.id =
    "[resourceId('Microsoft.Network/localNetworkGateways', concat('lng-', variables('ends')[copyIndex()]))]";
  return template;
}

test("a text that a loop repeats is changed where that is right for all of them", () => {
  const mending = mended({ template: looped(), cds: secondTunnel("GROUP14") });
  assert.equal(mending.before.tunnels.length, 2);
  assert.deepEqual([mending.after?.verdict, mending.documents.length], ["up", 1], mending.refusals.join());
});

test("a text that a loop repeats stays where it is wrong for one of them, and the refusal names it", () => {
  const { documents, refusals, broken } = mended({ template: looped(), cds: secondTunnel("GROUP2") });
  assert.deepEqual([documents, broken], [[], undefined]);
  assert.match(refusals.join(), /"harbour-to-pier" and "pier-to-harbour" would become down, because it shares what/);
});

test("what changes beside the tunnel that is looked at is told", () => {
  const inputs = {
    azure: [{ name: "azure.json", text: JSON.stringify(looped()) }],
    cds: [{ name: "edge.json", text: JSON.stringify(secondTunnel("GROUP14")) }],
    parameters: [],
    settings: [],
  };
  const { documents, remarks } = mendTunnels(inputs, { side: "azure", connection: "harbour-to-quay" });
  assert.equal(documents.length, 1);
  assert.deepEqual(remarks, ['The tunnel "harbour-to-pier" changes too: it shares a value that is changed']);
});

test("a template that refuses the new value is left as it is", () => {
  const template = byParameter("DHGroup2");
  template.parameters.group.allowedValues = ["DHGroup2", "DHGroup24"];
  const { documents, refusals } = mended({ template });
  assert.deepEqual(documents, []);
  assert.match(refusals.join(), /would have another fault: .*; mend them by hand/);
});

test("items of a list that stand apart are put together where the list is", () => {
  const template = templateWith((whole) => {
    whole.parameters = {
      one: { type: "string", defaultValue: "10.8.0.0/16" },
      two: { type: "string", defaultValue: "10.9.0.0/16" },
    };
    whole.resources[3].properties.localNetworkAddressSpace.addressPrefixes = [
      "[parameters('one')]",
      "[parameters('two')]",
    ];
    whole.resources[4].properties.ipsecPolicies[0].dhGroup = "DHGroup14";
  });
  const after = documentOf(mended({ template }));
  const properties = at(after, "/resources/4/properties");
  assert.deepEqual(properties.trafficSelectorPolicies, [
    { localAddressRanges: ["10.1.0.0/16"], remoteAddressRanges: ["10.2.0.0/16"] },
  ]);
});

test("selectors that are there give way to others, as a whole", () => {
  const template = templateWith((whole, policy) => {
    policy.dhGroup = "DHGroup14";
    whole.resources[4].properties.trafficSelectorPolicies = [
      { localAddressRanges: ["10.1.0.0/16"], remoteAddressRanges: ["10.6.0.0/16"] },
    ];
  });
  const after = documentOf(mended({ template }));
  assert.deepEqual(at(after, "/resources/4/properties/trafficSelectorPolicies"), [
    { localAddressRanges: ["10.1.0.0/16"], remoteAddressRanges: ["10.2.0.0/16"] },
  ]);
});

// NSX-V in XML, and an Azure end that was made for it and changed since.
function olderEdge(change: (azure: string) => string): { readonly before: string; readonly mending: TunnelMending } {
  const input = new URL("../fixtures/cds-legacy/nsxv-xml/input.xml", import.meta.url);
  const source: Source = { name: "input.xml", text: readFileSync(input, "utf8") };
  const azure = change(convert(source, { to: "arm" }).documents[0]?.text ?? "");
  const inputs = { azure: [{ name: "azure.json", text: azure }], cds: [source], parameters: [], settings: [] };
  const [first] = mendTunnels(inputs, { side: "either" }).before.tunnels;
  assert.ok(first);
  return {
    before: source.text as string,
    mending: mendTunnels(inputs, { side: "cds", connection: first.azure, tunnel: first.cds }),
  };
}

test("an older edge in XML is mended where its elements stand", () => {
  const { before, mending } = olderEdge((azure) => azure.replaceAll('"PFS2048"', '"None"'));
  assert.deepEqual(mending.documents, [
    { name: "input.xml", text: before.replace("<enablePfs>true<", "<enablePfs>false<") },
  ]);
});

test("what an older edge has no word for is not written into it", () => {
  const { mending } = olderEdge((azure) => azure.replaceAll('"DHGroup14"', '"ECP256"'));
  assert.deepEqual([mending.documents, mending.broken], [[], undefined]);
  assert.match(mending.refusals.join(), /would have another fault: .*dh19/);
});
