import type { Routing } from "../model/gateway.ts";
import type { IpsecPolicy } from "../model/ipsec.ts";
import { isUnresolved, known } from "../model/stated.ts";
import { azureDefaults } from "./azureDefaults.ts";
import type { Fault } from "./end.ts";
import { statedIn } from "./parameterPlace.ts";
import { type Place, placeAt, type TunnelEnd } from "./tunnelEnd.ts";
import { isCombined } from "./vendors.ts";

/** What Azure refuses to deploy in a connection: rules of the VPN Gateway FAQ (2026-08-19) unless said otherwise. */
export function azureFaults(view: TunnelEnd, routing: Routing): readonly Fault[] {
  const policy = known(view.tunnel.policy);
  return [
    ...gatewayFaults(view, routing),
    ...(policy === undefined
      ? []
      : [...incomplete(view, policy), ...combinedFaults(view, policy), ...limits(view, policy)]),
    ...natFault(view),
  ];
}

function gatewayFaults(view: TunnelEnd, routing: Routing): readonly Fault[] {
  const { tunnel, gateway } = view;
  const isBasic = known(gateway?.sku) === "Basic";
  const kind =
    routing === "PolicyBased" ? "a policy-based gateway" : isBasic ? "a gateway of the SKU Basic" : undefined;
  if (kind === undefined) return [];
  const faults: Fault[] = [];
  const refuse = (parameter: Fault["parameter"], message: string, help: string, at: Place | undefined): void => {
    faults.push({ code: "NT4023", parameter, message, help, at });
  };
  if (tunnel.policy !== undefined) {
    refuse(
      "ike.encryption",
      `The Azure connection has an IPsec policy of its own, which ${kind} cannot have`,
      "Use a route-based gateway of the SKU VpnGw1 or larger, or take the policy away and meet the defaults from the other end",
      placeAt(view, ...(isUnresolved(tunnel.policy) ? [[tunnel, "policy"] as const] : statedIn(tunnel.policy))),
    );
  }
  const protocol = known(tunnel.protocol);
  const only = routing === "PolicyBased" ? "IKEv1" : "IKEv2";
  if (protocol !== undefined && protocol !== only) {
    refuse(
      "ike.version",
      `The Azure connection is set to ${protocol}; ${kind} speaks ${only} only`,
      `Set the connection to ${only}, or use a route-based gateway of the SKU VpnGw1 or larger`,
      placeAt(view, [tunnel, "protocol"]),
    );
  }
  return faults;
}

// All algorithms of both phases have to be given together.
function incomplete(view: TunnelEnd, policy: IpsecPolicy): readonly Fault[] {
  const { ike, child } = policy;
  const missing = [
    ["ikeEncryption", ike.encryption],
    ["ikeIntegrity", ike.integrity],
    ["dhGroup", ike.dhGroups],
    ["ipsecEncryption", child.encryption],
    ["ipsecIntegrity", child.integrity],
    ["pfsGroup", child.pfsGroups],
  ] as const;
  const names = missing.filter(([, list]) => isEmpty(list)).map(([name]) => name);
  if (names.length === 0) return [];
  const first = [ike.encryption, ike.integrity, ike.dhGroups].some(isEmpty) ? "ike" : "child";
  return [
    {
      code: "NT4018",
      parameter: `${first}.encryption`,
      message: `The IPsec policy of the Azure connection does not state ${names.map((name) => `"${name}"`).join(", ")}`,
      help: "State every algorithm of both phases: Azure takes a policy only whole",
      at: placeAt(view, ...statedIn(policy, first)),
    },
  ];
}

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

function combinedFaults(view: TunnelEnd, { ike, child }: IpsecPolicy): readonly Fault[] {
  const faults: Fault[] = [];
  const [hash] = ike.integrity ?? [];
  if (hash !== undefined && !isUnresolved(hash) && isCombined(hash)) {
    faults.push({
      code: "NT4020",
      parameter: "ike.integrity",
      message: `The integrity of phase 1 on the Azure end is ${hash}: the schema names it, the service refuses it`,
      help: "Set ikeIntegrity to SHA256: beside a combined cipher it is the pseudorandom function",
      at: placeAt(view, [ike.integrity ?? ike, 0], [ike, "integrity"]),
    });
  }
  const [cipher] = child.encryption ?? [];
  const [integrity] = child.integrity ?? [];
  if (cipher === undefined || integrity === undefined || isUnresolved(cipher) || isUnresolved(integrity)) return faults;
  if ((isCombined(cipher) || isCombined(integrity)) && (cipher as string) !== integrity) {
    faults.push({
      code: "NT4024",
      parameter: "child.integrity",
      message: `Phase 2 of the Azure end has ${cipher} with ${integrity}; Azure wants a combined cipher repeated as integrity`,
      help: "Set ipsecIntegrity to the value of ipsecEncryption, or use AES with a hash",
      at: placeAt(view, [child.integrity ?? child, 0], [child, "integrity"]),
    });
  }
  return faults;
}

// New-AzIpsecPolicy, Azure PowerShell source, read 2026-11-21; DPD: VPN Gateway FAQ.
const ranges = {
  lifetimeSeconds: [300, 172_799, "child.lifetimeSeconds", "seconds"],
  lifetimeKilobytes: [1_024, 2_147_483_647, "child.lifetimeKilobytes", "kilobytes"],
} as const;

function limits(view: TunnelEnd, { child }: IpsecPolicy): readonly Fault[] {
  const faults: Fault[] = [];
  for (const key of ["lifetimeSeconds", "lifetimeKilobytes"] as const) {
    const value = known(child[key]);
    const [least, most, parameter, unit] = ranges[key];
    if (value === undefined || value === 0 || (value >= least && value <= most)) continue;
    faults.push({
      code: "NT4027",
      parameter,
      message: `The lifetime of phase 2 on the Azure end is ${value} ${unit}; Azure takes ${least} to ${most}`,
      help: `Use ${azureDefaults.RouteBased.child[key]}, the default`,
      at: placeAt(view, [child, key]),
    });
  }
  return faults;
}

function natFault(view: TunnelEnd): readonly Fault[] {
  const { tunnel } = view;
  const rules = (tunnel.ingressNatRules?.length ?? 0) + (tunnel.egressNatRules?.length ?? 0);
  if (rules === 0 || known(tunnel.policyBasedSelectors) !== true) return [];
  return [
    {
      code: "NT4026",
      parameter: "selectors",
      message:
        "The Azure connection has policy-based selectors and rules of address translation, which Azure refuses together",
      help: "Take one of the two away",
      at: placeAt(view, [tunnel, "policyBasedSelectors"]),
    },
  ];
}
