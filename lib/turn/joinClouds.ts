import type { Circuit } from "../model/circuit.ts";
import { circuitGateways, circuitsOnPremises } from "../model/cloudLinks.ts";
import type { Gateway } from "../model/gateway.ts";
import { modelLeaves } from "../model/leafPath.ts";
import { emptyNetwork, type Network } from "../model/network.ts";
import { type Stated, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Places } from "../source/places.ts";
import { JoinContext } from "./joinContext.ts";
import { JoinedCircuit } from "./joinedCircuit.ts";
import { JoinedCloud } from "./joinedCloud.ts";
import { joinGateway } from "./joinGateway.ts";
import { leavesOf } from "./origins.ts";
import type { Turned } from "./turn.ts";

/**
 * Joins every private cloud with every circuit on premises by Global Reach, and with every gateway for circuits: an
 * authorization on the circuit, the connection on the private cloud that has its key and its id, and for each gateway an
 * authorization of the private cloud and the connection that has its key. One authorization serves one connection. What
 * stands in the inputs is there already; the result holds what is to be deployed beside it, in as many templates as keys have
 * to be carried from one to the next. `isDescription`: authorizations that are stated are meant for this.
 */
export function joinClouds(network: Network, places: Places, isDescription: boolean): Turned {
  const context = new JoinContext(network, places);
  const circuits = circuitsOnPremises(network)
    .filter(isNamed)
    .map((circuit) => new JoinedCircuit(context, circuit, isDescription));
  const ends = circuitGateways(network).filter((gateway) => !isDescription || isNamed(gateway));
  const gateways: Gateway[] = [];
  const tunnels: Tunnel[] = [];
  const clouds = network.privateClouds.map((cloud) => {
    const joined = new JoinedCloud(context, cloud);
    // What stands in another description is meant for another private cloud.
    const isMeant = ({ scope }: { readonly scope: string }): boolean => !isDescription || scope === cloud.scope;
    for (const circuit of circuits.filter(({ circuit }) => isMeant(circuit))) joined.reach(circuit);
    for (const gateway of ends.filter(isMeant)) {
      const made = joinGateway(context, joined, gateway, isDescription);
      if (made === undefined) continue;
      gateways.push(made.gateway);
      tunnels.push(made.tunnel);
    }
    if (circuits.length === 0 && ends.length === 0) reportAlone(context, joined);
    return joined;
  });
  const result: Network = {
    ...emptyNetwork,
    circuits: circuits.map((circuit): Circuit | undefined => circuit.done()).filter((circuit) => circuit !== undefined),
    privateClouds: clouds.map((cloud) => cloud.done()).filter((cloud) => cloud !== undefined),
    gateways,
    tunnels,
    inputs: [...network.inputs, ...context.inputs],
  };
  leaveRest(network, places);
  return { network: result, diagnostics: context.diagnostics };
}

// What has no name cannot be referred to; that has been said when it was read.
function isNamed({ name }: { readonly name?: Stated<string> }): boolean {
  return name !== undefined && name !== "";
}

function reportAlone(context: JoinContext, { cloud }: JoinedCloud): void {
  context.report("NT3503", {
    message: `Nothing is there that private cloud "${textOf(cloud.name)}" could be joined to`,
    help: "Give the circuit on premises, or the ExpressRoute gateway of a virtual network, beside it",
    at: context.places.spotOf(cloud, "name"),
  });
}

// What reaches an output counts as that.
function leaveRest(network: Network, places: Places): void {
  const note = "describes what is there already; what joins it is written";
  for (const { holder, key } of modelLeaves(network)) {
    for (const leaf of leavesOf(places, holder, key as never)) places.ignore(leaf, note);
  }
}
