import type { Offers } from "./end.ts";
import { Found } from "./lasting.ts";
import { isCombinedProposal, type Proposal, type Suite } from "./proposal.ts";
import { bareOf, noneOf, type Transform, type TransformType, typeOf, transformTypes as types } from "./transform.ts";

/** How a responder chooses. */
export interface Choosing {
  /** The exchange carries no key exchange, so that groups are not compared: the first child SA in IKE_AUTH (RFC 7296, 1.2). */
  readonly withoutKeyExchange?: boolean;
  /** The order of the peer decides instead of its own. */
  readonly preferPeer?: boolean;
}

/** What came of two lists of proposals. */
export type Selection =
  | { readonly kind: "chosen"; readonly suite: Suite; readonly own: Proposal; readonly peer: Proposal }
  /** No suite, whatever the open values are; the nearest miss lacks these types. */
  | { readonly kind: "none"; readonly lacking: readonly TransformType[] }
  /** It hangs on values of these types that the inputs do not tell. */
  | { readonly kind: "open"; readonly open: readonly TransformType[] };

const [firsts, laters] = [new Found<Selection>(), new Found<Selection>()];

/** What a responder answers to the offers of an initiator. */
export function answer(responder: Offers, initiator: Offers, withoutKeyExchange: boolean): Selection {
  return (withoutKeyExchange ? firsts : laters).forBoth(responder, initiator, () =>
    select(responder.accepted, initiator.offered, { withoutKeyExchange }),
  );
}

/** The proposals that fit any of the peer's, or may, where no groups are compared. */
export function fitting(list: readonly Proposal[], peer: readonly Proposal[]): readonly Proposal[] {
  return list.filter((own) => peer.some((each) => shareAll(own, each, true)));
}

/**
 * What a responder answers to an offer (RFC 7296, 2.7 and 3.3.6): the first of its own proposals that any of the peer's fits,
 * whole, and of each type its own first value that the peer has too. Whether there is a match does not depend on the order;
 * which one it is, is a prediction for implementations whose order is not documented.
 */
export function select(own: readonly Proposal[], peer: readonly Proposal[], choosing: Choosing = {}): Selection {
  const isPeerFirst = choosing.preferPeer === true;
  const [outer, inner] = isPeerFirst ? [peer, own] : [own, peer];
  const without = choosing.withoutKeyExchange === true;
  // Of one pair the miss is told at once.
  const isPair = outer.length === 1 && inner.length === 1;
  let open: readonly TransformType[] | undefined;
  for (const first of outer) {
    for (const second of inner) {
      const match = isPair || shareAll(first, second, without) ? fit(first, second, without) : undefined;
      if (match?.kind === "chosen") return isPeerFirst ? { ...match, own: second, peer: first } : match;
      if (match?.kind === "open") open ??= match.open;
      if (match?.kind === "none" && isPair) return match;
    }
  }
  return open === undefined ? { kind: "none", lacking: nearestMiss(outer, inner, without) } : { kind: "open", open };
}

function nearestMiss(
  outer: readonly Proposal[],
  inner: readonly Proposal[],
  withoutKeyExchange: boolean,
): readonly TransformType[] {
  let nearest: { readonly own: Proposal; readonly peer: Proposal; readonly misses: number } | undefined;
  for (const own of outer) {
    for (const peer of inner) {
      const most = nearest === undefined ? Number.POSITIVE_INFINITY : nearest.misses - 1;
      const misses = countLacking(own, peer, withoutKeyExchange, most);
      if (misses <= most) nearest = { own, peer, misses };
    }
  }
  return nearest === undefined ? [] : lackingIn(fit(nearest.own, nearest.peer, withoutKeyExchange));
}

function lackingIn(selection: Selection): readonly TransformType[] {
  return selection.kind === "none" ? selection.lacking : [];
}

/** Whether two proposals have a value of each type in common, as far as these are known. */
function shareAll(own: Proposal, peer: Proposal, withoutKeyExchange: boolean): boolean {
  if (own.open === undefined && peer.open === undefined) {
    // Of two long lists there are many pairs, and most of them differ here.
    const [ciphers, others] = [own.types.get(types.encryption), peer.types.get(types.encryption)];
    if (ciphers !== undefined && others !== undefined && !haveShared(ciphers, others)) return false;
  }
  return countLacking(own, peer, withoutKeyExchange, 0) === 0;
}

