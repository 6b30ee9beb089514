import assert from "node:assert/strict";
import { test } from "node:test";
import { cds } from "../lib/formats/cds/cds.ts";
import { claimsLegacy } from "../lib/formats/cds/legacy/claimsLegacy.ts";
import { nsxvCiphers, nsxvDigests, nsxvGroups, vcloudCiphers } from "../lib/formats/cds/legacy/legacyWords.ts";
import { maskLength } from "../lib/formats/cds/legacy/readSubnets.ts";
import { claimsCds } from "../lib/formats/cds/read/shape.ts";
import type { Source } from "../lib/formats/format.ts";
import { formats } from "../lib/formats/registry.ts";
import type { Encryption } from "../lib/model/ipsec.ts";
import { Secret } from "../lib/model/secret.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import type { Tree } from "../lib/source/tree.ts";
import { findingLines, treesOf } from "./cds-conversion.ts";
import { accountedFor, nsxvSite, readOld, showsNoSecret, tunnelOf, vcloudTunnel } from "./cds-legacy-reading.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";

const cases = casesOf("cds-legacy");

// Each case is read by a person before it is accepted.
for (const { name, folder, sources } of cases) {
  test(`older forms are read: ${name}`, () => {
    const { network, diagnostics } = readOld(...sources);
    const read = Object.entries(network).filter(([, values]) => values.length > 0);
    const texts = new Map([
      ["network.json", `${JSON.stringify(Object.fromEntries(read), null, 2)}\n`],
      ["diagnostics.txt", findingLines(diagnostics)],
    ]);
    matchGoldens(new URL("read/", folder), texts);
  });
  test(`every leaf is accounted for: ${name}`, () => accountedFor(sources));
  test(`no secret is shown: ${name}`, () => showsNoSecret(sources));
  test(`only the older forms claim it: ${name}`, () => {
    for (const tree of treesOf(sources)) {
      assert.ok(claimsLegacy(tree));
      assert.equal(claimsCds(tree), false);
      const others = formats.filter(({ id }) => id !== "cds").map(({ claims }) => claims(tree));
      assert.deepEqual(new Set(others), new Set([false]));
    }
  });
}

const ciphers: readonly (readonly [word: string, child: Encryption, ike: Encryption])[] = [
  ["aes", "AES-CBC-128", "AES-CBC-128"],
  ["aes256", "AES-CBC-256", "AES-CBC-256"],
  ["aes-gcm", "AES-GCM-16-128", "AES-CBC-128"],
  ["3des", "3DES", "3DES"],
];

const protocols: readonly (readonly [word: string, child: Encryption, ike: Encryption])[] = [
  ["AES", "AES-CBC-128", "AES-CBC-128"],
  ["AES256", "AES-CBC-256", "AES-CBC-256"],
  ["AESGCM", "AES-GCM-16-128", "AES-CBC-128"],
  ["TRIPLEDES", "3DES", "3DES"],
];

test("the rows name every word", () => {
  const wordsOf = (rows: readonly (readonly [string, ...unknown[]])[]): string[] => rows.map(([word]) => word).sort();
  assert.deepEqual(wordsOf(ciphers), [...nsxvCiphers.expected].sort());
  assert.deepEqual(wordsOf(protocols), [...vcloudCiphers.expected].sort());
});

for (const [word, child, ike] of ciphers) {
  test(`encryptionAlgorithm ${word}`, () => {
    const inside = `<encryptionAlgorithm>${word}</encryptionAlgorithm><digestAlgorithm>sha1</digestAlgorithm>`;
    const policy = policyOf(nsxvSite(inside));
    assert.deepEqual(policy.ike, { encryption: [ike], integrity: ["SHA1-96"], lifetimeSeconds: 28800 });
    const integrity = child === "AES-GCM-16-128" ? {} : { integrity: ["SHA1-96"] };
    assert.deepEqual(policy.child, { encryption: [child], ...integrity, lifetimeSeconds: 3600 });
  });
}

for (const [word, child, ike] of protocols) {
  test(`EncryptionProtocol ${word}`, () => {
    const policy = policyOf(vcloudTunnel(`<EncryptionProtocol>${word}</EncryptionProtocol>`));
    assert.deepEqual(policy.ike, { encryption: [ike], lifetimeSeconds: 28800 });
    assert.deepEqual(policy.child, { encryption: [child], lifetimeSeconds: 3600 });
  });
}

