/** What one size of VPN gateways can do. */
export interface GatewaySku {
  /** Connections to sites and to other gateways, together. */
  readonly tunnels: number;
  readonly bgp: boolean;
  readonly activeActive: boolean;
  /** Version 1 of IKE on a route-based gateway. */
  readonly ikeV1: boolean;
  /** Rules of address translation. */
  readonly nat: boolean;
  /** A generation that it exists in only. */
  readonly generation?: "Generation1" | "Generation2";
  /** Why none is made any more, and what stands in its place. */
  readonly gone?: { readonly why: string; readonly instead: string };
}

const fits = { bgp: true, activeActive: true, ikeV1: true } as const;
const blocked = "new ones are refused since 2025-11-01, and existing ones no longer take changes";
const legacy = "new ones are refused since 2024, and the last were retired in 2026-06";

const table: Readonly<Record<string, GatewaySku>> = {
  Basic: { tunnels: 10, bgp: false, activeActive: false, ikeV1: false, nat: false },
  VpnGw1AZ: { tunnels: 30, ...fits, nat: false, generation: "Generation1" },
  VpnGw2AZ: { tunnels: 30, ...fits, nat: true },
  VpnGw3AZ: { tunnels: 30, ...fits, nat: true },
  VpnGw4AZ: { tunnels: 100, ...fits, nat: true, generation: "Generation2" },
  VpnGw5AZ: { tunnels: 100, ...fits, nat: true, generation: "Generation2" },
  VpnGw1: { tunnels: 30, ...fits, nat: false, generation: "Generation1", gone: { why: blocked, instead: "VpnGw1AZ" } },
  VpnGw2: { tunnels: 30, ...fits, nat: true, gone: { why: blocked, instead: "VpnGw2AZ" } },
  VpnGw3: { tunnels: 30, ...fits, nat: true, gone: { why: blocked, instead: "VpnGw3AZ" } },
  VpnGw4: { tunnels: 100, ...fits, nat: true, generation: "Generation2", gone: { why: blocked, instead: "VpnGw4AZ" } },
  VpnGw5: { tunnels: 100, ...fits, nat: true, generation: "Generation2", gone: { why: blocked, instead: "VpnGw5AZ" } },
  Standard: {
    tunnels: 10,
    bgp: true,
    activeActive: false,
    ikeV1: false,
    nat: false,
    gone: { why: legacy, instead: "VpnGw1AZ" },
  },
  HighPerformance: {
    tunnels: 30,
    bgp: true,
    activeActive: true,
    ikeV1: false,
    nat: false,
    gone: { why: legacy, instead: "VpnGw2AZ" },
  },
};

/**
 * Sizes of VPN gateways. "About gateway SKUs" and "Gateway SKU consolidation and migration", Microsoft, 2026; address
 * translation: VPN Gateway FAQ, 2026-08-19 (VpnGw2 and larger).
 */
export const gatewaySkus: ReadonlyMap<string, GatewaySku> = new Map(Object.entries(table));
