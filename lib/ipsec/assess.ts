import { reportAdvice } from "./advice.ts";
import { azureEnd, azureRoutings } from "./azureOffers.ts";
import { isDegraded } from "./degradation.ts";
import { reportDifferences } from "./differences.ts";
import { edgeEnd } from "./edgeOffers.ts";
import type { End } from "./end.ts";
import { Findings } from "./findings.ts";
import { type Judgement, judge, type Verdict } from "./judge.ts";
import { type ParameterResult, ParameterTable, parametersOf } from "./parameters.ts";
import { checkPeers, type PeerCheck } from "./peer.ts";
import type { TunnelEnd } from "./tunnelEnd.ts";

/** What there is to say about two ends, before it is put into words for people or ways to mend it are looked for. */
export interface Assessment extends EndsJudgement {
  readonly parameters: readonly ParameterResult[];
  readonly findings: Findings;
  readonly verdict: Verdict;
}

/** Judges two ends and reports all differences. */
export function assess(azure: TunnelEnd, cds: TunnelEnd): Assessment {
  const ends = judgeEnds(azure, cds);
  const { judgement } = ends;
  const parameters = parametersOf(judgement);
  const table = new ParameterTable(parameters);
  const findings = new Findings(judgement);
  reportDifferences(judgement, table, findings);
  if (ends.isUndecided) reportUndecided(judgement, findings);
  if (judgement.verdict === "one-way") reportOneWay(judgement, findings);
  reportAdvice(judgement, table, findings);
  const verdict = verdictOf(judgement);
  return { judgement, azureEnds: ends.azureEnds, isUndecided: ends.isUndecided, parameters, findings, verdict };
}

/** The verdict, with what is up but not as intended. `isOdd`: whether it has odd traffic, where that is known. */
export function verdictOf(judgement: Judgement, isOdd?: boolean): Verdict {
  return judgement.verdict === "up" && isDegraded(judgement, isOdd) ? "degraded" : judgement.verdict;
}

/** Two ends as they behave, and what follows. */
export interface EndsJudgement {
  readonly judgement: Judgement;
  /** The Azure end by each routing type that its gateway can have. */
  readonly azureEnds: readonly End[];
  /** Nothing tells which routing type the Azure gateway has, and the verdict hangs on it. */
  readonly isUndecided: boolean;
}

/** What of a judgement is there already, because what it hangs on is the same. */
interface Made {
  readonly azureEnds?: readonly End[] | undefined;
  readonly edge?: End | undefined;
  readonly checks?: readonly PeerCheck[] | undefined;
}

/** The judgement of two ends; where the routing type of the Azure gateway is open, it counts only if it makes no difference. */
export function judgeEnds(azure: TunnelEnd, cds: TunnelEnd, made: Made = {}): EndsJudgement {
  const {
    azureEnds = azureRoutings(azure).map((routing) => azureEnd(azure, routing)),
    edge = edgeEnd(cds),
    checks = checkPeers(azure, cds),
  } = made;
  const [first, ...others] = azureEnds.map((end) => judge(end, edge, checks));
  const judgement = first as Judgement;
  const isUndecided = others.some(({ verdict }) => verdict !== judgement.verdict);
  return { judgement: isUndecided ? { ...judgement, verdict: "unknown" } : judgement, azureEnds, isUndecided };
}

function reportUndecided({ azure }: Judgement, findings: Findings): void {
  findings.differ(
    "NT4015",
    "ike.encryption",
    "It is not known whether the Azure gateway is route-based or policy-based, and the default policies of the two differ",
    `Give the resource of the gateway too${azure.view.gateway === undefined ? "" : ": its vpnType"}`,
  );
}

function reportOneWay({ azureInitiates, azure }: Judgement, findings: Findings): void {
  const fails = azureInitiates.outcome === "failed" ? "Azure" : "the edge";
  const works = fails === "Azure" ? "the edge" : "Azure";
  findings.differ(
    "NT4014",
    "initiation",
    `The tunnel comes up when ${works} starts it, and fails when ${fails} does`,
    `Mend what ${fails} fails at${stopGap(works, azure)}`,
  );
}

// The connection mode counts with IKEv2 only.
function stopGap(works: "Azure" | "the edge", { startsWith }: End): string {
  if (works === "Azure") return "; until then set connectorInitiationMode to RESPOND_ONLY, so that only Azure starts";
  return startsWith === 1 ? "" : "; until then set connectionMode to ResponderOnly, so that only the edge starts";
}
