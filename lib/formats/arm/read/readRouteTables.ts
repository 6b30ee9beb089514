import type { Route, RouteTable } from "../../../model/routeTable.ts";
import { routeFields, routeTableFields } from "../fields/routeTableFields.ts";
import { partsOf, readPart } from "./children.ts";
import { ignoreParts } from "./ignoreParts.ts";
import type { ArmReadContext } from "./readContext.ts";
import { placed, readClassicLabel, readResource } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const routeTableType = "microsoft.network/routetables";

/** Reads route tables with their routes. */
export function readRouteTables(context: ArmReadContext, resources: ResourceSet): ByResource<RouteTable> {
  const found = new Map<ArmResource, RouteTable>();
  for (const resource of resources.ofType(routeTableType)) {
    resources.understand(resource);
    const reading = readResource(context, routeTableFields, resource, "route table");
    const { value, origins, identity } = reading;
    const label = readClassicLabel(context, reading);
    const parts = partsOf(context, resources, resource, "properties.routes", `${routeTableType}/routes`);
    for (const body of resource.bodies) {
      ignoreParts(context, body, [["subnets", "read-only: what uses the table"]]);
    }
    for (const body of parts.flatMap(({ bodies }) => bodies)) {
      ignoreParts(context, body, [["hasBgpOverride", "read-only: whether a route of a gateway says otherwise"]]);
    }
    const routes = parts.map((part) => readPart<Route>(context, routeFields, part, "route"));
    const table = { ...identity, ...value, ...label, routes };
    found.set(resource, placed(context, table as RouteTable, origins, resource.at));
  }
  return found;
}