function policyOf(source: Source): { readonly ike: object; readonly child: object } {
  const { policy } = tunnelOf(source);
  assert.ok(policy !== undefined && !isUnresolved(policy));
  return policy;
}

const settings: readonly (readonly [element: string, word: string, expected: object])[] = [
  ["ikeOption", "ikev1", { protocol: "IKEv1" }],
  ["ikeOption", "ikev2", { protocol: "IKEv2" }],
  ["ikeOption", "ike-flex", { protocol: "IKE-FLEX" }],
  ["authenticationMode", "psk", { authentication: "PSK" }],
  ["authenticationMode", "x.509", { authentication: "Certificate" }],
  ["ipsecSessionType", "policybasedsession", { routeBased: false }],
  ["ipsecSessionType", "routebasedsession", { routeBased: true }],
  ["responderOnly", "true", { initiation: "ResponderOnly" }],
  ["responderOnly", "false", { initiation: "Default" }],
  ["enabled", "1", { enabled: true }],
  ["enabled", "0", { enabled: false }],
];

for (const [element, word, expected] of settings) {
  test(`${element} ${word}`, () => {
    const tunnel = tunnelOf(nsxvSite(`<${element}>${word}</${element}>`));
    const keys = Object.keys(expected) as (keyof typeof tunnel)[];
    assert.deepEqual(Object.fromEntries(keys.map((key) => [key, tunnel[key]])), expected);
  });
}

for (const [word, integrity] of [
  ["sha1", "SHA1-96"],
  ["sha-256", "SHA2-256-128"],
] as const) {
  test(`digestAlgorithm ${word}`, () => {
    assert.ok(nsxvDigests.expected.includes(word));
    const { ike, child } = policyOf(nsxvSite(`<digestAlgorithm>${word}</digestAlgorithm>`));
    assert.deepEqual(
      [ike, child].map((phase) => (phase as { integrity: unknown }).integrity),
      [[integrity], [integrity]],
    );
  });
}

for (const word of nsxvGroups.expected) {
  const group = Number(word.slice(2));
  test(`dhGroup ${word}, with forward secrecy and without`, () => {
    const on = policyOf(nsxvSite(`<dhGroup>${word}</dhGroup><enablePfs>true</enablePfs>`));
    const unsaid = policyOf(nsxvSite(`<dhGroup>${word}</dhGroup>`));
    const off = policyOf(nsxvSite(`<dhGroup>${word}</dhGroup><enablePfs>false</enablePfs>`));
    assert.deepEqual(on.ike, { dhGroups: [group], lifetimeSeconds: 28800 });
    assert.deepEqual(on.child, { pfsGroups: [group], lifetimeSeconds: 3600 });
    assert.deepEqual(unsaid, on);
    assert.deepEqual(off.child, { pfsGroups: [0], idleGroups: [group], lifetimeSeconds: 3600 });
  });
}

for (const [mask, length] of [
  ["255.255.255.255", 32],
  ["255.255.255.192", 26],
  ["255.0.0.0", 8],
  ["0.0.0.0", 0],
  ["255.0.255.0", undefined],
  ["0.0.0.255", undefined],
  ["24", undefined],
] as const) {
  test(`the mask ${mask} has the length ${length}`, () => assert.equal(maskLength(mask), length));
}

test("lifetimes and the cipher of phase 1 beside a combined one are assumptions", () => {
  const { network, places } = readOld(nsxvSite("<encryptionAlgorithm>aes-gcm</encryptionAlgorithm>"));
  const policy = network.tunnels[0]?.policy;
  assert.ok(policy !== undefined && !isUnresolved(policy));
  assert.match(places.assumption(policy.ike, "lifetimeSeconds") ?? "", /^28800 seconds in phase 1/);
  assert.match(places.assumption(policy.child, "lifetimeSeconds") ?? "", /^3600 seconds in phase 2/);
  assert.match(places.assumption(policy.ike.encryption ?? [], 0) ?? "", /^AES-CBC-128 in phase 1/);
  assert.equal(places.assumption(policy.child.encryption ?? [], 0), undefined);
});

