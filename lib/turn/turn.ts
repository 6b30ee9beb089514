import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Vendor } from "../ipsec/vendors.ts";
import { modelLeaves } from "../model/leafPath.ts";
import { emptyNetwork, type Network } from "../model/network.ts";
import { textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Places } from "../source/places.ts";
import { azureEnds } from "./azureEnd.ts";
import { edgeEnds } from "./edgeEnd.ts";
import { leavesOf } from "./origins.ts";
import { TurnContext } from "./turnContext.ts";

/** The far ends of the tunnels of a network. */
export interface Turned {
  readonly network: Network;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns round: describes the other end of every tunnel. The edge end of Azure's tunnels and the Azure end of an edge's, with
 * local and remote swapped and the policy mirrored. Turning twice gives the same tunnels, as far as both vendors can say
 * them; what one cannot say is reported. `from` says whose ends are given; `places` learns
 * where the new values come from.
 */
export function turn(network: Network, places: Places, from: Vendor): Turned {
  const context = new TurnContext(network, places);
  const fromEdge = from === "edge" ? network.tunnels : [];
  const fromAzure = from === "azure" ? network.tunnels.filter((tunnel) => canTurn(context, tunnel)) : [];
  const azure = azureEnds(context, fromEdge);
  const edge = edgeEnds(context, fromAzure);
  const turned: Network = {
    ...emptyNetwork,
    virtualNetworks: azure.virtualNetworks,
    sites: [...edge.sites, ...azure.sites],
    gateways: [...edge.gateways, ...azure.gateways],
    tunnels: [...edge.tunnels, ...azure.tunnels],
    ipSets: edge.ipSets,
    firewallRules: edge.firewallRules,
    edgeNatRules: edge.edgeNatRules,
    inputs: network.inputs,
  };
  leaveNearEnd(network, places);
  return { network: turned, diagnostics: context.diagnostics };
}

/** Why a tunnel has no end outside of Azure; undefined when it has one. */
export function whyNoFarEnd({ medium, remoteGateway, remoteGatewayId }: Tunnel): string | undefined {
  if (medium === "ExpressRoute") return "runs over a private circuit";
  return remoteGateway !== undefined || remoteGatewayId !== undefined ? "joins two Azure gateways" : undefined;
}

function canTurn(context: TurnContext, tunnel: Tunnel): boolean {
  const why = whyNoFarEnd(tunnel);
  if (why === undefined) return true;
  context.report("NT3406", {
    message: `"${textOf(tunnel.name ?? tunnel.siteName ?? "A connection")}" ${why}: it has no edge end`,
    help: "Nothing: only tunnels to a device outside of Azure have one",
    at: context.places.spotOf(tunnel, "name"),
  });
  return false;
}

// What only describes the end that was read has no place at the other; what does reach an output counts as that.
function leaveNearEnd(network: Network, places: Places): void {
  const note = "describes this end of the tunnels, and the other end is written";
  for (const { holder, key } of modelLeaves(network)) {
    for (const leaf of leavesOf(places, holder, key as never)) places.ignore(leaf, note);
  }
}
