import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { isUnresolved, known } from "../model/stated.ts";
import type { EndPair } from "./pairing.ts";
import { nameOfEnd, type Place, placeAt, type TunnelEnd } from "./tunnelEnd.ts";

/** Findings about ends that get in each other's way, by the end that they concern. */
export type NeighbourFindings = ReadonlyMap<TunnelEnd, readonly Diagnostic[]>;

/**
 * Finds ends of one side that a peer cannot tell apart, or that want the same traffic. An end in a pair also points at its peer.
 */
export function neighbourFindings(
  azure: readonly TunnelEnd[],
  cds: readonly TunnelEnd[],
  pairs: readonly EndPair[],
): NeighbourFindings {
  const found = new Map<TunnelEnd, Diagnostic[]>();
  let made: ReadonlyMap<TunnelEnd, TunnelEnd> | undefined;
  const add = (group: readonly TunnelEnd[], finding: Finding): void => {
    // Made when first asked for: most ends are in nobody's way.
    made ??= new Map(pairs.flatMap((pair) => [[pair.azure, pair.cds] as const, [pair.cds, pair.azure] as const]));
    const peers = made;
    // Without a peer there is no tunnel to say it of: once is enough.
    const own = group.filter((end) => peers.has(end));
    for (const end of own.length > 0 ? own : group.slice(0, 1)) {
      const peer = peers.get(end);
      const list = found.get(end) ?? [];
      list.push(told(end, group, peer, finding));
      found.set(end, list);
    }
  };
  for (const ends of [azure, cds]) for (const group of alike(ends, addressesOf)) add(group, samePeer);
  for (const group of alike(cds, networksOf)) if (addressesDiffer(group)) add(group, sameNetworks);
  return found;
}

interface Finding {
  readonly code: Code;
  readonly have: string;
  readonly help: string;
  readonly at: (end: TunnelEnd) => Place | undefined;
}

// INITIAL_CONTACT (RFC 7296, 2.4) lets a peer end what else has the same identities.
const samePeer: Finding = {
  code: "NT4048",
  have: "have the same two addresses",
  help: "Join them to one with several prefixes",
  at: (end) =>
    end.vendor === "azure"
      ? placeAt(end, [end.site, "gatewayAddress"])
      : placeAt(end, [end.site, "gatewayAddress"], [end.tunnel, "localAddress"]),
};

// "Using Policy-Based IPSec VPN" (VMware, NSX 3.2): the pairs of prefixes of policy-based tunnels are unique.
const sameNetworks: Finding = {
  code: "NT4065",
  have: "have the same networks",
  help: "Leave one tunnel for each pair of networks",
  at: (end) => placeAt(end, [end.tunnel.localPrefixes, 0]),
};

const mostShown = 3;

function told(
  end: TunnelEnd,
  group: readonly TunnelEnd[],
  peer: TunnelEnd | undefined,
  { code, have, help, at }: Finding,
): Diagnostic {
  const what = end.vendor === "azure" ? "connections" : "tunnels";
  // Where hundreds are alike, a few of them tell it.
  const few = group.filter((each) => each !== end).slice(0, mostShown);
  const others = few.map((each) => ["The other", at(each)] as const);
  const names = [end, ...few]
    .sort((one, other) => group.indexOf(one) - group.indexOf(other))
    .map((each) => `"${nameOfEnd(each)}"`);
  const more = group.length - names.length;
  const far = peer === undefined ? [] : [["The other end", at(peer)] as const];
  return diagnose(code, {
    message: `The ${what} ${names.join(" and ")}${more === 0 ? "" : ` and ${more} more`} ${have}`,
    help,
    at: at(end),
    related: [...far, ...others].flatMap(([message, place]) => (place === undefined ? [] : [{ message, at: place }])),
  });
}

function alike(ends: readonly TunnelEnd[], wordOf: (end: TunnelEnd) => string | undefined): readonly TunnelEnd[][] {
  if (ends.length < 2) return [];
  const groups = new Map<string, TunnelEnd[]>();
  for (const end of ends) {
    const word = wordOf(end);
    if (word === undefined) continue;
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [end]);
    else group.push(end);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

// Two gateways have addresses of their own, and so have two edges.
function addressesOf({ vendor, tunnel, site }: TunnelEnd): string | undefined {
  const far = known(site?.gatewayAddress);
  const near = vendor === "azure" ? tunnel.gateway : known(tunnel.localAddress);
  return far === undefined || near === undefined ? undefined : `${near} ${far}`;
}

function networksOf({ tunnel, site }: TunnelEnd): string | undefined {
  const lists = [tunnel.localPrefixes ?? [], site?.prefixes ?? []];
  if (known(tunnel.routeBased) === true || lists.flat().some(isUnresolved)) return undefined;
  return [tunnel.gateway ?? "", ...lists.map((list) => [...list].sort().join(" "))].join(" | ");
}

// The same peer is one finding, whatever networks lead to it.
function addressesDiffer(group: readonly TunnelEnd[]): boolean {
  return new Set(group.map(addressesOf)).size > 1;
}
