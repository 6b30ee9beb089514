import assert from "node:assert/strict";
import { test } from "node:test";
import type { Code } from "../lib/diagnostics/code.ts";
import { readCds } from "../lib/formats/cds/read/read.ts";
import { edgeDefaults } from "../lib/ipsec/edgeDefaults.ts";
import { Secret } from "../lib/model/secret.ts";
import { source, treesOf } from "./cds-conversion.ts";

type Body = { readonly [name: string]: unknown };

const localEndpoint = { localAddress: "203.0.113.40", localNetworks: ["192.168.10.0/24"] };
const remoteEndpoint = { remoteAddress: "198.51.100.20", remoteNetworks: ["10.20.0.0/16"] };
const tunnel: Body = { name: "t", localEndpoint, remoteEndpoint, securityType: "DEFAULT" };
const edge: Body = { id: "urn:vcloud:gateway:1", name: "e", edgeGatewayUplinks: [{ uplinkName: "u" }] };
const rule: Body = { name: "r", actionValue: "ALLOW", sourceFirewallGroups: null };

function read(...inputs: readonly unknown[]): ReturnType<typeof readCds> {
  return readCds(treesOf(inputs.map((input, index) => source(JSON.stringify(input), `input-${index + 1}.json`))));
}

/** Beside each input that gives a code stands one that is nearly the same and does not. */
const rows: readonly (readonly [Code, string, readonly unknown[], readonly unknown[]])[] = [
  ["NT2601", "an unknown member", [{ ...edge, colour: "blue" }], [{ ...edge, colour: null }]],
  ["NT2615", "a name in another case", [{ ...edge, Description: "d" }], [{ ...edge, description: "d" }]],
  ["NT2602", "what has no place", [group({ vmCriteria: [{ rules: [] }] })], [group({ vmCriteria: [] })]],
  ["NT2602", "a switch that is on", [network({ retainNicResources: true })], [network({ retainNicResources: false })]],
  ["NT2603", "another service", [capture("l2vpn/tunnels", [tunnel])], [capture("ipsec/tunnels", [tunnel])]],
  [
    "NT2603",
    "a failed request",
    [capture("nat/rules", { minorErrorCode: "X" })],
    [capture("nat/rules", { values: [] })],
  ],
  ["NT2603", "an item that is none", [[tunnel, { a: 1 }]], [[tunnel, { ...rule }]]],
  [
    "NT2603",
    "a text in the place of a body",
    [{ natRules: ["x"], staticRoutes: [] }],
    [{ natRules: [], staticRoutes: [] }],
  ],
  ["NT2604", "no address", [withRemote({ remoteAddress: "far.example" })], [withRemote({})]],
  [
    "NT2604",
    "no word",
    [{ ...tunnel, connectorInitiationMode: "NEVER" }],
    [{ ...tunnel, connectorInitiationMode: "ON_DEMAND" }],
  ],
  ["NT2604", "an object for a value", [{ ...tunnel, name: {}, enabled: { is: true } }], [{ ...tunnel, enabled: true }]],
  ["NT2604", "a value for an object", [{ ...edge, ownerRef: "vdc" }], [{ ...edge, ownerRef: { name: "vdc" } }]],
  ["NT2604", "a key that is no text", [{ ...tunnel, preSharedKey: { is: "x" } }], [{ ...tunnel, preSharedKey: "x" }]],
  ["NT2605", "host bits", [withRemote({ remoteNetworks: ["10.20.0.1/16"] })], [withRemote({})]],
  [
    "NT2605",
    "a word in another case",
    [{ ...tunnel, authenticationMode: "Psk" }],
    [{ ...tunnel, authenticationMode: "PSK" }],
  ],
  ["NT2605", "a key without quotes", [{ ...tunnel, preSharedKey: 12345 }], [{ ...tunnel, preSharedKey: "12345" }]],
  ["NT2606", "two names", listAndSingle({ name: "u" }), listAndSingle({})],
  [
    "NT2606",
    "two lists",
    listAndSingle(
      { localEndpoint: { ...localEndpoint, localNetworks: [], localId: "x" } },
      { localEndpoint: { ...localEndpoint, localId: "y" } },
    ),
    listAndSingle({ localEndpoint: { ...localEndpoint, localNetworks: [] } }),
  ],
  [
    "NT2606",
    "two keys",
    listAndSingle({ preSharedKey: "a" }, { preSharedKey: "b" }),
    listAndSingle({ preSharedKey: "****" }, { preSharedKey: "b" }),
  ],
  ["NT2607", "another action", [{ ...rule, action: "DROP" }], [{ ...rule, action: "ALLOW" }]],
  [
    "NT2607",
    "another word",
    [{ ...rule, action: "ALLOW", actionValue: "DROP" }],
    [{ ...rule, action: "DROP", actionValue: "REJECT" }],
  ],
  ["NT2608", "two edge gateways", [[edge, { ...edge, id: "urn:vcloud:gateway:2" }, tunnel]], [[edge, tunnel]]],
  [
    "NT2608",
    "two tunnels",
    [[tunnel, tunnel, { dpdConfiguration: { probeInterval: 9 } }]],
    [[tunnel, { dpdConfiguration: { probeInterval: 9 } }]],
  ],
  [
    "NT2609",
    "no remote networks",
    [withRemote({ remoteNetworks: [] })],
    [withRemote({ remoteNetworks: ["0.0.0.0/0"] })],
  ],
  ["NT2609", "none at all", [withRemote({ remoteNetworks: undefined })], [withRemote({})]],
  ["NT2610", "route-based", [{ ...tunnel, tunnelType: "ROUTE_BASED" }], [{ ...tunnel, tunnelType: "POLICY_BASED" }]],
  ["NT2611", "a profile that is not there", [{ ...tunnel, securityType: "CUSTOM" }], [tunnel]],
  ["NT2612", "a placeholder", [{ ...tunnel, name: "<name>" }], [{ ...tunnel, name: "name" }]],
  ["NT2614", "no name", [{ ...rule, name: "" }], [rule]],
];

