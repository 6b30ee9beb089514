import { type ReachReason, reached, reasonToReach } from "../connect/groupReach.ts";
import type { ConnectMember, Neighbours } from "../connect/members.ts";
import type { ConnectGroup } from "../model/connectGroup.ts";
import type { SecurityRule } from "../model/securityGroup.ts";
import type { Places } from "../source/places.ts";
import type { Leaf } from "../source/tree.ts";
import { type Address, addressList } from "./connectAddresses.ts";
import type { Home, Unit } from "./connectUnits.ts";
import { leavesOf, Mirror } from "./origins.ts";

/** What rules are made from. */
export interface RuleSurroundings {
  readonly places: Places;
  readonly links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>;
  readonly neighbours: Neighbours;
  /** Where each member stands. */
  readonly unitOf: ReadonlyMap<ConnectMember, Unit>;
  /** The addresses of some members of a unit. */
  readonly addressesOf: (unit: Unit, members: readonly ConnectMember[]) => readonly Address[];
  /** The addresses of a subnet. */
  readonly subnetOf: (home: Home) => readonly Address[];
  /** Everything that traffic can come from or go to. */
  readonly everything: readonly Address[];
}

/** Members of one place that reach the same roles of another. */
interface Opening {
  readonly unit: Unit;
  readonly members: readonly ConnectMember[];
  readonly roles: readonly ConnectMember[];
}

const firstPriority = 100;
const lastPriority = 4096;
const prioritiesNote =
  "priority: rules that allow are counted from 100, and the one that denies all others has the last number, 4096";
const anyNote = "*: Connect did not tell protocols and ports apart";

/** The rules of a subnet: what its groups allow, in both directions, and behind that nothing. */
export function rulesFor(around: RuleSurroundings, home: Home): readonly SecurityRule[] {
  const openings = openingsOf(around, home);
  const names = new RuleNames();
  const step = openings.length < 390 ? 10 : 1;
  const allowed = openings.flatMap((opening, index) => {
    const near = nearAddresses(around, home, opening);
    const far = around.addressesOf(opening.unit, opening.members);
    const text = explained(around, opening);
    const leaves = openingLeaves(around, opening);
    const priority = firstPriority + index * step;
    const both = [
      ["Inbound", "from", far, near],
      ["Outbound", "to", near, far],
    ] as const;
    if (near.length === 0 || far.length === 0) return [];
    return both.map(([direction, word, sources, destinations]) =>
      ruleOf(around.places, {
        name: names.take(`${word}-${opening.unit.label}`),
        text,
        leaves,
        priority,
        direction,
        action: "Allow",
        sources,
        destinations,
      }),
    );
  });
  return [...allowed, ...denied(around, home)];
}

/** Members by the roles of a home that they reach, for each unit that they stand in. */
function openingsOf({ links, neighbours, unitOf }: RuleSurroundings, home: Home): readonly Opening[] {
  const rolesOf = new Map<ConnectMember, ConnectMember[]>();
  for (const role of home.members) {
    for (const member of neighbours.of(role)) {
      if (!reached(member, role, links)) continue;
      const known = rolesOf.get(member);
      if (known === undefined) rolesOf.set(member, [role]);
      else known.push(role);
    }
  }
  const places = new Map(home.members.map((role, index) => [role, index]));
  const openings = new Map<Unit, Map<string, { members: ConnectMember[]; roles: Set<ConnectMember> }>>();
  for (const [member, roles] of rolesOf) {
    const unit = unitOf.get(member);
    if (unit === undefined) continue;
    const ofUnit = openings.get(unit) ?? new Map<string, { members: ConnectMember[]; roles: Set<ConnectMember> }>();
    openings.set(unit, ofUnit);
    // Nobody can tell machines apart that dial in: what one may, all may.
    const identity = unit.kind === "clients" ? "" : roles.map((role) => places.get(role)).join();
    const opening = ofUnit.get(identity) ?? { members: [], roles: new Set() };
    ofUnit.set(identity, opening);
    opening.members.push(member);
    for (const role of roles) opening.roles.add(role);
  }
  return [...openings].flatMap(([unit, ofUnit]) =>
    [...ofUnit.values()].map(({ members, roles }) => ({ unit, members, roles: [...roles] })),
  );
}

// Where all roles of a subnet are meant, machines that come later are too.
function nearAddresses(around: RuleSurroundings, home: Home, { roles }: Opening): readonly Address[] {
  return roles.length === home.members.length ? around.subnetOf(home) : around.addressesOf(home, roles);
}

function denied(around: RuleSurroundings, home: Home): readonly SecurityRule[] {
  const { places, everything, subnetOf } = around;
  const { group } = home;
  const near = subnetOf(home);
  if (near.length === 0) return [];
  const leaves = group === undefined ? [] : leavesOf(places, group, "interconnected");
  const interconnected = group?.interconnected === true ? "interconnected" : "not interconnected";
  const what = group === undefined ? "the role is in no group" : `the group is ${interconnected}`;
  const text = `Denies what no rule above allows; ${what}`;
  const both = [
    ["Inbound", "deny-other-inbound", everything, near],
    ["Outbound", "deny-other-outbound", near, everything],
  ] as const;
  return both.map(([direction, name, sources, destinations]) =>
    ruleOf(places, { name, text, leaves, priority: lastPriority, direction, action: "Deny", sources, destinations }),
  );
}

