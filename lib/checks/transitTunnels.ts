import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { RangeList } from "../model/rangeList.ts";
import type { Stated } from "../model/stated.ts";
import { overlapsOf } from "../model/sweep.ts";
import { narrowRange } from "./narrowRange.ts";

/** Tunnels of one edge gateway that carry traffic on to other tunnels of it: these lead to what they have as local networks. */
export function transitTunnels(tunnels: readonly TunnelEnd[]): ReadonlySet<TunnelEnd> {
  const ranges = new RangeList();
  const add = (prefixes: readonly Stated<string>[], owner: number): void => {
    for (const prefix of prefixes) {
      const range = narrowRange(prefix);
      if (range !== undefined) ranges.add(range, owner);
    }
  };
  // The far side of a tunnel: an even owner; its near side: the odd one after it.
  for (const [index, { tunnel, site }] of tunnels.entries()) {
    add(site?.prefixes ?? [], 2 * index);
    add(tunnel.localPrefixes ?? [], 2 * index + 1);
  }
  const found = new Set<TunnelEnd>();
  for (const { one, other } of overlapsOf(ranges)) {
    const [left, right] = [ranges.owner(one), ranges.owner(other)];
    if (left % 2 === right % 2 || left >> 1 === right >> 1) continue;
    found.add(tunnels[(left % 2 === 1 ? left : right) >> 1] as TunnelEnd);
  }
  return found;
}
