import { reached, reasonToReach } from "../connect/groupReach.ts";
import { type ConnectMember, Neighbours } from "../connect/members.ts";
import { type ReachToday, TodaysReach } from "../connect/reachToday.ts";
import type { PlacedMember, Side } from "../connect/side.ts";
import type { Code } from "../diagnostics/code.ts";
import { type Range, rangesOf } from "../model/address.ts";
import type { ConnectGroup } from "../model/connectGroup.ts";
import type { Network } from "../model/network.ts";
import { RangeIndex } from "../model/rangeIndex.ts";
import type { Spot } from "../source/tree.ts";
import { Crowd } from "./connectCrowd.ts";
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

/**
 * Says what a network of today cannot keep. A pair can differ only where the two reached each other, where one stands at a
 * place that another member of the same place was let in from, or where both are machines: these are looked at.
 */
export function reportLostReach(
  context: TurnContext,
  network: Network,
  placed: readonly PlacedMember[],
  links: Links,
): void {
  const reporter = new Reporter(context, new TodaysReach(network), placed, links);
  const scopes = new Map<string, PlacedMember[]>();
  for (const each of placed) {
    const known = scopes.get(each.member.scope);
    if (known === undefined) scopes.set(each.member.scope, [each]);
    else known.push(each);
  }
  for (const members of scopes.values()) {
    for (const each of members) if (each.member.kind === "role") reporter.reportRole(each);
    reporter.reportMachines(members.filter(({ member }) => member.kind === "machine"));
  }
}

class Reporter {
  readonly #context: TurnContext;
  readonly #reach: TodaysReach;
  readonly #links: Links;
  readonly #neighbours: Neighbours;
  readonly #placeOf: ReadonlyMap<ConnectMember, PlacedMember>;
  readonly #orderOf: ReadonlyMap<ConnectMember, number>;
  readonly #byPlace = new Map<string, PlacedMember[]>();
  readonly #indexOf = new Map<string, RangeIndex<PlacedMember>>();