interface RuleParts {
  readonly name: string;
  readonly text: string;
  readonly leaves: readonly Leaf[];
  readonly priority: number;
  readonly direction: "Inbound" | "Outbound";
  readonly action: "Allow" | "Deny";
  readonly sources: readonly Address[];
  readonly destinations: readonly Address[];
}

function ruleOf(places: Places, parts: RuleParts): SecurityRule {
  const { name, text, leaves, priority, direction, action, sources, destinations } = parts;
  const why =
    action === "Deny" ? "Connect let nobody reach whom no group let" : "the groups let these members reach each other";
  return new Mirror<SecurityRule>(places)
    .say("name", name, leaves, `${name}: ${why}`)
    .say("description", text, leaves, `a rule that says why it is there: ${why}`)
    .assume("priority", priority, prioritiesNote)
    .say("direction", direction, leaves, `${direction}: both directions are filtered`)
    .say("action", action, leaves, `${action}: ${why}`)
    .assume("protocol", "*", anyNote)
    .say("sources", addressList(places, sources))
    .single("sourcePorts", "*", [], anyNote)
    .say("destinations", addressList(places, destinations))
    .single("destinationPorts", "*", [], anyNote)
    .done();
}

const longestText = 140;

/** Who reaches whom, and why, as long as a description may be. */
function explained({ links }: RuleSurroundings, opening: Opening): string {
  const { members, roles } = opening;
  const [one] = members;
  const [other] = roles;
  const reason = one === undefined || other === undefined ? undefined : reasonToReach(one, other, links);
  const why = reason === undefined ? "" : `: ${reasonText(reason)}`;
  const text = `${membersText(opening)}${rolesText(roles)}${why}`;
  if (text.length <= longestText) return text;
  const short = `${members.length} members and ${roles.length} roles${why}`;
  return short.length <= longestText ? short : `${short.slice(0, longestText - 1)}…`;
}

// Roles that reach each other in their own subnet are named once.
function membersText({ unit, members, roles }: Opening): string {
  const named = new Set(roles);
  if (members.length === roles.length && members.every((member) => named.has(member))) return "";
  return `${unit.kind === "home" ? rolesText(members) : namesOf(members)} and `;
}

function rolesText(roles: readonly ConnectMember[]): string {
  return `${roles.length === 1 ? "role" : "roles"} ${namesOf(roles)}`;
}

function reasonText(reason: ReachReason): string {
  if (reason.why === "linked") return `groups ${reason.group.name} and ${reason.other.name} are linked`;
  return reason.why === "interconnected"
    ? `group ${reason.group.name} is interconnected`
    : `machines and roles of group ${reason.group.name}`;
}

function namesOf(members: readonly ConnectMember[]): string {
  return members.map(({ name }) => name).join(", ");
}

/** Everything that says that these members reach each other. */
function openingLeaves({ places, links }: RuleSurroundings, { members, roles }: Opening): readonly Leaf[] {
  const leaves = new Set<Leaf>();
  const add = (found: readonly Leaf[]): void => {
    for (const leaf of found) leaves.add(leaf);
  };
  const [one] = members;
  const [other] = roles;
  if (one === undefined || other === undefined) return [];
  for (const role of roles) addReason(places, reasonToReach(one, role, links), add);
  for (const member of members) addReason(places, reasonToReach(member, other, links), add);
  for (const { endpoints } of members) {
    for (const endpoint of endpoints) {
      add(leavesOf(places, endpoint, "name"));
      add(leavesOf(places, endpoint, "site"));
    }
  }
  for (const { role, groups } of [...members, ...roles]) {
    if (role === undefined) continue;
    for (const group of groups) add(leavesOf(places, group.roles, group.roles.indexOf(role.key)));
  }
  return [...leaves];
}

function addReason(places: Places, reason: ReachReason | undefined, add: (leaves: readonly Leaf[]) => void): void {
  if (reason === undefined) return;
  add(leavesOf(places, reason.group, "interconnected"));
  if (reason.why !== "linked") return;
  const { group, other } = reason;
  for (const [from, to] of [
    [group, other],
    [other, group],
  ] as const) {
    const at = from.linkedGroups.indexOf(to.key);
    if (at !== -1) add(leavesOf(places, from.linkedGroups, at));
  }
}

/** Gives out names of rules, each once. */
class RuleNames {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    const plain = wanted
      .replace(/[^A-Za-z0-9_.-]+/g, "-")
      .slice(0, 70)
      .replace(/[^A-Za-z0-9_]+$/, "");
    let name = plain;
    for (let count = 2; this.#taken.has(name.toLowerCase()); count++) name = `${plain}-${count}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
