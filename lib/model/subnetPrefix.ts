import { addressText, rangeOf } from "./address.ts";
import type { EdgeSubnet } from "./edge.ts";
import { known } from "./stated.ts";

/** The prefix of a subnet that is given by the address of its gateway; undefined while a part of it is not known. */
export function prefixOfSubnet({ gateway, prefixLength: length }: EdgeSubnet): string | undefined {
  const address = known(gateway);
  const bits = known(length);
  if (address === undefined || bits === undefined || !(bits >= 0 && bits <= 32)) return undefined;
  const range = rangeOf(`${address}/32`);
  if (range === undefined) return undefined;
  const size = 2 ** (32 - bits);
  return `${addressText(Math.floor(range.first / size) * size)}/${bits}`;
}
