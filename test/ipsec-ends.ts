import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import type { DhGroup, Encryption, Integrity, IpsecPolicy } from "../lib/model/ipsec.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";

/** What a test says of an Azure end beyond a connection that has nothing of its own. */
export interface AzureWords {
  readonly tunnel?: Partial<Tunnel>;
  readonly gateway?: Partial<Gateway>;
  readonly local?: readonly string[];
  readonly remote?: readonly string[];
  readonly address?: string;
  readonly gatewayAddress?: string;
}

/** An Azure end: a route-based gateway at 192.0.2.1 with 10.1.0.0/16, and 10.2.0.0/16 behind the edge at 198.51.100.1. */
export function azureOf(words: AzureWords = {}): TunnelEnd {
  const { tunnel, gateway, local = ["10.1.0.0/16"], remote = ["10.2.0.0/16"] } = words;
  const { address = "192.0.2.1", gatewayAddress = "198.51.100.1" } = words;
  return {
    vendor: "azure",
    file: "azure.json",
    tunnel: { key: "a", scope: "", name: "connection", gateway: "g", site: "s", ...tunnel },
    gateway: {
      key: "g",
      scope: "",
      type: "Vpn",
      routing: "RouteBased",
      sku: "VpnGw1",
      addresses: [{ publicAddress: "p" }],
      clientPrefixes: [],
      ...gateway,
    },
    site: { key: "s", scope: "", name: "edge", prefixes: remote, gatewayAddress },
    virtualNetwork: { key: "v", scope: "", name: "vnet", prefixes: local, subnets: [], dnsServers: [] },
    publicAddresses: [{ key: "p", scope: "", name: "ip", address }],
  };
}

/** What a test says of an edge end beyond a tunnel with the DEFAULT profile. */
export interface EdgeWords {
  readonly tunnel?: Partial<Tunnel>;
  readonly local?: readonly string[];
  readonly remote?: readonly string[];
  readonly address?: string;
  readonly remoteAddress?: string;
}

/** The edge end that meets {@linkcode azureOf}. */
export function edgeOf(words: EdgeWords = {}): TunnelEnd {
  const { tunnel, local = ["10.2.0.0/16"], remote = ["10.1.0.0/16"] } = words;
  const { address = "198.51.100.1", remoteAddress = "192.0.2.1" } = words;
  const profile = tunnel?.policy === undefined ? "DEFAULT" : "CUSTOM";
  return {
    vendor: "edge",
    file: "edge.json",
    tunnel: {
      key: "c",
      scope: "",
      name: "tunnel",
      gateway: "e",
      site: "r",
      localAddress: address,
      localPrefixes: local,
      profile,
      ...tunnel,
    },
    gateway: { key: "e", scope: "", type: "Edge", clientPrefixes: [] },
    site: { key: "r", scope: "", name: "azure", prefixes: remote, gatewayAddress: remoteAddress },
    publicAddresses: [],
  };
}

const ciphers: Readonly<Record<string, Encryption>> = {
  des: "DES",
  "3des": "3DES",
  aes128: "AES-CBC-128",
  aes192: "AES-CBC-192",
  aes256: "AES-CBC-256",
  gcm128: "AES-GCM-16-128",
  gcm192: "AES-GCM-16-192",
  gcm256: "AES-GCM-16-256",
  gmac256: "AES-GMAC-256",
  null: "NULL",
};

const hashes: Readonly<Record<string, Integrity>> = {
  md5: "MD5-96",
  sha1: "SHA1-96",
  sha256: "SHA2-256-128",
  sha384: "SHA2-384-192",
  sha512: "SHA2-512-256",
};

/**
 * A policy in short: `aes256-sha256-14 gcm256-14`, phase 1 and phase 2, alternatives with a plus sign. Group 0 is none; for
 * Azure a combined cipher of phase 2 is repeated as integrity.
 */
export function policyOf(text: string, vendor: "azure" | "edge"): IpsecPolicy {
  const [ike = "", child = ""] = text.split(" ");
  const phase1 = words(ike);
  const phase2 = words(child);
  const repeated = vendor === "azure" ? (phase2.encryption.filter((name) => name.includes("GCM")) as Integrity[]) : [];
  const integrity = phase2.integrity.length === 0 ? repeated : phase2.integrity;
  return {
    ike: {
      encryption: phase1.encryption,
      ...(phase1.integrity.length === 0 ? {} : { integrity: phase1.integrity }),
      dhGroups: phase1.groups,
    },
    child: {
      encryption: phase2.encryption,
      ...(integrity.length === 0 ? {} : { integrity }),
      pfsGroups: phase2.groups,
    },
  };
}

function words(text: string): { encryption: Encryption[]; integrity: Integrity[]; groups: DhGroup[] } {
  const parts = text.split("-").map((part) => part.split("+"));
  const groups = parts.pop() ?? [];
  const all = parts.flat();
  return {
    encryption: all.flatMap((word) => ciphers[word] ?? []),
    integrity: all.flatMap((word) => hashes[word] ?? []),
    groups: groups.map(Number),
  };
}

/** A suite that both ends can be given. */
export const good = "aes256-sha256-14 gcm256-14";

/** An Azure end with a policy and policy-based selectors. */
export function azure(policy: string, tunnel: Partial<Tunnel> = {}, words: AzureWords = {}): TunnelEnd {
  return azureOf({ ...words, tunnel: { policy: policyOf(policy, "azure"), policyBasedSelectors: true, ...tunnel } });
}

/** An edge end with a profile of its own. */
export function edge(policy: string, tunnel: Partial<Tunnel> = {}, words: EdgeWords = {}): TunnelEnd {
  return edgeOf({ ...words, tunnel: { policy: policyOf(policy, "edge"), ...tunnel } });
}
