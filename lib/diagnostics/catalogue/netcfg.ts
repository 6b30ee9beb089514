import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { classicMigration, classicRecordings, classicSchema, classicSchemaLast, classicVnetToVnet } from "./sources.ts";

/** Reading the classic network configuration. */
export const netcfgEntries: Readonly<Record<Extract<Code, `NT20${0 | 1}${string}`>, CatalogueEntry>> = {
  NT2001: {
    slug: "fragment",
    severity: "warning",
    title: "The file is a part of a network configuration, without the elements that belong around it",
    why: "What the part refers to, such as local sites and DNS servers, may stand in the missing rest",
    mend: "Give the whole export, whose root is NetworkConfiguration; what is here is read all the same",
    ...classicSchema,
  },
  NT2002: {
    slug: "namespace-unexpected",
    severity: "warning",
    title: "The elements are not in the namespace of network configurations",
    why:
      "The classic service knows one namespace only. Pages that rewrite links turn it into https, and consoles break it " +
      "over lines; nettrans reads the file all the same",
    mend: 'Write xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration" on the root element',
    ...classicSchema,
  },
  NT2003: {
    slug: "element-unknown",
    severity: "warning",
    title: "An element is not known at this place",
    why: "What it says is not carried over; the ledger lists every setting in it as not understood",
    mend: "Check its spelling, capitals included, and its place; remove it if it is not part of the configuration",
    ...classicSchema,
  },
  NT2004: {
    slug: "attribute-unknown",
    severity: "warning",
    title: "An attribute is not known on this element",
    why: "What it says is not carried over; the ledger lists it as not understood",
    mend: 'Check its spelling: "name", "type" and "profile" are lower case, "IPAddress", "Location", "AffinityGroup" are not',
    ...classicSchema,
  },
  NT2005: {
    slug: "text-unexpected",
    severity: "warning",
    title: "There is text between elements where only elements belong",
    why: "It is often an ellipsis or a note copied from a page, and then something that belongs there is missing",
    mend: "Remove the text, and put back the elements that it stands for",
    ...classicSchema,
  },
  NT2006: {
    slug: "setting-repeated",
    severity: "warning",
    title: "Something that may be there once is there more than once",
    why: "Only the first is read; the ledger lists the others as not understood",
    mend: "Remove the one that is not meant, or merge them",
    ...classicSchema,
  },
  NT2007: {
    slug: "name-missing",
    severity: "error",
    title: "Something that others refer to by name has no name",
    why: "Nothing can refer to it, and a resource cannot be made of it under a name that means anything",
    mend: "Give it a name",
    ...classicSchema,
  },
  NT2008: {
    slug: "name-repeated",
    severity: "error",
    title: "Two things of one kind have the same name",
    why: "A reference to the name can mean either. Names are compared without regard to case, as clients of the service do",
    mend: "Rename one of them, and the references that mean it",
    ...classicSchema,
  },
  NT2009: {
    slug: "location-unclear",
    severity: "warning",
    title: "A virtual network has not exactly one of a region and an affinity group",
    why:
      "A resource needs a region. An affinity group stood for one, but the file does not say which, and affinity groups " +
      "are gone; a region beside it takes precedence",
    mend: 'Write the region, such as Location="West US"; Get-AzureAffinityGroup told the region of a group',
    ...classicSchemaLast,
  },
  NT2010: {
    slug: "address-not-ipv4",
    severity: "error",
    title: "A value that must be an IPv4 address is none",
    why: "Classic networks know IPv4 only, and an address that is read wrongly sends traffic to someone else",
    mend: "Write four decimal numbers from 0 to 255 with dots between them, such as 192.0.2.1; fill in placeholders",
    ...classicRecordings,
  },
  NT2011: {
    slug: "prefix-not-ipv4",
    severity: "error",
    title: "A value that must be an IPv4 prefix is none",
    why: 'The classic service answers such a value with "IP address is not valid", and there is no safe guess',
    mend: "Write an address, a slash and a length from 0 to 32, such as 10.1.0.0/16; fill in placeholders",
    ...classicRecordings,
  },
  NT2012: {
    slug: "prefix-canonicalised",
    severity: "warning",
    title: "A prefix has bits set beyond its length, or zeros in front of a number",
    why:
      "The classic service stored such prefixes as they came, Azure Resource Manager refuses them. nettrans writes the " +
      "network that address and length give; zeros in front of a number are decimal, never octal",
    mend: "Check that this network was meant, and correct the prefix in the file, or its length if that is what is wrong",
    ...classicMigration,
  },
  NT2014: {
    slug: "reference-unresolved",
    severity: "warning",
    title: "A name refers to something that is not in the files",
    why: "What it stands for, an address or a whole site, is missing from the result",
    mend: "Give the file that has it as well, or correct the name",
    ...classicSchema,
  },
  NT2015: {
    slug: "connection-type-unknown",
    severity: "warning",
    title: "A connection is neither IPsec nor Dedicated",
    why: "The two are built from different resources: a VPN connection, or one to an ExpressRoute circuit",
    mend: 'Write type="IPsec" for a VPN, type="Dedicated" for ExpressRoute; until then it counts as not known',
    ...classicSchema,
  },
  NT2016: {
    slug: "subnet-prefix-count",
    severity: "error",
    title: "A subnet does not have exactly one prefix",
    why: "A classic subnet is one prefix; which of several would be in use, the file cannot say",
    mend: "Write one AddressPrefix; make a subnet of each if several are meant",
    ...classicSchema,
  },
  NT2017: {
    slug: "value-missing",
    severity: "warning",
    title: "A value that belongs there is missing or empty",
    why: "The result cannot say it either: it becomes a parameter, or the resource cannot be deployed",
    mend: "Fill in the value",
    ...classicSchema,
  },
  NT2018: {
    slug: "vnet-to-vnet-recognised",
    severity: "info",
    title: "Two virtual networks name each other as local sites, so each site is really the other network",
    why:
      "Classic networks could only be joined that way. Resource Manager joins the two gateways directly, with two " +
      "connections and one shared key, and follows changes of the address spaces by itself",
    mend: "Nothing, if the networks are joined; give the same shared key to both connections",
    ...classicMigration,
  },
  NT2019: {
    slug: "vnet-to-vnet-suspected",
    severity: "warning",
    title: "A local site looks like one of the virtual networks, but that is not certain",
    why: "It stays a site reached over IPsec: that works for both, while a wrong guess would cut off a real site",
    mend: "If it is that network, let each network name the other as a local site with exactly its prefixes",
    ...classicVnetToVnet,
  },
};
