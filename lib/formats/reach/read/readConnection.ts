import type { Gateway } from "../../../model/gateway.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import type { PrivateCloud } from "../../../model/privateCloud.ts";
import { textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { connectionFields, virtualNetworkFields } from "../fields.ts";
import { readKey } from "./readCircuit.ts";
import type { ReachReadContext } from "./readContext.ts";
import { type Part, readFields, readNamed } from "./readFields.ts";
import { demand } from "./readIdentity.ts";

/** A virtual network with the gateway that is to be connected to the private cloud. */
export interface Connection {
  readonly virtualNetwork: VirtualNetwork;
  readonly gateway: Gateway;
  readonly tunnel: Tunnel;
}

/** Reads a virtual network of a description. Network and gateway are there already; the connection is to be made. */
export function readConnection(
  context: ReachReadContext,
  part: Part,
  scope: string,
  cloud: PrivateCloud | undefined,
): Connection {
  const { value, origins } = readFields(context, virtualNetworkFields, part);
  demand(context, part, value, "name", "name", "hub");
  const virtualNetwork = {
    key: context.key("network"),
    scope,
    existing: true as const,
    name: "",
    prefixes: [],
    subnets: [],
    dnsServers: [],
    ...value,
  } as VirtualNetwork;
  context.places.put(virtualNetwork, origins, part.node);
  const gateway = readGateway(context, part, scope, virtualNetwork);
  return { virtualNetwork, gateway, tunnel: readTunnel(context, part, scope, gateway, cloud) };
}

function readGateway(context: ReachReadContext, part: Part, scope: string, virtualNetwork: VirtualNetwork): Gateway {
  const name = readNamed<string>(context, connectionFields, "gateway", part);
  if (name === undefined) demand(context, part, {}, "gateway", "gateway", "hub-ergw");
  const gateway: Gateway = {
    key: context.key("gateway"),
    scope,
    existing: true,
    ...(name === undefined ? {} : { name: name.value }),
    virtualNetwork: virtualNetwork.key,
    type: "ExpressRoute",
    clientPrefixes: [],
  };
  context.places.put(gateway, name === undefined ? {} : { name: [name.node] }, part.node);
  context.places.assume(gateway, "type", "ExpressRoute: only such a gateway connects to a private cloud");
  return gateway;
}

function readTunnel(
  context: ReachReadContext,
  part: Part,
  scope: string,
  gateway: Gateway,
  cloud: PrivateCloud | undefined,
): Tunnel {
  const { places } = context;
  const name = readNamed<string>(context, connectionFields, "connection", part);
  const key = readKey(context, part);
  const made = `${textOf(gateway.name ?? "gateway")}-to-${textOf(cloud?.name ?? "private-cloud")}`;
  const ends = [...places.allOf(gateway, "name"), ...(cloud === undefined ? [] : places.allOf(cloud, "name"))];
  const tunnel: Tunnel = {
    key: context.key("tunnel"),
    scope,
    name: name?.value ?? made,
    gateway: gateway.key,
    medium: "ExpressRoute",
    ...(key === undefined ? {} : { authorizationKey: key.secret }),
  };
  const origins = {
    name: name === undefined ? ends : [name.node],
    ...(key === undefined ? {} : { authorizationKey: [key.node] }),
  };
  places.put(tunnel, origins, part.node);
  places.assume(tunnel, "medium", "ExpressRoute: a private cloud is reached over its circuit");
  return tunnel;
}
