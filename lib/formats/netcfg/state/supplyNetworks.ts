import type { Subnet, VirtualNetwork } from "../../../model/network.ts";
import { notUnderstood } from "../../../model/openValue.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import { regionName } from "../region.ts";
import { mediumNames } from "../vocabulary.ts";
import { dnsServersOf, nameOf, poolOf, prefixesOf, profileOf, sitesOf, subnetsOf } from "./networkElement.ts";
import { named, type Part, texts } from "./part.ts";
import type { StateContext } from "./stateContext.ts";
import type { Supplies } from "./supplies.ts";
import { valueOfWord } from "./words.ts";

/** What is said of a network beside its settings: who it is for the service, and how it does. */
const quiet = ["Id", "State", "InUse", "MigrationState", "VnetNames", "SubscriptionId"];

/** Compares an answer that describes a network with what is known of it, and takes what is not. */
export function supplyNetwork(supplies: Supplies, network: VirtualNetwork, part: Part, isKnown: boolean): void {
  const { context } = supplies;
  const name = textOf(network.name);
  for (const each of named(part, ...quiet))
    context.ignore(each, "says how the network does, or what the service calls it");
  for (const gateway of named(part, "Gateway")) {
    for (const each of named(gateway, ...quiet)) context.ignore(each, "says what the service knows of it");
  }
  for (const [key, subnet] of subnetsOf(part).entries()) supplyGroups(supplies, network, subnet, key, isKnown);
  if (!isKnown) return;
  const own = nameOf(part);
  if (own !== undefined) context.ignore(own, "says which network it is of");
  const words = `of virtual network "${name}"`;
  const draft = supplies.virtualNetwork(network);
  for (const location of texts(named(part, "Location"))) {
    draft.say("location", regionName(location.text ?? ""), location, `"Location" ${words}`);
  }
  for (const group of texts(named(part, "AffinityGroup"))) {
    draft.say("affinityGroup", group.text ?? "", group, `"AffinityGroup" ${words}`);
  }
  for (const label of texts(named(part, "Label"))) draft.say("label", label.text ?? "", label, `"Label" ${words}`);
  const spot = context.places.spotOf(network.prefixes, 0) ?? draft.spotOf("name");
  compareTexts(context, prefixesOf(part), network.prefixes.map(textOf), prefixText, `The address space ${words}`, spot);
  compareSubnets(supplies, network, part);
  compareServers(supplies, network, part);
  compareGateway(supplies, network, part);
}

/** Compares a list with what is known; all of it agrees or differs. A printed list may end with dots. */
function compareTexts(
  context: StateContext,
  parts: readonly Part[],
  known: readonly string[],
  canonical: (text: string) => string,
  words: string,
  first: Part["spot"] | undefined,
): void {
  if (parts.length === 0) return;
  const said = parts.map(({ text }) => canonical(text ?? ""));
  const isSame = said.length === known.length && said.every((text) => known.includes(text));
  if (isSame) for (const part of parts) context.agree(part);
  else context.differ(words, parts[0] as Part, first, parts.slice(1));
}

function prefixText(text: string): string {
  return parseIpv4Prefix(text).canonical ?? textOf(notUnderstood(text));
}

function addressText(text: string): string {
  return parseIpv4Address(text).canonical ?? textOf(notUnderstood(text));
}

function findSubnet(network: VirtualNetwork, subnet: Part): Subnet | undefined {
  const name = nameOf(subnet)?.text?.toLowerCase();
  return network.subnets.find((each) => textOf(each.name).toLowerCase() === name);
}

function compareSubnets(supplies: Supplies, network: VirtualNetwork, part: Part): void {
  const { context } = supplies;
  for (const subnet of subnetsOf(part)) {
    const name = nameOf(subnet);
    const known = findSubnet(network, subnet);
    if (known === undefined || name === undefined) {
      context.contradict(
        `Virtual network "${textOf(network.name)}" has the subnet "${name?.text ?? ""}" here, and none of that name in what is read first`,
        subnet,
        context.places.spotOf(network, "name"),
      );
      continue;
    }
    context.ignore(name, "says which subnet it is of");
    const spot = context.places.spotOf(known.prefixes, 0);
    const prefixes = texts(named(subnet, "AddressPrefix", "AddressPrefixes"));
    const words = `The prefix of subnet "${name.text ?? ""}"`;
    compareTexts(context, prefixes, known.prefixes.map(textOf), prefixText, words, spot);
  }
}

