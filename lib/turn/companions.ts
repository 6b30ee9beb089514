import type { EdgeNatRule, FirewallRule, IpSet } from "../model/edge.ts";
import type { Site } from "../model/site.ts";
import { isUnresolved, type Stated, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Leaf } from "../source/tree.ts";
import { itemLeaves, leavesOf, Mirror } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";

/** What an edge needs beside a tunnel so that traffic flows through it. */
export interface Companions {
  readonly ipSets: readonly IpSet[];
  readonly firewallRules: readonly FirewallRule[];
  readonly edgeNatRules: readonly EdgeNatRule[];
}

const denied =
  "an edge denies what no rule allows: source, the article on Cloud Director service with Azure VMware Solution";
const natFirst = "0, the lowest number, is asked first: an SNAT rule would change the source of tunnel traffic";

/** The address sets, the firewall rules and the exceptions from address translation for one tunnel. */
export function companionsOf(context: TurnContext, tunnel: Tunnel, far: Site): Companions {
  const local = knownPrefixes(context, tunnel.localPrefixes ?? []);
  const remote = knownPrefixes(context, far.prefixes);
  if (local.length === 0 || remote.length === 0) return { ipSets: [], firewallRules: [], edgeNatRules: [] };
  const name = textOf(tunnel.name ?? "tunnel");
  const near = ipSet(context, tunnel, `${name}-local`, tunnel.localPrefixes ?? []);
  const other = ipSet(context, tunnel, `${name}-remote`, far.prefixes);
  return {
    ipSets: [near, other],
    firewallRules: [
      rule(context, tunnel, `${name}-out`, near, other),
      rule(context, tunnel, `${name}-in`, other, near),
    ],
    edgeNatRules: local.flatMap((from, i) =>
      remote.map((to, j) => exception(context, tunnel, noSnatName(name, i * remote.length + j), from, to)),
    ),
  };
}

/** A prefix and what it was read from. */
interface Prefix {
  readonly text: string;
  readonly origin: readonly Leaf[];
}

function knownPrefixes({ places }: TurnContext, prefixes: readonly Stated<string>[]): Prefix[] {
  const leaves = itemLeaves(places, prefixes);
  return prefixes.flatMap((text, index) => (isUnresolved(text) ? [] : [{ text, origin: leaves[index] ?? [] }]));
}

function noSnatName(name: string, index: number): string {
  return `${name}-no-snat${index === 0 ? "" : `-${index + 1}`}`;
}

function ipSet(context: TurnContext, tunnel: Tunnel, name: string, prefixes: readonly Stated<string>[]): IpSet {
  return new Mirror<IpSet>(context.places)
    .say("key", context.key("ip-set"))
    .say("scope", tunnel.scope)
    .say("name", name, leavesOf(context.places, tunnel, "name"))
    .say("edge", tunnel.gateway, leavesOf(context.places, tunnel, "gateway"))
    .assume("type", "IP_SET", "IP_SET: firewall rules refer to addresses by named sets only")
    .list("addresses", prefixes)
    .done();
}

function rule(context: TurnContext, tunnel: Tunnel, name: string, from: IpSet, to: IpSet): FirewallRule {
  return new Mirror<FirewallRule>(context.places)
    .say("key", context.key("firewall-rule"))
    .say("scope", tunnel.scope)
    .say("name", name, leavesOf(context.places, tunnel, "name"))
    .say("edge", tunnel.gateway, leavesOf(context.places, tunnel, "gateway"))
    .assume("action", "ALLOW", `ALLOW: ${denied}`)
    .single("sources", from.key, itemLeaves(context.places, from.addresses ?? []).flat())
    .single("destinations", to.key, itemLeaves(context.places, to.addresses ?? []).flat())
    .assume("ipProtocol", "IPV4", "IPV4: the prefixes of the tunnel are")
    .assume("direction", "IN_OUT", "IN_OUT: on every interface of the edge")
    .assume("enabled", true, "true: the rule is needed")
    .done();
}

function exception(context: TurnContext, tunnel: Tunnel, name: string, from: Prefix, to: Prefix): EdgeNatRule {
  const { places } = context;
  return new Mirror<EdgeNatRule>(places)
    .say("key", context.key("nat-rule"))
    .say("scope", tunnel.scope)
    .say("name", name, leavesOf(places, tunnel, "name"))
    .say("edge", tunnel.gateway, leavesOf(places, tunnel, "gateway"))
    .assume("type", "NO_SNAT", "NO_SNAT: tunnel traffic keeps its addresses")
    .assume("externalAddresses", "", "empty: such a rule has no outer address")
    .say("internalAddresses", from.text, from.origin)
    .say("snatDestinations", to.text, to.origin)
    .assume("priority", 0, natFirst)
    .assume("enabled", true, "true: the rule is needed")
    .done();
}
