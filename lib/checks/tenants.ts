import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { overlap, type Range, rangesOf } from "../model/address.ts";
import type { EntityReference, FirewallRule } from "../model/edge.ts";
import type { Gateway } from "../model/gateway.ts";
import { RangeList } from "../model/rangeList.ts";
import { known, textOf } from "../model/stated.ts";
import { overlapsOf } from "../model/sweep.ts";
import { admissionOf } from "./admission.ts";
import { type EdgeView, edgeName, edgeViews, tunnelName } from "./edgeView.ts";
import type { Estate, Property } from "./estate.ts";
import { filtersOf } from "./firewall.ts";
import { grouped } from "./grouped.ts";
import { meetingsIn } from "./meetings.ts";
import { atStart, gatewayName } from "./names.ts";
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
  const owned = subnets.filter(({ network }) => identityOf(network.organization) && known(network.shared) !== true);
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
  const guests: { tenant: Tenant; end: TunnelEnd; gateway: Gateway; name: string }[] = [];
  for (const tenant of all) {
    for (const end of tenant.view.tunnels) {
      const gateway = met.get(end.tunnel)?.gateway;
      if (gateway === undefined) continue;
      guests.push({ tenant, end, gateway, name: names.get(gateway) ?? "one gateway" });
    }
  }
  for (const list of grouped(guests, ({ gateway }) => gateway).values()) {
    for (const { tenant, end, name } of list) {
      const other = list.find((each) => each.tenant !== tenant && reaches(end, tenant, each.tenant));
      if (other === undefined) continue;
      const prefixes = end.site?.prefixes ?? [];
      yield report(
        estate,
        `${atStart(tunnelName(end))} of ${edgeName(tenant.view)} is also for networks of ${edgeName(other.tenant.view)}, which belongs to another organization; both lead to ${name}`,
        [
          [prefixes, prefixes.findIndex((each) => overlap(narrowRanges([each]), other.tenant.home))],
          [end.tunnel, "name"],
        ],
        [[other.end.tunnel, "name"]],
      );
    }
  }
}

/** A rule of one tenant that names networks of others. */
interface Naming {
  readonly rule: FirewallRule;
  readonly range: Range;
}

function* byRules(estate: Estate, all: readonly Tenant[]): Iterable<Diagnostic> {
  const ranges = new RangeList();
  const namings = new Map<number, Naming>();
  // Behind an edge gateway: an even owner; named by its rules: the odd one after it.
  for (const [index, tenant] of all.entries()) {
    if (tenant.organization === undefined) continue;
    for (const range of tenant.home) ranges.add(range, 2 * index);
    for (const naming of namedBy(tenant)) namings.set(ranges.add(naming.range, 2 * index + 1), naming);
  }
  const found = new Map<string, Naming>();
  for (const { one, other } of overlapsOf(ranges)) {
    const [left, right] = [ranges.owner(one), ranges.owner(other)];
    const naming = namings.get(one) ?? namings.get(other);
    if (left % 2 === right % 2 || left >> 1 === right >> 1 || naming === undefined) continue;
    const [named, home] = left % 2 === 0 ? [right >> 1, left >> 1] : [left >> 1, right >> 1];
    found.set(`${named} ${home}`, naming);
  }
  for (const [pair, naming] of found) {
    const [one, other] = pair.split(" ").map((each) => all[Number(each)]) as [Tenant, Tenant];
    const [first, second] = pair.split(" ").map(Number) as [number, number];
    const back = found.get(`${second} ${first}`);
    // One side may have networks of its own with these addresses; that both name each other is no accident.
    if (back === undefined || first > second || !areStrangers(one.organization, other.organization)) continue;
    yield report(
      estate,
      `Firewall rules of ${edgeName(one.view)} and of ${edgeName(other.view)} admit networks of each other (${textOfRange(naming.range)}, ${textOfRange(back.range)}), which belong to different organizations`,
      [[back.rule, "name"]],
      [[naming.rule, "name"]],
    );
  }
}

/** The addresses that rules admit beside what is behind the edge gateway and what its tunnels lead to. */
function namedBy({ view, home }: Tenant): readonly Naming[] {
  const explained = narrowRanges(view.tunnels.flatMap(({ site }) => site?.prefixes ?? []));
  const isForeign = (range: Range): boolean => !overlap([range], home) && !overlap([range], explained);
  return filtersOf(view.firewallRules, view.realm.network.ipSets)
    .filter(({ admits, unsure }) => admits && !unsure)
    .flatMap(({ rule, sources, destinations }) => [
      ...(overlap(sources, home) ? destinations : []).filter(isForeign).map((range) => ({ rule, range })),
      ...(overlap(destinations, home) ? sources : []).filter(isForeign).map((range) => ({ rule, range })),
    ]);
}

function report(estate: Estate, message: string, at: readonly Property[], other: readonly Property[]): Diagnostic {
  return diagnose("NT5419", {
    message,
    help: "Take the rule or the network away, unless the organizations agreed on it",
    at: estate.at(...at),
    related: [{ message: "The other side", at: estate.at(...other) }],
  });
}
