import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pureFunctions } from "../lib/formats/arm/functions/functions.ts";
import {
  FunctionError,
  Lambda,
  ObjectValue,
  type PureFunction,
  type Value,
} from "../lib/formats/arm/template/value.ts";

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const name = fc.oneof(fc.constantFrom("a", "A", "b", "__proto__", "constructor", "1", "10", "2"), text);
const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -50, max: 50 }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.constantFrom("", "a", "A", "1", "true", "10.0.0.0/8", "fd00::/48", "{0}", "{0:N0}", "P1D", "2020-01-01T00:00:00Z"),
  text,
);
const { value, object } = fc.letrec<{ value: Value; array: Value[]; object: ObjectValue }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, scalar, tie("array"), tie("object")),
  array: fc.array(tie("value"), { maxLength: 5 }),
  object: fc.array(fc.tuple(name, tie("value")), { maxLength: 5 }).map((members) => new ObjectValue(members)),
}));
const items = fc.array(value, { maxLength: 12 });
const lambda = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.func(value))
  .map(([count, body]) => new Lambda(["x", "y", "z"].slice(0, count), (args) => body(printable(args))));

test("base64ToString undoes base64, uriComponentToString undoes uriComponent, dataUriToString undoes dataUri", () => {
  for (const [undo, apply] of [
    ["base64ToString", "base64"],
    ["uriComponentToString", "uriComponent"],
    ["dataUriToString", "dataUri"],
  ] as const) {
    fc.assert(fc.property(text, (given) => assert.equal(call(undo, call(apply, given)), given)));
  }
});

test("base64 and guid agree with what they are made of", () => {
  fc.assert(
    fc.property(text, (given) => {
      assert.equal(call("base64", given), Buffer.from(given, "utf8").toString("base64"));
      assert.match(
        String(call("guid", given)),
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      assert.match(String(call("uniqueString", given)), /^[a-z2-7]{13}$/);
    }),
  );
});

test("json undoes string, and string undoes json", () => {
  fc.assert(
    fc.property(fc.oneof(items, object), (given) => {
      const printed = call("string", given);
      const again = call("json", printed);
      assert.equal(call("equals", again, given), true);
      assert.equal(call("equals", call("json", call("string", again)), again), true);
    }),
  );
});

test("toLower and toUpper leave alone what they gave, and keep the length", () => {
  for (const [change, other] of [
    ["toLower", "toUpper"],
    ["toUpper", "toLower"],
  ] as const) {
    fc.assert(
      fc.property(text, (given) => {
        const once = call(change, given);
        assert.equal(call(change, once), once);
        assert.equal(call("length", call(other, once)), given.length);
      }),
    );
  }
});

test("union holds everything once, intersection what both hold, and either with itself is a set", () => {
  fc.assert(
    fc.property(items, items, (left, right) => {
      const union = call("union", left, right) as Value[];
      const shared = call("intersection", left, right) as Value[];
      for (const item of [...left, ...right]) assert.equal(call("contains", union, item), true);
      for (const item of union) assert.equal(call("contains", shared, item), isIn(left, item) && isIn(right, item));
      assert.deepEqual(call("union", union, union), union);
      assert.deepEqual(call("intersection", union, union), union);
      assert.deepEqual(call("union", left, []), call("union", left, left));
    }),
  );
});

test("union of objects takes the later value, and leaves an object as it is when joined with itself", () => {
  fc.assert(
    fc.property(object, object, (left, right) => {
      assert.equal(call("equals", call("union", left, left), left), true);
      assert.equal(call("equals", call("intersection", left, left), left), true);
      const union = call("union", left, right) as ObjectValue;
      for (const [member] of [...left.entries(), ...right.entries()]) assert.ok(union.has(member));
      for (const [member, later] of right.entries()) {
        if (!(later instanceof ObjectValue)) assert.equal(call("equals", union.get(member) ?? null, later), true);
      }
    }),
  );
});

test("sort gives the same items in an order that its lambda agrees with", () => {
  const less = new Lambda(["a", "b"], ([a, b]) => call("less", a ?? null, b ?? null));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), (given) => {
      const sorted = call("sort", given, less) as string[];
      assert.deepEqual([...sorted].sort(), [...given].sort());
      sorted.slice(1).forEach((item, index) => {
        assert.equal(call("lessOrEquals", sorted[index] ?? "", item), true);
      });
    }),
  );
});

test("sort stays a permutation when its lambda contradicts itself", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.func(fc.boolean()), (given, chaos) => {
      const sorted = call("sort", given, new Lambda(["a", "b"], ([a, b]) => chaos(a, b))) as number[];
      assert.deepEqual(
        sorted.toSorted((a, b) => a - b),
        given.toSorted((a, b) => a - b),
      );
    }),
  );
});

test("text is in one order: of two, one is less or they are the same", () => {
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      const less = (left: string, right: string): boolean => call("less", left, right) === true;
      assert.equal([less(a, b), less(b, a), a === b].filter(Boolean).length, 1);
      if (less(a, b) && less(b, c)) assert.ok(less(a, c));
    }),
  );
});

