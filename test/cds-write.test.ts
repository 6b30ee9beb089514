// deno-lint-ignore-file no-explicit-any
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import { writeCds } from "../lib/formats/cds/write/write.ts";
import type { WriteContext } from "../lib/formats/format.ts";
import type { FirewallRule, IpSet } from "../lib/model/edge.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import type { ChildProposal, IkeProposal, IpsecPolicy } from "../lib/model/ipsec.ts";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Site } from "../lib/model/site.ts";
import type { Unresolved } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { Places } from "../lib/source/places.ts";
import { assertLegal } from "./cds-schemas.ts";

const scope = "a";
const edge: Gateway = { key: "e", scope, existing: true, name: "e", type: "Edge", clientPrefixes: [] };
const site: Site = { key: "s", scope, name: "", prefixes: ["10.20.0.0/16"], gatewayAddress: "198.51.100.20" };
const open: Unresolved = { unresolved: "reference('x')", reason: "known later" };
const ike: IkeProposal = { encryption: ["AES-CBC-256"], integrity: ["SHA2-256-128"], dhGroups: [14] };
const child: ChildProposal = { encryption: ["AES-GCM-16-256"], pfsGroups: [14] };
const tunnel: Tunnel = {
  key: "t",
  scope,
  name: "t",
  gateway: "e",
  site: "s",
  localAddress: "203.0.113.40",
  localPrefixes: ["192.168.10.0/24"],
  sharedKey: new Secret("Sample-Only-Key-1"),
  protocol: "IKEv2",
  profile: "CUSTOM",
  policy: { ike, child },
};

/** Settings in the place of others, or in the place of none. */
type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

interface Written {
  // biome-ignore lint/suspicious/noExplicitAny: a body of any kind
  readonly bundle: any;
  readonly diagnostics: readonly Diagnostic[];
  readonly names: readonly string[];
}

function write(more: Partial<Network>, how: WriteContext = {}): Written {
  const network: Network = { ...emptyNetwork, gateways: [edge], sites: [site], tunnels: [tunnel], ...more };
  const { documents, diagnostics } = writeCds(network, new Places(), () => {}, how);
  const bundle = JSON.parse(documents[0]?.text ?? "");
  assertLegal(bundle, "written");
  return { bundle, diagnostics, names: documents.map(({ name }) => name) };
}

function withTunnel(more: Changes<Tunnel>): Written {
  return write({ tunnels: [{ ...tunnel, ...more } as Tunnel] });
}

function withPolicy(one: Changes<IkeProposal>, two: Changes<ChildProposal> = {}, more: Changes<Tunnel> = {}): Written {
  return withTunnel({ ...more, policy: { ike: { ...ike, ...one }, child: { ...child, ...two } } as IpsecPolicy });
}

function rule(more: Partial<FirewallRule>): Written {
  return write({ firewallRules: [{ key: "r", scope, name: "r", action: "ALLOW", edge: "e", ...more }] });
}

const set: IpSet = { key: "i", scope, name: "i", edge: "e", type: "IP_SET", addresses: ["10.0.0.0/8"] };

