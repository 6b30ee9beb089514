import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { prefixLength } from "../model/address.ts";
import type { Subnet, VirtualNetwork } from "../model/network.ts";
import { RangeList } from "../model/rangeList.ts";
import { isUnresolved, textOf } from "../model/stated.ts";
import { outsideOf, overlapsOf } from "../model/sweep.ts";
import type { Estate, Property } from "./estate.ts";
import { knownRange } from "./narrowRange.ts";
import type { Rule } from "./rule.ts";

/** Azure keeps five addresses of each subnet, so that three bits leave the fewest that are of use. */
const longestPrefix = 29;

/** Subnets of virtual networks: inside the address space, clear of each other, and large enough. */
export const subnets: Rule = {
  codes: ["NT5104", "NT5105", "NT5107"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const { network } of estate.realms) {
      for (const each of network.virtualNetworks) {
        const parts = partsOf(each);
        yield* outside(estate, each, parts);
        yield* overlapping(estate, each, parts);
        yield* small(estate, each, parts);
      }
    }
  },
};

/** The known prefixes of all subnets; each subnet is an owner. */
interface Parts {
  readonly ranges: RangeList;
  readonly of: readonly { readonly subnet: Subnet; readonly index: number; readonly prefix: string }[];
}

function partsOf({ subnets: list }: VirtualNetwork): Parts {
  const ranges = new RangeList();
  const of: Parts["of"][number][] = [];
  for (const [owner, subnet] of list.entries()) {
    for (const [index, prefix] of subnet.prefixes.entries()) {
      const range = knownRange(prefix);
      if (range === undefined) continue;
      ranges.add(range, owner);
      of.push({ subnet, index, prefix: textOf(prefix) });
    }
  }
  return { ranges, of };
}

function readAt({ subnet, index }: Parts["of"][number]): readonly Property[] {
  return [
    [subnet.prefixes, index],
    [subnet, "name"],
  ];
}

function* outside(estate: Estate, network: VirtualNetwork, { ranges, of }: Parts): Iterable<Diagnostic> {
  const { prefixes } = network;
  // What is not known of the space may hold the subnet.
  if (prefixes.length === 0 || prefixes.some(isUnresolved)) return;
  const space = new RangeList();
  for (const prefix of prefixes) {
    const range = knownRange(prefix);
    if (range !== undefined) space.add(range, 0);
  }
  for (const range of outsideOf(space, ranges)) {
    const part = of[range] as Parts["of"][number];
    yield diagnose("NT5104", {
      message: `The subnet "${textOf(part.subnet.name)}" (${part.prefix}) is not inside the address space of the virtual network "${textOf(network.name)}"`,
      help: "Add the prefix to the address space, or choose one inside it",
      at: estate.at(...readAt(part)),
      actual: part.prefix,
      expected: (prefixes as readonly string[]).slice(0, 10),
      related: [
        {
          message: "The address space begins here",
          at: estate.at([prefixes, 0], [network, "name"]),
        },
      ],
    });
  }
}

function* overlapping(estate: Estate, network: VirtualNetwork, { ranges, of }: Parts): Iterable<Diagnostic> {
  for (const { one, other } of overlapsOf(ranges)) {
    const [first, second] = [Math.min(one, other), Math.max(one, other)].map((each) => of[each]) as [
      Parts["of"][number],
      Parts["of"][number],
    ];
    yield diagnose("NT5105", {
      message: `The subnets "${textOf(first.subnet.name)}" (${first.prefix}) and "${textOf(second.subnet.name)}" (${second.prefix}) of the virtual network "${textOf(network.name)}" overlap`,
      help: "Give each a prefix of its own",
      at: estate.at(...readAt(second)),
      actual: second.prefix,
      related: [
        { message: `The subnet "${textOf(first.subnet.name)}" has ${first.prefix}`, at: estate.at(...readAt(first)) },
      ],
    });
  }
}

function* small(estate: Estate, network: VirtualNetwork, { of }: Parts): Iterable<Diagnostic> {
  for (const part of of) {
    const length = prefixLength(part.prefix);
    if (length <= longestPrefix) continue;
    yield diagnose("NT5107", {
      message: `The subnet "${textOf(part.subnet.name)}" of the virtual network "${textOf(network.name)}" is a /${length}; the smallest that Azure makes is a /${longestPrefix}`,
      help: `Use a /${longestPrefix} or a shorter prefix`,
      at: estate.at(...readAt(part)),
      actual: part.prefix,
    });
  }
}
