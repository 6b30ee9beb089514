import { type AddressPlan, planAddresses } from "../connect/addressPlan.ts";
import { type ConnectMember, linksOf, membersOf } from "../connect/members.ts";
import type { PlacedMember } from "../connect/side.ts";
import type { ConnectGroup } from "../model/connectGroup.ts";
import type { Network } from "../model/network.ts";
import type { Places } from "../source/places.ts";
import { ConnectPlan } from "./connectPlan.ts";
import { reportLostReach } from "./connectReport.ts";
import { unitsOf } from "./connectUnits.ts";
import type { Turned } from "./turn.ts";
import { TurnContext } from "./turnContext.ts";

/** The network of today for groups of Azure Connect, and where their members stand in it. */
export interface ConnectDesign extends Turned {
  /** In the order of the members. */
  readonly placed: readonly PlacedMember[];
}

/**
 * Designs a network of today for each subscription of Azure Connect: a virtual network with a subnet for each group, rules that
 * let through what the groups let, a gateway that machines dial in to, and tunnels to sites. What no input states is assumed,
 * and what cannot be kept is reported: afterwards everybody reaches whom they reached, but for the pairs that a finding names.
 */
export function designConnect(network: Network, places: Places): ConnectDesign {
  const context = new TurnContext(network, places);
  const members = membersOf(network);
  const links = linksOf(network.connectGroups);
  const { connectSubscriptions, connectGroups, connectRoles } = network;
  const scopes = new Set([...connectSubscriptions, ...connectGroups, ...connectRoles].map(({ scope }) => scope));
  const plans = [...scopes].map((scope) => planOf(context, scope, members, links));
  const designed: Network = {
    ...network,
    virtualNetworks: plans.map((plan) => plan.virtualNetwork()),
    securityGroups: plans.flatMap((plan) => plan.securityGroups),
    publicAddresses: plans.flatMap((plan) => plan.publicAddresses),
    gateways: plans.flatMap((plan) => plan.gateways),
    tunnels: plans.flatMap((plan) => plan.tunnels),
    inputs: [...network.inputs, ...plans.flatMap((plan) => plan.inputs)],
    // All that these say is in the network now.
    connectSubscriptions: [],
  };
  const sides = new Map(plans.flatMap((plan) => plan.placed).map((each) => [each.member, each]));
  const placed = members.flatMap((member) => sides.get(member) ?? []);
  reportLostReach(context, designed, placed, links);
  return { network: designed, diagnostics: context.diagnostics, placed };
}

function planOf(
  context: TurnContext,
  scope: string,
  members: readonly ConnectMember[],
  links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>,
): ConnectPlan {
  const { network, places } = context;
  const mine = <T extends { readonly scope: string }>(values: readonly T[]): readonly T[] =>
    values.filter((value) => value.scope === scope);
  const [subscription] = mine(network.connectSubscriptions);
  const units = unitsOf(places, mine(network.connectGroups), mine(members), context.sites);
  const sites = mine(network.sites);
  const addresses: AddressPlan = planAddresses({
    space: subscription?.prefixes ?? [],
    pool: subscription?.clientPrefixes ?? [],
    taken: sites.flatMap(({ prefixes }) => prefixes.filter((prefix) => typeof prefix === "string")),
    subnets: units.homes.map(({ members: roles }) => roles.map(({ role }) => role?.instances ?? 0)),
    gateway: units.sites.length > 0 || units.clients.members.length > 0,
    clients: units.clients.members.length,
  });
  return new ConnectPlan(context, { scope, subscription, units, addresses, links, sites });
}
