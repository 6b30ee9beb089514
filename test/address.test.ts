import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addressText, covers, lastFreePrefix, overlap, prefixLength, rangeOf, rangesOf } from "../lib/model/address.ts";
import { parseIpv4Address, parseIpv4Prefix } from "../lib/source/address.ts";

test("IPv4 addresses are read strictly, leading zeros as decimal", () => {
  const rows: [text: string, canonical: string | undefined, said?: string][] = [
    ["192.0.2.1", "192.0.2.1"],
    ["0.0.0.0", "0.0.0.0"],
    ["255.255.255.255", "255.255.255.255"],
    ["203.0.113.010", "203.0.113.10", "leading zeros removed: 203.0.113.010 → 203.0.113.10"],
    ["256.0.0.1", undefined, "256 is larger than 255"],
    ["10.1", undefined, "it is not four decimal numbers with dots between"],
    ["0x7f.0.0.1", undefined, "it is not four decimal numbers with dots between"],
    ["2130706433", undefined, "it is not four decimal numbers with dots between"],
    ["2001:db8::1", undefined, "it is IPv6"],
    ["$(address)", undefined, "it looks like a placeholder that was never filled in"],
    ["", undefined, "it is empty"],
  ];
  for (const [text, canonical, said] of rows) {
    const reading = parseIpv4Address(text);
    assert.equal(reading.canonical, canonical, text);
    assert.equal(reading.canonical === undefined ? reading.reason : reading.change, said, text);
  }
});

test("IPv4 prefixes are read strictly, host bits and padding are cleared and said", () => {
  const rows: [text: string, canonical: string | undefined, said?: string][] = [
    ["10.1.0.0/16", "10.1.0.0/16"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["192.0.2.1/32", "192.0.2.1/32"],
    ["10.0.1.0/11", "10.0.0.0/11", "host bits cleared: 10.0.1.0/11 → 10.0.0.0/11"],
    ["10.0.0.1/0", "0.0.0.0/0", "host bits cleared: 10.0.0.1/0 → 0.0.0.0/0"],
    ["192.168.0.00/24", "192.168.0.0/24", "leading zeros removed: 192.168.0.00/24 → 192.168.0.0/24"],
    ["10.0.0.032/29", "10.0.0.32/29", "leading zeros removed: 10.0.0.032/29 → 10.0.0.32/29"],
    ["10.0.0.0/08", "10.0.0.0/8", "leading zeros removed: 10.0.0.0/08 → 10.0.0.0/8"],
    ["10.0.0.0", undefined, 'the prefix length is missing ("/" and a number)'],
    ["10.0.0.0/33", undefined, '"33" is not a prefix length from 0 to 32'],
    ["10.0.0.0/", undefined, '"" is not a prefix length from 0 to 32'],
    ["10.0.0.0/8/12", undefined, '"8/12" is not a prefix length from 0 to 32'],
    ["10/8", undefined, "it is not four decimal numbers with dots between"],
    ["300.0.0.0/8", undefined, "300 is larger than 255"],
    ["2001:db8::/32", undefined, "it is IPv6"],
    ["[prefix]", undefined, "it looks like a placeholder that was never filled in"],
  ];
  for (const [text, canonical, said] of rows) {
    const reading = parseIpv4Prefix(text);
    assert.equal(reading.canonical, canonical, text);
    assert.equal(reading.canonical === undefined ? reading.reason : reading.change, said, text);
  }
});

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const length = fc.integer({ min: 0, max: 32 });

test("a canonical prefix reads as itself, and any other as the network that it lies in", () => {
  fc.assert(
    fc.property(address, length, (number, bits) => {
      const size = 2 ** (32 - bits);
      const canonical = `${addressText(Math.floor(number / size) * size)}/${bits}`;
      assert.equal(parseIpv4Prefix(`${addressText(number)}/${bits}`).canonical, canonical);
      assert.deepEqual(parseIpv4Prefix(canonical), { canonical });
      const range = rangeOf(canonical);
      assert.deepEqual(range, {
        first: Math.floor(number / size) * size,
        last: Math.floor(number / size) * size + size - 1,
      });
    }),
  );
});

test("only canonical IPv4 prefixes have a range", () => {
  for (const text of ["", "10.0.0.0", "10.0.0/8", "2001:db8::/32", "a.b.c.d/8"])
    assert.equal(rangeOf(text), undefined, text);
});

test("covering and overlapping agree with asking every address", () => {
  const prefix = fc.tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 26, max: 32 })).map(([host, bits]) => {
    const size = 2 ** (32 - bits);
    return `10.0.0.${Math.floor(host / size) * size}/${bits}`;
  });
  const prefixes = fc.array(prefix, { maxLength: 4 });
  const addresses = (list: readonly string[]) =>
    new Set(rangesOf(list).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, n) => first + n)));
  fc.assert(
    fc.property(prefixes, prefixes, (left, right) => {
      const [a, b] = [addresses(left), addresses(right)];
      assert.equal(
        overlap(rangesOf(left), rangesOf(right)),
        [...a].some((each) => b.has(each)),
      );
      assert.equal(covers(rangesOf(left), rangesOf(right)), b.size > 0 && [...b].every((each) => a.has(each)));
    }),
  );
});

test("the free prefix lies in the space, is free, and is the highest", () => {
  const rows: [space: string[], taken: string[], length: number, free: string | undefined][] = [
    [["10.1.0.0/24"], [], 27, "10.1.0.224/27"],
    [["10.1.0.0/24"], ["10.1.0.224/27"], 27, "10.1.0.192/27"],
    [["10.1.0.0/24"], ["10.1.0.192/26"], 27, "10.1.0.160/27"],
    [["10.1.0.0/24"], ["10.1.0.250/32"], 27, "10.1.0.192/27"],
    [["10.1.0.0/24"], ["10.1.0.0/24"], 27, undefined],
    [["10.1.0.0/28"], [], 27, undefined],
    [["10.1.0.0/24", "10.2.0.0/24"], ["10.2.0.0/24"], 27, "10.1.0.224/27"],
    [[], [], 27, undefined],
  ];
  for (const [space, taken, bits, free] of rows) assert.equal(lastFreePrefix(space, taken, bits), free, space.join());
  assert.equal(prefixLength("10.1.0.0/27"), 27);
});
