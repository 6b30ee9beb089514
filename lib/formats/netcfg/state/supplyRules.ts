import type { Route, RouteTable } from "../../../model/routeTable.ts";
import type { SecurityGroup, SecurityRule } from "../../../model/securityGroup.ts";
import { isUnresolved } from "../../../model/stated.ts";
import { parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import type { Leaf } from "../../../source/tree.ts";
import { regionName } from "../region.ts";
import type { Answer } from "./answer.ts";
import { named, type Part, texts } from "./part.ts";
import type { Supplies } from "./supplies.ts";
import {
  actionWords,
  addressWords,
  directionWords,
  nextHopWords,
  protocolWords,
  valueOfWord,
  type Words,
} from "./words.ts";

/** A model value that is read from a part for the first time: what it says, and where each setting comes from. */
class Reading {
  readonly value: { [key: string]: unknown };
  readonly #origins: { [key: string]: readonly Leaf[] } = {};
  readonly #supplies: Supplies;
  readonly #part: Part;

  constructor(supplies: Supplies, part: Part, value: { readonly [key: string]: unknown } = {}) {
    this.#supplies = supplies;
    this.#part = part;
    this.value = { ...value };
  }

  /** Takes the first of these parts; others of the name say the same again or are left for the report. */
  take(key: string, names: readonly string[], read: (text: string) => unknown, expected: readonly string[] = []): this {
    const [part] = texts(named(this.#part, ...names));
    if (part === undefined) return this;
    const { context } = this.#supplies;
    const value = read(part.text ?? "") ?? context.refuse(part, `"${names[0]}"`, expected);
    this.value[key] = value;
    this.#origins[key] = context.origin(part);
    if (isUnresolved(value)) return this;
    // Words stand for each other; numbers that change are another prefix than the one that was written.
    if (/^[\d./]+$/.test(part.text ?? "") && String(value) !== part.text) context.reportChange(part, String(value));
    return this;
  }

  word<T>(key: string, names: readonly string[], words: Words<T>): this {
    const expected = words.map(([word]) => word);
    return this.take(key, names, (text) => valueOfWord(words, text), expected);
  }

  /** A list of one. */
  single(key: string, names: readonly string[], read: (text: string) => unknown, expected: readonly string[]): this {
    this.take(key, names, read, expected);
    const list = this.value[key] === undefined ? [] : [this.value[key]];
    this.#supplies.context.places.put(
      list,
      list.map(() => this.#origins[key]),
      this.#part.spot,
    );
    delete this.#origins[key];
    this.value[key] = list;
    return this;
  }

  done<T>(): T {
    this.#supplies.context.places.put(this.value, this.#origins, this.#part.spot);
    return this.value as T;
  }
}

function same(text: string): string {
  return text;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

// A prefix, an address, or a word that stands for some.
function ruleAddress(text: string): string | undefined {
  const word = valueOfWord(addressWords, text);
  if (word !== undefined) return word;
  if (!/^[\d./]+$/.test(text)) return text;
  return (text.includes("/") ? parseIpv4Prefix(text) : parseIpv4Address(text)).canonical;
}

const addressExamples = ["10.1.0.0/16", "VIRTUAL_NETWORK", "INTERNET", "*"];

/** Takes a security group with its rules. Those that the service puts into every group are no settings. */
export function supplyGroup(supplies: Supplies, { part }: Answer): void {
  const { context, groups } = supplies;
  for (const each of named(part, "State")) context.ignore(each, "says how the group does");
  const parts = named(part, "Rules").flatMap((list) => (named(list, "Rule").length > 0 ? named(list, "Rule") : [list]));
  const rules = parts.filter(({ children }) => children.length > 0).flatMap((rule) => readRule(supplies, rule));
  const group = container(supplies, part, "group", { rules });
  const name = group.name as string;
  const known = groups.get(name.toLowerCase());
  if (known === undefined) groups.set(name.toLowerCase(), group as unknown as SecurityGroup);
  else context.differ(`Security group "${name}"`, part, context.places.spotOf(known, "name"));
}

function container(
  supplies: Supplies,
  part: Part,
  kind: "group" | "table",
  items: { readonly rules?: readonly SecurityRule[]; readonly routes?: readonly Route[] },
): { readonly [key: string]: unknown } {
  const { context } = supplies;
  const name = texts(named(part, "Name"))[0]?.text ?? "";
  const scope = supplies.scopeOf(kind, name) ?? part.spot.source.name;
  const words = kind === "group" ? "security-group" : "route-table";
  for (const list of Object.values(items)) context.places.put(list, [], part.spot);
  return new Reading(supplies, part, { key: context.read.key(words), scope, name, ...items })
    .take("name", ["Name"], same)
    .take("location", ["Location"], regionName)
    .take("label", ["Label"], same)
    .done();
}

function readRule(supplies: Supplies, part: Part): SecurityRule[] {
  const { context } = supplies;
  for (const each of named(part, "State")) context.ignore(each, "says how the rule does");
  if (/^true$/i.test(texts(named(part, "IsDefault"))[0]?.text ?? "")) {
    context.ignore(part, "one of the rules that the service puts into every group");
    return [];
  }
  for (const each of named(part, "IsDefault")) context.ignore(each, "a rule of its own");
  return [ruleOf(supplies, part)];
}

function ruleOf(supplies: Supplies, part: Part): SecurityRule {
  return new Reading(supplies, part, { name: "" })
    .take("name", ["Name"], same)
    .take("priority", ["Priority"], wholeNumber, ["a whole number"])
    .word("direction", ["Type"], directionWords)
    .word("action", ["Action"], actionWords)
    .word("protocol", ["Protocol"], protocolWords)
    .single("sources", ["SourceAddressPrefix"], ruleAddress, addressExamples)
    .single("sourcePorts", ["SourcePortRange"], same, [])
    .single("destinations", ["DestinationAddressPrefix"], ruleAddress, addressExamples)
    .single("destinationPorts", ["DestinationPortRange"], same, [])
    .done();
}

/** Takes a rule that a command adds to a group. */
export function supplyRule(supplies: Supplies, { part }: Answer): void {
  const group = ownerOf(supplies, supplies.groups, part, "SecurityGroupName", "security group");
  if (group === undefined) return;
  (group.rules as SecurityRule[]).push(ruleOf(supplies, part));
}

/** Takes a route table with its routes. */
export function supplyTable(supplies: Supplies, { part }: Answer): void {
  const { context, tables } = supplies;
  for (const each of named(part, "State")) context.ignore(each, "says how the table does");
  const lists = named(part, "RouteList", "Routes");
  const parts = lists.flatMap((list) => (named(list, "Route").length > 0 ? named(list, "Route") : [list]));
  const routes = parts.filter(({ children }) => children.length > 0).map((route) => routeOf(supplies, route, "Name"));
  const table = container(supplies, part, "table", { routes });
  const name = table.name as string;
  const known = tables.get(name.toLowerCase());
  if (known === undefined) tables.set(name.toLowerCase(), table as unknown as RouteTable);
  else context.differ(`Route table "${name}"`, part, context.places.spotOf(known, "name"));
}

function routeOf(supplies: Supplies, part: Part, nameOfName: string): Route {
  const { context } = supplies;
  for (const each of named(part, "State", "Status")) context.ignore(each, "says how the route does");
  // The kind and the address of the next hop stand together in answers, and side by side in commands.
  const hops = named(part, "NextHopType", "NextHop");
  const inside = hops.flatMap((hop) =>
    named(hop, "Type", "IpAddress").map((each) => ({ ...each, name: `hop${each.name}` })),
  );
  const whole = { ...part, children: [...part.children, ...inside] };
  const kind = hops.some(({ leaf }) => leaf !== undefined) ? ["NextHopType"] : ["hopType"];
  return new Reading(supplies, whole, { name: "" })
    .take("name", [nameOfName], same)
    .take("prefix", ["AddressPrefix"], ruleAddress, addressExamples)
    .word("nextHop", kind, nextHopWords)
    .take("nextHopAddress", ["NextHopIpAddress", "hopIpAddress"], (text) => parseIpv4Address(text).canonical, [
      "192.0.2.1",
    ])
    .done();
}

/** Takes a route that a command adds to a table. */
export function supplyRoute(supplies: Supplies, { part }: Answer): void {
  const table = ownerOf(supplies, supplies.tables, part, "RouteTableName", "route table");
  if (table === undefined) return;
  (table.routes as Route[]).push(routeOf(supplies, part, "RouteName"));
}

function ownerOf<T>(
  { context }: Supplies,
  known: ReadonlyMap<string, T>,
  part: Part,
  name: string,
  words: string,
): T | undefined {
  const [said] = texts(named(part, name));
  const owner = known.get((said?.text ?? "").toLowerCase());
  if (said !== undefined) context.ignore(said, "says what it is of");
  for (const each of named(part, "NetworkSecurityGroup", "RouteTable")) context.ignore(each, "says what it is of");
  if (owner !== undefined) return owner;
  context.leave(part, `it is not clear which ${words} it is of`);
  context.report(said === undefined ? "NT2022" : "NT2023", {
    message:
      said === undefined
        ? `A command adds to a ${words} that the script does not name in a way that can be read`
        : `A command adds to the ${words} "${said.text ?? ""}", which no input describes`,
    help: "Give the answer that describes it too",
    at: part.spot,
    related: said?.leaf === undefined ? [] : [{ message: "This is what it says", at: said.leaf }],
  });
  return undefined;
}
