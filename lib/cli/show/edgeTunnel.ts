import type { Site } from "../../model/site.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import type { Block, Row } from "./block.ts";
import { isEdge } from "./edgeGateway.ts";
import { ofProfile, profileRows } from "./edgePolicy.ts";
import type { Deployed, Names } from "./names.ts";
import {
  ifStated,
  listText,
  nameText,
  notStated,
  orNotStated,
  partText,
  referenceText,
  row,
  secretText,
  statedText,
} from "./stated.ts";

/** Whether it is a tunnel of an edge gateway. A document may hold such a tunnel and not its gateway. */
export function isEdgeTunnel({ gateway, gatewayId, medium, site }: Tunnel, names: Names): boolean {
  const near = gateway === undefined ? undefined : names.gateways.get(gateway);
  if (near !== undefined) return isEdge(near);
  // Only edge gateways know no name of a far side, and no medium but IPsec.
  const far = site === undefined ? undefined : names.sites.get(site);
  return gateway === undefined && gatewayId === undefined && medium === undefined && far?.name === "";
}

/** A tunnel of an edge gateway, with its far side. */
export function edgeTunnelBlock(tunnel: Tunnel, names: Names, owner?: Deployed): Block {
  const far = tunnel.site === undefined ? undefined : names.sites.get(tunnel.site);
  return {
    title:
      tunnel.name === undefined ? `Tunnel to ${addressText(far?.gatewayAddress)}` : `Tunnel ${nameText(tunnel.name)}`,
    notes: [...names.notes(tunnel, owner), ...(tunnel.enabled === false ? ["off"] : [])],
    rows: [
      enabledRow(tunnel.enabled),
      ...ifStated("description", tunnel.description),
      row("local end", endText(tunnel.localAddress, tunnel.localId)),
      ...orNotStated("local networks", tunnel.localPrefixes),
      row("remote end", endText(far?.gatewayAddress, tunnel.remoteId)),
      remoteNetworksRow(tunnel, far),
      ...routeRows(tunnel.routeBased),
      ...protocolRows(tunnel),
      modeRow(tunnel.initiation),
      ...probeRows(tunnel),
      ...ifStated("authentication", tunnel.authentication),
      ...keyRows(tunnel),
      ...ifStated("logging", onOff(tunnel.logging)),
      ...profileRows(tunnel),
    ],
  };
}

function enabledRow(enabled: Stated<boolean> | undefined): Row {
  if (enabled === undefined) return { label: "enabled", lines: ["yes, as nothing else is stated"], quiet: true };
  return row("enabled", enabled === false ? "no: the tunnel is switched off" : statedText(enabled));
}

function addressText(address: Stated<string> | undefined): string {
  return address === undefined ? `an address that is ${notStated}` : partText(address);
}

function endText(address: Stated<string> | undefined, id: Stated<string> | undefined): string {
  if (address === undefined) return `address ${notStated}, id ${id === undefined ? notStated : partText(id)}`;
  // Who states no id goes by the address.
  return `${partText(address)}, ${id === undefined ? "also its id (none stated)" : `id ${partText(id)}`}`;
}

function remoteNetworksRow({ routeBased }: Tunnel, far: Site | undefined): Row {
  const prefixes = far?.prefixes ?? [];
  if (prefixes.length > 0) return row("remote networks", listText(prefixes));
  // The platform takes none for 0.0.0.0/0, unless routes decide.
  return row("remote networks", routeBased === true ? "none stated" : "any (none stated)");
}

function routeRows(routeBased: Stated<boolean> | undefined): readonly Row[] {
  if (routeBased === undefined || routeBased === false) return [];
  return [
    row("traffic", isUnresolved(routeBased) ? statedText(routeBased) : "by routes, not by networks (route-based)"),
  ];
}

const protocols: Readonly<Record<string, string>> = {
  "IKE-FLEX": "IKE-FLEX: starts with IKEv2, answers IKEv1 and IKEv2",
};

function protocolRows(tunnel: Tunnel): readonly Row[] {
  const { value, note } = ofProfile<string>(tunnel, tunnel.protocol, ({ protocol }) => protocol);
  if (value === undefined || isUnresolved(value)) return orNotStated("protocol", value);
  return [row("protocol", `${protocols[value] ?? value}${note}`)];
}

const startsAndAnswers = "starts, and answers too";
const modes: Readonly<Record<string, string>> = {
  Default: startsAndAnswers,
  InitiatorOnly: "only starts",
  ResponderOnly: "only answers: the far side has to start",
  OnDemand: "starts when there is traffic, and answers too",
};

function modeRow(mode: Tunnel["initiation"]): Row {
  if (mode === undefined)
    return { label: "mode", lines: [`${startsAndAnswers}, as nothing else is stated`], quiet: true };
  return row("mode", isUnresolved(mode) ? statedText(mode) : (modes[mode] ?? mode));
}

function probeRows(tunnel: Tunnel): readonly Row[] {
  const { value, note } = ofProfile<number>(tunnel, tunnel.dpdProbeSeconds, ({ dpdProbeSeconds }) => dpdProbeSeconds);
  if (value === undefined || isUnresolved(value)) return orNotStated("DPD probes", value);
  return [row("DPD probes", `every ${value} s${note}`)];
}

function keyRows({ sharedKey, authentication, certificate, caCertificate }: Tunnel): readonly Row[] {
  const isNeeded = known(authentication) !== "Certificate";
  return [
    ...(sharedKey === undefined
      ? orNotStated("shared key", undefined, isNeeded ? undefined : true)
      : [row("shared key", secretText(sharedKey))]),
    ...(certificate === undefined ? [] : [row("certificate", referenceText(certificate))]),
    ...(caCertificate === undefined ? [] : [row("far certificate", `signed by ${referenceText(caCertificate)}`)]),
  ];
}

function onOff(value: Stated<boolean> | undefined): Stated<string> | undefined {
  if (value === undefined || isUnresolved(value)) return value;
  return value ? "on" : "off";
}
