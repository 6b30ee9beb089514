import type { DhGroup, Encryption, Integrity } from "../model/ipsec.ts";
import { type Transform, transformOf, transformTypes as types } from "./transform.ts";

/** How far an algorithm can be relied on. */
export type Level = "ok" | "legacy" | "weak" | "broken" | "no-confidentiality";

/** Pseudorandom functions by their names in RFC 7296 and RFC 4868. */
export type Prf = "PRF-MD5" | "PRF-SHA1" | "PRF-SHA2-256" | "PRF-SHA2-384" | "PRF-SHA2-512";

/** A cipher: its numbers, its short name and what is thought of it. */
export interface Cipher {
  /** In the words of the model. */
  readonly name: Encryption;
  /** IKEv2 transform type 1. */
  readonly id: number;
  /** As attribute 14 has it; 0 where the key length is fixed and not sent. */
  readonly keyBits: number;
  /** IKEv1 phase 1; absent where phase 1 cannot use it. */
  readonly phase1Id?: number;
  /** IKEv1 ESP transform. */
  readonly espId: number;
  /** Brings its own integrity (AEAD). */
  readonly combined: boolean;
  /** In compact notation. */
  readonly keyword: string;
  readonly level: Level;
  /** What IKEv2 implementations are told: RFC 8247. */
  readonly rfc8247: string;
  /** What ESP implementations are told: RFC 8221. */
  readonly rfc8221: string;
}

/** A hash as integrity algorithm and as pseudorandom function. */
export interface Hash {
  /** As integrity, in the words of the model. */
  readonly name: Integrity;
  readonly prf: Prf;
  /** IKEv2 transform type 3. */
  readonly id: number;
  /** IKEv2 transform type 2. */
  readonly prfId: number;
  /** IKEv1 phase 1. */
  readonly phase1Id: number;
  /** IKEv1 ESP authentication. */
  readonly espId: number;
  /** In compact notation; the pseudorandom function has `prf` before it. */
  readonly keyword: string;
  readonly level: Level;
  readonly rfc8247: string;
  readonly rfc8221: string;
}

/** A group of the key exchange. */
export interface Group {
  /** IKEv2 transform type 4, and the same number in IKEv1. */
  readonly id: DhGroup;
  /** In compact notation. */
  readonly keyword: string;
  /** For people: `2048-bit MODP`. */
  readonly title: string;
  readonly level: Level;
  readonly rfc8247: string;
}

/**
 * Where the numbers and the status come from. Numbers: IANA registries "IKEv2 Parameters" and "ISAKMP", read 2026-11-21.
 * Status: RFC 8247 (2017-09) for IKEv2, RFC 8221 (2017-10) for ESP; where neither speaks, NIST SP 800-131A r2 (2019-03).
 */
export const algorithmsSource: { readonly title: string; readonly date: string } = {
  title: "IANA, Internet Key Exchange Version 2 (IKEv2) Parameters; RFC 8247; RFC 8221",
  date: "no date on the page; read 2026-11-21",
};

type CipherRow = readonly [Encryption, number, number, number | undefined, number, string, Level, string, string];

// name, IKEv2 id, key bits, IKEv1 phase 1 id, ESP id, keyword, level, RFC 8247, RFC 8221
const cipherRows: readonly CipherRow[] = [
  ["DES", 2, 0, 1, 2, "des", "broken", "MUST NOT", "MUST NOT"],
  ["3DES", 3, 0, 5, 3, "3des", "weak", "MAY", "SHOULD NOT"],
  ["AES-CBC-128", 12, 128, 7, 12, "aes128", "ok", "MUST", "MUST"],
  ["AES-CBC-192", 12, 192, 7, 12, "aes192", "ok", "MAY", "MAY"],
  ["AES-CBC-256", 12, 256, 7, 12, "aes256", "ok", "MUST", "MUST"],
  ["AES-GCM-16-128", 20, 128, undefined, 20, "aes128gcm16", "ok", "SHOULD", "MUST"],
  ["AES-GCM-16-192", 20, 192, undefined, 20, "aes192gcm16", "ok", "MAY", "MAY"],
  ["AES-GCM-16-256", 20, 256, undefined, 20, "aes256gcm16", "ok", "SHOULD", "MUST"],
  ["NULL", 11, 0, undefined, 11, "null", "no-confidentiality", "not usable", "MUST (to implement)"],
  ["AES-GMAC-128", 21, 128, undefined, 23, "aes128gmac", "no-confidentiality", "not usable", "not listed for ESP"],
  ["AES-GMAC-192", 21, 192, undefined, 23, "aes192gmac", "no-confidentiality", "not usable", "not listed for ESP"],
  ["AES-GMAC-256", 21, 256, undefined, 23, "aes256gmac", "no-confidentiality", "not usable", "not listed for ESP"],
];

/** Every cipher of the model. */
export const ciphers: readonly Cipher[] = cipherRows.map(
  ([name, id, keyBits, phase1Id, espId, keyword, level, rfc8247, rfc8221]) => ({
    name,
    id,
    keyBits,
    ...(phase1Id === undefined ? {} : { phase1Id }),
    espId,
    combined: id === 20 || id === 21,
    keyword,
    level,
    rfc8247,
    rfc8221,
  }),
);

type HashRow = readonly [Integrity, Prf, number, number, number, number, string, Level, string, string];

