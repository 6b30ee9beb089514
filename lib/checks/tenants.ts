import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { overlap, type Range, rangesOf } from "../model/address.ts";
import type { EntityReference, FirewallRule } from "../model/edge.ts";
import type { Site } from "../model/site.ts";
import { known, textOf } from "../model/stated.ts";
import { admissionOf } from "./admission.ts";
import { type EdgeView, edgeName, edgeViews, tunnelName } from "./edgeView.ts";
import type { Estate, Property } from "./estate.ts";
import { filtersOf } from "./firewall.ts";
import { grouped } from "./grouped.ts";
import { meetingsIn } from "./meetings.ts";
import { atStart, gatewayName } from "./names.ts";
import { namingsOf } from "./namings.ts";
import { narrowRanges } from "./narrowRange.ts";
import { type OrgSubnet, orgSubnets } from "./orgNetworks.ts";
import { textOfRange } from "./rangeText.ts";
import type { Rule } from "./rule.ts";

/** Networks of different organizations that reach each other: by a tunnel, at one gateway in Azure, or by firewall rules. */
export const tenants: Rule = {
  codes: ["NT5419"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    const all = edgeViews(estate).map(tenantOf);
    for (const tenant of all) yield* onOneEdge(estate, tenant);
    yield* byTunnel(estate, all);
    yield* atOneGateway(estate, all);
    yield* byRules(estate, all);
  },
};

/** An edge gateway, whose it is, and what is behind it. */
interface Tenant {
  readonly view: EdgeView;
  readonly organization: string | undefined;
  readonly subnets: readonly OrgSubnet[];
  readonly home: readonly Range[];
}

function tenantOf(view: EdgeView): Tenant {
  const subnets = orgSubnets(view.networks);
  const local = view.tunnels.flatMap(({ tunnel }) => tunnel.localPrefixes ?? []);
  return {
    view,
    organization: identityOf(view.gateway?.edge?.organization),
    subnets,
    home: narrowRanges([...subnets.map(({ prefix }) => prefix), ...local]),
  };
}

function identityOf(organization: EntityReference | undefined): string | undefined {
  return known(organization?.id) ?? known(organization?.name);
}

