import type { Attribute, Element, Leaf, Spot } from "../../../source/tree.ts";
import { isCutShort, named, type Part, texts } from "./part.ts";
import type { StateContext } from "./stateContext.ts";

/**
 * Brings virtual networks, as the service or PowerShell shows them, into the shape of a network configuration, so that they
 * are read as one. Name servers and sites, which stand inside of each network that uses them, are defined where they stand
 * first; what is said of them again is compared.
 */
export function configurationOf(context: StateContext, networks: readonly Part[], root: Part): Element {
  const first = networks[0] ?? root;
  const servers = new Definitions(context, "DNS server");
  const sites = new Definitions(context, "Local network site");
  const body = networks.map((network) => networkElement(context, network, servers, sites));
  const parts: Element[] = [
    element("Dns", first.spot, [element("DnsServers", first.spot, servers.elements)]),
    element("LocalNetworkSites", first.spot, sites.elements),
    element("VirtualNetworkSites", first.spot, body),
  ];
  return element("NetworkConfiguration", root.spot, [element("VirtualNetworkConfiguration", root.spot, parts)]);
}

function networkElement(context: StateContext, part: Part, servers: Definitions, sites: Definitions): Element {
  const references = dnsServersOf(part).map((server) => {
    const name = nameOf(server) ?? texts(named(server, "Address", "IPAddress"))[0];
    if (name !== undefined) servers.define(name, server, () => serverElement(context, server, name));
    return element("DnsServerRef", server.spot, [], attributes(context, ["name", name]));
  });
  const subnets = subnetsOf(part).map((subnet) => {
    const name = nameOf(subnet);
    const prefixes = texts(named(subnet, "AddressPrefix", "AddressPrefixes"));
    return element(
      "Subnet",
      subnet.spot,
      leaves(context, "AddressPrefix", prefixes),
      attributes(context, ["name", name]),
    );
  });
  return element(
    "VirtualNetworkSite",
    part.spot,
    [
      element("AddressSpace", part.spot, leaves(context, "AddressPrefix", prefixesOf(part))),
      element("Subnets", part.spot, subnets),
      element("DnsServersRef", part.spot, references),
      ...gatewayElements(context, part, sites),
      ...leaves(context, "Label", texts(named(part, "Label"))),
    ],
    attributes(
      context,
      ["name", nameOf(part)],
      ["Location", texts(named(part, "Location"))[0]],
      ["AffinityGroup", texts(named(part, "AffinityGroup"))[0]],
    ),
  );
}

function gatewayElements(context: StateContext, part: Part, sites: Definitions): Element[] {
  const references = sitesOf(part).map((site) => {
    const name = nameOf(site);
    if (name !== undefined) sites.define(name, site, () => siteElement(context, site, name));
    const types = texts(named(named(site, "Connections")[0] ?? site, "Connection", "Connections", "Type"));
    const media = types.map((type) => element("Connection", type.spot, [], attributes(context, ["type", type])));
    return element("LocalNetworkSiteRef", site.spot, media, attributes(context, ["name", name]));
  });
  const pool = leaves(context, "AddressPrefix", poolOf(part));
  const profile = profileOf(part);
  if (references.length === 0 && pool.length === 0 && profile === undefined) return [];
  const at = named(part, "Gateway", "GatewaySites")[0]?.spot ?? part.spot;
  const lists = [
    ...(pool.length === 0 ? [] : [element("VPNClientAddressPool", at, pool)]),
    element("ConnectionsToLocalNetwork", at, references),
  ];
  return [element("Gateway", at, lists, attributes(context, ["profile", profile]))];
}

/** The name of a network, subnet, server or site: of those, a printed list has nothing else. */
export function nameOf(part: Part): Part | undefined {
  return texts(named(part, "Name"))[0] ?? (part.text === undefined ? undefined : part);
}

/** The address space of a network or a site. */
export function prefixesOf(part: Part): readonly Part[] {
  return texts(named(part, "AddressSpace", "AddressSpacePrefixes"));
}

export function subnetsOf(part: Part): readonly Part[] {
  return named(part, "Subnets").flatMap((list) => (hasItems(list, "Subnet") ? named(list, "Subnet") : items(list)));
}

export function dnsServersOf(part: Part): readonly Part[] {
  const lists = named(part, "Dns").flatMap((dns) => named(dns, "DnsServers"));
  const all = [...lists, ...named(part, "DnsServers")];
  return all.flatMap((list) => (hasItems(list, "DnsServer") ? named(list, "DnsServer") : items(list)));
}

