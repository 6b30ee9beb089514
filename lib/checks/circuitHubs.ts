import type { Key } from "../model/key.ts";
import type { PrivateCloud } from "../model/privateCloud.ts";
import { isUnresolved, known, type Stated } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Atlas } from "./atlas.ts";
import type { Hub, Member } from "./hub.ts";
import type { Realm } from "./realm.ts";
import type { Territory } from "./territory.ts";

/** A hub for each circuit: the virtual networks that are connected to it, and the private clouds that it leads to. */
export function circuitHubs(atlas: Atlas, realms: readonly Realm[]): readonly Hub[] {
  const members = new Map<string, Member[]>();
  const join = (circuit: string, territory: Territory, tunnel?: Tunnel): void => {
    const list = members.get(circuit) ?? [];
    list.push({ territory, byBgp: false, activeActive: false, tunnel });
    members.set(circuit, list);
  };
  for (const [index, realm] of realms.entries()) {
    const ids = new Map(realm.network.circuits.map(({ key, resourceId }) => [key, resourceId]));
    const described = (key: Key | undefined): readonly string[] =>
      key === undefined ? [] : [`${index} circuit ${key}`, ...circuitKeys(ids.get(key), index)];
    for (const tunnel of realm.network.tunnels) {
      const network = realm.virtualNetworkOf(realm.gatewayOf(tunnel));
      if (known(tunnel.medium) !== "ExpressRoute" || network === undefined) continue;
      const circuits = [...described(tunnel.circuit), ...circuitsOfTunnel(tunnel, index)];
      for (const circuit of circuits) join(circuit, atlas.virtualNetwork(network), tunnel);
    }
    for (const cloud of realm.network.privateClouds) {
      const joined = (cloud.globalReachConnections ?? []).flatMap(({ peerCircuit }) => described(peerCircuit));
      const circuits = new Set([...joined, ...circuitsOfCloud(cloud, index)]);
      for (const circuit of circuits) join(circuit, atlas.privateCloud(cloud));
    }
  }
  return [...members.values()].map((list) => ({ kind: "circuit", title: "a private circuit", members: list }));
}

// A template asks the private cloud for its circuit: the expression names the cloud.
const circuitOfCloud = /Microsoft\.AVS\/privateClouds(?:',\s*'|\/)([^'/]+)'.*\.circuit\.expressRouteID\b/i;

function circuitsOfTunnel({ circuitId }: Tunnel, realm: number): readonly string[] {
  const cloud = isUnresolved(circuitId) ? circuitOfCloud.exec(circuitId.unresolved)?.[1] : undefined;
  return [...circuitKeys(circuitId, realm), ...(cloud === undefined ? [] : [`${realm} cloud ${cloud.toLowerCase()}`])];
}

function circuitsOfCloud(cloud: PrivateCloud, realm: number): readonly string[] {
  const name = known(cloud.name)?.toLowerCase();
  const joined = cloud.globalReachConnections ?? [];
  return [
    ...(name === undefined ? [] : [`${realm} cloud ${name}`]),
    ...circuitKeys(cloud.circuitId, realm),
    ...(cloud.authorizations ?? []).flatMap(({ circuitId }) => circuitKeys(circuitId, realm)),
    ...joined.flatMap(({ circuitId, peerCircuitId }) => [
      ...circuitKeys(circuitId, realm),
      ...circuitKeys(peerCircuitId, realm),
    ]),
  ];
}

/** An id is the same in all readings, an expression in its own. */
function circuitKeys(id: Stated<string> | undefined, realm: number): readonly string[] {
  if (id === undefined) return [];
  return isUnresolved(id) ? [`${realm} expression ${id.unresolved}`] : [id.toLowerCase()];
}
