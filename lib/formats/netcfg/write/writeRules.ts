import type { Route, RouteTable } from "../../../model/routeTable.ts";
import type { SecurityGroup, SecurityRule } from "../../../model/securityGroup.ts";
import { isUnresolved, known, type Stated } from "../../../model/stated.ts";
import type { TracedCommand, TracedStatement } from "../../../source/printScript.ts";
import { assumed, carried, constant, derived, ref, type TracedLeaf } from "../../../source/traced.ts";
import { regionDisplayName } from "../region.ts";
import {
  actionWords,
  addressWords,
  directionWords,
  nextHopWords,
  protocolWords,
  type Words,
  wordOfValue,
} from "../state/words.ts";
import { nameText, type WriteScope } from "./writeScope.ts";

/** The commands that make a security group and its rules. */
export function writeGroup(scope: WriteScope, group: SecurityGroup): TracedStatement[] {
  const owner = command("Get-AzureNetworkSecurityGroup", { Name: nameOf(group) });
  const rules = group.rules.flatMap((rule) => {
    const parameters = ruleParameters(scope, rule);
    return parameters === undefined ? [] : [[owner, command("Set-AzureNetworkSecurityRule", parameters)]];
  });
  return container(scope, group, "Security group", "New-AzureNetworkSecurityGroup", rules);
}

/** The commands that make a route table and its routes. */
export function writeTable(scope: WriteScope, table: RouteTable): TracedStatement[] {
  const owner = command("Get-AzureRouteTable", { Name: nameOf(table) });
  const routes = table.routes.flatMap((route) => {
    const parameters = routeParameters(scope, route);
    return parameters === undefined ? [] : [[owner, command("Set-AzureRoute", parameters)]];
  });
  return container(scope, table, "Route table", "New-AzureRouteTable", routes);
}

function nameOf(holder: SecurityGroup | RouteTable): TracedLeaf {
  return derived(nameText(holder.name), [ref(holder, "name")]);
}

function command(name: string, parameters: TracedCommand["parameters"]): TracedCommand {
  return { command: constant(name), parameters };
}

function container(
  scope: WriteScope,
  holder: SecurityGroup | RouteTable,
  words: string,
  maker: string,
  items: readonly (readonly TracedCommand[])[],
): TracedStatement[] {
  const make = holder.existing === true ? [] : [[command(maker, containerParameters(scope, holder))]];
  const [first, ...others] = [...make, ...items];
  if (first === undefined) return [];
  const comment = `${words} ${nameText(holder.name)}`;
  return [{ comment, commands: first }, ...others.map((commands) => ({ commands }))];
}

function containerParameters(scope: WriteScope, holder: SecurityGroup | RouteTable): TracedCommand["parameters"] {
  const { location } = holder;
  const region = known(location);
  const place =
    region === undefined
      ? assumed("<region>", '"<region>": the command needs the region, which is not stated')
      : derived(regionDisplayName(region), [ref(holder, "location")]);
  if (isUnresolved(location)) scope.known(holder, "location");
  return { Name: scope.name(holder), Location: place, Label: scope.known(holder, "label") };
}

/** A classic rule has one value of each kind; a rule that needs more, or other words, cannot be said. */
function ruleParameters(scope: WriteScope, rule: SecurityRule): TracedCommand["parameters"] | undefined {
  const lists = [rule.sources, rule.sourcePorts, rule.destinations, rule.destinationPorts];
  const protocol = isUnresolved(rule.protocol) ? undefined : rule.protocol;
  const isSayable =
    lists.every((list) => list.length < 2) &&
    (protocol === undefined || wordOfValue(protocolWords, protocol) !== undefined) &&
    !Object.values(rule).some(isUnresolved) &&
    !lists.flat().some(isUnresolved);
  if (!isSayable) {
    dropRule(scope, rule, lists);
    return undefined;
  }
  return {
    Name: carried(rule, "name"),
    Type: word(rule, "direction", directionWords),
    Priority: rule.priority === undefined ? undefined : carried(rule, "priority"),
    Action: word(rule, "action", actionWords),
    SourceAddressPrefix: only(rule.sources, addressWords),
    SourcePortRange: only(rule.sourcePorts, []),
    DestinationAddressPrefix: only(rule.destinations, addressWords),
    DestinationPortRange: only(rule.destinationPorts, []),
    Protocol: word(rule, "protocol", protocolWords),
  };
}

function dropRule(scope: WriteScope, rule: SecurityRule, lists: readonly (readonly Stated<string>[])[]): void {
  const note = "a classic rule has one source, one destination and one range of ports each, for TCP, UDP or all";
  for (const key of ["name", "priority", "direction", "action", "protocol"] as const) {
    if (rule[key] !== undefined) scope.drop(rule, key, note);
  }
  for (const list of lists) for (const key of list.keys()) scope.drop(list, key, note);
}

function word<T extends object, K extends keyof T & string>(
  holder: T,
  key: K,
  words: Words<NonNullable<T[K]>> | Words<string>,
): TracedLeaf | undefined {
  const value = holder[key];
  if (value === undefined || isUnresolved(value)) return undefined;
  return derived(wordOfValue(words as Words<unknown>, value) ?? String(value), [ref(holder, key)]);
}

function only(list: readonly Stated<string>[], words: Words<string>): TracedLeaf | undefined {
  const [value] = list;
  if (value === undefined || isUnresolved(value)) return undefined;
  return derived(wordOfValue(words, value) ?? value, [{ holder: list, key: 0 }]);
}

function routeParameters(scope: WriteScope, route: Route): TracedCommand["parameters"] | undefined {
  if (Object.values(route).some(isUnresolved)) {
    const note = "a part of the route is known at deployment only";
    for (const key of Object.keys(route)) scope.drop(route, key, note);
    return undefined;
  }
  return {
    RouteName: carried(route, "name"),
    AddressPrefix: route.prefix === undefined ? undefined : carried(route, "prefix"),
    NextHopType: word(route, "nextHop", nextHopWords),
    NextHopIpAddress: route.nextHopAddress === undefined ? undefined : carried(route, "nextHopAddress"),
  };
}
