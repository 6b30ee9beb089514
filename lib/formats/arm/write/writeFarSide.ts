import type { Circuit } from "../../../model/circuit.ts";
import type { Gateway } from "../../../model/gateway.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { assumed, derived, type Ref, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { text } from "../fields/codecs.ts";
import { connectionTypes } from "../fields/connectionFields.ts";
import { gatewayOwner, hasName, referToGateway } from "./gatewayResource.ts";
import { accountForReplaced, accountForStandIn } from "./replacedSite.ts";
import { type Reference, refer } from "./resources.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { type ClassicTag, tag } from "./tags.ts";
import { writeValue } from "./writeFields.ts";
import { type SharedSecret, writeSecret } from "./writeSecret.ts";
import { referToSite } from "./writeSite.ts";

/** What a connection says about its far side. */
export interface FarSide {
  readonly type: TracedLeaf | undefined;
  /** Properties that refer to the resources on the far side. */
  readonly ends: { readonly [name: string]: Traced };
  readonly dependsOn: readonly string[];
  /** Absent where no key is shared, and where Azure is to make one. */
  readonly sharedKey: TracedLeaf | undefined;
  readonly tags: readonly ClassicTag[];
}

/** The far side of a tunnel: another gateway, a circuit, or else a site. */
export function writeFarSide(
  scope: ArmScope,
  tunnel: Tunnel,
  gateway: Gateway | undefined,
  location: TracedLeaf,
  owner: Owner,
): FarSide {
  const remote = scope.index.gateways.get(tunnel.remoteGateway ?? "");
  if (remote !== undefined) return writeFarGateway(scope, tunnel, gateway, remote, owner);
  if (tunnel.remoteGatewayId !== undefined) return writeFarGatewayId(scope, tunnel, owner);
  const circuit = scope.index.circuits.get(tunnel.circuit ?? "");
  if (tunnel.medium === "ExpressRoute" || circuit !== undefined || tunnel.circuitId !== undefined) {
    return writeFarCircuit(scope, tunnel, gateway, circuit, owner);
  }
  return writeFarSite(scope, tunnel, gateway, location, owner);
}

/** Whether a tunnel reaches its site as such, and not as a stand-in for a gateway or a circuit. */
export function reachesSite(
  scope: ArmScope,
  { remoteGateway, remoteGatewayId, circuit, circuitId, medium }: Tunnel,
): boolean {
  if (scope.index.gateways.has(remoteGateway ?? "") || remoteGatewayId !== undefined) return false;
  return medium !== "ExpressRoute" && !scope.index.circuits.has(circuit ?? "") && circuitId === undefined;
}

function writeFarSite(
  scope: ArmScope,
  tunnel: Tunnel,
  gateway: Gateway | undefined,
  location: TracedLeaf,
  owner: Owner,
): FarSide {
  const site = scope.index.sites.get(tunnel.site ?? "");
  const near = nearText(scope, gateway, owner);
  const siteName = textOf(site?.name ?? tunnel.siteName ?? "");
  const named = site === undefined ? "siteName" : "site";
  const far =
    site === undefined ? writeSiteId(scope, tunnel, owner) : referToSite(scope, site, location, [ref(tunnel, "site")]);
  const sharedKey = writeSharedKey(scope, tunnel, named, owner, {
    names: tunnel.name === undefined ? [near, siteName] : owner.names,
    description:
      tunnel.name === undefined
        ? `Shared key of the tunnel between ${near} and site ${siteName}`
        : `Shared key of ${owner.words}`,
    identity: tunnel.key,
  });
  return {
    type: writeMedium(scope, tunnel, owner),
    ends: far === undefined ? {} : { localNetworkGateway2: { id: far.leaf } },
    dependsOn: far?.dependsOn ?? [],
    sharedKey,
    tags: site === undefined ? [["classic:site", siteTag(scope, tunnel, owner)]] : [],
  };
}

/** The id of a site that no input describes: as stated, else a parameter where a name or a classic network asks for one. */
function writeSiteId(scope: ArmScope, tunnel: Tunnel, owner: Owner): Reference | undefined {
  const stated = writeValue(scope, text, tunnel, "siteId", "localNetworkGateway2", owner);
  if (stated !== undefined) {
    if (tunnel.siteName !== undefined) scope.ignore(tunnel, "siteName", "the id of the site says which it is");
    return { leaf: stated, dependsOn: [] };
  }
  if (tunnel.siteName === undefined && tunnel.name !== undefined) return undefined;
  const name = tunnel.siteName ?? "";
  const description = `Resource id of the local network gateway for site ${name}`;
  const at = scope.placeOf(tunnel, "siteName");
  const expression = scope.parameter("localNetworkGatewayId", [name], { type: "string", description }, at, name);
  const note = `${expression}: the file does not describe site "${name}"`;
  return { leaf: derived(expression, [ref(tunnel, "siteName")], note), dependsOn: [] };
}

