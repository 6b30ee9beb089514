import { KnownNames } from "../../knownNames.ts";
import { bgpFields } from "./bgpFields.ts";
import { circuitAuthorizationFields, circuitConnectionFields, circuitFields, peeringFields } from "./circuitFields.ts";
import { connectionFields } from "./connectionFields.ts";
import type { AnyFields } from "./field.ts";
import { gatewayAddressFields, gatewayFields, natRuleFields } from "./gatewayFields.ts";
import {
  cloudAuthorizationFields,
  globalReachFields,
  privateCloudFields,
  segmentFields,
} from "./privateCloudFields.ts";
import { publicAddressFields } from "./publicAddressFields.ts";
import { routeFields, routeTableFields } from "./routeTableFields.ts";
import { securityRuleFields } from "./securityGroupFields.ts";
import { siteFields } from "./siteFields.ts";
import { subnetFields, virtualNetworkFields } from "./virtualNetworkFields.ts";

/** What is read by code of its own, beside the settings of tables. */
const furtherNames: readonly (readonly [fields: AnyFields, names: readonly string[]])[] = [
  [virtualNetworkFields, ["subnets", "dhcpOptions"]],
  [gatewayFields, ["ipConfigurations", "natRules"]],
  [
    connectionFields,
    [
      "connectionType",
      "virtualNetworkGateway1",
      "virtualNetworkGateway2",
      "localNetworkGateway2",
      "peer",
      "ingressNatRules",
      "egressNatRules",
    ],
  ],
];

const resources: readonly AnyFields[] = [
  virtualNetworkFields,
  subnetFields,
  securityRuleFields,
  routeTableFields,
  routeFields,
  publicAddressFields,
  siteFields,
  gatewayFields,
  gatewayAddressFields,
  natRuleFields,
  bgpFields,
  connectionFields,
  circuitFields,
  peeringFields,
  circuitConnectionFields,
  circuitAuthorizationFields,
  privateCloudFields,
  cloudAuthorizationFields,
  globalReachFields,
  segmentFields,
];

/** The names of properties in resources. */
export const propertyNames: KnownNames = new KnownNames(() =>
  resources.map((fields) => {
    const further = furtherNames.find(([of]) => of === fields)?.[1] ?? [];
    return [...pathsIn(fields), ...further.map((name) => `properties.${name}`)];
  }),
);

function pathsIn(fields: AnyFields, within = ""): readonly string[] {
  return fields.flatMap((field) => {
    const path = `${within}.${field.path}`;
    return "fields" in field ? [path, ...pathsIn(field.fields, path)] : [path];
  });
}
