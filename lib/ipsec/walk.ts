import { azureDefaults } from "./azureDefaults.ts";
import type { End, IkeVersion, SelectorPair } from "./end.ts";
import { PairSet } from "./pairSet.ts";
import { type PeerCheck, parameterFails } from "./peer.ts";
import { firstGroup, isCombinedProposal, type Proposal } from "./proposal.ts";
import { answer, type Selection, select } from "./selection.ts";
import { contains, intersect, selectorOf } from "./trafficSelector.ts";
import { noneOf, transformTypes as types } from "./transform.ts";

/** Where a set-up can fail. */
export type Exchange = "IKE_SA_INIT" | "IKE_AUTH" | "CREATE_CHILD_SA" | "MAIN_MODE" | "QUICK_MODE" | "CONFIGURATION";

/** What came of one pair of prefixes: `established`, `narrowed`, `unknown` or the notify of who refused. */
export interface PairOutcome extends SelectorPair {
  readonly outcome: string;
  /** What the responder makes of the prefixes alone, whatever becomes of the algorithms. */
  readonly met: Met;
}

/** How prefixes are taken: `refused` although they overlap, `disjoint`, or `over-limit`: too many before them. */
export type Met = "established" | "narrowed" | "refused" | "disjoint" | "over-limit" | "unknown";

/** What happens when an end renews the child SA: `ok`, `unknown` or the notify of who refuses. */
export type RekeyOutcome = string;

/** One direction of a tunnel, link by link; what lies behind a failure is judged all the same. */
export interface Walk {
  readonly initiator: End;
  readonly responder: End;
  /** Whether the settings let it be tried; undefined: not known. */
  readonly allowed: boolean | undefined;
  readonly version: IkeVersion | undefined;
  /** Whether the responder speaks it; undefined: not known. */
  readonly versionFits: boolean | undefined;
  readonly ike: Selection;
  /** The child SA of the first pair. */
  readonly child: Selection;
  /** Child SAs of further pairs. */
  readonly laterChild: Selection;
  readonly pairs: readonly PairOutcome[] | undefined;
  readonly outcome: "established" | "failed" | "not-attempted" | "unknown";
  readonly exchange: Exchange | null;
  readonly notify: string | null;
}

const noProposal = "NO_PROPOSAL_CHOSEN";

/** What the first child of a responder can be: IKEv2 compares no groups then (RFC 7296, 1.2), IKEv1 does (RFC 2409, 5.5). */
function selectChild(initiator: End, responder: End, version: IkeVersion, ike: Selection, isFirst: boolean): Selection {
  if (version === 2) return answer(responder.child, initiator.child, isFirst);
  return select(responder.child.accepted, quickModeOffer(initiator.child.offered, ike));
}

// Every transform of a quick mode has to name the group of the one key exchange in it: RFC 2409, 5.5. Of several the one of
// phase 1 is taken where it is among them, else the first: seen with strongSwan 5.9.8, others do not document it.
function quickModeOffer(offered: readonly Proposal[], ike: Selection): readonly Proposal[] {
  const [first] = offered;
  if (first === undefined || first.open?.has(types.group) === true) return offered;
  const sameGroup = ike.kind === "chosen" ? ike.suite.get(types.group) : undefined;
  const isListed = sameGroup !== undefined && offered.some((each) => each.types.get(types.group)?.includes(sameGroup));
  const group = isListed ? sameGroup : firstGroup(first);
  return offered
    .filter((each) => (each.types.get(types.group) ?? [noneOf(types.group)]).includes(group))
    .map((each) => ({ ...each, types: new Map(each.types).set(types.group, [group]) }));
}

/** What a child SA is renewed with when `by` starts it, in that IKE SA; the same as for a further pair (RFC 7296, 1.3.3). */
export function selectRekey(by: End, answering: End, version: IkeVersion, ike: Selection): Selection {
  return selectChild(by, answering, version, ike, false);
}

