import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { merge, overlap, type Range, rangesOf } from "../model/address.ts";
import { isUnresolved, known, type Stated, textOf } from "../model/stated.ts";
import { type EdgeView, edgeName, edgeViews, takesPrefixes, tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { meetingsIn } from "./meetings.ts";
import { atStart } from "./names.ts";
import { narrowRange, narrowRanges } from "./narrowRange.ts";
import { type OrgSubnet, orgSubnets } from "./orgNetworks.ts";
import type { Rule } from "./rule.ts";

/** Networks of tunnels beside what the edge gateway routes: networks behind it, and routes that are written down. */
export const edgeNetworks: Rule = {
  codes: ["NT5413", "NT5414", "NT5420"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    const { met } = meetingsIn(estate);
    for (const view of edgeViews(estate)) {
      const subnets = orgSubnets(view.networks);
      const behind = behindOf(view, subnets);
      for (const end of view.tunnels.filter(takesPrefixes)) {
        if (behind !== undefined) yield* notBehind(estate, view, end, behind, subnets);
        // With the other end at hand, its own prefixes are compared.
        if (met.get(end.tunnel)?.virtualNetwork === undefined) yield* onBothSides(estate, view, end, subnets);
        yield* routed(estate, view, end);
      }
    }
  },
};

/** All that is reached over an edge gateway; undefined where not all of it is known. */
function behindOf(
  { networks, staticRoutes, tunnels }: EdgeView,
  subnets: readonly OrgSubnet[],
): readonly Range[] | undefined {
  // As long as a network has no prefix that is known, it may be the one in question.
  const isWhole = networks.every(({ subnets: each = [] }) =>
    each.every(({ gateway, prefixLength }) => known(gateway) !== undefined && known(prefixLength) !== undefined),
  );
  const routes = staticRoutes.flatMap(({ destination }) => destination ?? []);
  if (subnets.length === 0 || !isWhole || routes.some(isUnresolved)) return undefined;
  // What another tunnel leads to is reached over the edge gateway too.
  const onwards = tunnels.flatMap(({ site }) => site?.prefixes ?? []);
  return merge([...rangesOf([...subnets.map(({ prefix }) => prefix), ...routes]), ...narrowRanges(onwards)]);
}

function* notBehind(
  estate: Estate,
  view: EdgeView,
  end: TunnelEnd,
  behind: readonly Range[],
  subnets: readonly OrgSubnet[],
): Iterable<Diagnostic> {
  const prefixes = end.tunnel.localPrefixes ?? [];
  for (const [index, prefix] of prefixes.entries()) {
    const range = narrowRange(prefix);
    if (range === undefined || overlap(behind, [range])) continue;
    yield diagnose("NT5413", {
      message: `${atStart(tunnelName(end))} has the local network ${textOf(prefix)}, which is not behind ${edgeName(view)}`,
      help: "Use a network that the edge gateway routes, or connect that network to it",
      at: estate.at([prefixes, index], [end.tunnel, "name"]),
      actual: textOf(prefix),
      expected: subnets.slice(0, 10).map((each) => each.prefix),
    });
  }
}

function* onBothSides(
  estate: Estate,
  view: EdgeView,
  end: TunnelEnd,
  subnets: readonly OrgSubnet[],
): Iterable<Diagnostic> {
  const { tunnel, site } = end;
  const name = tunnelName(end);
  const local = tunnel.localPrefixes ?? [];
  for (const [index, prefix] of (site?.prefixes ?? []).entries()) {
    const remote = narrowRanges([prefix]);
    const same = (each: Stated<string>): boolean => overlap(narrowRanges([each]), remote);
    const own = local.findIndex(same);
    const subnet = own === -1 ? subnets.find((each) => same(each.prefix)) : undefined;
    if (own === -1 && subnet === undefined) continue;
    const near = subnet === undefined ? textOf(local[own] as Stated<string>) : subnet.prefix;
    const what = subnet === undefined ? "its local network" : `the network "${textOf(subnet.network.name)}" behind`;
    yield diagnose("NT5414", {
      message: `The remote network ${textOf(prefix)} of ${name} overlaps ${what} ${subnet === undefined ? near : `${edgeName(view)} (${near})`}`,
      help: "Renumber one side, or list only the prefixes that are on the far side",
      at: estate.at([site?.prefixes, index], [tunnel, "name"]),
      actual: textOf(prefix),
      related: [
        {
          message: `${near} is here`,
          at: estate.at([subnet?.subnet, "gateway"], [subnet?.network, "name"], [local, own], [tunnel, "name"]),
        },
      ],
    });
  }
}

function* routed(estate: Estate, view: EdgeView, end: TunnelEnd): Iterable<Diagnostic> {
  const remote = narrowRanges(end.site?.prefixes);
  for (const route of view.staticRoutes) {
    const { destination, system } = route;
    if (destination === undefined || known(system) === true || !overlap(narrowRanges([destination]), remote)) continue;
    yield diagnose("NT5420", {
      message: `The static route "${textOf(route.name)}" (${textOf(destination)}) of ${edgeName(view)} leads where ${tunnelName(end)} leads`,
      help: "Take the route away: a policy-based tunnel needs none",
      at: estate.at([route, "destination"], [route, "name"]),
      actual: textOf(destination),
      related: [
        { message: `This is ${tunnelName(end)}`, at: estate.at([end.tunnel, "name"], [end.tunnel, "localAddress"]) },
      ],
    });
  }
}
