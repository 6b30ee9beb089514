import type { Gateway } from "../../../model/gateway.ts";
import { assumed, type TracedLeaf } from "../../../source/traced.ts";
import type { ArmScope } from "./scope.ts";

/**
 * SKUs that a new gateway can have, with the tunnels each takes: azure-docs about-gateway-skus.md (2026-06-11). SKUs
 * without zones cannot be created since 2025-11-01.
 */
const vpnSkus: readonly (readonly [name: string, tunnels: number])[] = [
  ["VpnGw1AZ", 30],
  ["VpnGw2AZ", 30],
  ["VpnGw3AZ", 30],
  ["VpnGw4AZ", 100],
  ["VpnGw5AZ", 100],
];

const expressRouteSkus = ["ErGw1AZ", "ErGw2AZ", "ErGw3AZ"] as const;

/** The SKU of a gateway that states none. */
export function assumeSku(scope: ArmScope, gateway: Gateway): TracedLeaf {
  if (gateway.type === "ExpressRoute") {
    const why = "the zone-redundant entry SKU of an ExpressRoute gateway; the classic size is not in the file";
    return skuParameter(scope, "expressRouteGatewaySku", expressRouteSkus, expressRouteSkus[0], why);
  }
  if (gateway.routing === "PolicyBased") return assumed("Basic", '"Basic": the only SKU with policy-based routing');
  const fitting =
    vpnSkus.find(([, tunnels]) => tunnels >= scope.index.mostTunnels) ?? (vpnSkus.at(-1) as (typeof vpnSkus)[number]);
  const why = `the smallest SKU with availability zones for up to ${fitting[1]} tunnels; the classic size is not in the file`;
  return skuParameter(
    scope,
    "vpnGatewaySku",
    vpnSkus.map(([name]) => name),
    fitting[0],
    why,
  );
}

function skuParameter(
  scope: ArmScope,
  name: string,
  allowedValues: readonly string[],
  value: string,
  why: string,
): TracedLeaf {
  const known = scope.sharedLeaf(name);
  if (known !== undefined) return known;
  const { expression } = scope.template.parameter(name, name, {
    type: "string",
    description: `SKU of the ${name.startsWith("vpn") ? "VPN" : "ExpressRoute"} gateways`,
    defaultValue: { value, why: `"${value}": ${why}` },
    allowedValues,
  });
  return scope.shareLeaf(name, assumed(expression, `${expression}: the classic size is not in the file`));
}