/** Whose they are must be known of both, and differ. */
function areStrangers(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function* onOneEdge(estate: Estate, { view, subnets }: Tenant): Iterable<Diagnostic> {
  const owned = subnets.filter(({ network }) => known(network.shared) !== true);
  const filters = filtersOf(view.firewallRules, view.realm.network.ipSets);
  for (const [index, one] of owned.entries()) {
    const other = owned.slice(index + 1).find((each) => {
      if (!areStrangers(identityOf(one.network.organization), identityOf(each.network.organization))) return false;
      const [from, to] = [rangesOf([one.prefix]), rangesOf([each.prefix])];
      return [admissionOf(filters, from, to), admissionOf(filters, to, from)].some(
        (each) => each.admitted || each.limited,
      );
    });
    if (other === undefined) continue;
    const names = [one, other].map(({ network, prefix }) => `"${textOf(network.name)}" (${prefix})`);
    yield report(
      estate,
      `The networks ${names.join(" and ")} belong to different organizations, and the firewall of ${edgeName(view)} admits traffic between them`,
      [[other.network, "name"]],
      [[one.network, "name"]],
    );
  }
}

function* byTunnel(estate: Estate, all: readonly Tenant[]): Iterable<Diagnostic> {
  const byAddress = new Map(
    all.flatMap((tenant) => tenant.view.tunnels.map(({ tunnel }) => [known(tunnel.localAddress), tenant] as const)),
  );
  for (const one of all) {
    for (const end of one.view.tunnels) {
      const other = byAddress.get(known(end.site?.gatewayAddress) ?? "");
      if (other === undefined || !reaches(end, one, other)) continue;
      yield report(
        estate,
        `${atStart(tunnelName(end))} of ${edgeName(one.view)} leads to networks of ${edgeName(other.view)}, which belongs to another organization`,
        [
          [end.site, "gatewayAddress"],
          [end.tunnel, "name"],
        ],
        [[other.view.gateway, "name"]],
      );
    }
  }
}

/** Whether a tunnel of one tenant is for networks of the other. */
function reaches({ tunnel, site }: TunnelEnd, one: Tenant, other: Tenant): boolean {
  if (known(tunnel.enabled) === false || !areStrangers(one.organization, other.organization)) return false;
  return overlap(narrowRanges(site?.prefixes), other.home);
}

function* atOneGateway(estate: Estate, all: readonly Tenant[]): Iterable<Diagnostic> {
  const { met } = meetingsIn(estate);
  const names = new Map(
    estate.realms.flatMap((realm) => realm.network.gateways.map((each) => [each, gatewayName(each, realm)] as const)),
  );
  const guests = all.flatMap((tenant) => tenant.view.tunnels.map((end) => ({ tenant, end })));
  for (const [gateway, list] of grouped(guests, ({ end }) => met.get(end.tunnel)?.gateway)) {
    if (gateway === undefined) continue;
    for (const { tenant, end } of list) {
      const other = list.find((each) => reaches(end, tenant, each.tenant));
      if (other === undefined) continue;
      const { prefixes } = end.site as Site;
      yield report(
        estate,
        `${atStart(tunnelName(end))} of ${edgeName(tenant.view)} is also for networks of ${edgeName(other.tenant.view)}, which belongs to another organization; both lead to ${names.get(gateway)}`,
        [
          [prefixes, prefixes.findIndex((each) => overlap(narrowRanges([each]), other.tenant.home))],
          [end.tunnel, "name"],
        ],
        [[other.end.tunnel, "name"]],
      );
    }
  }
}

/** Addresses of others that a rule of a tenant names. */
interface NamedRange extends Range {
  readonly rule: FirewallRule;
}

function* byRules(estate: Estate, all: readonly Tenant[]): Iterable<Diagnostic> {
  // Where many have the same addresses, those of nobody knows whom would be in the way of the others.
  const tenants = all.filter(({ organization }) => organization !== undefined);
  const namings = namingsOf(tenants.map((each) => ({ has: each.home, names: namedBy(each) })));
  const found = new Map([...namings].map((each) => [`${each.by} ${each.of}`, each]));
  for (const { by, of, range } of found.values()) {
    const back = found.get(`${of} ${by}`);
    const [one, other] = [tenants[by] as Tenant, tenants[of] as Tenant];
    // One side may have networks of its own with these addresses; that both name each other is no accident.
    if (back === undefined || by > of || !areStrangers(one.organization, other.organization)) continue;
    yield report(
      estate,
      `Firewall rules of ${edgeName(one.view)} and of ${edgeName(other.view)} admit networks of each other (${textOfRange(range)}, ${textOfRange(back.range)}), which belong to different organizations`,
      [[back.range.rule, "name"]],
      [[range.rule, "name"]],
    );
  }
}

/** The addresses that rules admit beside what is behind the edge gateway and what its tunnels lead to. */
function namedBy({ view, home }: Tenant): readonly NamedRange[] {
  const explained = narrowRanges(view.tunnels.flatMap(({ site }) => site?.prefixes ?? []));
  const isForeign = (range: Range): boolean => !overlap([range], home) && !overlap([range], explained);
  return filtersOf(view.firewallRules, view.realm.network.ipSets)
    .filter(({ admits, unsure }) => admits && !unsure)
    .flatMap(({ rule, sources, destinations }) =>
      [
        { own: sources, others: destinations },
        { own: destinations, others: sources },
      ]
        .filter(({ own }) => overlap(own, home))
        .flatMap(({ others }) => others.filter(isForeign).map((range) => ({ ...range, rule }))),
    );
}

function report(estate: Estate, message: string, at: readonly Property[], other: readonly Property[]): Diagnostic {
  return diagnose("NT5419", {
    message,
    help: "Take the rule or the network away, unless the organizations agreed on it",
    at: estate.at(...at),
    related: [{ message: "The other side", at: estate.at(...other) }],
  });
}
