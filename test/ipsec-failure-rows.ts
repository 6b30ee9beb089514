import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azureOf, edgeOf, policyOf } from "./ipsec-ends.ts";
import { azure, edge, type FailureRow, failure, good } from "./ipsec-failure-row.ts";

/** Failures of groups A to D of the catalogue of failures: algorithms, versions, keys, forward secrecy. */
export const negotiationFailures: readonly FailureRow[] = [
  failure(
    "F01: Azure defaults do not meet the DEFAULT profile",
    [azureOf(), edgeOf()],
    ["down", "NT4001", "ike.dhGroup", "blocks"],
    [azure("aes128-sha256-14 gcm128-14"), edgeOf()],
  ),
  failure(
    "F02: key lengths of phase 1 differ",
    [azure("aes128-sha256-14 gcm256-14"), edge(good)],
    ["down", "NT4001", "ike.encryption", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F03: hashes of phase 1 differ",
    [azure("aes256-sha1-14 gcm256-14"), edge(good)],
    ["down", "NT4001", "ike.integrity", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F05: a GCM profile has a function of its own",
    [azure("gcm256-sha384-20 gcm256-14"), edge("gcm256-20 gcm256-14")],
    ["down", "NT4016", "ike.prf", "blocks"],
    [azure("gcm256-sha256-20 gcm256-14"), edge("gcm256-20 gcm256-14")],
  ),
  failure(
    "F07: a combined cipher as integrity of phase 1",
    [azureOf({ tunnel: { policyBasedSelectors: true, policy: gcmIntegrity() } }), edge("gcm256-14 gcm256-14")],
    ["down", "NT4020", "ike.integrity", "blocks"],
    [azure("gcm256-sha256-14 gcm256-14"), edge("gcm256-14 gcm256-14")],
  ),
  failure(
    "F08: GCM in phase 1 of IKEv1",
    [azure("gcm256-sha256-14 gcm256-14", { protocol: "IKEv1" }), edge("gcm256-14 gcm256-14", { protocol: "IKEv1" })],
    ["down", "NT4021", "ike.encryption", "blocks"],
    [azure("gcm256-sha256-14 gcm256-14", { protocol: "IKEv2" }), edge("gcm256-14 gcm256-14")],
  ),
  failure(
    "F09: Azure has no word for it",
    [azure(good), edge("aes256-sha512-14 gcm256-14")],
    ["down", "NT4017", "ike.integrity", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F11: no group in phase 1",
    [azure("aes256-sha256-0 gcm256-14"), edge(good)],
    ["down", "NT4022", "ike.dhGroup", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F12: the first guess of the group is wrong",
    [azure(good), edge("aes256-sha256-20+14 gcm256-14")],
    ["up", "NT4054", "ike.dhGroup", "none"],
    [azure(good), edge("aes256-sha256-14+20 gcm256-14")],
  ),
  failure(
    "F13: versions differ",
    [azure(good, { protocol: "IKEv1" }), edge(good, { protocol: "IKEv2" })],
    ["down", "NT4004", "ike.version", "blocks"],
    [azure(good, { protocol: "IKEv2" }), edge(good, { protocol: "IKEv2" })],
  ),
  failure(
    "F14: IKE_FLEX starts with version 2",
    [azure(good, { protocol: "IKEv1" }), edge(good, { protocol: "IKE-FLEX" })],
    ["one-way", "NT4004", "ike.version", "one-way"],
    [azure(good, { protocol: "IKEv2" }), edge(good, { protocol: "IKE-FLEX" })],
  ),
  failure(
    "F15: the SKU Basic takes no policy",
    [azure(good, {}, { gateway: { sku: "Basic" } }), edge(good)],
    ["down", "NT4023", "ike.encryption", "blocks"],
    [azure(good, {}, { gateway: { sku: "VpnGw1" } }), edge(good)],
  ),
  failure(
    "F17: a policy with a hole",
    [azure("aes256-14 gcm256-14"), edge(good)],
    ["down", "NT4018", "ike.encryption", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F18: the phases are exchanged",
    [azure("gcm256-sha256-20 aes256-sha256-14"), edge("aes256-sha256-14 gcm256-20")],
    ["down", "NT4019", "ike.encryption", "blocks"],
    [azure("aes256-sha256-14 gcm256-20"), edge("aes256-sha256-14 gcm256-20")],
  ),
  failure(
    "F19: keys differ",
    [azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("other") })],
    ["down", "NT4006", "sharedKey", "blocks"],
    [azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("one") })],
  ),
  failure(
    "F21: a blank at the end of a key",
    [azure(good, { sharedKey: new Secret("one ") }), edge(good, { sharedKey: new Secret("one ") })],
    ["up", "NT4046", "sharedKey", "none"],
    [azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("one") })],
  ),
  failure(
    "F23: the remote id is another address",
    [azure(good), edge(good, { remoteId: "10.0.0.4" })],
    ["down", "NT4007", "identity.azure", "blocks"],
    [azure(good), edge(good, { remoteId: "192.0.2.1" })],
  ),
  failure(
    "F24: the remote id is a name",
    [azure(good), edge(good, { remoteId: "azure.example" })],
    ["down", "NT4007", "identity.azure", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F25: Azure looks for the edge elsewhere",
    [azure(good, {}, { gatewayAddress: "203.0.113.9" }), edge(good)],
    ["down", "NT4008", "address.cds", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F26: the edge looks for Azure elsewhere",
    [azure(good), edge(good, {}, { remoteAddress: "203.0.113.9" })],
    ["down", "NT4008", "address.azure", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F27: two active instances",
    [azure(good, {}, { gateway: { activeActive: true } }), edge(good)],
    ["degraded", "NT4047"],
    [azure(good, {}, { gateway: { activeActive: false } }), edge(good)],
  ),
  failure(
    "F30: integrity of phase 2 differs",
    [azure("aes256-sha256-14 aes256-sha1-14"), edge("aes256-sha256-14 aes256-sha256-14")],
    ["down", "NT4002", "child.integrity", "blocks"],
    [azure("aes256-sha256-14 aes256-sha256-14"), edge("aes256-sha256-14 aes256-sha256-14")],
  ),
  failure(
    "F31: GCM against CBC in phase 2",
    [azure("aes256-sha256-14 aes256-sha256-14"), edge(good)],
    ["down", "NT4002", "child.encryption", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F33: a combined cipher that is not repeated",
    [azureOf({ tunnel: { policyBasedSelectors: true, policy: unrepeated() } }), edge(good)],
    ["down", "NT4024", "child.integrity", "blocks"],
    [azure(good), edge(good)],
  ),
  failure(
    "F34: a digest beside GCM",
    [azure(good), edge("aes256-sha256-14 gcm256-sha256-14")],
    ["up", "NT4025"],
    [azure(good), edge(good)],
  ),
  failure(
    "F36: phase 2 does not encrypt",
    [azure("aes256-sha256-14 null-sha256-14"), edge("aes256-sha256-14 null-sha256-14")],
    ["up", "NT4051", "child.encryption", "none"],
    [azure(good), edge(good)],
  ),
  failure(
    "F40: groups of forward secrecy differ",
    [azure("aes256-sha256-14 gcm256-14"), edge("aes256-sha256-14 gcm256-19")],
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    [azure(good), edge(good)],
  ),
  failure(
    "F41: forward secrecy at the edge only",
    [azure("aes256-sha256-14 gcm256-0"), edge(good)],
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    [azure(good), edge(good)],
  ),
  failure(
    "F42: forward secrecy at Azure only",
    [azure(good), edge("aes256-sha256-14 gcm256-0")],
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    [azure("aes256-sha256-14 gcm256-0"), edge("aes256-sha256-14 gcm256-0")],
  ),
  failure(
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
  ),
  failure(
    "F44: forward secrecy on one side in IKEv1",
    [azure("aes256-sha256-14 gcm256-0", { protocol: "IKEv1" }), edge(good, { protocol: "IKEv1" })],
    ["down", "NT4003", "child.pfsGroup", "blocks"],
    [azure(good, { protocol: "IKEv1" }), edge(good, { protocol: "IKEv1" })],
  ),
  failure(
    "F45, F46: Azure defaults accept forward secrecy and never offer it",
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 aes256-sha256-14")],
    ["breaks-at-rekey", "NT4013", "child.pfsGroup", "breaks-at-rekey"],
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 aes256-sha256-0")],
  ),
  failure(
    "F48: the cipher changes when it is renewed",
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 gcm256+aes256-sha256-14")],
    ["breaks-at-rekey", "NT4038"],
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 gcm256-0")],
  ),
];

function gcmIntegrity(): NonNullable<Tunnel["policy"]> {
  const policy = policyOf("gcm256-sha256-14 gcm256-14", "azure");
  return { ...policy, ike: { ...policy.ike, integrity: ["AES-GCM-16-256"] } };
}

function unrepeated(): NonNullable<Tunnel["policy"]> {
  const policy = policyOf(good, "azure");
  return { ...policy, child: { ...policy.child, integrity: ["SHA2-256-128"] } };
}
