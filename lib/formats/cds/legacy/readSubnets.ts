import { parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import type { Leaf } from "../../../source/tree.ts";
import { ipv4Address, ipv4Prefix } from "../fields/codecs.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { isBlank, named, type Part } from "./part.ts";
import { decodePart, ignoreBlank, type ReadValue, single } from "./readText.ts";

/** Prefixes, and whether any were stated, understood or not. */
export interface SubnetReading {
  readonly prefixes: readonly string[];
  readonly isStated: boolean;
}

interface ReadPrefix {
  readonly value: string;
  readonly leaves: readonly Leaf[];
}

/** Reads subnets of the vCloud API: each an address in it, as a rule that of its gateway, and a mask. */
export function readMaskedSubnets(context: LegacyReadContext, parts: readonly Part[], owner: string): SubnetReading {
  const read = parts.map((part) => {
    const name = single(context, part, "Name");
    if (name !== undefined) context.ignore(name, "a name of the subnet: today's tunnels have prefixes only");
    const address = single(context, part, "Gateway");
    return readMasked(context, address, single(context, part, "Netmask"), part, `"${part.name}" of ${owner}`);
  });
  return reading(context, read, parts.length > 0);
}

/** Reads the one subnet of the older tunnels of the vCloud API. */
export function readPeerNetwork(context: LegacyReadContext, tunnel: Part, owner: string): SubnetReading {
  const address = single(context, tunnel, "PeerNetworkAddress");
  const mask = single(context, tunnel, "PeerNetworkMask");
  if (address === undefined && mask === undefined) return { prefixes: [], isStated: false };
  const read = readMasked(context, address, mask, address ?? mask ?? tunnel, `"PeerNetworkAddress" of ${owner}`);
  return reading(context, [read], true);
}

/** Reads subnets of NSX-V, which are prefixes: `subnets/subnet` in XML, `subnets.subnets[]` in JSON. */
export function readPrefixSubnets(context: LegacyReadContext, lists: readonly Part[], owner: string): SubnetReading {
  const parts = lists.flatMap((list) => {
    const inside = named(list, "subnet", "subnets");
    // Some clients write the list without the object around it.
    return inside.length === 0 ? [list] : inside;
  });
  const stated = parts.filter((part) => !isBlank(part));
  for (const part of parts) ignoreBlank(context, part);
  const read = stated
    .filter((part) => part.leaf !== undefined || !lists.includes(part))
    .map((part) => decodePart(context, part, ipv4Prefix, `a subnet of ${owner}`))
    .map((value) => (value === undefined ? undefined : { value: value.value, leaves: [value.leaf] }));
  return reading(context, read, stated.length > 0);
}

function reading(
  context: LegacyReadContext,
  read: readonly (ReadPrefix | undefined)[],
  isStated: boolean,
): SubnetReading {
  const found = read.filter((prefix) => prefix !== undefined);
  const prefixes = found.map(({ value }) => value);
  context.places.put(
    prefixes,
    found.map(({ leaves }) => context.origin(...leaves)),
  );
  return { prefixes, isStated };
}

function readMasked(
  context: LegacyReadContext,
  addressPart: Part | undefined,
  maskPart: Part | undefined,
  whole: Part,
  what: string,
): ReadPrefix | undefined {
  const address = addressPart && decodePart(context, addressPart, ipv4Address, `"${addressPart.name}" in ${what}`);
  const mask = maskPart && decodePart(context, maskPart, ipv4Address, `"${maskPart.name}" in ${what}`);
  const length = mask === undefined ? undefined : maskLength(mask.value);
  if (address !== undefined && mask !== undefined && length !== undefined) {
    return { value: masked(context, address, length, what), leaves: [address.leaf, mask.leaf] };
  }
  const halves = [mask, address].filter((half) => half !== undefined);
  // Where neither half is there, nothing is said, or it was reported.
  const [first, ...others] = halves;
  if (first === undefined) return undefined;
  for (const { leaf } of halves)
    context.leaveLeaf(leaf, "not understood: an address and a mask make a prefix together");
  context.report("NT2604", {
    message: `${what} is not understood: ${others.length === 0 ? "it takes an address and a mask" : `"${first.value}" is no mask`}`,
    help: "Write an address and a mask like 255.255.255.0; until then the subnet is left out",
    at: others.length === 0 ? whole.spot : first.leaf,
    expected: ["255.255.255.0"],
    related: others.map(({ leaf }) => ({ message: "The address is here", at: leaf })),
  });
  return undefined;
}

function masked(context: LegacyReadContext, address: ReadValue<string>, length: number, what: string): string {
  const prefix = parseIpv4Prefix(`${address.value}/${length}`).canonical as string;
  const { change } = parseIpv4Prefix(`${address.value}/${length}`) as { readonly change?: string };
  if (change !== undefined) context.reportChange("NT2605", address.leaf, `an address in ${what}`, prefix, change);
  return prefix;
}

/** The length of the prefix that a mask stands for; undefined when its ones are not all in front. */
export function maskLength(mask: string): number | undefined {
  const { canonical } = parseIpv4Address(mask);
  if (canonical === undefined) return undefined;
  const bits = canonical
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
  return /^1*0*$/.test(bits) ? bits.lastIndexOf("1") + 1 : undefined;
}