function selectIke(initiator: End, responder: End, version: IkeVersion): Selection {
  if (version === 2) return answer(responder.ike, initiator.ike, false);
  // Phase 1 of IKEv1 has no combined ciphers: RFC 2409, appendix A.
  const plain = (list: readonly Proposal[]): readonly Proposal[] => list.filter((each) => !isCombinedProposal(each));
  const [accepted, offered] = [plain(responder.ike.accepted), plain(initiator.ike.offered)];
  if (accepted.length > 0 && offered.length > 0) return select(accepted, offered);
  // The rest has to fit all the same, once the cipher does.
  const rest = answer(responder.ike, initiator.ike, false);
  const also = rest.kind === "none" ? rest.lacking : [];
  return { kind: "none", lacking: [...new Set([types.encryption, ...also])] };
}

/** Follows one direction from the first packet to the last pair of prefixes. */
export function walk(initiator: End, responder: End, checks: readonly PeerCheck[]): Walk {
  const version = initiator.startsWith;
  const versionFits =
    version === undefined || responder.answersTo === undefined ? undefined : responder.answersTo.includes(version);
  const assumed = version ?? 2;
  const ike = selectIke(initiator, responder, assumed);
  const child = selectChild(initiator, responder, assumed, ike, true);
  const laterChild = selectChild(initiator, responder, assumed, ike, false);
  const links = { initiator, responder, version, versionFits, ike, child, laterChild };
  const allowed = mayTry(initiator, responder);
  const pairs = judgePairs(initiator, responder, assumed, child, laterChild);
  const { outcome, exchange, notify } = outcomeOf(links, allowed, checks, pairs);
  // Named one by one: a spread takes longer than all that is asked above.
  return {
    initiator,
    responder,
    version,
    versionFits,
    ike,
    child,
    laterChild,
    allowed,
    pairs,
    outcome,
    exchange,
    notify,
  };
}

function outcomeOf(
  links: Links,
  allowed: boolean | undefined,
  checks: readonly PeerCheck[],
  pairs: readonly PairOutcome[] | undefined,
): Failure {
  if (allowed === false) return { outcome: "not-attempted", exchange: null, notify: null };
  const failure = failureOf(links, checks, pairs);
  return allowed === undefined && failure.outcome !== "failed" ? unknown : failure;
}

function mayTry(initiator: End, responder: End): boolean | undefined {
  if (initiator.starts === false || responder.answers === false) return false;
  return initiator.starts === true && responder.answers === true ? true : undefined;
}

type Links = Pick<Walk, "initiator" | "responder" | "version" | "versionFits" | "ike" | "child" | "laterChild">;
type Failure = Pick<Walk, "outcome" | "exchange" | "notify">;

const established: Failure = { outcome: "established", exchange: null, notify: null };
const unknown: Failure = { outcome: "unknown", exchange: null, notify: null };

function failed(exchange: Exchange, notify: string | null): Failure {
  return { outcome: "failed", exchange, notify };
}

// In the order in which the exchanges happen. A link that is not known hides what comes after it, unless that fails for sure.
function failureOf(links: Links, checks: readonly PeerCheck[], pairs: readonly PairOutcome[] | undefined): Failure {
  const { initiator, responder, version, versionFits, ike } = links;
  if (initiator.faults.length > 0 || responder.faults.length > 0) return failed("CONFIGURATION", null);
  const first: Exchange = version === 1 ? "MAIN_MODE" : "IKE_SA_INIT";
  if (parameterFails(checks, "address")) return failed(first, null);
  if (versionFits === false) return failed(first, noProposal);
  if (ike.kind === "none") return failed(first, noProposal);
  const refused = refusal(links, checks);
  if (refused !== undefined) return refused;
  const child = childFailure(links, pairs);
  if (child?.outcome === "failed") return child;
  const isOpen = versionFits === undefined || ike.kind === "open" || child?.outcome === "unknown";
  return isOpen ? unknown : (child ?? established);
}

