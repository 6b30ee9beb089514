import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Range, rangeOf } from "../lib/model/address.ts";
import { RangeList } from "../lib/model/rangeList.ts";
import { outsideOf, overlapsOf } from "../lib/model/sweep.ts";

interface Owned extends Range {
  readonly owner: number;
}

// Few addresses, so that ranges meet; some at either end of the address space.
const range = fc
  .tuple(fc.constantFrom(0, 10, 2 ** 31 - 4, 2 ** 32 - 40), fc.nat(19), fc.nat(12))
  .map(([base, start, length]): Range => ({ first: base + start, last: base + start + length }));
const owned = fc.tuple(range, fc.nat(7)).map(([each, owner]): Owned => ({ ...each, owner }));

function listOf(ranges: readonly (Range & { readonly owner?: number })[]): RangeList {
  const list = new RangeList();
  for (const each of ranges) list.add(each, each.owner ?? 0);
  return list;
}

function meet(one: Range, other: Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

test("a sweep finds the same pairs of owners as comparing all with all", () => {
  fc.assert(
    fc.property(fc.array(owned, { maxLength: 60 }), (ranges) => {
      const naive = new Set(
        ranges.flatMap((one) =>
          ranges
            .filter((other) => one.owner < other.owner && meet(one, other))
            .map((other) => `${one.owner} ${other.owner}`),
        ),
      );
      const list = listOf(ranges);
      const swept = overlapsOf(list).map(({ one, other }) => {
        const [left, right] = [ranges[one] as Owned, ranges[other] as Owned];
        assert.ok(meet(left, right) && left.first <= right.first, `${one} and ${other} are no witness`);
        return `${Math.min(left.owner, right.owner)} ${Math.max(left.owner, right.owner)}`;
      });
      assert.equal(new Set(swept).size, swept.length, "a pair comes once");
      assert.deepEqual(swept.sort(), [...naive].sort());
    }),
    { numRuns: 500 },
  );
});

test("the places of an overlap are the ranges that begin inside the other owner", () => {
  const prefixes: readonly [string, number][] = [
    ["10.0.0.0/8", 0],
    ["10.1.0.0/16", 1],
    ["10.2.0.0/16", 1],
    ["172.16.0.0/12", 1],
    ["172.16.9.0/24", 0],
  ];
  const ranges = prefixes.map(([prefix, owner]) => ({ ...(rangeOf(prefix) as Range), owner }));
  assert.deepEqual(overlapsOf(listOf(ranges)), [{ one: 0, other: 1, places: 3 }]);
});

test("where many owners meet at one address, each is in a pair, and pairs grow with the owners", () => {
  const owners = 2_000;
  const found = overlapsOf(listOf(Array.from({ length: owners }, (_, owner) => ({ first: 5, last: 9, owner }))));
  assert.deepEqual(new Set(found.flatMap(({ one, other }) => [one, other])).size, owners);
  assert.ok(found.length <= 16 * owners, `${found.length} pairs`);
});

test("a sweep finds the same ranges outside a space as asking address by address", () => {
  const near = fc.tuple(fc.nat(30), fc.nat(8)).map(([first, length]): Range => ({ first, last: first + length }));
  fc.assert(
    fc.property(fc.array(near, { maxLength: 8 }), fc.array(near, { maxLength: 12 }), (whole, parts) => {
      const inside = (address: number): boolean => whole.some(({ first, last }) => first <= address && address <= last);
      const naive = parts.flatMap(({ first, last }, index) => {
        for (let address = first; address <= last; address++) if (!inside(address)) return [index];
        return [];
      });
      assert.deepEqual(
        [...outsideOf(listOf(whole), listOf(parts))].sort((a, b) => a - b),
        naive,
      );
    }),
    { numRuns: 500 },
  );
});

test("ranges are sorted by first address, equal ones as they came", () => {
  const firsts = [2 ** 32 - 1, 7, 0, 7, 2 ** 31, 256];
  assert.deepEqual([...listOf(firsts.map((first) => ({ first, last: first }))).sorted()], [2, 1, 3, 5, 4, 0]);
});

test("many ranges are sorted as few are", () => {
  const firsts = Array.from({ length: 1_000 }, (_, index) => (Math.imul(index, 2_654_435_761) >>> 0) - (index % 7));
  const list = listOf(firsts.map((first) => ({ first: Math.max(first, 0), last: 2 ** 32 - 1 })));
  const naive = firsts.map((_, index) => index).sort((a, b) => list.first(a) - list.first(b) || a - b);
  assert.deepEqual([...list.sorted()], naive);
});
