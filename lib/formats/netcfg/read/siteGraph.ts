import { covers, overlap, type Range, rangesOf } from "../../../model/address.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import { RangeIndex } from "../../../model/rangeIndex.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, type Stated, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { plainNames } from "./siteNames.ts";

/** A virtual network with the addresses that it holds and its tunnels to sites outside of them. */
export interface Node {
  readonly network: VirtualNetwork;
  /** None where a prefix is not known: what covers the others may not cover it. */
  readonly ranges: readonly Range[];
  readonly ends: End[];
  /** Whether it has tunnels at all. */
  connected: boolean;
}

/** A tunnel of a virtual network to a site. */
export interface End {
  readonly node: Node;
  readonly tunnel: Tunnel;
  readonly gateway: Gateway;
  readonly site: Site;
  /** None where a prefix is not known. */
  readonly ranges: readonly Range[];
}

/** Networks whose addresses a site may cover: beyond so many, only the name can tell which is meant. */
const mostCandidates = 64;

function wholeRanges(prefixes: readonly Stated<string>[]): readonly Range[] {
  return prefixes.some(isUnresolved) ? [] : rangesOf(prefixes);
}

/** Which network could be meant by a site: found by addresses, so that not each is compared with each. */
export class SiteGraph {
  readonly nodes: readonly Node[];
  readonly #byAddress: RangeIndex<Node>;
  readonly #byName = new Map<string, Node[]>();

  constructor(
    networks: readonly VirtualNetwork[],
    sites: readonly Site[],
    gateways: readonly Gateway[],
    tunnels: readonly Tunnel[],
  ) {
    this.nodes = networks.map((network) => ({
      network,
      ranges: wholeRanges(network.prefixes),
      ends: [],
      connected: false,
    }));
    const nodeOf = new Map(this.nodes.map((node) => [node.network.key, node]));
    const siteOf = new Map(sites.map((site) => [site.key, { site, ranges: wholeRanges(site.prefixes) }]));
    const gatewayOf = new Map(gateways.map((gateway) => [gateway.key, gateway]));
    for (const tunnel of tunnels) {
      const gateway = gatewayOf.get(tunnel.gateway ?? "");
      const node = nodeOf.get(gateway?.virtualNetwork ?? "");
      const far = siteOf.get(tunnel.site ?? "");
      if (gateway?.type !== "Vpn" || node === undefined || far === undefined) continue;
      node.connected = true;
      if (!overlap(far.ranges, node.ranges)) node.ends.push({ node, tunnel, gateway, ...far });
    }
    this.#byAddress = new RangeIndex(
      this.nodes.flatMap((node) => node.ranges.map((range) => ({ range, value: node }))),
    );
    for (const node of this.nodes) {
      const name = textOf(node.network.name).toLowerCase();
      const same = this.#byName.get(name);
      if (same === undefined) this.#byName.set(name, [node]);
      else if (same.length < mostCandidates) same.push(node);
    }
  }

  /** Networks that the far side of a tunnel covers. */
  candidates({ node: near, site, ranges }: End): Node[] {
    const touching = this.#byAddress.touching(ranges, mostCandidates) ?? this.#named(textOf(site.name));
    return [...touching].filter((node) => node !== near && covers(ranges, node.ranges));
  }

  #named(siteName: string): Node[] {
    return plainNames(siteName).flatMap((name) => this.#byName.get(name) ?? []);
  }
}