// name, PRF, integrity id, PRF id, IKEv1 phase 1 id, IKEv1 ESP id, keyword, level, RFC 8247, RFC 8221
const hashRows: readonly HashRow[] = [
  ["MD5-96", "PRF-MD5", 1, 1, 1, 1, "md5", "broken", "MUST NOT", "MUST NOT"],
  ["SHA1-96", "PRF-SHA1", 2, 2, 2, 2, "sha1", "legacy", "MUST-", "MUST-"],
  ["SHA2-256-128", "PRF-SHA2-256", 12, 5, 4, 5, "sha256", "ok", "MUST", "MUST"],
  ["SHA2-384-192", "PRF-SHA2-384", 13, 6, 5, 6, "sha384", "ok", "not listed", "not listed"],
  ["SHA2-512-256", "PRF-SHA2-512", 14, 7, 6, 7, "sha512", "ok", "SHOULD", "SHOULD"],
];

/** Every hash of the model. */
export const hashes: readonly Hash[] = hashRows.map(
  ([name, prf, id, prfId, phase1Id, espId, keyword, level, rfc8247, rfc8221]) => ({
    name,
    prf,
    id,
    prfId,
    phase1Id,
    espId,
    keyword,
    level,
    rfc8247,
    rfc8221,
  }),
);

type GroupRow = readonly [DhGroup, string, string, Level, string];

const groupRows: readonly GroupRow[] = [
  [1, "modp768", "768-bit MODP", "broken", "MUST NOT"],
  [2, "modp1024", "1024-bit MODP", "weak", "SHOULD NOT"],
  [5, "modp1536", "1536-bit MODP", "weak", "SHOULD NOT"],
  [14, "modp2048", "2048-bit MODP", "ok", "MUST"],
  [15, "modp3072", "3072-bit MODP", "ok", "not listed"],
  [16, "modp4096", "4096-bit MODP", "ok", "not listed"],
  [19, "ecp256", "NIST P-256", "ok", "SHOULD"],
  [20, "ecp384", "NIST P-384", "ok", "not listed"],
  [21, "ecp521", "NIST P-521", "ok", "not listed"],
  [24, "modp2048s256", "2048-bit MODP with a 256-bit subgroup", "weak", "SHOULD NOT"],
];

/** Every group that either end can be given. */
export const groups: readonly Group[] = groupRows.map(([id, keyword, title, level, rfc8247]) => ({
  id,
  keyword,
  title,
  level,
  rfc8247,
}));

const cipherOf = new Map(ciphers.map((cipher) => [cipher.name, cipher]));
const hashOf = new Map(hashes.map((hash) => [hash.name, hash]));
const groupOf = new Map(groups.map((group) => [group.id, group]));

const names = new Map<Transform, string>();
const encryptions = new Map<Encryption, Transform>();
const integrities = new Map<Integrity, Transform>();
const prfs = new Map<Integrity, Transform>();
for (const { name, id, keyBits } of ciphers) {
  encryptions.set(name, transformOf(types.encryption, id, keyBits));
  names.set(transformOf(types.encryption, id, keyBits), name);
}
for (const { name, prf, id, prfId } of hashes) {
  integrities.set(name, transformOf(types.integrity, id));
  prfs.set(name, transformOf(types.prf, prfId));
  names.set(transformOf(types.integrity, id), name);
  names.set(transformOf(types.prf, prfId), prf);
}

/** The transform of a cipher. */
export function encryptionTransform(name: Encryption): Transform {
  return encryptions.get(name) as Transform;
}

/** The transform of an integrity algorithm; undefined for a combined cipher that stands in its place. */
export function integrityTransform(name: Integrity): Transform | undefined {
  return integrities.get(name);
}

/** The transform of the pseudorandom function that goes with an integrity algorithm; undefined for a combined cipher. */
export function prfTransform(name: Integrity): Transform | undefined {
  return prfs.get(name);
}

/** The transform of a group; 0 is none. */
export function groupTransform(group: DhGroup): Transform {
  return transformOf(types.group, group);
}

/** The name of a cipher, an integrity algorithm or a pseudorandom function; undefined for one that the model lacks. */
export function nameOf(transform: Transform): string | undefined {
  return names.get(transform);
}

/** Whether a cipher brings its own integrity: GCM and GMAC do (RFC 5282, RFC 4543). */
export function isCombinedTransform(transform: Transform): boolean {
  return combined.has(transform);
}

const combined = new Set(ciphers.filter((cipher) => cipher.combined).map(({ name }) => encryptionTransform(name)));

/** How far a cipher, a hash or a group can be relied on in a phase, and who says so: RFC 8247 of IKE, RFC 8221 of ESP. */
export function levelOf(
  algorithm: string | DhGroup,
  phase: 1 | 2,
): { readonly level: Level; readonly says: string } | undefined {
  if (typeof algorithm === "number") {
    const group = groupOf.get(algorithm);
    return group === undefined ? undefined : { level: group.level, says: `RFC 8247: ${group.rfc8247}` };
  }
  const row = cipherOf.get(algorithm as Encryption) ?? hashOf.get(algorithm as Integrity);
  if (row === undefined) return undefined;
  const says = phase === 1 ? `RFC 8247: ${row.rfc8247}` : `RFC 8221: ${row.rfc8221}`;
  // What IKEv2 leaves open there, NIST does not.
  return { level: row.level, says: row.name === "3DES" ? `${says}; ${tripleDes}` : says };
}

const tripleDes = "NIST SP 800-131A r2: disallowed after 2023";

/** Levels in words for messages. */
export const levelWords: Readonly<Record<Level, string>> = {
  ok: "sound",
  legacy: "outdated",
  weak: "weak",
  broken: "broken",
  "no-confidentiality": "open",
};
