import assert from "node:assert/strict";
import { test } from "node:test";
import type { Code } from "../lib/diagnostics/code.ts";
import type { ParameterName } from "../lib/ipsec/end.ts";
import { negotiateTunnel, type TunnelNegotiation } from "../lib/ipsec/negotiateTunnel.ts";
import type { Effect } from "../lib/ipsec/parameters.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { type AzureWords, azureOf, type EdgeWords, edgeOf, policyOf } from "./ipsec-ends.ts";

const good = "aes256-sha256-14 gcm256-14";
const unresolved = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

function azure(policy: string, tunnel: Partial<Tunnel> = {}, words: AzureWords = {}): TunnelEnd {
  return azureOf({ ...words, tunnel: { policy: policyOf(policy, "azure"), policyBasedSelectors: true, ...tunnel } });
}

function edge(policy: string, tunnel: Partial<Tunnel> = {}, words: EdgeWords = {}): TunnelEnd {
  return edgeOf({ ...words, tunnel: { policy: policyOf(policy, "edge"), ...tunnel } });
}

type Says = readonly [verdict: string, code: Code | undefined, parameter?: ParameterName, effect?: Effect];

// What is wrong, as it is found and as it is mended.
const rows: readonly (readonly [
  title: string,
  wrong: readonly [TunnelEnd, TunnelEnd],
  says: Says,
  mended: readonly [TunnelEnd, TunnelEnd],
])[] = [
  [
    "F01: Azure defaults do not meet the DEFAULT profile",
    [azureOf(), edgeOf()],
    ["down", "NT4001", "ike.dhGroup", "blocks"],
    [azure("aes128-sha256-14 gcm128-14"), edgeOf()],
  ],
  [
    "F02: key lengths of phase 1 differ",
    [azure("aes128-sha256-14 gcm256-14"), edge(good)],
    ["down", "NT4001", "ike.encryption", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F03: hashes of phase 1 differ",
    [azure("aes256-sha1-14 gcm256-14"), edge(good)],
    ["down", "NT4001", "ike.integrity", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F05: a GCM profile has a function of its own",
    [azure("gcm256-sha384-20 gcm256-14"), edge("gcm256-20 gcm256-14")],
    ["down", "NT4016", "ike.prf", "blocks"],
    [azure("gcm256-sha256-20 gcm256-14"), edge("gcm256-20 gcm256-14")],
  ],
  [
    "F07: a combined cipher as integrity of phase 1",
    [azureOf({ tunnel: { policyBasedSelectors: true, policy: gcmIntegrity() } }), edge("gcm256-14 gcm256-14")],
    ["down", "NT4020", "ike.integrity", "blocks"],
    [azure("gcm256-sha256-14 gcm256-14"), edge("gcm256-14 gcm256-14")],
  ],
  [
    "F08: GCM in phase 1 of IKEv1",
    [azure("gcm256-sha256-14 gcm256-14", { protocol: "IKEv1" }), edge("gcm256-14 gcm256-14", { protocol: "IKEv1" })],
    ["down", "NT4021", "ike.encryption", "blocks"],
    [azure("gcm256-sha256-14 gcm256-14", { protocol: "IKEv2" }), edge("gcm256-14 gcm256-14")],
  ],
  [
    "F09: Azure has no word for it",
    [azure(good), edge("aes256-sha512-14 gcm256-14")],
    ["down", "NT4017", "ike.integrity", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F11: no group in phase 1",
    [azure("aes256-sha256-0 gcm256-14"), edge(good)],
    ["down", "NT4022", "ike.dhGroup", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F12: the first guess of the group is wrong",
    [azure(good), edge("aes256-sha256-20+14 gcm256-14")],
    ["up", "NT4054", "ike.dhGroup", "none"],
    [azure(good), edge("aes256-sha256-14+20 gcm256-14")],
  ],
  [
    "F13: versions differ",
    [azure(good, { protocol: "IKEv1" }), edge(good, { protocol: "IKEv2" })],
    ["down", "NT4004", "ike.version", "blocks"],
    [azure(good, { protocol: "IKEv2" }), edge(good, { protocol: "IKEv2" })],
  ],
  [
    "F14: IKE_FLEX starts with version 2",
    [azure(good, { protocol: "IKEv1" }), edge(good, { protocol: "IKE-FLEX" })],
    ["one-way", "NT4004", "ike.version", "one-way"],
    [azure(good, { protocol: "IKEv2" }), edge(good, { protocol: "IKE-FLEX" })],
  ],
  [
    "F15: the SKU Basic takes no policy",
    [azure(good, {}, { gateway: { sku: "Basic" } }), edge(good)],
    ["down", "NT4023", "ike.encryption", "blocks"],
    [azure(good, {}, { gateway: { sku: "VpnGw1" } }), edge(good)],
  ],
  [
    "F17: a policy with a hole",
    [azure("aes256-14 gcm256-14"), edge(good)],
    ["down", "NT4018", "ike.encryption", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F18: the phases are exchanged",
    [azure("gcm256-sha256-20 aes256-sha256-14"), edge("aes256-sha256-14 gcm256-20")],
    ["down", "NT4019", "ike.encryption", "blocks"],
    [azure("aes256-sha256-14 gcm256-20"), edge("aes256-sha256-14 gcm256-20")],
  ],
  [
    "F19: keys differ",
    [azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("other") })],
    ["down", "NT4006", "sharedKey", "blocks"],
    [azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("one") })],
  ],
  [
    "F21: a blank at the end of a key",
    [azure(good, { sharedKey: new Secret("one ") }), edge(good, { sharedKey: new Secret("one ") })],
    ["up", "NT4046", "sharedKey", "none"],
    [azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("one") })],
  ],
  [
    "F23: the remote id is another address",
    [azure(good), edge(good, { remoteId: "10.0.0.4" })],
    ["down", "NT4007", "identity.azure", "blocks"],
    [azure(good), edge(good, { remoteId: "192.0.2.1" })],
  ],
  [
    "F24: the remote id is a name",
    [azure(good), edge(good, { remoteId: "azure.example" })],
    ["down", "NT4007", "identity.azure", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F25: Azure looks for the edge elsewhere",
    [azure(good, {}, { gatewayAddress: "203.0.113.9" }), edge(good)],
    ["down", "NT4008", "address.cds", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F26: the edge looks for Azure elsewhere",
    [azure(good), edge(good, {}, { remoteAddress: "203.0.113.9" })],
    ["down", "NT4008", "address.azure", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F27: two active instances",
    [azure(good, {}, { gateway: { activeActive: true } }), edge(good)],
    ["degraded", "NT4047"],
    [azure(good, {}, { gateway: { activeActive: false } }), edge(good)],
  ],
  [
    "F30: integrity of phase 2 differs",
    [azure("aes256-sha256-14 aes256-sha1-14"), edge("aes256-sha256-14 aes256-sha256-14")],
    ["down", "NT4002", "child.integrity", "blocks"],
    [azure("aes256-sha256-14 aes256-sha256-14"), edge("aes256-sha256-14 aes256-sha256-14")],
  ],
  [
    "F31: GCM against CBC in phase 2",
    [azure("aes256-sha256-14 aes256-sha256-14"), edge(good)],
    ["down", "NT4002", "child.encryption", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F33: a combined cipher that is not repeated",
    [azureOf({ tunnel: { policyBasedSelectors: true, policy: unrepeated() } }), edge(good)],
    ["down", "NT4024", "child.integrity", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F34: a digest beside GCM",
    [azure(good), edge("aes256-sha256-14 gcm256-sha256-14")],
    ["up", "NT4025"],
    [azure(good), edge(good)],
  ],
  [
    "F36: phase 2 does not encrypt",
    [azure("aes256-sha256-14 null-sha256-14"), edge("aes256-sha256-14 null-sha256-14")],
    ["up", "NT4051", "child.encryption", "none"],
    [azure(good), edge(good)],
  ],
  [
    "F40: groups of forward secrecy differ",
    [azure("aes256-sha256-14 gcm256-14"), edge("aes256-sha256-14 gcm256-19")],
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    [azure(good), edge(good)],
  ],
  [
    "F41: forward secrecy at the edge only",
    [azure("aes256-sha256-14 gcm256-0"), edge(good)],
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    [azure(good), edge(good)],
  ],
  [
    "F42: forward secrecy at Azure only",
    [azure(good), edge("aes256-sha256-14 gcm256-0")],
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    [azure("aes256-sha256-14 gcm256-0"), edge("aes256-sha256-14 gcm256-0")],
  ],
  [
    "F43: the second pair needs a key exchange at once",
    [
      azure("aes256-sha256-14 gcm256-0", {}, { local: ["10.1.0.0/16", "10.3.0.0/16"] }),
      edge(good, {}, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
    ["breaks-at-rekey", "NT4012", "child.pfsGroup", "breaks-at-rekey"],
    [
      azure(good, {}, { local: ["10.1.0.0/16", "10.3.0.0/16"] }),
      edge(good, {}, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
  ],
  [
    "F44: forward secrecy on one side in IKEv1",
    [azure("aes256-sha256-14 gcm256-0", { protocol: "IKEv1" }), edge(good, { protocol: "IKEv1" })],
    ["down", "NT4003", "child.pfsGroup", "blocks"],
    [azure(good, { protocol: "IKEv1" }), edge(good, { protocol: "IKEv1" })],
  ],
  [
    "F45, F46: Azure defaults accept forward secrecy and never offer it",
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 aes256-sha256-14")],
    ["breaks-at-rekey", "NT4013", "child.pfsGroup", "breaks-at-rekey"],
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 aes256-sha256-0")],
  ],
  [
    "F48: the cipher changes when it is renewed",
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 gcm256+aes256-sha256-14")],
    ["breaks-at-rekey", "NT4038"],
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 gcm256-0")],
  ],
  [
    "F57: a lifetime that the edge does not take",
    [azure(good), edgeOf({ tunnel: { policy: withLifetime(60) } })],
    ["down", "NT4027", "child.lifetimeSeconds", "blocks"],
    [azure(good), edgeOf({ tunnel: { policy: withLifetime(3600) } })],
  ],
  [
    "F71: any to any against prefixes",
    [azure(good, { policyBasedSelectors: false }), edge(good)],
    ["one-way", "NT4011", "selectors", "one-way"],
    [azure(good), edge(good)],
  ],
  [
    "F72: the prefixes are no mirror image",
    [azure(good, {}, { local: ["10.9.0.0/16"] }), edge(good)],
    ["one-way", "NT4005", "selectors", "one-way"],
    [azure(good), edge(good)],
  ],
  [
    "F73: the virtual network has one prefix more",
    [azure(good, {}, { local: ["10.1.0.0/16", "10.7.0.0/16"] }), edge(good)],
    ["partial", "NT4005", "selectors", "partial"],
    [azure(good), edge(good)],
  ],
  [
    "F74: selectors without their switch",
    [azure(good, { policyBasedSelectors: false, selectors: [mirror()] }), edge(good)],
    ["one-way", "NT4030", "selectors", "one-way"],
    [azure(good, { selectors: [mirror()] }), edge(good)],
  ],
  [
    "F75: local and remote exchanged",
    [azure(good, { selectors: [{ local: mirror().remote, remote: mirror().local }] }), edge(good)],
    ["one-way", "NT4031", "selectors", "one-way"],
    [azure(good, { selectors: [mirror()] }), edge(good)],
  ],
  [
    "F76: one selector joins several prefixes",
    [
      azure(good, { selectors: [{ local: ["10.1.0.0/16", "10.3.0.0/16"], remote: ["10.2.0.0/16"] }] }),
      edge(good, {}, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
    ["up", "NT4032", "selectors", "none"],
    [
      azure(good, { selectors: [mirror(), { local: ["10.3.0.0/16"], remote: ["10.2.0.0/16"] }] }),
      edge(good, {}, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
  ],
  [
    "F77: an aggregate against a part of it",
    [azure(good, {}, { local: ["10.0.0.0/15"] }), edge(good)],
    ["one-way", "NT4005", "selectors", "one-way"],
    [azure(good), edge(good)],
  ],
  [
    "F78: an empty list at the edge means any",
    [azure(good), edge(good, {}, { remote: [] })],
    ["one-way", "NT4033", "selectors", "one-way"],
    [azure(good), edge(good)],
  ],
  [
    "F80: ranges overlap",
    [azure(good, {}, { local: ["10.2.0.0/15"] }), edge(good, {}, { remote: ["10.2.0.0/15"] })],
    ["degraded", "NT4036"],
    [azure(good), edge(good)],
  ],
  [
    "F81: translation beside policy-based selectors",
    [azure(good, { ingressNatRules: ["rule"] }), edge(good)],
    ["down", "NT4026", "selectors", "blocks"],
    [azure(good), edge(good)],
  ],
  [
    "F83: too many pairs",
    [azure(good, {}, { local: many(101) }), edge(good, {}, { remote: many(101) })],
    ["partial", "NT4034", "selectors", "partial"],
    [azure(good, {}, { local: many(100) }), edge(good, {}, { remote: many(100) })],
  ],
  [
    "F84: Azure has no route back",
    [azure(good, { initiation: "ResponderOnly" }, { remote: ["10.8.0.0/16"] }), edge(good)],
    ["degraded", "NT4035"],
    [azure(good, { initiation: "ResponderOnly" }), edge(good)],
  ],
  [
    "F86: BGP without a partner",
    [azure(good, { bgp: true }), edge(good)],
    ["degraded", "NT4037"],
    [azure(good, { bgp: false }), edge(good)],
  ],
  [
    "F88: nobody starts",
    [azure(good, { initiation: "ResponderOnly" }), edge(good, { initiation: "ResponderOnly" })],
    ["down", "NT4009", "initiation", "blocks"],
    [azure(good, { initiation: "Default" }), edge(good, { initiation: "ResponderOnly" })],
  ],
  [
    "F89: Azure does not answer the edge",
    [azure(good, { initiation: "InitiatorOnly" }), edge(good)],
    ["degraded", "NT4029", "initiation", "degrades"],
    [azure(good, { initiation: "InitiatorOnly" }), edge(good, { initiation: "ResponderOnly" })],
  ],
  [
    "F90: the edge has a private address",
    [azure(good), edge(good, {}, { address: "10.0.0.9" })],
    ["up", "NT4055", "address.cds", "none"],
    [azure(good), edge(good)],
  ],
  [
    "F91: the tunnel is switched off",
    [azure(good), edge(good, { enabled: false })],
    ["down", "NT4028", "initiation", "blocks"],
    [azure(good), edge(good, { enabled: true })],
  ],
  [
    "F92: the edge waits for traffic",
    [azure(good), edge(good, { initiation: "OnDemand" })],
    ["up", "NT4056", "initiation", "none"],
    [azure(good), edge(good)],
  ],
  [
    "F94: lists of several values",
    [azure(good), edge("aes256+aes128-sha256-14 gcm256-14")],
    ["up", "NT4049"],
    [azure(good), edge(good)],
  ],
  [
    "F96: weak and working",
    [azure("aes256-sha1-2 gcm256-14"), edge("aes256-sha1-2 gcm256-14")],
    ["up", "NT4050", "ike.dhGroup", "none"],
    [azure(good), edge(good)],
  ],
  [
    "a key against a certificate",
    [azure(good, { authentication: "PSK" }), edge(good, { authentication: "CERTIFICATE" })],
    ["down", "NT4010", "authentication", "blocks"],
    [azure(good, { authentication: "PSK" }), edge(good, { authentication: "PSK" })],
  ],
  [
    "a profile that is not given",
    [azure(good), edgeOf({ tunnel: { profile: "CUSTOM" } })],
    ["unknown", "NT4015", "ike.encryption", "unknown"],
    [azure("aes128-sha256-14 gcm128-14"), edgeOf()],
  ],
  [
    "a policy that is an expression",
    [azureOf({ tunnel: { policy: unresolved, policyBasedSelectors: true } }), edge(good)],
    ["unknown", "NT4015", "child.encryption", "unknown"],
    [azure(good), edge(good)],
  ],
];

for (const [title, wrong, [verdict, code, parameter, effect], mended] of rows) {
  test(title, () => {
    const found = negotiateTunnel(...wrong);
    assert.equal(found.verdict, verdict, messages(found));
    if (code !== undefined) assert.ok(has(found, code), messages(found));
    if (parameter !== undefined) assert.equal(effectOf(found, parameter), effect, messages(found));
    const quiet = negotiateTunnel(...mended);
    assert.equal(quiet.verdict, "up", messages(quiet));
    if (code !== undefined) assert.ok(!has(quiet, code), messages(quiet));
  });
}

function has({ diagnostics }: TunnelNegotiation, code: Code): boolean {
  return diagnostics.some((each) => each.code === code);
}

function messages({ verdict, diagnostics }: TunnelNegotiation): string {
  return [verdict, ...diagnostics.map(({ code, message }) => `${code} ${message}`)].join("\n");
}

function effectOf({ parameters }: TunnelNegotiation, name: ParameterName): Effect | undefined {
  return parameters.find((each) => each.name === name)?.effect;
}

function mirror(): { readonly local: string[]; readonly remote: string[] } {
  return { local: ["10.1.0.0/16"], remote: ["10.2.0.0/16"] };
}

function many(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `172.16.${index}.0/24`);
}

function gcmIntegrity(): NonNullable<Tunnel["policy"]> {
  const policy = policyOf("gcm256-sha256-14 gcm256-14", "azure");
  return { ...policy, ike: { ...policy.ike, integrity: ["AES-GCM-16-256"] } };
}

function unrepeated(): NonNullable<Tunnel["policy"]> {
  const policy = policyOf(good, "azure");
  return { ...policy, child: { ...policy.child, integrity: ["SHA2-256-128"] } };
}

function withLifetime(seconds: number): NonNullable<Tunnel["policy"]> {
  const policy = policyOf(good, "edge");
  return { ...policy, child: { ...policy.child, lifetimeSeconds: seconds } };
}

test("a tunnel that comes up is told in the words of the contract", () => {
  const { directions, provided, azure: left, cds, fixes } = negotiateTunnel(azure(good), edge(good));
  assert.deepEqual([left, cds, fixes], ["connection", "tunnel", []]);
  assert.deepEqual(provided, ["the pre-shared keys are equal: neither azure.json nor edge.json states one"]);
  const expected = {
    outcome: "established",
    exchange: null,
    notify: null,
    ike: { version: 2, encryption: "AES-CBC-256", integrity: "SHA2-256-128", prf: "PRF-SHA2-256", dhGroup: 14 },
    child: { encryption: "AES-GCM-16-256", integrity: null, pfsGroup: 14 },
    selectors: [{ azure: "10.1.0.0/16", cds: "10.2.0.0/16", outcome: "established" }],
    rekey: { azure: "ok", cds: "ok" },
  };
  assert.deepEqual(directions, { "azure-initiates": expected, "cds-initiates": expected });
});

test("what a default against a default fails at, and what it would fail at next", () => {
  const found = negotiateTunnel(azureOf(), edgeOf());
  const { outcome, exchange, notify, ike, child, selectors, rekey } = found.directions["azure-initiates"];
  assert.deepEqual([outcome, exchange, notify], ["failed", "IKE_SA_INIT", "NO_PROPOSAL_CHOSEN"]);
  assert.deepEqual([ike, child, selectors, rekey], [null, null, [], null]);
  assert.deepEqual(
    found.parameters.filter(({ effect }) => effect !== "none").map(({ name, effect }) => [name, effect]),
    [
      ["ike.dhGroup", "blocks"],
      ["selectors", "one-way"],
      ["child.encryption", "blocks"],
      ["child.pfsGroup", "breaks-at-rekey"],
    ],
  );
  const group = found.diagnostics.find(({ code }) => code === "NT4001");
  assert.deepEqual([group?.actual, group?.expected], ["2", ["14"]]);
});

test("forward secrecy on one side comes up, and tells when it fails and at whom", () => {
  const found = negotiateTunnel(azure("aes256-sha256-14 gcm256-0"), edge(good));
  const { outcome, child, rekey } = found.directions["cds-initiates"];
  assert.deepEqual([outcome, child?.pfsGroup], ["established", null]);
  assert.deepEqual(rekey, { azure: "NO_PROPOSAL_CHOSEN", cds: "NO_PROPOSAL_CHOSEN" });
  assert.match(
    found.diagnostics.find(({ code }) => code === "NT4003")?.message ?? "",
    /the edge renews after 3600 seconds/,
  );
});

test("what is not known hides no failure that is sure", () => {
  const policy = policyOf(good, "azure");
  const open = { ...policy, ike: { ...policy.ike, dhGroups: [unresolved] } };
  const sure = negotiateTunnel(azureOf({ tunnel: { policy: open } }), edge("aes128-sha256-14 gcm256-14"));
  assert.equal(sure.verdict, "down");
  const hanging = negotiateTunnel(azureOf({ tunnel: { policy: open, policyBasedSelectors: true } }), edge(good));
  assert.equal(hanging.verdict, "unknown");
  assert.equal(effectOf(hanging, "ike.dhGroup"), "unknown");
  assert.equal(effectOf(hanging, "ike.encryption"), "none");
});

test("an address and an identity that are known only later leave the verdict standing", () => {
  const left = azureOf({
    tunnel: { policy: policyOf(good, "azure"), policyBasedSelectors: true, sharedKey: unresolved },
  });
  const later = { ...left, publicAddresses: left.publicAddresses.map((each) => ({ ...each, address: unresolved })) };
  const found = negotiateTunnel(later, edge(good, { remoteId: unresolved, sharedKey: new Secret("k") }));
  assert.equal(found.verdict, "up");
  assert.equal(found.provided.length, 3, found.provided.join("\n"));
  assert.match(found.provided.join("\n"), /192\.0\.2\.1: azure\.json does not state it/);
});

test("no text of a negotiation shows a key", () => {
  const [one, other] = ["hush-hush-one", "hush-hush-two"];
  const found = negotiateTunnel(
    azure(good, { sharedKey: new Secret(one) }),
    edge(good, { sharedKey: new Secret(other) }),
  );
  assert.doesNotMatch(JSON.stringify(found), /hush/);
});

test("a policy-based gateway wants the exact prefixes, and speaks IKEv1", () => {
  const gateway = { routing: "PolicyBased" as const, sku: "Basic" };
  const right = (local: string): TunnelEnd =>
    edge("aes256-sha256-2 aes256-sha256-0", { protocol: "IKEv1" }, { local: [local] });
  assert.equal(negotiateTunnel(azureOf({ gateway }), right("10.2.0.0/16")).verdict, "up");
  const found = negotiateTunnel(azureOf({ gateway }), right("10.2.1.0/24"));
  assert.equal(found.verdict, "down");
  assert.equal(found.directions["cds-initiates"].notify, "INVALID_ID_INFORMATION");
});

test("the routing type matters only where the verdict hangs on it", () => {
  const open = (words: AzureWords): TunnelEnd => ({ ...azureOf(words), gateway: undefined, publicAddresses: [] });
  assert.equal(negotiateTunnel(open({}), edgeOf()).verdict, "down");
  const right = edge("aes256-sha256-2 aes256-sha256-0");
  assert.equal(negotiateTunnel(open({}), right).verdict, "unknown");
  assert.equal(
    negotiateTunnel(open({ tunnel: { protocol: "IKEv2", policyBasedSelectors: true } }), right).verdict,
    "up",
  );
});
