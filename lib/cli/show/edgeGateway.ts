import type {
  AddressRange,
  EdgeCluster,
  EdgeSettings,
  EdgeSubnet,
  EdgeUplink,
  EntityReference,
} from "../../model/edge.ts";
import type { Gateway } from "../../model/gateway.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import type { Block, Row } from "./block.ts";
import type { Deployed, Names } from "./names.ts";
import { ifStated, nameText, notStated, partText, referenceText, row } from "./stated.ts";

/** Whether it is an edge gateway of VMware Cloud Director. */
export function isEdge(gateway: Gateway): boolean {
  return known(gateway.type) === "Edge";
}

/** An edge gateway, with its tunnels and all that it routes, lets through and translates. */
export function edgeGatewayBlock(gateway: Gateway, names: Names, parts: readonly Block[], owner?: Deployed): Block {
  const { edge = {}, existing, scope } = gateway;
  const title = names.gateway(gateway);
  return {
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    notes: [...names.notes({ scope }, owner), ...(existing === true ? ["not described here, only named"] : [])],
    rows: [
      ...ifStated("description", edge.description),
      ...(edge.owner === undefined ? [] : [row("owner", ownerText(edge.owner))]),
      ...(edge.organization === undefined ? [] : [row("organization", referenceText(edge.organization))]),
      ...addressRows(edge, existing),
      ...ifStated("deployment", deploymentText(edge.deploymentMode)),
      ...ifStated("backing", edge.backing),
      // It is always on where networks are distributed; only what differs is worth a line.
      ...(edge.distributedRouting === false ? [row("distributed routing", "off")] : []),
      ...(edge.nonDistributedRouting === undefined || edge.nonDistributedRouting === false
        ? []
        : ifStated("other routing", nonDistributedText(edge.nonDistributedRouting))),
      ...ifStated("service network", edge.serviceNetwork),
      ...clusterRows(edge.primaryCluster, edge.secondaryCluster),
    ],
    parts,
  };
}

/** Who owns a thing: `VDC contoso-vdc1`; what it is, only its id tells. */
export function ownerText(owner: EntityReference): string {
  const kinds: Readonly<Record<string, string>> = {
    vdc: "VDC ",
    vdcgroup: "VDC group ",
    gateway: "edge gateway ",
    org: "organization ",
  };
  const kind = /^urn:vcloud:([a-z]+):/i.exec(known(owner.id) ?? "")?.[1]?.toLowerCase() ?? "";
  return `${kinds[kind] ?? ""}${referenceText(owner)}`;
}

/** Addresses that may be given out: `192.0.2.1-192.0.2.9`, or the one that it is. */
export function rangeText({ first, last }: AddressRange): string {
  return known(first) !== undefined && first === last ? partText(first) : `${partText(first)}-${partText(last)}`;
}

function addressRows({ uplinks }: EdgeSettings, existing: true | undefined): readonly Row[] {
  if (uplinks === undefined || uplinks.length === 0) {
    return existing === true ? [] : [{ label: "public addresses", lines: [notStated], quiet: true }];
  }
  return [{ label: "public addresses", lines: [], list: uplinks.map(uplinkRow) }];
}

function uplinkRow(uplink: EdgeUplink): Row {
  const { name, id, subnets = [], usesIpSpaces, connected, dedicated } = uplink;
  const fromIpSpaces =
    usesIpSpaces === undefined || usesIpSpaces === false
      ? []
      : [isUnresolved(usesIpSpaces) ? `from IP Spaces ${partText(usesIpSpaces)}` : "from IP Spaces, not listed here"];
  const addresses = [...fromIpSpaces, ...subnets.flatMap(subnetLines)];
  return row(
    nameText(name ?? id),
    ...(addresses.length === 0 ? ["no address stated"] : addresses),
    ...(connected === false ? ["not connected"] : isUnresolved(connected) ? [`connected ${partText(connected)}`] : []),
    ...(dedicated === true ? ["only this edge gateway uses it"] : []),
  );
}

function subnetLines({ ranges = [], primaryAddress, gateway, prefixLength, enabled }: EdgeSubnet): readonly string[] {
  const own = [
    ...ranges.map(rangeText),
    ...(primaryAddress === undefined ? [] : [`primary ${partText(primaryAddress)}`]),
  ];
  const length = prefixLength === undefined ? "" : `/${partText(prefixLength)}`;
  const where = gateway === undefined ? [] : [`next hop ${partText(gateway)}${length}`];
  const state = enabled === false ? ["off"] : isUnresolved(enabled) ? [`on ${partText(enabled)}`] : [];
  return [own, [...where, ...state]].filter((parts) => parts.length > 0).map((parts) => parts.join(", "));
}

const deployments: Readonly<Record<string, string>> = {
  ACTIVE_STANDBY: "active and standby",
  DISTRIBUTED_ONLY: "distributed only: no NAT, firewall or VPN",
};

function deploymentText(mode: Stated<string> | undefined): Stated<string> | undefined {
  return mode === undefined || isUnresolved(mode) ? mode : (deployments[mode] ?? mode);
}

function nonDistributedText(on: Stated<boolean>): Stated<string> {
  return isUnresolved(on) ? on : "networks without distribution, too";
}

function clusterRows(primary: EdgeCluster | undefined, secondary: EdgeCluster | undefined): readonly Row[] {
  const clusters = [primary, secondary].filter((cluster) => cluster !== undefined);
  if (clusters.length === 0) return [];
  return [
    row(
      "edge cluster",
      clusters.map(({ name, id, backingId }) => nameText(name ?? id ?? backingId)).join(", second instance in "),
    ),
  ];
}
