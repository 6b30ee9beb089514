import assert from "node:assert/strict";
import { test } from "node:test";
import { pureFunctions } from "../lib/formats/arm/functions/functions.ts";
import { UndecidedError } from "../lib/formats/arm/functions/lambdas.ts";
import { Lambda, ObjectValue, Unresolved, type Value } from "../lib/formats/arm/template/value.ts";
import { call, lambda, type Row, refusal, rowText } from "./arm-functions-calls.ts";

const long = "x".repeat(4_194_304);
const many: Value[] = Array.from({ length: 100_000 }, () => 0);
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

const refusals: readonly Row[] = [
  ["toLower", [], "0 given, expected 1 argument"],
  ["concat", [], "0 given, expected at least 1"],
  ["padLeft", ["a"], "1 given, expected 2 to 3 arguments"],
  ["true", [1], "1 given, expected no arguments"],
  ["toLower", [["secret"]], "argument 1 is an array, expected text"],
  ["concat", ["secret", ["a"]], "argument 2 is an array, expected text, a number or a boolean, as the first"],
  ["concat", [["a"], "secret"], "argument 2 is text, expected an array"],
  ["concat", ["a", null], "argument 2 is null, expected text, a number or a boolean, as the first"],
  ["add", [1, 0.5], "argument 2 is a number with a fraction, expected an integer"],
  ["add", [1, "secret"], "argument 2 is text, expected an integer"],
  ["add", [Number.MAX_SAFE_INTEGER, 1], "the result is beyond 2^53, where integers are not exact"],
  ["mul", [2 ** 40, 2 ** 40], "the result is beyond 2^53, where integers are not exact"],
  ["div", [1, 0], "cannot divide by 0"],
  ["mod", [1, 0], "cannot divide by 0"],
  ["int", ["secret"], "argument 1 is text, but not of an integer"],
  ["int", ["9007199254740993"], "the result is beyond 2^53, where integers are not exact"],
  ["float", ["secret"], "argument 1 is text, but not of a number"],
  ["bool", ["secret"], 'argument 1 is text, expected a boolean, or "true", "false", 1 or 0'],
  ["min", [[]], "argument 1 is an array without items, expected integers"],
  ["max", [["secret"]], "argument 1 has items that are not integers"],
  ["and", [true, "true"], "argument 2 is text, expected a boolean"],
  ["greater", ["a", 1], "cannot compare text with an integer, expected two numbers or two texts"],
  ["empty", [0], "argument 1 is an integer, expected text, an array or an object"],
  ["length", [null], "argument 1 is null, expected text, an array or an object"],
  ["substring", ["secret", 4, 3], "start and length do not lie within a text of 6 characters"],
  ["substring", ["secret", 7], "start and length do not lie within a text of 6 characters"],
  ["replace", ["a", "", "b"], "argument 2 is empty, expected the text to replace"],
  ["split", ["a", [1]], "argument 2 has items that are not text"],
  ["padLeft", ["a", 3, "ab"], "the padding is a text of 2 characters, expected one"],
  ["createObject", ["a"], "1 arguments given, expected a value for each name"],
  ["createObject", [1, 2], "argument 1 is an integer, expected text"],
  ["union", [["a"], { a: 1 }], "argument 2 is an object, expected an array"],
  ["flatten", [["secret"]], "an item of the array is text, expected an array"],
  ["shallowMerge", [[1]], "an item of the array is an integer, expected an object"],
  ["indexFromEnd", [[1, 2], 3], "index 3 from the end lies outside an array of 2 items"],
  ["tryGet", ["secret", "a"], "what argument 2 looks into is text, expected an object or array"],
  ["format", ["{1}", "a"], "argument 1 asks for value 1, but 1 follow, counted from 0"],
  ["format", ["{0"], 'argument 1 has a "{" that is not closed'],
  ["format", ["0}"], 'argument 1 has a "}" that is not closed'],
  ["format", ["{0:C}", 1], "argument 1 has a number format that is not supported"],
  ["json", ["{secret"], "the text is not JSON"],
  ["json", ["9007199254740993"], "a number is beyond 2^53, where integers are not exact"],
  ["base64ToString", ["secret!"], "the text is not base64"],
  ["dataUriToString", ["secret"], "the text is not a data URI"],
  ["uri", ["secret", "a"], "argument 1 is not an absolute URI, which has a scheme and a host"],
  ["uniqueString", ["a", {}], "argument 2 is an object, expected text"],
  ["parseCidr", ["10.0.0.0"], "argument 1 is not an address range, which is an address, a slash and a prefix length"],
  [
    "parseCidr",
    ["10.0.0.01/8"],
    "argument 1 is not an address range, which is an address, a slash and a prefix length",
  ],
  [
    "parseCidr",
    ["10.0.0.0/33"],
    "argument 1 is not an address range, which is an address, a slash and a prefix length",
  ],
  ["parseCidr", ["1::2::3/8"], "argument 1 is not an address range, which is an address, a slash and a prefix length"],
  ["cidrSubnet", ["10.0.0.0/24", 23, 0], "new prefix length 23 does not lie between 24 and 32"],
  ["cidrSubnet", ["10.0.0.0/24", 25, 2], "there is no subnet 2 when a /24 is cut into /25, counted from 0"],
  ["cidrHost", ["10.0.0.0/24", 254], "there is no host 254 in a /24, counted from 0"],
  ["dateTimeAdd", ["yesterday", "P1D"], "argument 1 is not a time in ISO 8601"],
  ["dateTimeAdd", ["2023-02-30", "P1D"], "argument 1 names a day or time that does not exist"],
  ["dateTimeAdd", ["2023-02-03", "P"], "argument 2 is not a duration in ISO 8601"],
  ["dateTimeAdd", ["2023-02-03", "P999999999Y"], "the time does not lie in the years 1 to 9999"],
  ["map", [[1], 1], "argument 2 is an integer, expected a lambda"],
  ["map", [[1], lambda("a b c", () => 1)], "the lambda has 3 parameters, expected 1 to 2"],
  ["filter", [[1], lambda("a", () => 1)], "the lambda gave an integer, expected a boolean"],
  ["groupBy", [[1], lambda("a", () => [])], "the lambda gave an array as a key, expected text"],
  ["equals", [[lambda("a", () => 1)], []], "part of a value is a lambda, expected what JSON can hold"],
];

