import assert from "node:assert/strict";
import { test } from "node:test";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { Places } from "../lib/source/places.ts";
import { SourceText } from "../lib/source/text.ts";
import type { Leaf } from "../lib/source/tree.ts";
import { check } from "../mod.ts";
import { namedGateway, open, readingOf, site, toSite } from "./check-models.ts";
import { leafAt, testNamed, testPlaced } from "./check-places.ts";

// Keys that are stated: what they are made of, and where else they are used.
const long = "Ab3dEf7hJk".repeat(4);

function keyed(text: string): Partial<Network> {
  return {
    gateways: [namedGateway()],
    sites: [site("branch", [])],
    tunnels: [{ ...toSite("hub", "branch"), name: "to-branch", sharedKey: new Secret(text) }],
  };
}

const quality = (code: string, fault: string): string =>
  `${code} tunnels/0/sharedKey: The key of the connection "to-branch" ${fault}`;
const [short, other] = [
  quality("NT5503", "has fewer than 20 characters"),
  quality("NT5504", "has other characters than letters and digits"),
];

testPlaced("a key", /^NT(?:4046|550[34])/, [
  ["of 20 characters", [], keyed(long.slice(0, 20))],
  ["of 19 characters", [short], keyed(long.slice(0, 19))],
  ["of 1 character", [short], keyed("a")],
  ["of 128 characters", [], keyed(long.repeat(4).slice(0, 128))],
  [
    "of 129 characters",
    [quality("NT4046", "is longer than the 128 characters that an end takes")],
    keyed(long.repeat(4).slice(0, 129)),
  ],
  ["with a sign", [other], keyed(`${long}!`)],
  ["with a sign, and short", [other, short], keyed("a!")],
  ["with a hyphen", [quality("NT4046", "has characters that Azure does not take")], keyed(`${long}-`)],
  ["without characters", [quality("NT4046", "is empty")], keyed("")],
]);

testPlaced("a key that is written out", /^NT5502/, [
  ["in an input", [quality("NT5502", "is written out in this file")], keyed(long)],
  ["and not", [], { tunnels: [{ ...toSite("hub", "branch"), sharedKey: open }, toSite("hub", "other")] }],
]);

testNamed("a key that is written out", /^NT5502/, [
  [
    "in an input",
    ['NT5502 tunnels/0/name: The key of the connection "to-branch" is written out in this file'],
    keyed(long),
  ],
]);

test("a key that one place gives to two connections is told once, and each where no place is known", () => {
  const tunnels: readonly Tunnel[] = ["one", "two"].map((name) => ({
    ...toSite("hub", name),
    name,
    sharedKey: new Secret(long),
  }));
  const reading = readingOf({ tunnels });
  const count = (places: Places) => check({ ...reading, places }).filter(({ code }) => code === "NT5502").length;
  assert.equal(count(new Places()), 2);
  const keys = new SourceText("keys", "first second");
  const at = (start: number, source = keys): Leaf => leafAt(source, start);
  const counted = (...places: readonly Readonly<Record<string, Leaf>>[]): number => {
    const all = new Places();
    for (const [index, each] of places.entries()) all.put(tunnels[index] as Tunnel, each);
    return count(all);
  };
  assert.equal(counted({ name: at(1), sharedKey: at(0) }, { name: at(2), sharedKey: at(0) }), 1);
  assert.equal(counted({ name: at(1), sharedKey: at(0) }, { name: at(1), sharedKey: at(6) }), 2);
  const others = new SourceText("others", "first second");
  assert.equal(counted({ name: at(1), sharedKey: at(0) }, { name: at(2), sharedKey: at(0, others) }), 2);
  // Where the key has no place, its connection has.
  assert.equal(counted({ bgp: at(1), name: at(0) }, { bgp: at(2), name: at(0) }), 1);
  assert.equal(counted({ bgp: at(1), name: at(0) }, { bgp: at(1), name: at(6) }), 2);
});