const keys: readonly (readonly [why: string, source: Source, key: string | undefined])[] = [
  ["a text", vcloudTunnel("<SharedSecret>Sample-Only-Key-8</SharedSecret>"), "Sample-Only-Key-8"],
  ["asterisks between others", nsxvSite("<psk>**a**</psk>"), "**a**"],
  ["masked", nsxvSite("<psk>******</psk>"), undefined],
  ["empty", nsxvSite("<psk></psk>"), undefined],
  ["absent", nsxvSite("<name>a</name>"), undefined],
  [
    "encrypted",
    vcloudTunnel("<SharedSecret>abc</SharedSecret><SharedSecretEncrypted>true</SharedSecretEncrypted>"),
    undefined,
  ],
  [
    "not encrypted",
    vcloudTunnel("<SharedSecret>abc</SharedSecret><SharedSecretEncrypted>false</SharedSecretEncrypted>"),
    "abc",
  ],
  ["a number in JSON", jsonSite({ psk: 1234567 }), "1234567"],
  ["null in JSON", jsonSite({ psk: null }), undefined],
];

for (const [why, source, key] of keys) {
  test(`a key: ${why}`, () => {
    const { sharedKey } = tunnelOf(source);
    assert.equal(sharedKey instanceof Secret ? sharedKey.reveal() : undefined, key);
    accountedFor([source]);
  });
}

function jsonSite(site: object): Source {
  const text = JSON.stringify({ featureType: "ipsec_4.0", sites: { sites: [site] } });
  return { name: "input.json", text };
}

test("a list that stands without the object around it is read too", () => {
  const site = { peerIp: "198.51.100.20", localSubnets: ["192.168.10.0/24"], peerSubnets: ["10.1.0.0/16"] };
  const text = JSON.stringify({ featureType: "ipsec_4.0", sites: [site, site] });
  const source = { name: "input.json", text };
  const { network } = readOld(source);
  assert.deepEqual(
    network.tunnels.map(({ localPrefixes }) => localPrefixes),
    [["192.168.10.0/24"], ["192.168.10.0/24"]],
  );
  assert.deepEqual(network.sites[0]?.prefixes, ["10.1.0.0/16"]);
  accountedFor([source]);
});

test("each document has an edge gateway of its own, also under one name", () => {
  const { network } = readOld(nsxvSite("<name>a</name>"), nsxvSite("<name>b</name>"));
  assert.deepEqual(
    network.gateways.map(({ scope, type }) => [scope, type]),
    [
      ["input.xml", "Edge"],
      ["input.xml (2)", "Edge"],
    ],
  );
  assert.deepEqual(
    network.tunnels.map(({ gateway }) => gateway),
    network.gateways.map(({ key }) => key),
  );
});

const claimed: readonly (readonly [text: string, is: boolean])[] = [
  ['<v:EdgeGateway xmlns:v="http://www.vmware.com/vcloud/v1.5" name="a"/>', true],
  ["<GatewayIpsecVpnService/>", true],
  ['<Tunnel xmlns="http://www.vmware.com/vcloud/v1.5"/>', true],
  ["<Tunnel><PeerIpAddress>198.51.100.20</PeerIpAddress></Tunnel>", true],
  ["<Tunnel><Speed>5</Speed></Tunnel>", false],
  ['<EdgeGateway xmlns="urn:another"/>', false],
  ['<VApp xmlns="http://www.vmware.com/vcloud/v1.5"><a><IpsecVpnService/></a></VApp>', true],
  ['<VApp xmlns="http://www.vmware.com/vcloud/v1.5"><a/></VApp>', false],
  ["<ipsec><sites/></ipsec>", true],
  ["<ipsec><tunnel/></ipsec>", false],
  ["<site><peerIp>198.51.100.20</peerIp><peerSubnets/></site>", true],
  ["<site><name>a</name></site>", false],
  ["<edge><features><ipsec><enabled>true</enabled></ipsec></features></edge>", true],
  ["<edge><from>a</from></edge>", false],
  ['{"featureType":"ipsec_4.0"}', true],
  ['{"featureType":"firewall_4.0"}', false],
  ['{"features":{"features":[{"featureType":"firewall_4.0"},{"featureType":"ipsec_4.0"}]}}', true],
  ['{"sites":{"sites":[{"peerIp":"198.51.100.20","peerSubnets":{}}]}}', true],
  ['{"sites":[{"name":"a"}]}', false],
  ['{"localEndpoint":{},"remoteEndpoint":{}}', false],
  ["[]", false],
];

