import { known } from "../model/stated.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
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

function reportPhase(
  { azure, cds, version }: Judgement,
  [key, parameter, phase]: (typeof phases)[number],
  findings: Findings,
): void {
  const first = firstRenewal(azure, cds, key);
  if (first === undefined) return;
  const [left = 0, right = 0] = [azure.lifetimes[key], cds.lifetimes[key]];
  if (areNear(left, right)) {
    const times = left === right ? `${left} seconds` : `nearly the same time, ${left} and ${right} seconds`;
    findings.differ(
      "NT4041",
      parameter,
      `Both ends renew phase ${phase} after ${times}, and may do it at the same moment`,
      "Set one a tenth shorter; the vendors recommend equal times",
    );
    if (first.by === undefined) return;
  }
  const who = first.by === "azure" ? "Azure" : "the edge";
  findings.differ(
    version === 1 ? "NT4040" : "NT4039",
    parameter,
    `The lifetimes of phase ${phase} differ: ${left} seconds on the Azure end, ${right} on the edge; ${who} renews first`,
    version === 1
      ? "Make them equal, or use IKEv2, which does not negotiate them"
      : "Nothing: each end has a clock of its own",
    { azure: [String(left)], cds: [String(right)] },
  );
}

// Ends that are a tenth apart do not meet, whatever part of its time each takes off at random.
function areNear(one: number, other: number): boolean {
  return Math.abs(one - other) * 10 < Math.max(one, other);
}

function reportPhase1({ azure, cds, version }: Judgement, findings: Findings): void {
  const first = firstRenewal(azure, cds, "ikeSeconds");
  if (version !== 2 || first === undefined || first.by === "azure") return;
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

function reportShort({ azure, cds }: Judgement, findings: Findings): void {
  const { childSeconds, childKilobytes } = azure.lifetimes;
  const isFaulty = (name: string): boolean =>
    [...azure.faults, ...cds.faults].some(({ parameter }) => parameter === name);
  if (childSeconds !== undefined && childSeconds < shortSeconds && !isFaulty("child.lifetimeSeconds")) {
    findings.differ(
      "NT4062",
      "child.lifetimeSeconds",
      `Azure renews phase 2 every ${childSeconds} seconds`,
      "Use 3600 seconds or more",
    );
  }
  if (childKilobytes === undefined || isFaulty("child.lifetimeKilobytes")) return;
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
