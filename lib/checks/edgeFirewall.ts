import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { overlap, type Range, rangesOf } from "../model/address.ts";
import { isUnresolved, type Stated, textOf } from "../model/stated.ts";
import { type Admission, admissionOf } from "./admission.ts";
import { type EdgeView, edgeName, edgeViews, takesPrefixes, tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { type Filter, filtersOf } from "./firewall.ts";
import { textOfRange } from "./rangeText.ts";
import type { Rule } from "./rule.ts";

/** Whether the firewall of an edge gateway lets the traffic of its tunnels through, in both directions. */
export const edgeFirewall: Rule = {
  codes: ["NT5402", "NT5403", "NT5404"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const view of edgeViews(estate)) {
      if (!isDescribed(view)) continue;
      const filters = filtersOf(view.firewallRules, view.realm.network.ipSets);
      for (const end of view.tunnels.filter(takesPrefixes)) {
        const { tunnel, site } = end;
        const local = wholeOf(tunnel.localPrefixes);
        const remote = wholeOf(site?.prefixes);
        if (local === undefined || remote === undefined) continue;
        yield* judge(estate, view, end, {
          out: admissionOf(about(filters, local, remote), local, remote),
          in: admissionOf(about(filters, remote, local), remote, local),
        });
      }
    }
  },
};

/** Rules that may belong to any of several edge gateways may belong to this one. */
function isDescribed({ gateway, firewallRules, realm }: EdgeView): boolean {
  return (
    firewallRules.length > 0 &&
    (gateway === undefined || realm.network.firewallRules.every(({ edge }) => edge !== undefined))
  );
}

/** The addresses of networks when all of them are known; all traffic is for each rule to cut. */
function wholeOf(prefixes: readonly Stated<string>[] = []): readonly Range[] | undefined {
  if (prefixes.some((each) => isUnresolved(each) || each === "0.0.0.0/0")) return undefined;
  return rangesOf(prefixes);
}

/** The rules that have to do with some traffic at all; of a thousand it is often two. */
function about(filters: readonly Filter[], from: readonly Range[], to: readonly Range[]): readonly Filter[] {
  return filters.filter(({ sources, destinations }) => overlap(sources, from) && overlap(destinations, to));
}

type Direction = "out" | "in";

const ways: Readonly<Record<Direction, string>> = { out: "to the far side", in: "from the far side" };

function* judge(
  estate: Estate,
  view: EdgeView,
  end: TunnelEnd,
  fates: Readonly<Record<Direction, Admission>>,
): Iterable<Diagnostic> {
  const refused = (["out", "in"] as const).filter((direction) => fates[direction].refused !== undefined);
  const [first] = refused;
  if (first === undefined) {
    const limited = (["out", "in"] as const).filter((direction) => fates[direction].limited);
    if (limited.length > 0) yield someServices(estate, view, end, limited);
    return;
  }
  const nothing = (["out", "in"] as const).filter((direction) => passesNothing(fates[direction]));
  const { traffic, by } = fates[first].refused as NonNullable<Admission["refused"]>;
  const example = `${textOfRange(traffic.source)} to ${textOfRange(traffic.destination)}`;
  const reason = by === undefined ? "no rule is about" : `the rule "${textOf(by.name)}" refuses`;
  const what =
    nothing.length === 2
      ? "nothing of"
      : nothing.length === 1
        ? `nothing ${ways[nothing[0] as Direction]} of`
        : `only a part of the traffic ${refused.map((each) => ways[each]).join(" and ")} of`;
  yield diagnose(nothing.length === 2 ? "NT5402" : "NT5403", {
    message: `The firewall of ${edgeName(view)} admits ${what} ${tunnelName(end)}: ${reason} ${example}`,
    help:
      by === undefined ? "Add a rule that allows it, with IP sets of both sides" : "Put a rule that allows it before",
    at: estate.at([end.tunnel, "name"], [end.tunnel, "localAddress"]),
    related: [{ message: "This rule refuses it", at: estate.at([by, "action"], [by, "name"]) }],
  });
}

function passesNothing({ admitted, limited, unsure }: Admission): boolean {
  return !admitted && !limited && !unsure;
}

function someServices(estate: Estate, view: EdgeView, end: TunnelEnd, limited: readonly Direction[]): Diagnostic {
  return diagnose("NT5404", {
    message: `The firewall of ${edgeName(view)} admits only some services ${limited.map((each) => ways[each]).join(" and ")} of ${tunnelName(end)}`,
    help: "Nothing, if these are the services that are needed",
    at: estate.at([end.tunnel, "name"], [end.tunnel, "localAddress"]),
  });
}
