import type { ConnectEndpoint, ConnectGroup, ConnectRole } from "../model/connectGroup.ts";
import type { Network } from "../model/network.ts";

/** Who can reach and be reached: a machine, or a role with all its instances. */
export interface ConnectMember {
  readonly kind: "machine" | "role";
  /** As people call it. */
  readonly name: string;
  /** The subscription that it belongs to. */
  readonly scope: string;
  /** The groups that it is in, in their order. */
  readonly groups: readonly ConnectGroup[];
  /** What groups say of a machine, one for each of its groups; empty for a role. */
  readonly endpoints: readonly ConnectEndpoint[];
  /** The role itself; absent for a machine. */
  readonly role?: ConnectRole;
}

/**
 * The members of all groups: machines in the order of the groups, then roles, those in no group too. A name that stands in
 * two groups of one subscription is one machine.
 */
export function membersOf(network: Network): readonly ConnectMember[] {
  return [...machinesOf(network.connectGroups), ...rolesOf(network)];
}

/** The groups that each group is linked with: one of the two naming the other is enough. */
export function linksOf(groups: readonly ConnectGroup[]): ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>> {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const links = new Map(groups.map((group) => [group, new Set<ConnectGroup>()]));
  for (const group of groups) {
    for (const key of group.linkedGroups) {
      const other = byKey.get(key);
      if (other === undefined) continue;
      links.get(group)?.add(other);
      links.get(other)?.add(group);
    }
  }
  return links;
}

interface Gathered {
  readonly name: string;
  readonly scope: string;
  readonly groups: ConnectGroup[];
  readonly endpoints: ConnectEndpoint[];
}

function machinesOf(groups: readonly ConnectGroup[]): readonly ConnectMember[] {
  const machines = new Map<string, Gathered>();
  for (const group of groups) {
    for (const endpoint of group.endpoints) {
      const identity = `${group.scope}\n${endpoint.name.toLowerCase()}`;
      const known = machines.get(identity);
      const machine = known ?? { name: endpoint.name, scope: group.scope, groups: [], endpoints: [] };
      if (known === undefined) machines.set(identity, machine);
      if (machine.groups.at(-1) !== group) machine.groups.push(group);
      machine.endpoints.push(endpoint);
    }
  }
  return [...machines.values()].map((machine) => ({ kind: "machine", ...machine }));
}

function rolesOf({ connectGroups, connectRoles }: Network): readonly ConnectMember[] {
  const groupsOf = new Map<string, ConnectGroup[]>(connectRoles.map(({ key }) => [key, []]));
  for (const group of connectGroups) for (const key of group.roles) groupsOf.get(key)?.push(group);
  return connectRoles.map((role) => ({
    kind: "role",
    name: role.name,
    scope: role.scope,
    groups: groupsOf.get(role.key) ?? [],
    endpoints: [],
    role,
  }));
}

/** Members that may reach one: those of its groups, and of groups that are linked with these. Whether they do, the rule says. */
export class Neighbours {
  readonly #byGroup = new Map<ConnectGroup, ConnectMember[]>();
  readonly #links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>;

  constructor(members: readonly ConnectMember[], links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>) {
    this.#links = links;
    for (const member of members) {
      for (const group of member.groups) {
        const known = this.#byGroup.get(group);
        if (known === undefined) this.#byGroup.set(group, [member]);
        else known.push(member);
      }
    }
  }

  /** Each once; the member itself is among them. */
  of({ groups }: ConnectMember): ReadonlySet<ConnectMember> {
    const found = new Set<ConnectMember>();
    for (const group of groups) {
      for (const near of [group, ...(this.#links.get(group) ?? [])]) {
        for (const member of this.#byGroup.get(near) ?? []) found.add(member);
      }
    }
    return found;
  }
}
