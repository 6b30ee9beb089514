import { covers, lastFreePrefix, overlap, prefixLength, rangesOf } from "../model/address.ts";
import type { PrivateCloud } from "../model/privateCloud.ts";
import { isUnresolved, textOf } from "../model/stated.ts";
import { type Join, type Joinable, type JoinChange, type JoinFinding, type Look, placeOf, relatedTo } from "./join.ts";
import { everyRange, meet, type NamedRange, rangesOfCircuit, rangesOfCloud, rangesOfNetworks } from "./ranges.ts";

/** Addresses for private networks: RFC 1918. */
const privateSpace = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Source: azure-docs, azure-vmware/tutorial-network-checklist.md, 2021-07-01. */
const block = { leastLength: 22, refused: "172.17.0.0/16" } as const;

/** The management block by itself, and against everything that it can reach. */
export function lookAtBlock(read: Joinable, join: Join): Look {
  const { cloud } = join;
  const { blocks, segments } = rangesOfCloud(cloud);
  const findings: JoinFinding[] = [];
  const [first] = blocks;
  const own = first?.holder === cloud ? first : undefined;
  if (own !== undefined) findings.push(...refused(read, cloud, own));
  for (const range of blocks) {
    const networks = read.withoutNetworks === true ? [] : rangesOfNetworks(read, cloud);
    for (const other of [...rangesOfCircuit(join), ...networks, ...segments]) {
      if (meet(range, other)) findings.push(overlapping(read, cloud, range, other));
    }
  }
  const isOpen = isUnresolved(cloud.networkBlock);
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
  const findings: JoinFinding[] = [];
  for (const [index, range] of segments.entries()) {
    for (const other of [
      ...rangesOfCircuit(join),
      ...rangesOfNetworks(read, join.cloud),
      ...segments.slice(index + 1),
    ]) {
      if (meet(range, other)) findings.push(overlapping(read, join.cloud, range, other));
    }
  }
  return {
    parameter: {
      name: "segments",
      cloud: segments.map(({ prefix }) => prefix),
      circuit: rangesOfCircuit(join).map(({ prefix }) => prefix),
      effect: findings.length > 0 ? "blocks" : "none",
    },
    findings,
    provided: [],
  };
}

function refused(read: Joinable, cloud: PrivateCloud, range: NamedRange): readonly JoinFinding[] {
  const ranges = rangesOf([range.prefix]);
  const faults = [
    prefixLength(range.prefix) > block.leastLength ? `it is smaller than /${block.leastLength}` : undefined,
    covers(rangesOf(privateSpace), ranges) ? undefined : "it is outside of the private addresses of RFC 1918",
    overlap(rangesOf([block.refused]), ranges) ? `it overlaps ${block.refused}, which it must not` : undefined,
  ].filter((fault) => fault !== undefined);
  return faults.map((fault) => ({
    code: "NT4505" as const,
    message: `The management block "${range.prefix}" cannot be used: ${fault}`,
    help: `Take a free block of /${block.leastLength} or larger from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`,
    at: placeOf(read, range.holder, range.key),
    actual: range.prefix,
    change: moved(read, cloud, range),
  }));
}

function overlapping(read: Joinable, cloud: PrivateCloud, range: NamedRange, other: NamedRange): JoinFinding {
  // A segment is easier to move than the management networks, and both than what is not of the private cloud.
  const movable = [range, other].find(({ key }) => key === "gatewayAddress") ?? range;
  return {
    code: "NT4506",
    message: `${atStart(range.words)}, "${range.prefix}", overlaps ${other.words}, "${other.prefix}"`,
    help: "Give one of them other addresses: what is joined must not overlap",
    at: placeOf(read, range.holder, range.key),
    related: relatedTo([atStart(other.words), placeOf(read, other.holder, other.key)]),
    actual: range.prefix,
    change: moved(read, cloud, movable),
  };
}

/** The change to a free range: of the same size, a management block of /22 at least. */
function moved(read: Joinable, cloud: PrivateCloud, range: NamedRange): JoinChange | undefined {
  const { holder, key } = range;
  const free = freeRanges(read, cloud).find((each) => each.range.holder === holder && each.range.key === key)?.free;
  if (free === undefined) return undefined;
  if (key !== "gatewayAddress") return { side: "cloud", holder, key, value: free };
  const written = (holder as { readonly gatewayAddress?: string }).gatewayAddress ?? "";
  return { side: "cloud", holder, key, value: hostIn(free, written) };
}

/** A free range for each range of a private cloud, so that several can be moved at once. */
function freeRanges(
  read: Joinable,
  cloud: PrivateCloud,
): readonly { readonly range: NamedRange; readonly free: string | undefined }[] {
  const { blocks, segments } = rangesOfCloud(cloud);
  const taken = [...everyRange(read.network), block.refused];
  return [...blocks, ...segments].map((range) => {
    const own = prefixLength(range.prefix);
    const length = range.key === "networkBlock" ? Math.min(block.leastLength, own) : own;
    const free = privateSpace.map((space) => lastFreePrefix([space], taken, length)).find((each) => each !== undefined);
    if (free !== undefined) taken.push(free);
    return { range, free };
  });
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
