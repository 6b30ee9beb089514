import { known } from "../model/stated.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import type { ParameterName } from "./end.ts";
import type { Findings } from "./findings.ts";
import type { Judgement } from "./judge.ts";
import { firstRenewal } from "./renewal.ts";
import { placeAt } from "./tunnelEnd.ts";

const phases = [
  ["ikeSeconds", "ike.lifetimeSeconds", 1],
  ["childSeconds", "child.lifetimeSeconds", 2],
] as const;

/** Reports which end renews first, and lifetimes that collide, are too short or not stated. */
export function reportLifetimes(judgement: Judgement, findings: Findings): void {
  for (const phase of phases) reportPhase(judgement, phase, findings);
  reportPhase1(judgement, findings);
  reportShort(judgement, findings);
  reportUnstated(judgement, findings);
}

function reportPhase(judgement: Judgement, [key, parameter, phase]: (typeof phases)[number], findings: Findings): void {
  const { azure, cds, version } = judgement;
  const first = firstRenewal(azure, cds, key);
  if (first === undefined || isFaulty(judgement, parameter)) return;
  const [left = 0, right = 0] = [azure.lifetimes[key], cds.lifetimes[key]];
  if (version === 2 && areNear(left, right)) {
    // Of phase 1 there is more to say where the edge is no later than Azure.
    if (phase === 2 || first.by === "azure") reportNear(judgement, parameter, phase, [left, right], findings);
    return;
  }
  if (first.by === undefined) return;
  const who = first.by === "azure" ? "Azure" : "the edge";
  findings.differ(
    version === 1 ? "NT4040" : "NT4039",
    parameter,
    `The lifetimes of phase ${phase} differ: ${left} seconds on the Azure end, ${right} on the edge; ${who} renews first`,
    version === 1 ? equalHelp(judgement, phase, left) : "Nothing to do: each end has a clock of its own",
    { azure: [String(left)], cds: [String(right)] },
  );
}

function isFaulty({ azure, cds }: Judgement, name: ParameterName): boolean {
  return [...azure.faults, ...cds.faults].some(({ parameter }) => parameter === name);
}

// The lifetime of phase 1 is fixed at Azure, and on a policy-based gateway that of phase 2 as well.
function equalHelp({ azure }: Judgement, phase: 1 | 2, seconds: number): string {
  const onEdge = `Set that of the edge to ${seconds}: Azure has no setting for it`;
  if (azure.selectorRule === "exact") return onEdge;
  return `${phase === 1 ? onEdge : "Make them equal"}; or use IKEv2, which does not negotiate them`;
}

function reportNear(
  { azure }: Judgement,
  parameter: ParameterName,
  phase: 1 | 2,
  [left, right]: readonly [left: number, right: number],
  findings: Findings,
): void {
  const times = left === right ? `${left} seconds` : `nearly the same time, ${left} and ${right} seconds`;
  const own = azure.hasDefaultPolicy ? "Set that of the edge" : "Set one";
  findings.differ(
    "NT4041",
    parameter,
    `Both ends renew phase ${phase} after ${times}, and may do it at the same moment`,
    phase === 1
      ? "Set that of the edge to 86400, the default: that of Azure is fixed"
      : `${own} a tenth shorter: IKEv2 does not need equal times, though the edge article of Microsoft asks for them`,
  );
}

// Ends that are a tenth apart do not meet, whatever part of its time each takes off at random.
function areNear(one: number, other: number): boolean {
  return Math.abs(one - other) * 10 < Math.max(one, other);
}

function reportPhase1(judgement: Judgement, findings: Findings): void {
  const { azure, cds, version } = judgement;
  const first = firstRenewal(azure, cds, "ikeSeconds");
  if (version !== 2 || first === undefined || first.by === "azure" || isFaulty(judgement, "ike.lifetimeSeconds"))
    return;
  const when = first.by === undefined ? "when Azure does" : `before Azure does after ${azure.lifetimes.ikeSeconds}`;
  findings.differ(
    "NT4061",
    "ike.lifetimeSeconds",
    `The edge renews phase 1 after ${first.seconds} seconds, ${when}: if the tunnel drops each time, the edge deletes what it should renew`,
    "Set the lifetime of phase 1 on the edge to 86400, the default, so that Azure renews; that of Azure is fixed",
  );
}

// Below what an edge takes at all (VMware Cloud Director OpenAPI 37.2); Azure takes a third of it.
const shortSeconds = 900;
// A line that is in use, to tell how often a volume is reached.
const line = { megabitsPerSecond: 100, leastSeconds: 60 };

function reportShort(judgement: Judgement, findings: Findings): void {
  const { childSeconds, childKilobytes } = judgement.azure.lifetimes;
  if (childSeconds !== undefined && childSeconds < shortSeconds && !isFaulty(judgement, "child.lifetimeSeconds")) {
    findings.differ(
      "NT4062",
      "child.lifetimeSeconds",
      `Azure renews phase 2 every ${childSeconds} seconds`,
      "Use 3600 seconds or more",
    );
  }
  if (childKilobytes === undefined || isFaulty(judgement, "child.lifetimeKilobytes")) return;
  const seconds = Math.floor((childKilobytes * 1024 * 8) / (line.megabitsPerSecond * 1_000_000));
  if (seconds >= line.leastSeconds) return;
  findings.differ(
    "NT4062",
    "child.lifetimeKilobytes",
    `Azure renews phase 2 after ${childKilobytes} kilobytes: at ${line.megabitsPerSecond} Mbit/s ${seconds === 0 ? "several times a second" : `every ${seconds} seconds`}`,
    "Use 102400000 kilobytes, the default",
  );
}

function reportUnstated({ cds: { view } }: Judgement, findings: Findings): void {
  const policy = known(view.tunnel.policy);
  if (policy === undefined) return;
  for (const phase of ["ike", "child"] as const) {
    if (policy[phase].lifetimeSeconds !== undefined) continue;
    findings.one(
      "NT4064",
      `The edge does not state its lifetime of phase ${phase === "ike" ? 1 : 2}: ${edgeDefaults[phase].lifetimeSeconds} seconds are assumed, the default of its API`,
      "Read saLifeTime of the tunnel: a page of NSX 9.0 names another default",
      placeAt(view, [policy[phase], "lifetimeSeconds"], [view.tunnel, "profile"]),
    );
  }
}
