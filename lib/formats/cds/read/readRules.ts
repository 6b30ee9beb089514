import type { EdgeNatRule, FirewallRule, StaticRoute } from "../../../model/edge.ts";
import { pathOf } from "../fields/field.ts";
import { firewallRuleTable, natRuleTable, staticRouteTable } from "../fields/ruleFields.ts";
import type { Edges } from "./edges.ts";
import type { Thing } from "./join.ts";
import type { CdsReadContext } from "./readContext.ts";
import type { FieldReading, Said } from "./readFields.ts";
import { type Lookups, ThingReader } from "./readNetworks.ts";
import { readReference, readReferences } from "./references.ts";

/** Rules and routes of edge gateways. */
export interface RuleReading {
  /** In the order in which they are asked. */
  readonly firewallRules: readonly FirewallRule[];
  readonly edgeNatRules: readonly EdgeNatRule[];
  readonly staticRoutes: readonly StaticRoute[];
}

const asked = ["system", undefined, "default"] as const;

/** Reads firewall rules, rules of address translation and static routes. */
export function readRules(
  context: CdsReadContext,
  things: readonly Thing[],
  edges: Edges,
  lookups: Lookups,
): RuleReading {
  const reader = new ThingReader(context, things);
  const edgeOf = (thing: Thing, said: Said): object => {
    const edge = edges.of(thing, said.owner);
    return edge === undefined ? {} : { edge };
  };
  const read = <T extends object>(
    kind: Thing["kind"],
    words: string,
    table: Parameters<typeof reader.one>[2],
    more?: (said: Said, into: FieldReading) => void,
  ): T[] =>
    things
      .filter((thing) => thing.kind === kind)
      .map((thing) =>
        reader.one<T>(thing, words, table, more, (said) => ({ ...edgeOf(thing, said), ...originOf(thing) })),
      );
  const firewallRules = read<FirewallRule>("firewallRule", "firewall rule", firewallRuleTable, (said, into) =>
    readGroups(context, said, lookups, into),
  );
  return {
    firewallRules: asked.flatMap((origin) => firewallRules.filter((rule) => rule.origin === origin)),
    edgeNatRules: read<EdgeNatRule>("natRule", "NAT rule", natRuleTable, (said, into) =>
      readReference(
        context,
        said,
        [pathOf<EdgeNatRule>(natRuleTable, "service")],
        lookups.portProfiles,
        ["service", "serviceReference"],
        into,
      ),
    ),
    staticRoutes: read<StaticRoute>("staticRoute", "static route", staticRouteTable),
  };
}

function originOf({ bodies }: Thing): object {
  const origin = bodies.find((body) => body.origin !== undefined)?.origin;
  return origin === undefined ? {} : { origin };
}

function readGroups(context: CdsReadContext, said: Said, lookups: Lookups, into: FieldReading): void {
  const path = (key: keyof FirewallRule & string): string => pathOf<FirewallRule>(firewallRuleTable, key);
  const { ipSets, portProfiles } = lookups;
  readReferences(context, said, path("sources"), ipSets, ["sources", "sourceReferences"], into);
  readReferences(context, said, path("destinations"), ipSets, ["destinations", "destinationReferences"], into);
  readReferences(context, said, path("services"), portProfiles, ["services", "serviceReferences"], into);
}
