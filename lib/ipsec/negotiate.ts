import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { known } from "../model/stated.ts";
import { type Verdict, worst } from "./judge.ts";
import { negotiateTunnel, type TunnelNegotiation, type TunnelOptions } from "./negotiateTunnel.ts";
import { type EndPair, type PairingOptions, pairEnds } from "./pairing.ts";
import { nameOfEnd, placeAt, type ReadNetwork, tunnelEnds } from "./tunnelEnd.ts";

/** What comes of all tunnels between two networks. */
export interface NetworkNegotiation {
  /** The worst of all tunnels; `unknown` where there is none. */
  readonly verdict: Verdict;
  /** In the order of the Azure input. */
  readonly tunnels: readonly TunnelNegotiation[];
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
  const { pairs, diagnostics } = pairEnds(tunnelEnds(azure, "azure"), tunnelEnds(cds, "edge"), options);
  const tunnels = pairs.map((pair) => negotiateTunnel(pair.azure, pair.cds, options));
  return {
    verdict: tunnels.length === 0 ? "unknown" : worst(tunnels.map(({ verdict }) => verdict)),
    tunnels,
    diagnostics: [...diagnostics, ...sharedPeers(pairs)],
  };
}

// INITIAL_CONTACT (RFC 7296, 2.4) lets a peer end what else has the same identities.
function sharedPeers(pairs: readonly EndPair[]): readonly Diagnostic[] {
  const byAddresses = new Map<string, EndPair[]>();
  for (const pair of pairs) {
    const { cds } = pair;
    const [local, remote] = [known(cds.tunnel.localAddress), known(cds.site?.gatewayAddress)];
    if (local === undefined || remote === undefined) continue;
    const list = byAddresses.get(`${local} ${remote}`);
    if (list === undefined) byAddresses.set(`${local} ${remote}`, [pair]);
    else list.push(pair);
  }
  return [...byAddresses.values()]
    .filter((list) => list.length > 1)
    .map((list) =>
      diagnose("NT4048", {
        message: `${list.map(({ cds }) => `"${nameOfEnd(cds)}"`).join(" and ")} have the same two addresses`,
        help: "Join them to one tunnel with several prefixes",
        at: placeAt((list[0] as EndPair).cds),
      }),
    );
}
