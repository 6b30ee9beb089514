import assert from "node:assert/strict";
import { test } from "node:test";
import { contains, intersect, narrow, selectorOf, type TrafficSelector } from "../lib/ipsec/trafficSelector.ts";
import { ikeCorpus } from "./ipsec-corpus.ts";

interface Vectors {
  readonly select: readonly {
    readonly id: string;
    readonly configured: readonly string[];
    readonly hosts: readonly string[] | null;
    readonly supplied: readonly string[] | null;
    readonly selected: readonly string[];
    readonly selectedTransport: readonly string[];
    readonly narrowed: boolean;
  }[];
  readonly intersections: readonly { readonly a: string; readonly b: string; readonly subset: string | null }[];
}

const vectors = ikeCorpus<Vectors>("strongswan-ts-vectors.json");
const skip = vectors === undefined ? "the vectors are not beside the project" : false;

const protocols: Readonly<Record<string, number>> = { tcp: 6, udp: 17 };

// As the vectors write it: a prefix, and in brackets a protocol, ports, or both.
function parsed(text: string): TrafficSelector {
  const [, prefix = "", protocol, first, last] =
    /^([^[]+)(?:\[(tcp|udp|ports)(?:[ /](\d+)(?:-(\d+))?)?\])?$/.exec(text) ?? [];
  const selector = selectorOf(prefix.includes("/") ? prefix : `${prefix}/32`);
  assert.ok(selector, text);
  return {
    ...selector,
    protocol: protocols[protocol ?? ""] ?? 0,
    ...(first === undefined ? {} : { firstPort: Number(first), lastPort: Number(last ?? first) }),
  };
}

// "dynamic" stands for the hosts; in transport mode everything is brought down to them.
function configuredOf(
  configured: readonly string[],
  hosts: readonly string[] | null,
  transport: boolean,
): TrafficSelector[] {
  const own = (hosts ?? []).map((host) => parsed(host));
  return configured.flatMap((text) => {
    if (text === "dynamic") return own;
    const selector = parsed(text);
    if (!transport || own.length === 0) return [selector];
    return own.flatMap((host) => intersect(selector, host) ?? []);
  });
}

test("every selector list of strongSwan is narrowed to the same", { skip }, () => {
  assert.equal(vectors?.select.length, 18);
  for (const { id, configured, hosts, supplied, selected, selectedTransport, narrowed } of vectors.select) {
    if (supplied === null) continue; // A proposal of one's own: nothing to narrow.
    const theirs = supplied.map(parsed);
    const result = narrow(configuredOf(configured, hosts, false), theirs);
    assert.deepEqual(
      result.selected.map(({ prefix }) => prefix),
      selected,
      id,
    );
    const open = configured.includes("dynamic") && hosts === null;
    assert.equal(open || result.narrowed, narrowed, id);
    const inTransport = narrow(configuredOf(configured, hosts, true), theirs);
    assert.deepEqual(
      inTransport.selected.map(({ prefix }) => prefix),
      selectedTransport,
      id,
    );
  }
});

test("every intersection of strongSwan is the same", { skip }, () => {
  assert.equal(vectors?.intersections.length, 8);
  for (const { a, b, subset } of vectors.intersections) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const shared = intersect(parsed(one), parsed(other));
      assert.deepEqual(shared, subset === null ? undefined : parsed(subset), `${one} and ${other}`);
    }
  }
});

const noPrefixes = [
  "",
  "10.0.0.0",
  "10.0.0/8",
  "10.0.0.256/8",
  "10.0.0.0/33",
  "::/129",
  "1::2::3/64",
  "g::/16",
  "1:2/16",
  "10.0.0.0.0/8",
  "10.0.0.-1/8",
  "10.0.0.x/8",
  "10.0.0.0/-1",
  "10.0.0.0/x",
  "::/-1",
  "1:2:3:4:5:6:7:8:9/16",
  "1:2:3:4:5::6:7:8:9/16",
  "12345::/16",
];

for (const text of noPrefixes) {
  test(`selectorOf: "${text}" is no prefix`, () => {
    assert.equal(selectorOf(text), undefined);
  });
}

