import assert from "node:assert/strict";
import { test } from "node:test";
import type { EdgeNatRule, PortSet } from "../lib/model/edge.ts";
import type { Network } from "../lib/model/network.ts";
import { edgeWith, far, open, tunnel } from "./check-models.ts";
import { findingsAt, type PlacedRow, testPlaced } from "./check-places.ts";

// What the address translation of an edge gateway takes of the packets of a tunnel.
const all = "0.0.0.0/0";
const web = { key: "web", scope: "a", name: "web", ports: [{ protocol: "TCP", ports: ["443"] }] };

function nat(name: string, rest: Partial<EdgeNatRule>): EdgeNatRule {
  return { key: name, scope: "a", name, edge: "edge", ...rest };
}

const snat = (rest: Partial<EdgeNatRule> = {}): EdgeNatRule =>
  nat("snat", { type: "SNAT", internalAddresses: "10.2.0.0/16", ...rest });
const except = (rest: Partial<EdgeNatRule> = {}): EdgeNatRule =>
  nat("except", { type: "NO_SNAT", internalAddresses: "10.2.0.0/16", snatDestinations: "10.1.0.0/16", ...rest });
const dnat = (rest: Partial<EdgeNatRule> = {}): EdgeNatRule =>
  nat("dnat", { type: "DNAT", externalAddresses: "203.0.113.1", ...rest });

function translated(...edgeNatRules: readonly EdgeNatRule[]): Partial<Network> {
  return edgeWith({ edgeNatRules });
}

testPlaced("address translation of sources", /^NT5407/, [
  [
    "every source",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat()),
  ],
  [
    "every source, with a priority",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat({ priority: 50 })),
  ],
  [
    "a reflexive rule",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat({ type: "REFLEXIVE" })),
  ],
  ["a rule of another type", [], translated(snat({ type: "DNAT" }))],
  [
    "a rule that may be switched off",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat({ enabled: open })),
  ],
  [
    "one address",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.7 to 10.1.0.0/16',
    ],
    translated(snat({ internalAddresses: "10.2.0.7" })),
  ],
  [
    "a range of addresses that is no prefix",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.6-10.2.0.8 to 10.1.0.0/16',
    ],
    translated(snat({ internalAddresses: "10.2.0.6-10.2.0.8" })),
  ],
  [
    "a range as long as a prefix, elsewhere",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.2-10.2.0.5 to 10.1.0.0/16',
    ],
    translated(snat({ internalAddresses: "10.2.0.2-10.2.0.5" })),
  ],
  ["sources that are not known", [], translated(snat({ internalAddresses: open }))],
  ["no source", [], translated(snat({ internalAddresses: "" }))],
  ["a rule that states no source", [], translated(nat("snat", { type: "SNAT" }))],
  [
    "for every destination",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat({ snatDestinations: "" })),
  ],
  [
    "for its destination",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.3.0/24',
    ],
    translated(snat({ snatDestinations: "10.1.3.0/24" })),
  ],
  ["for another destination", [], translated(snat({ snatDestinations: "10.9.0.0/16" }))],
  ["for a destination that is not known", [], translated(snat({ snatDestinations: open }))],
  ["at one place", [], translated(snat({ appliedTo: { name: "x" } }))],
  ["an exception", [], translated(snat(), except())],
  [
    "an exception for everything",
    [],
    translated(snat(), nat("except", { type: "NO_SNAT", internalAddresses: "10.0.0.0/8" })),
  ],
  [
    "an exception that stands later",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat({ priority: 1 }), except({ priority: 2 })),
  ],
  [
    "an exception of which nobody knows where it stands",
    [],
    translated(snat({ priority: 1 }), except({ priority: open })),
  ],
  ["a rule of which nobody knows where it stands", [], translated(snat({ priority: open }), except({ priority: 2 }))],
  [
    "an exception for a part",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.128.0/17',
    ],
    translated(snat(), except({ snatDestinations: "10.1.0.0/17" })),
  ],
  [
    "exceptions for both parts",
    [],
    translated(snat(), except({ snatDestinations: "10.1.0.0/17" }), except({ snatDestinations: "10.1.128.0/17" })),
  ],
  [
    "an exception for other traffic",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat(), except({ snatDestinations: "10.9.0.0/16" })),
  ],
  ["an exception for traffic that is not known", [], translated(snat(), except({ internalAddresses: open }))],
  [
    "an exception for another source",
    [
      'NT5407 edgeNatRules/0/name (tunnels/0/name): The rule "snat" of the edge gateway "edge" changes the source of traffic of the tunnel "tunnel", from 10.2.0.0/16 to 10.1.0.0/16',
    ],
    translated(snat(), except({ internalAddresses: "10.9.0.0/16" })),
  ],
  [
    "networks of which one is all traffic",
    [],
    { ...translated(snat()), sites: [{ ...far, prefixes: ["10.1.0.0/16", all] }] },
  ],
  [
    "networks of which one is not known",
    [],
    { ...translated(snat()), tunnels: [{ ...tunnel, localPrefixes: ["10.2.0.0/16", open] }] },
  ],
  ["a far side that is not described", [], { ...translated(snat()), sites: [] }],
  ["a tunnel that is switched off", [], { ...translated(snat()), tunnels: [{ ...tunnel, enabled: false }] }],
  ["a tunnel that goes by routes", [], { ...translated(snat()), tunnels: [{ ...tunnel, routeBased: true }] }],
]);

