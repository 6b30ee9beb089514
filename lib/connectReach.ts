import { reached } from "./connect/groupReach.ts";
import { linksOf } from "./connect/members.ts";
import { type ReachToday, TodaysReach } from "./connect/reachToday.ts";
import type { PlacedMember } from "./connect/side.ts";
import type { Code } from "./diagnostics/code.ts";
import type { Reading } from "./read.ts";
import { Places } from "./source/places.ts";
import { designConnect } from "./turn/connectDesign.ts";
import { lostReach } from "./turn/connectReport.ts";

export type { ReachToday } from "./connect/reachToday.ts";

/** A machine, or a role with all its instances. */
export interface ConnectReachMember {
  /** Which of the two it is. */
  readonly kind: "machine" | "role";
  /** As the input has it. */
  readonly name: string;
  /** Names of its groups, in their order. */
  readonly groups: readonly string[];
}

/** Two members, or a role with itself for its instances. */
export interface ConnectReachPair {
  /** Their places in the list of members, the smaller first. */
  readonly members: readonly [number, number];
  /** Whether they reached each other through the relay. */
  readonly before: boolean;
  /** Whether they do in the network that is designed for them. */
  readonly today: ReachToday;
  /** The code of the finding that says why it is not as it was; absent where it is. */
  readonly code?: Code;
}

/** Who reached whom through Azure Connect, and who reaches whom in the network that takes its place. */
export interface ConnectReach {
  /** Machines in the order of the groups, then roles. */
  readonly members: readonly ConnectReachMember[];
  /** Every pair of one subscription once, in the order of the members. */
  readonly pairs: readonly ConnectReachPair[];
}

/**
 * Computes who could reach whom in groups of Azure Connect, and who can in the network that a conversion to Azure designs
 * for them. Reach goes both ways. The rule is the one of notes of the time; the default of a group that is not
 * interconnected is not verified. Empty for inputs that describe no groups or roles. Every pair is listed, so that the
 * result grows with the square of the members.
 *
 * @example
 * ```ts
 * import { connectReach, read } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const group = { name: "Office", endpoints: ["desk-1", "desk-2"], roles: ["Web"] };
 * const text = JSON.stringify({ connectGroups: [group] });
 * const { members, pairs } = connectReach(read({ name: "connect.json", text }));
 * assert.deepEqual(members.map(({ name }) => name), ["desk-1", "desk-2", "Web"]);
 * const desks = pairs.find(({ members: [one, other] }) => one === 0 && other === 1);
 * assert.deepEqual([desks?.before, desks?.today], [false, "not guaranteed"]);
 * ```
 */
export function connectReach({ network }: Pick<Reading, "network">): ConnectReach {
  const { placed, network: today } = designConnect(network, new Places());
  const links = linksOf(network.connectGroups);
  const reach = new TodaysReach(today);
  const pairs: ConnectReachPair[] = [];
  for (const [index, one] of placed.entries()) {
    for (let at = index; at < placed.length; at++) {
      const other = placed[at] as PlacedMember;
      if (one.member.scope !== other.member.scope || (one === other && isAlone(one))) continue;
      const before = reached(one.member, other.member, links);
      const now = reach.between(one, other);
      const code = lostReach(one, other, before, now);
      pairs.push({ members: [index, at], before, today: now, ...(code === undefined ? {} : { code }) });
    }
  }
  const members = placed.map(({ member: { kind, name, groups } }): ConnectReachMember => {
    return { kind, name, groups: groups.map((group) => group.name) };
  });
  return { members, pairs };
}

// A machine has nobody to reach in itself, and neither has a role of one instance.
function isAlone({ member: { kind, role } }: PlacedMember): boolean {
  return kind === "machine" || role?.instances === 1 || role?.instances === 0;
}
