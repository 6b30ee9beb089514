import type { Gateway } from "../../../model/gateway.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import { notUnderstood } from "../../../model/openValue.ts";
import type { Site } from "../../../model/site.ts";
import { textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { Element, Leaf } from "../../../source/tree.ts";
import { mediumNames } from "../vocabulary.ts";
import type { Lookup } from "./lookup.ts";
import { attributeOf, childrenOf, type ReadContext, type ReadText, readName, readPrefixes } from "./readContext.ts";
import type { VirtualNetworkElement } from "./readVirtualNetworks.ts";

/** Gateways and their tunnels. */
export interface Gateways {
  readonly gateways: readonly Gateway[];
  readonly tunnels: readonly Tunnel[];
}

/** One reference to a site, over one medium. */
interface Reference {
  readonly element: Element;
  readonly name: ReadText;
  readonly site: Site | undefined;
  readonly medium: Medium | undefined;
  readonly mediumLeaf: Leaf | undefined;
}

type Medium = NonNullable<Tunnel["medium"]>;

/**
 * Reads the gateways of virtual networks. A network has one `Gateway` element whatever runs over it; a dedicated circuit
 * needs a gateway of its own kind, so that one element may stand for two gateways.
 */
export function readGateways(
  context: ReadContext,
  networks: readonly VirtualNetworkElement[],
  sites: Lookup<Site>,
): Gateways {
  const gateways: Gateway[] = [];
  const tunnels: Tunnel[] = [];
  for (const { virtualNetwork, element } of networks) {
    const elements = childrenOf([element], "Gateway");
    if (elements.length === 0) continue;
    const references = readReferences(context, elements, virtualNetwork, sites);
    const pools = childrenOf(elements, "VPNClientAddressPool");
    const what = { words: "a client address prefix of virtual network", name: textOf(virtualNetwork.name) };
    const clientPrefixes = readPrefixes(context, pools, what);
    const overCircuit = references.filter((reference) => reference.medium === "ExpressRoute");
    const overIpsec = references.filter((reference) => reference.medium !== "ExpressRoute");
    const profile = elements.map((gateway) => attributeOf(gateway, "profile")).find((found) => found !== undefined);
    const kinds: { type: Gateway["type"]; references: readonly Reference[] }[] = [];
    if (overIpsec.length > 0 || clientPrefixes.length > 0 || overCircuit.length === 0) {
      kinds.push({ type: "Vpn", references: overIpsec });
    }
    if (overCircuit.length > 0) kinds.push({ type: "ExpressRoute", references: overCircuit });
    for (const [index, kind] of kinds.entries()) {
      const first = index === 0;
      const gateway: Gateway = {
        key: context.key("gateway"),
        scope: virtualNetwork.scope,
        virtualNetwork: virtualNetwork.key,
        type: kind.type,
        ...(first && profile !== undefined ? { profile: profile.value } : {}),
        clientPrefixes: kind.type === "Vpn" ? clientPrefixes : [],
      };
      context.places.put(gateway, first ? { profile } : {}, elements[0]);
      gateways.push(gateway);
      for (const reference of kind.references) tunnels.push(readTunnel(context, gateway, reference));
    }
  }
  return { gateways, tunnels };
}

function readReferences(
  context: ReadContext,
  gateways: readonly Element[],
  network: VirtualNetwork,
  sites: Lookup<Site>,
): Reference[] {
  const references: Reference[] = [];
  const lists = childrenOf(gateways, "ConnectionsToLocalNetwork");
  for (const element of childrenOf(lists, "LocalNetworkSiteRef")) {
    const name = readName(context, element);
    if (name === undefined) continue;
    const site = sites.find(name.value, network.scope);
    const connections = childrenOf([element], "Connection");
    const media = connections.length === 0 ? [undefined] : connections.map((c) => attributeOf(c, "type"));
    for (const attribute of media) {
      const medium = attribute === undefined ? undefined : readMedium(context, attribute);
      references.push({ element, name, site, medium, mediumLeaf: attribute });
    }
  }
  for (const { name, site, medium } of references) {
    if (site !== undefined || medium === "ExpressRoute") continue;
    context.report("NT2014", {
      message: `Local network site "${name.value}" is not defined in this file`,
      help: `Add it under LocalNetworkSites, or give the file that has it; until then its address and prefixes are not known`,
      at: name.leaf,
      actual: name.value,
    });
  }
  return references;
}

function readMedium(context: ReadContext, attribute: Leaf): Medium {
  const text = String(attribute.value).trim().toLowerCase();
  const known = mediumNames.find(([type]) => type.toLowerCase() === text);
  if (known !== undefined) return known[1];
  context.places.leave(attribute, "not understood");
  context.report("NT2015", {
    message: `Connection type "${attribute.value}" is not understood`,
    help: "Write IPsec for a tunnel over the internet, Dedicated for ExpressRoute; until then it counts as not known",
    at: attribute,
    actual: String(attribute.value),
    expected: mediumNames.map(([type]) => type),
  });
  return notUnderstood(String(attribute.value).trim());
}

function readTunnel(context: ReadContext, gateway: Gateway, reference: Reference): Tunnel {
  const { name, site, medium, mediumLeaf } = reference;
  const tunnel: Tunnel = {
    key: context.key("tunnel"),
    scope: gateway.scope,
    gateway: gateway.key,
    ...(medium === undefined ? {} : { medium }),
    ...(site === undefined ? { siteName: name.value } : { site: site.key }),
  };
  const far = site === undefined ? { siteName: name.leaf } : { site: name.leaf };
  context.places.put(tunnel, { medium: mediumLeaf, ...far }, reference.element);
  return tunnel;
}
