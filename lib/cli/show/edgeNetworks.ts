import type { EdgeSubnet, IpSet, NextHop, OrgNetwork, PortProfile, PortSet, StaticRoute } from "../../model/edge.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import { parseIpv4Prefix } from "../../source/address.ts";
import type { Row } from "./block.ts";
import { ownerText, rangeText } from "./edgeGateway.ts";
import { listText, nameText, notStated, partText, referenceText, row } from "./stated.ts";

/** A network of a virtual data centre. */
export function orgNetworkRow(network: OrgNetwork): Row {
  const { subnets = [], description } = network;
  const kind = kindTexts(network);
  return row(
    nameText(network.name),
    ...(subnets.length === 0 ? ["no prefix stated"] : subnets.flatMap(subnetLines)),
    ...(kind.length === 0 ? [] : [kind.join(", ")]),
    ...descriptionLines(description),
  );
}

/** Whether it is a set of addresses, and no group of machines or networks. */
export function isIpSet({ type }: IpSet): boolean {
  return type === undefined || known(type) === "IP_SET";
}

/** A set of addresses, or another group that firewall rules refer to. */
export function ipSetRow(set: IpSet): Row {
  const { name, type, addresses = [], members = [], owner, edge, description } = set;
  return row(
    nameText(name),
    ...(addresses.length === 0 ? [] : [listText(addresses)]),
    ...(members.length === 0 ? [] : [`networks ${members.map(referenceText).join(", ")}`]),
    ...(addresses.length + members.length === 0 ? ["no address stated"] : []),
    ...(type === undefined || isIpSet(set) ? [] : [partText(type)]),
    ...(owner === undefined || edge !== undefined ? [] : [`of ${ownerText(owner)}`]),
    ...descriptionLines(description),
  );
}

/** A set of ports that rules refer to. */
export function portProfileRow({ name, ports = [], ownership, description }: PortProfile): Row {
  const isOwn = ownership === undefined || ownership === "TENANT";
  return row(
    nameText(name),
    ...(ports.length === 0 ? ["no port stated"] : ports.map((set) => portSetText(set, name))),
    ...(isOwn ? [] : [isUnresolved(ownership) ? partText(ownership) : `of the ${ownership.toLowerCase()}`]),
    ...(description === name ? [] : descriptionLines(description)),
  );
}

/** A route that is written down. */
export function staticRouteRow({ name, destination, nextHops = [], system, description }: StaticRoute): Row {
  const from = destination === undefined ? `destination ${notStated}` : partText(destination);
  return row(
    nameText(name),
    ...(nextHops.length === 0 ? [`${from} → ${notStated}`] : nextHops.map((hop) => `${from} → ${hopText(hop)}`)),
    ...(system === true ? ["made by the system"] : []),
    ...descriptionLines(description),
  );
}

/** The prefix of a subnet: that of its gateway, whose address is one in it. */
function prefixText({ gateway, prefixLength }: EdgeSubnet): string | undefined {
  if (gateway === undefined || prefixLength === undefined) return undefined;
  if (isUnresolved(gateway) || isUnresolved(prefixLength)) return undefined;
  return parseIpv4Prefix(`${gateway}/${prefixLength}`).canonical;
}

function subnetLines(subnet: EdgeSubnet): readonly string[] {
  const { gateway, prefixLength, ranges = [], enabled, dnsServer1, dnsServer2, dnsSuffix, primaryAddress } = subnet;
  const prefix = prefixText(subnet);
  const length = prefix !== undefined || prefixLength === undefined ? "" : `/${partText(prefixLength)}`;
  const where = [
    ...(prefix === undefined ? [] : [prefix]),
    gateway === undefined ? `gateway ${notStated}${length}` : `gateway ${partText(gateway)}${length}`,
    ...(enabled === false ? ["off"] : isUnresolved(enabled) ? [`on ${partText(enabled)}`] : []),
  ];
  const given = [
    ...ranges.map(rangeText),
    ...(primaryAddress === undefined ? [] : [`primary ${partText(primaryAddress)}`]),
  ];
  const servers = [dnsServer1, dnsServer2].filter((server) => server !== undefined);
  const dns = [
    ...(servers.length === 0 ? [] : [`DNS ${servers.map(partText).join(", ")}`]),
    ...(dnsSuffix === undefined ? [] : [`DNS suffix ${partText(dnsSuffix)}`]),
  ];
  return [
    where.join(", "),
    ...(given.length === 0 ? [] : [`gives out ${given.join(", ")}`]),
    ...(dns.length === 0 ? [] : [dns.join(", ")]),
  ];
}

function kindTexts(network: OrgNetwork): readonly string[] {
  const { type, connection, connected, edgeReference, parent, shared, routeAdvertised, guestVlanTagging } = network;
  return [
    ...(type === undefined ? [] : [partText(type)]),
    ...(connection === undefined ? [] : [partText(connection)]),
    ...(connected === false ? ["not connected"] : isUnresolved(connected) ? [`connected ${partText(connected)}`] : []),
    ...(edgeReference === undefined ? [] : [`edge gateway ${referenceText(edgeReference)}, not described`]),
    ...(parent === undefined ? [] : [`directly connected to ${referenceText(parent)}`]),
    ...flag("shared", shared),
    ...flag("advertised", routeAdvertised),
    ...flag("VLAN tags of guests", guestVlanTagging),
  ];
}

function flag(text: string, value: Stated<boolean> | undefined): readonly string[] {
  if (value === undefined || value === false) return [];
  return [isUnresolved(value) ? `${text} ${partText(value)}` : text];
}

function portSetText({ name, protocol, ports = [] }: PortSet, owner: Stated<string>): string {
  const which = [
    protocol === undefined ? `protocol ${notStated}` : partText(protocol),
    ...(ports.length === 0 ? [] : [listText(ports)]),
  ].join(" ");
  return name === undefined || name === owner || name === "" ? which : `${which} (${nameText(name)})`;
}

function hopText({ address, distance, scopeType, scopeReference }: NextHop): string {
  const scope = scopeReference === undefined ? undefined : referenceText(scopeReference);
  const kind = known(scopeType) === "NETWORK" ? "network " : "";
  const more = [
    ...(distance === undefined ? [] : [`distance ${partText(distance)}`]),
    ...(scope === undefined ? [] : [`on ${kind}${scope}`]),
  ];
  const where = address === undefined ? `address ${notStated}` : partText(address);
  return more.length === 0 ? where : `${where} (${more.join(", ")})`;
}

function descriptionLines(description: Stated<string> | undefined): readonly string[] {
  return description === undefined ? [] : [`description: ${partText(description)}`];
}
