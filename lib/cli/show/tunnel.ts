import type { Routing } from "../../model/gateway.ts";
import type { SelectorPolicy } from "../../model/ipsec.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import type { Block, Row } from "./block.ts";
import type { Deployed, Names } from "./names.ts";
import { defaultPolicyRows, policyRows } from "./policy.ts";
import { siteEndText } from "./site.ts";
import {
  ifSecret,
  ifStated,
  listText,
  notStated,
  orNotStated,
  partText,
  row,
  secretText,
  statedText,
} from "./stated.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A connection of a gateway, with both ends. */
export function tunnelBlock(tunnel: Tunnel, names: Names, owner?: Deployed): Block {
  const carriedByCircuit = isOverCircuit(tunnel);
  const { existing } = tunnel;
  return {
    title: names.tunnel(tunnel),
    notes: names.notes(tunnel, owner),
    rows: [
      ...ifStated("deployed", tunnel.condition),
      ...ifStated("region", tunnel.location),
      ends("near end", nearEnd(tunnel, names)),
      ends("far end", farEnd(tunnel, names)),
      ...orNotStated("carried by", tunnel.medium, existing),
      ...(carriedByCircuit ? ifIpsecStated(tunnel) : ipsecRows(tunnel, names)),
      ...ifSecret("authorization key", tunnel.authorizationKey),
      ...ifStated("BGP", onOff(tunnel.bgp)),
      ...bgpAddressRows(tunnel),
      ...ifStated("routing weight", tunnel.routingWeight),
      ...ifStated("private address", tunnel.privateAddress),
      ...ifStated("FastPath", tunnel.gatewayBypass),
      ...ifStated("FastPath to links", tunnel.privateLinkBypass),
      ...ifStated("NAT, incoming", tunnel.ingressNatRules),
      ...ifStated("NAT, outgoing", tunnel.egressNatRules),
      ...tagRows(tunnel.tags),
    ],
  };
}

/** Whether the default policy of a tunnel hangs on a routing type that is not known. */
export function hasOpenDefault(tunnel: Tunnel, names: Names): boolean {
  const { policy, existing } = tunnel;
  return (
    policy === undefined && existing !== true && !isOverCircuit(tunnel) && known(routingOf(tunnel, names)) === undefined
  );
}

function isOverCircuit({ medium }: Tunnel): boolean {
  return known(medium) === "ExpressRoute";
}

function routingOf({ gateway }: Tunnel, names: Names): Stated<Routing> | undefined {
  return gateway === undefined ? undefined : names.gateways.get(gateway)?.routing;
}

function ends(label: string, lines: readonly string[]): Row {
  return lines.length === 0 ? { label, lines: [notStated], quiet: true } : row(label, ...lines);
}

function nearEnd({ gateway, gatewayId }: Tunnel, names: Names): readonly string[] {
  const near = gateway === undefined ? undefined : names.gateways.get(gateway);
  return [
    ...(near === undefined ? [] : [names.gateway(near)]),
    ...(gatewayId === undefined ? [] : [`gateway ${partText(gatewayId)}`]),
  ];
}

function farEnd(tunnel: Tunnel, names: Names): readonly string[] {
  const { site, siteName, siteId, remoteGateway, remoteGatewayId, circuit, circuitId } = tunnel;
  const described = site === undefined ? undefined : names.sites.get(site);
  const remote = remoteGateway === undefined ? undefined : names.gateways.get(remoteGateway);
  return [
    ...(remote === undefined ? [] : [names.gateway(remote)]),
    ...(described === undefined
      ? []
      : [remote === undefined ? siteEndText(described) : `as ${siteEndText(described)}`]),
    ...(siteName === undefined ? [] : [`site ${siteName}, not described in the files`]),
    ...(siteId === undefined ? [] : [`site ${partText(siteId)}`]),
    ...(remoteGatewayId === undefined ? [] : [`gateway ${partText(remoteGatewayId)}`]),
    ...(circuit === undefined ? [] : [names.circuit(circuit)]),
    ...(circuitId === undefined ? [] : [`circuit ${partText(circuitId)}`]),
  ];
}

