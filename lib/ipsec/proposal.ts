import type { DhGroup, Encryption, Integrity } from "../model/ipsec.ts";
import {
  encryptionTransform,
  groupTransform,
  integrityTransform,
  isCombinedTransform,
  nameOf,
  prfTransform,
} from "./algorithms.ts";
import {
  idOf,
  noneOf,
  type Transform,
  type TransformType,
  transformOf,
  typeOf,
  transformTypes as types,
} from "./transform.ts";

/** What a proposal is for. */
export type Protocol = "IKE" | "ESP" | "AH";

/**
 * Transforms that are offered together (RFC 7296, 3.3): of each type that is present one is needed, and the values of one
 * type are alternatives in order of preference.
 */
export interface Proposal {
  readonly protocol: Protocol;
  readonly types: ReadonlyMap<TransformType, readonly Transform[]>;
  /** Types of which the input does not tell the values: they may meet anything. */
  readonly open?: ReadonlySet<TransformType>;
}

/** Groups transforms into a proposal. */
export function proposalOf(protocol: Protocol, transforms: readonly Transform[]): Proposal {
  const lists = new Map<TransformType, Transform[]>();
  for (const transform of transforms) {
    const type = typeOf(transform);
    const list = lists.get(type);
    if (list === undefined) lists.set(type, [transform]);
    else list.push(transform);
  }
  // In the order of the types, so that a further key exchange comes after those that it must differ from.
  return inOrder(
    protocol,
    [...lists].sort(([a], [b]) => a - b),
  );
}

/** The words of phase 1. An absent list is not known. */
export interface IkeWords {
  readonly encryption?: readonly Encryption[] | undefined;
  /** Absent beside combined ciphers. */
  readonly integrity?: readonly Integrity[] | undefined;
  /** By the hash that they are made of; absent: those of `integrity`. */
  readonly prfs?: readonly Integrity[] | undefined;
  readonly groups?: readonly DhGroup[] | undefined;
}

/**
 * A proposal for an IKE SA. Ciphers must all be combined or all not (RFC 5282, 8); combined ones need no integrity, but a
 * pseudorandom function. What is absent is open.
 */
export function ikeProposal({ encryption, integrity, prfs = integrity, groups }: IkeWords): Proposal {
  const ciphers = encryption?.map(encryptionTransform);
  return inOrder("IKE", [
    [types.encryption, ciphers],
    [types.prf, prfs?.map(prfTransform)],
    [types.integrity, integrityBeside(ciphers, integrity)],
    [types.group, groups?.map(groupTransform)],
  ]);
}

/** The integrity algorithms beside ciphers: combined ones have none, and beside what is not known they are not known. */
function integrityBeside(
  ciphers: readonly Transform[] | undefined,
  integrity: readonly Integrity[] | undefined,
): Values[1] {
  if (ciphers === undefined) return undefined;
  return ciphers.some(isCombinedTransform) ? [] : integrity?.map(integrityTransform);
}

type Values = readonly [type: TransformType, list: readonly (Transform | undefined)[] | undefined];

/** A proposal of lists in the order of their types; a list that is absent is open. */
function inOrder(protocol: Protocol, lists: readonly Values[]): Proposal {
  const byType = new Map<TransformType, readonly Transform[]>();
  let open: Set<TransformType> | undefined;
  for (const [type, list] of lists) {
    if (list === undefined) {
      open ??= new Set();
      open.add(type);
      continue;
    }
    // A key exchange is what an IKE SA is made of: none at all is not among the alternatives (RFC 7296, 3.3.3).
    const values = distinct(list, protocol === "IKE" && type === types.group ? noneOf(type) : undefined);
    if (values.length > 0) byType.set(type, values);
  }
  return open === undefined ? { protocol, types: byType } : { protocol, types: byType, open };
}

function distinct(list: readonly (Transform | undefined)[], without: Transform | undefined): readonly Transform[] {
  const values: Transform[] = [];
  for (const value of list) {
    if (value !== undefined && value !== without && !values.includes(value)) values.push(value);
  }
  return values;
}

/** The words of phase 2. An absent list is not known. */
export interface ChildWords {
  readonly encryption?: readonly Encryption[] | undefined;
  /** Absent beside combined ciphers. */
  readonly integrity?: readonly Integrity[] | undefined;
  /** 0 is none. */
  readonly groups?: readonly DhGroup[] | undefined;
}

/**
 * A proposal for an ESP SA, with 32-bit sequence numbers: neither vendor has a setting for them, and Azure was seen to
 * offer these only (libreswan issue 765, 2022).
 */
export function childProposal({ encryption, integrity, groups }: ChildWords): Proposal {
  const ciphers = encryption?.map(encryptionTransform);
  return inOrder("ESP", [
    [types.encryption, ciphers],
    [types.integrity, integrityBeside(ciphers, integrity)],
    [types.group, groups?.map(groupTransform)],
    [types.sequence, shortSequences],
  ]);
}

const shortSequences = [noneOf(types.sequence)];

/** What was agreed on: at most one transform of each type, none of them the one that says "none". */
export type Suite = ReadonlyMap<TransformType, Transform>;

/** The agreed cipher by its name. */
export function encryptionOf(suite: Suite): string | undefined {
  return nameAt(suite, types.encryption);
}

/** The agreed integrity algorithm by its name; null beside a combined cipher. */
export function integrityOf(suite: Suite): string | null {
  return nameAt(suite, types.integrity) ?? null;
}

/** The agreed pseudorandom function by its name. */
export function prfOf(suite: Suite): string | undefined {
  return nameAt(suite, types.prf);
}

/** The agreed group; null for none. */
export function groupOf(suite: Suite): number | null {
  const group = suite.get(types.group);
  return group === undefined ? null : idOf(group);
}

function nameAt(suite: Suite, type: TransformType): string | undefined {
  const transform = suite.get(type);
  return transform === undefined ? undefined : nameOf(transform);
}

/** Whether all ciphers of a proposal are combined ones. */
export function isCombinedProposal({ types: byType }: Proposal): boolean {
  return byType.get(types.encryption)?.every(isCombinedTransform) === true;
}

/** The same proposal with one group only; none for 0. */
export function withGroup(proposal: Proposal, group: Transform): Proposal {
  const byType = new Map(proposal.types);
  byType.set(types.group, [group]);
  return { ...proposal, types: byType };
}

/** The group that an initiator begins with: its first, or none. */
export function firstGroup({ types: byType }: Proposal): Transform {
  return byType.get(types.group)?.[0] ?? transformOf(types.group, 0);
}
