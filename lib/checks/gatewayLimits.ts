import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import { known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate, Property } from "./estate.ts";
import { type GatewaySku, gatewaySkus } from "./gatewaySkus.ts";
import { atStart, connectionName, gatewayName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** What a gateway is asked for and its type or size cannot do. */
export const gatewayLimits: Rule = {
  codes: ["NT5207", "NT5208", "NT5209", "NT5210"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      for (const gateway of realm.azureGateways) {
        yield* typeLimits(gateway, realm, estate);
        yield* sizeLimits(gateway, realm, estate);
      }
    }
  },
};

interface Demand {
  /** What is asked for, behind "cannot". */
  readonly what: string;
  readonly help: string;
  readonly at: readonly Property[];
}

function* typeLimits(gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  if (known(gateway.routing) !== "PolicyBased") return;
  const tunnels = realm.tunnelsOf(gateway);
  const within = tunnels.find((tunnel) => tunnel.remoteGateway !== undefined || tunnel.remoteGatewayId !== undefined);
  const routeBased = "Use a route-based gateway; the type of one that exists cannot be changed";
  const demands: Demand[] = [];
  if (tunnels.length > 1) {
    const at: Property[] = [
      [tunnels[1], "name"],
      [tunnels[1], "site"],
    ];
    demands.push({ what: `have ${tunnels.length} connections: it takes one`, help: routeBased, at });
  }
  if (within !== undefined) {
    const at: Property[] = [
      [within, "remoteGateway"],
      [within, "remoteGatewayId"],
      [within, "name"],
    ];
    demands.push({ what: "be connected to another gateway of Azure", help: routeBased, at });
  }
  if (gateway.clientPrefixes.length > 0) {
    demands.push({ what: "let point-to-site clients in", help: routeBased, at: [[gateway.clientPrefixes, 0]] });
  }
  if (known(gateway.bgp) === true)
    demands.push({ what: "exchange routes by BGP", help: routeBased, at: [[gateway, "bgp"]] });
  if (known(gateway.activeActive) === true) {
    demands.push({ what: "have two active instances", help: routeBased, at: [[gateway, "activeActive"]] });
  }
  const sku = known(gateway.sku) ?? "";
  if (sku !== "Basic" && gatewaySkus.has(sku)) {
    const help = "Use the SKU Basic, or a route-based gateway";
    demands.push({ what: `be of the SKU ${sku}: only Basic has policy-based ones`, help, at: [[gateway, "sku"]] });
  }
  const name = `${atStart(gatewayName(gateway, realm))} is policy-based and`;
  yield* refusals("NT5207", name, demands, gateway, ["routing", "The type of the gateway"], estate);
}

function* sizeLimits(gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const size = known(gateway.sku) ?? "";
  const sku = gatewaySkus.get(size);
  if (sku === undefined) return;
  const tunnels = realm.tunnelsOf(gateway).filter(({ medium }) => known(medium) !== "ExpressRoute");
  const isPolicyBased = known(gateway.routing) === "PolicyBased";
  const larger = "Use a larger SKU";
  const demands: Demand[] = [];
  if (tunnels.length > sku.tunnels && !isPolicyBased) {
    const over = tunnels[sku.tunnels];
    const help = sku.tunnels < 100 ? "Use a SKU that takes more, up to 100 with VpnGw4AZ" : "Use Virtual WAN for more";
    demands.push({
      what: `have ${tunnels.length} connections: it takes ${sku.tunnels}`,
      help,
      at: [
        [over, "name"],
        [over, "site"],
      ],
    });
  }
  if (known(gateway.bgp) === true && !sku.bgp)
    demands.push({ what: "exchange routes by BGP", help: larger, at: [[gateway, "bgp"]] });
  if (known(gateway.activeActive) === true && !sku.activeActive) {
    demands.push({ what: "have two active instances", help: larger, at: [[gateway, "activeActive"]] });
  }
  const [natRule] = gateway.natRules ?? [];
  if (natRule !== undefined && !sku.nat) {
    demands.push({ what: "translate addresses", help: "Use VpnGw2AZ or larger", at: [[natRule, "name"]] });
  }
  // A route-based Basic gateway is told so with its policy rules already.
  const old = size === "Basic" ? undefined : tunnels.find((tunnel) => speaksVersionOne(tunnel));
  if (old !== undefined && !sku.ikeV1 && !isPolicyBased) {
    const what = `speak IKEv1: ${connectionName(old, realm)} asks for it`;
    demands.push({ what, help: "Use IKEv2, or VpnGw1AZ or larger", at: [[old, "protocol"]] });
  }
  const protocols = known(gateway.clients)?.protocols ?? [];
  const at = protocols.findIndex((protocol) => protocol === "IkeV2" || protocol === "OpenVPN");
  if (size === "Basic" && at !== -1) {
    demands.push({ what: "let clients in by IKEv2 or OpenVPN", help: "Use VpnGw1AZ or larger", at: [[protocols, at]] });
  }
  const name = `${atStart(gatewayName(gateway, realm))} is of the SKU ${size} and`;
  yield* refusals("NT5208", name, demands, gateway, ["sku", "The SKU of the gateway"], estate);
  yield* gone(gateway, realm, estate, size, sku);
  yield* generation(gateway, realm, estate, size, sku);
}

function speaksVersionOne({ protocol }: Tunnel): boolean {
  return known(protocol) === "IKEv1";
}

function* refusals(
  code: Code,
  name: string,
  demands: readonly Demand[],
  gateway: Gateway,
  [cause, label]: readonly [cause: keyof Gateway, label: string],
  estate: Estate,
): Iterable<Diagnostic> {
  for (const { what, help, at } of demands) {
    yield diagnose(code, {
      message: `${name} cannot ${what}`,
      help,
      at: estate.at(...at, [gateway, "name"]),
      related: [{ message: label, at: estate.at([gateway, cause], [gateway, "name"]) }],
    });
  }
}

function* gone(
  gateway: Gateway,
  realm: Realm,
  estate: Estate,
  size: string,
  { gone: retired }: GatewaySku,
): Iterable<Diagnostic> {
  if (retired === undefined || gateway.existing === true) return;
  yield diagnose("NT5209", {
    message: `${atStart(gatewayName(gateway, realm))} is of the SKU ${size}: ${retired.why}`,
    help: `Use ${retired.instead}`,
    at: estate.at([gateway, "sku"], [gateway, "name"]),
    actual: size,
    expected: [retired.instead],
  });
}

function* generation(
  gateway: Gateway,
  realm: Realm,
  estate: Estate,
  size: string,
  { generation: only }: GatewaySku,
): Iterable<Diagnostic> {
  const stated = known(gateway.generation);
  if (only === undefined || stated === undefined || stated === only || stated === "None") return;
  yield diagnose("NT5210", {
    message: `${atStart(gatewayName(gateway, realm))} is of the SKU ${size} and ${stated}; that SKU exists in ${only} only`,
    help: `Set vpnGatewayGeneration to ${only}, or take another SKU`,
    at: estate.at([gateway, "generation"], [gateway, "name"]),
    actual: stated,
    expected: [only],
  });
}