/** The sites that the gateway of a network connects to. */
export function sitesOf(part: Part): readonly Part[] {
  const lists = [
    ...named(part, "Gateway").flatMap((gateway) => named(gateway, "Sites")),
    ...named(part, "GatewaySites"),
  ];
  return lists.flatMap((list) => (hasItems(list, "LocalNetworkSite") ? named(list, "LocalNetworkSite") : items(list)));
}

/** The addresses of point-to-site clients. */
export function poolOf(part: Part): readonly Part[] {
  return texts([...named(part, "Gateway"), part].flatMap((each) => named(each, "VPNClientAddressPool")));
}

export function profileOf(part: Part): Part | undefined {
  return texts([
    ...named(part, "Gateway").flatMap((gateway) => named(gateway, "Profile")),
    ...named(part, "GatewayProfile"),
  ])[0];
}

// In JSON a list is several parts of its own name; an empty one is a part that says nothing.
function items(part: Part): readonly Part[] {
  return part.children.length > 0 || (part.text !== undefined && !isCutShort(part)) ? [part] : [];
}

function hasItems(list: Part, name: string): boolean {
  return named(list, name).length > 0;
}

/** Things that stand inside of each network that uses them, by name: the first one defines. */
class Definitions {
  readonly elements: Element[] = [];
  readonly #context: StateContext;
  readonly #words: string;
  readonly #first = new Map<string, Part>();

  constructor(context: StateContext, words: string) {
    this.#context = context;
    this.#words = words;
  }

  define(name: Part, part: Part, make: () => Element): void {
    const key = (name.text ?? "").toLowerCase();
    const first = this.#first.get(key);
    if (first === undefined) {
      this.#first.set(key, part);
      this.elements.push(make());
      return;
    }
    const known = definition(first);
    const again = definition(part);
    const isSame = known.length === again.length && again.every(({ text }) => known.some((each) => each.text === text));
    for (const each of again) {
      if (isSame) this.#context.agree(each);
      else this.#context.differ(`${this.#words} "${name.text}"`, each, known[0]?.leaf ?? first.spot);
    }
  }
}

// All that is said of a server or a site wherever it stands; what kind of connection leads there is said for each network.
function definition(part: Part): readonly Part[] {
  return texts([...named(part, "Address", "IPAddress", "AddressSpace", "VpnGatewayAddress")]);
}

function serverElement(context: StateContext, server: Part, name: Part): Element {
  const address = texts(named(server, "Address", "IPAddress"))[0];
  return element("DnsServer", server.spot, [], attributes(context, ["name", name], ["IPAddress", address]));
}

function siteElement(context: StateContext, site: Part, name: Part): Element {
  return element(
    "LocalNetworkSite",
    site.spot,
    [
      element("AddressSpace", site.spot, leaves(context, "AddressPrefix", prefixesOf(site))),
      ...leaves(context, "VPNGatewayAddress", texts(named(site, "VpnGatewayAddress"))),
    ],
    attributes(context, ["name", name]),
  );
}

function element(
  name: string,
  { source, start, path = "" }: Spot,
  children: readonly Element[],
  own: readonly Attribute[] = [],
  text?: Leaf,
): Element {
  return { name, source, start, end: start, path, attributes: own, children, text };
}

function leaves(context: StateContext, name: string, parts: readonly Part[]): Element[] {
  return parts.map((part) => element(name, part.spot, [], [], context.origin(part)[0]));
}

function attributes(
  context: StateContext,
  ...list: readonly (readonly [name: string, part: Part | undefined])[]
): Attribute[] {
  return list.flatMap(([name, part]) => {
    const leaf = part === undefined ? undefined : context.origin(part)[0];
    return leaf === undefined ? [] : [new PartAttribute(name, part?.text ?? "", leaf)];
  });
}

/** A part that a configuration has as an attribute. */
class PartAttribute implements Attribute {
  readonly name: string;
  readonly value: string;
  readonly #leaf: Leaf;

  constructor(name: string, value: string, leaf: Leaf) {
    this.name = name;
    this.value = value;
    this.#leaf = leaf;
  }

  get ordinal(): number {
    return this.#leaf.ordinal;
  }

  get source(): Leaf["source"] {
    return this.#leaf.source;
  }

  get start(): number {
    return this.#leaf.start;
  }

  get end(): number {
    return this.#leaf.end;
  }

  get path(): string {
    return this.#leaf.path;
  }
}