/** Beside each network that gives a code stands one that is nearly the same and does not. */
const rows: readonly (readonly [string, string, () => Written, () => Written])[] = [
  ["NT3301", "no address", () => withTunnel({ localAddress: undefined }), () => withTunnel({})],
  ["NT3301", "an address that is open", () => withTunnel({ localAddress: open }), () => withTunnel({})],
  ["NT3301", "no key", () => withTunnel({ sharedKey: undefined }), () => withTunnel({})],
  ["NT3302", "a key", () => write({}), () => write({}, { includeSecrets: true })],
  ["NT3303", "two groups", () => withPolicy({ dhGroups: [14, 2] }), () => withPolicy({ dhGroups: [14] })],
  [
    "NT3303",
    "a digest beside GCM",
    () => withPolicy({}, { integrity: ["SHA1-96"] }),
    () => withPolicy({}, { integrity: [] }),
  ],
  ["NT3304", "a short life", () => withPolicy({ lifetimeSeconds: 3600 }), () => withPolicy({ lifetimeSeconds: 21600 })],
  ["NT3304", "a long wait", () => withTunnel({ dpdProbeSeconds: 61 }), () => withTunnel({ dpdProbeSeconds: 60 })],
  [
    "NT3304",
    "too many networks",
    () => withTunnel({ localPrefixes: many(129) }),
    () => withTunnel({ localPrefixes: many(128) }),
  ],
  [
    "NT3305",
    "3DES",
    () => withPolicy({ encryption: ["3DES"] }),
    () => withPolicy({ encryption: ["3DES", "AES-CBC-128"] }),
  ],
  ["NT3305", "MD5", () => withPolicy({ integrity: ["MD5-96"] }), () => withPolicy({ integrity: ["SHA1-96"] })],
  ["NT3305", "group 24", () => withPolicy({}, { pfsGroups: [24] }), () => withPolicy({}, { pfsGroups: [0] })],
  [
    "NT3305",
    "another PRF than GCM has",
    () => withPolicy({ ...gcm, integrity: ["SHA2-384-192"] }),
    () => withPolicy(gcm),
  ],
  [
    "NT3305",
    "GCM with IKEv1",
    () => withPolicy(gcm, {}, { protocol: "IKEv1" }),
    () => withPolicy(gcm, {}, { protocol: "IKEv2" }),
  ],
  ["NT3306", "another gateway", () => write({ gateways: [{ ...edge, type: "Vpn" }] }), () => write({})],
  ["NT3306", "a private line", () => withTunnel({ medium: "ExpressRoute" }), () => withTunnel({ medium: "IPsec" })],
  [
    "NT3306",
    "a gateway by its id",
    () => withTunnel({ gateway: undefined, gatewayId: "/x" }),
    () => withTunnel({ gateway: undefined }),
  ],
  [
    "NT3307",
    "nothing of its profile",
    () => withTunnel({ policy: undefined, protocol: undefined }),
    () => withTunnel({ policy: undefined, protocol: undefined, profile: "DEFAULT" }),
  ],
  [
    "NT3308",
    "no networks",
    () => write({ sites: [{ ...site, prefixes: [] }] }),
    () => write({ sites: [{ ...site, prefixes: [open] }] }),
  ],
  ["NT3309", "route-based", () => withTunnel({ routeBased: true }), () => withTunnel({ routeBased: false })],
  ["NT3310", "a default rule", () => rule({ origin: "default" }), () => rule({})],
  ["NT3311", "no digest beside CBC", () => withPolicy({ integrity: undefined }), () => withPolicy({})],
  ["NT3311", "no profile", () => withTunnel({ profile: undefined }), () => withTunnel({})],
  [
    "NT3311",
    "no group",
    () => withPolicy({}, { pfsGroups: [0] }),
    () => withPolicy({}, { pfsGroups: [0], idleGroups: [5] }),
  ],
  [
    "NT3312",
    "one that only starts",
    () => withTunnel({ initiation: "InitiatorOnly" }),
    () => withTunnel({ initiation: "Default" }),
  ],
];

const gcm: Partial<IkeProposal> = { encryption: ["AES-GCM-16-256"], integrity: ["SHA2-256-128"] };

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);
}

for (const [code, words, given, near] of rows) {
  test(`${code} for ${words}, and not for what is nearly the same`, () => {
    const codes = ({ diagnostics }: Written): readonly string[] => diagnostics.map((each) => each.code);
    assert.ok(codes(given()).includes(code), `${code} is missing: ${codes(given())}`);
    assert.ok(!codes(near()).includes(code), `${code} is given: ${codes(near())}`);
  });
}

function phases({ bundle }: Written): readonly unknown[] {
  const { ikeConfiguration, tunnelConfiguration } = bundle.ipsecVpnTunnels[0].connectionProperties;
  return [ikeConfiguration, tunnelConfiguration].map(({ encryptionAlgorithms, digestAlgorithms, dhGroups }) =>
    [encryptionAlgorithms, digestAlgorithms, dhGroups].map((list) => (list ?? ["-"]).join(",")).join(" / "),
  );
}

