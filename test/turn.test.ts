import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nearest, type Vendor, vocabularies } from "../lib/ipsec/vendors.ts";
import { rangesOf } from "../lib/model/address.ts";
import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import type { Network } from "../lib/model/network.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { Places } from "../lib/source/places.ts";
import { turn } from "../lib/turn/turn.ts";
import { azureNetwork, azureNetworks, azurePolicy, tunnelSettings } from "./turn-models.ts";

function turned(network: Network, from: Vendor = "azure") {
  return turn(network, new Places(), from);
}

test("turning twice gives the same tunnels, for everything that both vendors can say", () => {
  fc.assert(
    fc.property(azureNetworks, (network) => {
      const there = turned(network);
      const back = turned(there.network, "edge");
      assert.deepEqual(tunnelSettings(back.network), tunnelSettings(network));
      assert.deepEqual([...there.diagnostics, ...back.diagnostics], []);
    }),
    { numRuns: 500 },
  );
});

test("the edge end is the mirror of the Azure end", () => {
  const { network } = turned(azureNetwork({ policyBasedSelectors: true }));
  const [tunnel] = network.tunnels;
  const [edge] = network.gateways;
  const far = network.sites.find(({ key }) => key === tunnel?.site);
  assert.equal(edge?.type, "Edge");
  assert.equal(tunnel?.gateway, edge?.key);
  assert.equal(tunnel?.localAddress, "198.51.100.20");
  assert.deepEqual(tunnel?.localPrefixes, ["192.168.0.0/24"]);
  assert.deepEqual([far?.gatewayAddress, far?.prefixes], ["203.0.113.10", ["10.1.0.0/16"]]);
});

function policyOf({ tunnels: [tunnel] }: Network): IpsecPolicy {
  assert.ok(tunnel?.policy !== undefined && "ike" in tunnel.policy);
  return tunnel.policy;
}

const suite = {
  ikeEncryption: "AES-CBC-256",
  ikeIntegrity: "SHA2-256-128",
  ikeGroup: 14,
  encryption: "AES-CBC-256",
  integrity: "SHA2-256-128",
  pfsGroup: 14,
  seconds: 27_000,
} as const;

interface Row {
  readonly what: string;
  readonly policy: IpsecPolicy;
  readonly said: readonly string[];
  readonly codes: readonly string[];
}

const rows: readonly Row[] = [
  { what: "all sayable", policy: azurePolicy(suite), said: ["AES-CBC-256", "SHA2-256-128", "14"], codes: [] },
  {
    what: "AES192 has no counterpart",
    policy: azurePolicy({ ...suite, ikeEncryption: "AES-CBC-192" }),
    said: ["AES-CBC-256", "SHA2-256-128", "14"],
    codes: ["NT3401"],
  },
  {
    what: "3DES, MD5 and group 1 have none, and nothing weak takes their place",
    policy: azurePolicy({ ...suite, ikeEncryption: "3DES", ikeIntegrity: "MD5-96", ikeGroup: 1 }),
    said: ["AES-CBC-128", "SHA2-256-128", "14"],
    codes: ["NT3401", "NT3401", "NT3401"],
  },
  {
    what: "the edge's combined ciphers have one pseudorandom function",
    policy: {
      ...azurePolicy(suite),
      ike: { encryption: ["AES-GCM-16-256"], integrity: ["SHA2-384-192"], dhGroups: [20] },
    },
    said: ["AES-GCM-16-256", "undefined", "20"],
    codes: ["NT3401"],
  },
  {
    what: "group 24 has none",
    policy: azurePolicy({ ...suite, ikeGroup: 24 }),
    said: ["AES-CBC-256", "SHA2-256-128", "14"],
    codes: ["NT3401"],
  },
];

for (const { what, policy, said, codes } of rows) {
  test(`to the edge: ${what}`, () => {
    const { network, diagnostics } = turned(azureNetwork({ policy, policyBasedSelectors: true }));
    const { ike } = policyOf(network);
    assert.deepEqual([ike.encryption?.[0], ike.integrity?.[0], ike.dhGroups?.[0]].map(String), said);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      codes,
    );
  });
}

test("without a policy the edge gets the strongest of Azure's default offers that work both ways", () => {
  const { network, diagnostics } = turned(azureNetwork({ policyBasedSelectors: true }));
  const { ike, child } = policyOf(network);
  assert.deepEqual([ike.encryption, ike.integrity, ike.dhGroups], [["AES-CBC-256"], ["SHA2-256-128"], [2]]);
  assert.deepEqual([child.encryption, child.integrity, child.pfsGroups], [["AES-GCM-16-256"], undefined, [0]]);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["NT3402"],
  );
});