function writeMedium(scope: ArmScope, tunnel: Tunnel, owner: Owner): TracedLeaf | undefined {
  if (tunnel.medium !== undefined) return writeValue(scope, connectionTypes, tunnel, "medium", "connectionType", owner);
  if (tunnel.circuit !== undefined) return derived("ExpressRoute", [ref(tunnel, "circuit")]);
  if (tunnel.circuitId !== undefined) return derived("ExpressRoute", [ref(tunnel, "circuitId")]);
  return assumed("IPsec", '"IPsec": what a site reference without a connection type has always meant');
}

function writeFarCircuit(
  scope: ArmScope,
  tunnel: Tunnel,
  gateway: Gateway | undefined,
  circuit: Circuit | undefined,
  owner: Owner,
): FarSide {
  const peer = writePeer(scope, tunnel, gateway, circuit, owner);
  const site = scope.index.sites.get(tunnel.site ?? "");
  if (site !== undefined) {
    accountForStandIn(scope, site, "over a dedicated circuit the site is a dummy: routes come by BGP");
  }
  return {
    type: writeMedium(scope, tunnel, owner),
    ends: { ...(peer === undefined ? {} : { peer: { id: peer.leaf } }), ...writeOtherSite(scope, tunnel, owner) },
    dependsOn: peer?.dependsOn ?? [],
    sharedKey: writeStatedKey(scope, tunnel, owner),
    tags: [["classic:site", siteTag(scope, tunnel, owner)]],
  };
}

function writePeer(
  scope: ArmScope,
  tunnel: Tunnel,
  gateway: Gateway | undefined,
  circuit: Circuit | undefined,
  owner: Owner,
): Reference | undefined {
  if (circuit !== undefined) return refer(scope, "circuit", circuit, [ref(tunnel, "circuit")]);
  const stated = writeValue(scope, text, tunnel, "circuitId", "peer", owner);
  if (stated !== undefined) return { leaf: stated, dependsOn: [] };
  if (tunnel.name !== undefined) return undefined;
  const site = scope.index.sites.get(tunnel.site ?? "");
  const name = textOf(site?.name ?? tunnel.siteName ?? "");
  const near = nearText(scope, gateway, owner);
  const expression = scope.parameter(
    "expressRouteCircuitId",
    [near, name],
    { type: "string", description: `Resource id of the ExpressRoute circuit that connects ${near} to ${name}` },
    scope.placeOf(tunnel, "medium"),
    tunnel.key,
  );
  return { leaf: assumed(expression, `${expression}: the circuit is not in the file`), dependsOn: [] };
}

/** A connection from gateway to gateway: routes follow the address space of the other network, no site is needed. */
function writeFarGateway(
  scope: ArmScope,
  tunnel: Tunnel,
  gateway: Gateway | undefined,
  remote: Gateway,
  owner: Owner,
): FarSide {
  const site = scope.index.sites.get(tunnel.site ?? "");
  const siteRefs = site === undefined ? [] : accountForReplaced(scope, site, remote);
  const refs = [ref(tunnel, "remoteGateway"), ref(tunnel, "site"), ...siteRefs];
  const sharedKey = writeSharedKey(scope, tunnel, "site", owner, pairKey(scope, gateway, remote, owner));
  const far = referToGateway(scope, remote, refs);
  return {
    type: writeJoinedType(scope, tunnel, ref(tunnel, "remoteGateway"), owner),
    ends: { virtualNetworkGateway2: { id: far.leaf }, ...writeOtherSite(scope, tunnel, owner) },
    dependsOn: far.dependsOn,
    sharedKey,
    tags: [["classic:site", siteTag(scope, tunnel, owner)]],
  };
}

