import { type Diagnostic, diagnose } from "../../../diagnostics/diagnostic.ts";
import type { ConnectGroup, ConnectRole } from "../../../model/connectGroup.ts";
import type { Key } from "../../../model/key.ts";
import type { Network } from "../../../model/network.ts";
import { Secret } from "../../../model/secret.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved } from "../../../model/stated.ts";
import type { Places } from "../../../source/places.ts";
import { carried, derived, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import type { Unsaid, WriteContext } from "../../format.ts";

/** What the writing of descriptions shares. */
export class ConnectWriteScope {
  readonly network: Network;
  readonly unsaid: Unsaid[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly groups: ReadonlyMap<Key, ConnectGroup>;
  readonly roles: ReadonlyMap<Key, ConnectRole>;
  readonly sites: ReadonlyMap<Key, Site>;
  /** Roles that a group lists. */
  readonly grouped: ReadonlySet<Key>;
  readonly #places: Places;
  readonly #how: WriteContext;
  readonly #names = new Map<string, number>();

  constructor(network: Network, places: Places, how: WriteContext) {
    this.network = network;
    this.#places = places;
    this.#how = how;
    this.groups = new Map(network.connectGroups.map((group) => [group.key, group]));
    this.roles = new Map(network.connectRoles.map((role) => [role.key, role]));
    this.sites = new Map(network.sites.map((site) => [site.key, site]));
    this.grouped = new Set(network.connectGroups.flatMap(({ roles }) => roles));
    for (const role of network.connectRoles) this.#names.set(nameOf(role), (this.#names.get(nameOf(role)) ?? 0) + 1);
  }

  /** Whether another role has the name of this one, in another service. */
  sharesName(role: ConnectRole): boolean {
    return (this.#names.get(nameOf(role)) ?? 0) > 1;
  }

  /** A property as it is; one that is known only at deployment cannot be said, and an empty name is none. */
  known<T extends object, K extends keyof T & (string | number)>(holder: T, key: K): TracedLeaf | undefined {
    const value = holder[key];
    if (value === undefined || value === "") return undefined;
    if (!isUnresolved(value)) return carried(holder, key);
    const note = `It is known at deployment: ${value.unresolved}. Supply what it needs, with --parameters, --set or --context`;
    this.unsaid.push({ kind: "dropped", holder, key, note });
    return undefined;
  }

  /** The items of a list that are known; nothing for an empty list. */
  items(values: readonly unknown[]): Traced | undefined {
    const items = values.flatMap((_, index) => this.known(values, index) ?? []);
    return items.length === 0 ? undefined : items;
  }

  /** A secret, when secrets are written; otherwise it is left out and reported. */
  secret<T extends object, K extends keyof T & string>(holder: T, key: K): TracedLeaf | undefined {
    const value = holder[key];
    if (!(value instanceof Secret)) return undefined;
    if (this.#how.includeSecrets === true) return derived(value.reveal(), [ref(holder, key)]);
    const note = "it is a secret; --include-secrets writes it";
    this.unsaid.push({ kind: "dropped", holder, key, note, reported: true });
    this.diagnostics.push(
      diagnose("NT2830", {
        message: `The setting "${key}" is a secret and is left out of the description`,
        help: "Nothing: no network of today needs it; --include-secrets writes it",
        at: this.#places.spotOf(holder, key),
        related: this.#places.othersOf(holder, key).map((at) => ({ message: "It is said here too", at })),
      }),
    );
    return undefined;
  }

  /** Nothing of a value can be said. */
  dropAll(holder: object, note: string): void {
    for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
      if (key === "key" || key === "scope") continue;
      if (!Array.isArray(value)) this.unsaid.push({ kind: "dropped", holder, key, note });
      else for (const index of value.keys()) this.unsaid.push({ kind: "dropped", holder: value, key: index, note });
    }
  }
}

function nameOf({ scope, name }: ConnectRole): string {
  return `${scope}\n${name.toLowerCase()}`;
}
