import { covers, lastFreePrefix, overlap, prefixLength, rangesOf } from "../model/address.ts";
import type { CloudSegment, PrivateCloud } from "../model/privateCloud.ts";
import { isUnresolved, textOf } from "../model/stated.ts";
import { type Join, type Joinable, type JoinChange, type JoinFinding, type Look, placeOf, relatedTo } from "./join.ts";
import {
  everyRange,
  hasOpenRoute,
  meet,
  type NamedRange,
  rangesOfCircuit,
  rangesOfCloud,
  rangesOfNetworks,
} from "./ranges.ts";

/** Addresses for private networks: RFC 1918. */
const privateSpace = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Source: azure-docs, azure-vmware/tutorial-network-checklist.md, 2021-07-01. */
const block = { leastLength: 22, refused: "172.17.0.0/16" } as const;

/**
 * Of a private cloud that is there, further blocks can be changed, and the management block cannot. Source:
 * Azure/azure-rest-api-specs, Microsoft.AVS, privateClouds.tsp, `PrivateCloudUpdateProperties`, read 2026-11-21.
 */
function isFixed(cloud: PrivateCloud, { holder, key }: NamedRange): boolean {
  return holder === cloud && key === "networkBlock" && isThere(cloud);
}

// Its circuit is shown of a private cloud that is there, and cannot be set.
function isThere({ existing, resourceId, circuitId, privatePeeringId }: PrivateCloud): boolean {
  return existing === true || [resourceId, circuitId, privatePeeringId].some((shown) => shown !== undefined);
}

/** The management block by itself, and against everything that it can reach. */
export function lookAtBlock(read: Joinable, join: Join): Look {
  const { cloud } = join;
  const { blocks, segments } = rangesOfCloud(cloud);
  const mover = new Mover(read, join);
  const findings: JoinFinding[] = [];
  const [first] = blocks;
  const own = first?.holder === cloud ? first : undefined;
  if (own !== undefined) findings.push(...refused(read, mover, own));
  for (const range of blocks) {
    const networks = read.withoutNetworks === true ? [] : rangesOfNetworks(read, cloud);
    for (const other of [...rangesOfCircuit(join), ...networks, ...segments]) {
      if (meet(range, other)) findings.push(overlapping(read, mover, range, other));
    }
  }
  const isOpen = [cloud.networkBlock, ...(cloud.extendedNetworkBlocks ?? [])].some(isUnresolved) || hasOpenRoute(join);
  return {
    parameter: {
      name: "managementBlock",
      cloud: [cloud.networkBlock, ...(cloud.extendedNetworkBlocks ?? [])].flatMap((each) =>
        each === undefined ? [] : [textOf(each)],
      ),
      circuit: rangesOfCircuit(join).map(({ prefix }) => prefix),
      effect: findings.length > 0 ? "blocks" : isOpen ? "unknown" : "none",
    },
    findings,
    provided:
      cloud.networkBlock === undefined
        ? [`the management block of "${textOf(cloud.name)}" overlaps nothing: no input states it`]
        : [],
  };
}

/** Segments against each other and what they can reach. */
export function lookAtSegments(read: Joinable, join: Join): Look {
  const { segments } = rangesOfCloud(join.cloud);
  const mover = new Mover(read, join);
  const findings: JoinFinding[] = [];
  for (const [index, range] of segments.entries()) {
    for (const other of [
      ...rangesOfCircuit(join),
      ...rangesOfNetworks(read, join.cloud),
      ...segments.slice(index + 1),
    ]) {
      if (meet(range, other)) findings.push(overlapping(read, mover, range, other));
    }
  }
  const isOpen = hasOpenRoute(join) ? segments.length > 0 : (join.cloud.segments ?? []).some(hasOpenGateway);
  return {
    parameter: {
      name: "segments",
      cloud: segments.map(({ prefix }) => prefix),
      circuit: rangesOfCircuit(join).map(({ prefix }) => prefix),
      effect: findings.length > 0 ? "blocks" : isOpen ? "unknown" : "none",
    },
    findings,
    provided: [],
  };
}

function hasOpenGateway({ gatewayAddress }: CloudSegment): boolean {
  return isUnresolved(gatewayAddress);
}

