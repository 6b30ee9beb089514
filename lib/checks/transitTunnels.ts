import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { namingsOf } from "./namings.ts";
import { narrowRanges } from "./narrowRange.ts";

/** Tunnels of one edge gateway that carry traffic on to other tunnels of it: these lead to what they have as local networks. */
export function transitTunnels(tunnels: readonly TunnelEnd[]): ReadonlySet<TunnelEnd> {
  const sides = tunnels.map(({ tunnel, site }) => ({
    has: narrowRanges(site?.prefixes),
    names: narrowRanges(tunnel.localPrefixes),
  }));
  return new Set([...namingsOf(sides)].map(({ by }) => tunnels[by] as TunnelEnd));
}
