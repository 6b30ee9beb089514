import assert from "node:assert/strict";
import { test } from "node:test";
import { intersect, narrow, selectorOf, type TrafficSelector } from "../lib/ipsec/trafficSelector.ts";
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
];

for (const text of noPrefixes) {
  test(`selectorOf: "${text}" is no prefix`, () => {
    assert.equal(selectorOf(text), undefined);
  });
}
