import type { Verdict } from "../ipsec/judge.ts";
import { type Join, type Joinable, type JoinFinding, type JoinParameter, joinsOf } from "./join.ts";
import { lookAtBlock, lookAtSegments } from "./lookAtAddresses.ts";
import { lookAtAsn, lookAtPeering, lookAtProvider, lookAtRoutes, lookAtTier } from "./lookAtCircuit.ts";
import { lookAtIds } from "./lookAtIds.ts";
import { lookAtKeys } from "./lookAtKeys.ts";

/** What comes of joining a private cloud with a circuit. */
export interface JoinJudgement {
  readonly join: Join;
  readonly verdict: Verdict;
  readonly provided: readonly string[];
  readonly parameters: readonly JoinParameter[];
  readonly findings: readonly JoinFinding[];
}

// In the order in which a set-up meets them.
const looks = [
  lookAtIds,
  lookAtKeys,
  lookAtProvider,
  lookAtPeering,
  lookAtTier,
  lookAtAsn,
  lookAtBlock,
  lookAtSegments,
  lookAtRoutes,
];

/** Judges every pair of a private cloud and a circuit on premises. */
export function judgeJoins(read: Joinable): readonly JoinJudgement[] {
  return joinsOf(read).map((join) => judgeJoin(read, join));
}

function judgeJoin(read: Joinable, join: Join): JoinJudgement {
  const seen = looks.map((look) => look(read, join));
  const parameters = seen.map(({ parameter }) => parameter);
  return {
    join,
    verdict: verdictOf(parameters),
    provided: seen.flatMap(({ provided }) => provided),
    parameters,
    findings: seen.flatMap(({ findings }) => findings),
  };
}

// What cannot be is certain, whatever else is open.
function verdictOf(parameters: readonly JoinParameter[]): Verdict {
  const effects = new Set(parameters.map(({ effect }) => effect));
  if (effects.has("blocks")) return "down";
  if (effects.has("unknown")) return "unknown";
  return effects.has("degrades") ? "degraded" : "up";
}
