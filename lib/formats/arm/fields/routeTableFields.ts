import type { Route, RouteTable } from "../../../model/routeTable.ts";
import { address, oneOf, region, ruleAddress, truth } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const table = fieldsOf<RouteTable>();
const route = fieldsOf<Route>();

/** Settings of `Microsoft.Network/routeTables`, without its routes. */
export const routeTableFields: AnyFields = [
  table.value("location", "location", region),
  table.value("gatewayRoutesOff", "properties.disableBgpRoutePropagation", truth),
];

/** Settings of `routeTables/routes`. */
export const routeFields: AnyFields = [
  route.value("prefix", "properties.addressPrefix", ruleAddress),
  route.value(
    "nextHop",
    "properties.nextHopType",
    oneOf("VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"),
  ),
  route.value("nextHopAddress", "properties.nextHopIpAddress", address),
];
