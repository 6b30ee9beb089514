import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bothAddresses,
  bothOf,
  oneAddress,
  type PairingKeys,
  sameName,
  sameNetworks,
} from "../lib/ipsec/pairingKeys.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { azureOf, edgeOf } from "./ipsec-ends.ts";

const azureAddresses = ["192.0.2.1", "192.0.2.2"];
const edgeAddresses = ["198.51.100.1", "198.51.100.2", undefined];

/** What the ends of a tunnel know of its addresses. */
interface Known {
  /** Those of the Azure gateway that are known, and how many it has. */
  readonly azure: readonly string[];
  readonly count: number;
  readonly edge: string | undefined;
}

// Every way in which an Azure gateway of one or two addresses can be known.
const azureKnown: readonly Known[] = edgeAddresses.flatMap((edge) =>
  [[], azureAddresses.slice(0, 1), azureAddresses.slice(1), azureAddresses].flatMap((azure) =>
    [1, 2].filter((count) => count >= azure.length).map((count) => ({ azure, count, edge })),
  ),
);
const edgeKnown: readonly Known[] = edgeAddresses.flatMap((edge) =>
  [[], azureAddresses.slice(0, 1), azureAddresses.slice(1)].map((azure) => ({ azure, count: 1, edge })),
);

function azureEnd({ azure, count, edge }: Known): TunnelEnd {
  const addresses = Array.from({ length: count }, (_, index) => ({ publicAddress: `p${index}` }));
  const site = { key: "s", scope: "", name: "edge", prefixes: [] };
  return {
    ...azureOf({ gateway: { addresses } }),
    site: edge === undefined ? site : { ...site, gatewayAddress: edge },
    publicAddresses: azure.map((address, index) => ({ key: `p${index}`, scope: "", name: "ip", address })),
  };
}

function edgeEnd({ azure: [remote], edge }: Known): TunnelEnd {
  const { tunnel, ...end } = edgeOf();
  const { localAddress: _, ...placeless } = tunnel;
  const site = { key: "r", scope: "", name: "azure", prefixes: [] };
  return {
    ...end,
    tunnel: edge === undefined ? placeless : { ...placeless, localAddress: edge },
    site: remote === undefined ? site : { ...site, gatewayAddress: remote },
  };
}

// The rule as one would say it of two ends; undefined where nothing tells.
function fits(
  { azure, count, edge }: Known,
  { azure: [remote], edge: local }: Known,
): readonly (boolean | undefined)[] {
  const isAll = azure.length === count;
  const azureFits = remote === undefined ? undefined : azure.includes(remote) ? true : isAll ? false : undefined;
  return [azureFits, edge === undefined || local === undefined ? undefined : edge === local];
}

function meet({ filed, wanted }: PairingKeys, one: TunnelEnd, other: TunnelEnd): boolean {
  const keys = filed(other);
  return wanted(one).some((key) => keys.includes(key));
}

test("pairing keys meet where the addresses fit, from either end", () => {
  for (const left of azureKnown) {
    for (const right of edgeKnown) {
      const [one, other] = [azureEnd(left), edgeEnd(right)];
      const known = fits(left, right);
      const isBoth = known.every((each) => each === true);
      const isOne = known.includes(true) && !known.includes(false);
      const said = JSON.stringify([left, right]);
      assert.equal(meet(bothAddresses, one, other), isBoth, said);
      assert.equal(meet(bothAddresses, other, one), isBoth, said);
      assert.equal(meet(oneAddress, one, other), isOne, said);
      assert.equal(meet(oneAddress, other, one), isOne, said);
    }
  }
});

const wordRows: readonly (readonly [keys: PairingKeys, one: TunnelEnd, other: TunnelEnd, isMet: boolean])[] = [
  [sameName, azureOf({ tunnel: { name: "To Edge-1" } }), edgeOf({ tunnel: { name: "to_edge1" } }), true],
  [sameName, azureOf({ tunnel: { name: "to-edge" } }), edgeOf({ tunnel: { name: "to-edge-1" } }), false],
  [sameName, azureOf({ tunnel: { name: "-" } }), edgeOf({ tunnel: { name: "_" } }), false],
  [
    sameNetworks,
    azureOf({ remote: ["10.2.0.0/16", "10.4.0.0/16"] }),
    edgeOf({ local: ["10.4.0.0/16", "10.2.0.0/16"] }),
    true,
  ],
  [sameNetworks, azureOf({ remote: ["10.2.0.0/16", "10.4.0.0/16"] }), edgeOf({ local: ["10.2.0.0/16"] }), false],
  [sameNetworks, azureOf({ remote: [] }), edgeOf({ local: [] }), false],
  [bothOf(oneAddress, sameName), azureOf({ tunnel: { name: "x" } }), edgeOf({ tunnel: { name: "X" } }), true],
  [bothOf(oneAddress, sameName), azureOf({ tunnel: { name: "x" } }), edgeOf({ tunnel: { name: "y" } }), false],
  [
    bothOf(oneAddress, sameName),
    azureOf({ tunnel: { name: "x" } }),
    edgeOf({ tunnel: { name: "x" }, address: "198.51.100.9" }),
    false,
  ],
];

for (const [index, [keys, one, other, isMet]] of wordRows.entries()) {
  test(`pairing keys: words, row ${index + 1}`, () => {
    assert.deepEqual([meet(keys, one, other), meet(keys, other, one)], [isMet, isMet]);
  });
}
