import assert from "node:assert/strict";
import { test } from "node:test";
import { applyChanges } from "../lib/ipsec/change.ts";
import { negotiateTunnel, type TunnelNegotiation } from "../lib/ipsec/negotiateTunnel.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { Secret } from "../lib/model/secret.ts";
import { textAfter } from "./ipsec-change-text.ts";
import { azure, azureOf, edge, edgeOf, good } from "./ipsec-ends.ts";
import { makePair, numbersOf } from "./ipsec-pairs.ts";

function shown({ fixes }: TunnelNegotiation): readonly string[] {
  return fixes.map(({ side, changes, result }) => {
    const texts = changes.map((change) => {
      const at = side === "both" ? `${change.side} ` : "";
      return `${at}${change.setting} = ${textAfter(change)}`;
    });
    return `${side} → ${result}: ${texts.join("; ")}`;
  });
}

const rows: readonly (readonly [title: string, azure: TunnelEnd, edge: TunnelEnd, fixes: readonly string[]])[] = [
  [
    "one group of forward secrecy, the stronger side first",
    azure("aes256-sha256-14 gcm256-0"),
    edge(good),
    ["azure → up: policy.child.pfsGroups = 14", "cds → up: policy.child.pfsGroups = none"],
  ],
  [
    "one value of phase 1",
    azure("aes256-sha1-14 gcm256-14"),
    edge(good),
    ["azure → up: policy.ike.integrity = SHA2-256-128", "cds → up: policy.ike.integrity = SHA1-96"],
  ],
  [
    "what one vendor cannot say is mended at the other end",
    azure(good),
    edge("aes256-sha512-21 gcm256-14"),
    ["cds → up: policy.ike.integrity = SHA2-256-128; policy.ike.dhGroups = 14"],
  ],
  [
    "what neither can say of the other is mended at both",
    azure("aes192-sha256-14 gcm256-14"),
    edge("aes256-sha512-14 gcm256-14"),
    ["both → up: azure policy.ike.encryption = AES-CBC-256; cds policy.ike.integrity = SHA2-256-128"],
  ],
  [
    "GCM in IKEv1 becomes IKEv2 at both",
    azure("gcm256-sha256-14 gcm256-14", { protocol: "IKEv1" }),
    edge("gcm256-14 gcm256-14", { protocol: "IKEv1" }),
    ["both → up: azure protocol = IKEv2; cds protocol = IKEv2"],
  ],
  [
    "the switch for selectors is enough where the prefixes fit",
    azure(good, { policyBasedSelectors: false }),
    edge(good),
    ["azure → up: policyBasedSelectors = true", "cds → up: localPrefixes = 0.0.0.0/0; site.prefixes = 0.0.0.0/0"],
  ],
  [
    "selectors that do not fit are mirrored",
    azure(good, {}, { local: ["10.1.0.0/16", "10.7.0.0/16"] }),
    edge(good),
    ["azure → up: selectors = 10.1.0.0/16 with 10.2.0.0/16", "cds → up: site.prefixes = 10.1.0.0/16, 10.7.0.0/16"],
  ],
  [
    "a key of the other end, as a mask",
    azure(good, { sharedKey: new Secret("one") }),
    edge(good, { sharedKey: new Secret("other") }),
    ["azure → up: sharedKey = (secret)", "cds → up: sharedKey = (secret)"],
  ],
  [
    "a key that no end takes is not copied",
    azure(good, { sharedKey: new Secret("x".repeat(129)) }),
    edge(good, { sharedKey: new Secret("other") }),
    ["azure → up: sharedKey = (secret)"],
  ],
  [
    "both together weaken nothing, where one alone would",
    azure("aes256-sha256-14 gcm256-2"),
    edge("aes128-sha256-14 gcm256-14"),
    [
      "both → up: azure policy.child.pfsGroups = 14; cds policy.ike.encryption = AES-CBC-256",
      "azure → up: policy.ike.encryption = AES-CBC-128; policy.child.pfsGroups = 14",
      "cds → up: policy.ike.encryption = AES-CBC-256; policy.child.pfsGroups = 2",
    ],
  ],
  [
    "a selector for each pair, and any at Azure only after a list at the edge",
    azure(good, {}, { local: ["10.1.0.0/16", "10.3.0.0/16"] }),
    edge(good, { localPrefixes: [] }, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    [
      "cds → up: localPrefixes = 10.2.0.0/16",
      "azure → up: selectors = 10.1.0.0/16 with 0.0.0.0/0, 10.3.0.0/16 with 0.0.0.0/0",
    ],
  ],
  [
    "a combined cipher that is to stand alone has no digest",
    azure("gcm256-sha256-14 gcm256-14"),
    edge("gcm128+aes128-sha256-14 gcm128+aes128-sha256-14"),
    [
      "cds → up: policy.ike.encryption = AES-GCM-16-256; policy.ike.integrity = (not stated); policy.child.encryption = AES-GCM-16-256; policy.child.integrity = (not stated)",
      "azure → up: policy.ike.encryption = AES-GCM-16-128; policy.child.encryption = AES-GCM-16-128; policy.child.integrity = AES-GCM-16-128",
    ],
  ],
  [
    "no end is told to stop encrypting",
    azure(good),
    edge("aes256-sha256-14 null-sha256-14"),
    ["cds → up: policy.child.encryption = AES-GCM-16-256; policy.child.integrity = (not stated)"],
  ],
  [
    "what encrypts at neither end is left at that",
    azure("aes256-sha256-14 null-sha256-14"),
    edge("aes256-sha256-14 null-sha256-19"),
    ["azure → up: policy.child.pfsGroups = 19", "cds → up: policy.child.pfsGroups = 14"],
  ],
  [
    "version 1 is the weaker one",
    azure(good),
    edge(good, { protocol: "IKEv1" }),
    ["cds → up: protocol = IKEv2", "azure → up: protocol = IKEv1"],
  ],
  [
    "a hash is no weaker than what GCM brings, an outdated one is",
    azure("aes256-sha256-14 aes256-sha1-14"),
    edge(good),
    [
      "azure → up: policy.child.encryption = AES-GCM-16-256; policy.child.integrity = AES-GCM-16-256",
      "cds → up: policy.child.encryption = AES-CBC-256; policy.child.integrity = SHA1-96",
    ],
  ],
  [
    "the identity of Azure is not its own to choose",
    azure(good),
    edge(good, { remoteId: "azure.example" }),
    ["cds → up: remoteId = 192.0.2.1"],
  ],
  [
    "an address is mended where it is wrong",
    azure(good, {}, { gatewayAddress: "203.0.113.9" }),
    edge(good),
    ["azure → up: site.gatewayAddress = 198.51.100.1"],
  ],
  [
    "a gateway that takes no policy is met from the other end",
    azureOf({ gateway: { sku: "Basic" }, tunnel: { policyBasedSelectors: true } }),
    edge(good),
    ["cds → up: policy.ike.dhGroups = 2; policy.child.pfsGroups = none"],
  ],
  [
    "a tunnel that is switched off is switched on",
    azure(good),
    edge(good, { enabled: false }),
    ["cds → up: enabled = true"],
  ],
  [
    "nobody starts: either may",
    azure(good, { initiation: "ResponderOnly" }),
    edge(good, { initiation: "ResponderOnly" }),
    ["azure → up: initiation = Default", "cds → up: initiation = Default"],
  ],
];

for (const [title, left, right, fixes] of rows) {
  test(`fixes: ${title}`, () => {
    assert.deepEqual(shown(negotiateTunnel(left, right)), fixes);
  });
}

test("defaults against defaults are mended on either side, the one that weakens nothing first", () => {
  const { fixes } = negotiateTunnel(azureOf(), edgeOf());
  assert.deepEqual(
    fixes.map(({ side, result }) => [side, result]),
    [
      ["azure", "up"],
      ["cds", "up"],
    ],
  );
  assert.match(fixes[0]?.strength ?? "", /AES-CBC-128 SHA2-256-128 group 14; AES-GCM-16-128 .*nothing weaker/);
  assert.match(fixes[1]?.strength ?? "", /weaker than before: group 14 → 2/);
});

test("every pair that does not hold has a fix, and after it the pair holds", () => {
  const next = numbersOf(11);
  let mended = 0;
  for (let index = 0; index < 1000; index++) {
    const { azure: left, cds: right } = makePair(next);
    const { verdict, fixes } = negotiateTunnel(left, right);
    assert.equal(fixes.length === 0, verdict === "up", `pair ${index}: ${verdict}`);
    for (const { changes, result } of fixes) {
      const again = negotiateTunnel(applyChanges(left, changes), applyChanges(right, changes), { fixes: false });
      assert.deepEqual([result, again.verdict], ["up", "up"], `pair ${index}`);
      // Nothing that a platform refuses is left, or comes in.
      const refused = again.diagnostics.filter(({ severity, code }) => severity === "error" || code === "NT4025");
      assert.deepEqual(refused, [], `pair ${index}`);
      mended += 1;
    }
  }
  assert.ok(mended > 500);
});
