import type { DnsServer, Subnet, VirtualNetwork } from "../../model/network.ts";
import type { Tag } from "../../model/tag.ts";
import type { Block, Row } from "./block.ts";
import type { Names } from "./names.ts";
import { ifAny, ifStated, listText, nameText, notStated, orNotStated, partText, row, statedText } from "./stated.ts";

/** A virtual network, with the gateways in it. */
export function virtualNetworkBlock(
  network: VirtualNetwork,
  servers: readonly DnsServer[],
  names: Names,
  parts: readonly Block[],
): Block {
  const { existing } = network;
  return {
    title: `Virtual network ${nameText(network.name)}`,
    notes: names.notes(network),
    rows: [
      ...ifStated("deployed", network.condition),
      ...regionRows(network),
      ...ifStated("label", network.label),
      ...orNotStated("address space", network.prefixes, existing),
      ...(servers.length === 0
        ? orNotStated("DNS servers", undefined, existing)
        : [row("DNS servers", ...servers.map(dnsServerText))]),
      ...ifStated("internet gateway", network.internetGateway),
      ...ifAny(
        "subnets",
        network.subnets.map((subnet) => subnetRow(subnet, names)),
      ),
      ...(network.subnets.length === 0 ? orNotStated("subnets", undefined, existing) : []),
      ...tagRows(network.tags),
    ],
    parts,
  };
}

/** The name servers that no virtual network refers to. */
export function unusedDnsServersBlock(servers: readonly DnsServer[]): Block {
  return {
    title: "DNS servers that no virtual network refers to",
    rows: servers.map(({ name, address }) =>
      row(nameText(name), address === undefined ? notStated : statedText(address)),
    ),
  };
}

/** Notes that a resource carries. */
export function tagRows(tags: readonly Tag[] = []): readonly Row[] {
  return ifAny(
    "tags",
    tags.map(({ name, value }) => row(name, statedText(value))),
  );
}

// A classic network in an affinity group has a region that only the group knows.
function regionRows({ location, affinityGroup, existing }: VirtualNetwork): readonly Row[] {
  if (location === undefined && affinityGroup !== undefined) {
    return [row("region", `that of affinity group ${affinityGroup}, not stated`)];
  }
  return [...orNotStated("region", location, existing), ...ifStated("affinity group", affinityGroup)];
}

function dnsServerText({ name, address }: DnsServer): string {
  const where = address === undefined ? "address not stated" : statedText(address);
  return name === undefined ? where : `${where} (${name})`;
}

function subnetRow(subnet: Subnet, names: Names): Row {
  const { name, prefixes, securityGroup, securityGroupId, routeTable, routeTableId } = subnet;
  return row(
    nameText(name),
    prefixes.length === 0 ? notStated : listText(prefixes),
    ...(securityGroup === undefined ? [] : [`security group ${nameText(names.securityGroups.get(securityGroup))}`]),
    ...(securityGroupId === undefined ? [] : [`security group ${partText(securityGroupId)}`]),
    ...(routeTable === undefined ? [] : [`route table ${nameText(names.routeTables.get(routeTable))}`]),
    ...(routeTableId === undefined ? [] : [`route table ${partText(routeTableId)}`]),
  );
}
