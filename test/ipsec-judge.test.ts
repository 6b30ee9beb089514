import assert from "node:assert/strict";
import { test } from "node:test";
import { azureEnd, azureRoutings } from "../lib/ipsec/azureOffers.ts";
import { edgeEnd } from "../lib/ipsec/edgeOffers.ts";
import type { End } from "../lib/ipsec/end.ts";
import { type Judgement, judge, unmetPairs, type Verdict, worst } from "../lib/ipsec/judge.ts";
import { checkPeers } from "../lib/ipsec/peer.ts";
import { phasesSwapped } from "../lib/ipsec/phasesSwapped.ts";
import { firstRenewal, rateOfVolumeRenewal, renewalOf, renewalText } from "../lib/ipsec/renewal.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import { textOf } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azure, azureOf, edge, good, policyOf } from "./ipsec-ends.ts";

const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

const verdicts: readonly (readonly [verdicts: readonly Verdict[], expected: Verdict])[] = [
  [[], "up"],
  [["up", "degraded"], "degraded"],
  [["partial", "degraded", "up"], "partial"],
  [["breaks-at-rekey", "partial"], "breaks-at-rekey"],
  [["breaks-at-rekey", "one-way", "up"], "one-way"],
  [["down", "one-way"], "down"],
  [["down", "unknown"], "unknown"],
];

for (const [several, expected] of verdicts) {
  test(`the worst of ${several.join(", ") || "none"} is ${expected}`, () => {
    assert.equal(worst(several), expected);
  });
}

const both = ["RouteBased", "PolicyBased"];
const routings: readonly (readonly [
  title: string,
  tunnel: Partial<Tunnel>,
  gateway: Partial<Gateway>,
  expected: readonly string[],
])[] = [
  ["stated", {}, { routing: "PolicyBased" }, ["PolicyBased"]],
  ["not stated", {}, {}, both],
  ["a policy", { policy: policyOf(good, "azure") }, {}, ["RouteBased"]],
  ["version 2", { protocol: "IKEv2" }, {}, ["RouteBased"]],
  ["version 1", { protocol: "IKEv1" }, {}, both],
  ["policy-based selectors", { policyBasedSelectors: true }, {}, ["RouteBased"]],
  ["no policy-based selectors", { policyBasedSelectors: false }, {}, both],
  ["routes by BGP", { bgp: true }, {}, ["RouteBased"]],
  ["no routes by BGP", { bgp: false }, {}, both],
  ["an end that only answers", { initiation: "ResponderOnly" }, {}, ["RouteBased"]],
  ["an end that does both", { initiation: "Default" }, {}, both],
  ["a SKU of route-based gateways", {}, { sku: "VpnGw1" }, ["RouteBased"]],
  ["the SKU of both", {}, { sku: "Basic" }, both],
];

for (const [title, tunnel, gateway, expected] of routings) {
  test(`routing types of a gateway: ${title}`, () => {
    const { gateway: whole, ...end } = azureOf({ tunnel });
    const { routing: _, sku: __, ...rest } = whole as Gateway;
    assert.deepEqual(azureRoutings({ ...end, gateway: { ...rest, ...gateway } }), expected);
  });
}

test("a gateway speaks version 2 where it can, and the one that is stated", () => {
  const versionOf = (end: TunnelEnd, routing: "RouteBased" | "PolicyBased") => azureEnd(end, routing).startsWith;
  assert.equal(versionOf(azureOf(), "RouteBased"), 2);
  assert.equal(versionOf(azureOf({ gateway: { sku: "Basic" } }), "RouteBased"), 2);
  assert.equal(versionOf(azureOf(), "PolicyBased"), 1);
  assert.equal(versionOf(azureOf({ tunnel: { protocol: "IKEv1" } }), "RouteBased"), 1);
  assert.equal(versionOf(azureOf({ tunnel: { protocol: open } }), "RouteBased"), undefined);
});

test("a policy-based gateway starts and answers, whatever its connection says", () => {
  const { starts, answers } = azureEnd(azureOf({ tunnel: { initiation: "ResponderOnly" } }), "PolicyBased");
  assert.deepEqual([starts, answers], [true, true]);
});

const modes: readonly (readonly [
  initiation: Tunnel["initiation"],
  protocol: Tunnel["protocol"],
  expected: unknown[],
])[] = [
  ["Default", "IKEv2", [true, true]],
  ["InitiatorOnly", "IKEv2", [true, false]],
  ["ResponderOnly", undefined, [false, true]],
  ["InitiatorOnly", "IKEv1", [true, true]],
  ["ResponderOnly", "IKEv1", [true, true]],
  [open, "IKEv1", [true, true]],
  [open, "IKEv2", [undefined, undefined]],
  ["InitiatorOnly", open, [true, undefined]],
  ["ResponderOnly", open, [undefined, true]],
  ["Default", open, [true, true]],
];

