import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParameterName } from "../lib/ipsec/end.ts";
import { parameterPlace } from "../lib/ipsec/parameterPlace.ts";
import { checkPeers, isPrivate } from "../lib/ipsec/peer.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azure, azureOf, edge, edgeOf, good, policyOf } from "./ipsec-ends.ts";
import { placed } from "./ipsec-told.ts";

const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

const addresses: readonly (readonly [address: string, expected: boolean])[] = [
  ["10.0.0.1", true],
  ["11.0.0.1", false],
  ["172.15.255.255", false],
  ["172.16.0.1", true],
  ["172.31.255.255", true],
  ["172.32.0.1", false],
  ["192.167.0.1", false],
  ["192.168.0.1", true],
  ["192.169.0.1", false],
  ["100.63.255.255", false],
  ["100.64.0.1", true],
  ["100.127.255.255", true],
  ["100.128.0.1", false],
  ["198.51.100.1", false],
];

for (const [address, expected] of addresses) {
  test(`isPrivate: ${address} ${expected ? "is" : "is not"}`, () => {
    assert.equal(isPrivate(address), expected);
  });
}

const key = (text: string): Partial<Tunnel> => ({ sharedKey: new Secret(text) });

const peers: readonly (readonly [title: string, azure: TunnelEnd, cds: TunnelEnd, expected: readonly string[]])[] = [
  [
    "all that is known and the same",
    azure(good, key("k")),
    edge(good, { ...key("k"), remoteId: "192.0.2.1" }),
    ["address.cds ok", "address.azure ok", "authentication ok", "identity.azure ok", "sharedKey ok"],
  ],
  [
    "nothing that is known",
    { ...azure(good), publicAddresses: [], site: undefined },
    { ...edge(good), site: undefined },
    [
      "address.cds provided: Azure reaches the edge at 198.51.100.1: azure.json does not state it",
      "address.azure provided: the edge reaches the Azure gateway: edge.json does not state it",
      "authentication ok",
      "identity.azure ok",
      "sharedKey provided: the pre-shared keys are equal: neither azure.json nor edge.json states one",
    ],
  ],
  [
    "an edge that does not say where it is",
    azure(good, key("k")),
    edge(good, { localAddress: open }),
    [
      "address.cds provided: Azure reaches the edge at 198.51.100.1: edge.json states it as parameters('x')",
      "address.azure ok",
      "authentication ok",
      "identity.azure ok",
      "sharedKey provided: the pre-shared keys are equal: edge.json does not state one",
    ],
  ],
  [
    "one of two instances",
    azure(good, {}, { gateway: { addresses: [{ publicAddress: "p" }, { publicAddress: "q" }] } }),
    edge(good, { ...key("k"), remoteId: "203.0.113.9" }, { remoteAddress: "203.0.113.9" }),
    [
      "address.cds ok",
      "address.azure provided: the Azure gateway has the address 203.0.113.9: azure.json does not state it",
      "authentication ok",
      "identity.azure provided: Azure sends 203.0.113.9 as its identity",
      "sharedKey provided: the pre-shared keys are equal: azure.json does not state one",
    ],
  ],
  [
    "a name as the identity of one of two instances",
    azure(good, {}, { gateway: { addresses: [{ publicAddress: "p" }, { publicAddress: "q" }] } }),
    edge(good, { remoteId: "a1.2.3.4" }),
    [
      "address.cds ok",
      "address.azure ok",
      "authentication ok",
      "identity.azure differs",
      "sharedKey provided: the pre-shared keys are equal: neither azure.json nor edge.json states one",
    ],
  ],
  [
    "certificates",
    azure(good, { authentication: "certificate" }),
    edge(good, { authentication: "CERTIFICATE" }),
    [
      "address.cds ok",
      "address.azure ok",
      "authentication provided: each end trusts the certificate of the other",
      "identity.azure ok",
    ],
  ],
  [
    "a proof that is known later",
    azure(good, { authentication: open, ...key("k") }),
    edge(good, key("k")),
    [
      "address.cds ok",
      "address.azure ok",
      "authentication provided: both ends prove themselves alike: azure.json states it as parameters('x')",
      "identity.azure ok",
      "sharedKey ok",
    ],
  ],
];

for (const [title, left, right, expected] of peers) {
  test(`peers: ${title}`, () => {
    const told = checkPeers(left, right).map(({ parameter, status, condition }) =>
      condition === undefined ? `${parameter} ${status}` : `${parameter} ${status}: ${condition}`,
    );
    assert.deepEqual(told, expected);
  });
}