function writeFarGatewayId(scope: ArmScope, tunnel: Tunnel, owner: Owner): FarSide {
  const leaf = writeValue(scope, text, tunnel, "remoteGatewayId", "virtualNetworkGateway2", owner) as TracedLeaf;
  const site = scope.index.sites.get(tunnel.site ?? "");
  if (site !== undefined) {
    accountForStandIn(scope, site, "a Vnet2Vnet connection names the other gateway by its resource id");
  }
  return {
    type: writeJoinedType(scope, tunnel, ref(tunnel, "remoteGatewayId"), owner),
    ends: { virtualNetworkGateway2: { id: leaf }, ...writeOtherSite(scope, tunnel, owner) },
    dependsOn: [],
    sharedKey: writeStatedKey(scope, tunnel, owner),
    tags: [["classic:site", siteTag(scope, tunnel, owner)]],
  };
}

function writeJoinedType(scope: ArmScope, tunnel: Tunnel, end: Ref, owner: Owner): TracedLeaf {
  if (isUnresolved(tunnel.medium)) return writeMedium(scope, tunnel, owner) as TracedLeaf;
  return derived("Vnet2Vnet", [end, ...(tunnel.medium ? [ref(tunnel, "medium")] : [])]);
}

// Resources may hold more references than one kind of connection needs.
function writeOtherSite(scope: ArmScope, tunnel: Tunnel, owner: Owner): { readonly [name: string]: Traced } {
  const leaf = writeValue(scope, text, tunnel, "siteId", "localNetworkGateway2", owner);
  return leaf === undefined ? {} : { localNetworkGateway2: { id: leaf } };
}

// The way back to a classic network needs the name of the site that the connection replaces.
function siteTag(scope: ArmScope, tunnel: Tunnel, owner: Owner): TracedLeaf | undefined {
  const site = scope.index.sites.get(tunnel.site ?? "");
  if (site !== undefined) return tag(scope, site, "name", owner, [ref(tunnel, "site")]);
  return tag(scope, tunnel, "siteName", owner);
}

// Both connections of a pair have the same key; who meets whom says which are a pair.
function pairKey(scope: ArmScope, gateway: Gateway | undefined, remote: Gateway, owner: Owner): SharedSecret {
  const ends = [gateway, remote].map((end) => ({
    key: end === undefined ? "" : hasName(end) ? end.key : (end.virtualNetwork ?? end.key),
    name: end === undefined ? (owner.names[0] ?? "") : (gatewayOwner(scope, end).names[0] ?? ""),
  }));
  const names = ends.map(({ name }) => name).sort();
  const description = `Shared key of the connections between ${names.join(" and ")}, the same at both ends`;
  const identity = ends
    .map(({ key }) => key)
    .sort()
    .join("/");
  return { names, description, identity };
}

/** The key as it is stated; where a classic network does not tell it, a parameter. Resources without one get it from Azure. */
function writeSharedKey(
  scope: ArmScope,
  tunnel: Tunnel,
  at: keyof Tunnel,
  owner: Owner,
  shared: SharedSecret,
): TracedLeaf | undefined {
  if (tunnel.sharedKey !== undefined) {
    return writeSecret(scope, tunnel.sharedKey, { holder: tunnel, key: "sharedKey", name: "sharedKey" }, owner, shared);
  }
  if (tunnel.name !== undefined) return undefined;
  const remote = scope.index.gateways.get(tunnel.remoteGateway ?? "");
  const back = remote === undefined ? [] : scope.index.tunnelsOf(remote);
  const twin = back.find(({ remoteGateway, sharedKey }) => sharedKey !== undefined && remoteGateway === tunnel.gateway);
  if (twin?.sharedKey !== undefined) {
    return writeSecret(scope, twin.sharedKey, { holder: twin, key: "sharedKey", name: "sharedKey" }, owner, shared);
  }
  const { names, description, identity } = shared;
  const parameter = { type: "securestring", description } as const;
  const key = scope.parameter("sharedKey", names, parameter, scope.placeOf(tunnel, at), identity);
  const both = tunnel.remoteGateway === undefined ? "" : "; both ends must have the same";
  return assumed(key, `${key}: shared keys are not in the file${both}`);
}

function writeStatedKey(scope: ArmScope, tunnel: Tunnel, owner: Owner): TracedLeaf | undefined {
  const setting = { holder: tunnel, key: "sharedKey", name: "sharedKey" };
  return tunnel.sharedKey === undefined ? undefined : writeSecret(scope, tunnel.sharedKey, setting, owner);
}

function nearText(scope: ArmScope, gateway: Gateway | undefined, owner: Owner): string {
  return gateway === undefined ? (owner.names[0] ?? "") : (gatewayOwner(scope, gateway).names[0] ?? "");
}
