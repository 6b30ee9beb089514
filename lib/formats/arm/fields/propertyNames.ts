import type { NameGroups } from "../../misspelling.ts";
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

/** The names of properties that stand together in resources. */
export const propertyNames: NameGroups = resources.flatMap((fields) => {
  const byHolder = new Map<string, Set<string>>();
  collect(fields, "", byHolder);
  for (const [of, names] of furtherNames) {
    if (of === fields) for (const name of names) byHolder.get("properties")?.add(name);
  }
  return [...byHolder.values()];
});

function collect(fields: AnyFields, within: string, byHolder: Map<string, Set<string>>): void {
  for (const field of fields) {
    const path = [within, field.path].filter((part) => part !== "").join(".");
    const steps = path.split(".").filter((step) => step !== "");
    for (const [index, step] of steps.entries()) {
      const holder = steps.slice(0, index).join(".");
      byHolder.set(holder, (byHolder.get(holder) ?? new Set()).add(step));
    }
    if ("fields" in field) collect(field.fields, path, byHolder);
  }
}
