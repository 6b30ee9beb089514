import type { ConnectGroup } from "../model/connectGroup.ts";
import type { ConnectMember } from "./members.ts";

/** Why two members reached each other. */
export type ReachReason =
  /** Both are in one group, whose members may reach each other. */
  | { readonly why: "interconnected"; readonly group: ConnectGroup }
  /** A machine and a role are in one group. */
  | { readonly why: "role-and-machine"; readonly group: ConnectGroup }
  /** Their groups are linked. */
  | { readonly why: "linked"; readonly group: ConnectGroup; readonly other: ConnectGroup };

/**
 * Why two members reached each other through the relay; undefined when they did not. Reach goes both ways, and does not go on
 * through a third. Source: notes of the time. Not verified is the default of a group that is not interconnected: a machine
 * and a role in it reach each other, two machines or two roles do not.
 *
 * A role is compared with itself for its instances, which reach each other as members of one group do.
 */
export function reasonToReach(
  one: ConnectMember,
  other: ConnectMember,
  links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>,
): ReachReason | undefined {
  if (one.scope !== other.scope) return undefined;
  let weaker: ReachReason | undefined;
  for (const group of one.groups) {
    for (const theirs of other.groups) {
      if (theirs !== group) {
        if (links.get(group)?.has(theirs) === true) weaker ??= { why: "linked", group, other: theirs };
      } else if (group.interconnected === true) return { why: "interconnected", group };
      else if (one.kind !== other.kind) weaker ??= { why: "role-and-machine", group };
    }
  }
  return weaker;
}

/** Whether two members reached each other through the relay. */
export function reached(
  one: ConnectMember,
  other: ConnectMember,
  links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>,
): boolean {
  if (one === other && one.kind === "machine") return false;
  return reasonToReach(one, other, links) !== undefined;
}
