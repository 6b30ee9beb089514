import { azureAddresses } from "../ipsec/peer.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { isUnresolved, known, type Stated } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";

/** What stands at one address of an edge gateway: its own tunnels, and the Azure connections that lead there. */
interface Crossing {
  readonly azure: TunnelEnd[];
  readonly edge: TunnelEnd[];
}

/** Which ends of tunnels meet. */
export interface Meetings {
  /** The Azure connection that an edge tunnel meets. */
  readonly met: ReadonlyMap<Tunnel, TunnelEnd>;
  /** Edge tunnels that one of several Azure connections may meet. */
  readonly unclear: ReadonlySet<Tunnel>;
}

/**
 * The Azure connection that each edge tunnel meets, of all readings, as far as addresses tell: both addresses, or that of the
 * edge with one of each left there, or with prefixes that mirror each other. What is not clear is left out.
 */
export function meetingsIn({ realms }: Estate): Meetings {
  const azure = realms.flatMap(({ azureEnds }) => azureEnds);
  const edge = realms.flatMap(({ edgeEnds }) => edgeEnds);
  const met = new Map<Tunnel, TunnelEnd>();
  const unclear = new Set<Tunnel>();
  const taken = new Set<TunnelEnd>();
  for (const crossing of crossings(azure, edge)) {
    const left = meetByAddress(crossing, met, taken);
    const rest = crossing.azure.filter((end) => !azureAddresses(end).complete && !taken.has(end));
    if (left.length === 1 && rest.length === 1) met.set((left[0] as TunnelEnd).tunnel, rest[0] as TunnelEnd);
    else for (const end of meetByMirror(left, rest, met)) if (rest.length > 0) unclear.add(end.tunnel);
  }
  return { met, unclear };
}

function crossings(azure: readonly TunnelEnd[], edge: readonly TunnelEnd[]): Iterable<Crossing> {
  const found = new Map<string | undefined, Crossing>();
  for (const [address, ends] of grouped(edge, ({ tunnel }) => known(tunnel.localAddress))) {
    found.set(address, { azure: [], edge: ends });
  }
  // Who looks for an address that is not known finds none.
  for (const end of azure) found.get(known(end.site?.gatewayAddress) ?? "")?.azure.push(end);
  return found.values();
}

/** Pairs what agrees in both addresses; gives the edge tunnels that are left. */
function meetByAddress(
  { azure, edge }: Crossing,
  met: Map<Tunnel, TunnelEnd>,
  taken: Set<TunnelEnd>,
): readonly TunnelEnd[] {
  const byAddress = new Map<string, TunnelEnd>();
  for (const end of azure) {
    for (const address of azureAddresses(end).addresses) if (!byAddress.has(address)) byAddress.set(address, end);
  }
  return edge.filter(({ site, tunnel }) => {
    const other = byAddress.get(known(site?.gatewayAddress) ?? "");
    if (other === undefined) return true;
    met.set(tunnel, other);
    taken.add(other);
    return false;
  });
}

/** Pairs what is the only one with its prefixes; gives the edge tunnels that are left. */
function meetByMirror(
  edge: readonly TunnelEnd[],
  azure: readonly TunnelEnd[],
  met: Map<Tunnel, TunnelEnd>,
): readonly TunnelEnd[] {
  const theirs = grouped(azure, ({ virtualNetwork }) => textOfAll(virtualNetwork?.prefixes));
  const ours = grouped(edge, ({ site }) => textOfAll(site?.prefixes));
  return edge.filter((end) => {
    const prefixes = textOfAll(end.site?.prefixes);
    const [match, ...more] = theirs.get(prefixes) ?? [];
    if (match === undefined || prefixes === "" || more.length > 0 || ours.get(prefixes)?.length !== 1) return true;
    met.set(end.tunnel, match);
    return false;
  });
}

/** Prefixes as one text to compare by; empty when some are not known. */
export function textOfAll(prefixes: readonly Stated<string>[] | undefined): string {
  if (prefixes === undefined || prefixes.some(isUnresolved)) return "";
  return [...new Set(prefixes as readonly string[])].sort().join(" ");
}
