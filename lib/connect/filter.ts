import { covers, overlap, type Range, rangesOf } from "../model/address.ts";
import type { Network } from "../model/network.ts";
import type { SecurityGroup, SecurityRule } from "../model/securityGroup.ts";
import { known } from "../model/stated.ts";

/** What the security groups of a network let through, by the addresses of both ends alone. */
export class Filter {
  readonly #subnets: readonly { readonly ranges: readonly Range[]; readonly group: PreparedGroup | undefined }[];

  constructor(network: Pick<Network, "virtualNetworks" | "securityGroups">) {
    const groups = new Map(network.securityGroups.map((group) => [group.key, prepared(group)]));
    this.#subnets = network.virtualNetworks.flatMap(({ subnets }) =>
      subnets.map((subnet) => ({ ranges: rangesOf(subnet.prefixes), group: groups.get(subnet.securityGroup ?? "") })),
    );
  }

  /** Whether traffic from one set of addresses can be opened to another. Answers to it come back by themselves. */
  lets(from: readonly string[], to: readonly string[]): boolean {
    const source = rangesOf(from);
    const destination = rangesOf(to);
    return (
      source.length > 0 &&
      destination.length > 0 &&
      this.#allows("Outbound", source, source, destination) &&
      this.#allows("Inbound", destination, source, destination)
    );
  }

  #allows(
    direction: "Inbound" | "Outbound",
    near: readonly Range[],
    source: readonly Range[],
    destination: readonly Range[],
  ): boolean {
    const subnet = this.#subnets.find(({ ranges }) => covers(ranges, near));
    return subnet?.group === undefined || decision(subnet.group[direction], source, destination);
  }
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
