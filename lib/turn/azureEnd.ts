import type { Gateway } from "../model/gateway.ts";
import type { SelectorPolicy } from "../model/ipsec.ts";
import type { Key } from "../model/key.ts";
import type { Subnet, VirtualNetwork } from "../model/network.ts";
import type { Site } from "../model/site.ts";
import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { addressSpace, leavesOf, Mirror, union } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";
import { turnPolicy } from "./turnPolicy.ts";

/** The Azure ends of tunnels whose edge ends are known. */
export interface AzureEnds {
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly gateways: readonly Gateway[];
  readonly sites: readonly Site[];
  readonly tunnels: readonly Tunnel[];
}

/** Describes the Azure end of every tunnel of edge gateways. */
export function azureEnds(context: TurnContext, tunnels: readonly Tunnel[]): AzureEnds {
  const skeletons = new Skeletons(context);
  const sites: Site[] = [];
  const turned = tunnels.map((tunnel) => {
    const far = context.sites.get(tunnel.site ?? "");
    const gateway = skeletons.of(tunnel, far);
    const site = nearSite(context, tunnel);
    sites.push(site);
    return azureTunnel(context, tunnel, far, gateway, site);
  });
  return { ...skeletons.done(), sites, tunnels: turned };
}

/** Networks with a gateway: one for each address that the edge knows, with all the prefixes that it reaches there. */
class Skeletons {
  readonly #context: TurnContext;
  readonly #byAddress = new Map<string, { readonly gateway: Gateway; readonly far: Site[]; readonly tunnel: Tunnel }>();

  constructor(context: TurnContext) {
    this.#context = context;
  }

