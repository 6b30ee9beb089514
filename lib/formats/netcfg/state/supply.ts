import type { Key } from "../../../model/key.ts";
import type { Network, VirtualNetwork } from "../../../model/network.ts";
import { textOf } from "../../../model/stated.ts";
import type { Answer, Answers } from "./answer.ts";
import type { AnswerKind } from "./answerKind.ts";
import { reportOther, reportRest } from "./leftovers.ts";
import { nameOf } from "./networkElement.ts";
import { Owners } from "./owners.ts";
import { named, type Part, texts } from "./part.ts";
import type { StateContext } from "./stateContext.ts";
import { Supplies } from "./supplies.ts";
import { supplyCertificates, supplyDefaultSites, supplyGateway } from "./supplyGateways.ts";
import { supplyNetwork } from "./supplyNetworks.ts";
import { supplyGroup, supplyRoute, supplyRule, supplyTable } from "./supplyRules.ts";
import { ignoreConnections, supplyIpsecParameters, supplyKey } from "./supplyTunnels.ts";

/** Adds what answers say to a network that was read. `described` are those that the network was read from. */
export function supply(
  context: StateContext,
  network: Network,
  documents: readonly Answers[],
  described: ReadonlySet<Part>,
): Network {
  const supplies = new Supplies(context, network);
  const all = documents.flatMap(({ answers }) => answers);
  const of = (kind: AnswerKind): readonly Answer[] => all.filter((answer) => answer.kind === kind);
  const ids = new Map<string, Key>();
  for (const { part } of of("network")) supplyNetworkAnswer(supplies, part, described.has(part), ids);
  for (const { part } of of("affinityGroup")) supplyRegion(supplies, part);
  const owners = new Owners(context, network, ids);
  for (const answer of of("binding")) bind(supplies, owners, answer);
  for (const answer of of("gateway")) supplyGateway(supplies, owners, answer);
  for (const answer of of("defaultSites")) supplyDefaultSites(supplies, owners, answer);
  for (const answer of of("rootCertificates")) supplyCertificates(supplies, owners, answer);
  for (const answer of of("sharedKey")) supplyKey(supplies, owners, answer);
  for (const answer of of("ipsecParameters")) supplyIpsecParameters(supplies, owners, answer);
  for (const answer of of("connections")) ignoreConnections(supplies, answer);
  for (const answer of of("securityGroup")) supplyGroup(supplies, answer);
  for (const answer of of("routeTable")) supplyTable(supplies, answer);
  for (const answer of of("rule")) supplyRule(supplies, answer);
  for (const answer of of("route")) supplyRoute(supplies, answer);
  const supplied = supplies.done();
  for (const { answers, others, root } of documents) {
    for (const { part, kind } of answers) {
      for (const each of named(part, "command")) context.ignore(each, "says what the command does");
      if (kind === "question") context.ignore(part, "asks, and sets nothing");
      reportRest(context, part);
    }
    for (const other of others) reportOther(context, other);
    reportRest(context, root);
  }
  return supplied;
}

function supplyNetworkAnswer(supplies: Supplies, part: Part, isDescription: boolean, ids: Map<string, Key>): void {
  const name = nameOf(part)?.text ?? "";
  const network = find(supplies.network.virtualNetworks, name);
  if (network === undefined) return;
  const id = texts(named(part, "Id"))[0]?.text;
  if (id !== undefined) ids.set(id.toLowerCase(), network.key);
  supplyNetwork(supplies, network, part, !isDescription);
}

function find(networks: readonly VirtualNetwork[], name: string): VirtualNetwork | undefined {
  return networks.find((network) => textOf(network.name).toLowerCase() === name.toLowerCase());
}

// The region of networks that only name an affinity group.
function supplyRegion(supplies: Supplies, part: Part): void {
  const name = nameOf(part)?.text?.toLowerCase();
  const [location] = texts(named(part, "Location"));
  if (location?.text === undefined) return;
  const region = location.text.toLowerCase().replace(/\s+/g, "");
  for (const network of supplies.network.virtualNetworks) {
    if (network.affinityGroup?.toLowerCase() !== name || network.location !== undefined) continue;
    const draft = supplies.virtualNetwork(network);
    if (draft.value.location === undefined) draft.put("location", region, supplies.context.origin(location));
  }
  for (const each of named(part, "Name")) supplies.context.ignore(each, "says which group it is");
}

function bind(supplies: Supplies, owners: Owners, answer: Answer): void {
  const { context } = supplies;
  const { part } = answer;
  const network = owners.networkOf(answer, "A command that binds a subnet");
  if (network === undefined) return;
  const [subnetName] = texts(named(part, "SubnetName"));
  const subnet = network.subnets.find(
    ({ name }) => textOf(name).toLowerCase() === (subnetName?.text ?? "").toLowerCase(),
  );
  if (subnet === undefined) {
    context.leave(part, "no input describes this subnet");
    context.report("NT2023", {
      message: `A command binds the subnet "${subnetName?.text ?? ""}" of "${textOf(network.name)}", which no input describes`,
      help: "Give the network configuration that has it, or correct the name",
      at: part.spot,
      related: subnetName?.leaf === undefined ? [] : [{ message: "This is what it says", at: subnetName.leaf }],
    });
    return;
  }
  if (subnetName !== undefined) context.ignore(subnetName, "says which subnet it is of");
  for (const group of texts(named(part, "Name"))) supplies.bindGroup(network, subnet, group);
  for (const table of texts(named(part, "RouteTableName"))) supplies.bindTable(network, subnet, table);
}
