import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { ours, policyFaq, templateStructure } from "./sources.ts";

/** Reading Azure resources, from templates and from what the service and its tools show. */
export const resourceEntries: Readonly<Record<Extract<Code, `NT25${string}`>, CatalogueEntry>> = {
  NT2501: {
    slug: "property-not-read",
    severity: "info",
    title: "A setting of a resource is not read",
    why: "nettrans reads what matters to networks and tunnels; what else a resource says is named here and not converted",
    mend: "Set it by hand where it is still needed",
    ...ours,
  },
  NT2502: {
    slug: "resource-not-read",
    severity: "warning",
    title: "A resource is of a type that is not read",
    why: "Firewalls, peerings, machines and the like can matter to the traffic, and are not in what is converted",
    mend: "Keep it beside what is converted",
    ...ours,
  },
  NT2503: {
    slug: "value-not-understood",
    severity: "error",
    title: "A setting of a resource has a value that it cannot have",
    why: "The service would refuse it; it counts as not known here, so that no default takes its place",
    mend: "Write one of the values that the setting takes",
    ...templateStructure,
  },
  NT2504: {
    slug: "value-normalised",
    severity: "info",
    title: "A setting is spelled in an unusual way and was brought to the usual one",
    why: "The service reads numbers and truth values in quotes, words in any case, and more than one name for some groups",
    mend: "Nothing, unless something else was meant",
    ...templateStructure,
  },
  NT2506: {
    slug: "descriptions-differ",
    severity: "error",
    title: "Two descriptions of one resource say different things",
    why: "The same subnet inside its network and as a resource of its own, or the same resource in two files: the last deployed wins",
    mend: "Make both say the same, or remove one",
    ...ours,
  },
  NT2507: {
    slug: "too-many-entries",
    severity: "error",
    title: "A list has more entries than the service takes",
    why: "A connection takes one IPsec policy at most, although the property is a list",
    mend: "Keep the entry that is meant",
    ...policyFaq,
  },
  NT2509: {
    slug: "parameters-without-template",
    severity: "error",
    title: "A parameters file is given, and no template is clearly meant",
    why: "It only has values for names that a template declares",
    mend: "Give the template too, or name the file with --parameters",
    ...ours,
  },
  NT2510: {
    slug: "property-misspelled",
    severity: "warning",
    title: "A setting of a resource is one slip away from a known one that is missing",
    why: "What is not read leaves its setting to a default, and verdicts go by that; the service refuses most such names",
    mend: "Correct the name where it comes from",
    ...templateStructure,
  },
};
