import { type Diagnostic, diagnose } from "../../../diagnostics/diagnostic.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { DnsServer, Network } from "../../../model/network.ts";
import { openKind } from "../../../model/openValue.ts";
import type { RouteTable } from "../../../model/routeTable.ts";
import type { SecurityGroup } from "../../../model/securityGroup.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, type Stated, textOf, type Unresolved } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { Places } from "../../../source/places.ts";
import { carried, derived, ref, type TracedElement, type TracedLeaf } from "../../../source/traced.ts";
import type { Unsaid } from "../../format.ts";
import type { FarSites } from "./farSites.ts";

/** What the writing of one configuration shares. */
export class WriteScope {
  readonly scope: string;
  readonly network: Network;
  readonly far: FarSites;
  readonly unsaid: Unsaid[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #places: Places;
  readonly index: WriteIndex;

  constructor(network: Network, scope: string, far: FarSites, index: WriteIndex, places: Places) {
    this.#places = places;
    this.network = network;
    this.scope = scope;
    this.far = far;
    this.index = index;
  }

  /** The values of this configuration. */
  mine<T extends { readonly scope: string }>(values: readonly T[]): T[] {
    return values.filter(({ scope }) => scope === this.scope);
  }

  /** A property as it is; one that is known only at deployment cannot be said, and that is noted. */
  known<T extends object, K extends keyof T & (string | number)>(holder: T, key: K): TracedLeaf | undefined {
    const value = holder[key];
    if (value === undefined) return undefined;
    if (!isUnresolved(value)) return carried(holder, key);
    this.#drop(holder, key, value);
    return undefined;
  }

  /** The items of a list that are known. */
  knownItems(list: readonly Stated<string>[]): TracedLeaf[] {
    return list.map((_, index) => this.known(list, index)).filter((leaf) => leaf !== undefined);
  }

  /** A name; one that is known only at deployment stands as its expression, so that others can refer to it. */
  name<T extends { readonly name: Stated<string> }>(holder: T): TracedLeaf {
    const { name } = holder;
    if (!isUnresolved(name)) return carried(holder, "name");
    const note = `[${name.unresolved}] stands for the name, which is known at deployment`;
    this.diagnostics.push(
      diagnose("NT3202", {
        message: `A name is known at deployment only: [${name.unresolved}] stands in its place`,
        help: "Supply what it needs, with --parameters, --set or --context",
        at: this.#places.spotOf(holder, "name"),
      }),
    );
    return derived(nameText(name), [ref(holder, "name")], note);
  }

  /** Says that the type of a connection is known at deployment only. */
  reportOpenMedium(tunnel: Tunnel, medium: Unresolved): void {
    this.diagnostics.push(
      diagnose("NT3203", {
        message: `The type of a connection is ${openWords(medium)}; IPsec is written`,
        help:
          openKind(medium) === "expression"
            ? "Supply what it needs, with --parameters, --set or --context"
            : "Correct it where it comes from",
        at: this.#places.spotOf(tunnel, "medium"),
        expected: ["IPsec", "Dedicated"],
      }),
    );
  }

  prefixElements(prefixes: readonly Stated<string>[]): TracedElement[] {
    return this.knownItems(prefixes).map((text) => ({ name: "AddressPrefix", text }));
  }

  /** A populated property that could not be said. */
  drop(holder: object, key: string | number, note: string): void {
    this.unsaid.push({ kind: "dropped", holder, key, note });
  }

  /** Says that a key is not written. */
  reportKey(tunnel: Tunnel, words: string, isKnown: boolean): void {
    this.diagnostics.push(
      diagnose("NT3205", {
        message: `${isKnown ? "The shared key is not written" : "The shared key is known at deployment only"}: a placeholder stands for that of ${words}`,
        help: isKnown
          ? "Fill it in before the script is run, or have secrets written with --include-secrets"
          : "Fill it in before the script is run",
        at: this.#places.spotOf(tunnel, "sharedKey"),
      }),
    );
  }

  #drop(holder: object, key: string | number, { unresolved }: { readonly unresolved: string }): void {
    this.drop(
      holder,
      key,
      `It is known at deployment: ${unresolved}. Supply what it needs, with --parameters, --set or --context`,
    );
  }
}

/** What is known of a value that is open: a part of a sentence. */
export function openWords(value: Unresolved): string {
  const { unresolved } = value;
  return openKind(value) === "expression" ? `known at deployment only ([${unresolved}])` : `not known (${unresolved})`;
}

/** A name as a configuration writes it. */
export function nameText(name: Stated<string>): string {
  return isUnresolved(name) ? `[${textOf(name)}]` : name;
}

/** The values of a network by key, made once for all configurations. */
export interface WriteIndex {
  readonly servers: ReadonlyMap<Key, DnsServer>;
  readonly sites: ReadonlyMap<Key, Site>;
  readonly gateways: ReadonlyMap<Key, readonly Gateway[]>;
  readonly tunnels: ReadonlyMap<Key, readonly Tunnel[]>;
  readonly groups: ReadonlyMap<Key, SecurityGroup>;
  readonly tables: ReadonlyMap<Key, RouteTable>;
}

export function indexOf(network: Network): WriteIndex {
  return {
    servers: new Map(network.dnsServers.map((server) => [server.key, server])),
    sites: new Map(network.sites.map((site) => [site.key, site])),
    gateways: grouped(network.gateways, (gateway) => gateway.virtualNetwork),
    tunnels: grouped(network.tunnels, (tunnel) => tunnel.gateway),
    groups: new Map(network.securityGroups.map((group) => [group.key, group])),
    tables: new Map(network.routeTables.map((table) => [table.key, table])),
  };
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => Key | undefined): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