/** How many types two proposals have nothing of in common, as far as these are known; more than `most` where it is more. */
function countLacking(own: Proposal, peer: Proposal, withoutKeyExchange: boolean, most: number): number {
  let misses = 0;
  // Where a combined cipher meets another one, that the integrity differs too does not count.
  let spare = 0;
  for (const [type, values] of own.types) {
    // Of several key exchanges one hangs on the other.
    if (type > types.sequence) return lackingIn(fit(own, peer, withoutKeyExchange)).length;
    if (isPassed(type, own, peer, withoutKeyExchange) || haveShared(values, valuesOf(peer, type))) continue;
    misses++;
    if (type === types.encryption && isCombinedProposal(own) !== isCombinedProposal(peer)) spare = 1;
    else if (type === types.integrity) misses -= spare;
    if (misses > most) return misses;
  }
  for (const [type, values] of peer.types) {
    if (own.types.has(type)) continue;
    if (type > types.sequence) return lackingIn(fit(own, peer, withoutKeyExchange)).length;
    if (isPassed(type, own, peer, withoutKeyExchange) || haveShared(valuesOf(own, type), values)) continue;
    misses += type === types.integrity ? 1 - spare : 1;
    if (misses > most) return misses;
  }
  return misses;
}

function isPassed(type: TransformType, own: Proposal, peer: Proposal, withoutKeyExchange: boolean): boolean {
  if (withoutKeyExchange && isKeyExchange(type)) return true;
  return own.open?.has(type) === true || peer.open?.has(type) === true;
}

function haveShared(own: readonly Transform[], peer: readonly Transform[]): boolean {
  for (const value of own) if (peer.includes(value)) return true;
  return false;
}

function fit(own: Proposal, peer: Proposal, withoutKeyExchange: boolean): Selection {
  const suite = new Map<TransformType, Transform>();
  let lacking: TransformType[] | undefined;
  let open: TransformType[] | undefined;
  const mayBeOpen = own.open !== undefined || peer.open !== undefined;
  for (const type of typesOf(own, peer)) {
    if (withoutKeyExchange && isKeyExchange(type)) continue;
    if (mayBeOpen && (own.open?.has(type) || peer.open?.has(type))) {
      open ??= [];
      open.push(type);
      continue;
    }
    const chosen = firstShared(valuesOf(own, type), valuesOf(peer, type), suite);
    if (chosen === undefined) {
      lacking ??= [];
      lacking.push(type);
    } else if (chosen !== noneOf(type) || !mayBeNone(type)) suite.set(type, chosen);
  }
  if (lacking !== undefined) return { kind: "none", lacking: withoutConsequence(lacking, own, peer) };
  return open === undefined ? { kind: "chosen", suite, own, peer } : { kind: "open", open };
}

function firstShared(own: readonly Transform[], peer: readonly Transform[], suite: Suite): Transform | undefined {
  for (const value of own) if (peer.includes(value) && !isRepeated(suite, value)) return value;
  return undefined;
}

/** The types of either, those of `own` first and in order. */
function typesOf(own: Proposal, peer: Proposal): Iterable<TransformType> {
  if (own.open === undefined && peer.open === undefined && isSubset(peer.types, own.types)) return own.types.keys();
  return new Set([...own.types.keys(), ...peer.types.keys(), ...(own.open ?? []), ...(peer.open ?? [])]);
}

function isSubset(part: ReadonlyMap<TransformType, unknown>, whole: ReadonlyMap<TransformType, unknown>): boolean {
  for (const type of part.keys()) if (!whole.has(type)) return false;
  return true;
}

// Where a combined cipher meets another one, that the integrity differs too is no fault of its own.
function withoutConsequence(
  lacking: readonly TransformType[],
  own: Proposal,
  peer: Proposal,
): readonly TransformType[] {
  if (!lacking.includes(types.encryption) || isCombinedProposal(own) === isCombinedProposal(peer)) return lacking;
  return lacking.filter((type) => type !== types.integrity);
}

// Absent and "none" mean the same for integrity and key exchanges, and absent means 32-bit sequence numbers (RFC 7296, 3.3.3).
function valuesOf({ types: byType }: Proposal, type: TransformType): readonly Transform[] {
  return byType.get(type) ?? (mayBeNone(type) ? [noneOf(type)] : []);
}

function mayBeNone(type: TransformType): boolean {
  return type === types.integrity || type === types.sequence || isKeyExchange(type);
}

function isKeyExchange(type: TransformType): boolean {
  return type === types.group || (type >= 6 && type <= 12);
}

// A further key exchange must differ from those before it (RFC 9370, 2.2.1).
function isRepeated(suite: Suite, value: Transform): boolean {
  const type = typeOf(value);
  if (type === types.group || !isKeyExchange(type) || value === noneOf(type)) return false;
  return [...suite].some(([each, chosen]) => isKeyExchange(each) && bareOf(chosen) === bareOf(value));
}

/** Whether an IKE proposal has what an IKE SA needs: a cipher, a pseudorandom function and a group (RFC 7296, 3.3.3). */
export function isUsable({ types: byType, open }: Proposal): boolean {
  return [types.encryption, types.prf, types.group].every((type) => byType.has(type) || open?.has(type) === true);
}
