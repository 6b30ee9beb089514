import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { known, textOf } from "../model/stated.ts";
import { edgeName, edgeViews, tunnelName } from "./edgeView.ts";
import type { Estate, Property } from "./estate.ts";
import { atStart } from "./names.ts";
import type { Rule } from "./rule.ts";

// VMware Cloud Director OpenAPI 37.2: EdgeIpSecVpnLocalEndpoint, …RemoteEndpoint, EdgeFirewallRule, …DpdConfiguration.
const most = { networks: 128, groups: 128, rules: 1_000, probeSeconds: [3, 60] } as const;

// NSX Administration Guide, limits of a medium edge: child SAs of one session.
const mostPairs = 128;

/** More of something than an edge gateway takes, and values outside its ranges. */
export const edgeLimits: Rule = {
  codes: ["NT5415", "NT5416", "NT5417"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const view of edgeViews(estate)) {
      const name = edgeName(view);
      const rules = view.firewallRules.filter(({ origin }) => origin === undefined);
      yield* exceeding(estate, rules.length, most.rules, `The firewall of ${name} has # rules`, [
        [rules[most.rules], "name"],
      ]);
      for (const rule of rules) {
        for (const [what, listed = [], references = []] of [
          ["sources", rule.sources, rule.sourceReferences],
          ["destinations", rule.destinations, rule.destinationReferences],
        ] as const) {
          const title = `The rule "${textOf(rule.name)}" of ${name} has # groups as ${what}`;
          yield* exceeding(estate, listed.length + references.length, most.groups, title, [
            [listed, 0],
            [references[0], "name"],
            [rule, "name"],
          ]);
        }
      }
      for (const end of view.tunnels) yield* ofTunnel(estate, end);
    }
  },
};

function* exceeding(
  estate: Estate,
  count: number,
  limit: number,
  what: string,
  at: readonly Property[],
): Iterable<Diagnostic> {
  if (count <= limit) return;
  yield diagnose("NT5415", {
    message: `${what.replace("#", String(count))}; it takes ${limit}`,
    help: "Join neighbouring prefixes or rules, or divide them among several",
    at: estate.at(...at),
    actual: String(count),
    expected: [String(limit)],
  });
}

function* ofTunnel(estate: Estate, end: TunnelEnd): Iterable<Diagnostic> {
  const { tunnel, site } = end;
  const title = atStart(tunnelName(end));
  const [local, remote] = [tunnel.localPrefixes ?? [], site?.prefixes ?? []];
  const { networks } = most;
  yield* exceeding(estate, local.length, networks, `${title} has # local networks`, [
    [local, networks],
    [tunnel, "name"],
  ]);
  yield* exceeding(estate, remote.length, networks, `${title} has # remote networks`, [
    [remote, networks],
    [tunnel, "name"],
  ]);
  const pairs = local.length * remote.length;
  if (pairs > mostPairs && local.length <= networks && remote.length <= networks) {
    yield diagnose("NT5416", {
      message: `${title} makes ${pairs} pairs of ${local.length} local and ${remote.length} remote networks; a medium edge carries ${mostPairs} in one tunnel`,
      help: "Join neighbouring prefixes, at both ends alike",
      at: estate.at([local, 0], [tunnel, "name"]),
      actual: String(pairs),
      expected: [String(mostPairs)],
    });
  }
  const [least, longest] = most.probeSeconds;
  const seconds = known(tunnel.dpdProbeSeconds) ?? longest;
  if (seconds < least || seconds > longest) {
    yield diagnose("NT5417", {
      message: `${title} probes for a dead peer every ${seconds} seconds; the edge takes ${least} to ${longest}`,
      help: `Use ${longest}, the default`,
      at: estate.at([tunnel, "dpdProbeSeconds"], [tunnel, "name"]),
      actual: String(seconds),
    });
  }
}
