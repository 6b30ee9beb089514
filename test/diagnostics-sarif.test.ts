import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convert } from "../lib/convert.ts";
import { catalogue } from "../lib/diagnostics/catalogue.ts";
import type { Code } from "../lib/diagnostics/code.ts";
import { type Diagnostic, diagnose } from "../lib/diagnostics/diagnostic.ts";
import { renderSarif, type SarifOptions } from "../lib/diagnostics/sarif.ts";
import type { SarifLog, SarifResult } from "../lib/diagnostics/sarifLog.ts";
import { casesOf } from "./fixtures.ts";
import { schemaFaults } from "./sarif.ts";

const prefix: Diagnostic = {
  code: "NT2011",
  slug: "prefix-not-ipv4",
  severity: "error",
  message: '"10.0.0.0/33" is not an IPv4 prefix',
  help: "Write a length from 0 to 32",
  file: "net/a.xml",
  path: "/NetworkConfiguration[1]/AddressPrefix[2]",
  line: 2,
  column: 11,
};

function log(diagnostics: readonly Diagnostic[], options: Partial<SarifOptions> = {}): SarifLog {
  return renderSarif(diagnostics, { version: "1.2.3", ...options });
}

function results(diagnostics: readonly Diagnostic[], options: Partial<SarifOptions> = {}): readonly SarifResult[] {
  return log(diagnostics, options).runs[0]?.results ?? [];
}

function fingerprints(diagnostics: readonly Diagnostic[], options: Partial<SarifOptions> = {}): readonly string[] {
  return results(diagnostics, options).map(({ partialFingerprints }) => partialFingerprints["nettrans/v1"] ?? "");
}

test("renderSarif says code, level, message with help, file, line, column and path", () => {
  assert.deepEqual(results([prefix]), [
    {
      ruleId: "NT2011",
      ruleIndex: 0,
      level: "error",
      message: { text: '"10.0.0.0/33" is not an IPv4 prefix. Write a length from 0 to 32.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "net/a.xml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 11 },
          },
          logicalLocations: [
            { name: "AddressPrefix[2]", fullyQualifiedName: "/NetworkConfiguration[1]/AddressPrefix[2]" },
          ],
        },
      ],
      partialFingerprints: { "nettrans/v1": "NT2011 net/a.xml#/NetworkConfiguration[1]/AddressPrefix[2]" },
    },
  ]);
});

test("renderSarif names nettrans, its version and how columns are counted", () => {
  const { $schema, version, runs } = log([]);
  assert.match($schema, /\/sarif-schema-2\.1\.0\.json$/);
  assert.deepEqual(
    [version, runs],
    [
      "2.1.0",
      [
        {
          tool: { driver: { name: "nettrans", semanticVersion: "1.2.3", rules: [] } },
          columnKind: "utf16CodeUnits",
          results: [],
        },
      ],
    ],
  );
});

test("renderSarif has one rule for each code that occurs, in their order, and every result points at its own", () => {
  const diagnostics = (["NT4003", "NT2011", "NT4003"] as const).map((code) => diagnose(code, { message: "m" }));
  const run = log(diagnostics).runs[0];
  assert.deepEqual(
    run?.tool.driver.rules.map(({ id, name }) => [id, name]),
    [
      ["NT2011", "prefix-not-ipv4"],
      ["NT4003", "pfs-group-differs"],
    ],
  );
  assert.deepEqual(
    run?.results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex]),
    [
      ["NT4003", 1],
      ["NT2011", 0],
      ["NT4003", 1],
    ],
  );
});

test("renderSarif explains a code in text and in Markdown, in which nothing is a tag", () => {
  const rule = log([diagnose("NT1011", { message: "m" })]).runs[0]?.tool.driver.rules[0];
  assert.equal(
    rule?.help.text,
    "Remove the <!DOCTYPE …> and write out the entities that it declares. Source: nettrans (2026-11-21).",
  );
  assert.equal(
    rule?.help.markdown,
    "Remove the \\<!DOCTYPE …\\> and write out the entities that it declares.\n\nSource: nettrans (2026-11-21)",
  );
});

test("renderSarif keeps the severity of a finding apart from that of its code", () => {
  const run = log([{ ...prefix, severity: "info" }]).runs[0];
  assert.equal(run?.results[0]?.level, "note");
  assert.equal(run?.tool.driver.rules[0]?.defaultConfiguration.level, "error");
});

test("renderSarif points at related places, each with a number of its own", () => {
  const related = [
    { message: "The other end says this", file: "b.json", path: "/a~1b/0", line: 1, column: 7 },
    { message: "Nothing is said there" },
  ];
  assert.deepEqual(results([{ ...prefix, related }])[0]?.relatedLocations, [
    {
      id: 1,
      physicalLocation: {
        artifactLocation: { uri: "b.json", uriBaseId: "%SRCROOT%" },
        region: { startLine: 1, startColumn: 7 },
      },
      logicalLocations: [{ name: "0", fullyQualifiedName: "/a~1b/0" }],
      message: { text: "The other end says this." },
    },
    { id: 2, message: { text: "Nothing is said there." } },
  ]);
});