// A wrong key makes message 5 of IKEv1 undecipherable (RFC 2409, 5.4); in IKEv2 all of these give the same notify (RFC 7296, 2.15).
function refusal({ initiator, version }: Links, checks: readonly PeerCheck[]): Failure | undefined {
  const isProof = parameterFails(checks, "authentication");
  const isKey = parameterFails(checks, "sharedKey");
  if (!isProof && !isKey && !parameterFails(checks, "identity.azure")) return undefined;
  if (version !== 1) return failed("IKE_AUTH", "AUTHENTICATION_FAILED");
  if (isProof) return failed("MAIN_MODE", noProposal);
  if (isKey) return failed("MAIN_MODE", "PAYLOAD_MALFORMED");
  return failed("MAIN_MODE", initiator.vendor === "azure" ? "AUTHENTICATION_FAILED" : null);
}

function childFailure({ version, child }: Links, pairs: readonly PairOutcome[] | undefined): Failure | undefined {
  const exchange: Exchange = version === 1 ? "QUICK_MODE" : "IKE_AUTH";
  if (pairs === undefined) return child.kind === "none" ? failed(exchange, noProposal) : unknown;
  if (pairs.length === 0) return failed(exchange, null);
  const bad = pairs.findIndex(({ outcome }) => !isUp(outcome));
  if (bad === -1) return undefined;
  const worst = pairs[bad] as PairOutcome;
  if (pairs.every(({ outcome }) => !isUp(outcome) && outcome !== "unknown")) return failed(exchange, worst.outcome);
  if (pairs.some(({ outcome }) => outcome === "unknown")) return unknown;
  return {
    outcome: "established",
    exchange: bad === 0 || version === 1 ? exchange : "CREATE_CHILD_SA",
    notify: worst.outcome,
  };
}

/** Whether traffic of a pair is carried. */
export function isUp(outcome: string): boolean {
  return outcome === "established" || outcome === "narrowed";
}

function judgePairs(
  initiator: End,
  responder: End,
  version: IkeVersion,
  child: Selection,
  laterChild: Selection,
): readonly PairOutcome[] | undefined {
  const { pairs } = initiator;
  if (pairs === undefined) return undefined;
  const limit = azureDefaults.RouteBased.ike.childSasAtMost;
  const refuses = version === 1 ? "INVALID_ID_INFORMATION" : "TS_UNACCEPTABLE";
  const meet = selectorTest(responder);
  return pairs.map(({ azure, cds }, index) => {
    const taken = meet(azure, cds);
    const met = index >= limit && (taken === "established" || taken === "narrowed") ? "over-limit" : taken;
    return { azure, cds, met, outcome: pairOutcome(met, index === 0 ? child : laterChild, refuses) };
  });
}

// A responder looks for prefixes in common before it compares algorithms; one that wants them exact may do so later.
function pairOutcome(met: Met, { kind }: Selection, refuses: string): string {
  if (met === "disjoint") return refuses;
  if (kind === "none") return noProposal;
  if (met === "refused") return refuses;
  if (met === "over-limit") return "NO_ADDITIONAL_SAS";
  return kind === "open" ? "unknown" : met;
}

/** How a responder takes one pair, by its rule. */
function selectorTest({ pairs, selectorRule }: End): (azure: string, cds: string) => Met {
  if (selectorRule === "any") return () => "established";
  if (pairs === undefined) return () => "unknown";
  const own = new PairSet(pairs);
  return (azure, cds) => {
    if (own.has(azure, cds)) return "established";
    const offered = [selectorOf(azure), selectorOf(cds)] as const;
    if (offered[0] === undefined || offered[1] === undefined) return "disjoint";
    let met: Met = "disjoint";
    for (const each of pairs) {
      const [a, b] = [selectorOf(each.azure), selectorOf(each.cds)];
      if (a === undefined || b === undefined) continue;
      if (intersect(a, offered[0]) === undefined || intersect(b, offered[1]) === undefined) continue;
      if (selectorRule === "exact") return "refused";
      if (contains(a, offered[0]) && contains(b, offered[1])) return "established";
      met = "narrowed";
    }
    return met;
  };
}
