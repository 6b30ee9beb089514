import assert from "node:assert/strict";
import { test } from "node:test";
import { check, read } from "../mod.ts";
import { between, connection, gateway, partners, publicAddress, site, template } from "./arm-estate.ts";

// Where one key at two connections is right, and where it is used again.
type Members = Readonly<Record<string, unknown>>;
type Row = readonly [title: string, resources: readonly Members[], codes: readonly string[]];

const longKey = "Ab3dEf7hJk".repeat(4);
const twoGateways = (one: string, other: string): Members[] => [
  publicAddress("gateway", "192.0.2.1"),
  publicAddress("far", "192.0.2.2"),
  gateway(),
  gateway({ name: "far" }),
  site({ gatewayIpAddress: one }, "one"),
  site({ gatewayIpAddress: other, localNetworkAddressSpace: { addressPrefixes: ["10.3.0.0/16"] } }, "other"),
  connection({ sharedKey: longKey }, "to-one", "one"),
  connection({ from: "far", sharedKey: longKey }, "to-other", "other"),
];

const rows: readonly Row[] = [
  // One key at two gateways of Azure: theirs by right where they may be each other's peers.
  [
    "one key at two gateways with peers of their own",
    twoGateways("198.51.100.1", "198.51.100.2"),
    ["NT5501", "NT5502", "NT5502"],
  ],
  ["one key at two gateways that are each other's peers", twoGateways("192.0.2.2", "192.0.2.1"), ["NT5502", "NT5502"]],
  [
    "one key at two gateways of which one may be the other's peer",
    twoGateways("198.51.100.1", "192.0.2.1"),
    ["NT5502", "NT5502"],
  ],
  ["one key at two gateways with one peer", twoGateways("198.51.100.1", "198.51.100.1"), ["NT5502", "NT5502"]],
  [
    "one key at two gateways whose addresses are not told",
    twoGateways("198.51.100.1", "198.51.100.2").slice(2),
    ["NT5502", "NT5502"],
  ],
  [
    "one key at two gateways, and a peer whose address is open",
    twoGateways("[parameters('open')]", "198.51.100.2"),
    ["NT5502", "NT5502"],
  ],
  ["one key for both directions", partners({ sharedKey: longKey }, { sharedKey: longKey }), ["NT5502", "NT5502"]],
  ["a key at one of two partners", partners({ sharedKey: longKey }), ["NT5502"]],
  [
    "one key for two partners",
    [
      ...partners({ sharedKey: longKey }, { sharedKey: longKey }),
      gateway({ name: "third", addresses: 0 }),
      between("gateway", "third", { sharedKey: longKey }),
      between("third", "gateway", { sharedKey: longKey }),
    ],
    ["NT5501", "NT5502", "NT5502", "NT5502", "NT5502"],
  ],
];

for (const [title, resources, codes] of rows) {
  test(title, () => {
    const found = check(read({ name: "azuredeploy.json", text: template(...resources) }));
    const own = found.flatMap(({ code }) => (/^NT5[35]/.test(code) ? [code] : []));
    assert.deepEqual(own.sort(), [...codes].sort(), JSON.stringify(found, null, 1));
  });
}
