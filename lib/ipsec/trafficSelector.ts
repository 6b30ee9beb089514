/** Traffic on one side of a tunnel: a prefix, and a protocol and ports where they are limited (RFC 7296, 3.13.1). */
export interface TrafficSelector {
  /** The prefix as text; canonical. */
  readonly prefix: string;
  /** First and last address; a number for IPv4, a bigint for IPv6. */
  readonly first: number | bigint;
  readonly last: number | bigint;
  /** Number of the protocol; 0 is any. */
  readonly protocol: number;
  readonly firstPort: number;
  readonly lastPort: number;
}

/** Every IPv4 address: what a route-based end proposes. */
export const anyPrefix = "0.0.0.0/0";

const lastPort = 65_535;

/** The selector of all traffic of a canonical prefix; undefined for a text that is none. */
export function selectorOf(prefix: string): TrafficSelector | undefined {
  const slash = prefix.indexOf("/");
  if (slash === -1) return undefined;
  const length = Number(prefix.slice(slash + 1));
  const address = prefix.slice(0, slash);
  const range = address.includes(":") ? range6(address, length) : range4(address, length);
  if (range === undefined) return undefined;
  return { prefix, first: range.first, last: range.last, protocol: 0, firstPort: 0, lastPort };
}

function range4(address: string, length: number): { first: number; last: number } | undefined {
  if (!(length >= 0 && length <= 32)) return undefined;
  let [first, byte, dots] = [0, 0, 0];
  for (let index = 0; index < address.length; index++) {
    const digit = address.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) byte = byte * 10 + digit;
    else if (address[index] === ".") {
      first = first * 256 + byte;
      byte = 0;
      dots++;
    } else return undefined;
    if (byte > 255) return undefined;
  }
  if (dots !== 3) return undefined;
  first = first * 256 + byte;
  const addresses = length === 0 ? 2 ** 32 : (2 ** 31) >>> (length - 1);
  return { first, last: first + addresses - 1 };
}

function range6(address: string, length: number): { first: bigint; last: bigint } | undefined {
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return undefined;
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = 8 - front.length - back.length;
  if (gap < 0 || (tail === undefined && gap !== 0) || !(length >= 0 && length <= 128)) return undefined;
  const groups = [...front, ...Array<string>(gap).fill("0"), ...back];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const first = BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
  return { first, last: first + (1n << BigInt(128 - length)) - 1n };
}

/** The traffic that two selectors share; undefined for none. Prefixes never overlap in part: the longer one is left. */
export function intersect(a: TrafficSelector, b: TrafficSelector): TrafficSelector | undefined {
  if (typeof a.first !== typeof b.first || a.first > b.last || b.first > a.last) return undefined;
  if (a.protocol !== 0 && b.protocol !== 0 && a.protocol !== b.protocol) return undefined;
  const firstPort = Math.max(a.firstPort, b.firstPort);
  const last = Math.min(a.lastPort, b.lastPort);
  if (firstPort > last) return undefined;
  const { prefix, first, last: lastAddress } = a.first >= b.first && a.last <= b.last ? a : b;
  return { prefix, first, last: lastAddress, protocol: a.protocol || b.protocol, firstPort, lastPort: last };
}

/** Whether all traffic of `inner` is traffic of `outer`. */
export function contains(outer: TrafficSelector, inner: TrafficSelector): boolean {
  return (
    typeof outer.first === typeof inner.first &&
    outer.first <= inner.first &&
    inner.last <= outer.last &&
    (outer.protocol === 0 || outer.protocol === inner.protocol) &&
    outer.firstPort <= inner.firstPort &&
    inner.lastPort <= outer.lastPort
  );
}

/** What is left of a list of selectors when the other end proposes another list. */
export interface Narrowing {
  /** Empty: nothing in common, which is TS_UNACCEPTABLE. In the order of what is configured. */
  readonly selected: readonly TrafficSelector[];
  /** Some of what is configured is not among what was supplied. */
  readonly narrowed: boolean;
}

/** Narrows what is configured to what the other end supplies (RFC 7296, 2.9). What lies inside another is left out. */
export function narrow(configured: readonly TrafficSelector[], supplied: readonly TrafficSelector[]): Narrowing {
  const selected: TrafficSelector[] = [];
  for (const own of configured) {
    for (const theirs of supplied) {
      const shared = intersect(own, theirs);
      if (shared === undefined || selected.some((each) => contains(each, shared))) continue;
      for (let index = selected.length - 1; index >= 0; index--) {
        if (contains(shared, selected[index] as TrafficSelector)) selected.splice(index, 1);
      }
      selected.push(shared);
    }
  }
  return { selected, narrowed: !configured.every((own) => supplied.some((theirs) => contains(theirs, own))) };
}
