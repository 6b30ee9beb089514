import assert from "node:assert/strict";
import { test } from "node:test";
import { pureFunctions } from "../lib/formats/arm/functions/functions.ts";
import { UndecidedError } from "../lib/formats/arm/functions/lambdas.ts";
import { FunctionError, Lambda, ObjectValue, Unresolved, type Value } from "../lib/formats/arm/template/value.ts";

type Row = readonly [name: string, args: readonly unknown[], expected: unknown];

const lambda = (names: string, body: (...args: never[]) => unknown): Lambda =>
  new Lambda(names.split(" "), (args) => toValue(body(...(args as never[]))));
const field = (object: ObjectValue, name: string): Value => object.get(name) ?? null;
const long = "x".repeat(4_194_304);
const many: Value[] = Array.from({ length: 100_000 }, () => 0);
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const base64Json = "eyJvbmUiOiAiYSIsICJ0d28iOiAiYiJ9";
const dogs = [
  { name: "Evie", age: 5 },
  { name: "Casper", age: 3 },
  { name: "Indy", age: 2 },
  { name: "Kira", age: 8 },
];
const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

// Values are those of the documentation and of the service's own tests, where there are any.
const rows: readonly Row[] = [
  ["array", [1], [1]],
  ["array", ["efgh"], ["efgh"]],
  ["array", [{ a: "b" }], [{ a: "b" }]],
  ["array", [[1]], [1]],
  ["createArray", ["a", "b", "c"], ["a", "b", "c"]],
  ["createArray", [], []],
  ["concat", ["prefix-", "5yj4yjf5mbg72"], "prefix-5yj4yjf5mbg72"],
  ["concat", ["a", 1, true, false], "a1TrueFalse"],
  ["concat", [["1-1"], [], ["2-1", ["x"]]], ["1-1", "2-1", ["x"]]],
  ["contains", ["OneTwoThree", "e"], true],
  ["contains", ["OneTwoThree", "z"], false],
  ["contains", ["FOOBAR", "bar"], false],
  ["contains", ["a1", 1], true],
  ["contains", [{ one: "a" }, "ONE"], true],
  ["contains", [{ one: "a" }, "a"], false],
  ["contains", [["one", "two"], "two"], true],
  ["contains", [["one", "two"], "TWO"], false],
  ["contains", [[1, { a: [1] }], { A: [1] }], true],
  ["contains", [["1"], 1], false],
  ["first", [["one", "two"]], "one"],
  ["first", ["One Two"], "O"],
  ["first", [[]], null],
  ["first", [""], ""],
  ["last", [["one", "three"]], "three"],
  ["last", ["Three"], "e"],
  ["last", [[]], null],
  ["last", [""], ""],
  ["length", ["One Two Three"], 13],
  ["length", [["one", "two", "three"]], 3],
  ["length", [{ a: 1, b: 2 }], 2],
  ["skip", ["foot", 3], "t"],
  ["skip", [["one", "two", "three"], 2], ["three"]],
  ["skip", ["a", -1], "a"],
  ["skip", ["a", 9], ""],
  ["take", ["foot", 3], "foo"],
  ["take", [["fizz", "buzz", "pop"], 2], ["fizz", "buzz"]],
  ["take", [[1], -1], []],
  ["take", ["a", 9], "a"],
  ["indexOf", ["FOOBAR", "bar"], 3],
  ["indexOf", ["test", "t"], 0],
  ["indexOf", ["abcdef", "CD"], 2],
  ["indexOf", ["abcdef", "z"], -1],
  ["indexOf", [["FOO", "BAR"], "foo"], -1],
  ["indexOf", [["fizz", "buzz", "fizz"], "fizz"], 0],
  ["lastIndexOf", ["test", "t"], 3],
  ["lastIndexOf", ["abcdef", "AB"], 0],
  ["lastIndexOf", [["fizz", "buzz", "pop", "fizz"], "fizz"], 3],
  ["lastIndexOf", [["fizz"], "pop"], -1],
  ["flatten", [[["one", "two"], ["three"], []]], ["one", "two", "three"]],
  ["flatten", [[[[1]]]], [[1]]],
  ["tryGet", [{ a: [{ b: 3 }] }, "A", 0, "b"], 3],
  ["tryGet", [{ a: [] }, "a", 0, "b"], null],
  ["tryGet", [{}, "a", "b"], null],
  ["tryGet", [null, "a"], null],
  ["tryGet", [[1], -1], null],
  ["indexFromEnd", [[1, 2, 3], 1], 3],
  ["indexFromEnd", [[null, 2], 2], null],
  ["tryIndexFromEnd", [[1, 2, 3], 3], 1],
  ["tryIndexFromEnd", [[1, 2, 3], 4], null],
  ["tryIndexFromEnd", [null, 1], null],
  ["range", [5, 3], [5, 6, 7]],
  ["range", [-1, 2], [-1, 0]],
  ["range", [0, 0], []],

  ["createObject", ["intProp", 1, "objectProp", { key1: "value1" }], { intProp: 1, objectProp: { key1: "value1" } }],
  ["createObject", [], {}],
  [
    "items",
    [{ item002: 2, item001: 1 }],
    [
      { key: "item001", value: 1 },
      { key: "item002", value: 2 },
    ],
  ],
  ["objectKeys", [{ b: 1, A: 2, c: 3 }], ["A", "b", "c"]],
  ["shallowMerge", [[{ a: { x: 1 } }, { A: { y: 2 }, b: 1 }]], { a: { y: 2 }, b: 1 }],
  ["shallowMerge", [[]], {}],
  ["union", [["fizz", "buzz"], ["pop"]], ["fizz", "buzz", "pop"]],
  [
    "union",
    [
      ["one", "two", "three"],
      ["three", "four", "three"],
    ],
    ["one", "two", "three", "four"],
  ],
  [
    "union",
    [
      [["one", "two"], ["three"]],
      [["three"], ["four", "two"]],
    ],
    [["one", "two"], ["three"], ["four", "two"]],
  ],
  ["union", [["1"], [1]], ["1", 1]],
  [
    "union",
    [
      { one: "a", three: "c1" },
      { three: "c2", four: "d" },
    ],
    { one: "a", three: "c2", four: "d" },
  ],
  [
    "union",
    [
      { p: { one: "a", three: "c1" }, n: [1, 2] },
      { p: { three: "c2" }, n: [3] },
    ],
    { p: { one: "a", three: "c2" }, n: [3] },
  ],
  [
    "intersection",
    [
      ["one", "two", "three"],
      ["two", "three"],
    ],
    ["two", "three"],
  ],
  [
    "intersection",
    [
      ["fizz", "buzz", "pop"],
      ["snap", "crackle", "pop"],
    ],
    ["pop"],
  ],
  [
    "intersection",
    [
      { one: "a", two: "b", three: "c" },
      { one: "a", two: "z", three: "c" },
    ],
    { one: "a", three: "c" },
  ],
  ["json", ["null"], null],
  ["json", ['{"a":"b"}'], { a: "b" }],
  ["json", ['"test"'], "test"],
  ["json", ["true"], true],
  ["json", ["3"], 3],
  ["json", ["[1,2,3]"], [1, 2, 3]],
  ["json", ["0.5"], 0.5],
  [
    "json",
    ['{"__proto__":{"x":1},"a":"[[["}'],
    new ObjectValue([
      ["__proto__", toValue({ x: 1 })],
      ["a", "[[["],
    ]),
  ],

  ["true", [], true],
  ["false", [], false],
  ["null", [], null],
  ["bool", ["True"], true],
  ["bool", ["false"], false],
  ["bool", [1], true],
  ["bool", [0], false],
  ["bool", [true], true],
  ["not", [false], true],
  ["and", [true, true, false], false],
  ["and", [true, true], true],
  ["or", [false, true], true],
  ["or", [false, false], false],
  ["if", [true, "yes", "no"], "yes"],
  ["if", [false, "yes", "no"], "no"],
  ["coalesce", [null, "a", "b"], "a"],
  ["coalesce", [null, ""], ""],
  ["coalesce", [null], null],
  ["equals", [1, 1], true],
  ["equals", ["a", "a"], true],
  ["equals", ["demo", "Demo"], false],
  ["equals", ["1", 1], false],
  ["equals", ["true", true], false],
  ["equals", [null, null], true],
  ["equals", [null, ""], false],
  [
    "equals",
    [
      ["a", "b"],
      ["a", "b"],
    ],
    true,
  ],
  [
    "equals",
    [
      ["a", "b"],
      ["b", "a"],
    ],
    false,
  ],
  [
    "equals",
    [
      { a: 1, b: 2 },
      { B: 2, a: 1 },
    ],
    true,
  ],
  ["equals", [{ a: "1" }, { a: 1 }], false],
  ["equals", [[1], "j[1]"], false],
  ["less", [1, 2], true],
  ["less", ["A", "a"], false],
  ["less", ["B", "a"], false],
  ["less", ["a", "B"], true],
  ["lessOrEquals", [2, 2], true],
  ["lessOrEquals", ["A", "a"], false],
  ["greater", ["A", "a"], true],
  ["greater", [1, 2], false],
  ["greaterOrEquals", ["A", "a"], true],
  ["greaterOrEquals", [1, 2], false],
  ["empty", [null], true],
  ["empty", [""], true],
  ["empty", [[]], true],
  ["empty", [{}], true],
  ["empty", ["a"], false],
  ["empty", [{ a: 1 }], false],

  ["add", [5, 3], 8],
  ["sub", [7, 3], 4],
  ["sub", [0, 13], -13],
  ["mul", [5, 3], 15],
  ["mul", [0, -1], 0],
  ["div", [8, 3], 2],
  ["div", [6, 11], 0],
  ["div", [-7, 2], -3],
  ["div", [-1, 2], 0],
  ["mod", [7, 3], 1],
  ["mod", [-7, 3], -1],
  ["mod", [-6, 3], 0],
  ["int", ["4"], 4],
  ["int", ["-4"], -4],
  ["int", [4], 4],
  ["float", ["3.0"], 3],
  ["float", ["1.5e2"], 150],
  ["float", [3], 3],
  ["min", [10, 4, 1, 6], 1],
  ["min", [[0, 3, 2, 5, 4]], 0],
  ["max", [10, 4, 1, 6], 10],
  ["max", [[0, 3, 2, 5, 4]], 5],

  ["string", ["a"], "a"],
  ["string", [5], "5"],
  ["string", [true], "True"],
  ["string", [["a", "b", true]], '["a","b",true]'],
  ["string", [{ valueA: 10, valueB: 'Ex"ample' }], '{"valueA":10,"valueB":"Ex\\"ample"}'],
  ["toLower", ["One Two Three"], "one two three"],
  ["toLower", ["ÄΣ"], "äσ"],
  ["toUpper", ["One Two Three"], "ONE TWO THREE"],
  ["toUpper", ["straße"], "STRAßE"],
  ["trim", ["    one two three   "], "one two three"],
  ["trim", ["\t\r\n\u0085a\u00a0"], "a"],
  ["trim", ["\ufeffa"], "\ufeffa"],
  ["replace", ["123-123-1234", "-", ""], "1231231234"],
  ["replace", ["foot", "t", "d"], "food"],
  ["replace", ["fooT", "t", "d"], "fooT"],
  ["replace", ["a.b", ".", "$&"], "a$&b"],
  ["split", ["fizz,buzz,pop", ","], ["fizz", "buzz", "pop"]],
  ["split", ["one;two,three", [",", ";"]], ["one", "two", "three"]],
  ["split", ["a.b", "."], ["a", "b"]],
  ["split", ["ab", ""], ["ab"]],
  ["split", ["", ","], [""]],
  ["join", [["abc", 123, true], "/"], "abc/123/True"],
  ["join", [[], "/"], ""],
  ["substring", ["one two three", 4, 3], "two"],
  ["substring", ["foot", 0, 3], "foo"],
  ["substring", ["foot", 2], "ot"],
  ["substring", ["foot", 4], ""],
  ["padLeft", ["00", 5, " "], "   00"],
  ["padLeft", ["123", 10, "0"], "0000000123"],
  ["padLeft", [7, 3, "0"], "007"],
  ["padLeft", ["long", 2], "long"],
  ["startsWith", ["abcdef", "AB"], true],
  ["startsWith", ["abcdef", "e"], false],
  ["endsWith", ["abcdef", "EF"], true],
  ["endsWith", ["abcdef", "e"], false],

  ["format", ["{0}/{1}/{2}/{3}", 1, 2, 3, true], "1/2/3/True"],
  [
    "format",
    ["{0}, {1}. Formatted number: {2:N0}", "Hello", "User", 8175133],
    "Hello, User. Formatted number: 8,175,133",
  ],
  ["format", ["{{{0}}}", "a"], "{a}"],
  ["format", ["{0,5}|{0,-5}|", "ab"], "   ab|ab   |"],
  ["format", ["{0:000}|{0:D3}|{0:X}|{0:x4}|{0:F1}", 42], "042|042|2A|002a|42.0"],
  ["format", ["{0:D3}|{0:N2}|{0:X}|{0:000}", -5], "-005|-5.00|FFFFFFFFFFFFFFFB|-005"],
  ["format", ["{0:#,##0.0#}|{0:P0}|{1:0.00}", 1234, 0.125], "1,234.0|123,400 %|0.13"],
  ["format", ["{0:+0;-0;none}{1:+0;-0;none}{2:+0;-0;none}", 1, -1, 0], "+1-1none"],
  ["format", ["{0:D3}{1:000}", "a", true], "aTrue"],
  ["format", ["{0}", null], ""],
  ["format", ["{0} {1}", { a: "b", "!c": 2 }, [true, 2893, "abc"]], "{'a':'b','!c':2} [true,2893,'abc']"],
  ["format", ["{0}", ['it\'s "\\"']], "['it\\'s \"\\\\\"']"],

  ["base64", ["one, two, three"], "b25lLCB0d28sIHRocmVl"],
  ["base64", [" Fizz "], "IEZpenog"],
  ["base64ToString", ["IEZpenog"], " Fizz "],
  ["base64ToString", ["b25lLCB0d28sIHRocmVl"], "one, two, three"],
  ["base64ToJson", [base64Json], { one: "a", two: "b" }],
  ["dataUri", [" Fizz "], "data:text/plain;charset=utf-8;base64,IEZpenog"],
  ["dataUriToString", ["data:text/plain;charset=utf-8;base64,IEZpenog"], " Fizz "],
  ["dataUriToString", ["data:;base64,SGVsbG8sIFdvcmxkIQ=="], "Hello, World!"],
  ["dataUriToString", ["data:text/plain;charset=utf8;base64,SGVsbG8="], "Hello"],
  ["dataUriToString", ["data:,a%20b"], "a b"],
  ["uriComponent", [" Fizz "], "%20Fizz%20"],
  ["uriComponent", ["http://contoso.com/a"], "http%3A%2F%2Fcontoso.com%2Fa"],
  ["uriComponent", ["!'()*-._~"], "%21%27%28%29%2A-._~"],
  ["uriComponent", ["\ud800"], "%EF%BF%BD"],
  ["uriComponentToString", ["%20Fizz%20"], " Fizz "],
  ["uriComponentToString", ["http%3A%2F%2Fcontoso.com%2F100%"], "http://contoso.com/100%"],
  ["uriComponentToString", ["%ff"], "%ff"],
  ["uri", ["https://github.com/another/repo", "/Azure/bicep"], "https://github.com/Azure/bicep"],
  ["uri", ["http://contoso.org/firstpath", "myscript.sh"], "http://contoso.org/myscript.sh"],
  ["uri", ["http://contoso.org/firstpath/", "myscript.sh"], "http://contoso.org/firstpath/myscript.sh"],
  ["uri", ["http://contoso.org/first/azuredeploy.json", "myscript.sh"], "http://contoso.org/first/myscript.sh"],
  ["uri", ["http://contoso.org/first/azuredeploy.json/", "s.sh"], "http://contoso.org/first/azuredeploy.json/s.sh"],
  ["uri", ["http://contoso.org", "s.sh"], "http://contoso.org/s.sh"],
  ["uri", ["HTTP://Contoso.org/a/b/c", "../d?x=1#y"], "http://contoso.org/a/d?x=1#y"],
  ["uri", ["http://contoso.org/a?sv=1", "https://other.org/./b/"], "https://other.org/b/"],

  ["uniqueString", ["snap", "crackle", "pop"], "byghxckddilkc"],
  ["uniqueString", ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myRg"], "js26ofeqkqeve"],
  ["guid", ["foo", "bar", "baz"], "2ed86837-7c7c-5eaa-9864-dd077fd19b0d"],

  [
    "parseCidr",
    ["10.144.0.0/20"],
    {
      network: "10.144.0.0",
      netmask: "255.255.240.0",
      broadcast: "10.144.15.255",
      firstUsable: "10.144.0.1",
      lastUsable: "10.144.15.254",
      cidr: 20,
    },
  ],
  [
    "parseCidr",
    ["fdad:3236:5555::/48"],
    {
      network: "fdad:3236:5555::",
      netmask: "ffff:ffff:ffff::",
      firstUsable: "fdad:3236:5555::",
      lastUsable: "fdad:3236:5555:ffff:ffff:ffff:ffff:ffff",
      cidr: 48,
    },
  ],
  ["cidrSubnet", ["10.144.0.0/20", 24, 0], "10.144.0.0/24"],
  ["cidrSubnet", ["10.144.0.0/20", 24, 4], "10.144.4.0/24"],
  ["cidrSubnet", ["10.144.0.9/20", 20, 0], "10.144.0.0/20"],
  ["cidrSubnet", ["fdad:3236:5555::/48", 52, 0], "fdad:3236:5555::/52"],
  ["cidrSubnet", ["fdad:3236:5555::/48", 52, 4], "fdad:3236:5555:4000::/52"],
  ["cidrSubnet", ["0.0.0.0/0", 32, 4294967295], "255.255.255.255/32"],
  ["cidrHost", ["10.144.3.0/24", 0], "10.144.3.1"],
  ["cidrHost", ["10.144.3.0/24", 4], "10.144.3.5"],
  ["cidrHost", ["10.144.3.0/24", 253], "10.144.3.254"],
  ["cidrHost", ["fdad:3236:5555:3000::/52", 0], "fdad:3236:5555:3000::1"],
  ["cidrHost", ["fdad:3236:5555:3000::/52", 4], "fdad:3236:5555:3000::5"],

  ["dateTimeAdd", ["2023-01-01 00:00:00Z", "P1Y"], "2024-01-01T00:00:00Z"],
  ["dateTimeAdd", ["2024-01-01 00:00:00Z", "P1Y"], "2024-12-31T00:00:00Z"],
  ["dateTimeAdd", ["2023-02-01 00:00:00Z", "P1M"], "2023-03-03T00:00:00Z"],
  ["dateTimeAdd", ["2024-02-01 00:00:00Z", "P1M"], "2024-03-02T00:00:00Z"],
  ["dateTimeAdd", ["2020-04-07 14:53:14Z", "P3Y", "M/d/yyyy h:mm:ss tt"], "4/7/2023 2:53:14 PM"],
  ["dateTimeAdd", ["2020-04-07 14:53:14Z", "-P9D", "M/d/yyyy h:mm:ss tt"], "3/29/2020 2:53:14 PM"],
  ["dateTimeAdd", ["2020-04-07 14:53:14Z", "PT1H", "u"], "2020-04-07 15:53:14Z"],
  ["dateTimeAdd", ["20190305T175318Z", "PT0S"], "20190305T175318Z"],
  ["dateTimeAdd", ["20190305T175318Z", "PT0S", "d"], "03/05/2019"],
  ["dateTimeAdd", ["2019-03-05T17:53:18.25+01:00", "PT0.5S", "o"], "2019-03-05T16:53:18.7500000Z"],
  ["dateTimeAdd", ["2019-03-05", "P1DT2M", "dddd d MMM yy 'at' HH\\h"], "Wednesday 6 Mar 19 at 00h"],
  ["dateTimeFromEpoch", [1683040573], "2023-05-02T15:16:13Z"],
  ["dateTimeFromEpoch", [-1], "1969-12-31T23:59:59Z"],
  ["dateTimeToEpoch", ["2023-05-02T15:16:13Z"], 1683040573],
  ["dateTimeToEpoch", ["1969-12-31T23:59:59.5Z"], -1],

  ["map", [dogs, lambda("dog", (dog) => field(dog, "name"))], ["Evie", "Casper", "Indy", "Kira"]],
  ["map", [["a", "b"], lambda("item index", (item, index) => `${item}${index}`)], ["a0", "b1"]],
  ["filter", [numbers, lambda("i", (i) => i > 5)], [6, 7, 8, 9]],
  ["filter", [numbers, lambda("i", (i) => i % 2 === 0)], [0, 2, 4, 6, 8]],
  ["filter", [["a", "b"], lambda("item index", (_, index) => index === 1)], ["b"]],
  ["reduce", [[5, 3, 2, 8], 1, lambda("cur next", (cur: number, next: number) => cur + next)], 19],
  ["reduce", [[], "start", lambda("cur next", (cur) => cur)], "start"],
  [
    "sort",
    [dogs, lambda("a b", (a, b) => Number(field(a, "age")) < Number(field(b, "age")))],
    [dogs[2], dogs[1], dogs[0], dogs[3]],
  ],
  [
    "sort",
    [["b1", "a1", "b2", "a2"], lambda("a b", (a: string, b: string) => a.charAt(0) <= b.charAt(0))],
    ["a1", "a2", "b1", "b2"],
  ],
  ["toObject", [[123, 456, 789], lambda("i", (i) => String(Math.trunc(i / 100)))], { 1: 123, 4: 456, 7: 789 }],
  [
    "toObject",
    [dogs, lambda("dog", (dog) => field(dog, "name")), lambda("dog", (dog) => field(dog, "age"))],
    { Evie: 5, Casper: 3, Indy: 2, Kira: 8 },
  ],
  ["groupBy", [["foo", "bar", "baz"], lambda("x", (x: string) => x.charAt(0))], { f: ["foo"], b: ["bar", "baz"] }],
  ["groupBy", [["ab", "AC"], lambda("x", (x: string) => x.charAt(0))], { a: ["ab", "AC"] }],
  ["mapValues", [{ foo: "foo", bar: "bar" }, lambda("x", (x: string) => x.toUpperCase())], { foo: "FOO", bar: "BAR" }],
];

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

test("each function gives what is documented", () => {
  for (const [name, args, expected] of rows) {
    assert.deepEqual(plain(call(name, args)), plain(toValue(expected)), rowText(name, args));
  }
});

test("each function is in the rows, and is found by its name in small letters", () => {
  const tested = new Set(rows.map(([name]) => name.toLowerCase()));
  assert.deepEqual(
    [...pureFunctions.keys()].filter((name) => !tested.has(name)),
    [],
  );
  for (const [key, { name }] of pureFunctions) assert.equal(key, name.toLowerCase());
});

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

function call(name: string, args: readonly unknown[]): Value {
  const definition = pureFunctions.get(name.toLowerCase());
  assert.ok(definition, `there is no ${name}`);
  return definition.call(args.map(toValue));
}

function refusal(name: string, args: readonly unknown[]): FunctionError | undefined {
  try {
    call(name, args);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof FunctionError, `${rowText(name, args)}: ${error}`);
    return error;
  }
}

function toValue(json: unknown): Value {
  if (typeof json !== "object" || json === null) return json as Value;
  if (json instanceof ObjectValue || json instanceof Lambda || json instanceof Unresolved) return json;
  if (Array.isArray(json)) return json.map(toValue);
  return new ObjectValue(Object.entries(json).map(([name, value]) => [name, toValue(value)]));
}

function plain(value: Value): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof ObjectValue)) return value;
  return { members: value.entries().map(([name, member]) => [name, plain(member)]) };
}

function rowText(name: string, args: readonly unknown[]): string {
  return `${name}(${args.map((arg) => (typeof arg === "string" ? `'${arg.slice(0, 60)}'` : typeof arg)).join(", ")})`;
}

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