for (const [text, is] of claimed) {
  test(`${is ? "claimed" : "not claimed"}: ${text}`, () => assert.equal(claimsLegacy(treeOf(text)), is));
}

function treeOf(text: string): Tree {
  return treesOf([{ name: text.startsWith("<") ? "a.xml" : "a.json", text }])[0] as Tree;
}

test("nothing of today's form is claimed", () => {
  for (const { sources } of casesOf("cds")) {
    for (const tree of treesOf(sources)) if (cds.claims(tree)) assert.equal(claimsLegacy(tree), false);
  }
});

const old = (inside: string): Source => ({
  name: "input.xml",
  text: `<IpsecVpnService>${inside}<IpsecVpnTunnel><PeerNetworkAddress>10.1.0.0</PeerNetworkAddress><PeerNetworkMask>255.255.0.0</PeerNetworkMask></IpsecVpnTunnel></IpsecVpnService>`,
});
const networks = "<peerSubnets><subnet>10.1.0.0/16</subnet></peerSubnets>";
const address = "<ExternalIpAddress>203.0.113.40</ExternalIpAddress>";

// A code, an input in which it is given, and one that is nearly the same in which it is not.
const findings: readonly (readonly [code: string, given: Source, not: Source])[] = [
  [
    "NT2650",
    {
      name: "a.xml",
      text: "<EdgeGatewayServiceConfiguration><NatService><a>1</a></NatService></EdgeGatewayServiceConfiguration>",
    },
    { name: "a.xml", text: "<EdgeGatewayServiceConfiguration><NatService/></EdgeGatewayServiceConfiguration>" },
  ],
  [
    "NT2651",
    nsxvSite("<authenticationMode>x.509</authenticationMode>"),
    nsxvSite("<authenticationMode>psk</authenticationMode>"),
  ],
  [
    "NT2652",
    {
      name: "a.xml",
      text: "<ipsec><enabled>false</enabled><sites><site><enabled>true</enabled></site></sites></ipsec>",
    },
    {
      name: "a.xml",
      text: "<ipsec><enabled>false</enabled><sites><site><enabled>false</enabled></site></sites></ipsec>",
    },
  ],
  [
    "NT2653",
    old(`${address}<PublicIpAddress>203.0.113.41</PublicIpAddress>`),
    old(`${address}<PublicIpAddress>203.0.113.40</PublicIpAddress>`),
  ],
  ["NT2654", nsxvSite("<name>a</name><name>b</name>"), nsxvSite("<name>a</name><name/>")],
  ["NT2655", nsxvSite("<name>a</name>"), nsxvSite(`<name>a</name>${networks}`)],
  ["NT2655", nsxvSite("<name>a</name>"), nsxvSite("<ipsecSessionType>routebasedsession</ipsecSessionType>")],
  ["NT2605", vcloudTunnel(subnet("10.1.0.1")), vcloudTunnel(subnet("10.1.0.0"))],
  ["NT2610", nsxvSite("<ipsecSessionType>routebasedsession</ipsecSessionType>"), nsxvSite("<name>a</name>")],
  ["NT2602", nsxvSite("<complianceSuite>cnsa</complianceSuite>"), nsxvSite("<complianceSuite>none</complianceSuite>")],
];

function subnet(gateway: string): string {
  return `<PeerSubnet><Gateway>${gateway}</Gateway><Netmask>255.255.0.0</Netmask></PeerSubnet>`;
}

for (const [code, given, not] of findings) {
  test(`${code} is given where it belongs: ${given.text}`, () => {
    const codesOf = (source: Source): readonly string[] => readOld(source).diagnostics.map((finding) => finding.code);
    assert.ok(codesOf(given).includes(code as never));
    assert.ok(!codesOf(not).includes(code as never));
    accountedFor([given]);
    accountedFor([not]);
  });
}