function ipsecRows(tunnel: Tunnel, names: Names): readonly Row[] {
  const { existing, sharedKey, authentication, policy } = tunnel;
  const usesCertificate = known(authentication) === "Certificate";
  return [
    ...orNotStated("protocol", tunnel.protocol, existing),
    ...orNotStated("mode", modeText(tunnel.initiation), existing),
    ...orNotStated("DPD timeout", dpdText(tunnel.dpdTimeoutSeconds), existing),
    ...selectorRows(tunnel),
    ...ifStated("authentication", authentication),
    ...(sharedKey === undefined
      ? orNotStated("shared key", undefined, usesCertificate ? true : existing)
      : [row("shared key", secretText(sharedKey))]),
    ...(policy !== undefined
      ? policyRows(policy)
      : existing === true
        ? []
        : defaultPolicyRows(routingOf(tunnel, names))),
  ];
}

// IPsec settings mean nothing on a circuit; what an input states is shown all the same.
function ifIpsecStated(tunnel: Tunnel): readonly Row[] {
  return [
    ...ifStated("protocol", tunnel.protocol),
    ...ifStated("mode", modeText(tunnel.initiation)),
    ...ifStated("DPD timeout", dpdText(tunnel.dpdTimeoutSeconds)),
    ...(tunnel.selectors === undefined && tunnel.policyBasedSelectors === undefined ? [] : selectorRows(tunnel)),
    ...ifStated("authentication", tunnel.authentication),
    ...ifSecret("shared key", tunnel.sharedKey),
    ...(tunnel.policy === undefined ? [] : policyRows(tunnel.policy)),
  ];
}

const modes: Readonly<Record<string, string>> = {
  Default: "Default: either end may start",
  InitiatorOnly: "InitiatorOnly: only the near end starts",
  ResponderOnly: "ResponderOnly: only the far end starts",
};

function modeText(mode: Tunnel["initiation"]): Stated<string> | undefined {
  return mode === undefined || isUnresolved(mode) ? mode : (modes[mode] ?? mode);
}

function dpdText(seconds: Stated<number> | undefined): Stated<string> | undefined {
  if (seconds === undefined || isUnresolved(seconds)) return seconds;
  return seconds === 0 ? "0: the default of the vendor" : `${seconds} s`;
}

function onOff(value: Stated<boolean> | undefined): Stated<string> | undefined {
  if (value === undefined || isUnresolved(value)) return value;
  return value ? "on" : "off";
}

function selectorRows({ selectors = [], policyBasedSelectors, existing }: Tunnel): readonly Row[] {
  const lines = [
    ...(policyBasedSelectors === undefined ? [] : [policyBasedText(policyBasedSelectors)]),
    ...selectors.map(selectorText),
  ];
  return lines.length === 0 ? orNotStated("selectors", undefined, existing) : [row("selectors", ...lines)];
}

function policyBasedText(policyBased: Stated<boolean>): string {
  if (isUnresolved(policyBased)) return `prefixes of both sides if ${policyBased.unresolved} (known at deployment)`;
  return policyBased ? "prefixes of both sides (policy-based)" : "any to any (not policy-based)";
}

function selectorText(selector: Stated<SelectorPolicy>): string {
  if (isUnresolved(selector)) return statedText(selector);
  return `${prefixes(selector.local)} ↔ ${prefixes(selector.remote)}`;
}

function prefixes(list: readonly Stated<string>[]): string {
  return list.length === 0 ? "(none)" : list.map(partText).join(", ");
}

function bgpAddressRows({ bgpAddresses = [] }: Tunnel): readonly Row[] {
  if (bgpAddresses.length === 0) return [];
  const lines = bgpAddresses.map(({ address, configurationId }) => {
    const where = configurationId === undefined ? "" : ` at ${partText(configurationId)}`;
    return `${address === undefined ? notStated : listText([address])}${where}`;
  });
  return [row("BGP addresses", ...lines)];
}
