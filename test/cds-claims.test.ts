import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { arm } from "../lib/formats/arm/arm.ts";
import { cds } from "../lib/formats/cds/cds.ts";
import { parseRequestLine } from "../lib/formats/cds/read/requestLine.ts";
import { netcfg } from "../lib/formats/netcfg/netcfg.ts";
import { parse } from "../lib/source/parse.ts";
import { source, treesOf } from "./cds-conversion.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";

function claimsOf(text: string | Uint8Array, name = "input.json"): readonly string[] {
  const { tree } = parse(name, text);
  return tree === undefined ? [] : [netcfg, arm, cds].filter((format) => format.claims(tree)).map(({ id }) => id);
}

const tunnel = { name: "t", localEndpoint: {}, remoteEndpoint: {} };

const claimed: readonly (readonly [string, unknown])[] = [
  ["a bundle", { ipsecVpnTunnels: [] }],
  ["a bundle with an object", { edgeGateway: { name: "e" } }],
  ["a capture", { "GET /cloudapi/1.0.0/edgeGateways": { values: [] } }],
  ["a capture without methods", { "/cloudapi/1.0.0/orgVdcNetworks?page=1": { values: [] } }],
  ["a body", tunnel],
  ["a tunnel with its properties", { tunnel, connectionProperties: null }],
  ["connection properties", { securityType: "CUSTOM", ikeConfiguration: {} }],
  ["an edge gateway by its id", { id: "urn:vcloud:gateway:1", name: "e" }],
  ["a page", { resultTotal: 1, values: [tunnel] }],
  ["a page of nothing", { resultTotal: 0, pageCount: 0, page: 1, pageSize: 25, values: [] }],
  ["a list", [{ a: 1 }, tunnel]],
  ["a list of pages", [{ values: [tunnel] }]],
];

for (const [words, value] of claimed) {
  test(`claims ${words}`, () => assert.deepEqual(claimsOf(JSON.stringify(value)), ["cds"]));
}

const foreign: readonly (readonly [string, unknown])[] = [
  ["nothing", {}],
  ["an empty list", []],
  ["a page that says nothing", { values: [] }],
  ["a request line of something else", { "GET /api/v1/machines": {} }],
  ["a member with a slash", { "a/b": {} }],
  ["a bundle member that is no body", { natRules: "none" }],
  ["names and ids of another kind", { id: "1", name: "x" }],
];

for (const [words, value] of foreign) {
  test(`does not claim ${words}`, () => assert.deepEqual(claimsOf(JSON.stringify(value)), []));
}

const azure: readonly (readonly [string, unknown, readonly string[]])[] = [
  ["a template that has a bundle's member", { contentVersion: "1.0.0.0", resources: [], natRules: [] }, ["arm"]],
  ["a resource with a tunnel beside it", { tunnel, a: { id: "/x/providers/a/b/c" } }, ["arm"]],
  ["a page of resources", { value: [{ id: "/x/providers/a/b/c" }], ipSets: [] }, ["arm"]],
  ["a network configuration", { VirtualNetworkConfiguration: {}, ipSets: [] }, ["netcfg"]],
];

for (const [words, value, formats] of azure) {
  test(`leaves to others ${words}`, () => assert.deepEqual(claimsOf(JSON.stringify(value)), formats));
}

for (const area of ["cds", "netcfg"]) {
  for (const { name, sources } of casesOf(area)) {
    test(`exactly one format at most claims ${area}/${name}`, () => {
      for (const { name: file, text } of sources) {
        const formats = claimsOf(text, file);
        assert.deepEqual(
          area === "cds" ? formats : formats.filter((id) => id !== "netcfg"),
          area === "cds" ? ["cds"] : [],
        );
      }
    });
  }
}

for (const { name, text } of corpusFiles("cds")) {
  test(`claims the corpus: ${name}`, () => assert.deepEqual(claimsOf(text, name), ["cds"]));
}

const names = fc.constantFrom(
  "id",
  "Type",
  "type",
  "name",
  "values",
  "value",
  "resources",
  "tunnel",
  "localEndpoint",
  "ipSets",
  "properties",
  "$schema",
  "contentVersion",
  "VirtualNetworkConfiguration",
  "NetworkConfiguration",
  "GET /cloudapi/1.0.0/edgeGateways",
);
const texts = fc.constantFrom(
  "x",
  "urn:vcloud:gateway:1",
  "/s/providers/a/b/c",
  "Microsoft.Network/connections",
  "DEFAULT",
);
const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(names, tie("node"), { maxKeys: 4 }),
  ),
}));

