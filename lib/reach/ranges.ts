import { addressText, overlap, prefixLength, rangesOf } from "../model/address.ts";
import { circuitGateways, isOpen, leadsToCloud } from "../model/cloudLinks.ts";
import type { Network } from "../model/network.ts";
import type { PrivateCloud } from "../model/privateCloud.ts";
import { isUnresolved, type Stated, textOf } from "../model/stated.ts";
import type { Join, Joinable } from "./join.ts";

/** A range of addresses with what it is and where it is held. */
export interface NamedRange {
  /** Canonical prefix. */
  readonly prefix: string;
  readonly words: string;
  readonly holder: object;
  readonly key: string | number;
}

/** Ranges of a private cloud: its management networks first, then its segments. */
export function rangesOfCloud(cloud: PrivateCloud): { readonly blocks: NamedRange[]; readonly segments: NamedRange[] } {
  const blocks: NamedRange[] = [];
  add(blocks, cloud, "networkBlock", cloud.networkBlock, "the management block");
  for (const [index, block] of (cloud.extendedNetworkBlocks ?? []).entries()) {
    add(blocks, cloud.extendedNetworkBlocks ?? [], index, block, "a further block");
  }
  const segments: NamedRange[] = [];
  for (const segment of cloud.segments ?? []) {
    const { gatewayAddress } = segment;
    const prefix = isUnresolved(gatewayAddress) ? undefined : networkOf(gatewayAddress);
    add(segments, segment, "gatewayAddress", prefix, `segment "${textOf(segment.name)}"`);
  }
  return { blocks, segments };
}

/** Ranges on the side of the circuit: its links, and what the premises tell. A default route is everything, and no range. */
export function rangesOfCircuit({ circuit }: Join): readonly NamedRange[] {
  const ranges: NamedRange[] = [];
  const name = textOf(circuit.name);
  for (const peering of circuit.peerings ?? []) {
    add(ranges, peering, "primaryPrefix", peering.primaryPrefix, `the first link of circuit "${name}"`);
    add(ranges, peering, "secondaryPrefix", peering.secondaryPrefix, `the second link of circuit "${name}"`);
    for (const [index, route] of (peering.routes ?? []).entries()) {
      if (route !== "0.0.0.0/0") add(ranges, peering.routes ?? [], index, route, "a prefix on premises");
    }
  }
  return ranges;
}

/** Whether a prefix that the premises tell is not known: it may overlap anything. */
export function hasOpenRoute({ circuit }: Join): boolean {
  return (circuit.peerings ?? []).some(({ routes = [] }) => routes.some(isUnresolved));
}

/** Ranges of virtual networks that are connected to a private cloud, or to be. */
export function rangesOfNetworks({ network, isDescription }: Joinable, cloud: PrivateCloud): readonly NamedRange[] {
  const connected = circuitGateways(network).filter((gateway) =>
    network.tunnels.some(
      (tunnel) =>
        tunnel.gateway === gateway.key &&
        (leadsToCloud(tunnel, cloud) || (isDescription && isOpen(tunnel) && tunnel.scope === cloud.scope)),
    ),
  );
  const keys = new Set(connected.map(({ virtualNetwork }) => virtualNetwork));
  return network.virtualNetworks
    .filter(({ key }) => keys.has(key))
    .flatMap((each) => {
      const ranges: NamedRange[] = [];
      for (const [index, prefix] of each.prefixes.entries()) {
        add(ranges, each.prefixes, index, prefix, `virtual network "${textOf(each.name)}"`);
      }
      return ranges;
    });
}

/** Every range that is known of a network, so that a free one can be found. */
export function everyRange(network: Network): readonly string[] {
  const all = [
    ...network.virtualNetworks.flatMap(({ prefixes }) => prefixes),
    ...network.sites.flatMap(({ prefixes }) => prefixes),
    ...network.circuits.flatMap((circuit) => rangesOfCircuit({ circuit, cloud: unnamed }).map(({ prefix }) => prefix)),
    ...network.privateClouds.flatMap((cloud) =>
      Object.values(rangesOfCloud(cloud))
        .flat()
        .map(({ prefix }) => prefix),
    ),
  ];
  return all.filter((prefix): prefix is string => !isUnresolved(prefix) && prefix !== "0.0.0.0/0");
}

const unnamed: PrivateCloud = { key: "", scope: "", name: "" };

/** Whether two ranges share an address. */
export function meet(one: NamedRange, other: NamedRange): boolean {
  return overlap(rangesOf([one.prefix]), rangesOf([other.prefix]));
}

function add(
  ranges: NamedRange[],
  holder: object,
  key: string | number,
  prefix: Stated<string> | undefined,
  words: string,
): void {
  if (prefix !== undefined && !isUnresolved(prefix) && !prefix.includes(":"))
    ranges.push({ prefix, words, holder, key });
}

/** The prefix that the address of a gateway lies in. */
export function networkOf(gateway: string | undefined): string | undefined {
  if (gateway === undefined || gateway.includes(":")) return undefined;
  const length = prefixLength(gateway);
  const [a = 0, b = 0, c = 0, d = 0] = gateway.slice(0, gateway.indexOf("/")).split(".").map(Number);
  const size = 2 ** (32 - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return `${addressText(Math.floor(address / size) * size)}/${length}`;
}
