import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { overlap, rangesOf } from "../model/address.ts";
import { RangeList } from "../model/rangeList.ts";
import { overlapsOf } from "../model/sweep.ts";
import { textOfAll } from "./meetings.ts";
import { narrowRange } from "./narrowRange.ts";

/** Two tunnels of one edge gateway that take the same traffic. */
export interface TunnelOverlap {
  readonly one: TunnelEnd;
  readonly other: TunnelEnd;
  /** Which remote prefix of each. */
  readonly share: { readonly one: number; readonly other: number };
}

/**
 * Tunnels that share both local and remote addresses. All traffic (0.0.0.0/0, or no remote network at all) is shared only with all
 * traffic.
 */
export function* overlappingTunnels(tunnels: readonly TunnelEnd[]): Iterable<TunnelOverlap> {
  const ranges = new RangeList();
  const from: { readonly tunnel: number; readonly prefix: number }[] = [];
  for (const [tunnel, { site }] of tunnels.entries()) {
    for (const [prefix, text] of (site?.prefixes ?? []).entries()) {
      const range = narrowRange(text);
      if (range === undefined) continue;
      ranges.add(range, tunnel);
      from.push({ tunnel, prefix });
    }
  }
  for (const found of overlapsOf(ranges)) {
    const [left, right] = [from[found.one], from[found.other]] as [(typeof from)[number], (typeof from)[number]];
    const [first, second] = left.tunnel < right.tunnel ? [left, right] : [right, left];
    const [one, other] = [tunnels[first.tunnel] as TunnelEnd, tunnels[second.tunnel] as TunnelEnd];
    if (sharesLocal(one, other)) yield { one, other, share: { one: first.prefix, other: second.prefix } };
  }
  const any = tunnels.filter(({ site }) => site?.prefixes.length === 0 || textOfAll(site?.prefixes) === "0.0.0.0/0");
  for (const [index, other] of any.entries()) {
    const one = any.slice(0, index).find((each) => sharesLocal(each, other));
    if (one !== undefined) yield { one, other, share: { one: 0, other: 0 } };
  }
}

function sharesLocal({ tunnel: one }: TunnelEnd, { tunnel: other }: TunnelEnd): boolean {
  return overlap(rangesOf(one.localPrefixes ?? []), rangesOf(other.localPrefixes ?? []));
}
