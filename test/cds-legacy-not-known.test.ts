import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnresolved, textOf } from "../lib/model/stated.ts";
import { read } from "../lib/read.ts";
import { convert, negotiate, type Source } from "../mod.ts";
import { accountedFor, nsxvSite, readOld, tunnelOf, vcloudTunnel } from "./cds-legacy-reading.ts";

// What is stated and not understood counts as not known: no default takes its place, and not the rest of a list.
const settings: Readonly<Record<string, string>> = {
  name: "branch",
  localIp: "203.0.113.40",
  peerIp: "198.51.100.20",
  encryptionAlgorithm: "aes256",
  digestAlgorithm: "sha-256",
  dhGroup: "dh14",
  enablePfs: "true",
  ikeOption: "ikev2",
  responderOnly: "false",
  ipsecSessionType: "policybasedsession",
  localSubnets: "<subnet>192.168.10.0/24</subnet><subnet>192.168.20.0/24</subnet>",
  peerSubnets: "<subnet>10.1.0.0/16</subnet>",
};

function edge(changes: Readonly<Record<string, string>> = {}): Source {
  const members = Object.entries({ ...settings, ...changes });
  return nsxvSite(members.map(([name, inside]) => `<${name}>${inside}</${name}>`).join(""));
}

const azure = convert(edge(), { to: "arm" }).documents[0];
assert.ok(azure);

function negotiated(source: Source): { readonly verdict: string; readonly open: readonly string[] } {
  const { verdict, tunnels } = negotiate(read({ name: "azure.json", text: azure?.text ?? "" }), read(source));
  const findings = tunnels.flatMap(({ diagnostics }) => diagnostics).filter(({ code }) => code === "NT4015");
  return { verdict, open: findings.map(({ line, column, message }) => `${line}:${column} ${message}`) };
}

test("the ends agree while everything is understood", () => {
  assert.deepEqual(negotiated(edge()), { verdict: "up", open: [] });
});

const rows: readonly (readonly [member: string, inside: string, shown: string, findings: number])[] = [
  ["encryptionAlgorithm", "blowfish", "<not understood: blowfish>", 3],
  ["encryptionAlgorithm", "<word>aes</word>", "<not understood: parts in the place of a value>", 3],
  ["encryptionAlgorithm", "<word/>", "<not understood: parts in the place of a value>", 3],
  ["digestAlgorithm", "sha-999", "<not understood: sha-999>", 2],
  ["digestAlgorithm", "&lt;digest&gt;", "<digest>", 2],
  ["dhGroup", "dh99", "<not understood: dh99>", 2],
  ["enablePfs", "maybe", "<not understood: maybe>", 1],
  ["ikeOption", "ikev9", "<not understood: ikev9>", 1],
  ["responderOnly", "maybe", "<not understood: maybe>", 1],
  ["ipsecSessionType", "odd", "<not understood: odd>", 1],
  [
    "localSubnets",
    "<subnet>192.168.10.0/24</subnet><subnet>192.168.20.0/33</subnet>",
    "<not understood: 192.168.20.0/33>",
    1,
  ],
  ["peerSubnets", "<subnet>10.1.0.0/33</subnet>", "<not understood: 10.1.0.0/33>", 1],
  ["peerSubnets", "<Subnet>10.1.0.0/16</Subnet>", "<not understood: a list without a subnet>", 1],
];

for (const [member, inside, shown, count] of rows) {
  test(`the verdict hangs on what is not understood: ${member} ${inside}`, () => {
    const source = edge({ [member]: inside });
    const { verdict, open } = negotiated(source);
    assert.equal(verdict, "unknown");
    assert.equal(open.length, count);
    assert.ok(open[0]?.endsWith(`: "${shown}"`), open[0]);
    accountedFor([source]);
  });
}

const unread: readonly (readonly [member: string, inside: string])[] = [
  ["digestAlgorithm", "sha-999"],
  ["ikeOption", "&lt;version&gt;"],
  ["localSubnets", "<subnet>192.168.10.0/24</subnet><subnet>192.168.20.0/33</subnet>"],
];

for (const [member, inside] of unread) {
  test(`what reaches no output is not understood, and not reported as lost too: ${member} ${inside}`, () => {
    const { ledger, diagnostics } = convert(edge({ [member]: inside }), { to: "netcfg" });
    const entries = ledger.filter(({ path }) => path?.includes(`/${member}[1]`)).map(({ kind }) => kind);
    assert.equal(entries.at(-1), "unread");
    const said = diagnostics.filter(({ path }) => path?.includes(`/${member}[1]`)).map(({ code }) => code);
    assert.equal(said.length, 1, said.join(", "));
  });
}

