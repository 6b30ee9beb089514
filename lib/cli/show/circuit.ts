import type { Circuit, CircuitConnection, CircuitPeering } from "../../model/circuit.ts";
import type { Block, Row } from "./block.ts";
import type { Names } from "./names.ts";
import { ifAny, ifSecret, ifStated, nameText, orNotStated, partText, row, secretText, statedText } from "./stated.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A private line, with its peerings and what is joined to it. */
export function circuitBlock(circuit: Circuit, names: Names): Block {
  const { existing, portId, peerings = [], authorizations = [] } = circuit;
  return {
    title: `Circuit ${nameText(circuit.name)}`,
    notes: names.notes(circuit),
    rows: [
      ...ifStated("deployed", circuit.condition),
      ...ifStated("region", circuit.location),
      ...orNotStated("SKU", circuit.sku, existing),
      ...ifStated("tier", circuit.tier),
      ...ifStated("billing", circuit.billing),
      // A line on a port of one's own has no provider.
      ...orNotStated("provider", circuit.provider, portId === undefined ? existing : true),
      ...orNotStated("peering location", circuit.peeringLocation, portId === undefined ? existing : true),
      ...ifStated("port", portId),
      ...bandwidthRows(circuit),
      ...ifStated("provider is at", circuit.providerState),
      ...ifStated("Global Reach", circuit.globalReach),
      ...ifStated("classic use", circuit.classicOperations),
      ...ifSecret("service key", circuit.serviceKey),
      ...ifAny(
        "authorizations",
        authorizations.map(({ name, authorizationKey, use }) => {
          const used = use === undefined ? [] : [statedText(use)];
          return row(nameText(name), `key ${secretText(authorizationKey)}`, ...used);
        }),
      ),
      ...tagRows(circuit.tags),
    ],
    parts: peerings.map(peeringBlock),
  };
}

function bandwidthRows({ bandwidthMbps, bandwidthGbps, existing }: Circuit): readonly Row[] {
  const lines = [
    ...(bandwidthMbps === undefined ? [] : [`${partText(bandwidthMbps)} Mbit/s`]),
    ...(bandwidthGbps === undefined ? [] : [`${partText(bandwidthGbps)} Gbit/s`]),
  ];
  return lines.length === 0 ? orNotStated("bandwidth", undefined, existing) : [row("bandwidth", ...lines)];
}

function peeringBlock(peering: CircuitPeering): Block {
  return {
    title: `Peering ${nameText(peering.name)}`,
    rows: [
      ...ifStated("type", peering.type),
      ...ifStated("state", peering.state),
      ...ifStated("peer AS", peering.peerAsn),
      ...ifStated("first link", peering.primaryPrefix),
      ...ifStated("second link", peering.secondaryPrefix),
      ...ifStated("VLAN", peering.vlanId),
      ...ifStated("told by BGP", peering.routes),
      ...ifStated("4-byte AS", peering.fourByteAsn),
      ...ifSecret("BGP key", peering.sharedKey),
    ],
    parts: (peering.connections ?? []).map(connectionBlock),
  };
}

function connectionBlock(connection: CircuitConnection): Block {
  return {
    title: `Global Reach connection ${nameText(connection.name)}`,
    rows: [
      ...ifStated("this peering", connection.peeringId),
      ...orNotStated("peer peering", connection.peerPeeringId),
      ...orNotStated("links", connection.addressPrefix),
      row("authorization key", secretText(connection.authorizationKey)),
    ],
  };
}
