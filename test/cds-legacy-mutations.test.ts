import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { claimsLegacy } from "../lib/formats/cds/legacy/claimsLegacy.ts";
import { readLegacy } from "../lib/formats/cds/legacy/readLegacy.ts";
import { parse } from "../lib/source/parse.ts";
import type { JsonNode, Tree, XmlElement } from "../lib/source/tree.ts";
import { accountedFor, showsNoSecret } from "./cds-legacy-reading.ts";
import { casesOf } from "./fixtures.ts";

const seed = 20261121;
const inputs = casesOf("cds-legacy").flatMap(({ sources }) =>
  sources.map(({ name, text }) => ({ name, text: new TextDecoder().decode(text as Uint8Array) })),
);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Every element of a document, or every value: what can be taken out, repeated or replaced and leave it well-formed. */
function spansOf(tree: Tree): readonly Span[] {
  return tree.syntax === "xml" ? tree.root.children.flatMap(elementSpans) : valueSpans(tree.root);
}

function elementSpans(element: XmlElement): readonly Span[] {
  return [element, ...element.children.flatMap(elementSpans)];
}

function valueSpans({ members, items }: JsonNode): readonly Span[] {
  const inside = [...members.map(({ value }) => value), ...items];
  return inside.flatMap((node) => [node, ...valueSpans(node)]);
}

const words = ["true", "false", "any", "******", "0", "255.255.255.0", "10.1.2.3", "10.1.2.3/8", "aes-gcm", "<a>", ""];
const xmlTexts = ["", "<a/>", "<psk>x</psk>", "<name a='b'>c</name>", "<Tunnel/>", "<site/>", "x", "&lt;a&gt;"];
const jsonTexts = [
  "null",
  "[]",
  "{}",
  "[[1]]",
  "5",
  "true",
  '{"psk":5}',
  '[{"peerIp":null}]',
  ...words.map((word) => `"${word}"`),
];

test("documents with parts taken out, repeated or replaced are read, every leaf is accounted for, no secret is shown", () => {
  let read = 0;
  const change = fc.record({ at: fc.nat(), how: fc.nat(2), text: fc.nat() });
  fc.assert(
    fc.property(fc.constantFrom(...inputs), fc.array(change, { minLength: 1, maxLength: 4 }), (input, changes) => {
      let { text } = input;
      for (const { at, how, text: choice } of changes) {
        const { tree } = parse(input.name, text);
        const spans = tree === undefined ? [] : spansOf(tree);
        const span = spans[at % Math.max(spans.length, 1)];
        if (tree === undefined || span === undefined) return;
        text = changed(text, span, tree.syntax === "xml", how, choice);
      }
      const { tree } = parse(input.name, text);
      if (tree === undefined) return;
      read += 1;
      claimsLegacy(tree);
      accountedFor([{ name: input.name, text }]);
      showsNoSecret([{ name: input.name, text }]);
    }),
    { numRuns: 800, seed },
  );
  assert.ok(read > 600, `only ${read} changed documents could be parsed`);
});

function changed(text: string, { start, end }: Span, isXml: boolean, how: number, choice: number): string {
  const [before, own, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (!isXml) return `${before}${how === 0 ? `[${own},${own}]` : jsonTexts[choice % jsonTexts.length]}${after}`;
  if (how === 0) return `${before}${own}${own}${after}`;
  if (how === 1) return `${before}${xmlTexts[choice % xmlTexts.length]}${after}`;
  const word = (words[choice % words.length] as string).replace("<", "&lt;");
  return before + own.replace(/^(<[^>/]*>)[\s\S]*(<\/[^>]*>)$/, (_, open, close) => `${open}${word}${close}`) + after;
}

test("documents that are cut and patched anywhere are read, or refused before", () => {
  const change = fc.record({ at: fc.nat(), length: fc.nat(40), text: fc.string({ maxLength: 8 }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...inputs),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      ({ name, text }, changes) => {
        const patched = changes.reduce((now, { at, length, text: put }) => {
          const start = at % (now.length + 1);
          return now.slice(0, start) + put + now.slice(start + length);
        }, text);
        const { tree } = parse(name, patched);
        if (tree === undefined) return;
        claimsLegacy(tree);
        accountedFor([{ name, text: patched }]);
      },
    ),
    { numRuns: 400, seed },
  );
});

const tags = [
  "Tunnel",
  "Name",
  "SharedSecret",
  "LocalSubnet",
  "Gateway",
  "site",
  "psk",
  "sites",
  "ipsec",
  "EdgeGateway",
  "edge",
];

test("elements in any order and depth are read", () => {
  const node = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom("x", "true", "10.0.0.1", ""),
      fc
        .tuple(fc.constantFrom(...tags), fc.array(tie("node"), { maxLength: 4 }))
        .map(([tag, inside]) => `<${tag}>${inside.join("")}</${tag}>`),
    ),
  })).node;
  fc.assert(
    fc.property(fc.constantFrom(...tags), fc.array(node, { maxLength: 5 }), (tag, inside) => {
      accountedFor([{ name: "input.xml", text: `<${tag}>${inside.join("")}</${tag}>` }]);
    }),
    { numRuns: 300, seed },
  );
});

test("members of any shape are read", () => {
  const member = fc.constantFrom("featureType", "sites", "psk", "peerIp", "localSubnets", "subnets", "enabled", "name");
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(null, true, 5, "", "ipsec_4.0", "10.0.0.0/8"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(member, tie("value"), { maxKeys: 5 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.dictionary(member, value, { maxKeys: 6 }), (any) => {
      const text = JSON.stringify({ featureType: "ipsec_4.0", ...any });
      const { tree } = parse("input.json", text);
      assert.ok(tree);
      claimsLegacy(tree);
      readLegacy([tree]);
      accountedFor([{ name: "input.json", text }]);
    }),
    { numRuns: 400, seed },
  );
});
