import { covers, rangesOf } from "../../model/address.ts";
import type { Gateway } from "../../model/gateway.ts";
import type { VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import { assumed, derived, type Ref, ref, type Traced, type TracedLeaf } from "../../source/traced.ts";
import type { ArmScope } from "./scope.ts";
import { gatewayResource } from "./writeGateway.ts";
import { siteGatewayId } from "./writeSite.ts";

/** What a connection says about its far side. */
interface FarSide {
  readonly type: TracedLeaf;
  /** Property and id of the resource on the far side. */
  readonly end: { readonly [name: string]: Traced };
  readonly dependsOn: readonly string[];
  /** Absent where no key is shared: over a circuit. */
  readonly sharedKey?: TracedLeaf;
}

/** Writes the connection of one tunnel. */
export function writeConnection(scope: ArmScope, gateway: Gateway, tunnel: Tunnel): void {
  const network = scope.index.virtualNetworkOf(gateway);
  const far = writeFarSide(scope, gateway, tunnel, network);
  const { id, refs: idRefs } = gatewayResource(scope, gateway);
  const { networkName, farName, refs } = connectionNames(scope, gateway, tunnel);
  const name = scope.resourceName("connection", tunnel.key, `${networkName}-to-${farName}`);
  scope.template.add("connection", {
    name: derived(name, refs),
    location: scope.locationOf(network),
    dependsOn: [id, ...far.dependsOn],
    properties: {
      connectionType: far.type,
      virtualNetworkGateway1: { id: derived(id, idRefs) },
      ...far.end,
      sharedKey: far.sharedKey,
    },
  });
}

interface ConnectionNames {
  readonly networkName: string;
  /** The network on the far side where there is one, else the site as the input names it. */
  readonly farName: string;
  readonly refs: readonly Ref[];
}

function connectionNames(scope: ArmScope, gateway: Gateway, tunnel: Tunnel): ConnectionNames {
  const network = scope.index.virtualNetworkOf(gateway);
  const remote = scope.index.gateways.get(tunnel.remoteGateway ?? "");
  const site = scope.index.sites.get(tunnel.site ?? "");
  const { name: networkName, refs: nearRefs } = scope.resourceOf(network);
  if (remote !== undefined) {
    const farNetwork = scope.index.virtualNetworkOf(remote);
    return { networkName, farName: farNetwork.name, refs: [...nearRefs, ref(farNetwork, "name")] };
  }
  if (site !== undefined) {
    return { networkName, farName: site.name, refs: [...nearRefs, ref(tunnel, "site"), ref(site, "name")] };
  }
  return { networkName, farName: tunnel.siteName ?? "", refs: [...nearRefs, ref(tunnel, "siteName")] };
}

function writeFarSide(scope: ArmScope, gateway: Gateway, tunnel: Tunnel, network: VirtualNetwork): FarSide {
  const remote = scope.index.gateways.get(tunnel.remoteGateway ?? "");
  if (remote !== undefined) return writeFarGateway(scope, gateway, tunnel, remote);
  if (tunnel.medium === "ExpressRoute") return writeCircuit(scope, tunnel, network);
  return writeFarSite(scope, tunnel, network);
}

function writeFarSite(scope: ArmScope, tunnel: Tunnel, network: VirtualNetwork): FarSide {
  const site = scope.index.sites.get(tunnel.site ?? "");
  const named = site === undefined ? "siteName" : "site";
  const siteName = site?.name ?? tunnel.siteName ?? "";
  const id =
    site === undefined ? unknownSiteId(scope, tunnel) : siteGatewayId(scope, site, network, [ref(tunnel, "site")]);
  const key = scope.parameter(
    "sharedKey",
    [network.name, siteName],
    { type: "securestring", description: `Shared key of the tunnel between ${network.name} and site ${siteName}` },
    scope.placeOf(tunnel, named),
    tunnel.key,
  );
  return {
    type: writeMedium(tunnel),
    end: { localNetworkGateway2: { id } },
    dependsOn: site === undefined ? [] : [String(id.value)],
    sharedKey: assumed(key, `${key}: shared keys are not in the file`),
  };
}

function unknownSiteId(scope: ArmScope, tunnel: Tunnel): TracedLeaf {
  const name = tunnel.siteName ?? "";
  const description = `Resource id of the local network gateway for site ${name}`;
  const at = scope.placeOf(tunnel, "siteName");
  const expression = scope.parameter("localNetworkGatewayId", [name], { type: "string", description }, at, name);
  return derived(expression, [ref(tunnel, "siteName")], `${expression}: the file does not describe site "${name}"`);
}

function writeMedium(tunnel: Tunnel): TracedLeaf {
  if (tunnel.medium !== undefined) return derived(tunnel.medium, [ref(tunnel, "medium")]);
  return assumed("IPsec", '"IPsec": what a site reference without a connection type has always meant');
}

// The site of a dedicated circuit is a dummy that the validator of the time asked for.
function writeCircuit(scope: ArmScope, tunnel: Tunnel, network: VirtualNetwork): FarSide {
  const site = scope.index.sites.get(tunnel.site ?? "");
  const name = site?.name ?? tunnel.siteName ?? "";
  const circuit = scope.parameter(
    "expressRouteCircuitId",
    [network.name, name],
    { type: "string", description: `Resource id of the ExpressRoute circuit that connects ${network.name} to ${name}` },
    scope.placeOf(tunnel, "medium"),
    tunnel.key,
  );
  if (site !== undefined) {
    const note = "over a dedicated circuit the site is a dummy: routes come by BGP";
    for (const index of site.prefixes.keys()) scope.ignore(site.prefixes, index, note);
    if (site.gatewayAddress !== undefined) scope.ignore(site, "gatewayAddress", note);
  }
  return {
    type: writeMedium(tunnel),
    end: { peer: { id: assumed(circuit, `${circuit}: the circuit is not in the file`) } },
    dependsOn: [],
  };
}

/** A connection from gateway to gateway: routes follow the address space of the other network, no site is needed. */
function writeFarGateway(scope: ArmScope, gateway: Gateway, tunnel: Tunnel, remote: Gateway): FarSide {
  const near = scope.index.virtualNetworkOf(gateway);
  const far = scope.index.virtualNetworkOf(remote);
  const site = scope.index.sites.get(tunnel.site ?? "");
  const siteRefs = site === undefined ? [] : accountForSite(scope, site, far);
  const refs = [ref(tunnel, "remoteGateway"), ref(tunnel, "site"), ...siteRefs];
  const [first, second] = near.name <= far.name ? [near, far] : [far, near];
  const at = scope.placeOf(tunnel, "site");
  const description = `Shared key of the connections between ${first.name} and ${second.name}, the same at both ends`;
  const parameter = { type: "securestring", description } as const;
  const key = scope.parameter(
    "sharedKey",
    [first.name, second.name],
    parameter,
    at,
    [near.key, far.key].sort().join("/"),
  );
  const sameTemplate = remote.scope === scope.scope;
  const other = sameTemplate ? gatewayResource(scope, remote) : undefined;
  const id =
    other === undefined ? foreignGatewayId(scope, far, remote, refs) : derived(other.id, [...other.refs, ...refs]);
  const type = derived("Vnet2Vnet", [ref(tunnel, "remoteGateway"), ...(tunnel.medium ? [ref(tunnel, "medium")] : [])]);
  return {
    type,
    end: { virtualNetworkGateway2: { id } },
    dependsOn: other === undefined ? [] : [other.id],
    sharedKey: assumed(key, `${key}: shared keys are not in the file; both ends must have the same`),
  };
}

function foreignGatewayId(scope: ArmScope, far: VirtualNetwork, remote: Gateway, refs: readonly Ref[]): TracedLeaf {
  const description = `Resource id of the VPN gateway of ${far.name}, which is deployed from ${remote.scope}`;
  const at = scope.placeOf(far, "name");
  const expression = scope.parameter("gatewayId", [far.name], { type: "string", description }, at, remote.key);
  return derived(expression, [ref(far, "name"), ...refs]);
}

/** What the connection says of the site that it replaces; what it cannot say is reported. */
function accountForSite(scope: ArmScope, site: Site, far: VirtualNetwork): Ref[] {
  const refs: Ref[] = [ref(site, "name")];
  const space = rangesOf(far.prefixes);
  if (site.gatewayAddress !== undefined) {
    scope.ignore(site, "gatewayAddress", "a Vnet2Vnet connection names the other gateway by its resource id");
  }
  for (const [index, prefix] of site.prefixes.entries()) {
    if (covers(space, rangesOf([prefix]))) refs.push(ref(site.prefixes, index));
    else reportTransit(scope, site, index, far);
  }
  return refs;
}

function reportTransit(scope: ArmScope, site: Site, index: number, far: VirtualNetwork): void {
  const prefix = site.prefixes[index] as string;
  const note = `"${far.name}" does not hold ${prefix}, and a Vnet2Vnet connection routes its address space only`;
  scope.unsaid.push({ kind: "dropped", holder: site.prefixes, key: index, note, reported: true });
  const clients = scope.index.network.gateways.find(
    (g) => g.virtualNetwork === far.key && covers(rangesOf(g.clientPrefixes), rangesOf([prefix])),
  );
  const network = scope.placeOf(far, "name");
  scope.report("NT3106", {
    message: `${prefix} was reached through "${far.name}" and will not be: a Vnet2Vnet connection routes its address space only`,
    help:
      clients === undefined
        ? "Turn on BGP on both gateways, or connect to the site behind it directly"
        : `These are the point-to-site clients of "${far.name}": turn on BGP on both gateways to reach them`,
    at: scope.placeOf(site.prefixes, index),
    related: network === undefined ? [] : [{ message: `"${far.name}" is this virtual network`, at: network }],
  });
}
