import type { ConnectEndpoint, ConnectGroup } from "../../../model/connectGroup.ts";
import type { Key } from "../../../model/key.ts";
import type { JsonNode, Leaf } from "../../../source/tree.ts";
import { endpointMembers, groupMembers } from "../vocabulary.ts";
import { Members, readName, refusePart, textOf } from "./members.ts";
import { NamedThings } from "./namedThings.ts";
import { type ConnectReadContext, capital, type Said } from "./readContext.ts";
import { readRole } from "./readRole.ts";
import type { RoleBook } from "./roleBook.ts";

/** What the groups of a description refer to. */
export interface GroupSurroundings {
  readonly scope: string;
  readonly book: RoleBook;
  readonly siteNames: NamedThings;
}

interface Opened {
  readonly key: Key;
  readonly node: JsonNode;
  readonly members: Members;
  readonly name: Said<string> | undefined;
  /** In words. */
  readonly what: string;
}

/** Reads groups. Names of groups are looked up when all are known. */
export function readGroups(
  context: ConnectReadContext,
  nodes: readonly JsonNode[],
  surroundings: GroupSurroundings,
): readonly ConnectGroup[] {
  const opened = nodes.flatMap((node) => open(context, node) ?? []);
  const names = new NamedThings(
    context,
    "group",
    opened.map(({ key, name }) => ({ name, thing: { key } })),
  );
  return opened.map((group) => readGroup(context, group, names, surroundings));
}

function open(context: ConnectReadContext, node: JsonNode): Opened | undefined {
  if (node.kind !== "object") {
    refusePart(context, node, "a group", 'an object with "name", "endpoints" and "roles"');
    return undefined;
  }
  const members = new Members(context, node, "a group", Object.values(groupMembers));
  const name = readName(context, members, node, "a group");
  const what = name === undefined ? "a group without a name" : `group "${name.value}"`;
  return { key: context.key("connect-group"), node, members, name, what };
}

function readGroup(
  context: ConnectReadContext,
  opened: Opened,
  names: NamedThings,
  around: GroupSurroundings,
): ConnectGroup {
  const { key, node, members, name, what } = opened;
  const interconnected = members.truth(groupMembers.interconnected);
  const endpoints = members
    .items(groupMembers.endpoints)
    .flatMap((each) => readEndpoint(context, each, what, around.siteNames) ?? []);
  const roles = readRoles(context, members.items(groupMembers.roles), what, around);
  const linkedGroups = readLinks(context, opened, names);
  const group: ConnectGroup = {
    key,
    scope: around.scope,
    name: name?.value ?? "",
    ...(interconnected === undefined ? {} : { interconnected: interconnected.value }),
    endpoints,
    roles,
    linkedGroups,
  };
  context.places.put(group, { name: name?.leaves, interconnected: interconnected?.leaves }, node);
  return group;
}

function readEndpoint(
  context: ConnectReadContext,
  node: JsonNode,
  group: string,
  sites: NamedThings,
): ConnectEndpoint | undefined {
  if (node.kind === "array") {
    refusePart(context, node, `a machine of ${group}`, "its name, or an object");
    return undefined;
  }
  if (node.kind === "scalar") {
    const name = textOf(context, node, `a machine of ${group}`);
    if (name === undefined) return undefined;
    const endpoint: ConnectEndpoint = { name: name.value };
    context.places.put(endpoint, { name: name.leaves }, node);
    return endpoint;
  }
  const members = new Members(context, node, `a machine of ${group}`, Object.values(endpointMembers));
  const name = readName(context, members, node, `a machine of ${group}`);
  const what = `machine "${name?.value ?? ""}"`;
  const text = members.text(endpointMembers.address);
  const address = text === undefined ? undefined : context.address(text, `the address of ${what}`);
  const place = members.text(endpointMembers.site);
  const site = place === undefined ? undefined : sites.keyOf(place, capital(what));
  if (name === undefined) {
    for (const leaf of [...(address?.leaves ?? []), ...(site === undefined ? [] : (place?.leaves ?? []))]) {
      context.places.leave(leaf, "of a machine without a name");
    }
    return undefined;
  }
  const endpoint: ConnectEndpoint = {
    name: name.value,
    ...(address === undefined ? {} : { address: address.value }),
    ...(site === undefined ? {} : { site }),
  };
  const siteLeaves = site === undefined ? undefined : place?.leaves;
  context.places.put(endpoint, { name: name.leaves, address: address?.leaves, site: siteLeaves }, node);
  return endpoint;
}

function readRoles(
  context: ConnectReadContext,
  nodes: readonly JsonNode[],
  group: string,
  { scope, book }: GroupSurroundings,
): readonly Key[] {
  const keys: Key[] = [];
  const origins: (readonly Leaf[])[] = [];
  for (const node of nodes) {
    const facts = readRole(context, node);
    if (facts === undefined) continue;
    const { name, service } = facts;
    const several = book.matching(name.value, service?.value, scope);
    if (several.length > 1) {
      context.report("NT2816", {
        message: `Role "${name.value}" of ${group} is in ${several.length} cloud services; that of the first is taken`,
        help: 'Say which one is meant: { "name": …, "service": … }',
        at: name.leaves[0],
      });
    }
    const key = book.add(facts, scope);
    const again = keys.indexOf(key);
    if (again === -1) {
      keys.push(key);
      origins.push(name.leaves);
    } else origins[again] = [...(origins[again] ?? []), ...name.leaves];
  }
  context.places.put(keys, origins);
  return keys;
}

function readLinks(context: ConnectReadContext, { key, members, what }: Opened, names: NamedThings): readonly Key[] {
  const keys: Key[] = [];
  const origins: (readonly Leaf[])[] = [];
  for (const node of members.items(groupMembers.linkedGroups)) {
    const name = textOf(context, node, `a group that ${what} is linked with`);
    const other = name === undefined ? undefined : names.keyOf(name, capital(what));
    if (name === undefined || other === undefined) continue;
    if (other === key) {
      context.places.ignore(node, "a group is not linked with itself");
      context.report("NT2817", {
        message: `${capital(what)} is linked with itself, which says nothing`,
        help: "Set interconnected to true if its machines may reach each other",
        at: node,
      });
      continue;
    }
    const again = keys.indexOf(other);
    if (again === -1) {
      keys.push(other);
      origins.push(name.leaves);
    } else origins[again] = [...(origins[again] ?? []), ...name.leaves];
  }
  context.places.put(keys, origins);
  return keys;
}