  constructor(context: TurnContext, reach: TodaysReach, placed: readonly PlacedMember[], links: Links) {
    this.#context = context;
    this.#reach = reach;
    this.#links = links;
    this.#neighbours = new Neighbours(
      placed.map(({ member }) => member),
      links,
    );
    this.#orderOf = new Map(placed.map(({ member }, index) => [member, index]));
    this.#placeOf = new Map(placed.map((each) => [each.member, each]));
    for (const each of placed) {
      const known = this.#byPlace.get(placeName(each));
      if (known === undefined) this.#byPlace.set(placeName(each), [each]);
      else known.push(each);
    }
  }

  /** What became of those who reached a role, and who reach it only because others do. */
  reportRole(role: PlacedMember): void {
    const friends = new Set(this.#friendsOf(role));
    const lost = new Map<LostReach, Crowd>();
    const crowdOf = (code: LostReach): Crowd => {
      const known = lost.get(code) ?? new Crowd();
      lost.set(code, known);
      return known;
    };
    // Machines that dial in have the same addresses, all of them.
    let clientsToday: ReachToday | undefined;
    const codeOf = (other: PlacedMember, before: boolean): LostReach | undefined => {
      const isClient = other.side.kind === "clients";
      const today = (isClient ? clientsToday : undefined) ?? this.#reach.between(role, other);
      if (isClient) clientsToday = today;
      return lostReach(role, other, before, today);
    };
    for (const other of friends) {
      // Of two roles, the one that comes first speaks.
      if (other.member.kind === "role" && !this.#comesFirst(role, other)) continue;
      const code = codeOf(other, true);
      if (code !== undefined) crowdOf(code).add(other);
    }
    for (const [place, ours] of placesOf(friends)) {
      const all = this.#byPlace.get(place) ?? [];
      const [one] = all;
      if (one === undefined || all.length === ours) continue;
      if (one.side.kind === "clients") {
        const code = codeOf(one, false);
        if (code !== undefined) crowdOf(code).addOthers(all, friends, ours);
        continue;
      }
      for (const other of this.#openTo(role, place, one.side)) {
        const code = friends.has(other) ? undefined : codeOf(other, false);
        if (code !== undefined) crowdOf(code).add(other);
      }
    }
    for (const [code, crowd] of lost) this.#report(code, Crowd.of([role]), crowd, code === "NT3525");
  }

  // Thousands of machines at a site are not looked at one by one where the rules of a role name a few.
  #openTo(role: PlacedMember, place: string, side: Side): readonly PlacedMember[] {
    const all = this.#byPlace.get(place) ?? [];
    const open = side.kind === "site" ? this.#reach.openAt(side.site, role) : undefined;
    if (open === undefined) return all;
    const index = this.#indexOf.get(place) ?? new RangeIndex(all.flatMap(rangesOfMember));
    this.#indexOf.set(place, index);
    return [...(index.touching(open) ?? all)].sort((one, other) => this.#order(one) - this.#order(other));
  }

  /** What became of the reach between machines: one finding for those of the same groups at the same places. */
  reportMachines(machines: readonly PlacedMember[]): void {
    const classes = classesOf(machines);
    const classOf = new Map(classes.flatMap((each) => each.map((placed) => [placed.member, each] as const)));
    let pairs = 0;
    for (const one of classes) {
      const [first] = one;
      if (first === undefined) continue;
      const near = new Set<readonly PlacedMember[]>();
      for (const member of this.#neighbours.of(first.member)) {
        const other = classOf.get(member);
        if (other !== undefined && reasonToReach(first.member, member, this.#links) !== undefined) near.add(other);
      }
      for (const other of near) {
        pairs += one === other ? one.length * (one.length - 1) : one.length * other.length;
        this.#reportClasses(one, other);
      }
    }
    if (pairs < machines.length * (machines.length - 1)) this.#report("NT3524", Crowd.of(machines), undefined, false);
  }

  #reportClasses(one: readonly PlacedMember[], other: readonly PlacedMember[]): void {
    const [first] = one;
    const second = one === other ? one[1] : other[0];
    if (first === undefined || second === undefined || !(one === other || this.#comesFirst(first, second))) return;
    const code = lostReach(first, second, true, this.#reach.between(first, second));
    if (code !== undefined) this.#report(code, Crowd.of(one), one === other ? undefined : Crowd.of(other), true);
  }

  #comesFirst(one: PlacedMember, other: PlacedMember): boolean {
    return this.#order(one) <= this.#order(other);
  }

  #order({ member }: PlacedMember): number {
    return this.#orderOf.get(member) ?? 0;
  }

  #friendsOf({ member }: PlacedMember): readonly PlacedMember[] {
    return [...this.#neighbours.of(member)].flatMap((other) =>
      reached(member, other, this.#links) ? (this.#placeOf.get(other) ?? []) : [],
    );
  }

  #report(code: LostReach, left: Crowd, right: Crowd | undefined, before: boolean): void {
    const names = right === undefined ? namesOf(left) : `${namesOf(left)} and ${namesOf(right)}`;
    const { message, help } = words(code, names, before);
    this.#context.report(code, {
      message,
      help,
      at: spotOf(this.#context, left.first[0]) ?? spotOf(this.#context, right?.first[0]),
    });
  }
}

/** Where members stand outside of the network, and how many of them at each place. */
function placesOf(members: Iterable<PlacedMember>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const each of members) {
    if (each.side.kind === "network") continue;
    const place = placeName(each);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return places;
}

function rangesOfMember(value: PlacedMember): readonly { readonly range: Range; readonly value: PlacedMember }[] {
  return rangesOf(value.side.prefixes).map((range) => ({ range, value }));
}

function placeName({ member, side }: PlacedMember): string {
  return `${side.kind === "site" ? `site ${side.site}` : side.kind}\n${member.scope}`;
}

/** Machines that are alike in everything but their names and addresses. */
function classesOf(machines: readonly PlacedMember[]): readonly (readonly PlacedMember[])[] {
  const classes = new Map<string, PlacedMember[]>();
  for (const each of machines) {
    const identity = [placeName(each), ...each.member.groups.map(({ key }) => key)].join("\n");
    const known = classes.get(identity);
    if (known === undefined) classes.set(identity, [each]);
    else known.push(each);
  }
  return [...classes.values()];
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
        message: `${before ? `${names} reached` : `Of ${names}, not all reached`} each other through Connect; no rule of the network sees what goes on between them now`,
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

function namesOf({ first, more }: Crowd): string {
  const names = first.map(({ member }) => nameOf(member)).join(", ");
  return more === 0 ? names : `${names}, ${more} more`;
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
