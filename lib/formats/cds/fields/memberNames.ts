import { KnownNames } from "../../knownNames.ts";
import { edgeTable, gatewayTable } from "./edgeFields.ts";
import type { AnyField, AnyTable } from "./field.ts";
import { firewallGroupTable } from "./firewallGroupFields.ts";
import { orgNetworkTable } from "./orgNetworkFields.ts";
import { portProfileTable } from "./portProfileFields.ts";
import { childTable, ikeTable, propertiesTable, secrecyTable } from "./propertiesFields.ts";
import { firewallRuleTable, hopTable, natRuleTable, staticRouteTable } from "./ruleFields.ts";
import { subnetTable } from "./subnetFields.ts";
import { remoteTable, tunnelTable } from "./tunnelFields.ts";

// Tables of one object stand together: what an edge gateway is, and what it has.
const objects: readonly (readonly [within: string, table: AnyTable])[][] = [
  [
    ["", gatewayTable],
    ["", edgeTable],
  ],
  [["", firewallGroupTable]],
  [["", orgNetworkTable]],
  [["", subnetTable]],
  [["", portProfileTable]],
  [
    ["", tunnelTable],
    ["remoteEndpoint.", remoteTable],
  ],
  [
    ["", propertiesTable],
    ["ikeConfiguration.", ikeTable],
    ["tunnelConfiguration.", childTable],
    ["tunnelConfiguration.", secrecyTable],
  ],
  [["", firewallRuleTable]],
  [["", natRuleTable]],
  [["", staticRouteTable]],
  [["", hopTable]],
];

/** The names of members in bodies of the API. */
export const memberNames: KnownNames = new KnownNames(() =>
  objects.map((tables) => tables.flatMap(([within, table]) => pathsIn(table).map((path) => `${within}${path}`))),
);

function pathsIn({ fields, quiet = {}, off = [], beyond = {} }: AnyTable): readonly string[] {
  const own = fields.flatMap((field: AnyField) => [field.path, ...olderPaths(field)]);
  return [...own, ...Object.keys(quiet), ...off, ...Object.keys(beyond)];
}

function olderPaths(field: AnyField): readonly string[] {
  const { older = [] } = field as { readonly older?: readonly (string | { readonly path: string })[] };
  return older.map((each) => (typeof each === "string" ? each : each.path));
}
