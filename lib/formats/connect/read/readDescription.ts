import type { ConnectGroup, ConnectRelayRegion, ConnectSubscription } from "../../../model/connectGroup.ts";
import type { Site } from "../../../model/site.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { groupsMember, relayRegions, siteMembers, subscriptionMembers, topMembers } from "../vocabulary.ts";
import { Members, readName, textOf } from "./members.ts";
import { NamedThings } from "./namedThings.ts";
import type { ConnectReadContext, Said } from "./readContext.ts";
import { readGroups } from "./readGroups.ts";
import { readRole } from "./readRole.ts";
import type { RoleBook } from "./roleBook.ts";

/** What one description says. Its roles are in the book. */
export interface Described {
  readonly subscription: ConnectSubscription | undefined;
  readonly groups: readonly ConnectGroup[];
  readonly sites: readonly Site[];
}

/** Reads a description of groups. */
export function readDescription(context: ConnectReadContext, root: JsonNode, scope: string, book: RoleBook): Described {
  const members = new Members(context, root, "the description", topMembers);
  const subscription = readSubscription(context, members, root, scope);
  const sites = members.items("sites").flatMap((node) => readSite(context, node, scope) ?? []);
  for (const node of members.items("roles")) {
    const facts = readRole(context, node);
    if (facts !== undefined) book.add(facts, scope);
  }
  const siteNames = new NamedThings(context, "site", sites);
  const groups = readGroups(context, members.items(groupsMember), { scope, book, siteNames });
  return { subscription, groups, sites: sites.map(({ thing }) => thing) };
}

function readSubscription(
  context: ConnectReadContext,
  members: Members,
  root: JsonNode,
  scope: string,
): ConnectSubscription | undefined {
  const name = members.text(subscriptionMembers.name);
  const relayRegion = readRelay(context, members.text(subscriptionMembers.relayRegion));
  const certificateRequired = members.truth(subscriptionMembers.certificateRequired);
  const place = members.text(subscriptionMembers.location);
  // Regions have display names with blanks and capitals.
  const location = place && { ...place, value: place.value.toLowerCase().replace(/\s+/g, "") };
  const prefixes = readPrefixes(context, members.items(subscriptionMembers.prefixes), "prefix of the address space");
  const pool = members.items(subscriptionMembers.clientPrefixes);
  const clientPrefixes = readPrefixes(context, pool, "prefix of the client address pool");
  const said = { name, relayRegion, certificateRequired, location };
  const stated = Object.entries(said).filter(([, each]) => each !== undefined) as [string, Said<unknown>][];
  if (stated.length === 0 && prefixes.length === 0 && clientPrefixes.length === 0) return undefined;
  const subscription = {
    key: context.key("connect-subscription"),
    scope,
    ...Object.fromEntries(stated.map(([key, { value }]) => [key, value])),
    prefixes,
    clientPrefixes,
  };
  context.places.put(subscription, Object.fromEntries(stated.map(([key, { leaves }]) => [key, leaves])), root);
  return subscription;
}

function readRelay(context: ConnectReadContext, said: Said<string> | undefined): Said<ConnectRelayRegion> | undefined {
  if (said === undefined) return undefined;
  const region = relayRegions.find((each) => each.toLowerCase() === said.value.toLowerCase());
  if (region === undefined) {
    context.refuse(said.leaves[0], "the relay region", "is none that had a relay", ...relayRegions);
    return undefined;
  }
  if (region !== said.value) context.normalise(said.leaves[0], region, "the relay region", `${said.value} → ${region}`);
  return { value: region, leaves: said.leaves };
}

function readPrefixes(context: ConnectReadContext, nodes: readonly JsonNode[], what: string): readonly string[] {
  const read = nodes.flatMap((node) => {
    if (node.kind === "scalar" && typeof node.value === "number") {
      context.refuse(node, what, "is not an IPv4 prefix: it is a number", "192.168.20.0/24");
      return [];
    }
    const text = textOf(context, node, what);
    const prefix = text === undefined ? undefined : context.prefix(text, what);
    return prefix ?? [];
  });
  const prefixes = read.map(({ value }) => value);
  context.places.put(
    prefixes,
    read.map(({ leaves }) => leaves),
  );
  return prefixes;
}

/** A thing with the name that others refer to it by. */
export interface NamedThing<T> {
  readonly name: Said<string> | undefined;
  readonly thing: T;
}

function readSite(context: ConnectReadContext, node: JsonNode, scope: string): NamedThing<Site> | undefined {
  const key = context.key("site");
  if (node.kind !== "object") {
    // A name alone is a site of which nothing else is known.
    const name = textOf(context, node, "the name of a site");
    if (name === undefined) return undefined;
    const site: Site = { key, scope, name: name.value, prefixes: [] };
    context.places.put(site, { name: name.leaves }, node);
    return { name, thing: site };
  }
  const members = new Members(context, node, "a site", Object.values(siteMembers));
  const name = readName(context, members, node, "a site");
  const shown = name === undefined ? "a site" : `site "${name.value}"`;
  const text = members.text(siteMembers.gatewayAddress);
  const address = text === undefined ? undefined : context.address(text, `the gateway address of ${shown}`);
  const prefixes = readPrefixes(context, members.items(siteMembers.prefixes), `prefix of ${shown}`);
  const site: Site = {
    key,
    scope,
    name: name?.value ?? "",
    ...(address === undefined ? {} : { gatewayAddress: address.value }),
    prefixes,
  };
  context.places.put(site, { name: name?.leaves, gatewayAddress: address?.leaves }, node);
  return { name, thing: site };
}