for (const [initiation, protocol, expected] of modes) {
  test(`who starts and answers by the mode ${textOf(initiation ?? "none")} with ${textOf(protocol ?? "no version")}`, () => {
    const end = azureEnd(azureOf({ tunnel: { initiation, protocol } as Partial<Tunnel> }), "RouteBased");
    assert.deepEqual([end.starts, end.answers], expected);
    assert.equal(
      end.open.some(({ parameters }) => parameters.includes("initiation")),
      initiation === open && protocol !== "IKEv1",
    );
  });
}

function judged(left: TunnelEnd, right: TunnelEnd, more: Partial<End> = {}): Judgement {
  return judge(azureEnd(left, "RouteBased"), { ...edgeEnd(right), ...more }, checkPeers(left, right));
}

const narrow = { selectorRule: "narrow" } as const;

const narrowed: readonly (readonly [title: string, azure: string, cds: string, outcome: string, verdict: Verdict])[] = [
  ["what is wider", "10.2.0.0/16", "10.0.0.0/8", "established", "partial"],
  ["what is narrower", "10.2.0.0/16", "10.2.1.0/24", "narrowed", "up"],
  ["what is apart", "10.2.0.0/16", "10.4.0.0/16", "TS_UNACCEPTABLE", "one-way"],
  ["what is the same", "10.2.0.0/16", "10.2.0.0/16", "established", "up"],
  ["what is no prefix", "10.2.0.0/16", "x", "TS_UNACCEPTABLE", "one-way"],
  ["what is no prefix at Azure", "x", "10.2.0.0/16", "TS_UNACCEPTABLE", "one-way"],
];

for (const [title, remote, local, outcome, verdict] of narrowed) {
  test(`an end that narrows: ${title}`, () => {
    const found = judged(azure(good, {}, { remote: [remote] }), edge(good, {}, { local: [local] }), narrow);
    assert.equal(found.azureInitiates.pairs?.[0]?.outcome, outcome);
    assert.equal(found.verdict, verdict);
    const isMet = outcome === "narrowed" || remote === local;
    assert.equal(unmetPairs(found.azure, found.cds, [found.azureInitiates]).length === 0, isMet);
  });
}

const many = Array.from({ length: 12 }, (_, index) => `10.1.${index}.0/24`);

test("of many pairs those are met that the other end has too", () => {
  const found = judged(azure(good, {}, { local: many }), edge(good, {}, { remote: many.slice(0, 11) }));
  const outcomes = found.azureInitiates.pairs?.map(({ outcome }) => outcome) ?? [];
  assert.deepEqual(outcomes.slice(-2), ["established", "TS_UNACCEPTABLE"]);
  assert.equal(found.verdict, "partial");
  assert.equal(judged(azure(good, {}, { local: many }), edge(good, {}, { remote: many })).verdict, "up");
});

const old: Partial<Tunnel> = { protocol: "IKEv1" };

const quickModes: readonly (readonly [
  title: string,
  azure: string,
  cds: string,
  when: "azure" | "cds",
  chosen: boolean,
])[] = [
  [
    "of several groups that of phase 1 is offered",
    "aes256-sha256-14 aes256-sha256-14",
    "aes256-sha256-14 aes256-sha256-19+14",
    "cds",
    true,
  ],
  ["and no other", "aes256-sha256-14 aes256-sha256-19", "aes256-sha256-14 aes256-sha256-19+14", "cds", false],
  [
    "where it is not among them, the first is offered",
    "aes256-sha256-14 aes256-sha256-19",
    "aes256-sha256-14 aes256-sha256-19+20",
    "cds",
    true,
  ],
  ["and not the second", "aes256-sha256-14 aes256-sha256-20", "aes256-sha256-14 aes256-sha256-19+20", "cds", false],
  [
    "an end that answers takes any of them",
    "aes256-sha256-14 aes256-sha256-19",
    "aes256-sha256-14 aes256-sha256-19+14",
    "azure",
    true,
  ],
  ["no group is offered as none", "aes256-sha256-14 aes256-sha256-0", "aes256-sha256-14 aes256-sha256-0", "cds", true],
  ["none is no group", "aes256-sha256-14 aes256-sha256-14", "aes256-sha256-14 aes256-sha256-0", "cds", false],
];

for (const [title, left, right, when, chosen] of quickModes) {
  test(`groups in a quick mode: ${title}`, () => {
    const { azureInitiates, cdsInitiates } = judged(azure(left, old), edge(right, old));
    assert.equal((when === "azure" ? azureInitiates : cdsInitiates).child.kind === "chosen", chosen);
  });
}

