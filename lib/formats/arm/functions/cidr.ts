import { FunctionError, ObjectValue, type PureFunction, type Value } from "../template/value.ts";
import { type Family, parseAddress, printAddress } from "./ipAddress.ts";
import { type Arguments, define } from "./signature.ts";

/** Arithmetic on address ranges, IPv4 and IPv6 alike, in integers of any size. */
export const cidrFunctions: readonly PureFunction[] = [
  define("parseCidr", [1, 1], (args) => describe(rangeOf(args))),
  define("cidrSubnet", [3, 3], (args) => subnet(rangeOf(args), args.integer(1), args.integer(2))),
  define("cidrHost", [2, 2], (args) => host(rangeOf(args), args.integer(1))),
];

interface Range {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
}

/** Bits beyond the length are cleared, as the service does. */
function rangeOf(args: Arguments): Range {
  const [address = "", lengthText = "", ...more] = args.text(0).split("/", 3);
  const parsed = parseAddress(address);
  const length = /^\d{1,3}$/.test(lengthText) ? Number(lengthText) : Number.NaN;
  if (parsed === undefined || more.length > 0 || !(length <= parsed.family.bits)) {
    throw new FunctionError("argument 1 is not an address range, which is an address, a slash and a prefix length");
  }
  const size = 1n << BigInt(parsed.family.bits - length);
  const first = parsed.value - (parsed.value % size);
  return { family: parsed.family, first, last: first + size - 1n, length };
}

function describe({ family, first, last, length }: Range): Value {
  const text = (value: bigint): string => printAddress(value, family);
  const netmask = (1n << BigInt(family.bits)) - (1n << BigInt(family.bits - length));
  const [firstUsable, lastUsable] = usable({ family, first, last, length });
  const broadcast: [string, Value][] = family.hasBroadcast ? [["broadcast", text(last)]] : [];
  return new ObjectValue([
    ["network", text(first)],
    ["netmask", text(netmask)],
    ...broadcast,
    ["firstUsable", text(firstUsable)],
    ["lastUsable", text(lastUsable)],
    ["cidr", length],
  ]);
}

/** IPv4 keeps the first and last address for itself; a range of one or two has none left and names its first twice. */
function usable({ family, first, last, length }: Range): readonly [first: bigint, last: bigint] {
  if (!family.hasBroadcast) return [first, last];
  return family.bits - length < 2 ? [first, first] : [first + 1n, last - 1n];
}

function subnet({ family, first, length }: Range, newLength: number, index: number): string {
  if (newLength < length || newLength > family.bits) {
    throw new FunctionError(`new prefix length ${newLength} does not lie between ${length} and ${family.bits}`);
  }
  if (index < 0 || BigInt(index) >= 1n << BigInt(newLength - length)) {
    throw new FunctionError(`there is no subnet ${index} when a /${length} is cut into /${newLength}, counted from 0`);
  }
  return `${printAddress(first + (BigInt(index) << BigInt(family.bits - newLength)), family)}/${newLength}`;
}

/** The first address of a range is never a host, in IPv6 neither. */
function host({ family, first, last, length }: Range, index: number): string {
  const address = first + BigInt(index) + 1n;
  if (index < 0 || address > (family.hasBroadcast ? last - 1n : last)) {
    throw new FunctionError(`there is no host ${index} in a /${length}, counted from 0`);
  }
  return printAddress(address, family);
}
