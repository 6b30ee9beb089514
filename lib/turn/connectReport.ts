import { reached } from "../connect/groupReach.ts";
import type { ConnectMember } from "../connect/members.ts";
import { type ReachToday, TodaysReach } from "../connect/reachToday.ts";
import type { PlacedMember } from "../connect/side.ts";
import type { Code } from "../diagnostics/code.ts";
import type { ConnectGroup } from "../model/connectGroup.ts";
import type { Network } from "../model/network.ts";
import type { Spot } from "../source/tree.ts";
import type { TurnContext } from "./turnContext.ts";

type Links = ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>;

/** The code of what a network of today cannot keep of who reached whom. */
export type LostReach = Extract<Code, "NT3521" | "NT3522" | "NT3523" | "NT3524" | "NT3525">;

/** What became of the reach of two members; undefined when it is as it was. */
export function lostReach(
  one: PlacedMember,
  other: PlacedMember,
  before: boolean,
  today: ReachToday,
): LostReach | undefined {
  if (today === "own network") return "NT3524";
  if (today === "not guaranteed") return before ? "NT3521" : "NT3524";
  if (before === (today === "yes")) return undefined;
  if (before) return "NT3525";
  return one.side.kind === "clients" || other.side.kind === "clients" ? "NT3522" : "NT3523";
}

/** Says what a network of today cannot keep: one finding for all members of the same groups at the same places. */
export function reportLostReach(
  context: TurnContext,
  network: Network,
  placed: readonly PlacedMember[],
  links: Links,
): void {
  const reach = new TodaysReach(network);
  const classes = classesOf(placed);
  for (const [index, one] of classes.entries()) {
    for (const other of classes.slice(index)) reportPairs(context, one, other, { reach, links });
  }
}

interface Judge {
  readonly reach: TodaysReach;
  readonly links: Links;
}

const mostPairs = 40_000;

function reportPairs(
  context: TurnContext,
  one: readonly PlacedMember[],
  other: readonly PlacedMember[],
  { reach, links }: Judge,
): void {
  const [first] = one;
  const [second] = other;
  if (first === undefined || second === undefined || first.member.scope !== second.member.scope) return;
  const before = reached(first.member, second.member, links) || (one === other && sameReach(one, links));
  const lost = new Map<LostReach, [Set<PlacedMember>, Set<PlacedMember>]>();
  // Members of one class differ by their addresses only; a great many of them are judged by the first.
  const few = one.length * other.length <= mostPairs;
  for (const left of few ? one : [first]) {
    for (const right of few ? other : [one === other ? (one[1] ?? first) : second]) {
      if (left === right && left.member.kind === "machine") continue;
      const code = lostReach(left, right, before, reach.between(left, right));
      if (code === undefined) continue;
      const both = lost.get(code) ?? [new Set(), new Set()];
      lost.set(code, both);
      for (const member of few ? [left] : one) both[0].add(member);
      for (const member of few ? [right] : other) both[1].add(member);
    }
  }
  for (const [code, [left, right]] of lost) {
    if (one === other) reportOne(context, code, [...new Set([...left, ...right])], [], before);
    else reportOne(context, code, [...left], [...right], before);
  }
}

// A machine does not reach itself: in a class, any other one tells.
function sameReach(members: readonly PlacedMember[], links: Links): boolean {
  const [first, second] = members;
  return first !== undefined && second !== undefined && reached(first.member, second.member, links);
}

/** Members that are alike in everything but their names and addresses. */
function classesOf(placed: readonly PlacedMember[]): readonly (readonly PlacedMember[])[] {
  const classes = new Map<string, PlacedMember[]>();
  for (const each of placed) {
    const { member, side } = each;
    const place = side.kind === "site" ? `site ${side.site}` : side.kind;
    const identity = [member.scope, member.kind, place, ...member.groups.map(({ key }) => key)].join("\n");
    const known = classes.get(identity);
    if (known === undefined) classes.set(identity, [each]);
    else known.push(each);
  }
  return [...classes.values()];
}

function reportOne(
  context: TurnContext,
  code: LostReach,
  left: readonly PlacedMember[],
  right: readonly PlacedMember[],
  before: boolean,
): void {
  const names = right.length === 0 ? namesOf(left) : `${namesOf(left)} and ${namesOf(right)}`;
  const { message, help } = words(code, names, before);
  context.report(code, { message, help, at: spotOf(context, left[0]) ?? spotOf(context, right[0]) });
}

function words(code: LostReach, names: string, before: boolean): { readonly message: string; readonly help: string } {
  switch (code) {
    case "NT3521":
      return {
        message: `${names} reached each other through the relay; a gateway does not promise to pass traffic on between machines`,
        help: "Join their places by a tunnel of their own, or put what they share into the network",
      };
    case "NT3522":
      return {
        message: `${names} did not reach each other and now do: all machines that dial in have addresses of one pool`,
        help: "Give the machines a site with fixed addresses, give the groups descriptions of their own, or filter on the machines",
      };
    case "NT3523":
      return {
        message: `${names} did not reach each other and now do: rules go by addresses, and these share theirs`,
        help: "State the address of every machine at the site, each once",
      };
    case "NT3524":
      return {
        message: `${names} ${before ? "reached each other through Connect" : "did not reach each other through Connect"}; no rule of the network sees what goes on between them now`,
        help: before
          ? "Nothing, where their own network lets them meet"
          : "Filter on the machines, or at the device of their site, what must not pass",
      };
    case "NT3525":
      return {
        message: `${names} reached each other and cannot now: an address is missing, outside of its site, or had no room`,
        help: "State the prefixes of the site and addresses inside of them, and an address space that is large enough",
      };
  }
}

const mostNames = 20;

function namesOf(members: readonly PlacedMember[]): string {
  const shown = members.slice(0, mostNames).map(({ member }) => nameOf(member));
  const rest = members.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")}, ${rest} more`;
}

function nameOf({ kind, name }: ConnectMember): string {
  return kind === "role" ? `role "${name}"` : `"${name}"`;
}

function spotOf({ places }: TurnContext, placed: PlacedMember | undefined): Spot | undefined {
  if (placed === undefined) return undefined;
  const { role, endpoints } = placed.member;
  const holder = role ?? endpoints[0];
  return holder === undefined ? undefined : places.spotOf(holder, "name");
}
