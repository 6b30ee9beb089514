import type { End, IkeVersion, SelectorPair } from "./end.ts";
import { PairSet } from "./pairSet.ts";
import type { PeerCheck } from "./peer.ts";
import type { Selection } from "./selection.ts";
import { isUp, type PairOutcome, selectRekey, type Walk, walk } from "./walk.ts";

/** What will come of a tunnel, from good to bad; `unknown` hangs on a setting that was not supplied. */
export type Verdict = "up" | "degraded" | "partial" | "breaks-at-rekey" | "one-way" | "down" | "unknown";

const order: readonly Verdict[] = ["up", "degraded", "partial", "breaks-at-rekey", "one-way", "down", "unknown"];

/** The worst of several verdicts. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), "up" as Verdict);
}

/** What renewing the child SA comes to, by the end that starts it. */
export type Rekeys = { readonly azure: Selection; readonly cds: Selection };

/** Both ends, both directions, and what follows. */
export interface Judgement {
  readonly azure: End;
  readonly cds: End;
  readonly checks: readonly PeerCheck[];
  readonly azureInitiates: Walk;
  readonly cdsInitiates: Walk;
  /** The directions that count for an effect: those that the settings allow, or both where they allow none. */
  readonly counted: readonly Walk[];
  /** The version that is spoken once the tunnel is up, as far as one can tell. */
  readonly version: IkeVersion;
  readonly rekeys: Rekeys;
  /** By the protocol alone: without what merely degrades it. */
  readonly verdict: Verdict;
}

/** Follows both directions and every renewal of a tunnel between two ends. */
export function judge(azure: End, cds: End, checks: readonly PeerCheck[]): Judgement {
  const azureInitiates = walk(azure, cds, checks);
  const cdsInitiates = walk(cds, azure, checks);
  const version = spoken(azureInitiates) ?? spoken(cdsInitiates) ?? azure.startsWith ?? cds.startsWith ?? 2;
  const isUp = azureInitiates.outcome === "established" || cdsInitiates.outcome !== "established";
  const rekeys = rekeysOf({ azureInitiates, cdsInitiates }, version, isUp ? azureInitiates.ike : cdsInitiates.ike);
  const both = [azureInitiates, cdsInitiates];
  const tried = both.filter(({ allowed }) => allowed !== false);
  const verdict = verdictOf({ azure, cds, azureInitiates, cdsInitiates, rekeys }, tried);
  const counted = tried.length === 0 ? both : tried;
  return { azure, cds, checks, azureInitiates, cdsInitiates, counted, version, rekeys, verdict };
}

function spoken({ outcome, version }: Walk): IkeVersion | undefined {
  return outcome === "established" ? version : undefined;
}

/** What each end comes to when it renews the child SA: either may, whichever end started the tunnel (RFC 7296, 2.8). */
export function rekeysOf(
  { azureInitiates, cdsInitiates }: Pick<Judgement, "azureInitiates" | "cdsInitiates">,
  version: IkeVersion,
  ike: Selection,
): Rekeys {
  const rekey = ({ initiator, responder, laterChild, version: own }: Walk): Selection =>
    version === 2 && own === 2 ? laterChild : selectRekey(initiator, responder, version, ike);
  return { azure: rekey(azureInitiates), cds: rekey(cdsInitiates) };
}

type Links = Pick<Judgement, "azure" | "cds" | "azureInitiates" | "cdsInitiates" | "rekeys">;

function verdictOf(links: Links, tried: readonly Walk[]): Verdict {
  const { rekeys } = links;
  const outcomes = tried.map(({ outcome }) => outcome);
  if (outcomes.every((outcome) => outcome === "failed")) return "down";
  if (outcomes.includes("unknown")) return "unknown";
  if (outcomes.includes("failed")) return "one-way";
  const renewals = [rekeys.azure.kind, rekeys.cds.kind];
  if (renewals.includes("none")) return "breaks-at-rekey";
  if (renewals.includes("open")) return "unknown";
  return missingPairs(links).length > 0 ? "partial" : "up";
}

/** Pairs of prefixes that one end has and that do not come up, or only when one of the ends that may start it does. */
function missingPairs({ azure, cds, azureInitiates, cdsInitiates }: Links): readonly SelectorPair[] {
  const tried = [azureInitiates, cdsInitiates].filter(({ outcome }) => outcome === "established");
  return pairsNotUp(azure, cds, tried, ({ outcome }) => isUp(outcome));
}

/** The same by the prefixes alone, in the directions that are given. */
export function unmetPairs(azure: End, cds: End, walks: readonly Walk[]): readonly SelectorPair[] {
  return pairsNotUp(azure, cds, walks, ({ met }) => met === "established" || met === "narrowed" || met === "unknown");
}

function pairsNotUp(
  azure: End,
  cds: End,
  walks: readonly Walk[],
  isGood: (pair: PairOutcome) => boolean,
): readonly SelectorPair[] {
  if (samePairs(azure, cds) && walks.every(({ pairs }) => pairs?.every(isGood) === true)) return [];
  const missing = new PairSet();
  let isNarrowed = false;
  for (const { pairs = [] } of walks) {
    for (const pair of pairs) {
      if (!isGood(pair)) missing.add(pair);
      if (pair.met === "narrowed") isNarrowed = true;
    }
  }
  // What was narrowed cannot be told from what is missing by its text.
  if (isNarrowed) return missing.list();
  const azureStarts = walks.some(({ initiator }) => initiator === azure);
  const wanted = [...(azureStarts ? (azure.pairs ?? []) : []), ...(cds.pairs ?? [])];
  for (const { pairs } of walks) {
    if (pairs === undefined) continue;
    const up = new PairSet(pairs.filter(isGood));
    for (const pair of wanted) if (!up.has(pair.azure, pair.cds)) missing.add(pair);
  }
  return missing.list();
}

/** Whether both ends have the same pairs of prefixes, in the same order. */
export function samePairs({ pairs: left }: End, { pairs: right }: End): boolean {
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  return left.every(({ azure, cds }, index) => azure === right[index]?.azure && cds === right[index]?.cds);
}