test("what cds claims is claimed by no other format", () => {
  fc.assert(
    fc.property(node, (value) => {
      const formats = claimsOf(JSON.stringify(value));
      assert.ok(!formats.includes("cds") || formats.length === 1, formats.join(" "));
    }),
    { numRuns: 2_000 },
  );
});

const edgePath = "/cloudapi/1.0.0/edgeGateways/urn:vcloud:gateway:1";

const lines: readonly (readonly [string, string])[] = [
  ["GET /cloudapi/1.0.0/edgeGateways?page=1", "edge list read - -"],
  [`GET ${edgePath}`, "edge one read - urn:vcloud:gateway:1"],
  [`PUT ${edgePath}`, "edge one sent - urn:vcloud:gateway:1"],
  ["POST /cloudapi/1.0.0/edgeGateways", "edge one sent - -"],
  [`GET ${edgePath}/ipsec/tunnels`, "tunnel list read urn:vcloud:gateway:1 -"],
  [`get ${edgePath}/ipsec/tunnels/`, "tunnel list read urn:vcloud:gateway:1 -"],
  [`POST ${edgePath}/ipsec/tunnels`, "tunnel one sent urn:vcloud:gateway:1 -"],
  [`GET ${edgePath}/ipsec/tunnels/7`, "tunnel one read urn:vcloud:gateway:1 7"],
  [`GET ${edgePath}/ipsec/tunnels/7/connectionProperties`, "properties one read urn:vcloud:gateway:1 7"],
  [`GET ${edgePath}/ipsec/tunnels/7/status`, "readOnly one read urn:vcloud:gateway:1 7"],
  [`GET ${edgePath}/ipsec/tunnels/7/more/and`, "- one read urn:vcloud:gateway:1 -"],
  [`GET ${edgePath}/ipsec/tunnels/defaultConnectionProperties`, "defaultProperties one read urn:vcloud:gateway:1 -"],
  [`GET ${edgePath}/firewall/rules`, "firewall list read urn:vcloud:gateway:1 -"],
  [`GET ${edgePath}/firewall/rules/3`, "firewallRule one read urn:vcloud:gateway:1 3"],
  [`GET ${edgePath}/nat/rules?pageSize=5`, "natRule list read urn:vcloud:gateway:1 -"],
  [`GET ${edgePath}/routing/staticRoutes`, "staticRoute list read urn:vcloud:gateway:1 -"],
  [`GET ${edgePath}/usedIpAddresses`, "readOnly one read - -"],
  [`GET ${edgePath}/dns`, "- one read urn:vcloud:gateway:1 -"],
  ["GET /cloudapi/1.0.0/firewallGroups/summaries?filter=_context==x/y", "firewallGroup list read - -"],
  ["GET /cloudapi/1.0.0/firewallGroups/urn:1", "firewallGroup one read - urn:1"],
  ["GET /cloudapi/1.0.0/firewallGroups/urn:1/associatedVMs", "- one read - -"],
  ["GET /cloudapi/1.0.0/applicationPortProfiles", "portProfile list read - -"],
  ["GET /cloudapi/1.0.0/orgVdcNetworks/urn:2", "orgNetwork one read - urn:2"],
  ["GET /api/query?type=vm", "- one read - -"],
  ["https://vcd.example/tenant/edgeGateways/%75rn:1/nat/rules HTTP/2", "natRule list read urn:1 -"],
];

for (const [line, words] of lines) {
  test(`request line: ${line}`, () => {
    const request = parseRequestLine(line);
    assert.ok(request);
    const { kind = "-", form, sent, edgeId = "-", id = "-" } = request;
    assert.equal(`${kind} ${form} ${sent ? "sent" : "read"} ${edgeId} ${id}`, words);
  });
}

for (const name of ["natRules", "a/b", "and/or", "", "GET it"]) {
  test(`no request line: "${name}"`, () => assert.equal(parseRequestLine(name), undefined));
}

test("trees of XML are never claimed", () => {
  assert.deepEqual(
    treesOf([source("<NetworkConfiguration/>", "a.xml")]).map((tree) => cds.claims(tree)),
    [false],
  );
});
