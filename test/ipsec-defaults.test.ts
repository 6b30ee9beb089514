import assert from "node:assert/strict";
import { test } from "node:test";
import { azureDefaults } from "../lib/ipsec/azureDefaults.ts";

// The table of the page in its own spelling, so that the two can be read side by side.
const routeBasedChild = `
1: AES-GCM-256 / (GCM) / none | 2: AES256 / SHA1 / none | 3: 3DES / SHA1 / none | 4: AES256 / SHA256 / none
5: AES128 / SHA1 / none | 6: 3DES / SHA256 / none | 7: DES / SHA1 / none | 8: AES256 / SHA1 / 1
9: AES256 / SHA1 / 2 | 10: AES256 / SHA1 / 14 | 11: AES128 / SHA1 / 1 | 12: AES128 / SHA1 / 2
13: AES128 / SHA1 / 14 | 14: 3DES / SHA1 / 1 | 15: 3DES / SHA1 / 2 | 16: 3DES / SHA256 / 2
17: AES256 / SHA256 / 1 | 18: AES256 / SHA256 / 2 | 19: AES256 / SHA256 / 14 | 20: AES256 / SHA1 / 24
21: AES256 / SHA256 / 24 | 22: AES128 / SHA256 / none | 23: AES128 / SHA256 / 1 | 24: AES128 / SHA256 / 2
25: AES128 / SHA256 / 14 | 26: 3DES / SHA1 / 14`;

const spelling: Readonly<Record<string, string>> = {
  "AES-CBC-256": "AES256",
  "AES-CBC-128": "AES128",
  "AES-GCM-16-256": "AES-GCM-256",
  "SHA1-96": "SHA1",
  "SHA2-256-128": "SHA256",
};

function spelled(name: string | undefined): string {
  return name === undefined ? "(GCM)" : (spelling[name] ?? name);
}

test("a route-based gateway accepts the 26 offers of the page, in order, and offers the first six", () => {
  const { initiatorOffers, responderOffers } = azureDefaults.RouteBased.child;
  const rows = routeBasedChild.trim().split(/\s*[|\n]\s*/);
  const made = responderOffers.map(({ encryption, integrity, pfsGroup }, index) => {
    return `${index + 1}: ${spelled(encryption)} / ${spelled(integrity)} / ${pfsGroup === 0 ? "none" : pfsGroup}`;
  });
  assert.deepEqual(made, rows);
  assert.deepEqual(initiatorOffers, responderOffers.slice(0, 6));
});

const ikeOffers: readonly (readonly [routing: "RouteBased" | "PolicyBased", offers: string])[] = [
  ["PolicyBased", "AES256/SHA256, AES256/SHA1, AES128/SHA1, 3DES/SHA1"],
  ["RouteBased", "AES256/SHA1, AES256/SHA256, AES128/SHA1, AES128/SHA256, 3DES/SHA1, 3DES/SHA256"],
];

for (const [routing, offers] of ikeOffers) {
  test(`a ${routing} gateway offers the phase 1 of the page, with group 2 only`, () => {
    const { ike } = azureDefaults[routing];
    const made = ike.offers.map(({ encryption, integrity }) => `${spelled(encryption)}/${spelled(integrity)}`);
    assert.equal(made.join(", "), offers);
    assert.deepEqual([...new Set(ike.offers.map(({ dhGroup }) => dhGroup))], [2]);
  });
}

test("a policy-based gateway offers and accepts the same, without forward secrecy", () => {
  const { initiatorOffers, responderOffers } = azureDefaults.PolicyBased.child;
  const made = initiatorOffers.map(({ encryption, integrity }) => `${spelled(encryption)}/${spelled(integrity)}`);
  assert.equal(made.join(", "), "AES256/SHA256, AES256/SHA1, AES128/SHA1, 3DES/SHA1");
  assert.deepEqual(responderOffers, initiatorOffers);
  assert.ok(initiatorOffers.every(({ pfsGroup }) => pfsGroup === 0));
});