  of(tunnel: Tunnel, far: Site | undefined): Gateway {
    const address = known(far?.gatewayAddress) ?? `tunnel ${tunnel.key}`;
    const same = this.#byAddress.get(address);
    if (same !== undefined) {
      if (far !== undefined) same.far.push(far);
      return same.gateway;
    }
    const network: Key = this.#context.key("network");
    const gateway = new Mirror<Gateway>(this.#context.places)
      .say("key", this.#context.key("gateway"))
      .say("scope", tunnel.scope)
      .say("virtualNetwork", network)
      .assume("type", "Vpn", "Vpn: IPsec tunnels end at a VPN gateway")
      .assume("routing", "RouteBased", "RouteBased: policies of its own, IKEv2 and several tunnels need it")
      .say("clientPrefixes", [])
      .done();
    this.#byAddress.set(address, { gateway, far: far === undefined ? [] : [far], tunnel });
    return gateway;
  }

  done(): Pick<AzureEnds, "virtualNetworks" | "gateways"> {
    const all = [...this.#byAddress.values()];
    return {
      gateways: all.map(({ gateway }) => gateway),
      virtualNetworks: all.map(({ gateway, far, tunnel }) => this.#network(gateway, far, tunnel)),
    };
  }

  #network(gateway: Gateway, far: readonly Site[], tunnel: Tunnel): VirtualNetwork {
    const { places } = this.#context;
    const reached = far.map(({ prefixes }) => prefixes);
    const prefixes = addressSpace(places, union(places, reached));
    const subnets: readonly Subnet[] = [];
    return new Mirror<VirtualNetwork>(places)
      .say("key", gateway.virtualNetwork)
      .say("scope", gateway.scope)
      .say("name", `${textOf(tunnel.name ?? "tunnel")}-vnet`, leavesOf(places, tunnel, "name"))
      .say("prefixes", prefixes)
      .say("subnets", subnets)
      .say("dnsServers", [])
      .done();
  }
}

// Seen from Azure, the far side is the edge with the networks behind it.
function nearSite(context: TurnContext, tunnel: Tunnel): Site {
  const { places } = context;
  const mirror = new Mirror<Site>(places)
    .say("key", context.key("site"))
    .say("scope", tunnel.scope)
    .say("name", textOf(tunnel.name ?? "edge"), leavesOf(places, tunnel, "name"))
    .list("prefixes", tunnel.localPrefixes ?? []);
  return mirror.copy("gatewayAddress", tunnel, "localAddress").done();
}

function azureTunnel(
  context: TurnContext,
  tunnel: Tunnel,
  far: Site | undefined,
  gateway: Gateway,
  site: Site,
): Tunnel {
  const { places } = context;
  const name = textOf(tunnel.name ?? "tunnel");
  const at = places.spotOf(tunnel, "name");
  const mirror = new Mirror<Tunnel>(places)
    .say("key", context.key("tunnel"))
    .say("scope", tunnel.scope)
    .say("gateway", gateway.key)
    .say("site", site.key, leavesOf(places, tunnel, "name"))
    .say("name", tunnel.name ?? name, leavesOf(places, tunnel, "name"))
    .assume("medium", "IPsec", "IPsec: what an edge's tunnel is")
    .copy("sharedKey", tunnel, "sharedKey");
  if (isUnresolved(tunnel.policy)) mirror.copy("policy", tunnel, "policy");
  else mirror.say("policy", turnPolicy(context, tunnel.policy, "azure", { name, routing: "RouteBased", at }));
  turnProtocol(context, tunnel, name, mirror);
  turnInitiation(context, tunnel, mirror);
  turnDpd(context, tunnel, name, mirror);
  turnSelectors(context, tunnel, far, mirror);
  return mirror.done(at);
}

function turnProtocol(context: TurnContext, tunnel: Tunnel, name: string, mirror: Mirror<Tunnel>): void {
  const { protocol } = tunnel;
  if (protocol !== "IKE-FLEX") {
    if (protocol === undefined) mirror.assume("protocol", "IKEv2", "IKEv2: the edge's default");
    else mirror.copy("protocol", tunnel, "protocol");
    return;
  }
  const origin = leavesOf(context.places, tunnel, "protocol");
  mirror.say("protocol", "IKEv2", origin, context.places.assumption(tunnel, "protocol"));
  const [at] = origin;
  if (at === undefined) return;
  context.places.note(at, "IKE_FLEX → IKEv2: with it the edge starts version 2 and answers both");
  context.report("NT3403", {
    message: `The edge end of "${name}" speaks both versions of IKE; the Azure end is written with IKEv2`,
    help: "Nothing: the edge starts with version 2 and accepts it",
    at,
  });
}

const initiations: Readonly<Record<string, Tunnel["initiation"]>> = {
  Default: "Default",
  OnDemand: "Default",
  ResponderOnly: "InitiatorOnly",
  InitiatorOnly: "ResponderOnly",
};

function turnInitiation({ places }: TurnContext, tunnel: Tunnel, mirror: Mirror<Tunnel>): void {
  const { initiation } = tunnel;
  if (initiation === undefined) mirror.assume("initiation", "Default", "Default: the edge starts, and answers");
  else if (isUnresolved(initiation)) mirror.copy("initiation", tunnel, "initiation");
  else {
    const note = places.assumption(tunnel, "initiation");
    mirror.say("initiation", initiations[initiation], leavesOf(places, tunnel, "initiation"), note);
  }
}

const leastTimeout = 9;

function turnDpd(context: TurnContext, tunnel: Tunnel, name: string, mirror: Mirror<Tunnel>): void {
  const probe = tunnel.dpdProbeSeconds;
  if (isUnresolved(probe)) {
    mirror.copy("dpdTimeoutSeconds", tunnel, "dpdProbeSeconds");
    return;
  }
  if (probe === undefined) {
    mirror.assume("dpdTimeoutSeconds", 45, "45 seconds: Azure's default");
    return;
  }
  const origin = leavesOf(context.places, tunnel, "dpdProbeSeconds");
  const timeout = Math.max(leastTimeout, probe);
  mirror.say("dpdTimeoutSeconds", timeout, origin, context.places.assumption(tunnel, "dpdProbeSeconds"));
  const [at] = origin;
  if (timeout === probe || at === undefined) return;
  context.places.note(at, `${probe} → ${timeout}: Azure waits ${leastTimeout} seconds at least`);
  context.report("NT3403", {
    message: `The edge probes "${name}" every ${probe} seconds; Azure's timeout is written as ${timeout}`,
    help: "Nothing: each end watches the other by its own clock",
    at,
  });
}

function turnSelectors({ places }: TurnContext, tunnel: Tunnel, far: Site | undefined, mirror: Mirror<Tunnel>): void {
  const why = "true: an edge wants the prefixes of both sides as selectors, Azure by itself proposes any to any";
  mirror.assume("policyBasedSelectors", true, why);
  const remote = tunnel.localPrefixes ?? [];
  const local = far?.prefixes ?? [];
  if (remote.length === 0 || local.length === 0) return;
  const selector = new Mirror<SelectorPolicy>(places).list("local", local).list("remote", remote).done();
  const selectors = [selector];
  places.put(selectors, []);
  mirror.say("selectors", selectors);
}