test("any to any in Azure is reported, and so are pairs that only one end has", () => {
  const open = turned(azureNetwork({ policy: azurePolicy(suite) }));
  assert.deepEqual(
    open.diagnostics.map(({ code }) => code),
    ["NT3404"],
  );
  const selectors = [
    { local: ["10.1.0.0/24"], remote: ["192.168.0.0/24"] },
    { local: ["10.1.1.0/24"], remote: ["192.168.1.0/24"] },
  ];
  const uneven = turned(azureNetwork({ policy: azurePolicy(suite), policyBasedSelectors: true, selectors }));
  assert.deepEqual(
    uneven.diagnostics.map(({ code }) => code),
    ["NT3405"],
  );
});

test("the rules let every pair of prefixes through in both directions, and nothing else", () => {
  fc.assert(
    fc.property(azureNetworks, (azure) => {
      const { network } = turned(azure);
      const sets = new Map(network.ipSets.map((set) => [set.key, set.addresses as readonly string[]]));
      const allowed = new Set(
        network.firewallRules.flatMap(({ sources = [], destinations = [], action }) => {
          assert.equal(action, "ALLOW");
          assert.ok(sources.length > 0 && destinations.length > 0, "an empty list means any");
          return sources.flatMap((s) =>
            destinations.flatMap((d) =>
              (sets.get(s) ?? []).flatMap((from) => (sets.get(d) ?? []).map((to) => `${from} ${to}`)),
            ),
          );
        }),
      );
      const [tunnel] = network.tunnels;
      const local = (tunnel?.localPrefixes ?? []) as readonly string[];
      const remote = (network.sites[0]?.prefixes ?? []) as readonly string[];
      const wanted = local.flatMap((l) => remote.flatMap((r) => [`${l} ${r}`, `${r} ${l}`]));
      assert.deepEqual([...allowed].sort(), wanted.sort());
      const exempt = network.edgeNatRules.map(({ type, internalAddresses, snatDestinations, priority }) => {
        assert.deepEqual([type, priority], ["NO_SNAT", 0]);
        return `${String(internalAddresses)} ${String(snatDestinations)}`;
      });
      assert.deepEqual(exempt.sort(), local.flatMap((l) => remote.map((r) => `${l} ${r}`)).sort());
      assert.ok(rangesOf(local).length > 0);
    }),
    { numRuns: 100 },
  );
});

test("what is nearest is in the vocabulary, and no weaker where that has something as strong", () => {
  const { azure, edge } = vocabularies;
  const lists = [
    [azure.ikeEncryption, edge.ikeEncryption],
    [edge.ikeEncryption, azure.ikeEncryption],
    [azure.childEncryption, edge.childEncryption],
    [edge.childEncryption, azure.childEncryption],
    [azure.ikeIntegrity, edge.ikeIntegrity],
    [edge.ikeIntegrity, azure.ikeIntegrity],
  ] as const;
  for (const [from, to] of lists) {
    for (const item of from) {
      const found = nearest<never>([item as never], to as readonly never[]);
      assert.ok((to as readonly string[]).includes(found), `${item} → ${found}`);
      if ((to as readonly string[]).includes(item)) assert.equal(found, item);
    }
  }
});

test("what is known at deployment only is neither taken for the default nor for everything", () => {
  const later = { unresolved: "parameters('later')", reason: "It is given at deployment" };
  const whole = { ...later, list: true as const };
  const open = azureNetwork({
    policy: later,
    policyBasedSelectors: true,
    selectors: [whole],
    dpdTimeoutSeconds: later,
  });
  const { network, diagnostics } = turned(open);
  const [tunnel] = network.tunnels;
  assert.deepEqual([tunnel?.policy, tunnel?.dpdProbeSeconds], [later, later]);
  assert.deepEqual([tunnel?.localPrefixes, network.sites[0]?.prefixes], [[whole], [whole]]);
  assert.deepEqual([network.ipSets, network.firewallRules, network.edgeNatRules, diagnostics], [[], [], [], []]);
});

test("without the networks of a side the edge is not given all traffic", () => {
  const alone = { ...azureNetwork({ policyBasedSelectors: false }), virtualNetworks: [], gateways: [], sites: [] };
  const { network } = turned(alone);
  for (const prefixes of [network.tunnels[0]?.localPrefixes, network.sites[0]?.prefixes]) {
    assert.ok(prefixes?.length === 1 && isUnresolved(prefixes[0]));
  }
});