function capture(path: string, body: unknown): Body {
  return {
    [`GET /cloudapi/1.0.0/edgeGateways/urn:vcloud:gateway:1/${path}`]: body,
    "GET /cloudapi/1.0.0/edgeGateways": edge,
  };
}

function group(more: Body): Body {
  return { ipSets: [{ name: "g", ...more }] };
}

function network(more: Body): Body {
  return { name: "n", networkType: "ISOLATED", ...more };
}

function withRemote(more: Body): Body {
  return { ...tunnel, remoteEndpoint: { ...remoteEndpoint, ...more } };
}

function listAndSingle(listed: Body, single: Body = {}): readonly unknown[] {
  const path = "GET /cloudapi/1.0.0/edgeGateways/urn:vcloud:gateway:1/ipsec/tunnels";
  return [
    { [path]: { values: [{ ...tunnel, id: "1", ...listed }] }, [`${path}/1`]: { ...tunnel, id: "1", ...single } },
  ];
}

for (const [code, words, given, near] of rows) {
  test(`${code} for ${words}, and not for what is nearly the same`, () => {
    const codes = (inputs: readonly unknown[]): readonly string[] =>
      read(...inputs).diagnostics.map((each) => each.code);
    assert.ok(codes(given).includes(code), `${code} is missing: ${codes(given)}`);
    assert.ok(!codes(near).includes(code), `${code} is given: ${codes(near)}`);
  });
}

test("a tunnel and its far side", () => {
  const { network: got } = read([edge, tunnel]);
  const [site] = got.sites;
  assert.deepEqual(site?.prefixes, ["10.20.0.0/16"]);
  assert.equal(site?.gatewayAddress, "198.51.100.20");
  assert.equal(site?.name, "");
  assert.equal(got.tunnels[0]?.site, site?.key);
  assert.equal(got.tunnels[0]?.gateway, got.gateways[0]?.key);
  assert.equal(got.gateways[0]?.type, "Edge");
});

test("a key is a secret, and its leaf is hidden", () => {
  const { network: got, places } = read({ ...tunnel, preSharedKey: "Sample-Only-Key-1" });
  const key = got.tunnels[0]?.sharedKey;
  assert.ok(key instanceof Secret && key.equals(new Secret("Sample-Only-Key-1")));
  assert.deepEqual(
    [...places.hidden].map(({ path }) => path),
    ["/preSharedKey"],
  );
});

for (const [words, value] of [
  ["null", null],
  ["empty", ""],
  ["masked", "******"],
  ["masked with dots", "••••"],
  ["ours to be filled in", "<pre-shared key for tunnel t>"],
] as const) {
  test(`a key that is ${words} is not known`, () => {
    const { network: got, diagnostics } = read({ ...tunnel, preSharedKey: value });
    assert.equal(got.tunnels[0]?.sharedKey, undefined);
    assert.deepEqual(diagnostics, []);
  });
}

