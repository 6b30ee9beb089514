import type { Tunnel } from "../lib/model/tunnel.ts";
import { azureOf, edgeOf, policyOf } from "./ipsec-ends.ts";
import { azure, edge, type FailureRow, failure, good } from "./ipsec-failure-row.ts";

const unresolved = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

/** Failures of groups E to H of the catalogue of failures, and settings that are not known. */
export const settingFailures: readonly FailureRow[] = [
  failure(
    "F57: a lifetime that the edge does not take",
    [azure(good), edgeOf({ tunnel: { policy: withLifetime(60) } })],
    ["down", "NT4027", "child.lifetimeSeconds", "blocks"],
    [azure(good), edgeOf({ tunnel: { policy: withLifetime(3600) } })],
  ),
  failure(
    "F71: any to any against prefixes",
    [azure(good, { policyBasedSelectors: false }), edge(good)],
    ["one-way", "NT4011", "selectors", "one-way"],
    [azure(good), edge(good)],
  ),
  failure(
    "F72: the prefixes are no mirror image",
    [azure(good, {}, { local: ["10.9.0.0/16"] }), edge(good)],
    ["one-way", "NT4005", "selectors", "one-way"],
    [azure(good), edge(good)],
  ),
  failure(
    "F73: the virtual network has one prefix more",
    [azure(good, {}, { local: ["10.1.0.0/16", "10.7.0.0/16"] }), edge(good)],
    ["partial", "NT4005", "selectors", "partial"],
    [azure(good), edge(good)],
  ),
  failure(
    "F74: selectors without their switch",
    [azure(good, { policyBasedSelectors: false, selectors: [mirror()] }), edge(good)],
    ["one-way", "NT4030", "selectors", "one-way"],
    [azure(good, { selectors: [mirror()] }), edge(good)],
  ),
  failure(
    "F75: local and remote exchanged",
    [azure(good, { selectors: [{ local: mirror().remote, remote: mirror().local }] }), edge(good)],
    ["one-way", "NT4031", "selectors", "one-way"],
    [azure(good, { selectors: [mirror()] }), edge(good)],
  ),
  failure(
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
  ),
  failure(
    "F77: an aggregate against a part of it",
    [azure(good, {}, { local: ["10.0.0.0/15"] }), edge(good)],
    ["one-way", "NT4005", "selectors", "one-way"],
    [azure(good), edge(good)],
  ),
  failure(
    "F78: an empty list at the edge means any",
    [azure(good), edge(good, {}, { remote: [] })],
    ["one-way", "NT4033", "selectors", "one-way"],
    [azure(good), edge(good)],
  ),
  failure(
    "F80: ranges overlap",
    [azure(good, {}, { local: ["10.2.0.0/15"] }), edge(good, {}, { remote: ["10.2.0.0/15"] })],
    ["degraded", "NT4036"],
    [azure(good), edge(good)],
  ),
  failure(
    "F81: translation beside policy-based selectors",
    [azure(good, { ingressNatRules: ["rule"] }), edge(good)],
    ["down", "NT4026", "selectors", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F83: too many pairs",
    [azure(good, {}, { local: many(101) }), edge(good, {}, { remote: many(101) })],
    ["partial", "NT4034", "selectors", "partial"],
    [azure(good, {}, { local: many(100) }), edge(good, {}, { remote: many(100) })],
  ),
  failure(
    "F84: Azure has no route back",
    [azure(good, { initiation: "ResponderOnly" }, { remote: ["10.8.0.0/16"] }), edge(good)],
    ["degraded", "NT4035"],
    [azure(good, { initiation: "ResponderOnly" }), edge(good)],
  ),
  failure(
    "F86: BGP without a partner",
    [azure(good, { bgp: true }), edge(good)],
    ["degraded", "NT4037"],
    [azure(good, { bgp: false }), edge(good)],
  ),
  failure(
    "F88: nobody starts",
    [azure(good, { initiation: "ResponderOnly" }), edge(good, { initiation: "ResponderOnly" })],
    ["down", "NT4009", "initiation", "blocks"],
    [azure(good, { initiation: "Default" }), edge(good, { initiation: "ResponderOnly" })],
  ),
  failure(
    "F89: Azure does not answer the edge",
    [azure(good, { initiation: "InitiatorOnly" }), edge(good)],
    ["degraded", "NT4029", "initiation", "degrades"],
    [azure(good, { initiation: "InitiatorOnly" }), edge(good, { initiation: "ResponderOnly" })],
  ),
  failure(
    "F90: the edge has a private address",
    [azure(good), edge(good, {}, { address: "10.0.0.9" })],
    ["up", "NT4055", "address.cds", "none"],
    [azure(good), edge(good)],
  ),
  failure(
    "F91: the tunnel is switched off",
    [azure(good), edge(good, { enabled: false })],
    ["down", "NT4028", "initiation", "blocks"],
    [azure(good), edge(good, { enabled: true })],
  ),
  failure(
    "F92: the edge waits for traffic",
    [azure(good), edge(good, { initiation: "OnDemand" })],
    ["up", "NT4056", "initiation", "none"],
    [azure(good), edge(good)],
  ),
  failure(
    "F94: lists of several values",
    [azure(good), edge("aes256+aes128-sha256-14 gcm256-14")],
    ["up", "NT4049"],
    [azure(good), edge(good)],
  ),
  failure(
    "F96: weak and working",
    [azure("aes256-sha1-2 gcm256-14"), edge("aes256-sha1-2 gcm256-14")],
    ["up", "NT4050", "ike.dhGroup", "none"],
    [azure(good), edge(good)],
  ),
  failure(
    "a key against a certificate",
    [azure(good, { authentication: "PSK" }), edge(good, { authentication: "CERTIFICATE" })],
    ["down", "NT4010", "authentication", "blocks"],
    [azure(good, { authentication: "PSK" }), edge(good, { authentication: "PSK" })],
  ),
  failure(
    "a profile that is not given",
    [azure(good), edgeOf({ tunnel: { profile: "CUSTOM" } })],
    ["unknown", "NT4015", "ike.encryption", "unknown"],
    [azure("aes128-sha256-14 gcm128-14"), edgeOf()],
  ),
  failure(
    "a policy that is an expression",
    [azureOf({ tunnel: { policy: unresolved, policyBasedSelectors: true } }), edge(good)],
    ["unknown", "NT4015", "child.encryption", "unknown"],
    [azure(good), edge(good)],
  ),
];

function mirror(): { readonly local: string[]; readonly remote: string[] } {
  return { local: ["10.1.0.0/16"], remote: ["10.2.0.0/16"] };
}

function many(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `172.16.${index}.0/24`);
}

function withLifetime(seconds: number): NonNullable<Tunnel["policy"]> {
  const policy = policyOf(good, "edge");
  return { ...policy, child: { ...policy.child, lifetimeSeconds: seconds } };
}
