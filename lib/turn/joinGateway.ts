import { isOpen, leadsToCloud } from "../model/cloudLinks.ts";
import type { Gateway } from "../model/gateway.ts";
import { textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { type JoinContext, plainName } from "./joinContext.ts";
import type { JoinedCloud } from "./joinedCloud.ts";
import { cloudCircuitId } from "./joinIds.ts";
import { leavesOf, Mirror } from "./origins.ts";

/** A gateway that is there already, and the connection that is made for it. */
export interface JoinedGateway {
  readonly gateway: Gateway;
  readonly tunnel: Tunnel;
}

/**
 * Connects a gateway for circuits with a private cloud; undefined when it is connected already. A description names the
 * connection that is to be made.
 */
export function joinGateway(
  context: JoinContext,
  joined: JoinedCloud,
  gateway: Gateway,
  isDescription: boolean,
): JoinedGateway | undefined {
  const { places, network } = context;
  const { cloud } = joined;
  const own = network.tunnels.filter((tunnel) => tunnel.gateway === gateway.key);
  const before = own.find((tunnel) => leadsToCloud(tunnel, cloud));
  if (before !== undefined) {
    context.report("NT3502", {
      message: `Gateway "${textOf(gateway.name ?? "unnamed")}" is connected to private cloud "${textOf(cloud.name)}" already, by "${textOf(before.name ?? "unnamed")}"`,
      help: "Nothing: no further connection is written",
      at: places.spotOf(before, "name"),
    });
    return undefined;
  }
  const open = isDescription ? own.find(isOpen) : undefined;
  const scope = context.scopeOf(3, "gateway", gateway);
  const near = new Mirror<Gateway>(places)
    .say("key", context.key("gateway"))
    .say("scope", scope)
    .say("existing", true)
    .copy("name", gateway, "name")
    .copy("type", gateway, "type")
    .say("clientPrefixes", [])
    .done(places.spotOf(gateway, "name"));
  const tunnel = new Mirror<Tunnel>(places)
    .say("key", context.key("tunnel"))
    .say("scope", scope)
    .say("gateway", near.key);
  if (open !== undefined) tunnel.copy("name", open, "name").copy("medium", open, "medium");
  else {
    const name = `${plainName(gateway.name, "gateway")}-to-${plainName(cloud.name, "private-cloud")}`;
    const origin = [...leavesOf(places, gateway, "name"), ...leavesOf(places, cloud, "name")];
    tunnel.say("name", name, origin, `"${name}": a name for the connection`);
    tunnel.assume("medium", "ExpressRoute", "ExpressRoute: a private cloud is reached over its circuit");
  }
  const virtualNetwork = network.virtualNetworks.find(({ key }) => key === gateway.virtualNetwork);
  if (gateway.location !== undefined) tunnel.copy("location", gateway, "location");
  else if (virtualNetwork?.location !== undefined) tunnel.copy("location", virtualNetwork, "location");
  const circuit = cloudCircuitId(context, cloud);
  tunnel.say("circuitId", circuit.value, circuit.origin, circuit.note);
  if (open?.authorizationKey !== undefined) tunnel.copy("authorizationKey", open, "authorizationKey");
  else {
    const key = joined.keyFor(gateway.name, scope, gateway);
    tunnel.say("authorizationKey", key.value, key.origin, key.note);
  }
  return { gateway: near, tunnel: tunnel.done(places.spotOf(gateway, "name")) };
}
