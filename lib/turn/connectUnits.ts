import type { ConnectMember } from "../connect/members.ts";
import type { PlacedMember, Side } from "../connect/side.ts";
import type { ConnectEndpoint, ConnectGroup } from "../model/connectGroup.ts";
import type { Key } from "../model/key.ts";
import type { Site } from "../model/site.ts";
import { textOf } from "../model/stated.ts";
import type { Places } from "../source/places.ts";
import type { Leaf } from "../source/tree.ts";
import { type Address, addressesOf } from "./connectAddresses.ts";
import { leavesOf } from "./origins.ts";

/** A subnet to be: that of a group, or of a role that is in none. */
export interface Home {
  readonly kind: "home";
  /** Unique among the homes of a subscription. */
  readonly label: string;
  readonly labelLeaves: readonly Leaf[];
  readonly group: ConnectGroup | undefined;
  readonly members: readonly ConnectMember[];
}

/** Machines behind the device of a site. */
export interface SiteUnit {
  readonly kind: "site";
  readonly label: string;
  readonly site: Site;
  readonly members: readonly ConnectMember[];
}

/** Machines that dial in. */
export interface ClientUnit {
  readonly kind: "clients";
  readonly label: string;
  readonly members: readonly ConnectMember[];
}

/** A place with members. */
export type Unit = Home | SiteUnit | ClientUnit;

/** Where the members of one subscription stand in the network of today. */
export interface Units {
  readonly homes: readonly Home[];
  readonly sites: readonly SiteUnit[];
  readonly clients: ClientUnit;
}

/** Finds a place for each member: roles in the subnet of the first group that lists them, machines where they are. */
export function unitsOf(
  places: Places,
  groups: readonly ConnectGroup[],
  members: readonly ConnectMember[],
  siteOf: ReadonlyMap<Key, Site>,
): Units {
  const housed = new Map<ConnectGroup, ConnectMember[]>(groups.map((group) => [group, []]));
  const loose: ConnectMember[] = [];
  const atSites = new Map<Site, ConnectMember[]>();
  const clients: ConnectMember[] = [];
  for (const member of members) {
    const [group] = member.groups;
    if (member.kind === "role") (group === undefined ? loose : (housed.get(group) ?? loose)).push(member);
    else {
      const site = siteOf.get(stationOf(member)?.site ?? "");
      if (site === undefined) clients.push(member);
      else if (atSites.has(site)) atSites.get(site)?.push(member);
      else atSites.set(site, [member]);
    }
  }
  const labels = new Labels();
  const homes = groups.map((group): Home => {
    const label = labels.take(group.name === "" ? "group" : group.name);
    return {
      kind: "home",
      label,
      labelLeaves: leavesOf(places, group, "name"),
      group,
      members: housed.get(group) ?? [],
    };
  });
  for (const member of loose) {
    const labelLeaves = member.role === undefined ? [] : leavesOf(places, member.role, "name");
    homes.push({ kind: "home", label: labels.take(member.name), labelLeaves, group: undefined, members: [member] });
  }
  return {
    homes,
    sites: [...atSites].map(([site, own]) => {
      return { kind: "site", label: labels.take(`site ${textOf(site.name)}`), site, members: own };
    }),
    clients: { kind: "clients", label: labels.take("clients"), members: clients },
  };
}

/** What says where a machine stands: the first mention of it with a site. */
export function stationOf({ endpoints }: ConnectMember): ConnectEndpoint | undefined {
  return endpoints.find(({ site }) => site !== undefined);
}

/** The addresses of a machine behind the device of a site: its own, or all of the site where that is not known. */
export function siteAddresses(places: Places, { site }: SiteUnit, member: ConnectMember): readonly Address[] {
  const own = addressed(member);
  if (own !== undefined) return [{ text: `${own.address}/32`, origin: leavesOf(places, own, "address") }];
  return addressesOf(places, site.prefixes);
}

/** What says the address of a machine at a site. */
export function addressed({ endpoints }: ConnectMember): (ConnectEndpoint & { readonly address: string }) | undefined {
  return endpoints.find(
    (endpoint): endpoint is ConnectEndpoint & { readonly address: string } =>
      endpoint.site !== undefined && endpoint.address !== undefined,
  );
}

/** The units of a subscription, and the one that each member stands in. */
export function unitsByMember({ homes, sites, clients }: Units): ReadonlyMap<ConnectMember, Unit> {
  const all: readonly Unit[] = [...homes, ...sites, clients];
  return new Map(all.flatMap((unit) => unit.members.map((member) => [member, unit] as const)));
}

/** Members with their places. */
export function placedMembers(
  units: Units,
  addressesIn: (unit: Unit, member: ConnectMember) => readonly Address[],
): readonly PlacedMember[] {
  const sideOf = (unit: Unit, member: ConnectMember): Side => {
    const prefixes = addressesIn(unit, member).map(({ text }) => text);
    if (unit.kind === "home") return { kind: "network", prefixes };
    return unit.kind === "clients" ? { kind: "clients", prefixes } : { kind: "site", site: unit.site.key, prefixes };
  };
  return [...units.homes, ...units.sites, units.clients].flatMap((unit) =>
    unit.members.map((member) => ({ member, side: sideOf(unit, member) })),
  );
}

/** Gives out words, each once, without regard to case. The subnet of gateways keeps its name for itself. */
class Labels {
  readonly #taken = new Set<string>(["gatewaysubnet"]);

  take(wanted: string): string {
    let label = wanted;
    for (let count = 2; this.#taken.has(label.toLowerCase()); count++) label = `${wanted}-${count}`;
    this.#taken.add(label.toLowerCase());
    return label;
  }
}
