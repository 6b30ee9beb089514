export interface Family {
  readonly bits: 32 | 128;
  readonly hasBroadcast: boolean;
}

const ipv4: Family = { bits: 32, hasBroadcast: true };
const ipv6: Family = { bits: 128, hasBroadcast: false };
const groupCount = 8;

/** The number of an IPv4 or IPv6 address; undefined when the text is neither. */
export function parseAddress(text: string): { readonly family: Family; readonly value: bigint } | undefined {
  if (text.length > 45) return undefined;
  const value = text.includes(":") ? parseIpv6(text) : parseIpv4(text);
  return value === undefined ? undefined : { family: text.includes(":") ? ipv6 : ipv4, value };
}

/** Canonical text; of IPv6 the longest run of zero groups is left out (RFC 5952). */
export function printAddress(value: bigint, family: Family): string {
  if (family.bits === 32) return parts(value, 4, 8n).join(".");
  const groups = parts(value, groupCount, 16n).map((group) => group.toString(16));
  const [start, length] = longestZeroRun(groups);
  if (length < 2) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + length).join(":")}`;
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (octets.length !== 4 || !octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)) {
    return undefined;
  }
  return octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const groups = halves.flat();
  const isComplete = halves.length === 1 ? groups.length === groupCount : groups.length < groupCount;
  if (halves.length > 2 || !isComplete || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const zeros = Array.from({ length: groupCount - groups.length }, () => "0");
  const all = [...(halves[0] ?? []), ...zeros, ...(halves[1] ?? [])];
  return all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

function parts(value: bigint, count: number, bits: bigint): number[] {
  return Array.from({ length: count }, (_, index) =>
    Number(BigInt.asUintN(Number(bits), value >> (bits * BigInt(count - 1 - index)))),
  );
}

function longestZeroRun(groups: readonly string[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === "0") end++;
    if (end - start > best[1]) best = [start, end - start];
  }
  return best;
}
