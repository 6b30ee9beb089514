import { covers, overlap, type Range, rangesOf } from "../model/address.ts";
import type { Network } from "../model/network.ts";
import type { SecurityGroup, SecurityRule } from "../model/securityGroup.ts";
import { known } from "../model/stated.ts";

/** What the security groups of a network let through, by the addresses of both ends alone. */
export class Filter {
  /** In the order of their addresses. */
  readonly #subnets: readonly FilteredSubnet[];

  constructor(network: Pick<Network, "virtualNetworks" | "securityGroups">) {
    const groups = new Map(network.securityGroups.map((group) => [group.key, prepared(group)]));
    this.#subnets = network.virtualNetworks
      .flatMap(({ subnets }) =>
        subnets.flatMap(({ prefixes, securityGroup }) =>
          rangesOf(prefixes).map((range) => ({ range, group: groups.get(securityGroup ?? "") })),
        ),
      )
      .sort((one, other) => one.range.first - other.range.first);
  }

  /** Whether traffic from one set of addresses can be opened to another. Answers to it come back by themselves. */
  lets(source: readonly Range[], destination: readonly Range[]): boolean {
    return (
      source.length > 0 &&
      destination.length > 0 &&
      this.#allows("Outbound", source, source, destination) &&
      this.#allows("Inbound", destination, source, destination)
    );
  }

  /** Whether a set of addresses is in one subnet. */
  houses(addresses: readonly Range[]): boolean {
    return this.#subnetOf(addresses) !== undefined;
  }

  /**
   * From where traffic can be opened to a set of addresses, when of `far` all that no rule allows is denied; undefined where
   * any of that may.
   */
  openTo(near: readonly Range[], far: readonly Range[]): readonly Range[] | undefined {
    const rules = this.#subnetOf(near)?.group?.Inbound.filter(({ destinations }) => overlap(destinations, near));
    const isClosed = rules?.some(
      ({ allows, sources, destinations }) => !allows && covers(sources, far) && covers(destinations, near),
    );
    return isClosed === true ? rules?.flatMap(({ allows, sources }) => (allows ? sources : [])) : undefined;
  }

  #allows(
    direction: "Inbound" | "Outbound",
    near: readonly Range[],
    source: readonly Range[],
    destination: readonly Range[],
  ): boolean {
    const group = this.#subnetOf(near)?.group;
    return group === undefined || decision(group[direction], source, destination);
  }

  #subnetOf(near: readonly Range[]): FilteredSubnet | undefined {
    const first = near[0]?.first ?? 0;
    let low = 0;
    let high = this.#subnets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#subnets[middle] as FilteredSubnet).range.first <= first) low = middle + 1;
      else high = middle;
    }
    const subnet = this.#subnets[low - 1];
    return subnet !== undefined && covers([subnet.range], near) ? subnet : undefined;
  }
}

interface FilteredSubnet {
  readonly range: Range;
  readonly group: PreparedGroup | undefined;
}

interface PreparedRule {
  readonly sources: readonly Range[];
  readonly destinations: readonly Range[];
  readonly allows: boolean;
}

interface PreparedGroup {
  readonly Inbound: readonly PreparedRule[];
  readonly Outbound: readonly PreparedRule[];
}

function prepared({ rules }: SecurityGroup): PreparedGroup {
  const inOrder = [...rules].sort((one, other) => priorityOf(one) - priorityOf(other));
  const of = (direction: string): readonly PreparedRule[] =>
    inOrder
      .filter((rule) => rule.direction === direction)
      .map(({ sources, destinations, action }) => ({
        sources: addressesOf(sources),
        destinations: addressesOf(destinations),
        allows: action === "Allow",
      }));
  return { Inbound: of("Inbound"), Outbound: of("Outbound") };
}

function priorityOf({ priority }: SecurityRule): number {
  return known(priority) ?? Number.POSITIVE_INFINITY;
}

function addressesOf(list: SecurityRule["sources"]): readonly Range[] {
  return list.includes("*") ? [{ first: 0, last: 2 ** 32 - 1 }] : rangesOf(list);
}

/**
 * The first rule that fits decides. One that fits only some of the addresses lets those through, which counts as all: a hole
 * is a hole. What no rule fits is let through, because the service's own last rules do so inside of a virtual network.
 */
function decision(rules: readonly PreparedRule[], source: readonly Range[], destination: readonly Range[]): boolean {
  for (const rule of rules) {
    if (!overlap(rule.sources, source) || !overlap(rule.destinations, destination)) continue;
    if (rule.allows || (covers(rule.sources, source) && covers(rule.destinations, destination))) return rule.allows;
  }
  return true;
}
