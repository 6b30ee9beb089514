import { reportAdvice } from "./advice.ts";
import { azureEnd, azureRoutings } from "./azureOffers.ts";
import { isDegraded } from "./degradation.ts";
import { reportDifferences } from "./differences.ts";
import { edgeEnd } from "./edgeOffers.ts";
import type { End } from "./end.ts";
import { Findings } from "./findings.ts";
import { type Judgement, judge, type Verdict } from "./judge.ts";
import { type ParameterResult, parametersOf } from "./parameters.ts";
import { checkPeers, type PeerCheck } from "./peer.ts";
import type { TunnelEnd } from "./tunnelEnd.ts";

/** What there is to say about two ends, before it is put into words for people or ways to mend it are looked for. */
export interface Assessment {
  readonly judgement: Judgement;
  readonly parameters: readonly ParameterResult[];
  readonly findings: Findings;
  readonly verdict: Verdict;
}

/** Judges two ends and reports all differences. */
export function assess(azure: TunnelEnd, cds: TunnelEnd): Assessment {
  const judgement = judgeEnds(azure, cds);
  const parameters = parametersOf(judgement);
  const table = new Map(parameters.map((row) => [row.name, row]));
  const findings = new Findings(judgement);
  reportDifferences(judgement, table, findings);
  reportUndecided(judgement, findings);
  if (judgement.verdict === "one-way") reportOneWay(judgement, findings);
  reportAdvice(judgement, table, findings);
  return { judgement, parameters, findings, verdict: verdictOf(judgement) };
}

/** The verdict, with what is up but not as intended. */
export function verdictOf(judgement: Judgement): Verdict {
  return judgement.verdict === "up" && isDegraded(judgement) ? "degraded" : judgement.verdict;
}

interface Undecided extends Judgement {
  /** Nothing tells which routing type the Azure gateway has, and the verdict hangs on it. */
  readonly undecided?: true;
}

/** What of a judgement is there already, because what it hangs on is the same. */
interface Made {
  readonly edge?: End;
  readonly checks?: readonly PeerCheck[];
}

/** The judgement of two ends; where the routing type of the Azure gateway is open, it counts only if it makes no difference. */
export function judgeEnds(azure: TunnelEnd, cds: TunnelEnd, made: Made = {}): Undecided {
  const { edge = edgeEnd(cds), checks = checkPeers(azure, cds) } = made;
  const [first, ...others] = azureRoutings(azure).map((routing) => judge(azureEnd(azure, routing), edge, checks));
  const judgement = first as Judgement;
  if (others.every(({ verdict }) => verdict === judgement.verdict)) return judgement;
  return { ...judgement, verdict: "unknown", undecided: true };
}

function reportUndecided({ undecided, azure }: Undecided, findings: Findings): void {
  if (undecided !== true) return;
  findings.differ(
    "NT4015",
    "ike.encryption",
    "It is not known whether the Azure gateway is route-based or policy-based, and the default policies of the two differ",
    `Give the resource of the gateway too${azure.view.gateway === undefined ? "" : ": its vpnType"}`,
  );
}

function reportOneWay({ azureInitiates }: Judgement, findings: Findings): void {
  const fails = azureInitiates.outcome === "failed" ? "Azure" : "the edge";
  const works = fails === "Azure" ? "the edge" : "Azure";
  findings.differ(
    "NT4014",
    "initiation",
    `The tunnel comes up when ${works} starts it, and fails when ${fails} does`,
    `Mend what ${fails} fails at; until then let only ${works} start`,
  );
}
