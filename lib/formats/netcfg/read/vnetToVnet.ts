import { covers } from "../../../model/address.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { Network } from "../../../model/network.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { type AddressedNode, GatewayAddresses } from "./gatewayAddresses.ts";
import type { ReadContext } from "./readContext.ts";
import { type End, type Node, SiteGraph } from "./siteGraph.ts";
import { sameName } from "./siteNames.ts";

/**
 * Classic networks were joined by calling each the local site of the other, often with an invented gateway address. Finds
 * such pairs and gives each tunnel the gateway that it really reaches.
 *
 * Where the service tells the address of a gateway, a site at that address is that network. Otherwise a pair is recognised
 * when A has a tunnel to a site that covers B's whole address space and B has one to a site that
 * covers A's, neither site reaching into its own network (the service refused that, so a summary route to a data centre
 * can never look like a pair). What leaves a doubt is reported and left alone: one side only, several candidates, or both
 * sites at one device with further prefixes behind it, which is a hub.
 */
export function recogniseVnetToVnet(context: ReadContext, network: Network): readonly Tunnel[] {
  const { virtualNetworks, sites, gateways, tunnels } = network;
  const graph = new SiteGraph(virtualNetworks, sites, gateways, tunnels);
  const ends = graph.nodes.flatMap((node) => node.ends);
  const partners = new Map<Key, End>();
  const addresses = new GatewayAddresses(network, graph.nodes);
  const byAddress = joinByAddress(context, ends, addresses);
  for (const near of ends) {
    if (byAddress.has(near.tunnel.key)) continue;
    const candidates = graph.candidates(near);
    const pairs = candidates.flatMap((node) => node.ends).filter((far) => arePair(near, far));
    const chosen = choose(context, near, pairs);
    if (chosen !== undefined) partners.set(near.tunnel.key, chosen);
    else if (pairs.length === 0) reportOneSided(context, near, candidates);
  }
  // Both ends must have chosen each other: a doubt on either side leaves both as they are.
  const recognised = ends.filter((end) => {
    const far = partners.get(end.tunnel.key);
    return far !== undefined && !byAddress.has(far.tunnel.key) && partners.get(far.tunnel.key)?.tunnel === end.tunnel;
  });
  const remote = new Map<Key, End>(recognised.map((end) => [end.tunnel.key, partners.get(end.tunnel.key) as End]));
  reportRecognised(context, recognised, remote);
  for (const near of recognised) reportOtherAddress(context, near, remote.get(near.tunnel.key) as End, addresses);
  return tunnels.map((tunnel) => {
    const far = byAddress.get(tunnel.key) ?? remote.get(tunnel.key)?.gateway;
    return far === undefined ? tunnel : withRemoteGateway(context, tunnel, far.key);
  });
}

/**
 * Tunnels to the address that the service gave to the gateway of another network: there is nothing to doubt. The tunnel back
 * belongs to it if its site covers this network or has its gateway's address.
 */
function joinByAddress(
  context: ReadContext,
  ends: readonly End[],
  addresses: GatewayAddresses,
): ReadonlyMap<Key, Gateway> {
  const joined = new Map<Key, Gateway>();
  for (const near of ends) {
    const far = addresses.at(near.site.gatewayAddress);
    if (far === undefined || far.node === near.node || joined.has(near.tunnel.key)) continue;
    joined.set(near.tunnel.key, far.gateway);
    const own = addresses.of(near.node);
    const back =
      far.node.ends.find(({ site }) => own !== undefined && site.gatewayAddress === own.address) ??
      far.node.ends.find(({ ranges }) => covers(ranges, near.node.ranges));
    if (back !== undefined) joined.set(back.tunnel.key, near.gateway);
    reportJoined(context, near, far, back);
  }
  return joined;
}

function reportJoined(context: ReadContext, near: End, far: AddressedNode, back: End | undefined): void {
  const name = textOf(far.node.network.name);
  const spot = context.places.spotOf(far.holder, "address");
  context.report("NT2018", {
    message:
      `Local network site "${textOf(near.site.name)}" of "${textOf(near.node.network.name)}" is virtual network "${name}": ` +
      `${far.address} is the address of its gateway`,
    help:
      back === undefined
        ? `The tunnel is joined gateway to gateway; "${name}" needs one back, with the same shared key`
        : "They are joined gateway to gateway; both ends must be given the same shared key",
    at: context.places.spotOf(near.tunnel, "site"),
    related: spot === undefined ? [] : [{ message: "The service gave this address to the gateway", at: spot }],
  });
}