const swaps: readonly (readonly [title: string, azure: TunnelEnd, cds: TunnelEnd, expected: string | undefined])[] = [
  ["the phases", azure("aes128-sha1-2 aes256-sha256-14"), edge("aes256-sha256-14 aes128-sha1-2"), "phases"],
  [
    "the phases, one with a combined cipher",
    azure("aes256-sha256-14 gcm256-20"),
    edge("gcm256-20 aes256-sha256-14"),
    "phases",
  ],
  ["the groups", azure("aes256-sha256-14 gcm256-20"), edge("aes256-sha256-20 gcm256-14"), "groups"],
  [
    "the groups of phases that are alike",
    azure("aes256-sha256-14 aes256-sha256-20"),
    edge("aes256-sha256-20 aes256-sha256-14"),
    "phases",
  ],
  ["nothing that fits", azure(good), edge(good), undefined],
  ["nothing that does not fit either way", azure("aes128-sha256-14 gcm256-20"), edge(good), undefined],
  [
    "nothing without forward secrecy",
    azure("aes128-sha1-2 aes256-sha256-0"),
    edge("aes256-sha256-14 aes128-sha1-2"),
    undefined,
  ],
  [
    "nothing that encrypts nothing",
    azure("aes128-sha1-2 null-sha256-14"),
    edge("null-sha256-14 aes128-sha1-2"),
    undefined,
  ],
  ["nothing with the same group", azure("aes128-sha256-14 gcm256-14"), edge("aes256-sha256-14 gcm256-14"), undefined],
  [
    "nothing that is not known",
    azureOf({
      tunnel: {
        policy: {
          ...policyOf("aes128-sha1-2 aes256-sha256-14", "azure"),
          ike: { encryption: [open], integrity: ["SHA1-96"], dhGroups: [2] },
        },
      },
    }),
    edge("aes256-sha256-14 aes128-sha1-2"),
    undefined,
  ],
  [
    "nothing that is not stated",
    azureOf({
      tunnel: {
        policy: {
          ike: policyOf("aes128-sha1-2 aes256-sha256-14", "azure").ike,
          child: { encryption: ["AES-CBC-256"], pfsGroups: [14] },
        },
      },
    }),
    edge("aes256-sha256-14 aes128-sha1-2"),
    undefined,
  ],
  ["nothing of a default", azureOf(), edge("aes256-sha256-14 aes128-sha1-2"), undefined],
];

for (const [title, left, right, expected] of swaps) {
  test(`exchanged phases: ${title}`, () => {
    assert.equal(phasesSwapped(judged(left, right)), expected);
  });
}

function lasting(seconds: number | undefined, kilobytes?: number): End {
  const end = azureEnd(azure(good), "RouteBased");
  return { ...end, lifetimes: { ikeSeconds: seconds, childSeconds: seconds, childKilobytes: kilobytes } };
}

test("who renews first, and when", () => {
  assert.deepEqual(firstRenewal(lasting(900), lasting(3600), "ikeSeconds"), { by: "azure", seconds: 900 });
  assert.deepEqual(firstRenewal(lasting(3600), lasting(900), "childSeconds"), { by: "edge", seconds: 900 });
  assert.deepEqual(firstRenewal(lasting(900), lasting(900), "childSeconds"), { by: undefined, seconds: 900 });
  assert.equal(firstRenewal(lasting(undefined), lasting(900), "childSeconds"), undefined);
  assert.equal(firstRenewal(lasting(900), lasting(undefined), "childSeconds"), undefined);
});

test("a volume is reached before the time of the edge is over from a rate on", () => {
  assert.equal(rateOfVolumeRenewal(lasting(27_000, 102_400_000), lasting(3_600)), 233);
  assert.equal(rateOfVolumeRenewal(lasting(900, 102_400_000), lasting(3_600)), undefined);
  assert.equal(rateOfVolumeRenewal(lasting(27_000), lasting(3_600)), undefined);
  assert.equal(rateOfVolumeRenewal(lasting(undefined, 102_400_000), lasting(3_600)), undefined);
});

test("renewals in words", () => {
  assert.equal(renewalText(lasting(900), lasting(3_600)), "Azure renews after 900 seconds");
  assert.equal(renewalText(lasting(3_600), lasting(900)), "the edge renews after 900 seconds");
  assert.equal(renewalText(lasting(900), lasting(900)), "both ends renew after 900 seconds");
  assert.equal(renewalText(lasting(undefined), lasting(900)), "the child SA is renewed");
  const edgeFor = (seconds: number): End => ({ ...edgeEnd(edge(good)), lifetimes: lasting(seconds).lifetimes });
  assert.equal(renewalOf(lasting(900, 1_024), edgeFor(900)), "Azure renews after 900 seconds or 1024 kilobytes");
  assert.equal(renewalOf(lasting(3_600, 1_024), edgeFor(900)), "Azure renews after 1024 kilobytes");
  assert.equal(renewalOf(lasting(3_600), edgeFor(900)), "Azure renews after 3600 seconds");
  assert.equal(renewalOf(lasting(900, 1_024), edgeFor(3_600)), "Azure renews after 900 seconds or 1024 kilobytes");
  assert.equal(renewalOf(edgeFor(900), lasting(3_600)), "the edge renews after 900 seconds");
  assert.equal(renewalOf(lasting(undefined), edgeFor(900)), "Azure renews");
});
