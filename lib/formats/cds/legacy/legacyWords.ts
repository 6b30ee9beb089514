import type { Encryption, Integrity } from "../../../model/ipsec.ts";
import type { Codec } from "../fields/codec.ts";
import { words } from "../fields/codecs.ts";

// Words of the vCloud API schemas 1.5 (network.xsd) and of the NSX Data Center for vSphere API 6.4, read 2026-11-21.

/** Ciphers of phase 2. Phase 1 has the same, but for a combined one. */
export type LegacyCipher = Extract<Encryption, "3DES" | "AES-CBC-128" | "AES-CBC-256" | "AES-GCM-16-128">;

/** `EncryptionProtocol` of the vCloud API. */
export const vcloudCiphers: Codec<LegacyCipher> = words<LegacyCipher>([
  ["AES", "AES-CBC-128"],
  ["AES256", "AES-CBC-256"],
  ["TRIPLEDES", "3DES"],
  ["AESGCM", "AES-GCM-16-128"],
]);

/** `encryptionAlgorithm` of NSX-V. */
export const nsxvCiphers: Codec<LegacyCipher> = words<LegacyCipher>([
  ["aes", "AES-CBC-128"],
  ["aes256", "AES-CBC-256"],
  ["aes-gcm", "AES-GCM-16-128"],
  ["3des", "3DES"],
]);

/** `digestAlgorithm` of NSX-V. */
export const nsxvDigests: Codec<Integrity> = words<Integrity>([
  ["sha1", "SHA1-96"],
  ["sha-256", "SHA2-256-128"],
]);

/** `dhGroup` of NSX-V. */
export const nsxvGroups: Codec<number> = words([2, 5, 14, 15, 16].map((group) => [`dh${group}`, group] as const));

/** `ikeOption` of NSX-V. `ike-flex` starts with version 2 and answers both. */
export const nsxvIkeVersions: Codec<"IKEv1" | "IKEv2" | "IKE-FLEX"> = words([
  ["ikev1", "IKEv1"],
  ["ikev2", "IKEv2"],
  ["ike-flex", "IKE-FLEX"],
]);

/** `authenticationMode` of NSX-V. */
export const nsxvAuthentications: Codec<"PSK" | "Certificate"> = words([
  ["psk", "PSK"],
  ["x.509", "Certificate"],
]);

/** `ipsecSessionType` of NSX-V: whether routes decide which traffic a tunnel takes. */
export const nsxvSessionTypes: Codec<boolean> = words<boolean>([
  ["policybasedsession", false],
  ["routebasedsession", true],
]);

/** `xs:boolean`; a truth value of JSON is the same word. */
export const truthWords: Codec<boolean> = words<boolean>([
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
]);

/** Lifetimes of NSX-V in seconds: they cannot be set. NSX for vSphere 6.2 and 6.4, "IKE Phase 1 and Phase 2". */
export const fixedLifetimes = { ike: 28_800, child: 3_600 } as const;

/** The cipher of phase 1: NSX-V has no combined one there and takes AES-128. Same source. */
export function ikeCipherOf(cipher: LegacyCipher): LegacyCipher {
  return cipher === "AES-GCM-16-128" ? "AES-CBC-128" : cipher;
}
