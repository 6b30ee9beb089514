import type { DnsServer, VirtualNetwork } from "../../../model/network.ts";
import { derived, ref, type Traced } from "../../../source/traced.ts";
import { address } from "../fields/codecs.ts";
import { virtualNetworkFields } from "../fields/virtualNetworkFields.ts";
import { writeCondition } from "./condition.ts";
import { locationOf } from "./locations.ts";
import { hasOtherName, ownerOf, resourceOf, statedName } from "./resources.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { type ClassicTag, tag, writeTags } from "./tags.ts";
import { type ListItem, type TracedObject, writeList } from "./tracedExpression.ts";
import { isWhole, writeFields, writeValue } from "./writeFields.ts";
import { writeSubnets } from "./writeSubnets.ts";

/** A resource holds 50 tags: azure-docs, "Use tags to organize your Azure resources", read without a date. */
const mostServerTags = 40;

/** Writes a virtual network with its subnets. `hasGateway` makes sure that there is a subnet for the gateway. */
export function writeVirtualNetwork(scope: ArmScope, network: VirtualNetwork, hasGateway: boolean): void {
  const owner = ownerOf("virtualNetwork", network);
  const dnsServers = writeServers(scope, network);
  const name = statedName(scope, "virtualNetwork", network);
  const location = locationOf(scope, network);
  const tags = writeTags(scope, network.tags, owner, classicTags(scope, network, owner));
  const { subnets, dependsOn } = writeSubnets(scope, network, hasGateway);
  const noPrefixes = network.prefixes.length === 0 ? { prefixes: [] } : undefined;
  const { properties } = writeFields(scope, virtualNetworkFields, network, owner, {
    location: undefined,
    ...noPrefixes,
  });
  scope.add(
    "virtualNetwork",
    {
      condition: writeCondition(scope, network, owner),
      name,
      location,
      tags,
      dependsOn,
      properties: {
        ...(properties as TracedObject),
        dhcpOptions: dnsServers === undefined ? undefined : { dnsServers },
        subnets,
      },
    },
    resourceOf(scope, "virtualNetwork", network).id,
  );
}

// Resource Manager holds addresses of name servers only; their order is the order in which they are asked.
function writeServers(scope: ArmScope, network: VirtualNetwork): Traced | undefined {
  const addresses: ListItem[] = [];
  for (const [index, key] of network.dnsServers.entries()) {
    const server = scope.index.servers.get(key);
    const reference = ref(network.dnsServers, index);
    const leaf = server === undefined ? undefined : writeServer(scope, server);
    if (leaf !== undefined) {
      // What became of the address is no news of the reference.
      const said = scope.places.of(server as DnsServer, "address");
      if (leaf.note !== undefined && said !== undefined) scope.places.note(said, leaf.note);
      const item = derived(leaf.value, [...leaf.refs, reference]);
      addresses.push({ item, whole: isWhole(server?.address) });
      continue;
    }
    const note = `DNS server "${server?.name ?? ""}" has no address that can be used`;
    scope.drop(reference.holder, reference.key, note);
  }
  return addresses.length === 0 ? undefined : writeList(addresses);
}

function writeServer(scope: ArmScope, server: DnsServer) {
  const name = server.name ?? "unnamed";
  const owner: Owner = { scope: server.scope, words: `DNS server ${name}`, names: [name] };
  return writeValue(scope, address, server, "address", "dnsServers", owner);
}

// What Resource Manager has no property for is kept in tags, so that nothing of the old description is lost.
function classicTags(scope: ArmScope, network: VirtualNetwork, owner: Owner): ClassicTag[] {
  const tags: ClassicTag[] = [
    ["classic:name", hasOtherName(scope, "virtualNetwork", network) ? tag(scope, network, "name", owner) : undefined],
    ["classic:affinityGroup", tag(scope, network, "affinityGroup", owner)],
    ["classic:label", tag(scope, network, "label", owner)],
    ["classic:internetGateway", tag(scope, network, "internetGateway", owner)],
  ];
  for (const [index, key] of network.dnsServers.entries()) {
    const server = scope.index.servers.get(key);
    if (server?.name === undefined) continue;
    if (index < mostServerTags) tags.push([`classic:dnsServer${index + 1}`, tag(scope, server, "name", owner)]);
    else scope.drop(server, "name", `Names of the first ${mostServerTags} DNS servers of a network are kept in tags`);
  }
  const profiled = scope.index.profiled.get(network.key);
  if (profiled !== undefined) tags.push(["classic:gatewayProfile", tag(scope, profiled, "profile", owner)]);
  return tags;
}
