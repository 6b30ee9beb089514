import type { Route, RouteTable } from "../../model/routeTable.ts";
import type { Block } from "./block.ts";
import type { Names } from "./names.ts";
import { ifStated, nameText, notStated, partText, row } from "./stated.ts";
import type { TableRow } from "./table.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A route table with its routes. */
export function routeTableBlock(table: RouteTable, names: Names): Block {
  const { routes, existing } = table;
  return {
    title: `Route table ${nameText(table.name)}`,
    notes: names.notes(table),
    rows: [
      ...ifStated("deployed", table.condition),
      ...ifStated("region", table.location),
      ...ifStated("label", table.label),
      ...ifStated("without routes of gateways", table.gatewayRoutesOff),
      ...(routes.length > 0 || existing === true ? [] : [row("routes", "none")]),
      ...tagRows(table.tags),
    ],
    ...(routes.length === 0
      ? {}
      : {
          table: {
            columns: [{ title: "route" }, { title: "prefix" }, { title: "next hop", arrow: "→" }],
            rows: routes.map(routeRow),
          },
        }),
  };
}

function routeRow({ name, prefix, nextHop, nextHopAddress }: Route): TableRow {
  const hop = nextHop === undefined ? notStated : partText(nextHop);
  return {
    cells: [
      nameText(name),
      prefix === undefined ? notStated : partText(prefix),
      nextHopAddress === undefined ? hop : `${hop} ${partText(nextHopAddress)}`,
    ],
  };
}
