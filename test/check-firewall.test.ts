import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { admissionOf } from "../lib/checks/admission.ts";
import type { Filter } from "../lib/checks/firewall.ts";
import type { EdgeNatRule, FirewallRule, IpSet } from "../lib/model/edge.ts";
import type { Network } from "../lib/model/network.ts";
import { edge, edgeWith, far, findingsOf, open, tunnel } from "./check-models.ts";

const size = 6;
const range = fc.tuple(fc.nat(size - 1), fc.nat(3)).map(([first, more]) => ({
  first,
  last: Math.min(first + more, size - 1),
}));
const filter = fc.record({
  rule: fc.constant<FirewallRule>({ key: "rule", scope: "a", name: "rule" }),
  admits: fc.constantFrom(true, false, undefined),
  sources: fc.array(range, { maxLength: 3 }),
  destinations: fc.array(range, { maxLength: 3 }),
  someServices: fc.boolean(),
  unsure: fc.boolean(),
});

const isIn = (ranges: Filter["sources"], address: number): boolean =>
  ranges.some(({ first, last }) => first <= address && address <= last);

/** What becomes of packets from one address to another, rule by rule. */
function fateOf(filters: readonly Filter[], source: number, destination: number): string {
  let [limited, mayPass, mayBeRefused] = [false, false, false];
  for (const { admits, sources, destinations, someServices, unsure } of filters) {
    if (!isIn(sources, source) || !isIn(destinations, destination)) continue;
    if (unsure || admits === undefined) {
      mayPass ||= admits !== false;
      mayBeRefused ||= admits !== true;
    } else if (someServices) limited ||= admits;
    else if (admits) return mayBeRefused ? "unsure" : "admitted";
    else return mayPass ? "unsure" : limited ? "limited" : "refused";
  }
  return mayPass ? "unsure" : limited ? "limited" : "refused";
}

test("a firewall gives the same answer about networks as about each pair of addresses in them", () => {
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 6 }), (filters) => {
      const all = [{ first: 0, last: size - 1 }];
      const fates = new Set<string>();
      for (let from = 0; from < size; from++) for (let to = 0; to < size; to++) fates.add(fateOf(filters, from, to));
      const { admitted, limited, unsure, refused } = admissionOf(filters, all, all);
      const told = { admitted, limited, unsure, refused: refused !== undefined };
      assert.deepEqual(
        told,
        Object.fromEntries(["admitted", "limited", "unsure", "refused"].map((fate) => [fate, fates.has(fate)])),
      );
      if (refused !== undefined) {
        const { source, destination } = refused.traffic;
        assert.equal(fateOf(filters, source.first, destination.last), "refused");
      }
    }),
    { numRuns: 500 },
  );
});

function set(key: string, addresses: IpSet["addresses"], rest: Partial<IpSet> = {}): IpSet {
  return { key, scope: "a", name: key, ...(addresses === undefined ? {} : { addresses }), ...rest };
}

function rule(name: string, rest: Partial<FirewallRule>): FirewallRule {
  return { key: name, scope: "a", name, edge: "edge", action: "ALLOW", ...rest };
}

function nat(name: string, rest: Partial<EdgeNatRule>): EdgeNatRule {
  return { key: name, scope: "a", name, edge: "edge", ...rest };
}

const near = set("near", ["10.2.0.0-10.2.127.255", "10.2.128.0/17"]);
const there = set("there", ["10.1.0.0/16", "2001:db8::/32"]);
const both = [
  rule("out", { sources: ["near"], destinations: ["there"] }),
  rule("in", { sources: ["there"], destinations: ["near"] }),
];

const firewallRows: readonly (readonly [string, readonly string[], Partial<Network>])[] = [
  ["no firewall is described", [], {}],
  ["ranges, prefixes and IPv6 in sets", [], { ipSets: [near, there], firewallRules: both }],
  [
    "a rule that is about IPv6",
    ["NT5402 edge tunnel"],
    { ipSets: [near, there], firewallRules: both.map((each) => ({ ...each, ipProtocol: "IPV6" })) },
  ],
  ["an action that is not known", [], { firewallRules: [rule("any", { action: open })] }],
  ["a rule for one direction of an interface", [], { firewallRules: [rule("any", { direction: "IN" })] }],
  ["a group of machines", [], { ipSets: [set("near", undefined, { type: "SECURITY_GROUP" })], firewallRules: both }],
  ["an empty set", ["NT5402 edge tunnel"], { ipSets: [set("near", []), there], firewallRules: both }],
  [
    "a tunnel that is switched off",
    [],
    { firewallRules: [rule("stop", { action: "DROP" })], tunnels: [{ ...tunnel, enabled: false }] },
  ],
  [
    "a tunnel for all traffic",
    [],
    { firewallRules: [rule("stop", { action: "DROP" })], sites: [{ ...far, prefixes: ["0.0.0.0/0"] }] },
  ],
  [
    "rules that may belong to any of two edge gateways",
    [],
    {
      gateways: [edge, { ...edge, key: "other" }],
      firewallRules: [rule("stop", { action: "DROP" }), { key: "x", scope: "a", name: "x", action: "ALLOW" }],
    },
  ],
];