for (const value of ["<x>", "*a*", " ", "<pre-shared>"]) {
  test(`"${value}" is a key`, () => {
    const key = read({ ...tunnel, preSharedKey: value }).network.tunnels[0]?.sharedKey;
    assert.ok(key instanceof Secret && key.reveal() === value);
  });
}

test("keys of services that are not read are hidden too", () => {
  const { places } = read(capture("l2vpn/tunnels", { values: [{ preSharedKey: "Sample-Only-Key-9" }] }));
  assert.equal(places.hidden.size, 1);
});

test("forward secrecy that is off keeps its group beside", () => {
  const off = { perfectForwardSecrecyEnabled: false, dhGroups: ["GROUP5"], encryptionAlgorithms: ["AES_256"] };
  const { network: got } = read({ tunnel, connectionProperties: { tunnelConfiguration: off } });
  const policy = got.tunnels[0]?.policy;
  assert.ok(policy !== undefined && "child" in policy);
  assert.deepEqual(policy.child.pfsGroups, [0]);
  assert.deepEqual(policy.child.idleGroups, [5]);
});

test("the DEFAULT profile is what the server says; the table agrees with the documented one", () => {
  const documented = {
    ikeConfiguration: {
      ikeVersion: "IKE_V2",
      encryptionAlgorithms: ["AES_128"],
      digestAlgorithms: ["SHA2_256"],
      dhGroups: ["GROUP14"],
      saLifeTime: 86400,
    },
    tunnelConfiguration: {
      perfectForwardSecrecyEnabled: true,
      dfPolicy: "COPY",
      encryptionAlgorithms: ["AES_GCM_128"],
      dhGroups: ["GROUP14"],
      saLifeTime: 3600,
    },
    dpdConfiguration: { probeInterval: 60 },
  };
  const given = read({ ipsecVpnTunnels: [tunnel], defaultConnectionProperties: documented }).network.tunnels[0];
  const { protocol, policy, dpdProbeSeconds } = given ?? {};
  assert.deepEqual({ protocol, ...(policy as object), dpdProbeSeconds }, edgeDefaults);
});

test("a rule names groups by id, else by name, and what is nowhere described stays a reference", () => {
  const sets = [
    { id: "urn:vcloud:firewallGroup:1", name: "near", typeValue: "IP_SET" },
    { name: "far", typeValue: "IP_SET" },
  ];
  const rules = [
    {
      ...rule,
      sourceFirewallGroups: [{ name: "other name", id: "URN:VCLOUD:firewallGroup:1" }, { name: "far" }],
      destinationFirewallGroups: [{ name: "near", id: "urn:vcloud:firewallGroup:9" }],
    },
  ];
  const { network: got } = read({ ipSets: sets, firewallRules: { userDefinedRules: rules } });
  const [only] = got.firewallRules;
  assert.deepEqual(
    only?.sources,
    got.ipSets.map(({ key }) => key),
  );
  assert.deepEqual(only?.destinationReferences, [{ name: "near", id: "urn:vcloud:firewallGroup:9" }]);
  assert.equal(only?.destinations, undefined);
});

test("a name that two groups have means neither", () => {
  const sets = [{ name: "same" }, { name: "same" }];
  const { network: got } = read({
    ipSets: sets,
    firewallRules: { userDefinedRules: [{ ...rule, sourceFirewallGroups: [{ name: "same" }] }] },
  });
  assert.equal(got.firewallRules[0]?.sources, undefined);
  assert.deepEqual(got.firewallRules[0]?.sourceReferences, [{ name: "same" }]);
});

test("rules stand in the order in which they are asked", () => {
  const lists = { defaultRules: [{ name: "d" }], userDefinedRules: [{ name: "u" }], systemRules: [{ name: "s" }] };
  const { network: got } = read({ firewallRules: lists });
  assert.deepEqual(
    got.firewallRules.map(({ name, origin }) => [name, origin]),
    [
      ["s", "system"],
      ["u", undefined],
      ["d", "default"],
    ],
  );
});

test("every value points at its leaf", () => {
  const { network: got, places } = read([edge, tunnel]);
  const [first] = got.tunnels;
  assert.ok(first);
  assert.equal(places.of(first, "localAddress")?.path, "/1/localEndpoint/localAddress");
  assert.equal(places.of(first.localPrefixes ?? [], 0)?.path, "/1/localEndpoint/localNetworks/0");
  assert.equal(places.of(got.sites[0] as object, "gatewayAddress")?.path, "/1/remoteEndpoint/remoteAddress");
});
