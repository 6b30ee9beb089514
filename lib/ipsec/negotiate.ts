import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Verdict, worst } from "./judge.ts";
import { negotiateTunnel, type TunnelNegotiation, type TunnelOptions } from "./negotiateTunnel.ts";
import { type NeighbourFindings, neighbourFindings } from "./neighbours.ts";
import { type EndPair, type PairingOptions, pairEnds } from "./pairing.ts";
import { type ReadNetwork, type TunnelEnd, tunnelEnds } from "./tunnelEnd.ts";

/** What comes of all tunnels between two networks. */
export interface NetworkNegotiation {
  /** The worst of all tunnels; `unknown` where there is none. */
  readonly verdict: Verdict;
  /** In the order of the Azure input. */
  readonly tunnels: readonly TunnelNegotiation[];
  /** The ends of each tunnel, in the same order. */
  readonly pairs: readonly EndPair[];
  /** What concerns no tunnel or several of them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Settings of a negotiation. */
export interface NetworkOptions extends PairingOptions, TunnelOptions {}

/** Pairs the connections of Azure gateways with the tunnels of edge gateways, and negotiates each pair. */
export function negotiateNetworks(
  azure: ReadNetwork,
  cds: ReadNetwork,
  options: NetworkOptions = {},
): NetworkNegotiation {
  const [left, right] = [tunnelEnds(azure, "azure"), tunnelEnds(cds, "edge")];
  const { pairs, diagnostics } = pairEnds(left, right, options);
  const neighbours = neighbourFindings(left, right, pairs);
  const tunnels = pairs.map((pair) => {
    const tunnel = negotiateTunnel(pair.azure, pair.cds, options);
    const [one, other] = [neighbours.get(pair.azure) ?? [], neighbours.get(pair.cds) ?? []];
    if (one.length === 0 && other.length === 0) return tunnel;
    return { ...tunnel, diagnostics: [...tunnel.diagnostics, ...one, ...other] };
  });
  return {
    verdict: tunnels.length === 0 ? "unknown" : worst(tunnels.map(({ verdict }) => verdict)),
    tunnels,
    pairs,
    diagnostics: [...diagnostics, ...unpairedFindings([...left, ...right], pairs, neighbours)],
  };
}

function unpairedFindings(
  ends: readonly TunnelEnd[],
  pairs: readonly EndPair[],
  neighbours: NeighbourFindings,
): readonly Diagnostic[] {
  if (neighbours.size === 0) return [];
  const paired = new Set(pairs.flatMap((pair) => [pair.azure, pair.cds]));
  return ends.flatMap((end) => (paired.has(end) ? [] : (neighbours.get(end) ?? [])));
}
