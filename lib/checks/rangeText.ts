import { addressText, type Range } from "../model/address.ts";

/** A range for messages: as a prefix where it is one, else the lowest and the highest address. */
export function textOfRange({ first, last }: Range): string {
  const length = 32 - Math.log2(last - first + 1);
  if (first === last) return addressText(first);
  const isPrefix = Number.isInteger(length) && first % (last - first + 1) === 0;
  return isPrefix ? `${addressText(first)}/${length}` : `${addressText(first)}-${addressText(last)}`;
}