const whole: Partial<Tunnel> = {
  protocol: "IKEv2",
  initiation: "Default",
  authentication: "PSK",
  dpdTimeoutSeconds: 45,
  dpdProbeSeconds: 60,
  localId: "198.51.100.1",
  remoteId: "192.0.2.1",
  ...key("k"),
};

function stated(vendor: "azure" | "edge"): IpsecPolicy {
  const { ike, child } = policyOf(good, vendor);
  return {
    ike: { ...ike, lifetimeSeconds: 28_800 },
    child: { ...child, lifetimeSeconds: 3_600, lifetimeKilobytes: 1_024_000 },
  };
}

const places: readonly (readonly [parameter: ParameterName, azure: string, cds: string])[] = [
  ["address.azure", "publicAddresses/0/address", "site/gatewayAddress"],
  ["identity.azure", "publicAddresses/0/address", "tunnel/remoteId"],
  ["address.cds", "site/gatewayAddress", "tunnel/localAddress"],
  ["identity.cds", "site/gatewayAddress", "tunnel/localAddress"],
  ["initiation", "tunnel/initiation", "tunnel/initiation"],
  ["ike.version", "tunnel/protocol", "tunnel/protocol"],
  ["authentication", "tunnel/authentication", "tunnel/authentication"],
  ["sharedKey", "tunnel/sharedKey", "tunnel/sharedKey"],
  ["dpd", "tunnel/dpdTimeoutSeconds", "tunnel/dpdProbeSeconds"],
  ["selectors", "tunnel/policyBasedSelectors", "tunnel/localPrefixes/0"],
  ["ike.encryption", "tunnel/policy/ike/encryption/0", "tunnel/policy/ike/encryption/0"],
  ["ike.integrity", "tunnel/policy/ike/integrity/0", "tunnel/policy/ike/integrity/0"],
  ["ike.prf", "tunnel/policy/ike/integrity/0", "tunnel/policy/ike/integrity/0"],
  ["ike.dhGroup", "tunnel/policy/ike/dhGroups/0", "tunnel/policy/ike/dhGroups/0"],
  ["ike.lifetimeSeconds", "tunnel/policy/ike/lifetimeSeconds", "tunnel/policy/ike/lifetimeSeconds"],
  ["child.encryption", "tunnel/policy/child/encryption/0", "tunnel/policy/child/encryption/0"],
  ["child.pfsGroup", "tunnel/policy/child/pfsGroups/0", "tunnel/policy/child/pfsGroups/0"],
  ["child.lifetimeSeconds", "tunnel/policy/child/lifetimeSeconds", "tunnel/policy/child/lifetimeSeconds"],
  ["child.lifetimeKilobytes", "tunnel/policy/child/lifetimeKilobytes", "tunnel/policy/child/lifetimeKilobytes"],
];

for (const [parameter, azureAt, cdsAt] of places) {
  test(`places: ${parameter} stands where it is said`, () => {
    const left = placed(azure(good, { ...whole, policy: stated("azure") }));
    const right = placed(edge(good, { ...whole, policy: stated("edge") }));
    assert.equal(parameterPlace(left, parameter)?.path, azureAt);
    assert.equal(parameterPlace(right, parameter)?.path, cdsAt);
  });
}

const nearPlaces: readonly (readonly [title: string, end: TunnelEnd, parameter: ParameterName, at: string])[] = [
  ["a tunnel that is switched off", edge(good, { enabled: false }), "initiation", "tunnel/enabled"],
  ["the address as identity", edge(good), "identity.azure", "site/gatewayAddress"],
  ["prefixes that are selectors", azureOf(), "selectors", "virtualNetwork/prefixes/0"],
  ["prefixes of the site", { ...azureOf(), virtualNetwork: undefined }, "selectors", "site/prefixes/0"],
  [
    "selectors without the switch",
    azureOf({ tunnel: { selectors: [{ local: ["10.1.0.0/16"], remote: ["10.2.0.0/16"] }] } }),
    "selectors",
    "tunnel/selectors/0/local",
  ],
  ["no local prefixes", withoutLocal(edge(good)), "selectors", "site/prefixes/0"],
  ["the profile instead of a version", edgeOf(), "ike.version", "tunnel/profile"],
  ["the profile instead of a policy", edgeOf(), "ike.dhGroup", "tunnel/profile"],
];

for (const [title, end, parameter, at] of nearPlaces) {
  test(`places: ${title}`, () => {
    assert.equal(parameterPlace(placed(end), parameter)?.path, at);
  });
}

function withoutLocal(end: TunnelEnd): TunnelEnd {
  const { localPrefixes: _, ...tunnel } = end.tunnel;
  return { ...end, tunnel };
}
