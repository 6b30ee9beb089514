import type {
  ClientAccess,
  ClientCertificate,
  Gateway,
  GatewayAddress,
  NatMapping,
  NatRule,
} from "../../model/gateway.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import { bgpNotStated, bgpRow } from "./bgp.ts";
import type { Block, Row } from "./block.ts";
import type { Deployed, Names } from "./names.ts";
import { publicAddressText } from "./publicAddress.ts";
import {
  ifAny,
  ifSecret,
  ifStated,
  listText,
  nameText,
  orNotStated,
  partText,
  row,
  secretText,
  statedText,
} from "./stated.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A gateway, with its connections. */
export function gatewayBlock(gateway: Gateway, names: Names, parts: readonly Block[], owner?: Deployed): Block {
  const { existing, addresses = [] } = gateway;
  const title = names.gateway(gateway);
  const isCircuitGateway = known(gateway.type) === "ExpressRoute";
  const bgp = bgpRow(gateway.bgp, gateway.bgpSpeaker);
  const hasNoBgp = bgp === undefined && existing !== true && !isCircuitGateway;
  return {
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    notes: names.notes(gateway, owner),
    rows: [
      ...ifStated("deployed", gateway.condition),
      ...ifStated("region", gateway.location),
      ...ifStated("subnet", gateway.subnetId),
      ...orNotStated("type", gateway.type),
      // Circuits are always routed: only gateways of tunnels have the choice.
      ...(isCircuitGateway ? ifStated("routing", gateway.routing) : orNotStated("routing", gateway.routing, existing)),
      ...orNotStated("SKU", gateway.sku, existing),
      ...ifStated("generation", gateway.generation),
      ...ifStated("profile", gateway.profile),
      ...ifStated("active-active", gateway.activeActive),
      ...(addresses.length === 0
        ? orNotStated("addresses", undefined, existing)
        : [row("addresses", ...addresses.map((address) => addressText(address, names)))]),
      ...(bgp === undefined ? [] : [bgp]),
      ...(hasNoBgp ? [bgpNotStated] : []),
      ...ifStated("private address", gateway.privateAddress),
      ...(gateway.replayProtectionOff === undefined ? [] : [replayRow(gateway.replayProtectionOff)]),
      ...(gateway.defaultSite === undefined
        ? ifStated("default site", gateway.defaultSiteId)
        : [row("default site", nameText(names.sites.get(gateway.defaultSite)?.name))]),
      ...ifStated("client pool", gateway.clientPrefixes),
      ...(isUnresolved(gateway.clients) ? ifStated("clients", gateway.clients) : []),
      ...ifStated("custom routes", gateway.customRoutes),
      ...ifAny("NAT rules", (gateway.natRules ?? []).map(natRow)),
      ...ifStated("NAT of routes", gateway.bgpRouteTranslation),
      ...tagRows(gateway.tags),
    ],
    parts: [
      ...(gateway.clients === undefined || isUnresolved(gateway.clients) ? [] : [clientsBlock(gateway.clients)]),
      ...parts,
    ],
  };
}

function replayRow(off: Stated<boolean>): Row {
  const label = "replay protection";
  return row(label, isUnresolved(off) ? `off if ${off.unresolved} (known at deployment)` : off ? "off" : "on");
}

function addressText(address: Stated<GatewayAddress>, names: Names): string {
  if (isUnresolved(address)) return statedText(address);
  const { name, publicAddress, publicAddressId, privateAddress, privateAllocation } = address;
  const known = publicAddress === undefined ? undefined : names.publicAddresses.get(publicAddress);
  const parts = [
    ...(known === undefined ? [] : [`public ${publicAddressText(known)}`]),
    ...(publicAddressId === undefined ? [] : [`public ${partText(publicAddressId)}`]),
    ...(privateAddress === undefined ? [] : [`private ${partText(privateAddress)}`]),
    ...(privateAllocation === undefined || privateAddress !== undefined
      ? []
      : [`private address ${partText(privateAllocation)}`]),
  ];
  const text = parts.length === 0 ? "no address stated" : parts.join(", ");
  return name === undefined ? text : `${nameText(name)}: ${text}`;
}

function clientsBlock(clients: ClientAccess): Block {
  return {
    title: "Point-to-site clients",
    rows: [
      ...ifStated("protocols", clients.protocols),
      ...ifStated("authentication", clients.authentication),
      ...certificateRows("root certificate", clients.rootCertificates),
      ...certificateRows("revoked", clients.revokedCertificates),
      ...ifStated("RADIUS server", clients.radiusServer),
      ...ifSecret("RADIUS secret", clients.radiusSecret),
      ...ifStated("tenant", clients.directoryTenant),
      ...ifStated("audience", clients.directoryAudience),
      ...ifStated("issuer", clients.directoryIssuer),
    ],
  };
}

function certificateRows(label: string, certificates: readonly ClientCertificate[] = []): readonly Row[] {
  if (certificates.length === 0) return [];
  return [
    row(
      label,
      ...certificates.map(({ name, data, thumbprint }) => `${nameText(name)}: ${secretText(data ?? thumbprint)}`),
    ),
  ];
}

function natRow({ name, type, mode, configurationId, internal = [], external = [] }: NatRule): Row {
  const kind = [type, mode]
    .filter((part) => part !== undefined)
    .map(partText)
    .join(" ");
  return row(
    nameText(name),
    [kind, `${mappings(internal)} → ${mappings(external)}`].filter((part) => part !== "").join(": "),
    ...(configurationId === undefined ? [] : [`at ${partText(configurationId)}`]),
  );
}

function mappings(list: readonly NatMapping[]): string {
  if (list.length === 0) return "(not stated)";
  return list
    .map(({ prefix, ports }) => {
      const where = prefix === undefined ? "(not stated)" : partText(prefix);
      return ports === undefined ? where : `${where} ports ${listText([ports])}`;
    })
    .join(", ");
}