const tooLong = "the text would have more than 4194304 characters";
const tooMany = "the array would have more than 100000 items";
const tooDeep = "a value would have more than 200 levels";

const hostile: readonly Row[] = [
  ["range", [0, 10_001], "the array would have more than 10000 items"],
  ["range", [2_147_483_647, 10], "start and count go beyond 2147483647"],
  ["padLeft", ["a", 16_385], "the text would have more than 16384 characters"],
  ["format", ["{0,9999999}", "a"], "the text would have more than 16384 characters"],
  ["format", ["{0}{0}", long], tooLong],
  ["concat", [long, "x"], tooLong],
  ["concat", [many, [1]], tooMany],
  ["union", [many.map((_, index) => index), ["a"]], tooMany],
  ["flatten", [[many, many]], tooMany],
  ["replace", [long, "x", "xx"], tooLong],
  ["split", [long, "x"], tooMany],
  ["join", [[long], long], undefined],
  ["join", [[long, ""], "x"], tooLong],
  ["base64", [long], tooLong],
  ["dataUri", [long], tooLong],
  ["uriComponent", [long.replaceAll("x", "/")], tooLong],
  ["string", [[long]], tooLong],
  ["json", [nested(200)], undefined],
  ["json", [nested(202)], tooDeep],
  ["json", ["[".repeat(4_000_000)], tooDeep],
  ["json", [`[${"0,".repeat(100_000)}0]`], tooMany],
  ["string", [JSON.parse(nested(202))], tooDeep],
  ["equals", [JSON.parse(nested(202)), JSON.parse(nested(202))], tooDeep],
  ["union", [deepObject(202), deepObject(202)], tooDeep],
  ["string", [shared(60)], tooLong],
  ["equals", [shared(60), shared(60)], "the text would have more than 16777216 characters"],
  ["union", [sharedObject(60), sharedObject(60)], "the object would have more than 1000000 members"],
];

test("a refusal names the function and kinds of values, never a value", () => {
  for (const [name, args, message] of [...refusals, ...hostile]) {
    const refused = refusal(name, args);
    if (message === undefined) assert.equal(refused, undefined, rowText(name, args));
    else assert.equal(refused?.message, `Cannot call "${name}": ${message}`, rowText(name, args));
    assert.doesNotMatch(refused?.message ?? "", /secret/);
  }
});

test("texts of the greatest length are taken without exhausting the stack", () => {
  const mixed = `https://a/${"a%20{{é ".repeat(500_000)}`;
  const texts = [mixed, `"${"\\n".repeat(2_000_000)}"`];
  for (const { name } of pureFunctions.values()) {
    for (const text of texts) {
      for (const args of [[text], [text, text.slice(1), ""]]) refusal(name, args);
    }
  }
});

test("what hangs on an unresolved value is undecided, what only holds it is not", () => {
  const unresolved = new Unresolved("reference('a').b", "Known when deployed");
  const unknown = new Lambda(["x"], () => unresolved);
  const order = new Lambda(["a", "b"], () => unresolved);
  for (const [name, args] of [
    ["filter", [[1], unknown]],
    ["groupBy", [[1], unknown]],
    ["toObject", [[1], unknown]],
    ["sort", [[1, 2], order]],
  ] as const) {
    assert.throws(
      () => call(name, args),
      (error) => error instanceof UndecidedError && error.unresolved === unresolved,
    );
  }
  assert.deepEqual(call("map", [[1], unknown]), [unresolved]);
  assert.equal((call("mapValues", [{ a: 1 }, unknown]) as ObjectValue).get("a"), unresolved);
});

test("an error within a lambda says the name of the function that refused", () => {
  const failing = new Lambda(["x"], ([x]) =>
    (pureFunctions.get("tolower") as { call(a: Value[]): Value }).call([x ?? null]),
  );
  assert.equal(
    refusal("map", [[1], failing])?.message,
    'Cannot call "toLower": argument 1 is an integer, expected text',
  );
});

function deepObject(depth: number): Value {
  let value: Value = 1;
  for (let level = 0; level < depth; level++) value = new ObjectValue([["a", value]]);
  return value;
}

/** Small in memory, without end in text: each level holds the one below twice. */
function sharedObject(depth: number): Value {
  let value: Value = new ObjectValue([["x", 1]]);
  for (let level = 0; level < depth; level++) {
    value = new ObjectValue([
      ["a", value],
      ["b", value],
    ]);
  }
  return value;
}

function shared(depth: number): ObjectValue {
  return sharedObject(depth) as ObjectValue;
}
