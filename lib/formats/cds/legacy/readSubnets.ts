import type { Finding } from "../../../diagnostics/diagnostic.ts";
import { notUnderstood } from "../../../model/openValue.ts";
import { isUnresolved, known, type Stated } from "../../../model/stated.ts";
import { parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import type { Leaf, Spot } from "../../../source/tree.ts";
import { ipv4Address, ipv4Prefix } from "../fields/codecs.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { isBlank, named, type Part, saysSomething } from "./part.ts";
import { decodePart, ignoreBlank, type ReadValue, single } from "./readText.ts";

/** Prefixes, and whether any were stated. */
export interface SubnetReading {
  readonly prefixes: readonly Stated<string>[];
  readonly isStated: boolean;
}

interface ReadPrefix {
  readonly value: Stated<string>;
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
  for (const part of parts) if (isBlank(part)) ignoreBlank(context, part);
  const read = stated.map((part) => {
    // A list in which nothing is a subnet: what is in it is reported as not known here.
    if (part.leaf === undefined && lists.includes(part))
      return part.children.some(saysSomething) ? noSubnets : undefined;
    const value = decodePart(context, part, ipv4Prefix, `a subnet of ${owner}`);
    return value && { value: value.value, leaves: leavesOf(value) };
  });
  return reading(context, read, stated.length > 0, lists[0]?.spot);
}

const noSubnets: ReadPrefix = { value: notUnderstood("a list without a subnet"), leaves: [] };

function leavesOf({ leaf }: ReadValue<string>): readonly Leaf[] {
  return leaf === undefined ? [] : [leaf];
}

function reading(
  context: LegacyReadContext,
  read: readonly (ReadPrefix | undefined)[],
  isStated: boolean,
  whole?: Spot,
): SubnetReading {
  const found = read.filter((prefix) => prefix !== undefined);
  const prefixes = found.map(({ value }) => value);
  context.places.put(
    prefixes,
    found.map(({ leaves }) => context.origin(...leaves)),
    whole,
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
  const address = decodeHalf(context, addressPart, what, [maskPart, "The mask is here"]);
  const mask = decodeHalf(context, maskPart, what, [addressPart, "The address is here"]);
  const halves = [mask, address].filter((half) => half !== undefined);
  // Where neither half is there, nothing is said.
  const [first, ...others] = halves;
  if (first === undefined) return undefined;
  const leaves = [address, mask].flatMap((half) => (half === undefined ? [] : leavesOf(half)));
  const length = maskLength(known(mask?.value));
  const start = known(address?.value);
  if (address !== undefined && start !== undefined && length !== undefined) {
    return { value: masked(context, address, `${start}/${length}`, what), leaves };
  }
  for (const leaf of leaves) context.leaveLeaf(leaf, "not understood: an address and a mask make a prefix together");
  // A half that is not understood was reported, with the other one.
  if (others.length === 0 || halves.every(({ value }) => !isUnresolved(value))) {
    context.report("NT2604", {
      message: `${what} is not understood: ${others.length === 0 ? "it takes an address and a mask" : `"${first.value}" is no mask`}`,
      help: "Write an address and a mask like 255.255.255.0; until then the subnet counts as not known",
      at: others.length === 0 ? whole.spot : first.spot,
      expected: ["255.255.255.0"],
      related: others.map(({ spot }) => ({ message: "The address is here", at: spot })),
    });
  }
  return { value: notUnderstood(leaves.map(({ value }) => String(value).trim()).join(" ")), leaves };
}

function decodeHalf(
  context: LegacyReadContext,
  part: Part | undefined,
  what: string,
  [other, where]: readonly [other: Part | undefined, where: string],
): ReadValue<string> | undefined {
  if (part === undefined) return undefined;
  const beside: Finding["related"] = other === undefined ? [] : [{ message: where, at: other.leaf ?? other.spot }];
  return decodePart(context, part, ipv4Address, `"${part.name}" in ${what}`, beside);
}

function masked(context: LegacyReadContext, { leaf }: ReadValue<string>, written: string, what: string): string {
  const prefix = parseIpv4Prefix(written).canonical as string;
  const { change } = parseIpv4Prefix(written) as { readonly change?: string };
  if (change !== undefined) context.reportChange("NT2605", leaf as Leaf, `an address in ${what}`, prefix, change);
  return prefix;
}

/** The length of the prefix that a mask stands for; undefined when its ones are not all in front. */
export function maskLength(mask: string | undefined): number | undefined {
  if (mask === undefined) return undefined;
  const { canonical } = parseIpv4Address(mask);
  if (canonical === undefined) return undefined;
  const bits = canonical
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
  return /^1*0*$/.test(bits) ? bits.lastIndexOf("1") + 1 : undefined;
}