const { file: _file, path: _path, line: _line, column: _column, ...placeless } = prefix;

test("renderSarif puts a finding about no file at the first input, without a line", () => {
  assert.equal(results([placeless])[0]?.locations, undefined);
  const physicalLocation = { artifactLocation: { uri: "x.json", uriBaseId: "%SRCROOT%" } };
  assert.deepEqual(results([placeless], { inputs: ["x.json", "y.json"] })[0]?.locations, [{ physicalLocation }]);
});

const places: readonly (readonly [file: string, uri: string, base: string | undefined])[] = [
  ["/project/net/a.xml", "net/a.xml", "%SRCROOT%"],
  ["/elsewhere/a b.xml", "file:///elsewhere/a%20b.xml", undefined],
  ["<stdin>", "%3Cstdin%3E", undefined],
];

for (const [file, uri, base] of places) {
  test(`renderSarif names ${file} ${uri}`, () => {
    const [result] = results([{ ...prefix, file }], { folder: "/project" });
    const location = result?.locations?.[0]?.physicalLocation?.artifactLocation;
    assert.deepEqual([location?.uri, location?.uriBaseId], [uri, base]);
  });
}

test("a fingerprint stays when lines move, words change or the file is named otherwise", () => {
  const [before] = fingerprints([prefix], { folder: "/project" });
  const moved = { ...prefix, line: 40, column: 3, message: "Other words", file: "/project/net/a.xml" };
  assert.deepEqual(fingerprints([moved], { folder: "/project" }), [before]);
});

test("a fingerprint tells code, file, path and the other place apart", () => {
  const related = [{ message: "m", file: "b.json", path: "/a" }];
  const different: readonly Diagnostic[] = [
    prefix,
    { ...prefix, code: "NT2010" },
    { ...prefix, file: "b.xml" },
    { ...prefix, path: "/NetworkConfiguration[1]/AddressPrefix[3]" },
    { ...prefix, related },
    placeless,
  ];
  assert.equal(new Set(different.flatMap((diagnostic) => fingerprints([diagnostic]))).size, different.length);
});

test("two findings of one code at one place have different fingerprints", () => {
  const [one, two] = fingerprints([prefix, { ...prefix, message: "Another" }]);
  assert.notEqual(one, two);
});

const texts: readonly (readonly [message: string, text: string])[] = [
  ["Found {0}", "Found {{0}}."],
  ["Is it?", "Is it?."],
  ['Name "[here](https://example.net)"', 'Name "[here\\](https://example.net)".'],
  ['Name "[here\\](https://example.net)"', 'Name "[here\\\\\\](https://example.net)".'],
  ["[parameters('key')]", "[parameters('key')]."],
];

for (const [message, text] of texts) {
  test(`renderSarif says ${message} without arguments and links`, () => {
    const { help: _help, ...alone } = prefix;
    assert.equal(results([{ ...alone, message }])[0]?.message.text, text.replace("?.", "?"));
  });
}

for (const area of ["netcfg", "arm", "cds", "cds-legacy"]) {
  test(`what is found in the fixtures of ${area} is a log that the official schema takes`, () => {
    let found = 0;
    for (const { name, sources } of casesOf(area)) {
      const { diagnostics } = convert(sources, { to: area === "arm" ? "cds" : "arm" });
      found += diagnostics.length;
      assert.deepEqual(schemaFaults(log(diagnostics)), [], name);
    }
    assert.ok(found > 0);
  });
}

test("the schema refuses what is no log", () => {
  const broken = JSON.parse(JSON.stringify(log([prefix])).replace('"startLine":2', '"startLine":0')) as SarifLog;
  assert.equal(schemaFaults(broken).length, 1);
  assert.equal(schemaFaults(log([{ ...prefix, file: "a b" }])).length, 0);
  const uri = JSON.parse(JSON.stringify(log([{ ...prefix, file: "a b" }])).replace("a%20b", "a b")) as SarifLog;
  assert.equal(schemaFaults(uri).length, 1);
});

test("any finding makes a log that the official schema takes", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("../..", "C:\\", "//", "%", "<x>"));
  const number = fc.integer({ min: 1, max: 1e9 });
  const place = fc.record({ file: text, path: text, line: number, column: number }, { requiredKeys: [] });
  const finding = fc.record({
    code: fc.constantFrom(...(Object.keys(catalogue) as Code[])),
    message: text,
    help: text,
    place,
    related: fc.array(fc.tuple(text, place)),
  });
  fc.assert(
    fc.property(fc.array(finding), fc.option(text, { nil: "/project" }), (findings, folder) => {
      const diagnostics = findings.map(({ code, message, help, place: at, related }): Diagnostic => {
        const others = related.map(([words, other]) => ({ message: words, ...other }));
        return { ...diagnose(code, { message, help }), ...at, related: others };
      });
      assert.deepEqual(schemaFaults(log(diagnostics, { folder })), []);
    }),
  );
});
