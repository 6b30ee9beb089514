import type { Key } from "../../../model/key.ts";
import type { DnsServer, Subnet, VirtualNetwork } from "../../../model/network.ts";
import type { Attribute, Element, Leaf } from "../../../source/tree.ts";
import { regionName } from "../region.ts";
import type { Lookup } from "./lookup.ts";
import {
  attributeOf,
  childrenOf,
  type ReadContext,
  readName,
  readPrefixes,
  reportRepeatedNames,
  sections,
} from "./readContext.ts";

/** A virtual network with the element that it was read from: its gateway stands inside. */
export interface VirtualNetworkElement {
  readonly virtualNetwork: VirtualNetwork;
  readonly element: Element;
}

/** Reads the virtual networks of one document, without their gateways. */
export function readVirtualNetworks(
  context: ReadContext,
  elements: readonly Element[],
  scope: string,
  servers: Lookup<DnsServer>,
  invented: ReadonlySet<Element>,
): VirtualNetworkElement[] {
  const names = elements.map((element) => readName(context, element, invented.has(element)));
  reportRepeatedNames(context, names, "virtual networks");
  return elements.map((element, index) => {
    const name = names[index];
    const place = readPlacement(context, element, name?.value ?? "", invented.has(element));
    const label = context.single(element, "Label")?.text;
    const internetGateway = attributeOfChild(context, element, "InternetGatewayNetwork");
    const virtualNetwork: VirtualNetwork = {
      key: context.key("virtualNetwork"),
      scope,
      name: name?.value ?? "",
      ...place.values,
      ...(label === undefined ? {} : { label: String(label.value) }),
      ...(internetGateway === undefined ? {} : { internetGateway: internetGateway.value }),
      prefixes: readAddressSpace(context, element, name?.value ?? "", invented.has(element)),
      subnets: sections(element, "Subnets", "Subnet").map((subnet) => readSubnet(context, subnet)),
      dnsServers: readServerReferences(context, element, scope, servers),
    };
    context.places.put(virtualNetwork, { name: name?.leaf, ...place.leaves, label, internetGateway }, element);
    return { virtualNetwork, element };
  });
}

interface Placement {
  readonly values: { readonly location?: string; readonly affinityGroup?: string };
  readonly leaves: { readonly location?: Leaf; readonly affinityGroup?: Leaf };
}

function readPlacement(context: ReadContext, element: Element, name: string, invented: boolean): Placement {
  const location = filled(context, attributeOf(element, "Location"));
  const group = filled(context, attributeOf(element, "AffinityGroup"));
  if (!invented && (location === undefined) === (group === undefined)) {
    const found = location === undefined ? 'neither "Location" nor' : 'both "Location" and';
    context.report("NT2009", {
      message: `Virtual network "${name}" has ${found} "AffinityGroup", expected exactly one`,
      help: location === undefined ? 'Write its region: Location="West US"' : "Location is used; remove AffinityGroup",
      at: group ?? element,
    });
  }
  return {
    values: {
      ...(location === undefined ? {} : { location: regionName(location.value) }),
      ...(group === undefined ? {} : { affinityGroup: group.value }),
    },
    leaves: {
      ...(location === undefined ? {} : { location }),
      ...(group === undefined ? {} : { affinityGroup: group }),
    },
  };
}

// The service accepted AffinityGroup="" beside a Location.
function filled(context: ReadContext, attribute: Attribute | undefined): Attribute | undefined {
  if (attribute === undefined || attribute.value.trim() !== "") return attribute;
  context.places.ignore(attribute, "empty: not set");
  return undefined;
}

function readAddressSpace(
  context: ReadContext,
  element: Element,
  name: string,
  invented: boolean,
): VirtualNetwork["prefixes"] {
  const spaces = childrenOf([element], "AddressSpace");
  if (!invented && childrenOf(spaces, "AddressPrefix").length === 0) {
    context.report("NT2017", {
      message: `Virtual network "${name}" has no address prefix`,
      help: "Write at least one AddressPrefix inside AddressSpace: a network without one cannot be deployed",
      at: spaces[0] ?? element,
    });
  }
  return readPrefixes(context, spaces, { words: "a prefix of virtual network", name });
}

function readSubnet(context: ReadContext, element: Element): Subnet {
  const name = readName(context, element);
  const what = { words: "the prefix of subnet", name: name?.value };
  const count = childrenOf([element], "AddressPrefix").length;
  if (count !== 1) {
    context.report("NT2016", {
      message: `Subnet "${name?.value ?? ""}" has ${count} address prefixes, expected exactly one`,
      help: count === 0 ? "Write its prefix: <AddressPrefix>10.1.0.0/24</AddressPrefix>" : "Make a subnet of each",
      at: element,
    });
  }
  const subnet: Subnet = { name: name?.value ?? "", prefixes: readPrefixes(context, [element], what) };
  context.places.put(subnet, { name: name?.leaf }, element);
  return subnet;
}

function readServerReferences(
  context: ReadContext,
  element: Element,
  scope: string,
  servers: Lookup<DnsServer>,
): readonly Key[] {
  const keys: Key[] = [];
  const leaves: Leaf[] = [];
  for (const reference of sections(element, "DnsServersRef", "DnsServerRef")) {
    const name = readName(context, reference);
    if (name === undefined) continue;
    const server = servers.find(name.value, scope);
    if (server === undefined) {
      context.report("NT2014", {
        message: `DNS server "${name.value}" is not defined in this file`,
        help: `Add <DnsServer name="${name.value}" IPAddress="…" /> under Dns/DnsServers, or give the file that has it`,
        at: name.leaf,
        actual: name.value,
      });
      continue;
    }
    keys.push(server.key);
    leaves.push(name.leaf);
  }
  context.places.put(keys, leaves);
  return keys;
}

function attributeOfChild(context: ReadContext, element: Element, child: string): Attribute | undefined {
  const found = context.single(element, child);
  return found === undefined ? undefined : attributeOf(found, "name");
}