for (const [family, bits] of [
  ["IPv4", 32],
  ["IPv6", 128],
] as const) {
  test(`cidrSubnet gives ${family} ranges that lie inside and do not overlap, cidrHost addresses inside`, () => {
    const range = fc.bigInt(0n, (1n << BigInt(bits)) - 1n).chain((address) =>
      fc.integer({ min: 1, max: bits }).chain((length) =>
        fc.integer({ min: length, max: bits }).chain((newLength) => {
          const index = fc.nat(Math.min(2 ** (newLength - length) - 1, 2 ** 30));
          return fc.tuple(fc.constant(`${addressText(address, bits)}/${length}`), fc.constant(newLength), index, index);
        }),
      ),
    );
    fc.assert(
      fc.property(range, ([network, newLength, first, second]) => {
        const outer = boundsOf(network);
        const one = boundsOf(String(call("cidrSubnet", network, newLength, first)));
        const other = boundsOf(String(call("cidrSubnet", network, newLength, second)));
        assert.ok(outer.first <= one.first && one.last <= outer.last);
        if (first !== second) assert.ok(one.last < other.first || other.last < one.first);
        const host = outcome("cidrHost", network, first);
        if (typeof host === "string") {
          const { first: address } = boundsOf(`${host}/${bits}`);
          assert.ok(outer.first < address && address <= outer.last);
        }
      }),
    );
  });
}

test("dateTimeToEpoch undoes dateTimeFromEpoch, and adding a duration and taking it away changes nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }), fc.nat(9999), (epoch, days) => {
      const time = call("dateTimeFromEpoch", epoch);
      assert.equal(call("dateTimeToEpoch", time), epoch);
      assert.equal(call("dateTimeAdd", call("dateTimeAdd", time, `P${days}DT7S`), `-P${days}DT7S`), time);
      assert.equal(time, `${new Date(epoch * 1000).toISOString().slice(0, 19)}Z`);
    }),
  );
});

test("no function throws anything but a FunctionError, or changes an argument", () => {
  const args = fc.array(fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: lambda }), { maxLength: 4 });
  for (const { name: called } of pureFunctions.values()) {
    fc.assert(
      fc.property(args, (given) => {
        const before = given.map((arg) => (arg instanceof Lambda ? "" : printable(arg)));
        const result = outcome(called, ...given);
        assert.notEqual(result, undefined);
        assert.deepEqual(
          given.map((arg) => (arg instanceof Lambda ? "" : printable(arg))),
          before,
        );
      }),
      { numRuns: 60 },
    );
  }
});

test("format takes any text for its format or refuses it", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "0",
    "1",
    ",",
    ":",
    "-5",
    "N2",
    "#,##0.0",
    "X",
    "{{",
    "}}",
    "a",
    " ",
    "%",
    ";",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), scalar, (parts, given) => {
      assert.notEqual(outcome("format", parts.join(""), given), undefined);
      assert.notEqual(outcome("dateTimeAdd", "2020-01-01", "P1D", parts.join("")), undefined);
    }),
  );
});

function call(called: string, ...args: readonly Value[]): Value {
  return (pureFunctions.get(called.toLowerCase()) as PureFunction).call(args);
}

/** What a call gives, or the refusal; anything else that is thrown fails the test. */
function outcome(called: string, ...args: readonly Value[]): Value | FunctionError | undefined {
  try {
    return call(called, ...args);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

function isIn(array: readonly Value[], item: Value): boolean {
  return call("contains", array, item) === true;
}

function printable(given: Value): string {
  return JSON.stringify(given, (_, part) => (part instanceof ObjectValue ? part.entries() : part));
}

function addressText(address: bigint, bits: number): string {
  const size = bits === 32 ? 8 : 16;
  const parts = Array.from({ length: bits / size }, (_, index) =>
    BigInt.asUintN(size, address >> BigInt(bits - size * (index + 1))).toString(bits === 32 ? 10 : 16),
  );
  return parts.join(bits === 32 ? "." : ":");
}

/** Reads a range by other means than the library: groups are filled up by hand. */
function boundsOf(range: string): { first: bigint; last: bigint } {
  const [address = "", length = ""] = range.split("/");
  const isIpv6 = address.includes(":");
  const groups = isIpv6 ? filled(address) : address.split(".");
  const [bits, size] = isIpv6 ? [128, 16n] : [32, 8n];
  const number = groups.reduce((sum, group) => (sum << size) + BigInt(isIpv6 ? `0x${group}` : group), 0n);
  const hosts = 1n << BigInt(bits - Number(length));
  return { first: number - (number % hosts), last: number - (number % hosts) + hosts - 1n };
}

function filled(address: string): string[] {
  const [left = "", right] = address.split("::");
  const before = left === "" ? [] : left.split(":");
  const after = right === undefined || right === "" ? [] : right.split(":");
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}
