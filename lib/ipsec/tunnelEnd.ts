import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Key } from "../model/key.ts";
import type { Network, VirtualNetwork } from "../model/network.ts";
import type { PublicAddress } from "../model/publicAddress.ts";
import type { Site } from "../model/site.ts";
import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { lookedThrough } from "./lookedThrough.ts";
import type { Vendor } from "./vendors.ts";

/** A place in an input that a finding points at. */
export type Place = NonNullable<Finding["at"]>;

/** Tells where a property of a model value was read; the places of a reading are one. */
export interface PlaceFinder {
  /** The leaf of this very property. */
  of(holder: object, key: string | number): Place | undefined;
  /** The same, or where it is not stated what stands nearest to it. */
  spotOf(holder: object, key: string | number): Place | undefined;
}

/** One network that was read, and where its values stand. */
export interface ReadNetwork {
  readonly network: Network;
  /** Name of the input, for texts about what it does not state. */
  readonly file: string;
  readonly places?: PlaceFinder | undefined;
  /** Which format it was read from, where that is known. */
  readonly from?: string | undefined;
}

/** One end of a tunnel as an input describes it, with what it refers to. */
export interface TunnelEnd {
  readonly vendor: Vendor;
  readonly file: string;
  readonly places?: PlaceFinder | undefined;
  readonly tunnel: Tunnel;
  /** Absent when no input describes it. */
  readonly gateway?: Gateway | undefined;
  /** The far side as this end sees it. */
  readonly site?: Site | undefined;
  /** Where the gateway stands; absent when no input describes it. */
  readonly virtualNetwork?: VirtualNetwork | undefined;
  /** Addresses of the gateway on the internet, as far as inputs describe them. */
  readonly publicAddresses: readonly PublicAddress[];
}

/** The ends that a network describes and that can meet an end of the other vendor, in the order of the input. */
export function tunnelEnds({ network, file, places }: ReadNetwork, vendor: Vendor): readonly TunnelEnd[] {
  const gatewayOf = finderIn(network.gateways);
  const siteOf = finderIn(network.sites);
  const virtualNetworkOf = finderIn(network.virtualNetworks);
  const addressOf = finderIn(network.publicAddresses);
  const ends: TunnelEnd[] = [];
  for (const tunnel of network.tunnels) {
    const gateway = gatewayOf(tunnel.gateway);
    if (known(tunnel.medium) === "ExpressRoute" || !isEndOf(vendor, tunnel, gateway)) continue;
    const publicAddresses: PublicAddress[] = [];
    for (const each of gateway?.addresses ?? []) {
      const address = isUnresolved(each) ? undefined : addressOf(each.publicAddress);
      if (address !== undefined) publicAddresses.push(address);
    }
    ends.push({
      vendor,
      file: places?.spotOf(tunnel, "name")?.source.name ?? file,
      places,
      tunnel,
      gateway,
      site: siteOf(tunnel.site),
      virtualNetwork: virtualNetworkOf(gateway?.virtualNetwork),
      publicAddresses,
    });
  }
  return ends;
}

/** Finds what has a key; of several the last. */
function finderIn<T extends { readonly key: Key }>(list: readonly T[]): (key: Key | undefined) => T | undefined {
  if (list.length <= lookedThrough) return (key) => list.findLast((each) => each.key === key);
  const index = new Map(list.map((each) => [each.key, each]));
  return (key) => (key === undefined ? undefined : index.get(key));
}

function isEndOf(vendor: Vendor, tunnel: Tunnel, gateway: Gateway | undefined): boolean {
  const isEdge = known(gateway?.type) === "Edge" || (gateway === undefined && tunnel.localAddress !== undefined);
  if (vendor === "edge") return isEdge;
  const withinAzure = tunnel.remoteGateway !== undefined || tunnel.remoteGatewayId !== undefined;
  return !isEdge && !withinAzure && known(gateway?.type) !== "ExpressRoute";
}

/** The name of an end for messages. */
export function nameOfEnd({ tunnel, site, vendor }: TunnelEnd): string {
  if (tunnel.name !== undefined) return textOf(tunnel.name);
  if (site !== undefined) return textOf(site.name);
  return tunnel.siteName ?? (vendor === "azure" ? "connection" : "tunnel");
}

/**
 * Where to point for one property of an end: the leaf of the first that is stated, else what stands nearest to the first that
 * is part of something else than the tunnel: its name, if it has one; else the name of the tunnel.
 */
export function placeAt(
  { places, tunnel }: TunnelEnd,
  ...at: readonly (readonly [holder: object | undefined, key: string | number])[]
): Place | undefined {
  for (const [holder, key] of at) {
    const leaf = holder === undefined ? undefined : places?.of(holder, key);
    if (leaf !== undefined) return leaf;
  }
  for (const [holder, key] of at) {
    if (holder === undefined || holder === tunnel) continue;
    const spot = places?.of(holder, "name") ?? places?.spotOf(holder, key);
    if (spot !== undefined) return spot;
  }
  return places?.spotOf(tunnel, "name");
}
