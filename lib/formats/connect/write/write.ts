import type { ConnectEndpoint, ConnectGroup, ConnectRole, ConnectSubscription } from "../../../model/connectGroup.ts";
import type { Network } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import type { Places } from "../../../source/places.ts";
import { printJson } from "../../../source/printJson.ts";
import { printYaml } from "../../../source/printYaml.ts";
import { carried, derived, ref, type Trace, type Traced } from "../../../source/traced.ts";
import type { OutputDocument, WriteContext, WriteResult } from "../../format.ts";
import {
  endpointMembers,
  groupMembers,
  groupsMember,
  roleSettings,
  siteMembers,
  subscriptionMembers,
} from "../vocabulary.ts";
import { ConnectWriteScope } from "./writeScope.ts";

type TracedObject = { [name: string]: Traced | undefined };

/** Writes descriptions of groups, one for each subscription. */
export function writeConnect(network: Network, places: Places, trace: Trace, how: WriteContext = {}): WriteResult {
  const scope = new ConnectWriteScope(network, places, how);
  const names = scopesOf(network);
  const syntax = how.syntax ?? "json";
  const documents = names.map((name, index): OutputDocument => {
    const document = `${index === 0 ? "connect" : `connect-${index + 1}`}.${syntax}`;
    const description = writeDescription(scope, name);
    const { text, visitLeaves } = syntax === "yaml" ? printYaml(description) : printJson(description);
    visitLeaves((path, leaf) => trace(document, path, leaf));
    return { name: document, text };
  });
  return { documents, unsaid: scope.unsaid, diagnostics: scope.diagnostics };
}

function scopesOf({ connectSubscriptions, connectGroups, connectRoles, sites }: Network): string[] {
  const named = [...connectSubscriptions, ...connectGroups, ...connectRoles, ...sites].map(({ scope }) => scope);
  return named.length === 0 ? [""] : [...new Set(named)];
}

function writeDescription(scope: ConnectWriteScope, name: string): TracedObject {
  const { network } = scope;
  const mine = <T extends { readonly scope: string }>(values: readonly T[]): readonly T[] =>
    values.filter((value) => value.scope === name);
  const [subscription, ...others] = mine(network.connectSubscriptions);
  for (const other of others) scope.dropAll(other, "a description has one relay, one address space and one name");
  const roles = mine(network.connectRoles);
  const haveEntries = roles.some((role) => needsEntry(scope, role));
  return {
    ...(subscription === undefined ? {} : writeSubscription(scope, subscription)),
    sites: list(mine(network.sites), (site) => writeSite(scope, site)),
    roles: haveEntries ? roles.map((role) => writeRole(scope, role)) : undefined,
    // By this member a description is known, also when it has no groups.
    [groupsMember]: mine(network.connectGroups).map((group) => writeGroup(scope, group)),
  };
}

function writeSubscription(scope: ConnectWriteScope, subscription: ConnectSubscription): TracedObject {
  const { name, relayRegion, certificateRequired, location, prefixes, clientPrefixes } = subscriptionMembers;
  return {
    [name]: scope.known(subscription, "name"),
    [relayRegion]: scope.known(subscription, "relayRegion"),
    [certificateRequired]: scope.known(subscription, "certificateRequired"),
    [location]: scope.known(subscription, "location"),
    [prefixes]: scope.items(subscription.prefixes),
    [clientPrefixes]: scope.items(subscription.clientPrefixes),
  };
}

function writeSite(scope: ConnectWriteScope, site: Site): TracedObject {
  return {
    [siteMembers.name]: scope.known(site, "name"),
    [siteMembers.gatewayAddress]: scope.known(site, "gatewayAddress"),
    [siteMembers.prefixes]: scope.items(site.prefixes),
  };
}

// A role of which only the name is known, and which a group lists, needs no entry of its own.
function needsEntry(scope: ConnectWriteScope, role: ConnectRole): boolean {
  return !scope.grouped.has(role.key) || role.service !== undefined || roleSettings.some(({ key }) => key in role);
}

function writeRole(scope: ConnectWriteScope, role: ConnectRole): TracedObject {
  const settings = roleSettings.map(({ key, kind }): [string, Traced | undefined] => [
    key,
    kind === "secret" ? scope.secret(role, key) : scope.known(role, key),
  ]);
  return { name: carried(role, "name"), service: scope.known(role, "service"), ...Object.fromEntries(settings) };
}

function writeGroup(scope: ConnectWriteScope, group: ConnectGroup): TracedObject {
  const { name, interconnected, endpoints, roles, linkedGroups } = groupMembers;
  return {
    [name]: scope.known(group, "name"),
    [interconnected]: scope.known(group, "interconnected"),
    [endpoints]: list(group.endpoints, (endpoint) => writeEndpoint(scope, endpoint)),
    [roles]: list([...group.roles.keys()], (index) => writeRoleReference(scope, group.roles, index)),
    [linkedGroups]: list([...group.linkedGroups.keys()], (index) => {
      const other = scope.groups.get(group.linkedGroups[index] ?? "");
      return derived(other?.name ?? "", [ref(group.linkedGroups, index)]);
    }),
  };
}

function writeEndpoint(scope: ConnectWriteScope, endpoint: ConnectEndpoint): Traced {
  const { name, address, site } = endpointMembers;
  if (endpoint.address === undefined && endpoint.site === undefined) return carried(endpoint, "name");
  const place = scope.sites.get(endpoint.site ?? "");
  return {
    [name]: carried(endpoint, "name"),
    [address]: scope.known(endpoint, "address"),
    [site]: place === undefined ? undefined : derived(String(place.name), [ref(endpoint, "site")]),
  };
}

// Where roles have no entries of their own, the reference is what says the name.
function writeRoleReference(scope: ConnectWriteScope, roles: readonly string[], index: number): Traced {
  const role = scope.roles.get(roles[index] ?? "");
  if (role === undefined) return derived("", [ref(roles, index)]);
  const name = derived(role.name, [ref(roles, index), ref(role, "name")]);
  if (role.service === undefined || !scope.sharesName(role)) return name;
  return { name, service: derived(role.service, [ref(role, "service")]) };
}

function list<T>(values: readonly T[], write: (value: T) => Traced): Traced | undefined {
  return values.length === 0 ? undefined : values.map(write);
}