function refused(read: Joinable, mover: Mover, range: NamedRange): readonly JoinFinding[] {
  const ranges = rangesOf([range.prefix]);
  const faults = [
    prefixLength(range.prefix) > block.leastLength ? `it is smaller than /${block.leastLength}` : undefined,
    covers(rangesOf(privateSpace), ranges) ? undefined : "it is outside of the private addresses of RFC 1918",
    overlap(rangesOf([block.refused]), ranges) ? `it overlaps ${block.refused}, which it must not` : undefined,
  ].filter((fault) => fault !== undefined);
  const taken = `a free block of /${block.leastLength} or larger from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`;
  return faults.map((fault) => ({
    code: "NT4505" as const,
    message: `The management block "${range.prefix}" cannot be used: ${fault}`,
    help: mover.isFixed(range)
      ? `Compare it with the private cloud, whose block cannot be changed any more; a new one takes ${taken}`
      : `Take ${taken}`,
    at: placeOf(read, range.holder, range.key),
    actual: range.prefix,
    change: mover.moved(range),
  }));
}

function overlapping(read: Joinable, mover: Mover, range: NamedRange, other: NamedRange): JoinFinding {
  // A segment is easier to move than the management networks, and both than what is not of the private cloud.
  const segment = [range, other].find(({ key }) => key === "gatewayAddress");
  const isFixed = segment === undefined && mover.isFixed(range);
  return {
    code: "NT4506",
    message: `${atStart(range.words)}, "${range.prefix}", overlaps ${other.words}, "${other.prefix}"`,
    help: isFixed
      ? `Give ${other.words} other addresses, or build the private cloud anew: the block of one that is there cannot be changed`
      : "Give one of them other addresses: what is joined must not overlap",
    at: placeOf(read, range.holder, range.key),
    related: relatedTo([atStart(other.words), placeOf(read, other.holder, other.key)]),
    actual: range.prefix,
    change: mover.moved(segment ?? (isFixed ? other : range)),
  };
}

/** Finds free ranges, each once, so that several can be moved together. */
class Mover {
  readonly #read: Joinable;
  readonly #join: Join;
  #free: readonly FreeRange[] | undefined;

  constructor(read: Joinable, join: Join) {
    this.#read = read;
    this.#join = join;
  }

  /** Whether a range cannot be changed by any edit. */
  isFixed(range: NamedRange): boolean {
    return isFixed(this.#join.cloud, range);
  }

  /**
   * The change to a free range: of the same size, a management block of /22 at least. There is none for what is fixed, and
   * none for virtual networks, whose subnets would have to move too.
   */
  moved({ holder, key }: NamedRange): JoinChange | undefined {
    this.#free ??= freeRanges(this.#read, this.#join);
    const found = this.#free.find(({ range }) => range.holder === holder && range.key === key);
    if (found?.free === undefined) return undefined;
    const { side, free } = found;
    if (key !== "gatewayAddress") return { side, holder, key, value: free };
    const written = (holder as { readonly gatewayAddress?: string }).gatewayAddress ?? "";
    return { side, holder, key, value: hostIn(free, written) };
  }
}

interface FreeRange {
  readonly side: JoinChange["side"];
  readonly range: NamedRange;
  readonly free: string | undefined;
}

/** A free range for each range of a private cloud that can be moved, and for what is in the way of one that cannot. */
function freeRanges(read: Joinable, join: Join): readonly FreeRange[] {
  const { cloud } = join;
  const { blocks, segments } = rangesOfCloud(cloud);
  const fixed = blocks.filter((range) => isFixed(cloud, range));
  const own = [...blocks, ...segments].filter((range) => !fixed.includes(range));
  const inTheWay = rangesOfCircuit(join).filter((range) => fixed.some((each) => meet(each, range)));
  const taken = [...everyRange(read.network), block.refused];
  const freeFor = (range: NamedRange): string | undefined => {
    const length = prefixLength(range.prefix);
    const wanted = range.key === "networkBlock" ? Math.min(block.leastLength, length) : length;
    const free = privateSpace.map((space) => lastFreePrefix([space], taken, wanted)).find((each) => each !== undefined);
    if (free !== undefined) taken.push(free);
    return free;
  };
  return [
    ...own.map((range) => ({ side: "cloud" as const, range, free: freeFor(range) })),
    ...inTheWay.map((range) => ({ side: "circuit" as const, range, free: freeFor(range) })),
  ];
}

// The gateway keeps its place in its network: the first address as a rule.
function hostIn(free: string, written: string): string {
  const length = prefixLength(free);
  const number = (text: string): number =>
    text
      .slice(0, text.indexOf("/"))
      .split(".")
      .reduce((sum, part) => sum * 256 + Number(part), 0);
  const address = number(free) + (number(written) % 2 ** (32 - length));
  return `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".")}/${length}`;
}

function atStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
