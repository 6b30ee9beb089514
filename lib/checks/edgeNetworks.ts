import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { overlap, type Range, rangesOf } from "../model/address.ts";
import type { StaticRoute } from "../model/edge.ts";
import { isUnresolved, known, type Stated, textOf } from "../model/stated.ts";
import { type EdgeView, edgeName, edgeViews, tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { meetingsIn } from "./meetings.ts";
import { atStart } from "./names.ts";
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
      for (const end of view.tunnels) {
        if (known(end.tunnel.enabled) === false || known(end.tunnel.routeBased) === true) continue;
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
  const routes = staticRoutes.flatMap(({ destination }) => (destination === undefined ? [] : [destination]));
  if (subnets.length === 0 || !isWhole || routes.some(isUnresolved)) return undefined;
  // What another tunnel leads to is reached over the edge gateway too.
  const onwards = tunnels.flatMap(({ site }) => site?.prefixes ?? []).filter((each) => each !== "0.0.0.0/0");
  return rangesOf([...subnets.map(({ prefix }) => prefix), ...routes, ...onwards]);
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
    if (isUnresolved(prefix) || prefix === "0.0.0.0/0" || overlap(behind, rangesOf([prefix]))) continue;
    yield diagnose("NT5413", {
      message: `${atStart(tunnelName(end))} has the local network ${prefix}, which is not behind ${edgeName(view)}`,
      help: "Use a network that the edge gateway routes, or connect that network to it",
      at: estate.at([prefixes, index], [end.tunnel, "name"]),
      actual: prefix,
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
    if (isUnresolved(prefix) || prefix === "0.0.0.0/0") continue;
    const remote = rangesOf([prefix]);
    const same = (each: Stated<string>): boolean => each !== "0.0.0.0/0" && overlap(rangesOf([each]), remote);
    const own = local.findIndex(same);
    const subnet = own === -1 ? subnets.find((each) => same(each.prefix)) : undefined;
    if (own === -1 && subnet === undefined) continue;
    const near = subnet === undefined ? textOf(local[own] as Stated<string>) : subnet.prefix;
    const what = subnet === undefined ? "its local network" : `the network "${textOf(subnet.network.name)}" behind`;
    yield diagnose("NT5414", {
      message: `The remote network ${prefix} of ${name} overlaps ${what} ${subnet === undefined ? near : `${edgeName(view)} (${near})`}`,
      help: "Renumber one side, or list only the prefixes that are on the far side",
      at: estate.at([site?.prefixes, index], [tunnel, "name"]),
      actual: prefix,
      related: [
        {
          message: `${near} is here`,
          at: subnet === undefined ? estate.at([local, own]) : estate.at([subnet.subnet, "gateway"]),
        },
      ],
    });
  }
}

function* routed(estate: Estate, view: EdgeView, end: TunnelEnd): Iterable<Diagnostic> {
  const remote = rangesOf((end.site?.prefixes ?? []).filter((prefix) => prefix !== "0.0.0.0/0"));
  const hides = ({ destination, system }: StaticRoute): boolean =>
    destination !== undefined &&
    destination !== "0.0.0.0/0" &&
    known(system) !== true &&
    overlap(rangesOf([destination]), remote);
  for (const route of view.staticRoutes.filter(hides)) {
    yield diagnose("NT5420", {
      message: `The static route "${textOf(route.name)}" (${textOf(route.destination as Stated<string>)}) of ${edgeName(view)} leads where ${tunnelName(end)} leads`,
      help: "Take the route away: a policy-based tunnel needs none",
      at: estate.at([route, "destination"], [route, "name"]),
      actual: textOf(route.destination as Stated<string>),
      related: [
        { message: `This is ${tunnelName(end)}`, at: estate.at([end.tunnel, "name"], [end.tunnel, "localAddress"]) },
      ],
    });
  }
}
