import type { Gateway } from "../../../model/gateway.ts";
import { known } from "../../../model/stated.ts";
import { assumed, derived, ref, type TracedLeaf } from "../../../source/traced.ts";
import type { ArmScope } from "./scope.ts";
import type { DeclaredParameter } from "./templateWriter.ts";

/**
 * SKUs that a new gateway can have, with the tunnels each takes: azure-docs about-gateway-skus.md (2026-06-11). SKUs
 * without zones cannot be created since 2025-11-01.
 */
type VpnSku = readonly [name: string, tunnels: number];
const vpnSkus: readonly VpnSku[] = [
  ["VpnGw1AZ", 30],
  ["VpnGw2AZ", 30],
  ["VpnGw3AZ", 30],
  ["VpnGw4AZ", 100],
  ["VpnGw5AZ", 100],
];

const expressRouteSkus = ["ErGw1AZ", "ErGw2AZ", "ErGw3AZ"] as const;

/**
 * What a new gateway takes in place of a classic size: Default and Basic route by policy on Basic only; Standard and
 * HighPerformance cannot be created since 2024 and become VpnGw1AZ and VpnGw2AZ (azure-docs
 * vpn-gateway-about-skus-legacy.md, 2026-02-27). Sizes for circuits stand in pairs in azure-docs
 * expressroute-about-virtual-network-gateways.md (revision not checked).
 */
const successors: Readonly<Record<"Vpn" | "ExpressRoute", Readonly<Record<string, string>>>> = {
  Vpn: { Basic: "VpnGw1AZ", Standard: "VpnGw1AZ", HighPerformance: "VpnGw2AZ" },
  ExpressRoute: { Standard: "ErGw1AZ", HighPerformance: "ErGw2AZ", UltraPerformance: "ErGw3AZ" },
};

/** The SKU of a gateway without a name: what took the place of its classic size, or what fits where that is not known. */
export function classicSku(scope: ArmScope, gateway: Gateway): TracedLeaf {
  const size = known(gateway.sku);
  const kind = gateway.type === "ExpressRoute" ? "ExpressRoute" : "Vpn";
  const refs = size === undefined ? [] : [ref(gateway, "sku")];
  if (kind === "Vpn" && gateway.routing === "PolicyBased") {
    const why = "the only SKU with policy-based routing";
    if (size === undefined) return assumed("Basic", `"Basic": ${why}`);
    if (size === "Basic") return derived("Basic", refs);
    reportReplaced(scope, gateway, size, "it is Basic", `Nothing: it is ${why}`);
    return derived("Basic", refs, `"${size}" → "Basic": ${why}`);
  }
  const successor = size === undefined ? undefined : successors[kind][size];
  if (successor === undefined || size === undefined) return assumeSku(scope, gateway);
  const names = kind === "Vpn" ? vpnSkus.map(([name]) => name) : expressRouteSkus;
  const why = `what a gateway of the classic size "${size}" becomes`;
  const parameter = `${kind === "Vpn" ? "vpnGatewaySku" : "expressRouteGatewaySku"}_${size}`;
  const { expression, isNew } = skuParameter(scope, parameter, kind, names, successor, why);
  const help = `Give another size as the parameter "${parameter}" if the tunnels need it`;
  if (isNew) reportReplaced(scope, gateway, size, `${successor} is proposed in its place`, help);
  return derived(expression, refs, `"${size}" → "${successor}": ${why}`);
}

function reportReplaced(scope: ArmScope, gateway: Gateway, size: string, what: string, help: string): void {
  scope.report("NT3204", {
    message: `A gateway of the classic size "${size}" is not made again: ${what}`,
    help,
    at: scope.placeOf(gateway, "sku"),
    actual: size,
  });
}

function assumeSku(scope: ArmScope, gateway: Gateway): TracedLeaf {
  const note = "the classic size is not in the file";
  const circuit = gateway.type === "ExpressRoute";
  const fitting = vpnSkus.find(([, tunnels]) => tunnels >= scope.index.mostTunnels) ?? (vpnSkus.at(-1) as VpnSku);
  const why = circuit
    ? `the zone-redundant entry SKU of an ExpressRoute gateway; ${note}`
    : `the smallest SKU with availability zones for up to ${fitting[1]} tunnels; ${note}`;
  const { expression } = circuit
    ? skuParameter(scope, "expressRouteGatewaySku", "ExpressRoute", expressRouteSkus, expressRouteSkus[0], why)
    : skuParameter(
        scope,
        "vpnGatewaySku",
        "Vpn",
        vpnSkus.map(([name]) => name),
        fitting[0],
        why,
      );
  return assumed(expression, `${expression}: ${note}`);
}

function skuParameter(
  scope: ArmScope,
  name: string,
  kind: "Vpn" | "ExpressRoute",
  allowedValues: readonly string[],
  value: string,
  why: string,
): DeclaredParameter {
  return scope.template.parameter(name, name, {
    type: "string",
    description: `SKU of the ${kind === "Vpn" ? "VPN" : "ExpressRoute"} gateways${name.includes("_") ? ` of the classic size ${name.split("_")[1] ?? ""}` : ""}`,
    defaultValue: { value, why: `"${value}": ${why}` },
    allowedValues,
  });
}