function compareServers(supplies: Supplies, network: VirtualNetwork, part: Part): void {
  const { context } = supplies;
  const servers = dnsServersOf(part);
  const known = network.dnsServers.flatMap((key) => supplies.network.dnsServers.find((each) => each.key === key) ?? []);
  const addresses = servers.flatMap((server) => texts(named(server, "Address", "IPAddress")));
  const words = `The DNS servers of virtual network "${textOf(network.name)}"`;
  const first =
    known[0] === undefined ? context.places.spotOf(network, "name") : context.places.spotOf(known[0], "address");
  compareTexts(
    context,
    addresses,
    known.map(({ address }) => textOf(address ?? "")),
    addressText,
    words,
    first,
  );
  for (const server of servers) {
    const name = nameOf(server);
    if (name !== undefined) context.ignore(name, "a label");
  }
}

// What the gateway connects to is said by the configuration; the state has the same again.
function compareGateway(supplies: Supplies, network: VirtualNetwork, part: Part): void {
  const { context } = supplies;
  const gateways = supplies.gatewaysOf(network.key);
  const words = `of virtual network "${textOf(network.name)}"`;
  const profile = profileOf(part);
  const [first] = gateways;
  if (profile !== undefined && first !== undefined) {
    const draft = supplies.gateway(first);
    draft.say("profile", profile.text ?? "", profile, `The gateway profile ${words}`);
  }
  const pools = gateways.flatMap(({ clientPrefixes }) => clientPrefixes.map(textOf));
  const pool = gateways.find(({ clientPrefixes }) => clientPrefixes.length > 0)?.clientPrefixes;
  const poolSpot = pool === undefined ? context.places.spotOf(network, "name") : context.places.spotOf(pool, 0);
  compareTexts(context, poolOf(part), pools, prefixText, `The client addresses ${words}`, poolSpot);
  for (const site of sitesOf(part)) compareSite(supplies, network, site);
}

function compareSite(supplies: Supplies, network: VirtualNetwork, part: Part): void {
  const { context } = supplies;
  const name = nameOf(part);
  const tunnel = name === undefined ? undefined : supplies.tunnelTo(network.key, name.text ?? "");
  const site = supplies.network.sites.find(({ key }) => key === tunnel?.site);
  if (name === undefined || tunnel === undefined || site === undefined) {
    context.contradict(
      `Virtual network "${textOf(network.name)}" connects to "${name?.text ?? ""}" here, and not in what is read first`,
      part,
      context.places.spotOf(network, "name"),
    );
    return;
  }
  context.ignore(name, "says which site it is of");
  const words = `of local network site "${textOf(site.name)}"`;
  const spot = context.places.spotOf(site.prefixes, 0) ?? context.places.spotOf(site, "name");
  compareTexts(context, prefixesOf(part), site.prefixes.map(textOf), prefixText, `The address space ${words}`, spot);
  for (const address of texts(named(part, "VpnGatewayAddress"))) {
    if (address.leaf === undefined) continue;
    const what = { words: "the gateway address of local network site", name: textOf(site.name) };
    const read = context.read.address(address.leaf, what);
    supplies.site(site).say("gatewayAddress", read, address, `The gateway address ${words}`);
  }
  for (const type of texts(named(part, "Connections"))) compareMedium(supplies, tunnel, type, words);
}

function compareMedium(supplies: Supplies, tunnel: Tunnel, type: Part, words: string): void {
  const { context } = supplies;
  const what = `The connection type ${words}`;
  const medium = valueOfWord(mediumNames, type.text ?? "");
  const draft = supplies.tunnel(tunnel);
  if (medium === undefined) {
    const expected = mediumNames.map(([word]) => word);
    draft.say("medium", context.refuse(type, `the connection type ${words}`, expected), type, what);
  } else if ((tunnel.medium ?? "IPsec") === medium) context.agree(type);
  // The gateway was made for what was read; a tunnel fits it in any case.
  else if (isUnresolved(tunnel.medium) && medium === "IPsec") draft.say("medium", medium, type, what);
  else context.differ(what, type, context.places.spotOf(tunnel, "medium"));
}

// A network that the answer itself describes has its subnets in the same order.
function supplyGroups(supplies: Supplies, network: VirtualNetwork, part: Part, index: number, isKnown: boolean): void {
  const subnet = isKnown ? findSubnet(network, part) : network.subnets[index];
  if (subnet === undefined) return;
  for (const group of texts(named(part, "NetworkSecurityGroup"))) supplies.bindGroup(network, subnet, group);
  for (const table of texts(named(part, "RouteTableName"))) supplies.bindTable(network, subnet, table);
}