const policies: readonly (readonly [Changes<IkeProposal>, Changes<ChildProposal>, string, string])[] = [
  [{}, {}, "AES_256 / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [{ encryption: ["DES"] }, {}, "AES_128 / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [{ encryption: ["AES-CBC-192"] }, {}, "AES_256 / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [{ dhGroups: [1] }, {}, "AES_256 / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [{ dhGroups: [0, 19] }, {}, "AES_256 / SHA2_256 / GROUP19", "AES_GCM_256 /  / GROUP14"],
  [gcm, {}, "AES_GCM_256 /  / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [
    {},
    { encryption: ["NULL"], integrity: ["SHA1-96"] },
    "AES_256 / SHA2_256 / GROUP14",
    "NO_ENCRYPTION / SHA1 / GROUP14",
  ],
  [{}, { encryption: ["AES-CBC-128"] }, "AES_256 / SHA2_256 / GROUP14", "AES_128 / SHA2_256 / GROUP14"],
  [{}, { integrity: ["AES-GCM-16-256"] }, "AES_256 / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [{ dhGroups: [20] }, { pfsGroups: ["same"] }, "AES_256 / SHA2_256 / GROUP20", "AES_GCM_256 /  / GROUP20"],
  [{ dhGroups: [20] }, { pfsGroups: [0] }, "AES_256 / SHA2_256 / GROUP20", "AES_GCM_256 /  / GROUP20"],
  [{}, { pfsGroups: [0], idleGroups: [5] }, "AES_256 / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP5"],
  [{}, { pfsGroups: [open] }, "AES_256 / SHA2_256 / GROUP14", "AES_GCM_256 /  / <group of phase 2 for tunnel t>"],
  [{ encryption: [open] }, {}, "<encryption of phase 1 for tunnel t> / SHA2_256 / GROUP14", "AES_GCM_256 /  / GROUP14"],
  [
    { encryption: undefined, integrity: undefined },
    {},
    "<encryption of phase 1 for tunnel t> / - / GROUP14",
    "AES_GCM_256 /  / GROUP14",
  ],
];

for (const [index, [one, two, first, second]] of policies.entries()) {
  test(`policy ${index + 1} is written as ${first} and ${second}`, () => {
    assert.deepEqual(phases(withPolicy(one, two)), [first, second]);
  });
}

test("forward secrecy is said by the group", () => {
  const enabled = (groups: ChildProposal["pfsGroups"]): unknown =>
    withPolicy({}, { pfsGroups: groups }).bundle.ipsecVpnTunnels[0].connectionProperties.tunnelConfiguration
      .perfectForwardSecrecyEnabled;
  assert.equal(enabled([14]), true);
  assert.equal(enabled([0]), false);
  assert.equal(enabled(undefined), undefined);
});

test("a key is written only when that was asked for", () => {
  const key = (how: WriteContext): unknown => write({}, how).bundle.ipsecVpnTunnels[0].tunnel.preSharedKey;
  assert.equal(key({}), "<pre-shared key for tunnel t>");
  assert.equal(key({ includeSecrets: false }), "<pre-shared key for tunnel t>");
  assert.equal(key({ includeSecrets: true }), "Sample-Only-Key-1");
});

test("a tunnel with a certificate needs no key", () => {
  const { bundle } = withTunnel({ authentication: "Certificate", sharedKey: undefined });
  const { preSharedKey, certificateRef, caCertificateRef } = bundle.ipsecVpnTunnels[0].tunnel;
  assert.equal(preSharedKey, undefined);
  assert.deepEqual(
    [certificateRef, caCertificateRef],
    [{ id: "<certificate for tunnel t>" }, { id: "<certificate authority for tunnel t>" }],
  );
});

test("rules refer to groups by name where there is no id", () => {
  const rules: FirewallRule[] = [{ key: "r", scope, name: "r", edge: "e", action: "ALLOW", sources: ["i"] }];
  const named = write({ ipSets: [set], firewallRules: rules }).bundle;
  assert.deepEqual(named.firewallRules.userDefinedRules[0].sourceFirewallGroups, [{ name: "i" }]);
  assert.deepEqual(named.ipSets[0].ownerRef, { name: "e" });
  const byId = write({ ipSets: [{ ...set, id: "urn:1" }], firewallRules: rules }).bundle;
  assert.deepEqual(byId.firewallRules.userDefinedRules[0].sourceFirewallGroups, [{ name: "i", id: "urn:1" }]);
});

test("a rule never loses its groups: without them it would count for everything", () => {
  const { bundle } = rule({ sources: ["gone"], destinationReferences: [{}], services: ["gone"] });
  const [written] = bundle.firewallRules.userDefinedRules;
  assert.deepEqual(written.sourceFirewallGroups, [{ name: "<source group for firewall rule r>" }]);
  assert.deepEqual(written.destinationFirewallGroups, [{ name: "<destination group for firewall rule r>" }]);
  assert.deepEqual(written.applicationPortProfiles, [{ name: "<port profile for firewall rule r>" }]);
});

test("networks that cannot be said are asked for: none would be all", () => {
  const remote = (prefixes: Site["prefixes"]): unknown =>
    write({ sites: [{ ...site, prefixes }] }).bundle.ipsecVpnTunnels[0].tunnel.remoteEndpoint.remoteNetworks;
  assert.deepEqual(remote([open]), ["<networks of the far side for tunnel t>"]);
  assert.deepEqual(remote(["2001:db8::/32"]), ["<networks of the far side for tunnel t>"]);
  assert.deepEqual(remote(["2001:db8::/32", "10.0.0.0/8"]), ["10.0.0.0/8"]);
  assert.equal(remote([]), undefined);
});

test("rules of translation have both addresses, which are empty where there is none", () => {
  const nat = (type: string): readonly string[] => {
    const natRules = write({ edgeNatRules: [{ key: "n", scope, name: "n", edge: "e", type }] }).bundle.natRules;
    return [natRules[0].externalAddresses, natRules[0].internalAddresses];
  };
  assert.deepEqual(nat("NO_SNAT"), ["", "<inside address for NAT rule n>"]);
  assert.deepEqual(nat("NO_DNAT"), ["<outside address for NAT rule n>", ""]);
  assert.deepEqual(nat("SNAT"), ["<outside address for NAT rule n>", "<inside address for NAT rule n>"]);
});

test("members stand in the order in which they are sent", () => {
  const { bundle } = write({
    gateways: [{ ...edge, existing: undefined as never, edge: { uplinks: [{ name: "u" }] } }],
    orgNetworks: [{ key: "o", scope, name: "o", type: "ISOLATED" }],
    ipSets: [set],
    portProfiles: [{ key: "p", scope, name: "p" }],
    firewallRules: [{ key: "r", scope, name: "r", edge: "e", action: "DROP" }],
    edgeNatRules: [{ key: "n", scope, name: "n", edge: "e", type: "NO_SNAT", internalAddresses: "10.0.0.0/8" }],
    staticRoutes: [{ key: "x", scope, name: "x", edge: "e", destination: "10.0.0.0/8" }],
  });
  assert.deepEqual(Object.keys(bundle), [
    "edgeGateway",
    "orgVdcNetworks",
    "ipsecVpnTunnels",
    "ipSets",
    "applicationPortProfiles",
    "firewallRules",
    "natRules",
    "staticRoutes",
  ]);
});

test("each edge gateway has a document, named by it after the first", () => {
  const named = (name: string): Gateway => ({ ...edge, key: name, name });
  const { names } = write({ gateways: [named("a"), named("Büro 2"), named("edge"), named("EDGE")] });
  assert.deepEqual(names, ["edge.json", "B-ro-2.json", "edge-2.json", "EDGE-3.json"]);
  assert.deepEqual(write({}, {}).names, ["edge.json"]);
});

test("nothing at all is an empty bundle", () => {
  assert.deepEqual(write({ gateways: [], sites: [], tunnels: [] }).bundle, {});
});