// Files were written before the gateway had its address.
function reportOtherAddress(context: ReadContext, near: End, far: End, addresses: GatewayAddresses): void {
  const known = addresses.of(far.node);
  const { gatewayAddress } = near.site;
  if (known === undefined || gatewayAddress === undefined || isUnresolved(gatewayAddress)) return;
  if (gatewayAddress === known.address) return;
  const spot = context.places.spotOf(known.holder, "address");
  context.report("NT2030", {
    message: `Local network site "${textOf(near.site.name)}" stands for virtual network "${textOf(far.node.network.name)}" and has the address ${gatewayAddress}, but the gateway there has ${known.address}`,
    help: "Nothing for the migration, which needs no address; check that the two networks were joined at all",
    at: context.places.spotOf(near.site, "gatewayAddress"),
    related: spot === undefined ? [] : [{ message: "The service gave this address to the gateway", at: spot }],
    actual: gatewayAddress,
    expected: [known.address],
  });
}

function withRemoteGateway(context: ReadContext, tunnel: Tunnel, remoteGateway: Key): Tunnel {
  const joined: Tunnel = { ...tunnel, remoteGateway };
  const { places } = context;
  const origins = Object.fromEntries(
    (Object.keys(tunnel) as (keyof Tunnel)[]).map((key) => [key, places.allOf(tunnel, key)] as const),
  );
  const known = Object.entries(origins).filter(([, leaves]) => leaves.length > 0);
  const site = places.of(tunnel, "site");
  places.put(joined, { ...Object.fromEntries(known), remoteGateway: site }, places.spotOf(tunnel, "site"));
  return joined;
}

function arePair(near: End, far: End): boolean {
  return far.site !== near.site && covers(far.ranges, near.node.ranges);
}

function choose(context: ReadContext, near: End, pairs: readonly End[]): End | undefined {
  const named = pairs.filter((far) => sameName(textOf(near.site.name), textOf(far.node.network.name)));
  const best = named.length > 0 ? named : pairs;
  const [far] = best;
  if (far === undefined) return undefined;
  const networks = new Set(best.map(({ node }) => node.network));
  if (networks.size > 1) {
    const names = [...networks].map((network) => `"${network.name}"`).join(", ");
    suspect(context, near, far.node, `could be any of the virtual networks ${names}`);
    return undefined;
  }
  if (isHub(near, far)) {
    suspect(
      context,
      near,
      far.node,
      `covers virtual network "${far.node.network.name}", but both networks ${isOneDevice(near, far) === undefined ? "may reach" : "reach"} one device`,
    );
    return undefined;
  }
  return far;
}

// Two networks that reach each other through one device at a third place have a site each with the same address, and
// that place's own prefixes in it. A placeholder address repeats too, but then the site is the other network and no more.
function isHub(near: End, far: End): boolean {
  if (isOneDevice(near, far) === false) return false;
  return !covers(far.node.ranges, near.ranges) || !covers(near.node.ranges, far.ranges);
}

// Whether both sites have one address; undefined: an address is not known.
function isOneDevice({ site: { gatewayAddress } }: End, { site: far }: End): boolean | undefined {
  if (gatewayAddress === undefined || far.gatewayAddress === undefined) return false;
  if (isUnresolved(gatewayAddress) || isUnresolved(far.gatewayAddress)) return undefined;
  return gatewayAddress === far.gatewayAddress;
}

// A network without any tunnel is meant only if the site is named after it: unconnected networks may share addresses.
function reportOneSided(context: ReadContext, near: End, candidates: readonly Node[]): void {
  // Whether a site covers a prefix that is not known, and what a site with such a prefix covers, nobody can say.
  if (near.node.network.prefixes.some(isUnresolved)) return;
  const clear = candidates.filter(({ ends }) => !ends.some(({ site }) => site.prefixes.some(isUnresolved)));
  const far = clear.find(
    ({ network, ranges, connected }) =>
      sameName(textOf(near.site.name), textOf(network.name)) || (connected && covers(ranges, near.ranges)),
  );
  if (far !== undefined)
    suspect(context, near, far, `looks like virtual network "${far.network.name}", which has no tunnel back`);
}

function suspect(context: ReadContext, near: End, far: Node, why: string): void {
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
        `Virtual networks "${near.node.network.name}" and "${far.node.network.name}" name each other as local sites: ` +
        `site "${near.site.name}" covers ${far.node.network.prefixes.join(", ")} and ` +
        `site "${far.site.name}" covers ${near.node.network.prefixes.join(", ")}`,
      help: "They are joined gateway to gateway; both ends must be given the same shared key",
      at,
      related: back === undefined ? [] : [{ message: "The other network refers back here", at: back }],
    });
  }
}