for (const [what, found, parts] of firewallRows) {
  test(`edge firewall: ${what}`, () => {
    assert.deepEqual(
      findingsOf("NT540", edgeWith(parts)).filter((each) => /^NT540[1-4]/.test(each)),
      found,
    );
  });
}

const snat = nat("snat", { type: "SNAT", internalAddresses: "10.2.0.0/16", priority: 50 });
const noSnat = nat("no", { type: "NO_SNAT", internalAddresses: "10.2.0.0/16", snatDestinations: "10.1.0.0/16" });

const natRows: readonly (readonly [string, readonly string[], readonly EdgeNatRule[]])[] = [
  ["a source rule for everything", ["NT5407 snat edge tunnel"], [snat]],
  ["an exception without a priority, which is 0", [], [snat, noSnat]],
  ["an exception with the same priority", [], [snat, { ...noSnat, priority: 50 }]],
  ["an exception that comes later", ["NT5407 snat edge tunnel"], [snat, { ...noSnat, priority: 51 }]],
  ["an exception that is switched off", ["NT5407 snat edge tunnel"], [snat, { ...noSnat, enabled: false }]],
  ["an exception whose networks are not known", [], [snat, { ...noSnat, snatDestinations: open }]],
  ["a source rule for other networks", [], [{ ...snat, internalAddresses: "10.9.0.0/16" }]],
  ["a source rule that is switched off", [], [{ ...snat, enabled: false }]],
  [
    "an inside address for the port of IKE",
    ["NT5408 dnat edge tunnel"],
    [nat("dnat", { type: "DNAT", externalAddresses: "203.0.113.0/28", dnatExternalPort: "4500" })],
  ],
  [
    "an inside address for other ports",
    [],
    [nat("dnat", { type: "DNAT", externalAddresses: "203.0.113.1", dnatExternalPort: "8000-8080" })],
  ],
  [
    "an inside address for a service that no input describes",
    [],
    [nat("dnat", { type: "DNAT", externalAddresses: "203.0.113.1", serviceReference: { name: "https" } })],
  ],
  ["an inside address for another address", [], [nat("dnat", { type: "DNAT", externalAddresses: "203.0.113.2" })]],
];

for (const [what, found, edgeNatRules] of natRows) {
  test(`edge NAT: ${what}`, () => {
    assert.deepEqual(
      findingsOf("NT540", edgeWith({ edgeNatRules })).filter((each) => /^NT540[78]/.test(each)),
      found,
    );
  });
}

test("edge NAT: a service with UDP 500 takes IKE, one with TCP 500 does not", () => {
  for (const [protocol, found] of [
    ["UDP", 1],
    ["TCP", 0],
  ] as const) {
    const portProfiles = [{ key: "ports", scope: "a", name: "ports", ports: [{ protocol, ports: ["500"] }] }];
    const rules = [nat("dnat", { type: "DNAT", externalAddresses: "203.0.113.1", service: "ports" })];
    assert.equal(findingsOf("NT5408", edgeWith({ portProfiles, edgeNatRules: rules })).length, found, protocol);
  }
});

test("rules of another order or family are not shadowed", () => {
  const rows: readonly (readonly [readonly FirewallRule[], readonly string[]])[] = [
    [both, []],
    [[rule("all", {}), rule("web", { sources: ["near"] })], ["NT5406 web edge all"]],
    [[rule("all", { ipProtocol: "IPV4" }), rule("web", { sources: ["near"] })], []],
    [[rule("all", { services: ["a"] }), rule("web", { sources: ["near"] })], []],
    [[rule("all", { services: ["a", "b"] }), rule("web", { services: ["b"] })], ["NT5406 web edge all"]],
    [[rule("all", { enabled: false }), rule("web", { sources: ["near"] })], []],
    [[rule("all", { origin: "system" }), rule("web", { sources: ["near"] })], []],
    [[rule("stop", { action: "DROP" }), rule("web", { sources: ["near"] })], ["NT5405 web edge stop"]],
  ];
  for (const [firewallRules, found] of rows) {
    const parts = { gateways: [edge], ipSets: [near, there], firewallRules };
    assert.deepEqual(findingsOf("NT540", parts), found);
  }
});

test("a firewall that cuts traffic into more than 20,000 pieces is not judged", () => {
  const some = (count: number) => Array.from({ length: count }, (_, index) => ({ first: 2 * index, last: 2 * index }));
  const all = [{ first: 0, last: size }];
  const key: FirewallRule = { key: "rule", scope: "a", name: "rule" };
  const stop: Filter = {
    rule: key,
    admits: false,
    sources: all,
    destinations: all,
    someServices: false,
    unsure: false,
  };
  assert.deepEqual(admissionOf([stop], some(200), some(100)).unsure, false);
  assert.deepEqual(admissionOf([stop], some(200), some(101)), { admitted: false, limited: false, unsure: true });
});

test("of more rules than an edge gateway takes, the first thousand are looked at", () => {
  const firewallRules = Array.from({ length: 1_002 }, (_, index) => rule(`r${index}`, {}));
  assert.equal(findingsOf("NT5406", { gateways: [edge], firewallRules }).length, 999);
});
