import type { EdgeNatRule, FirewallRule, IpSet } from "../model/edge.ts";
import type { Gateway } from "../model/gateway.ts";
import type { SelectorPolicy } from "../model/ipsec.ts";
import type { Site } from "../model/site.ts";
import { isUnresolved, known, type Stated, textOf, type Unresolved } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Leaf, Spot } from "../source/tree.ts";
import { companionsOf } from "./companions.ts";
import { leavesOf, Mirror, union } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";
import { turnPolicy } from "./turnPolicy.ts";

/** The edge ends of tunnels whose Azure ends are known. */
export interface EdgeEnds {
  readonly gateways: readonly Gateway[];
  readonly sites: readonly Site[];
  readonly tunnels: readonly Tunnel[];
  readonly ipSets: readonly IpSet[];
  readonly firewallRules: readonly FirewallRule[];
  readonly edgeNatRules: readonly EdgeNatRule[];
}

/** Describes the edge end of every tunnel of Azure gateways to a site. */
export function edgeEnds(context: TurnContext, tunnels: readonly Tunnel[]): EdgeEnds {
  const edges = new Edges(context);
  const sites: Site[] = [];
  const turned = tunnels.map((tunnel) => {
    const near = nearEnd(context, tunnel);
    const site = farSite(context, tunnel, near);
    sites.push(site);
    return edgeTunnel(context, tunnel, edges.of(near.site), site, near);
  });
  const companions = turned.map((tunnel, index) => companionsOf(context, tunnel, sites[index] as Site));
  return {
    gateways: edges.all,
    sites,
    tunnels: turned,
    ipSets: companions.flatMap(({ ipSets }) => ipSets),
    firewallRules: companions.flatMap(({ firewallRules }) => firewallRules),
    edgeNatRules: companions.flatMap(({ edgeNatRules }) => edgeNatRules),
  };
}

/** What the Azure end of one tunnel refers to. */
interface NearEnd {
  readonly gateway: Gateway | undefined;
  readonly site: Site | undefined;
  readonly name: string;
  readonly networkName: { readonly text: string; readonly origin: readonly Leaf[] } | undefined;
}

function nearEnd(context: TurnContext, tunnel: Tunnel): NearEnd {
  const { places } = context;
  const gateway = context.gateways.get(tunnel.gateway ?? "");
  const site = context.sites.get(tunnel.site ?? "");
  const network = context.virtualNetworks.get(gateway?.virtualNetwork ?? "");
  const networkName =
    network === undefined ? undefined : { text: textOf(network.name), origin: leavesOf(places, network, "name") };
  const far = site === undefined ? (tunnel.siteName ?? "far side") : textOf(site.name);
  const name = tunnel.name === undefined ? `${networkName?.text ?? "azure"}-to-${far}` : textOf(tunnel.name);
  return { gateway, site, name, networkName };
}

/** Edge gateways: one for each device that Azure knows. */
class Edges {
  readonly all: Gateway[] = [];
  readonly #context: TurnContext;
  readonly #byDevice = new Map<string, Gateway>();

  constructor(context: TurnContext) {
    this.#context = context;
  }