test("a cipher that is not known is neither combined nor not", () => {
  const { policy } = tunnelOf(edge({ encryptionAlgorithm: "blowfish" }));
  assert.ok(policy !== undefined && !isUnresolved(policy));
  assert.deepEqual(policy.ike.integrity, ["SHA2-256-128"]);
  assert.ok(isUnresolved(policy.child.integrity?.[0]));
  const { policy: bare } = tunnelOf(nsxvSite("<encryptionAlgorithm>blowfish</encryptionAlgorithm>"));
  assert.ok(bare !== undefined && !isUnresolved(bare));
  assert.deepEqual([bare.ike.integrity, bare.child.integrity], [undefined, undefined]);
});

test("a group that is not known, with forward secrecy and without", () => {
  const child = (enablePfs: string) => {
    const { policy } = tunnelOf(edge({ dhGroup: "dh99", enablePfs }));
    assert.ok(policy !== undefined && !isUnresolved(policy));
    return policy.child;
  };
  assert.ok(isUnresolved(child("true").pfsGroups?.[0]));
  assert.deepEqual(child("false").pfsGroups, [0]);
  assert.ok(isUnresolved(child("false").idleGroups?.[0]));
});

const switches: readonly (readonly [service: string, site: string, enabled: boolean | string])[] = [
  ["maybe", "true", "<not understood: maybe>"],
  ["maybe", "false", false],
  ["false", "maybe", false],
  ["true", "maybe", "<not understood: maybe>"],
  ["&lt;on&gt;", "maybe", "<not understood: maybe>"],
  ["maybe", "", "<not understood: maybe>"],
];

for (const [service, own, enabled] of switches) {
  test(`a service that is on: ${service}, with a tunnel that is: ${own}`, () => {
    const text = `<ipsec><enabled>${service}</enabled><sites><site><enabled>${own}</enabled></site></sites></ipsec>`;
    const source = { name: "input.xml", text };
    const read = tunnelOf(source).enabled;
    assert.ok(read !== undefined);
    assert.equal(isUnresolved(read) ? textOf(read) : read, enabled);
    accountedFor([source]);
  });
}

function subnet(gateway: string, mask: string): Source {
  return vcloudTunnel(`<PeerSubnet><Gateway>${gateway}</Gateway><Netmask>${mask}</Netmask></PeerSubnet>`);
}

const masks: readonly (readonly [gateway: string, mask: string, shown: string])[] = [
  ["10.1.0.0", "255.0.255.0", "<not understood: 10.1.0.0 255.0.255.0>"],
  ["10.1.0.0", "24", "<not understood: 10.1.0.0 24>"],
  ["10.1.0", "255.255.0.0", "<not understood: 10.1.0 255.255.0.0>"],
  ["10.1.0", "24", "<not understood: 10.1.0 24>"],
];

for (const [gateway, mask, shown] of masks) {
  test(`a subnet that is not understood: ${gateway} ${mask}`, () => {
    const source = subnet(gateway, mask);
    const { network, diagnostics } = readOld(source);
    assert.deepEqual(network.sites[0]?.prefixes.map(textOf), [shown]);
    const wrong = gateway === "10.1.0" && mask === "24" ? 2 : 1;
    assert.equal(diagnostics.filter(({ code }) => code === "NT2604").length, wrong);
    accountedFor([source]);
  });
}

test("an identity that one place does not say can be said by the other", () => {
  const peer = "<IpsecVpnThirdPartyPeer><PeerId>198.51.100.20</PeerId></IpsecVpnThirdPartyPeer>";
  assert.equal(tunnelOf(vcloudTunnel(`${peer}<PeerId>&lt;who&gt;</PeerId>`)).remoteId, "198.51.100.20");
  const { remoteId } = tunnelOf(vcloudTunnel("<PeerId>&lt;who&gt;</PeerId>"));
  assert.ok(isUnresolved(remoteId));
});

test("a key of which nothing tells whether it is encrypted is not known", () => {
  const source = vcloudTunnel(
    "<SharedSecret>Sample-Only-Key-8</SharedSecret><SharedSecretEncrypted>perhaps</SharedSecretEncrypted>",
  );
  assert.equal(tunnelOf(source).sharedKey, undefined);
  accountedFor([source]);
});

test("a setting under the name of a secret gets into nothing that is shown", () => {
  const source = nsxvSite(
    "<psk><name>Sample-Only-Key-8</name></psk><SharedSecretEncrypted>Sample-Only-9</SharedSecretEncrypted>",
  );
  assert.ok(!JSON.stringify(readOld(source).network).includes("Sample-Only"));
});
