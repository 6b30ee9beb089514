import type { VirtualNetwork } from "../../../model/network.ts";
import { isUnresolved } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import {
  assumed,
  carried,
  derived,
  type Ref,
  ref,
  type TracedElement,
  type TracedLeaf,
} from "../../../source/traced.ts";
import { mediumNames } from "../vocabulary.ts";
import { nameInId } from "./farSites.ts";
import { nameText, openWords, type WriteScope } from "./writeScope.ts";

/** One element for all gateways of a network: the vocabulary knows no other. */
export function writeGateways(scope: WriteScope, network: VirtualNetwork): TracedElement[] {
  const gateways = scope.index.gateways.get(network.key) ?? [];
  if (gateways.length === 0) return [];
  const profiled = gateways.find((gateway) => gateway.profile !== undefined);
  const pools = gateways.flatMap((gateway) => scope.prefixElements(gateway.clientPrefixes));
  const references = gateways.flatMap((gateway) =>
    (scope.index.tunnels.get(gateway.key) ?? []).flatMap((tunnel) => writeReference(scope, tunnel)),
  );
  const lists: TracedElement[] = [
    ...(pools.length === 0 ? [] : [{ name: "VPNClientAddressPool", children: pools }]),
    ...(references.length + pools.length === 0 ? [] : [{ name: "ConnectionsToLocalNetwork", children: references }]),
  ];
  const profile = profiled === undefined ? undefined : carried(profiled, "profile");
  return [{ name: "Gateway", attributes: { profile }, children: lists }];
}

function writeReference(scope: WriteScope, tunnel: Tunnel): TracedElement[] {
  const name = farName(scope, tunnel);
  if (name === undefined) return [];
  const said = new Set(name.refs.filter(({ holder }) => holder === tunnel).map(({ key }) => key));
  const note = "a reference has one name, and another end of this connection is named";
  for (const key of ["siteId", "remoteGatewayId", "circuitId", "circuit"] as const) {
    if (tunnel[key] !== undefined && !said.has(key)) scope.unsaid.push({ kind: "dropped", holder: tunnel, key, note });
  }
  return [{ name: "LocalNetworkSiteRef", attributes: { name }, children: [writeMedium(scope, tunnel)] }];
}

/**
 * The name of the site that a tunnel leads to in a configuration. A reference needs one, and the name of what is on the far
 * side is the best there is.
 */
export function farName(scope: WriteScope, tunnel: Tunnel): TracedLeaf | undefined {
  const site = scope.index.sites.get(tunnel.site ?? "");
  const remote: readonly Ref[] = tunnel.remoteGateway === undefined ? [] : [ref(tunnel, "remoteGateway")];
  if (site !== undefined) return derived(nameText(site.name), [ref(tunnel, "site"), ...remote]);
  const far = scope.far.of(tunnel);
  if (far !== undefined) return derived(far.name, [...far.nameRefs, ...remote]);
  if (tunnel.siteName !== undefined) return derived(tunnel.siteName, [ref(tunnel, "siteName"), ...remote]);
  for (const key of ["siteId", "remoteGatewayId", "circuitId"] as const) {
    const id = tunnel[key];
    if (id !== undefined) return derived(nameInId(isUnresolved(id) ? id.unresolved : id), [ref(tunnel, key)]);
  }
  const circuit = scope.network.circuits.find(({ key }) => key === tunnel.circuit);
  if (circuit !== undefined) return derived(nameText(circuit.name), [ref(tunnel, "circuit"), ref(circuit, "name")]);
  return tunnel.name === undefined ? undefined : derived(nameText(tunnel.name), [ref(tunnel, "name")]);
}

function writeMedium(scope: WriteScope, tunnel: Tunnel): TracedElement {
  const { medium } = tunnel;
  if (isUnresolved(medium)) scope.reportOpenMedium(tunnel, medium);
  const type =
    medium === undefined
      ? assumed("IPsec", '"IPsec": what a reference without a connection type has always meant')
      : isUnresolved(medium)
        ? derived("IPsec", [ref(tunnel, "medium")], `IPsec is written: the type is ${openWords(medium)}`)
        : derived(mediumNames.find(([, each]) => each === medium)?.[0] ?? "IPsec", [ref(tunnel, "medium")]);
  return { name: "Connection", attributes: { type } };
}
