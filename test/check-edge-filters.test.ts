import assert from "node:assert/strict";
import { test } from "node:test";
import type { FirewallRule, IpSet } from "../lib/model/edge.ts";
import type { Network } from "../lib/model/network.ts";
import { edge, edgeWith, far, open, tunnel } from "./check-models.ts";
import { findingsAt, testPlaced } from "./check-places.ts";

// What the firewall of an edge gateway lets through of a tunnel, and which of its rules are never asked.
const all = "0.0.0.0/0";

function set(key: string, ...addresses: NonNullable<IpSet["addresses"]>): IpSet {
  return { key, scope: "a", name: key, addresses };
}

function rule(name: string, rest: Partial<FirewallRule> = {}): FirewallRule {
  return { key: name, scope: "a", name, edge: "edge", action: "ALLOW", ...rest };
}

const sets = [
  set("near", "10.2.0.0/16"),
  set("there", "10.1.0.0/16"),
  set("half", "10.2.0.0/17"),
  set("one", "10.1.0.9"),
];
const out = rule("out", { sources: ["near"], destinations: ["there"] });
const back = rule("in", { sources: ["there"], destinations: ["near"] });
const stop = (rest: Partial<FirewallRule> = {}): FirewallRule => rule("stop", { action: "DROP", ...rest });
const web = { key: "web", scope: "a", name: "web", ports: [{ protocol: "TCP", ports: ["443"] }] };

function filtered(...firewallRules: readonly FirewallRule[]): Partial<Network> {
  return edgeWith({ ipSets: sets, portProfiles: [web], firewallRules });
}

function amid(...addresses: NonNullable<IpSet["addresses"]>): Partial<Network> {
  return { ...filtered(rule("x", { sources: ["x"] }), stop()), ipSets: [set("x", ...addresses)] };
}

