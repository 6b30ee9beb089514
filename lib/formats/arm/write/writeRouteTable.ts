import type { RouteTable } from "../../../model/routeTable.ts";
import { routeFields, routeTableFields } from "../fields/routeTableFields.ts";
import { writeCondition } from "./condition.ts";
import { writeLocation } from "./locations.ts";
import { NameBook } from "./names.ts";
import { assignName, inline, nameBelow, type WrittenPart } from "./parts.ts";
import { hasOtherName, ownerOf, resourceOf, statedName } from "./resources.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { tag, writeTags } from "./tags.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { partOwner, writeFields } from "./writeFields.ts";

const kind = "routeTable";

/** Writes a route table with its routes. */
export function writeRouteTable(scope: ArmScope, table: RouteTable): void {
  const owner = ownerOf(kind, table);
  const location = writeLocation(scope, kind, table);
  const { properties } = writeFields(scope, routeTableFields, table, owner, { location: undefined });
  const body = {
    condition: writeCondition(scope, table, owner),
    name: statedName(scope, kind, table),
    location,
    tags: writeTags(scope, table.tags, owner, [
      ["classic:name", hasOtherName(scope, kind, table) ? tag(scope, table, "name", owner) : undefined],
      ["classic:label", tag(scope, table, "label", owner)],
    ]),
    properties: { ...(properties as TracedObject | undefined), routes: inline(writeRoutes(scope, table, owner)) },
  };
  scope.add(kind, body, resourceOf(scope, kind, table).id);
}

/** Routes of a table that this template does not deploy, as resources of their own. */
export function writeRoutesOfTable(scope: ArmScope, table: RouteTable): void {
  const parent = resourceOf(scope, kind, table);
  for (const route of writeRoutes(scope, table, ownerOf(kind, table))) {
    scope.add("route", { name: nameBelow(parent, route).leaf, properties: route.properties });
  }
}

function writeRoutes(scope: ArmScope, { routes }: RouteTable, owner: Owner): WrittenPart[] {
  const book = new NameBook();
  return routes.map((route) => {
    const { properties } = writeFields(scope, routeFields, route, partOwner(owner, route));
    return { ...assignName(scope, book, "route", route, owner), properties: (properties ?? {}) as TracedObject };
  });
}
