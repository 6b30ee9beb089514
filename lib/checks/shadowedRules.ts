import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { covers } from "../model/address.ts";
import { textOf } from "../model/stated.ts";
import { edgeName, edgeViews } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { type Filter, filtersOf } from "./firewall.ts";
import type { Rule } from "./rule.ts";

/** Rules of a firewall that another one comes before, for all that they are about. */
export const shadowedRules: Rule = {
  codes: ["NT5405", "NT5406"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const view of edgeViews(estate)) {
      const { ipSets } = view.realm.network;
      const users = view.firewallRules.filter(({ origin }) => origin === undefined).slice(0, mostRules);
      const certain = filtersOf(users, ipSets).filter(({ unsure }) => !unsure);
      for (const [index, filter] of certain.entries()) {
        const earlier = certain.slice(0, index).find((each) => holds(each, filter));
        if (earlier === undefined) continue;
        const same = earlier.admits === filter.admits;
        const [name, other] = [textOf(filter.rule.name), textOf(earlier.rule.name)];
        yield diagnose(same ? "NT5406" : "NT5405", {
          message: same
            ? `The rule "${name}" of ${edgeName(view)} adds nothing to the rule "${other}" before it`
            : `The rule "${name}" of ${edgeName(view)} is never asked: the rule "${other}" before it ${earlier.admits ? "allows" : "refuses"} all that it is about`,
          help: same ? "Take it away" : `Put it before "${other}", or take one of them away`,
          at: estate.at([filter.rule, "name"]),
          related: [{ message: `"${other}" comes first`, at: estate.at([earlier.rule, "name"]) }],
        });
      }
    }
  },
};

/** No more rules of users are taken by an edge gateway. */
const mostRules = 1_000;

function holds(earlier: Filter, later: Filter): boolean {
  return (
    (!earlier.someServices || sameServices(earlier, later)) &&
    covers(earlier.sources, later.sources) &&
    covers(earlier.destinations, later.destinations) &&
    // A rule about both families also has IPv6 traffic, which only one that is about it can hold.
    (later.rule.ipProtocol === "IPV4" || earlier.rule.ipProtocol !== "IPV4")
  );
}

function sameServices({ rule: one }: Filter, { rule: other }: Filter): boolean {
  if ((one.serviceReferences ?? []).length + (other.serviceReferences ?? []).length > 0) return false;
  const services = new Set(one.services);
  return (other.services ?? []).length > 0 && (other.services ?? []).every((each) => services.has(each));
}
