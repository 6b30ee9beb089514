import type { Tunnel } from "../../model/tunnel.ts";

/** What one element of the vocabulary may hold. */
export interface ElementRule {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
  /** Whether its own text means something. */
  readonly text: boolean;
}

/** The namespace of every element. */
export const namespace = "http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration";

/** What `Connection/@type` says. */
export const mediumNames: readonly (readonly [type: string, medium: NonNullable<Tunnel["medium"]>])[] = [
  ["IPsec", "IPsec"],
  ["Dedicated", "ExpressRoute"],
];

function rule(attributes: readonly string[], children: readonly string[], text = false): ElementRule {
  return { attributes, children, text };
}

/**
 * Every element of a network configuration: name, attributes, children. Both notations (XML, and the JSON of the classic
 * command line) are read by this table; the schema was never published, it is inferred from what the service wrote and
 * accepted.
 */
export const vocabulary: ReadonlyMap<string, ElementRule> = new Map([
  ["NetworkConfiguration", rule([], ["VirtualNetworkConfiguration"])],
  ["VirtualNetworkConfiguration", rule([], ["Dns", "LocalNetworkSites", "VirtualNetworkSites"])],
  ["Dns", rule([], ["DnsServers"])],
  ["DnsServers", rule([], ["DnsServer"])],
  ["DnsServer", rule(["name", "IPAddress"], [])],
  ["LocalNetworkSites", rule([], ["LocalNetworkSite"])],
  ["LocalNetworkSite", rule(["name"], ["AddressSpace", "VPNGatewayAddress"])],
  ["AddressSpace", rule([], ["AddressPrefix"])],
  ["AddressPrefix", rule([], [], true)],
  ["VPNGatewayAddress", rule([], [], true)],
  ["VirtualNetworkSites", rule([], ["VirtualNetworkSite"])],
  [
    "VirtualNetworkSite",
    rule(
      ["name", "Location", "AffinityGroup"],
      ["AddressSpace", "Subnets", "DnsServersRef", "Gateway", "Label", "InternetGatewayNetwork"],
    ),
  ],
  ["Subnets", rule([], ["Subnet"])],
  ["Subnet", rule(["name"], ["AddressPrefix"])],
  ["DnsServersRef", rule([], ["DnsServerRef"])],
  ["DnsServerRef", rule(["name"], [])],
  ["Gateway", rule(["profile"], ["VPNClientAddressPool", "ConnectionsToLocalNetwork"])],
  ["VPNClientAddressPool", rule([], ["AddressPrefix"])],
  ["ConnectionsToLocalNetwork", rule([], ["LocalNetworkSiteRef"])],
  ["LocalNetworkSiteRef", rule(["name"], ["Connection"])],
  ["Connection", rule(["type"], [])],
  ["Label", rule([], [], true)],
  ["InternetGatewayNetwork", rule(["name"], [])],
]);

/** The elements that stand around a fragment, outermost first: what its author left out. */
export const wrappersOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["NetworkConfiguration", []],
  ["VirtualNetworkConfiguration", ["NetworkConfiguration"]],
  ["Dns", ["NetworkConfiguration", "VirtualNetworkConfiguration"]],
  ["DnsServers", ["NetworkConfiguration", "VirtualNetworkConfiguration", "Dns"]],
  ["LocalNetworkSites", ["NetworkConfiguration", "VirtualNetworkConfiguration"]],
  ["LocalNetworkSite", ["NetworkConfiguration", "VirtualNetworkConfiguration", "LocalNetworkSites"]],
  ["VirtualNetworkSites", ["NetworkConfiguration", "VirtualNetworkConfiguration"]],
  ["VirtualNetworkSite", ["NetworkConfiguration", "VirtualNetworkConfiguration", "VirtualNetworkSites"]],
  ["Gateway", ["NetworkConfiguration", "VirtualNetworkConfiguration", "VirtualNetworkSites", "VirtualNetworkSite"]],
]);
