import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azure, azureOf, edge, edgeOf, good, policyOf } from "./ipsec-ends.ts";
import type { ToldRow } from "./ipsec-told-rows.ts";

const old: Partial<Tunnel> = { protocol: "IKEv1" };
const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };
const cbc = "aes256-sha256-14 aes256-sha256-14";
const defaultFit = "aes256-sha256-2 aes256-sha256-0";

function lasting(text: string, vendor: "azure" | "edge", more: Partial<IpsecPolicy["child"]>, ikeSeconds?: number) {
  const { ike, child } = policyOf(text, vendor);
  const phase1 = ikeSeconds === undefined ? ike : { ...ike, lifetimeSeconds: ikeSeconds };
  return { policy: { ike: phase1, child: { ...child, ...more } } } satisfies Partial<Tunnel>;
}

const block = (second: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `10.${second}.${index}.0/24`);

const basic = { gateway: { sku: "Basic" } } as const;
const policyBased = { gateway: { routing: "PolicyBased" as const, sku: "Basic" } } as const;

/** The rest of the rows: clocks, what platforms refuse, what is not known, and how all that is mended. */
export const moreToldRows: Readonly<Record<string, readonly ToldRow[]>> = {
  lifetimes: [
    ["equal", azure(good), edge(good, lasting(good, "edge", { lifetimeSeconds: 27_000 }, 28_800))],
    ["equal-old", azure(cbc, old), edge(cbc, { ...old, ...lasting(cbc, "edge", { lifetimeSeconds: 27_000 }, 28_800) })],
    [
      "equal-by-default",
      azureOf({ tunnel: { policyBasedSelectors: true } }),
      edge(defaultFit, lasting(defaultFit, "edge", { lifetimeSeconds: 27_000 }, 86_400)),
    ],
    ["near", azure(good), edge(good, lasting(good, "edge", { lifetimeSeconds: 26_000 }, 31_000))],
    [
      "azure-first",
      azureOf({ tunnel: { policyBasedSelectors: true, ...lasting(good, "azure", { lifetimeSeconds: 1_800 }) } }),
      edge(good, lasting(good, "edge", { lifetimeSeconds: 3_600 }, 86_400)),
    ],
    ["the-edge-first", azure(good), edge(good, lasting(good, "edge", { lifetimeSeconds: 900 }, 21_600))],
    ["old", azure(cbc, old), edge(cbc, { ...old, ...lasting(cbc, "edge", { lifetimeSeconds: 3_600 }, 43_200) })],
    [
      "short",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          ...lasting(good, "azure", { lifetimeSeconds: 300, lifetimeKilobytes: 1_024 }),
        },
      }),
      edge(good),
    ],
    [
      "small-volume",
      azureOf({ tunnel: { policyBasedSelectors: true, ...lasting(good, "azure", { lifetimeKilobytes: 500_000 }) } }),
      edge(good),
    ],
    [
      "too-short-for-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          ...lasting(good, "azure", { lifetimeSeconds: 299, lifetimeKilobytes: 1_023 }),
        },
      }),
      edge(good),
    ],
    [
      "too-long-for-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          ...lasting(good, "azure", { lifetimeSeconds: 172_800, lifetimeKilobytes: 2_147_483_648 }),
        },
      }),
      edge(good),
    ],
    [
      "the-limits-of-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          ...lasting(good, "azure", { lifetimeSeconds: 172_799, lifetimeKilobytes: 2_147_483_647 }),
        },
      }),
      edge(good),
    ],
    ["too-short-for-the-edge", azure(good), edge(good, lasting(good, "edge", { lifetimeSeconds: 899 }, 21_599))],
    [
      "too-long-for-the-edge",
      azure(good),
      edge(good, lasting(good, "edge", { lifetimeSeconds: 31_536_001 }, 31_536_001)),
    ],
    [
      "stored-as-zero",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          dpdTimeoutSeconds: 0,
          ...lasting(good, "azure", { lifetimeSeconds: 0, lifetimeKilobytes: 0 }),
        },
      }),
      edge(good),
    ],
    ["probes", azure(good, { dpdTimeoutSeconds: 45 }), edge(good, { dpdProbeSeconds: 60 })],
    ["probes-alike", azure(good, { dpdTimeoutSeconds: 45 }), edge(good, { dpdProbeSeconds: 45 })],
    ["impatient", azure(good, { dpdTimeoutSeconds: 10 }), edge(good, { dpdProbeSeconds: 5 })],
    ["patient-enough", azure(good, { dpdTimeoutSeconds: 30 }), edge(good, { dpdProbeSeconds: 30 })],
    [
      "equal-in-phase-2-that-breaks",
      azure("aes256-sha256-14 gcm256-19"),
      edge(good, lasting(good, "edge", { lifetimeSeconds: 27_000 })),
    ],
    [
      "azure-first-and-breaks",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          ...lasting("aes256-sha256-14 gcm256-19", "azure", { lifetimeSeconds: 1_800 }),
        },
      }),
      edge(good),
    ],
    ["a-tenth-apart", azure(good), edge(good, lasting(good, "edge", { lifetimeSeconds: 24_300 }, 32_000))],
    [
      "not-known-at-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          ...lasting("aes256-sha256-14 gcm256-19", "azure", { lifetimeSeconds: open, lifetimeKilobytes: open }),
        },
      }),
      edge(good),
    ],
    [
      "not-known-at-the-edge",
      azure(good),
      edge("aes256-sha256-14 gcm256-19", lasting("aes256-sha256-14 gcm256-19", "edge", { lifetimeSeconds: open })),
    ],
    ["fragments", azure(good), edge(good, lasting(good, "edge", { dontFragment: "COPY" }))],
  ],
  faults: [
    [
      "policy-in-part",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: { ike: { encryption: ["AES-CBC-256"], integrity: ["SHA2-256-128"], dhGroups: [14] }, child: {} },
        },
      }),
      edge(good),
    ],
    [
      "policy-in-part-of-phase-1",
      azureOf({ tunnel: { policyBasedSelectors: true, policy: { ike: {}, child: policyOf(good, "azure").child } } }),
      edge(good),
    ],
    [
      "gcm-as-integrity-of-phase-1",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: {
            ...policyOf(good, "azure"),
            ike: { encryption: ["AES-GCM-16-256"], integrity: ["AES-GCM-16-256"], dhGroups: [14] },
          },
        },
      }),
      edge("gcm256-14 gcm256-14"),
    ],
    [
      "gcm-with-a-hash",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: {
            ...policyOf(good, "azure"),
            child: { encryption: ["AES-GCM-16-256"], integrity: ["SHA2-256-128"], pfsGroups: [14] },
          },
        },
      }),
      edge(good),
    ],
    [
      "gcm-of-two-lengths",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: {
            ...policyOf(good, "azure"),
            child: { encryption: ["AES-GCM-16-256"], integrity: ["AES-GCM-16-128"], pfsGroups: [14] },
          },
        },
      }),
      edge(good),
    ],
    ["basic-with-a-policy", azure(good, {}, basic), edge(good)],
    ["basic-with-version-1", azureOf({ ...basic, tunnel: old }), edge(defaultFit, old)],
    ["policy-based-with-version-2", azureOf({ ...policyBased, tunnel: { protocol: "IKEv2" } }), edge(defaultFit)],
    ["translation", azure(good, { ingressNatRules: ["rule"] }), edge(good)],
    ["translation-out", azure(good, { egressNatRules: ["rule"] }), edge(good)],
    [
      "digest-beside-gcm",
      azure("gcm256-sha256-14 gcm256-14"),
      edge(good, {
        policy: {
          ike: { encryption: ["AES-GCM-16-256"], integrity: ["SHA2-256-128"], dhGroups: [14] },
          child: { encryption: ["AES-GCM-16-256"], integrity: ["SHA2-256-128"], pfsGroups: [14] },
        },
      }),
    ],
    [
      "no-digest-beside-cbc",
      azure(cbc),
      edge(cbc, {
        policy: {
          ike: { encryption: ["AES-CBC-256"], dhGroups: [14] },
          child: { encryption: ["AES-CBC-256"], pfsGroups: [14] },
        },
      }),
    ],
    [
      "at-both-ends",
      azureOf({ ...basic, tunnel: { policy: policyOf(good, "azure"), policyBasedSelectors: true } }),
      edge(good, { enabled: false }),
    ],
  ],
  unknown: [
    ["policy-of-azure", azureOf({ tunnel: { policy: open, policyBasedSelectors: true } }), edge(good)],
    [
      "group-of-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: { ...policyOf(good, "azure"), ike: { ...policyOf(good, "azure").ike, dhGroups: [open] } },
        },
      }),
      edge(good),
    ],
    [
      "cipher-of-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: { ...policyOf(good, "azure"), child: { ...policyOf(good, "azure").child, encryption: [open] } },
        },
      }),
      edge(good),
    ],
    [
      "secrecy-of-azure",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: { ...policyOf(good, "azure"), child: { ...policyOf(good, "azure").child, pfsGroups: [open] } },
        },
      }),
      edge(good),
    ],
    ["repeated-cipher-of-azure", azure(good, lasting(good, "azure", { integrity: [open] })), edge(good)],
    ["digest-that-the-edge-does-not-use", azure(good), edge(good, lasting(good, "edge", { integrity: [open] }))],
    ["one-of-two-ciphers", azure(cbc), edge(cbc, lasting(cbc, "edge", { encryption: ["AES-CBC-128", open] }))],
    ["version-of-azure", azure(good, { protocol: open }), edge(good)],
    ["version-of-the-edge", azure(good), edge(good, { protocol: open })],
    ["selectors-of-azure", azure(good, { policyBasedSelectors: open }), edge(good)],
    ["own-selectors-of-azure", azure(good, { selectors: [open] }), edge(good)],
    [
      "prefix-of-azure",
      {
        ...azure(good),
        virtualNetwork: { key: "v", scope: "", name: "vnet", prefixes: [open], subnets: [], dnsServers: [] },
      },
      edge(good),
    ],
    ["prefix-of-the-edge", azure(good), edge(good, { localPrefixes: [open] })],
    ["network-of-azure", { ...azure(good), virtualNetwork: undefined }, edge(good)],
    ["site-of-azure", { ...azure(good), site: undefined }, edge(good)],
    ["profile", azure(good), edgeOf({ tunnel: { profile: "CUSTOM" } })],
    ["profile-later", azure(good), edgeOf({ tunnel: { profile: open } })],
    ["policy-of-the-edge", azure(good), edge(good, { policy: open })],
    [
      "digest-of-the-edge",
      azure(cbc),
      edge(cbc, { policy: { ...policyOf(cbc, "edge"), child: { ...policyOf(cbc, "edge").child, integrity: [open] } } }),
    ],
    ["kind-of-gateway", { ...azureOf(), gateway: undefined, publicAddresses: [] }, edge(defaultFit)],
    [
      "and-a-difference",
      azureOf({
        tunnel: {
          policyBasedSelectors: true,
          policy: { ...policyOf(good, "azure"), ike: { ...policyOf(good, "azure").ike, dhGroups: [open] } },
        },
      }),
      edge("aes128-sha256-14 gcm256-14"),
    ],
  ],
  fixes: [
    [
      "everything-at-once",
      azure("3des-sha1-2 aes128-sha1-2", { initiation: "ResponderOnly" }, { gatewayAddress: "203.0.113.9" }),
      edge(good, { initiation: "ResponderOnly", remoteId: "10.0.0.4" }, { local: ["10.7.0.0/16"] }),
    ],
    ["both-needed", azure("aes192-sha384-24 aes192-md5-24"), edge("gcm192-15 gcm192-16")],
    ["keeps-the-stronger-list", azure(good), edge("aes128+aes256-sha256+sha512-2+14 gcm128-5")],
    ["old-and-new", azure(cbc, old), edge("aes256-sha256-14 aes256-sha256-19", { protocol: "IKEv2" })],
    [
      "lists-of-prefixes",
      azure(good, {}, { local: block("1", 2), remote: block("2", 2) }),
      edge(good, {}, { local: block("2", 1), remote: block("1", 3) }),
    ],
    [
      "prefixes-that-do-not-multiply",
      azure(good, {
        selectors: [
          { local: ["10.1.0.0/24"], remote: ["10.2.0.0/24"] },
          { local: ["10.1.1.0/24"], remote: ["10.2.1.0/24"] },
        ],
      }),
      edge(good, {}, { local: ["10.2.0.0/24", "10.2.1.0/24"], remote: ["10.1.0.0/24", "10.1.1.0/24"] }),
    ],
    ["old-for-old", azure("gcm256-sha256-14 aes256-sha256-14", old), edge("aes128-sha1-2 aes256-sha256-14", old)],
    ["version-and-cipher", azure("aes128-sha256-14 aes256-sha256-14", old), edge(cbc)],
    ["gcm-at-the-edge-gets-a-digest", azure(cbc), edge("gcm256-14 gcm256-14")],
    ["gcm-among-others-at-the-edge", azure("gcm256-sha384-14 gcm256-14"), edge("aes256+gcm128-sha256-14 gcm256-14")],
    ["azure-gets-a-hash", azure("aes256-sha256-14 gcm256-14"), edge(cbc)],
    ["address-and-identity", azure(good), edge(good, { remoteId: "203.0.113.9" }, { remoteAddress: "203.0.113.9" })],
    ["identity-that-is-a-name", azure(good), edge(good, { remoteId: "pier.example" })],
    ["key", azure(good, { sharedKey: new Secret("one") }), edge(good, { sharedKey: new Secret("other") })],
    ["certificate", azure(good, { authentication: "Certificate" }), edge(good)],
    [
      "two-switches",
      azure(good, { policyBasedSelectors: false }),
      edge(good, {}, { local: ["10.4.0.0/16"], remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
    [
      "a-route-and-a-group",
      azure("aes256-sha256-14 gcm256-19", { selectors: [{ local: ["10.1.0.0/16"], remote: ["10.4.0.0/16"] }] }),
      edge(good, {}, { local: ["10.4.0.0/16"] }),
    ],
    [
      "nothing-to-be-done-about-an-overlap",
      azure(good, { bgp: true }, { remote: ["10.1.4.0/24"] }),
      edge(good, {}, { local: ["10.1.4.0/24"] }),
    ],
    ["gmac", azure(good), edge("aes256-sha256-14 gmac256-14")],
    ["no-encryption-at-the-edge", azure(good), edge("aes256-sha256-14 null-sha256-14")],
    ["no-encryption-at-azure", azure("aes256-sha256-14 null-sha256-14"), edge(good)],
    [
      "switched-off-and-short",
      azure(good),
      edge(good, { enabled: false, ...lasting(good, "edge", { lifetimeSeconds: 1 }, 1) }),
    ],
    ["policy-based", azureOf(policyBased), edge(good)],
  ],
};
