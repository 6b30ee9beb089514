import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParameterName } from "../lib/ipsec/end.ts";
import { negotiateTunnel, type TunnelNegotiation } from "../lib/ipsec/negotiateTunnel.ts";
import type { Effect } from "../lib/ipsec/parameters.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { Secret } from "../lib/model/secret.ts";
import { type AzureWords, azure, azureOf, edge, edgeOf, good, policyOf } from "./ipsec-ends.ts";

const unresolved = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

function effectOf({ parameters }: TunnelNegotiation, name: ParameterName): Effect | undefined {
  return parameters.find((each) => each.name === name)?.effect;
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
    consoles: { azure: null, cds: null },
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
