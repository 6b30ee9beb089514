import type { DnsServer } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import type { Element } from "../../../source/tree.ts";
import {
  attributeOf,
  childrenOf,
  type ReadContext,
  readName,
  readPrefixes,
  reportRepeatedNames,
} from "./readContext.ts";

/** Reads the DNS servers of one document. */
export function readDnsServers(context: ReadContext, elements: readonly Element[], scope: string): DnsServer[] {
  const names = elements.map((element) => readName(context, element));
  reportRepeatedNames(context, names, "DNS servers");
  return elements.map((element, index) => {
    const name = names[index];
    const attribute = attributeOf(element, "IPAddress");
    const address =
      attribute === undefined
        ? undefined
        : context.address(attribute, { words: "the address of DNS server", name: name?.value });
    if (attribute === undefined) {
      context.report("NT2017", {
        message: `DNS server "${name?.value ?? ""}" has no "IPAddress"`,
        help: 'Write its IPv4 address: IPAddress="192.0.2.53"',
        at: element,
      });
    }
    const server: DnsServer = {
      key: context.key("dnsServer"),
      scope,
      ...(name === undefined ? {} : { name: name.value }),
      ...(address === undefined ? {} : { address }),
    };
    context.places.put(server, { name: name?.leaf, address: attribute }, element);
    return server;
  });
}

/** Reads the local network sites of one document. */
export function readSites(context: ReadContext, elements: readonly Element[], scope: string): Site[] {
  const names = elements.map((element) => readName(context, element));
  reportRepeatedNames(context, names, "local network sites");
  return elements.map((element, index) => {
    const name = names[index];
    const what = { words: "a prefix of local network site", name: name?.value };
    const prefixes = readPrefixes(context, childrenOf([element], "AddressSpace"), what);
    const addressLeaf = context.single(element, "VPNGatewayAddress")?.text;
    const gatewayAddress =
      addressLeaf === undefined
        ? undefined
        : context.address(addressLeaf, { words: "the gateway address of local network site", name: name?.value });
    const site: Site = {
      key: context.key("site"),
      scope,
      name: name?.value ?? "",
      prefixes,
      ...(gatewayAddress === undefined ? {} : { gatewayAddress }),
    };
    context.places.put(site, { name: name?.leaf, gatewayAddress: addressLeaf }, element);
    return site;
  });
}
