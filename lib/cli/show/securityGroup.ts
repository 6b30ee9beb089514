import type { SecurityGroup, SecurityRule } from "../../model/securityGroup.ts";
import type { Stated } from "../../model/stated.ts";
import type { Block } from "./block.ts";
import type { Names } from "./names.ts";
import { ifStated, listText, nameText, notStated, partText, row } from "./stated.ts";
import type { Table, TableRow } from "./table.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A security group with its rules. */
export function securityGroupBlock(group: SecurityGroup, names: Names): Block {
  return {
    title: `Security group ${nameText(group.name)}`,
    notes: names.notes(group),
    rows: [
      ...ifStated("deployed", group.condition),
      ...ifStated("region", group.location),
      ...ifStated("label", group.label),
      ...(group.rules.length > 0 || group.existing === true
        ? []
        : [row("rules", "none of its own, only those of the service")]),
      ...tagRows(group.tags),
    ],
    ...(group.rules.length === 0 ? {} : { table: ruleTable(group.rules) }),
  };
}

function ruleTable(rules: readonly SecurityRule[]): Table {
  return {
    columns: [
      { title: "rule" },
      { title: "prio" },
      { title: "action" },
      { title: "from" },
      { title: "to", arrow: "→" },
      { title: "protocol" },
    ],
    rows: rules.map(ruleRow),
  };
}

function ruleRow(rule: SecurityRule): TableRow {
  const { name, priority, action, direction, protocol, description } = rule;
  const verb = action === undefined ? notStated : partText(action);
  return {
    cells: [
      nameText(name),
      priority === undefined ? notStated : partText(priority),
      direction === undefined ? verb : `${verb} ${partText(direction).toLowerCase()}`,
      sideText(rule.sources, rule.sourcePorts),
      sideText(rule.destinations, rule.destinationPorts),
      protocol === undefined ? notStated : anyText(protocol),
    ],
    ...(description === undefined ? {} : { details: [`description: ${partText(description)}`] }),
  };
}

function sideText(addresses: readonly Stated<string>[], ports: readonly Stated<string>[]): string {
  const where =
    addresses.length === 0 ? notStated : addresses.length === 1 ? anyText(addresses[0]) : listText(addresses);
  const [only] = ports;
  return ports.length === 0 || (ports.length === 1 && only === "*") ? where : `${where}, port ${listText(ports)}`;
}

function anyText(value: Stated<string> | undefined): string {
  if (value === undefined) return notStated;
  return value === "*" ? "any" : partText(value);
}
