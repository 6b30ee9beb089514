import type { CloudSegment, GlobalReachConnection, PrivateCloud } from "../../model/privateCloud.ts";
import type { Block, Row } from "./block.ts";
import type { Names } from "./names.ts";
import { ifAny, ifSecret, ifStated, nameText, orNotStated, row, secretText, statedText } from "./stated.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A private cloud, with the leave that it gives others and the circuits that it is joined to. */
export function privateCloudBlock(cloud: PrivateCloud, names: Names): Block {
  const { existing, authorizations = [], globalReachConnections = [] } = cloud;
  return {
    title: `Private cloud ${nameText(cloud.name)}`,
    notes: names.notes(cloud),
    rows: [
      ...ifStated("deployed", cloud.condition),
      ...orNotStated("region", cloud.location, existing),
      ...orNotStated("SKU", cloud.sku, existing),
      ...orNotStated("hosts", cloud.clusterSize, existing),
      ...orNotStated("network block", cloud.networkBlock, existing),
      ...ifStated("further blocks", cloud.extendedNetworkBlocks),
      ...ifStated("internet", cloud.internet),
      ...ifStated("circuit", cloud.circuitId),
      ...ifStated("private peering", cloud.privatePeeringId),
      ...ifSecret("vCenter password", cloud.vcenterPassword),
      ...ifSecret("NSX password", cloud.nsxtPassword),
      ...ifAny(
        "authorizations",
        authorizations.map(({ name, authorizationKey, circuitId }): Row => {
          const circuit = circuitId === undefined ? [] : [`circuit ${statedText(circuitId)}`];
          return row(nameText(name), `key ${secretText(authorizationKey)}`, ...circuit);
        }),
      ),
      ...tagRows(cloud.tags),
    ],
    parts: [...globalReachConnections.map(globalReachBlock), ...(cloud.segments ?? []).map(segmentBlock)],
  };
}

function globalReachBlock({
  name,
  condition,
  peerCircuitId,
  circuitId,
  authorizationKey,
}: GlobalReachConnection): Block {
  return {
    title: `Global Reach connection ${nameText(name)}`,
    rows: [
      ...ifStated("deployed", condition),
      ...orNotStated("peer circuit", peerCircuitId),
      ...ifStated("this circuit", circuitId),
      row("authorization key", secretText(authorizationKey)),
    ],
  };
}

function segmentBlock({ name, displayName, gatewayAddress, gatewayPath, dhcpRanges }: CloudSegment): Block {
  return {
    title: `Segment ${nameText(name)}`,
    rows: [
      ...ifStated("called", displayName),
      ...orNotStated("gateway", gatewayAddress),
      ...ifStated("connected to", gatewayPath),
      ...ifStated("DHCP", dhcpRanges),
    ],
  };
}
