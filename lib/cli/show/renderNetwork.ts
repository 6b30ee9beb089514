import type { Paint } from "../../diagnostics/paint.ts";
import type { Gateway } from "../../model/gateway.ts";
import type { Network, VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import { wrap } from "../wrap.ts";
import { type Block, renderBlocks } from "./block.ts";
import { circuitBlock } from "./circuit.ts";
import { connectBlocks } from "./connect.ts";
import { edgeGatewayBlock, isEdge } from "./edgeGateway.ts";
import { edgeParts } from "./edgeParts.ts";
import { edgeDefaultBlock, takesDocumentedDefault } from "./edgePolicy.ts";
import { edgeTunnelBlock, isEdgeTunnel } from "./edgeTunnel.ts";
import { gatewayBlock } from "./gateway.ts";
import { inputsBlocks } from "./inputs.ts";
import { Names } from "./names.ts";
import { defaultPoliciesBlock } from "./policy.ts";
import { privateCloudBlock } from "./privateCloud.ts";
import { publicAddressBlock } from "./publicAddress.ts";
import { routeTableBlock } from "./routeTable.ts";
import { securityGroupBlock } from "./securityGroup.ts";
import { siteBlock } from "./site.ts";
import { summary } from "./summary.ts";
import { hasOpenDefault, tunnelBlock } from "./tunnel.ts";
import { unusedDnsServersBlock, virtualNetworkBlock } from "./virtualNetwork.ts";

/** How to render a network. */
export interface NetworkStyle {
  /** Columns of the terminal. */
  readonly width: number;
  /** For colours. */
  readonly paint: Paint;
}

const leastWidth = 40;

/**
 * A network as text for a terminal: what there is in one line, then each thing with its settings. Gateways stand with their
 * virtual network, tunnels with their gateway. No secret is shown, only whether there is one.
 */
export function renderNetwork(network: Network, { width, paint }: NetworkStyle): string {
  const layout = { width: Math.max(leastWidth, width), paint };
  const names = new Names(network);
  const sites = ownSites(network, names);
  const head = wrap(summary(network, sites), layout.width).join("\n");
  const blocks = blocksOf(network, sites, names);
  return blocks.length === 0 ? `${head}\n` : `${head}\n\n${renderBlocks(blocks, layout)}\n`;
}

function blocksOf(network: Network, sites: readonly Site[], names: Names): readonly Block[] {
  const { virtualNetworks, gateways, tunnels, circuits, privateClouds, publicAddresses, dnsServers } = network;
  const gatewaysOf = grouped(gateways, ({ virtualNetwork }) => virtualNetwork);
  const tunnelsOf = grouped(tunnels, ({ gateway }) => gateway);
  const servers = new Map(dnsServers.map((server) => [server.key, server]));
  const gatewayWithTunnels = (gateway: Gateway, owner?: VirtualNetwork): Block => {
    const own = (tunnelsOf.get(gateway.key) ?? []).map((tunnel) => anyTunnelBlock(tunnel, names, gateway));
    if (!isEdge(gateway)) return gatewayBlock(gateway, names, own, owner);
    return edgeGatewayBlock(gateway, names, [...own, ...edgeParts(network, names, gateway)], owner);
  };
  const networkKeys = new Set(virtualNetworks.map(({ key }) => key));
  const usedServers = new Set(virtualNetworks.flatMap((each) => each.dnsServers));
  const edgeTunnels = tunnels.filter((tunnel) => isEdgeTunnel(tunnel, names));
  const azureTunnels = tunnels.filter((tunnel) => !isEdgeTunnel(tunnel, names));
  const unusedServers = dnsServers.filter(({ key }) => !usedServers.has(key));
  return [
    ...virtualNetworks.map((virtualNetwork) => {
      const own = virtualNetwork.dnsServers.map((key) => servers.get(key)).filter((server) => server !== undefined);
      const parts = (gatewaysOf.get(virtualNetwork.key) ?? []).map((gateway) =>
        gatewayWithTunnels(gateway, virtualNetwork),
      );
      return virtualNetworkBlock(virtualNetwork, own, names, parts);
    }),
    ...gateways
      .filter(({ virtualNetwork }) => !networkKeys.has(virtualNetwork ?? ""))
      .map((gateway) => gatewayWithTunnels(gateway)),
    ...tunnels
      .filter(({ gateway }) => !names.gateways.has(gateway ?? ""))
      .map((tunnel) => anyTunnelBlock(tunnel, names)),
    ...edgeParts(network, names),
    ...sites.map((site) => siteBlock(site, names)),
    ...network.securityGroups.map((group) => securityGroupBlock(group, names)),
    ...network.routeTables.map((table) => routeTableBlock(table, names)),
    ...circuits.map((circuit) => circuitBlock(circuit, names)),
    ...privateClouds.map((cloud) => privateCloudBlock(cloud, names)),
    ...connectBlocks(network, names),
    // An address without a name has nothing to show but where it is used.
    ...publicAddresses.filter(({ name }) => name !== "").map((address) => publicAddressBlock(address, names)),
    ...(unusedServers.length === 0 ? [] : [unusedDnsServersBlock(unusedServers)]),
    ...(azureTunnels.some((tunnel) => hasOpenDefault(tunnel, names)) ? [defaultPoliciesBlock()] : []),
    ...(edgeTunnels.some(takesDocumentedDefault) ? [edgeDefaultBlock()] : []),
    ...inputsBlocks(network),
  ];
}

function anyTunnelBlock(tunnel: Tunnel, names: Names, owner?: Gateway): Block {
  return isEdgeTunnel(tunnel, names) ? edgeTunnelBlock(tunnel, names, owner) : tunnelBlock(tunnel, names, owner);
}

// The far side of an edge tunnel has no name and is shown whole with its tunnel.
function ownSites({ sites, tunnels }: Network, names: Names): readonly Site[] {
  const uses = grouped(tunnels, ({ site }) => site);
  return sites.filter(({ key, name }) => {
    const [only, other] = uses.get(key) ?? [];
    return name !== "" || only === undefined || other !== undefined || !isEdgeTunnel(only, names);
  });
}

function grouped<T extends Gateway | Tunnel>(
  things: readonly T[],
  keyOf: (thing: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}
