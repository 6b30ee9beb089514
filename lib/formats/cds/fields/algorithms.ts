import type { DhGroup, Encryption, Integrity } from "../../../model/ipsec.ts";
import type { Codec } from "./codec.ts";
import { words } from "./codecs.ts";

// Enumerations of the VCD OpenAPI document 37.2 (read 2026-11-21): EdgeIpSecVpnTunnelConnectionProperties.

const ikeNames: readonly (readonly [string, Encryption])[] = [
  ["AES_128", "AES-CBC-128"],
  ["AES_256", "AES-CBC-256"],
  ["AES_GCM_128", "AES-GCM-16-128"],
  ["AES_GCM_192", "AES-GCM-16-192"],
  ["AES_GCM_256", "AES-GCM-16-256"],
];

/** Ciphers of phase 1. */
export const ikeCiphers: Codec<Encryption> = words(ikeNames);

/** Ciphers of phase 2. */
export const childCiphers: Codec<Encryption> = words<Encryption>([
  ...ikeNames,
  ["NO_ENCRYPTION_AUTH_AES_GMAC_128", "AES-GMAC-128"],
  ["NO_ENCRYPTION_AUTH_AES_GMAC_192", "AES-GMAC-192"],
  ["NO_ENCRYPTION_AUTH_AES_GMAC_256", "AES-GMAC-256"],
  ["NO_ENCRYPTION", "NULL"],
]);

/** Integrity algorithms of both phases. */
export const digests: Codec<Integrity> = words<Integrity>([
  ["SHA1", "SHA1-96"],
  ["SHA2_256", "SHA2-256-128"],
  ["SHA2_384", "SHA2-384-192"],
  ["SHA2_512", "SHA2-512-256"],
]);

/** Diffie-Hellman groups of both phases. */
export const groups: Codec<DhGroup> = words([2, 5, 14, 15, 16, 19, 20, 21].map((group) => [`GROUP${group}`, group]));

/** Versions of IKE. `IKE_FLEX` starts with version 2 only and answers both. */
export const ikeVersions: Codec<"IKEv1" | "IKEv2" | "IKE-FLEX"> = words([
  ["IKE_V1", "IKEv1"],
  ["IKE_V2", "IKEv2"],
  ["IKE_FLEX", "IKE-FLEX"],
]);

/** Which end starts: `INITIATOR` also answers. */
export const initiations: Codec<"Default" | "ResponderOnly" | "OnDemand"> = words([
  ["INITIATOR", "Default"],
  ["RESPOND_ONLY", "ResponderOnly"],
  ["ON_DEMAND", "OnDemand"],
]);

/** Whether a cipher brings its own integrity: then a digest must not be given. */
export function isCombined(encryption: string): boolean {
  return encryption.startsWith("AES-GCM") || encryption.startsWith("AES-GMAC");
}

/** What is written for a cipher that the platform lacks: the nearest that is no weaker. */
export const cipherInstead: Readonly<Partial<Record<Encryption, Encryption>>> = {
  DES: "AES-CBC-128",
  "3DES": "AES-CBC-128",
  "AES-CBC-192": "AES-CBC-256",
  // Phase 1 has no cipher of these kinds, and IKEv1 none that is combined.
  NULL: "AES-CBC-128",
  "AES-GMAC-128": "AES-GCM-16-128",
  "AES-GMAC-192": "AES-GCM-16-192",
  "AES-GMAC-256": "AES-GCM-16-256",
  "AES-GCM-16-128": "AES-CBC-128",
  "AES-GCM-16-192": "AES-CBC-256",
  "AES-GCM-16-256": "AES-CBC-256",
};
