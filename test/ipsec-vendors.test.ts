import assert from "node:assert/strict";
import { test } from "node:test";
import { isCombined, nearest, strengthOf, vocabularies } from "../lib/ipsec/vendors.ts";

const { azure, edge } = vocabularies;

type Word = Parameters<typeof strengthOf>[0];

const rows: readonly (readonly [title: string, wanted: readonly Word[], words: readonly Word[], expected: Word])[] = [
  ["what both can say", ["AES-CBC-128"], edge.ikeEncryption, "AES-CBC-128"],
  ["the strongest of what both can say", ["AES-CBC-128", "AES-CBC-256", "3DES"], edge.ikeEncryption, "AES-CBC-256"],
  ["the weakest that is no weaker", ["AES-CBC-192"], edge.ikeEncryption, "AES-CBC-256"],
  ["never a weak one", ["3DES"], edge.ikeEncryption, "AES-CBC-128"],
  ["a combined one for a combined one", ["AES-GMAC-192"], azure.childEncryption, "AES-GCM-16-192"],
  ["never a weak hash", ["MD5-96"], edge.ikeIntegrity, "SHA2-256-128"],
  ["the strongest where none is strong enough", ["SHA2-512-256"], azure.childIntegrity, "SHA2-256-128"],
  ["a field for a field", [24], edge.ikeGroups, 14],
  ["a field for a weak field", [5], azure.ikeGroups, 14],
  ["a curve where there is no field", [15], azure.ikeGroups, 19],
  ["the strongest curve where none is strong enough", [21], azure.ikeGroups, 20],
  ["no weaker than any of the list", [5, 15], azure.ikeGroups, 19],
  ["no encryption is what both can say", ["NULL"], edge.childEncryption, "NULL"],
];

for (const [title, wanted, words, expected] of rows) {
  test(`nearest: ${title}`, () => {
    assert.equal(nearest(wanted, words), expected);
  });
}

test("a cipher is combined by its name", () => {
  assert.deepEqual(["AES-GCM-16-128", "AES-GMAC-256", "AES-CBC-256", "NULL"].map(isCombined), [
    true,
    true,
    false,
    false,
  ]);
});

test("lists of what a vendor can say go from weak to strong", () => {
  for (const list of [azure.ikeIntegrity, edge.ikeIntegrity, azure.childIntegrity, edge.childIntegrity]) {
    const strengths = list.map(strengthOf);
    assert.deepEqual(
      strengths,
      strengths.toSorted((a, b) => a - b),
    );
  }
  assert.equal(strengthOf(99), 0);
});