testPlaced("what a firewall admits", /^NT540[234]/, [
  ["everything", [], filtered(rule("all"))],
  ["no rule at all", [], filtered()],
  ["a rule for each direction", [], filtered(out, back)],
  [
    "nothing",
    [
      'NT5402 tunnels/0/name (firewallRules/0/action): The firewall of the edge gateway "edge" admits nothing of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    filtered(stop()),
  ],
  [
    "nothing, because no rule is about it",
    [
      'NT5402 tunnels/0/name: The firewall of the edge gateway "edge" admits nothing of the tunnel "tunnel": no rule is about 10.2.0.0/16 to 10.1.0.0/16',
    ],
    filtered(rule("x", { sources: ["one"], destinations: ["one"] })),
  ],
  [
    "the way out only",
    [
      'NT5403 tunnels/0/name: The firewall of the edge gateway "edge" admits nothing from the far side of the tunnel "tunnel": no rule is about 10.1.0.0/16 to 10.2.0.0/16',
    ],
    filtered(out),
  ],
  [
    "the way in only",
    [
      'NT5403 tunnels/0/name: The firewall of the edge gateway "edge" admits nothing to the far side of the tunnel "tunnel": no rule is about 10.2.0.0/16 to 10.1.0.0/16',
    ],
    filtered(back),
  ],
  [
    "the way in only, past a rule that refuses the other",
    [
      'NT5403 tunnels/0/name (firewallRules/0/action): The firewall of the edge gateway "edge" admits nothing to the far side of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    filtered(stop({ sources: ["near"] }), rule("all")),
  ],
  [
    "a half of the way out, and the way in",
    [
      'NT5403 tunnels/0/name: The firewall of the edge gateway "edge" admits only a part of the traffic to the far side of the tunnel "tunnel": no rule is about 10.2.128.0/17 to 10.1.0.0/16',
    ],
    filtered(rule("half", { sources: ["half"] }), back),
  ],
  [
    "a half of both ways",
    [
      'NT5403 tunnels/0/name: The firewall of the edge gateway "edge" admits only a part of the traffic to the far side and from the far side of the tunnel "tunnel": no rule is about 10.2.128.0/17 to 10.1.0.0/16',
    ],
    filtered(rule("a", { sources: ["half"] }), rule("b", { destinations: ["half"] })),
  ],
  [
    "all but one address",
    [
      'NT5403 tunnels/0/name (firewallRules/0/action): The firewall of the edge gateway "edge" admits only a part of the traffic from the far side of the tunnel "tunnel": the rule "stop" refuses 10.1.0.9 to 10.2.0.0/16',
    ],
    filtered(stop({ sources: ["one"] }), rule("all")),
  ],
  [
    "some services both ways",
    [
      'NT5404 tunnels/0/name: The firewall of the edge gateway "edge" admits only some services to the far side and from the far side of the tunnel "tunnel"',
    ],
    filtered(rule("x", { services: ["web"] })),
  ],
  [
    "some services that no input describes",
    [
      'NT5404 tunnels/0/name: The firewall of the edge gateway "edge" admits only some services to the far side and from the far side of the tunnel "tunnel"',
    ],
    filtered(rule("x", { serviceReferences: [{ name: "web" }] })),
  ],
  [
    "services of both kinds",
    [
      'NT5404 tunnels/0/name: The firewall of the edge gateway "edge" admits only some services to the far side and from the far side of the tunnel "tunnel"',
    ],
    filtered(rule("x", { services: ["web"], serviceReferences: [{ name: "web" }] })),
  ],
  [
    "some services on the way out",
    [
      'NT5404 tunnels/0/name: The firewall of the edge gateway "edge" admits only some services to the far side of the tunnel "tunnel"',
    ],
    filtered(rule("x", { services: ["web"], sources: ["near"] }), back),
  ],
  [
    "some services of the half of the way out",
    [
      'NT5403 tunnels/0/name: The firewall of the edge gateway "edge" admits only a part of the traffic to the far side of the tunnel "tunnel": no rule is about 10.2.128.0/17 to 10.1.0.0/16',
    ],
    filtered(rule("x", { services: ["web"], sources: ["half"] }), back),
  ],
  ["all but some services", [], filtered(stop({ services: ["web"] }), rule("all"))],
  [
    "whatever a rule says that is switched off",
    [
      'NT5402 tunnels/0/name (firewallRules/1/action): The firewall of the edge gateway "edge" admits nothing of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    filtered(rule("x", { enabled: false }), stop()),
  ],
  ["whatever a rule says that may be switched off", [], filtered(rule("x", { enabled: open }), stop())],
  ["whatever a rule says that may be about IPv6", [], filtered(rule("x", { ipProtocol: open }), stop())],
  ["whatever a rule about both families says", [], filtered(rule("x", { ipProtocol: "IPV4_IPV6" }))],
  ["whatever a rule says that may allow", [], filtered(rule("x", { action: open }), stop())],
  ["whatever a rule without an action says", [], filtered(rule("x", { action: undefined } as object), stop())],
  ["applications that no input describes", [], filtered(rule("x", { contextProfiles: [{ name: "ssl" }] }), stop())],
  ["no application in particular", [], filtered(rule("x", { contextProfiles: [] }))],
  ["a rule for one place", [], filtered(rule("x", { appliedTo: { name: "vm" } }), stop())],
  ["a rule for one direction", [], filtered(rule("x", { direction: "IN" }), stop())],
  [
    "a rule for both directions",
    [
      'NT5402 tunnels/0/name (firewallRules/0/action): The firewall of the edge gateway "edge" admits nothing of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    filtered(stop({ direction: "IN_OUT" })),
  ],
  ["groups that no input describes", [], filtered(rule("x", { sourceReferences: [{ name: "g" }] }), stop())],
  [
    "groups that no input describes on the far side",
    [],
    filtered(rule("x", { destinationReferences: [{ name: "g" }] }), stop()),
  ],
  [
    "all but what groups that no input describes send",
    [],
    filtered(stop({ sourceReferences: [{ name: "g" }] }), rule("all")),
  ],
  [
    "all but what groups that no input describes get",
    [],
    filtered(stop({ destinationReferences: [{ name: "g" }] }), rule("all")),
  ],
  ["all but some applications", [], filtered(stop({ contextProfiles: [{ name: "ssl" }] }), rule("all"))],
  ["all but what is refused at one place", [], filtered(stop({ appliedTo: { name: "vm" } }), rule("all"))],
  ["all but what is refused in one direction", [], filtered(stop({ direction: "OUT" }), rule("all"))],
  ["a set that no input describes", [], filtered(rule("x", { sources: ["nowhere"] }), stop())],
  ["a set with an address that is not known", [], amid("10.9.0.0/16", open)],
  ["a set with a text that is no address", [], amid("10.9.0.0/16", "server")],
  ["a set with a range that ends in no address", [], amid("10.9.0.1-server")],
  ["a set with a range that begins in no address", [], amid("server-10.0.0.1")],
  ["a set with a range that ends before it begins", [], amid("10.9.0.9-10.9.0.1")],
  [
    "a set of other addresses",
    [
      'NT5402 tunnels/0/name (firewallRules/1/action): The firewall of the edge gateway "edge" admits nothing of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    amid("10.9.0.1-10.9.0.9", "10.8.0.0/16", "2001:db8::/32"),
  ],
  [
    "a set of dynamic members that states addresses",
    [],
    { ...filtered(rule("x", { sources: ["x"] }), stop()), ipSets: [{ ...set("x", "10.9.0.0/16"), type: "DYNAMIC" }] },
  ],
  [
    "a set that says what it is",
    [
      'NT5402 tunnels/0/name (firewallRules/1/action): The firewall of the edge gateway "edge" admits nothing of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    { ...filtered(rule("x", { sources: ["x"] }), stop()), ipSets: [{ ...set("x", "10.9.0.0/16"), type: "IP_SET" }] },
  ],
  [
    "the traffic of a tunnel that goes by routes",
    [],
    { ...filtered(stop()), tunnels: [{ ...tunnel, routeBased: true }] },
  ],
  [
    "the traffic of a tunnel without local networks",
    [],
    { ...filtered(stop()), tunnels: [{ ...tunnel, localPrefixes: [] }] },
  ],
  ["the traffic of a tunnel to a site that is not described", [], { ...filtered(stop()), sites: [] }],
  [
    "local networks of which one is not known",
    [],
    { ...filtered(stop()), tunnels: [{ ...tunnel, localPrefixes: ["10.2.0.0/16", open] }] },
  ],
  [
    "networks of which one is not known",
    [],
    { ...filtered(stop()), sites: [{ ...far, prefixes: ["10.1.0.0/16", open] }] },
  ],
  [
    "networks of which one is all traffic",
    [],
    { ...filtered(stop()), sites: [{ ...far, prefixes: ["10.1.0.0/16", all] }] },
  ],
  [
    "rules of no edge gateway where none is described",
    [
      'NT5402 tunnels/0/name (firewallRules/0/action): The firewall of the edge gateway admits nothing of the tunnel "tunnel": the rule "stop" refuses 10.2.0.0/16 to 10.1.0.0/16',
    ],
    { ...filtered(), gateways: [], firewallRules: [{ key: "r", scope: "a", name: "stop", action: "DROP" }] },
  ],
  [
    "rules of no edge gateway beside those of one",
    [],
    filtered(stop(), { key: "r", scope: "a", name: "all", action: "ALLOW" }),
  ],
]);

const earlier = (rest: Partial<FirewallRule>, later: Partial<FirewallRule> = {}): Partial<Network> => ({
  gateways: [edge],
  ipSets: sets,
  firewallRules: [rule("first", rest), rule("second", { sources: ["near"], ...later })],
});

testPlaced("rules that another comes before", /^NT540[56]/, [
  [
    "one that adds nothing",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({}),
  ],
  [
    "one that is never asked",
    [
      'NT5405 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" is never asked: the rule "first" before it refuses all that it is about',
    ],
    earlier({ action: "DROP" }),
  ],
  [
    "one that is never asked to refuse",
    [
      'NT5405 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" is never asked: the rule "first" before it allows all that it is about',
    ],
    earlier({}, { action: "REJECT" }),
  ],
  [
    "one with the same sources",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({ sources: ["near"] }),
  ],
  ["one with more sources", [], earlier({ sources: ["half"] })],
  ["one with more destinations", [], earlier({ destinations: ["one"] })],
  [
    "one with fewer destinations",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({ destinations: ["there"] }, { destinations: ["one"] }),
  ],
  ["one whose action is not known", [], earlier({}, { action: open })],
  ["one after a rule whose action is not known", [], earlier({ action: open })],
  ["one after a rule that may be switched off", [], earlier({ enabled: open })],
  ["one of the system", [], earlier({}, { origin: "default" })],
  [
    "one for IPv4 after one for both",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({ ipProtocol: "IPV4_IPV6" }, { ipProtocol: "IPV4" }),
  ],
  [
    "one for IPv4 after one for IPv4",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({ ipProtocol: "IPV4" }, { ipProtocol: "IPV4" }),
  ],
  ["one for both after one for IPv4", [], earlier({ ipProtocol: "IPV4" }, { ipProtocol: "IPV4_IPV6" })],
  [
    "one for services after one for all",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({}, { services: ["web"] }),
  ],
  [
    "one for the same services",
    [
      'NT5406 firewallRules/1/name (firewallRules/0/name): The rule "second" of the edge gateway "edge" adds nothing to the rule "first" before it',
    ],
    earlier({ services: ["web"] }, { services: ["web"] }),
  ],
  ["one for more services", [], earlier({ services: ["web"] }, { services: ["web", "dns"] })],
  [
    "one for services that no input describes",
    [],
    earlier({ services: ["web"] }, { services: ["web"], serviceReferences: [{ name: "x" }] }),
  ],
  [
    "one after services that no input describes",
    [],
    earlier({ services: ["web"], serviceReferences: [{ name: "x" }] }, { services: ["web"] }),
  ],
  [
    "both for services that no input describes",
    [],
    earlier({ serviceReferences: [{ name: "x" }] }, { serviceReferences: [{ name: "x" }] }),
  ],
  ["one for all services after some", [], earlier({ services: ["web"] })],
]);

test("a finding about a firewall tells whether a rule is missing or comes too late", () => {
  const help = (...rules: readonly FirewallRule[]) => findingsAt(/^NT540[23]/, [filtered(...rules)])[0]?.help;
  assert.equal(help(stop()), "Put a rule that allows it before");
  assert.equal(help(out), "Add a rule that allows it, with IP sets of both sides");
});
