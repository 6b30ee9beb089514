import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import {
  classicMigration,
  classicSchema,
  gatewaySettings,
  nameRules,
  ours,
  policyFaq,
  templatePractices,
} from "./sources.ts";

/** Writing Azure Resource Manager templates. */
export const armEntries: Readonly<Record<Extract<Code, `NT31${string}`>, CatalogueEntry>> = {
  NT3101: {
    slug: "name-changed",
    severity: "info",
    title: "A name was changed to one that Azure Resource Manager takes",
    why:
      "Resources are named with letters, digits, underscores, dots and hyphens, begin with a letter or digit and end with " +
      "one or an underscore; the classic service stored blanks, quotes and much else",
    mend: "Change the name in the template if another one is wanted; it cannot be changed after deployment",
    ...nameRules,
  },
  NT3102: {
    slug: "gateway-subnet-missing",
    severity: "warning",
    title: "A virtual network needs a gateway but has no subnet named GatewaySubnet",
    why: "A gateway can only be put into a subnet of exactly that name; the template asks for its prefix as a parameter",
    mend: "Give a free prefix inside the network, /27 or larger, when deploying",
    ...gatewaySettings,
  },
  NT3103: {
    slug: "gateway-subnet-small",
    severity: "warning",
    title: "The GatewaySubnet is smaller than /27",
    why:
      "Every gateway SKU but Basic needs /27 or larger. The FAQ of 2026-06-04 is softer, /29 possible and /27 " +
      "recommended; nettrans goes by the stricter settings page",
    mend: "Widen the subnet before deploying, which is easy while nothing is in it, or choose the Basic SKU",
    ...gatewaySettings,
  },
  NT3104: {
    slug: "value-becomes-parameter",
    severity: "info",
    title: "A value that the files cannot know became a parameter of the template",
    why: "Keys, regions of affinity groups, circuit ids and the like stood outside the file; nettrans does not make values up",
    mend: "Give the value when deploying, secrets from a vault or a prompt and never from a file that is kept",
    ...templatePractices,
  },
  NT3106: {
    slug: "transit-route-lost",
    severity: "warning",
    title: "Prefixes behind the other virtual network are no longer reached through it",
    why:
      "The local site held more than the other network, usually an on-premises range reached by way of it. A connection " +
      "between gateways takes its routes from the other network alone",
    mend: "Enable BGP on the gateways along the way, or connect this network to the other place directly",
    ...classicMigration,
  },
  NT3107: {
    slug: "template-limit-exceeded",
    severity: "warning",
    title: "The template is larger than one deployment may be",
    why: "A template holds at most 256 parameters and 800 resources, and is at most 4 MB when expanded",
    mend: "Split the input, for instance by region, and convert the parts; networks that are joined belong together",
    ...templatePractices,
  },
  NT3108: {
    slug: "site-not-used",
    severity: "info",
    title: "No virtual network connects to a local site",
    why: "It becomes a local network gateway without a connection, which does nothing by itself",
    mend: "Remove it from the template if it is not needed",
    ...ours,
  },
  NT3109: {
    slug: "gateway-not-created",
    severity: "info",
    title: "A Gateway element has neither a connection nor a client address pool",
    why:
      "The element alone never meant that a gateway was running, which was a call of its own; a gateway without " +
      "connections costs money and does nothing",
    mend: "Nothing, if there was no gateway; otherwise name the sites that it connected to",
    ...classicSchema,
  },
  NT3110: {
    slug: "secret-withheld",
    severity: "info",
    title: "A secret is not written and became a secure parameter of the template",
    why:
      "Templates are kept, compared and passed on, and whoever reads one would know the key. A secure parameter is asked " +
      "for at deployment and shown nowhere",
    mend:
      "Give it when deploying, from a vault or a prompt; with --include-secrets it is written into the parameters file, " +
      "which then has to be kept like the key itself",
    ...templatePractices,
  },
  NT3111: {
    slug: "alternative-left-out",
    severity: "warning",
    title: "Of several algorithms that an end offers only the first is written",
    why: "A policy of a connection in Azure names one algorithm for each purpose; other devices take lists of them",
    mend: "Make sure that the other end offers the algorithm that is written, or write the one that both ends have",
    ...policyFaq,
  },
};
