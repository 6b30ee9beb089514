import { type Range, rangeOf } from "../model/address.ts";

/** A range of addresses with a meaning of its own. */
export interface SpecialRange extends Range {
  readonly prefix: string;
  /** For messages: what it is kept for. */
  readonly meaning: string;
}

function row(prefix: string, meaning: string): SpecialRange {
  return { prefix, meaning, ...(rangeOf(prefix) as Range) };
}

/** What a virtual network must not contain: Azure Virtual Network FAQ, Microsoft, read 2026-11-21. */
export const refusedInVirtualNetworks: readonly SpecialRange[] = [
  row("127.0.0.0/8", "loopback"),
  row("168.63.129.16/32", "the resolver of Azure"),
  row("169.254.0.0/16", "link-local addresses"),
  row("224.0.0.0/4", "multicast"),
  row("255.255.255.255/32", "broadcast"),
];

/** Space for private networks: RFC 1918, and RFC 6598, which Azure treats alike (same FAQ). */
export const privateRanges: readonly SpecialRange[] = [
  row("10.0.0.0/8", "private (RFC 1918)"),
  row("100.64.0.0/10", "shared by providers (RFC 6598)"),
  row("172.16.0.0/12", "private (RFC 1918)"),
  row("192.168.0.0/16", "private (RFC 1918)"),
];

/** What is never an address of a device on the internet: the above, and IANA's registry of special-purpose addresses. */
export const unreachableRanges: readonly SpecialRange[] = [
  ...privateRanges,
  row("0.0.0.0/8", "no address of a device"),
  row("127.0.0.0/8", "loopback"),
  row("169.254.0.0/16", "link-local"),
  row("224.0.0.0/4", "multicast"),
  row("240.0.0.0/4", "reserved"),
];

/** The range of a table that an address is in. */
export function rangeAround(table: readonly SpecialRange[], address: string): SpecialRange | undefined {
  const at = rangeOf(`${address}/32`);
  if (at === undefined) return undefined;
  return table.find(({ first, last }) => first <= at.first && at.first <= last);
}

// Gateway addresses in Microsoft's examples of classic network configurations, which were copied into real files.
const placeholders: ReadonlySet<string> = new Set(["1.1.1.1", "1.2.3.4", "5.4.3.2"]);

/** Whether an address only holds the place of one that was not known yet. */
export function isPlaceholder(address: string): boolean {
  return placeholders.has(address);
}
