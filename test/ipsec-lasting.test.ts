import assert from "node:assert/strict";
import { test } from "node:test";
import type { Offers } from "../lib/ipsec/end.ts";
import { Found, forgetOffers, lastingOffers, OffersByWords } from "../lib/ipsec/lasting.ts";
import { negotiateTunnel } from "../lib/ipsec/negotiateTunnel.ts";
import { makePair, numbersOf } from "./ipsec-pairs.ts";

type Words = readonly [
  encryption: readonly string[] | undefined,
  integrity: readonly string[] | undefined,
  groups: readonly number[] | undefined,
];

function newOffers(): Offers {
  return { offered: [], accepted: [] };
}

const good: Words = [["AES-CBC-256"], ["SHA2-256-128"], [14]];

const rows: readonly (readonly [title: string, words: Words, isSame: boolean])[] = [
  ["the same words", [["AES-CBC-256"], ["SHA2-256-128"], [14]], true],
  ["another cipher", [["AES-CBC-128"], ["SHA2-256-128"], [14]], false],
  ["another hash", [["AES-CBC-256"], ["SHA1-96"], [14]], false],
  ["no hash", [["AES-CBC-256"], [], [14]], false],
  ["another group", [["AES-CBC-256"], ["SHA2-256-128"], [2]], false],
  ["a cipher more", [["AES-CBC-256", "AES-CBC-128"], ["SHA2-256-128"], [14]], false],
  ["a group more", [["AES-CBC-256"], ["SHA2-256-128"], [14, 1]], false],
];

for (const [title, words, isSame] of rows) {
  test(`offers of ${title}: ${isSame ? "the same ones" : "other ones"}`, () => {
    const made = new OffersByWords();
    const offers = made.for(...good, newOffers);
    assert.equal(made.for(...words, newOffers) === offers, isSame);
    assert.notEqual(offers.number, undefined);
  });
}

test("the order of words tells offers apart", () => {
  const made = new OffersByWords();
  const offers = made.for(["AES-CBC-256", "AES-CBC-128"], [], [14], newOffers);
  assert.notEqual(made.for(["AES-CBC-128", "AES-CBC-256"], [], [14], newOffers), offers);
  assert.equal(made.for(["AES-CBC-256", "AES-CBC-128"], [], [14], newOffers), offers);
});

for (const index of [0, 1, 2] as const) {
  test(`offers of which list ${index + 1} is not known are made anew`, () => {
    const made = new OffersByWords();
    const words = good.map((list, at) => (at === index ? undefined : list)) as unknown as Words;
    const offers = made.for(...words, newOffers);
    assert.notEqual(made.for(...words, newOffers), offers);
    assert.equal(offers.number, undefined);
  });
}

test("offers that are forgotten are made anew", () => {
  const made = [new OffersByWords(), new OffersByWords()];
  const before = made.map((each) => each.for(...good, newOffers));
  forgetOffers();
  for (const [index, each] of made.entries()) assert.notEqual(each.for(...good, newOffers), before[index]);
});

test("of many kinds of offers a hundred are kept", () => {
  const made = new OffersByWords();
  const offersOf = (group: number): Offers => made.for(["AES-CBC-256"], ["SHA2-256-128"], [group], newOffers);
  const first = offersOf(0);
  for (let group = 1; group < 100; group++) offersOf(group);
  assert.equal(offersOf(0), first);
  offersOf(100);
  assert.notEqual(offersOf(0), first);
});

test("what follows from lasting offers is found once, from others each time", () => {
  const found = new Found<object>();
  const find = (): object => ({});
  const [one, other] = [lastingOffers(newOffers()), lastingOffers(newOffers())];
  assert.equal(found.for(one, find), found.for(one, find));
  assert.notEqual(found.for(one, find), found.for(other, find));
  assert.notEqual(found.for(newOffers(), find), found.for(newOffers(), find));
  const both = found.forBoth(one, other, find);
  assert.equal(found.forBoth(one, other, find), both);
  for (const pair of [
    [other, one],
    [one, one],
    [other, other],
    [one, newOffers()],
  ] as const) {
    assert.notEqual(found.forBoth(pair[0], pair[1], find), both);
  }
  const open = newOffers();
  assert.notEqual(found.forBoth(one, open, find), found.forBoth(one, open, find));
  assert.notEqual(found.forBoth(open, one, find), found.forBoth(open, one, find));
});

test("of what was found a thousand are kept", () => {
  const found = new Found<object>();
  const find = (): object => ({});
  const first = lastingOffers(newOffers());
  const kept = found.for(first, find);
  for (let count = 1; count < 1000; count++) found.for(lastingOffers(newOffers()), find);
  assert.equal(found.for(first, find), kept);
  found.for(lastingOffers(newOffers()), find);
  assert.notEqual(found.for(first, find), kept);
});

test("what was negotiated before changes nothing", () => {
  const next = numbersOf(23);
  const pairs = Array.from({ length: 300 }, () => makePair(next));
  const told = pairs.map(({ azure, cds }) => JSON.stringify(negotiateTunnel(azure, cds)));
  for (const [index, { azure, cds }] of [...pairs.entries()].reverse()) {
    assert.equal(JSON.stringify(negotiateTunnel(azure, cds)), told[index], `pair ${index}`);
  }
  assert.ok(new Set(told).size > 200);
});