  of(site: Site | undefined): Gateway {
    const address = known(site?.gatewayAddress);
    const device = address ?? `site ${site?.key ?? ""}`;
    const same = this.#byDevice.get(device);
    if (same !== undefined) return same;
    const mirror = new Mirror<Gateway>(this.#context.places)
      .say("key", this.#context.key("edge"))
      .say("scope", site?.scope ?? "")
      .say("existing", true)
      .say("type", "Edge")
      .say("clientPrefixes", []);
    if (site !== undefined) mirror.copy("name", site, "name");
    const edge = mirror.done();
    this.#byDevice.set(device, edge);
    this.all.push(edge);
    return edge;
  }
}

// Seen from the edge, the far side is the Azure gateway with the networks behind it.
function farSite(context: TurnContext, tunnel: Tunnel, { gateway, networkName }: NearEnd): Site {
  const { places } = context;
  const mirror = new Mirror<Site>(places).say("key", context.key("site")).say("scope", tunnel.scope);
  mirror.say("name", networkName?.text ?? "", networkName?.origin ?? []);
  const network = context.virtualNetworks.get(gateway?.virtualNetwork ?? "");
  mirror.list("prefixes", prefixesOf(context, tunnel, "local", network?.prefixes));
  const [first] = gateway?.addresses ?? [];
  const address =
    first === undefined || isUnresolved(first) ? undefined : context.publicAddresses.get(first.publicAddress ?? "");
  if (address?.address !== undefined) mirror.copy("gatewayAddress", address, "address");
  return mirror.done();
}

/** The prefixes of one side whose traffic the tunnel takes: those of its selectors where it has some, else all there. */
function prefixesOf(
  context: TurnContext,
  tunnel: Tunnel,
  side: keyof SelectorPolicy,
  all: readonly Stated<string>[] | undefined,
): readonly Stated<string>[] {
  const { selectors = [], policyBasedSelectors } = tunnel;
  if (policyBasedSelectors === true && selectors.length > 0) {
    return union(context.places, [
      ...activeSelectors(tunnel).map((selector) => selector[side]),
      openSelectors(context, selectors),
    ]);
  }
  // Without any prefix an edge would take all traffic: what is not known is asked for.
  if (all !== undefined && all.length > 0) return all;
  const asked = [notDescribed];
  context.places.assume(asked, 0, `to be filled in: ${notDescribed.reason}`);
  return asked;
}

const notDescribed: Unresolved = {
  unresolved: "prefixes",
  reason: "No input describes the networks there",
  list: true,
};

function activeSelectors({ selectors = [], policyBasedSelectors }: Tunnel): readonly SelectorPolicy[] {
  if (policyBasedSelectors !== true) return [];
  return selectors.filter((selector): selector is SelectorPolicy => !isUnresolved(selector));
}

function openSelectors({ places }: TurnContext, selectors: NonNullable<Tunnel["selectors"]>): readonly Unresolved[] {
  const open = selectors.filter(isUnresolved);
  places.put(
    open,
    open.map((selector) => leavesOf(places, selectors, selectors.indexOf(selector))),
  );
  return open;
}

function edgeTunnel(context: TurnContext, tunnel: Tunnel, edge: Gateway, far: Site, near: NearEnd): Tunnel {
  const { places } = context;
  const { site, gateway, name } = near;
  const local = prefixesOf(context, tunnel, "remote", site?.prefixes);
  const named = places.of(tunnel, "name") ?? (site === undefined ? undefined : places.of(site, "name"));
  const at = named ?? places.spotOf(tunnel, "name");
  const mirror = new Mirror<Tunnel>(places)
    .say("key", context.key("tunnel"))
    .say("scope", tunnel.scope)
    .say("gateway", edge.key, leavesOf(places, edge, "name"))
    .say("site", far.key, [...leavesOf(places, tunnel, "gateway"), ...leavesOf(places, tunnel, "site")])
    .say("name", name, tunnel.name === undefined ? nameOrigin(context, near) : leavesOf(places, tunnel, "name"))
    .list("localPrefixes", local)
    .assume("profile", "CUSTOM", "CUSTOM: the DEFAULT profile of the edge does not meet Azure")
    .copy("sharedKey", tunnel, "sharedKey")
    .copy("medium", tunnel, "medium");
  // A policy that is known at deployment is not the default.
  if (isUnresolved(tunnel.policy)) mirror.copy("policy", tunnel, "policy");
  else {
    const routing = known(gateway?.routing) ?? "RouteBased";
    mirror.say("policy", turnPolicy(context, tunnel.policy, "edge", { name, routing, at }));
  }
  if (site !== undefined) mirror.copy("localAddress", site, "gatewayAddress");
  turnProtocol(context, tunnel, near, mirror);
  turnInitiation(context, tunnel, name, mirror);
  turnDpd(context, tunnel, name, mirror);
  creditSelectors(context, tunnel);
  if (tunnel.policyBasedSelectors !== true) reportAnyToAny(context, tunnel, name, at);
  reportUneven(context, name, activeSelectors(tunnel), at);
  return mirror.done(at);
}

function nameOrigin({ places }: TurnContext, { networkName, site }: NearEnd): readonly Leaf[] {
  return [...(networkName?.origin ?? []), ...(site === undefined ? [] : leavesOf(places, site, "name"))];
}

function turnProtocol(context: TurnContext, tunnel: Tunnel, { gateway }: NearEnd, mirror: Mirror<Tunnel>): void {
  if (tunnel.protocol !== undefined) mirror.copy("protocol", tunnel, "protocol");
  else if (gateway?.routing === "PolicyBased") {
    mirror.say("protocol", "IKEv1", leavesOf(context.places, gateway, "routing"));
  } else mirror.assume("protocol", "IKEv2", "IKEv2: what a route-based Azure gateway starts with");
}

// An edge that may start also answers: there is no such thing as one that starts only.
const initiations: Readonly<Record<string, Tunnel["initiation"]>> = {
  Default: "Default",
  InitiatorOnly: "ResponderOnly",
  ResponderOnly: "Default",
};

function turnInitiation(context: TurnContext, tunnel: Tunnel, name: string, mirror: Mirror<Tunnel>): void {
  const { initiation } = tunnel;
  if (initiation === undefined) {
    mirror.assume("initiation", "Default", "INITIATOR: starts and answers, as Azure does unless told otherwise");
    return;
  }
  if (isUnresolved(initiation)) {
    mirror.copy("initiation", tunnel, "initiation");
    return;
  }
  const origin = leavesOf(context.places, tunnel, "initiation");
  mirror.say("initiation", initiations[initiation], origin);
  const [at] = origin;
  if (initiation !== "ResponderOnly" || at === undefined) return;
  const why = "ResponderOnly → INITIATOR: the edge must start; it answers too";
  context.places.note(at, why);
  context.report("NT3403", {
    message: `The Azure end of "${name}" only answers: the edge is set to start, and would also answer`,
    help: "Nothing: Azure never starts, so that nothing is answered",
    at,
  });
}

const probes = { least: 3, most: 60 } as const;
const defaultTimeout = 45;

function turnDpd(context: TurnContext, tunnel: Tunnel, name: string, mirror: Mirror<Tunnel>): void {
  const timeout = tunnel.dpdTimeoutSeconds;
  if (isUnresolved(timeout)) {
    mirror.copy("dpdProbeSeconds", tunnel, "dpdTimeoutSeconds");
    return;
  }
  if (timeout === undefined) {
    const why = `${defaultTimeout} seconds between probes: as long as Azure's default timeout, which vendors advise to match`;
    mirror.assume("dpdProbeSeconds", defaultTimeout, why);
    return;
  }
  const origin = leavesOf(context.places, tunnel, "dpdTimeoutSeconds");
  const wanted = timeout === 0 ? defaultTimeout : timeout;
  const probe = Math.min(probes.most, Math.max(probes.least, wanted));
  mirror.say("dpdProbeSeconds", probe, origin);
  const [at] = origin;
  if (probe === timeout || at === undefined) return;
  context.places.note(
    at,
    `${timeout} → ${probe}: seconds between probes, ${probes.least} to ${probes.most} on an edge; 0 is Azure's default`,
  );
  context.report("NT3403", {
    message: `The DPD timeout of "${name}" is ${timeout} seconds in Azure; the edge probes every ${probe}`,
    help: "Nothing: each end watches the other by its own clock",
    at,
  });
}

// Selectors live on in the prefixes; the switch for them has no counterpart, because an edge always has selectors.
function creditSelectors({ places }: TurnContext, tunnel: Tunnel): void {
  for (const leaf of leavesOf(places, tunnel, "policyBasedSelectors")) {
    places.ignore(leaf, "an edge has selectors always: the prefixes of both sides");
  }
}

function reportAnyToAny(context: TurnContext, tunnel: Tunnel, name: string, at: Spot | undefined): void {
  const proposes = isUnresolved(tunnel.policyBasedSelectors) ? "may propose" : "proposes";
  context.report("NT3404", {
    message: `The Azure end of "${name}" ${proposes} any to any; the edge is written with the prefixes of both sides`,
    help: "Set usePolicyBasedTrafficSelectors to true on the Azure connection, or the tunnel comes up only when the edge starts",
    at,
  });
}

function reportUneven(
  context: TurnContext,
  name: string,
  selectors: readonly SelectorPolicy[],
  at: Spot | undefined,
): void {
  if (selectors.length < 2) return;
  const pairs = new Set(
    selectors.flatMap(({ local, remote }) => local.flatMap((l) => remote.map((r) => `${textOf(l)} ${textOf(r)}`))),
  );
  const locals = new Set(selectors.flatMap(({ local }) => local.map(textOf)));
  const remotes = new Set(selectors.flatMap(({ remote }) => remote.map(textOf)));
  if (pairs.size === locals.size * remotes.size) return;
  context.report("NT3405", {
    message: `"${name}" has ${pairs.size} pairs of prefixes in Azure; an edge joins each with each, ${locals.size * remotes.size}`,
    help: "Write the selectors of the Azure connection so that each local prefix meets each remote one",
    at,
  });
}