const ranges: readonly (readonly [prefix: string, first: number | bigint, last: number | bigint])[] = [
  ["10.1.0.0/16", 0x0a010000, 0x0a01ffff],
  ["0.0.0.0/0", 0, 0xffffffff],
  ["255.255.255.255/32", 0xffffffff, 0xffffffff],
  ["192.0.2.128/25", 0xc0000280, 0xc00002ff],
  ["::/0", 0n, (1n << 128n) - 1n],
  ["2001:db8::/32", 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
  ["2001:DB8::1/128", (0x20010db8n << 96n) + 1n, (0x20010db8n << 96n) + 1n],
  ["1:2:3:4:5:6:7:8/128", 0x10002000300040005000600070008n, 0x10002000300040005000600070008n],
  ["::8:0/112", 0x80000n, 0x8ffffn],
];

for (const [prefix, first, last] of ranges) {
  test(`selectorOf: the first and the last address of ${prefix}`, () => {
    assert.deepEqual(selectorOf(prefix), { prefix, first, last, protocol: 0, firstPort: 0, lastPort: 65_535 });
  });
}

function limited(text: string): TrafficSelector {
  const [prefix = "", protocol = "0", first = "0", last = "65535"] = text.split(" ");
  const selector = selectorOf(prefix);
  assert.ok(selector, text);
  return { ...selector, protocol: Number(protocol), firstPort: Number(first), lastPort: Number(last) };
}

// Prefix, protocol, first and last port.
const shares: readonly (readonly [a: string, b: string, shared: string | undefined])[] = [
  ["10.1.0.0/16", "10.1.0.0/16", "10.1.0.0/16"],
  ["10.0.0.0/8", "10.1.0.0/16", "10.1.0.0/16"],
  ["10.1.0.0/16", "10.1.255.0/24", "10.1.255.0/24"],
  ["10.1.0.0/16", "10.1.0.0/32", "10.1.0.0/32"],
  ["10.1.0.0/16", "10.1.255.255/32", "10.1.255.255/32"],
  ["10.1.0.0/16", "10.1.0.0/17", "10.1.0.0/17"],
  ["10.1.0.0/16", "10.2.0.0/16", undefined],
  ["10.0.0.0/9", "10.128.0.0/9", undefined],
  ["0.0.0.0/0", "::/0", undefined],
  ["2001:db8::/32", "2001:db8:1::/48", "2001:db8:1::/48"],
  ["10.1.0.0/16 6", "10.1.0.0/16", "10.1.0.0/16 6"],
  ["10.1.0.0/16 6", "10.1.0.0/16 6", "10.1.0.0/16 6"],
  ["10.1.0.0/16 6", "10.1.0.0/16 17", undefined],
  ["10.1.0.0/16 6 80 443", "10.1.0.0/16 6 443 8080", "10.1.0.0/16 6 443 443"],
  ["10.1.0.0/16 6 80 442", "10.1.0.0/16 6 443 8080", undefined],
];

for (const [a, b, shared] of shares) {
  test(`intersect: ${a} and ${b}`, () => {
    const expected = shared === undefined ? undefined : limited(shared);
    assert.deepEqual(intersect(limited(a), limited(b)), expected);
    assert.deepEqual(intersect(limited(b), limited(a)), expected);
  });
}

const holds: readonly (readonly [outer: string, inner: string, expected: boolean])[] = [
  ["10.0.0.0/8", "10.1.0.0/16", true],
  ["10.1.0.0/16", "10.1.0.0/16", true],
  ["10.1.0.0/16", "10.0.0.0/8", false],
  ["10.1.0.0/16", "10.0.0.0/15", false],
  ["10.0.0.0/16", "10.0.0.0/15", false],
  ["10.1.0.0/16", "10.2.0.0/16", false],
  ["0.0.0.0/0", "::/0", false],
  ["10.1.0.0/16", "10.1.0.0/16 6", true],
  ["10.1.0.0/16 6", "10.1.0.0/16 6", true],
  ["10.1.0.0/16 6", "10.1.0.0/16", false],
  ["10.1.0.0/16 6", "10.1.0.0/16 17", false],
  ["10.1.0.0/16 6 80 90", "10.1.0.0/16 6 80 90", true],
  ["10.1.0.0/16 6 80 90", "10.1.0.0/16 6 81 89", true],
  ["10.1.0.0/16 6 80 90", "10.1.0.0/16 6 79 90", false],
  ["10.1.0.0/16 6 80 90", "10.1.0.0/16 6 80 91", false],
];

for (const [outer, inner, expected] of holds) {
  test(`contains: ${outer} ${expected ? "has" : "has not"} ${inner}`, () => {
    assert.equal(contains(limited(outer), limited(inner)), expected);
  });
}

type Narrowed = readonly [title: string, own: string, theirs: string, selected: string, isNarrowed: boolean];

const narrowings: readonly Narrowed[] = [
  ["the same is kept", "10.1.0.0/16", "10.1.0.0/16", "10.1.0.0/16", false],
  ["what is supplied is wider", "10.1.0.0/16", "10.0.0.0/8", "10.1.0.0/16", false],
  ["what is supplied is narrower", "10.0.0.0/8", "10.1.0.0/16", "10.1.0.0/16", true],
  ["nothing in common", "10.1.0.0/16", "10.2.0.0/16", "", true],
  ["one of two", "10.1.0.0/16,10.2.0.0/16", "10.2.0.0/16", "10.2.0.0/16", true],
  ["what lies inside another is left out", "10.0.0.0/8", "10.0.0.0/8,10.1.0.0/16", "10.0.0.0/8", false],
  ["also when the wider comes later", "10.0.0.0/8", "10.1.0.0/16,10.0.0.0/8", "10.0.0.0/8", false],
  ["two that lie inside", "10.0.0.0/8", "10.1.0.0/16,10.2.0.0/16,10.0.0.0/8", "10.0.0.0/8", false],
  ["in the order of its own", "10.2.0.0/16,10.1.0.0/16", "10.0.0.0/8", "10.2.0.0/16,10.1.0.0/16", false],
];

for (const [title, own, theirs, selected, narrowed] of narrowings) {
  test(`narrow: ${title}`, () => {
    const list = (text: string): TrafficSelector[] => (text === "" ? [] : text.split(",").map(limited));
    assert.deepEqual(narrow(list(own), list(theirs)), { selected: list(selected), narrowed });
  });
}
