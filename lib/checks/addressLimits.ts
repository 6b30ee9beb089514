import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { textOf } from "../model/stated.ts";
import type { Estate, Property } from "./estate.ts";
import { grouped } from "./grouped.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

// Azure subscription and service limits, networking, Microsoft, 2024; the classic ones from the same page's classic part.
const most = {
  sitePrefixes: 1_000,
  networkPrefixes: 600,
  subnets: 3_000,
  classicNetworks: 100,
  classicSites: 20,
  classicDnsServers: 20,
} as const;

/** More of something than Azure holds. */
export const addressLimits: Rule = {
  codes: ["NT5114", "NT5115"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      for (const { code, count, limit, what, at } of countsOf(realm)) {
        if (count <= limit) continue;
        yield diagnose(code, {
          message: `${what.replace("#", String(count))}; Azure takes ${limit}`,
          help:
            code === "NT5114"
              ? "Join neighbouring prefixes, or divide them among several"
              : "Divide them among several subscriptions, or have the limit raised",
          at: estate.at(...at),
          actual: String(count),
          expected: [String(limit)],
        });
      }
    }
  },
};

interface Count {
  readonly code: Code;
  readonly count: number;
  readonly limit: number;
  /** The sentence, with `#` for the number. */
  readonly what: string;
  readonly at: readonly Property[];
}

function* countsOf(realm: Realm): Iterable<Count> {
  const { virtualNetworks, sites } = realm.network;
  const served = new Set(realm.azureGateways.map((gateway) => realm.virtualNetworkOf(gateway)));
  for (const network of virtualNetworks) {
    const { name, prefixes, subnets } = network;
    const title = `The virtual network "${textOf(name)}" has #`;
    if (served.has(network)) {
      yield {
        code: "NT5114",
        count: prefixes.length,
        limit: most.networkPrefixes,
        what: `${title} prefixes behind a VPN gateway`,
        at: [
          [prefixes, most.networkPrefixes],
          [network, "name"],
        ],
      };
    }
    const beyond = subnets[most.subnets];
    const at: readonly Property[] = [
      [beyond, "name"],
      [network, "name"],
    ];
    yield { code: "NT5114", count: subnets.length, limit: most.subnets, what: `${title} subnets`, at };
  }
  for (const site of sites) {
    yield {
      code: "NT5114",
      count: site.prefixes.length,
      limit: most.sitePrefixes,
      what: `The site "${textOf(site.name)}" has # prefixes`,
      at: [
        [site.prefixes, most.sitePrefixes],
        [site, "name"],
      ],
    };
  }
  if (realm.format === "netcfg") yield* classicCounts(realm);
}

function* classicCounts({ network: { virtualNetworks, sites } }: Realm): Iterable<Count> {
  const code = "NT5115";
  for (const [list, limit, what] of [
    [virtualNetworks, most.classicNetworks, "virtual networks"],
    [sites, most.classicSites, "local network sites"],
  ] as const) {
    for (const of of grouped<{ scope: string }, string>(list, ({ scope }) => scope).values()) {
      yield { code, count: of.length, limit, what: `One subscription has # ${what}`, at: [[of[limit], "name"]] };
    }
  }
  for (const network of virtualNetworks) {
    yield {
      code,
      count: network.dnsServers.length,
      limit: most.classicDnsServers,
      what: `The virtual network "${textOf(network.name)}" has # name servers`,
      at: [
        [network.dnsServers, most.classicDnsServers],
        [network, "name"],
      ],
    };
  }
}
