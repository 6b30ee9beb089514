import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azure, azureOf, edge, edgeOf, good, policyOf } from "./ipsec-ends.ts";
import { moreToldRows } from "./ipsec-told-more-rows.ts";

/** Two ends, and what the case shows. */
export type ToldRow = readonly [title: string, azure: TunnelEnd, cds: TunnelEnd];

const old: Partial<Tunnel> = { protocol: "IKEv1" };
const key = (text: string): Partial<Tunnel> => ({ sharedKey: new Secret(text) });
const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };
const cbc = "aes256-sha256-14 aes256-sha256-14";
const defaultFit = "aes256-sha256-2 aes256-sha256-0";

const block = (second: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `10.${second}.${index}.0/24`);

const policyBased = { gateway: { routing: "PolicyBased" as const, sku: "Basic" } } as const;

/** Tunnels that hold: with a policy, with version 1, and with the defaults of each vendor. */
export const usualRows: readonly ToldRow[] = [
  ["holds", azure(good), edge(good)],
  ["old", azure(cbc, old), edge(cbc, old)],
  ["default-policy", azureOf({ tunnel: { policyBasedSelectors: true } }), edge(defaultFit)],
  ["default-profile", azure("aes128-sha256-14 gcm128-14"), edgeOf()],
];

/** By what they are about; each is a folder of texts. */
export const toldRows: Readonly<Record<string, readonly ToldRow[]>> = {
  holds: usualRows,
  "phase-1": [
    ["ciphers", azure("aes128-sha256-14 gcm256-14"), edge(good)],
    ["hashes", azure("aes256-sha1-14 gcm256-14"), edge(good)],
    ["everything", azure("3des-md5-2 gcm256-14"), edge("aes256-sha512-20 gcm256-14")],
    ["groups", azure("aes256-sha256-2 gcm256-14"), edge(good)],
    ["groups-nobody-can-say", azure("aes256-sha256-24 gcm256-14"), edge("aes256-sha256-15 gcm256-14")],
    ["hash-alone-with-gcm", azure("gcm256-sha384-14 gcm256-14"), edge("gcm256-14 gcm256-14")],
    ["gcm-beside-cbc", azure("gcm256-sha384-14 gcm256-14"), edge("gcm256+aes256-sha384-14 gcm256-14")],
    ["gcm-against-cbc", azure("gcm256-sha256-14 gcm256-14"), edge(good)],
    ["no-suite-together", azureOf(policyBased), edge("aes128-sha256-2 aes256-sha256-0", old)],
    ["lists", azure(good), edge("aes128+aes256-sha1+sha256-2+14 gcm128+gcm256-19+14")],
    ["guess", azure(good), edge("aes256-sha256-20+14 gcm256-14")],
    ["defaults", azureOf(), edgeOf()],
    ["default-policy-of-azure", azureOf({ tunnel: { policyBasedSelectors: true } }), edge(good)],
    ["default-profile-of-the-edge", azure(good), edgeOf()],
    ["defaults-that-fit", azureOf({ tunnel: { policyBasedSelectors: true } }), edge(defaultFit)],
    [
      "default-policy-of-a-basic-gateway",
      azureOf({ gateway: { sku: "Basic" }, tunnel: { policyBasedSelectors: true } }),
      edge("aes128-sha384-14 aes256-sha256-0"),
    ],
    ["groups-that-are-broken", azure("aes256-sha256-1 gcm256-14"), edge("aes256-sha256-5 gcm256-14")],
    ["version", azure(good, old), edge(good)],
    ["version-the-other-way", azure(good), edge(good, old)],
    ["flexible", azure(cbc, old), edge(cbc, { protocol: "IKE-FLEX" })],
    ["old", azure(cbc, old), edge(cbc, old)],
    ["old-with-gcm", azure("gcm256-sha256-14 aes256-sha256-14", old), edge("gcm256-14 aes256-sha256-14", old)],
    ["no-group", azure("aes256-sha256-0 gcm256-14"), edge(good)],
    ["phases-exchanged", azure("aes128-sha1-2 aes256-sha256-14"), edge("aes256-sha256-14 aes128-sha1-2")],
  ],
  "phase-2": [
    ["ciphers", azure("aes256-sha256-14 aes128-sha256-14"), edge(cbc)],
    ["hashes", azure("aes256-sha256-14 aes256-sha1-14"), edge(cbc)],
    ["gcm-lengths", azure("aes256-sha256-14 gcm128-14"), edge(good)],
    ["gcm-against-cbc", azure("aes256-sha256-14 aes256-sha256-14"), edge(good)],
    ["no-suite-together", azureOf(policyBased), edge("aes256-sha256-2 aes128-sha256-0", old)],
    ["hash-that-azure-cannot-say", azure(cbc), edge("aes256-sha256-14 aes256-sha512-14")],
    ["cipher-that-the-edge-cannot-say", azure("aes256-sha256-14 3des-sha1-14"), edge(cbc)],
    ["no-encryption", azure("aes256-sha256-14 null-sha256-14"), edge("aes256-sha256-14 null-sha256-14")],
    ["weak", azure("aes128-sha1-2 3des-md5-2"), edge("aes128-sha1-2 3des-md5-2")],
    ["secrecy-differs", azure("aes256-sha256-14 gcm256-19"), edge(good)],
    ["secrecy-differs-old", azure("aes256-sha256-14 aes256-sha256-19", old), edge(cbc, old)],
    ["secrecy-at-azure-only", azure(good), edge("aes256-sha256-14 gcm256-0")],
    ["secrecy-at-the-edge-only", azure("aes256-sha256-14 gcm256-0"), edge(good)],
    ["secrecy-of-phase-1", azureOf({ tunnel: { policyBasedSelectors: true, policy: sameGroup(good) } }), edge(good)],
    [
      "secrecy-follows-phase-1",
      azureOf({ tunnel: { policyBasedSelectors: true, policy: sameGroup("aes256-sha256-2 gcm256-14") } }),
      edge(good),
    ],
    ["secrecy-that-azure-cannot-say", azure("aes256-sha256-14 gcm256-14"), edge("aes256-sha256-14 gcm256-16")],
    [
      "secrecy-accepted-and-never-offered",
      azureOf({ tunnel: { policyBasedSelectors: true } }),
      edge("aes256-sha256-2 aes256-sha256-14"),
    ],
    [
      "further-pairs",
      azure("aes256-sha256-14 gcm256-0", {}, { local: ["10.1.0.0/16", "10.3.0.0/16"] }),
      edge(good, {}, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
    [
      "five-further-pairs",
      azure("aes256-sha256-14 gcm256-0", {}, { local: block("1", 6) }),
      edge(good, {}, { remote: block("1", 6) }),
    ],
    [
      "secrecy-never-accepted",
      azureOf({ tunnel: { policyBasedSelectors: true } }),
      edge("aes256-sha256-2 aes128-sha256-20"),
    ],
    ["secrecy-never-at-a-policy-based-gateway", azureOf(policyBased), edge("aes256-sha256-2 aes256-sha256-14", old)],
    [
      "weak-and-old",
      azure("3des-sha1-2 aes256-sha256-2", old),
      edge("aes256+3des-sha256+sha1-14+2 aes256-sha256-14+2", old),
    ],
    [
      "weak-group-of-phase-1",
      azureOf({ tunnel: { policyBasedSelectors: true, policy: sameGroup("aes256-sha256-2 gcm256-14") } }),
      edge("aes256-sha256-2 gcm256-2"),
    ],
    [
      "suite-changes",
      azureOf({ tunnel: { policyBasedSelectors: true } }),
      edge("aes256-sha256-2 gcm256+aes256-sha256-14"),
    ],
    ["one-way", azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 des-sha1-0")],
  ],
  peers: [
    ["address-of-the-edge", azure(good, {}, { gatewayAddress: "203.0.113.9" }), edge(good)],
    ["address-of-azure", azure(good), edge(good, {}, { remoteAddress: "203.0.113.9" })],
    ["address-behind-a-translation", azure(good), edge(good, {}, { address: "10.9.0.1" })],
    ["addresses-not-known", withoutAddress(azure(good)), { ...edge(good), site: undefined }],
    ["address-of-azure-later", { ...azure(good), publicAddresses: [] }, edge(good, { remoteId: "192.0.2.1" })],
    ["private-peering", azure(good, { privateAddress: true }), edge(good, { remoteId: "10.1.255.4" })],
    ["keys", azure(good, key("one")), edge(good, key("other"))],
    ["keys-old", azure(cbc, { ...old, ...key("one") }), edge(cbc, { ...old, ...key("other") })],
    ["keys-equal", azure(good, key("the+same")), edge(good, key("the+same"))],
    ["key-not-known", azure(good, { sharedKey: open }), edge(good, key("one"))],
    ["key-empty", azure(good, key("")), edge(good, key(""))],
    ["key-empty-at-one-end", azure(good, key("")), edge(good, key("one"))],
    ["key-with-a-blank", azure(good, key("one ")), edge(good, key("one "))],
    ["key-with-a-hyphen", azure(good, key("one-two")), edge(good, key("one-two"))],
    ["key-too-long", azure(good, key("x".repeat(129))), edge(good, key("x".repeat(128)))],
    ["identity", azure(good), edge(good, { remoteId: "10.0.0.4" })],
    ["identity-old", azure(cbc, old), edge(cbc, { ...old, remoteId: "pier.example" })],
    ["identity-later", azure(good), edge(good, { remoteId: open })],
    ["identity-of-the-edge", azure(good), edge(good, { localId: "quay" })],
    ["identity-that-is-the-address", azure(good), edge(good, { localId: "198.51.100.1", remoteId: "192.0.2.1" })],
    ["certificate-at-one-end", azure(good), edge(good, { authentication: "CERTIFICATE" })],
    ["certificate-at-one-end-old", azure(cbc, old), edge(cbc, { ...old, authentication: "CERTIFICATE" })],
    ["certificates", azure(good, { authentication: "Certificate" }), edge(good, { authentication: "CERTIFICATE" })],
    ["proof-later", azure(good, { authentication: open }), edge(good)],
    ["neither-starts", azure(good, { initiation: "ResponderOnly" }), edge(good, { initiation: "ResponderOnly" })],
    ["azure-does-not-answer", azure(good, { initiation: "InitiatorOnly" }), edge(good)],
    ["only-the-edge-starts", azure(good, { initiation: "ResponderOnly" }), edge(good)],
    ["only-azure-starts", azure(good, { initiation: "InitiatorOnly" }), edge(good, { initiation: "ResponderOnly" })],
    ["on-demand", azure(good), edge(good, { initiation: "OnDemand" })],
    ["initiation-later", azure(good, { initiation: open }), edge(good, { initiation: open })],
    [
      "mode-without-effect",
      azure(cbc, { ...old, initiation: "ResponderOnly" }),
      edge(cbc, { ...old, initiation: "ResponderOnly" }),
    ],
    ["mode-without-effect-the-other-way", azure(cbc, { ...old, initiation: "InitiatorOnly" }), edge(cbc, old)],
    ["mode-with-a-version-known-later", azure(cbc, { protocol: open, initiation: "InitiatorOnly" }), edge(cbc)],
    ["switched-off", azure(good), edge(good, { enabled: false })],
    ["switched-later", azure(good, { condition: open }), edge(good, { enabled: open })],
    ["two-instances", azure(good, {}, { gateway: { activeActive: true } }), edge(good)],
    ["routes-by-bgp", azure(good, { bgp: true }), edge(good)],
  ],
  selectors: [
    ["not-mirrored", azure(good, {}, { remote: ["10.2.0.0/16", "10.4.0.0/16"] }), edge(good)],
    ["narrower-at-the-edge", azure(good), edge(good, {}, { local: ["10.2.1.0/24"] })],
    ["wider-at-the-edge", azure(good), edge(good, {}, { local: ["10.0.0.0/8"] })],
    ["others", azure(good), edge(good, {}, { local: ["10.7.0.0/16"] })],
    [
      "many-not-mirrored",
      azure(good, {}, { local: block("1", 3), remote: block("2", 3) }),
      edge(good, {}, { local: block("2", 2), remote: block("1", 3) }),
    ],
    ["switch-off", azure(good, { policyBasedSelectors: false }), edge(good)],
    ["switch-off-old", azure(cbc, { ...old, policyBasedSelectors: false }), edge(cbc, old)],
    ["switch-not-stated", azureOf({ tunnel: { policy: policyOf(good, "azure") } }), edge(good)],
    [
      "any-at-both",
      azure(good, { policyBasedSelectors: false }),
      edge(good, {}, { local: ["0.0.0.0/0"], remote: ["0.0.0.0/0"] }),
    ],
    ["none-at-the-edge", azure(good), edge(good, { localPrefixes: [] }, { remote: [] })],
    [
      "own-without-the-switch",
      azure(good, { policyBasedSelectors: false, selectors: [{ local: ["10.1.0.0/16"], remote: ["10.2.0.0/16"] }] }),
      edge(good),
    ],
    ["own", azure(good, { selectors: [{ local: ["10.1.0.0/16"], remote: ["10.2.0.0/16"] }] }), edge(good)],
    ["own-exchanged", azure(good, { selectors: [{ local: ["10.2.0.0/16"], remote: ["10.1.0.0/16"] }] }), edge(good)],
    [
      "own-with-lists",
      azure(good, { selectors: [{ local: ["10.1.0.0/17", "10.1.128.0/17"], remote: ["10.2.0.0/16"] }] }),
      edge(good, {}, { remote: ["10.1.0.0/17", "10.1.128.0/17"] }),
    ],
    ["too-many", azure(good, {}, { local: block("1", 101) }), edge(good, {}, { remote: block("1", 101) })],
    ["a-hundred", azure(good, {}, { local: block("1", 100) }), edge(good, {}, { remote: block("1", 100) })],
    [
      "no-route",
      azure(good, { policyBasedSelectors: true, selectors: [{ local: ["10.1.0.0/16"], remote: ["10.4.0.0/16"] }] }),
      edge(good, {}, { local: ["10.4.0.0/16"] }),
    ],
    [
      "routed-by-a-wider-prefix",
      azure(good, { selectors: [{ local: ["10.1.0.0/16"], remote: ["10.2.4.0/24"] }] }),
      edge(good, {}, { local: ["10.2.4.0/24"] }),
    ],
    ["overlap", azure(good, {}, { remote: ["10.1.4.0/24"] }), edge(good, {}, { local: ["10.1.4.0/24"] })],
    ["routes-at-the-edge", azure(good, { policyBasedSelectors: false }), edge(good, { routeBased: true })],
    ["policy-based-gateway", azureOf(policyBased), edge(defaultFit, old)],
    ["policy-based-gateway-narrower", azureOf(policyBased), edge(defaultFit, old, { local: ["10.2.1.0/24"] })],
    ["old-not-mirrored", azure(cbc, old, { remote: ["10.2.0.0/16", "10.4.0.0/16"] }), edge(cbc, old)],
    ["none-local-at-the-edge", azure(good), edge(good, { localPrefixes: [] })],
    ["none-remote-at-the-edge", azure(good), edge(good, {}, { remote: [] })],
    [
      "routes-at-the-edge-without-prefixes",
      azure(good, { policyBasedSelectors: false }),
      edge(good, { routeBased: true, localPrefixes: [] }, { remote: [] }),
    ],
    ["no-own", azure(good, { policyBasedSelectors: false, selectors: [] }), edge(good)],
    [
      "own-with-a-switch-known-later",
      azure(good, { policyBasedSelectors: open, selectors: [{ local: ["10.1.0.0/16"], remote: ["10.2.0.0/16"] }] }),
      edge(good),
    ],
    [
      "own-lists-without-the-switch",
      azure(good, {
        policyBasedSelectors: false,
        selectors: [{ local: ["10.1.0.0/17", "10.1.128.0/17"], remote: ["10.2.0.0/16"] }],
      }),
      edge(good),
    ],
    [
      "own-with-remote-lists",
      azure(good, { selectors: [{ local: ["10.1.0.0/16"], remote: ["10.2.0.0/17", "10.2.128.0/17"] }] }),
      edge(good, {}, { local: ["10.2.0.0/17", "10.2.128.0/17"] }),
    ],
    [
      "own-exchanged-in-part",
      azure(good, {
        selectors: [
          { local: ["10.2.0.0/16"], remote: ["10.1.0.0/16"] },
          { local: ["10.5.0.0/16"], remote: ["10.6.0.0/16"] },
        ],
      }),
      edge(good),
    ],
    ["own-any", azure(good, { selectors: [{ local: ["0.0.0.0/0"], remote: ["0.0.0.0/0"] }] }), edge(good)],
    ["own-any-local", azure(good, { selectors: [{ local: ["0.0.0.0/0"], remote: ["10.2.0.0/16"] }] }), edge(good)],
    [
      "many-others",
      azure(good, {}, { local: block("1", 2), remote: block("2", 2) }),
      edge(good, {}, { local: block("7", 5), remote: block("1", 2) }),
    ],
    ["five-pairs", azure(good, {}, { local: block("1", 5) }), edge(good, {}, { remote: block("1", 4) })],
    [
      "too-many-and-not-mirrored",
      azure(good, {}, { local: block("1", 101) }),
      edge(good, {}, { remote: block("1", 103) }),
    ],
    ["too-many-at-the-edge", azure(good, {}, { remote: block("2", 1) }), edge(good, {}, { local: block("2", 102) })],
    ["no-prefixes-at-the-site", azure(good, {}, { remote: [] }), edge(good)],
    [
      "same-networks-in-another-order",
      azure(good, {}, { local: block("1", 2) }),
      edge(good, {}, { remote: block("1", 2).reverse() }),
    ],
    [
      "many-mirrored",
      azure(good, {}, { local: block("1", 3), remote: block("2", 3) }),
      edge(good, {}, { local: block("2", 3), remote: block("1", 3) }),
    ],
    [
      "many-narrower",
      azure(good, {}, { local: block("1", 3), remote: block("2", 3) }),
      edge(good, {}, { local: ["10.2.0.0/25", ...block("2", 3).slice(1)], remote: block("1", 3) }),
    ],
    ["empty-lists-at-azure", azure(good, {}, { local: [], remote: [] }), edge(good)],
  ],
  ...moreToldRows,
};

function sameGroup(text: string): IpsecPolicy {
  const policy = policyOf(text, "azure");
  return { ...policy, child: { ...policy.child, pfsGroups: ["same"] } };
}

function withoutAddress(end: TunnelEnd): TunnelEnd {
  const { gatewayAddress: _, ...site } = end.site as NonNullable<TunnelEnd["site"]>;
  return { ...end, site };
}
