import { covers, overlap, type Range, rangesOf } from "../../model/address.ts";
import type { Gateway } from "../../model/gateway.ts";
import type { Key } from "../../model/key.ts";
import type { VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import { RangeIndex } from "./rangeIndex.ts";
import type { ReadContext } from "./readContext.ts";

/** A tunnel of one virtual network to a site, with everything that recognition asks about. */
interface End {
  readonly tunnel: Tunnel;
  readonly gateway: Gateway;
  readonly network: VirtualNetwork;
  readonly networkRanges: readonly Range[];
  readonly site: Site;
  readonly siteRanges: readonly Range[];
}

/** Two ends that name each other's network as a site. */
interface Pair {
  readonly near: End;
  readonly far: End;
}

/**
 * Classic networks were joined by calling each the local site of the other, often with an invented gateway address. Finds
 * such pairs and gives each tunnel the gateway that it really reaches.
 *
 * A pair is recognised when A has a tunnel to a site that covers B's whole address space and B has one to a site that
 * covers A's, neither site reaching into its own network (the service refused that, so a summary route to a data centre
 * can never look like a pair). What leaves a doubt is reported and left alone: one side only, several candidates, or both
 * sites at one device with further prefixes behind it, which is a hub.
 */
export function recogniseVnetToVnet(
  context: ReadContext,
  networks: readonly VirtualNetwork[],
  sites: readonly Site[],
  gateways: readonly Gateway[],
  tunnels: readonly Tunnel[],
): readonly Tunnel[] {
  const ends = collectEnds(networks, sites, gateways, tunnels);
  const index = new RangeIndex(ends.flatMap((end) => end.networkRanges.map((range) => ({ range, value: end }))));
  const partners = new Map<Key, End>();
  for (const near of ends) {
    const pairs = candidatePairs(near, index);
    const chosen = choose(context, near, pairs);
    if (chosen !== undefined) partners.set(near.tunnel.key, chosen);
    else if (pairs.length === 0) reportOneSided(context, near, index);
  }
  // Both ends must have chosen each other: a doubt on either side leaves both as they are.
  const recognised = ends.filter((end) => {
    const far = partners.get(end.tunnel.key);
    return far !== undefined && partners.get(far.tunnel.key)?.tunnel === end.tunnel;
  });
  const remote = new Map<Key, End>(recognised.map((end) => [end.tunnel.key, partners.get(end.tunnel.key) as End]));
  reportRecognised(context, recognised, remote);
  return tunnels.map((tunnel) => {
    const far = remote.get(tunnel.key);
    return far === undefined ? tunnel : withRemoteGateway(context, tunnel, far.gateway.key);
  });
}

function withRemoteGateway(context: ReadContext, tunnel: Tunnel, remoteGateway: Key): Tunnel {
  const joined: Tunnel = { ...tunnel, remoteGateway };
  const site = context.places.of(tunnel, "site");
  const medium = context.places.of(tunnel, "medium");
  context.places.put(joined, { site, medium, remoteGateway: site }, context.places.spotOf(tunnel, "site"));
  return joined;
}

function collectEnds(
  networks: readonly VirtualNetwork[],
  sites: readonly Site[],
  gateways: readonly Gateway[],
  tunnels: readonly Tunnel[],
): End[] {
  const networkOf = new Map(networks.map((network) => [network.key, network]));
  const siteOf = new Map(sites.map((site) => [site.key, site]));
  const gatewayOf = new Map(gateways.map((gateway) => [gateway.key, gateway]));
  const rangesOfNetwork = new Map<Key, readonly Range[]>();
  const ends: End[] = [];
  for (const tunnel of tunnels) {
    const gateway = gatewayOf.get(tunnel.gateway);
    const network = networkOf.get(gateway?.virtualNetwork ?? "");
    const site = siteOf.get(tunnel.site ?? "");
    if (gateway?.type !== "Vpn" || network === undefined || site === undefined) continue;
    let networkRanges = rangesOfNetwork.get(network.key);
    if (networkRanges === undefined) {
      networkRanges = rangesOf(network.prefixes);
      rangesOfNetwork.set(network.key, networkRanges);
    }
    ends.push({ tunnel, gateway, network, networkRanges, site, siteRanges: rangesOf(site.prefixes) });
  }
  return ends;
}

function candidatePairs(near: End, index: RangeIndex<End>): Pair[] {
  return [...index.touching(near.siteRanges)]
    .filter(
      (far) => far.network !== near.network && far.site !== near.site && pointsAt(near, far) && pointsAt(far, near),
    )
    .map((far) => ({ near, far }));
}

function pointsAt(from: End, to: End): boolean {
  return covers(from.siteRanges, to.networkRanges) && !overlap(from.siteRanges, from.networkRanges);
}

function choose(context: ReadContext, near: End, pairs: readonly Pair[]): End | undefined {
  const named = pairs.filter(({ far }) => sameName(near.site.name, far.network.name));
  const best = named.length > 0 ? named : pairs;
  const networks = new Set(best.map(({ far }) => far.network));
  if (best.length === 0) return undefined;
  const { far } = best[0] as Pair;
  if (networks.size > 1) {
    const names = [...networks].map((network) => `"${network.name}"`).join(", ");
    suspect(context, near, far, `could be any of the virtual networks ${names}`);
    return undefined;
  }
  if (isHub(near, far)) {
    suspect(context, near, far, `covers virtual network "${far.network.name}", but both networks reach one device`);
    return undefined;
  }
  return far;
}

// Two networks that reach each other through one device at a third place have a site each with the same address, and
// that place's own prefixes in it. A placeholder address repeats too, but then the site is the other network and no more.
function isHub(near: End, far: End): boolean {
  const { gatewayAddress } = near.site;
  if (gatewayAddress === undefined || gatewayAddress !== far.site.gatewayAddress) return false;
  return !covers(far.networkRanges, near.siteRanges) || !covers(near.networkRanges, far.siteRanges);
}

/** Users name the site after the network; the portal put eight hexadecimal digits before it and `Local` behind. */
export function sameName(siteName: string, networkName: string): boolean {
  const plain = siteName.replace(/^[0-9a-f]{8}_/i, "").toLowerCase();
  const network = networkName.toLowerCase();
  return plain === network || plain === `${network}local`;
}

function reportOneSided(context: ReadContext, near: End, index: RangeIndex<End>): void {
  if (overlap(near.siteRanges, near.networkRanges)) return;
  const networks = new Map([...index.touching(near.siteRanges)].map((end) => [end.network, end]));
  for (const far of networks.values()) {
    if (far.network === near.network || !covers(near.siteRanges, far.networkRanges)) continue;
    if (!sameName(near.site.name, far.network.name) && !covers(far.networkRanges, near.siteRanges)) continue;
    suspect(context, near, far, `looks like virtual network "${far.network.name}", which has no tunnel back`);
    return;
  }
}

function suspect(context: ReadContext, near: End, far: End, why: string): void {
  const at = context.places.spotOf(near.tunnel, "site");
  const farName = context.places.spotOf(far.network, "name");
  context.report("NT2019", {
    message: `Local network site "${near.site.name}" ${why}; it stays a site reached over IPsec`,
    help: "If it is that network, let each network name the other as its local site, with exactly its prefixes",
    at,
    related: farName === undefined ? [] : [{ message: "This is the virtual network", at: farName }],
  });
}

function reportRecognised(context: ReadContext, recognised: readonly End[], remote: ReadonlyMap<Key, End>): void {
  const reported = new Set<Key>();
  for (const near of recognised) {
    const far = remote.get(near.tunnel.key) as End;
    if (reported.has(far.tunnel.key)) continue;
    reported.add(near.tunnel.key);
    const at = context.places.spotOf(near.tunnel, "site");
    const back = context.places.spotOf(far.tunnel, "site");
    context.report("NT2018", {
      message:
        `Virtual networks "${near.network.name}" and "${far.network.name}" name each other as local sites: ` +
        `site "${near.site.name}" covers ${far.network.prefixes.join(", ")} and ` +
        `site "${far.site.name}" covers ${near.network.prefixes.join(", ")}`,
      help: "They are joined gateway to gateway; both ends must be given the same shared key",
      at,
      related: back === undefined ? [] : [{ message: "The other network refers back here", at: back }],
    });
  }
}
