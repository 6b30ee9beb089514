import type { Stated } from "./stated.ts";

/** Ciphers by their names in RFC 7296 and its successors. */
export type Encryption =
  | "DES"
  | "3DES"
  | "AES-CBC-128"
  | "AES-CBC-192"
  | "AES-CBC-256"
  | "AES-GCM-16-128"
  | "AES-GCM-16-192"
  | "AES-GCM-16-256"
  | "AES-GMAC-128"
  | "AES-GMAC-192"
  | "AES-GMAC-256"
  | "NULL";

/** Integrity algorithms. A combined cipher stands here too where a vendor asks for it to be said twice. */
export type Integrity =
  | "MD5-96"
  | "SHA1-96"
  | "SHA2-256-128"
  | "SHA2-384-192"
  | "SHA2-512-256"
  | "AES-GCM-16-128"
  | "AES-GCM-16-192"
  | "AES-GCM-16-256";

/** A Diffie-Hellman group by its IANA number; 0 is none. */
export type DhGroup = number;

/** What one end offers and accepts for both phases. A list is in order of preference; Azure's have one item. */
export interface IpsecPolicy {
  /** The IKE SA: phase 1, main mode. */
  readonly ike: IkeProposal;
  /** The child SA: phase 2, quick mode. */
  readonly child: ChildProposal;
}

/** Phase 1. */
export interface IkeProposal {
  /** Absent: not stated. */
  readonly encryption?: readonly Stated<Encryption>[];
  /** Also the pseudorandom function; the only thing it is beside a combined cipher. */
  readonly integrity?: readonly Stated<Integrity>[];
  /** Groups of the key exchange. */
  readonly dhGroups?: readonly Stated<DhGroup>[];
  /** Seconds. Absent: not stated; Azure's is fixed. */
  readonly lifetimeSeconds?: Stated<number>;
}

/** Phase 2. */
export interface ChildProposal {
  /** Absent: not stated. */
  readonly encryption?: readonly Stated<Encryption>[];
  /** Absent: not stated. */
  readonly integrity?: readonly Stated<Integrity>[];
  /** Groups of perfect forward secrecy; 0 is none, `same` the group of phase 1. */
  readonly pfsGroups?: readonly Stated<DhGroup | "same">[];
  /** Groups that are stated although perfect forward secrecy is off. */
  readonly idleGroups?: readonly Stated<DhGroup>[];
  /** What becomes of the don't-fragment bit: `COPY` or `CLEAR`. */
  readonly dontFragment?: Stated<"COPY" | "CLEAR">;
  /** Seconds. */
  readonly lifetimeSeconds?: Stated<number>;
  /** Kilobytes. */
  readonly lifetimeKilobytes?: Stated<number>;
}

/** Prefixes of the near and the far side whose traffic goes through a tunnel: each with each. */
export interface SelectorPolicy {
  /** Canonical prefixes of the near side. */
  readonly local: readonly Stated<string>[];
  /** Canonical prefixes of the far side. */
  readonly remote: readonly Stated<string>[];
}
