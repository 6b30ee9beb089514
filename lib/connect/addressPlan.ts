import { addressText, overlap, prefixLength, type Range, rangeOf, rangesOf } from "../model/address.ts";

/** What a network of today has to hold. */
export interface PlanNeeds {
  /** Prefixes that are stated for it; empty when one is to be chosen. */
  readonly space: readonly string[];
  /** Prefixes that are stated for machines that dial in; empty when one is to be chosen. */
  readonly pool: readonly string[];
  /** Prefixes that are in use elsewhere. */
  readonly taken: readonly string[];
  /** Subnets in their order: for each role in one, how many machines it has. */
  readonly subnets: readonly (readonly number[])[];
  /** Whether there is a gateway, which lives in a subnet of its own. */
  readonly gateway: boolean;
  /** How many machines dial in; for none no pool is chosen. */
  readonly clients: number;
}

/** A subnet, with a part of it for each role; what finds no room is undefined. */
export interface PlannedSubnet {
  readonly prefix: string | undefined;
  readonly roles: readonly (string | undefined)[];
}

/** Where everything goes. */
export interface AddressPlan {
  /** What was chosen beside the stated prefixes: because none was stated, or because they are too small. */
  readonly chosenSpace: readonly string[];
  readonly subnets: readonly PlannedSubnet[];
  readonly gatewaySubnet: string | undefined;
  /** Chosen, when none was stated. */
  readonly chosenPool: readonly string[];
}

// Addresses are private by RFC 1918. A subnet has a /24, which leaves room for machines to come; its first sixteen addresses
// stay free, because the platform keeps the first four of each subnet and the last: azure-docs virtual-networks-faq.md,
// read 2026-11-21. A gateway of any size but Basic needs a /27: azure-docs about-vpn-gateway-settings (2023-10-05).
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;
const poolRanges = ["172.16.0.0/12", "10.0.0.0/8", "192.168.0.0/16"] as const;
const usualSubnet = 256;
const leastSubnet = 32;
const leastBlock = 16;
const keptBefore = 16;
const gatewaySize = 32;
const usualSpace = 65_536;
const leastPool = 256;

/** Gives every subnet and role a part of the address space, in order. The same needs get the same plan. */
export function planAddresses(needs: PlanNeeds): AddressPlan {
  const { space } = needs;
  const chosenPool = choosePool(needs);
  const sizes = needs.subnets.map(sizeOf);
  const wanted = sizes.map((size) => Math.max(usualSubnet, size));
  const gateway = needs.gateway ? gatewaySize : 0;
  if (space.length > 0) {
    const stated = rangesOf(space);
    for (const each of [wanted, sizes]) {
      const starts = place(stated, each, gateway);
      if (starts.every((start) => start !== undefined)) {
        return { ...laidOutAll(needs, starts, each), chosenSpace: [], chosenPool };
      }
    }
  }
  const chosenSpace = chooseSpace(
    needs,
    wanted.reduce((sum, size) => sum + size, gateway),
    chosenPool,
  );
  const starts = place([...rangesOf(space), ...rangesOf(chosenSpace)], wanted, gateway);
  return { ...laidOutAll(needs, starts, wanted), chosenSpace, chosenPool };
}

function choosePool({ clients, pool, taken, space }: PlanNeeds): readonly string[] {
  if (clients === 0 || pool.length > 0) return [];
  const size = Math.max(leastPool, powerOfTwo(clients * 2));
  return freePrefix(poolRanges, Math.max(8, lengthFor(size)), [...taken, ...space]);
}

// Twice what is needed, because subnets begin at multiples of their sizes.
function chooseSpace(
  { space, pool, taken }: PlanNeeds,
  need: number,
  chosenPool: readonly string[],
): readonly string[] {
  const least = lengthFor(Math.max(usualSubnet, need * 2));
  const used = [...taken, ...pool, ...space, ...chosenPool];
  for (let length = Math.min(least, lengthFor(usualSpace)); length <= least; length++) {
    const chosen = freePrefix(privateRanges, Math.max(8, length), used);
    if (chosen.length > 0) return chosen;
  }
  return [];
}

function laidOutAll(
  needs: PlanNeeds,
  starts: readonly (number | undefined)[],
  sizes: readonly number[],
): Pick<AddressPlan, "subnets" | "gatewaySubnet"> {
  const gatewayStart = needs.gateway ? starts[needs.subnets.length] : undefined;
  return {
    subnets: needs.subnets.map((roles, index) => laidOut(roles, starts[index], sizes[index] as number)),
    gatewaySubnet: gatewayStart === undefined ? undefined : prefixAt(gatewayStart, gatewaySize),
  };
}

/** How many addresses a subnet needs for its roles. */
function sizeOf(roles: readonly number[]): number {
  return Math.max(leastSubnet, powerOfTwo(roles.reduce((end, machines) => blockEnd(end, machines), keptBefore)));
}

function blockEnd(end: number, machines: number): number {
  const size = blockSize(machines);
  return Math.ceil(end / size) * size + size;
}

// One more than there are machines: the last address of a subnet is kept by the platform.
function blockSize(machines: number): number {
  return Math.max(leastBlock, powerOfTwo(machines + 1));
}

function laidOut(roles: readonly number[], start: number | undefined, size: number): PlannedSubnet {
  if (start === undefined) return { prefix: undefined, roles: roles.map(() => undefined) };
  let end = keptBefore;
  const blocks = roles.map((machines) => {
    end = blockEnd(end, machines);
    const block = blockSize(machines);
    return prefixAt(start + end - block, block);
  });
  return { prefix: prefixAt(start, size), roles: blocks };
}

/** First addresses for ranges of these sizes one after the other, the gateway's behind them; undefined where there is no room. */
function place(space: readonly Range[], sizes: readonly number[], gateway: number): readonly (number | undefined)[] {
  let at = 0;
  let next = 0;
  const take = (size: number): number | undefined => {
    for (; at < space.length; at++, next = 0) {
      const range = space[at] as Range;
      const start = Math.ceil(Math.max(next, range.first) / size) * size;
      if (start + size - 1 > range.last) continue;
      next = start + size;
      return start;
    }
    return undefined;
  };
  return [...sizes, ...(gateway === 0 ? [] : [gateway])].map(take);
}

/** The first free prefix of that length, or none. */
function freePrefix(within: readonly string[], length: number, taken: readonly string[]): readonly string[] {
  const used = rangesOf(taken);
  for (const outer of within) {
    const range = rangeOf(outer);
    if (range === undefined || prefixLength(outer) > length) continue;
    const size = 2 ** (32 - length);
    for (let first = range.first; first + size - 1 <= range.last; first += size) {
      if (!overlap([{ first, last: first + size - 1 }], used)) return [prefixAt(first, size)];
    }
  }
  return [];
}

function prefixAt(first: number, size: number): string {
  return `${addressText(first)}/${lengthFor(size)}`;
}

function lengthFor(size: number): number {
  return 32 - Math.ceil(Math.log2(size));
}

function powerOfTwo(count: number): number {
  return count <= 1 ? 1 : 2 ** Math.ceil(Math.log2(count));
}
