import type { EdgeNatRule, FirewallRule, IpSet, NextHop, PortProfile, StaticRoute } from "../../../model/edge.ts";
import type { Key } from "../../../model/key.ts";
import { known } from "../../../model/stated.ts";
import { constant, ref, type Traced } from "../../../source/traced.ts";
import { firewallRuleTable, hopTable, natRuleTable, staticRouteTable } from "../fields/ruleFields.ts";
import { dropAll } from "./dropAll.ts";
import { writeOneReference, writeReferences } from "./references.ts";
import { type TracedObject, writeFields } from "./writeFields.ts";
import { reportOfPlatform } from "./writeNetworks.ts";
import { type CdsWriteScope, type Owner, ownerOf } from "./writeScope.ts";

/** What rules refer to. */
export interface Targets {
  readonly ipSets: ReadonlyMap<Key, IpSet>;
  readonly portProfiles: ReadonlyMap<Key, PortProfile>;
}

const belongs = "the body belongs to the edge gateway of its document";

/** Writes all rules of one firewall: what is sent replaces those of the user. */
export function writeFirewall(
  scope: CdsWriteScope,
  rules: readonly FirewallRule[],
  targets: Targets,
): TracedObject | undefined {
  if (rules.length === 0) return undefined;
  const list = (origin: FirewallRule["origin"]): TracedObject[] =>
    rules.filter((rule) => rule.origin === origin).map((rule) => writeFirewallRule(scope, rule, targets));
  const [system, user, standard] = [list("system"), list(undefined), list("default")];
  return {
    systemRules: system.length === 0 ? undefined : system,
    userDefinedRules: user,
    defaultRules: standard.length === 0 ? undefined : standard,
  };
}

function writeFirewallRule(scope: CdsWriteScope, rule: FirewallRule, targets: Targets): TracedObject {
  const owner = ownerOf("firewall rule", rule);
  if (rule.edge !== undefined) scope.pass(rule, "edge", belongs);
  if (rule.origin !== undefined) {
    scope.pass(rule, "origin", "said by the list that the rule stands in");
    reportOfPlatform(scope, rule, owner, "name");
  }
  const { ipSets, portProfiles } = targets;
  return writeFields(scope, firewallRuleTable, rule, owner, {
    sources: writeReferences(scope, rule.sources, rule.sourceReferences, ipSets, "source group", owner),
    destinations: writeReferences(
      scope,
      rule.destinations,
      rule.destinationReferences,
      ipSets,
      "destination group",
      owner,
    ),
    services: writeReferences(scope, rule.services, rule.serviceReferences, portProfiles, "port profile", owner),
  });
}

/** Writes a rule of address translation. */
export function writeNatRule(scope: CdsWriteScope, rule: EdgeNatRule, { portProfiles }: Targets): TracedObject {
  const owner = ownerOf("NAT rule", rule);
  if (rule.edge !== undefined) scope.pass(rule, "edge", belongs);
  if (known(rule.system) === true) reportOfPlatform(scope, rule, owner, "system");
  const service = writeOneReference(
    scope,
    ref(rule, "service"),
    rule.serviceReference,
    portProfiles,
    "port profile",
    owner,
  );
  const given: Record<string, Traced | undefined> = { service };
  // What is not translated has no other address; the API wants the member all the same.
  const type = known(rule.type);
  if (type === "NO_SNAT" && rule.externalAddresses === undefined) given.externalAddresses = constant("");
  if (type === "NO_DNAT" && rule.internalAddresses === undefined) given.internalAddresses = constant("");
  return writeFields(scope, natRuleTable, rule, owner, given);
}

/** Writes a static route. */
export function writeStaticRoute(scope: CdsWriteScope, route: StaticRoute): TracedObject {
  const owner = ownerOf("static route", route);
  if (route.edge !== undefined) scope.pass(route, "edge", belongs);
  if (known(route.system) === true) reportOfPlatform(scope, route, owner, "system");
  return writeFields(scope, staticRouteTable, route, owner, writeUnstated(scope, route, owner));
}

// The API asks for a hop, and for a distance in it; a hop leads to an address, or out of a network.
function writeUnstated(scope: CdsWriteScope, { nextHops = [] }: StaticRoute, owner: Owner): Record<string, Traced> {
  const stated = nextHops.length === 0 ? [{}] : nextHops;
  if (stated.every((hop) => hop.distance !== undefined && leads(hop))) return {};
  const hops = stated.slice(0, 5).map((hop) => {
    const given: Record<string, Traced> = {};
    if (!leads(hop)) given.address = scope.blank("next hop", owner);
    if (hop.distance === undefined) given.distance = distance(scope, owner);
    return writeFields(scope, hopTable, hop, owner, given);
  });
  for (const hop of stated.slice(5)) dropAll(scope, hop, "a route has 5 next hops at most");
  return { nextHops: hops };
}

function leads({ address, scopeReference }: NextHop): boolean {
  return address !== undefined || scopeReference !== undefined;
}

function distance(scope: CdsWriteScope, owner: Owner): Traced {
  return scope.assume(1, "the default of the API", "distance of a next hop", owner);
}
