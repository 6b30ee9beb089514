import type { DhGroup, Encryption, Integrity } from "../model/ipsec.ts";

/** A vendor's end of a tunnel. */
export type Vendor = "azure" | "edge";

/** What the custom policy of a vendor can name. Lists are ordered from weak to strong. */
export interface Vocabulary {
  /** Phase 1. */
  readonly ikeEncryption: readonly Encryption[];
  readonly ikeIntegrity: readonly Integrity[];
  readonly ikeGroups: readonly DhGroup[];
  /** Phase 2. */
  readonly childEncryption: readonly Encryption[];
  readonly childIntegrity: readonly Integrity[];
  readonly pfsGroups: readonly DhGroup[];
  /** Seconds that a child SA can be told to live. */
  readonly childLifetime: readonly [least: number, most: number];
}

/**
 * What each vendor can say. Azure: "IPsec/IKE policy", azure-docs ipsec-ike-policy-howto.md (2024-12-02), limits of
 * `New-AzIpsecPolicy`. Edge: VMware Cloud Director OpenAPI 37.2, `EdgeIpSecVpnTunnelConnectionProperties`.
 */
export const vocabularies: Readonly<Record<Vendor, Vocabulary>> = {
  azure: {
    ikeEncryption: ["DES", "3DES", "AES-CBC-128", "AES-GCM-16-128", "AES-CBC-192", "AES-CBC-256", "AES-GCM-16-256"],
    ikeIntegrity: ["MD5-96", "SHA1-96", "SHA2-256-128", "SHA2-384-192"],
    ikeGroups: [1, 2, 14, 24, 19, 20],
    childEncryption: [
      "NULL",
      "DES",
      "3DES",
      "AES-CBC-128",
      "AES-GCM-16-128",
      "AES-CBC-192",
      "AES-GCM-16-192",
      "AES-CBC-256",
      "AES-GCM-16-256",
    ],
    childIntegrity: ["MD5-96", "SHA1-96", "SHA2-256-128"],
    pfsGroups: [0, 1, 2, 14, 24, 19, 20],
    childLifetime: [300, 172_799],
  },
  edge: {
    ikeEncryption: ["AES-CBC-128", "AES-GCM-16-128", "AES-GCM-16-192", "AES-CBC-256", "AES-GCM-16-256"],
    ikeIntegrity: ["SHA1-96", "SHA2-256-128", "SHA2-384-192", "SHA2-512-256"],
    ikeGroups: [2, 5, 14, 15, 16, 19, 20, 21],
    childEncryption: [
      "NULL",
      "AES-GMAC-128",
      "AES-GMAC-192",
      "AES-GMAC-256",
      "AES-CBC-128",
      "AES-GCM-16-128",
      "AES-GCM-16-192",
      "AES-CBC-256",
      "AES-GCM-16-256",
    ],
    childIntegrity: ["SHA1-96", "SHA2-256-128", "SHA2-384-192", "SHA2-512-256"],
    pfsGroups: [0, 2, 5, 14, 15, 16, 19, 20, 21],
    childLifetime: [900, 31_536_000],
  },
};

/** How strong each is, in bits of security as the names are commonly rated; for choosing the nearest that is no weaker. */
const strengths: Readonly<Record<string, number>> = {
  NULL: 0,
  DES: 40,
  "3DES": 100,
  "AES-CBC-128": 128,
  "AES-GCM-16-128": 128,
  "AES-GMAC-128": 128,
  "AES-GMAC-192": 192,
  "AES-GMAC-256": 256,
  "AES-CBC-192": 192,
  "AES-GCM-16-192": 192,
  "AES-CBC-256": 256,
  "AES-GCM-16-256": 256,
  "MD5-96": 64,
  "SHA1-96": 80,
  "SHA2-256-128": 128,
  "SHA2-384-192": 192,
  "SHA2-512-256": 256,
};

// Finite field groups by NIST SP 800-57 part 1 (2020-05), table 2; elliptic ones by half their size.
const groupStrengths: Readonly<Record<number, number>> = {
  0: 0,
  1: 50,
  2: 80,
  5: 90,
  24: 112,
  14: 112,
  15: 128,
  16: 150,
  19: 128,
  20: 192,
  21: 256,
};

/** Whether a cipher brings its own integrity. */
export function isCombined(encryption: string): boolean {
  return encryption.startsWith("AES-GCM") || encryption.startsWith("AES-GMAC");
}

/** How strong an algorithm or a group is, for comparing it with another of its kind. */
export function strengthOf(algorithm: Encryption | Integrity | DhGroup): number {
  return (typeof algorithm === "number" ? groupStrengths[algorithm] : strengths[algorithm]) ?? 0;
}

/**
 * The best that can be said for a list of preferences: the strongest item that is in the vocabulary, else the weakest of the
 * vocabulary that is no weaker than what was wanted, and not weak in itself, of the same making where there is one, else
 * the strongest.
 */
export function nearest<T extends Encryption | Integrity | DhGroup>(wanted: readonly T[], vocabulary: readonly T[]): T {
  const shared = wanted.filter((item) => vocabulary.includes(item));
  if (shared.length > 0) return strongest(shared);
  const least = Math.max(112, ...wanted.map(strengthOf));
  const enough = vocabulary.filter((item) => strengthOf(item) >= least);
  const alike = enough.filter((item) => wanted.some((each) => makingOf(each) === makingOf(item)));
  const choices = alike.length > 0 ? alike : enough;
  if (choices.length === 0) return strongest(vocabulary);
  return choices.reduce((best, item) => (strengthOf(item) < strengthOf(best) ? item : best));
}

function strongest<T extends Encryption | Integrity | DhGroup>(items: readonly T[]): T {
  return items.reduce((best, item) => (strengthOf(item) > strengthOf(best) ? item : best));
}

function makingOf(algorithm: Encryption | Integrity | DhGroup): string {
  if (typeof algorithm === "number") return algorithm < 19 || algorithm === 24 ? "field" : "curve";
  return isCombined(algorithm) ? "combined" : "plain";
}