function served(ports: readonly PortSet[], rest: Partial<EdgeNatRule> = {}): Partial<Network> {
  const portProfiles = [web, { key: "own", scope: "a", name: "own", ports }];
  return { ...translated(dnat({ service: "own", ...rest })), portProfiles };
}

testPlaced("address translation of destinations", /^NT5408/, [
  [
    "everything",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends everything that arrives at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    translated(dnat()),
  ],
  [
    "everything, with empty texts",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends everything that arrives at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    translated(dnat({ dnatExternalPort: "" })),
  ],
  ...["500", "4500", "1-500", "500-600", "4000-4500"].map(
    (port): PlacedRow => [
      `port ${port}`,
      [
        `NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends what arrives at port ${port} at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"`,
      ],
      translated(dnat({ dnatExternalPort: port })),
    ],
  ),
  ...["499", "501", "4499", "4501", "501-4499"].map(
    (port): PlacedRow => [`port ${port}`, [], translated(dnat({ dnatExternalPort: port }))],
  ),
  ["a port that is not known", [], translated(dnat({ dnatExternalPort: open }))],
  ["a service that no input describes", [], translated(dnat({ serviceReference: { name: "x" } }))],
  ["a service that is nowhere", [], translated(dnat({ service: "nowhere" }))],
  [
    "IKE",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends packets of IKE that arrive at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    served([
      { protocol: "TCP", ports: ["443"] },
      { protocol: "UDP", ports: ["53", "500"] },
    ]),
  ],
  ["another service", [], served([{ protocol: "UDP", ports: ["53"] }])],
  ["a service whose ports are not known", [], served([{ protocol: "UDP", ports: [open] }])],
  ["a service whose protocol is not known", [], served([{ protocol: open, ports: ["500"] }])],
  ["a service without ports", [], served([{ protocol: "UDP" }])],
  [
    "the port of IKE for another service inside",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends packets of IKE that arrive at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    served([{ protocol: "UDP", ports: ["53"] }], { dnatExternalPort: "500" }),
  ],
  [
    "the port of IKE for another protocol",
    [],
    served([{ protocol: "TCP", ports: ["53"] }], { dnatExternalPort: "500" }),
  ],
  [
    "a prefix that holds the address",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends everything that arrives at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    translated(dnat({ externalAddresses: "203.0.113.0/31" })),
  ],
  ["a prefix below the address", [], translated(dnat({ externalAddresses: "203.0.112.0/24" }))],
  ["a prefix above the address", [], translated(dnat({ externalAddresses: "203.0.113.2/31" }))],
  ["addresses that are not known", [], translated(dnat({ externalAddresses: open }))],
  ["no address", [], translated(dnat({ externalAddresses: "" }))],
  ["a rule of another type", [], translated(dnat({ type: "NO_DNAT" }))],
  ["a rule that is switched off", [], translated(dnat({ enabled: false }))],
  [
    "a rule that is switched on",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends everything that arrives at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    translated(dnat({ enabled: true })),
  ],
  ["a rule at one place", [], translated(dnat({ appliedTo: { name: "x" } }))],
  ["a tunnel whose address is not known", [], { ...translated(dnat()), tunnels: [{ ...tunnel, localAddress: open }] }],
  ["a tunnel that is switched off", [], { ...translated(dnat()), tunnels: [{ ...tunnel, enabled: false }] }],
  [
    "a tunnel that goes by routes",
    [
      'NT5408 edgeNatRules/0/externalAddresses (tunnels/0/localAddress): The rule "dnat" of the edge gateway "edge" sends everything that arrives at 203.0.113.1 inside, which is the local address of the tunnel "tunnel"',
    ],
    { ...translated(dnat()), tunnels: [{ ...tunnel, routeBased: true }] },
  ],
]);

test("a finding about a changed source tells which priority an exception needs", () => {
  const help = (rest: Partial<EdgeNatRule>) => findingsAt(/^NT5407/, [translated(snat(rest))])[0]?.help;
  const first = "Add a NO_SNAT rule for this traffic, and give this rule a higher priority number than that";
  assert.equal(help({}), first);
  assert.equal(help({ priority: 0 }), first);
  assert.equal(help({ priority: 50 }), "Add a NO_SNAT rule for this traffic with a priority number below 50");
});
