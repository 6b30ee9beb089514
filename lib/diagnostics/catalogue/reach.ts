import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { globalReachSetUp } from "./reachSources.ts";
import { ours } from "./sources.ts";

/** Reading descriptions of private clouds, and producing what joins them. */
export const reachEntries: Readonly<Record<Extract<Code, `NT27${string}` | `NT350${string}`>, CatalogueEntry>> = {
  NT2701: {
    slug: "reach-member-unknown",
    severity: "warning",
    title: "A description of a private cloud has a member that is not known",
    why: "What is not read is in no result and in no check",
    mend: "Correct the spelling, or move it to where it belongs",
    ...ours,
  },
  NT2702: {
    slug: "reach-value-not-understood",
    severity: "error",
    title: "A value in a description is not understood",
    why: "It counts as not known, and what depends on it is neither written nor checked",
    mend: "Write it like the example that the finding gives",
    ...ours,
  },
  NT2703: {
    slug: "reach-value-missing",
    severity: "error",
    title: "A description does not state what is needed",
    why: "Without it there is nothing to join, or nothing to check the rest against",
    mend: "State it",
    ...ours,
  },
  NT2704: {
    slug: "reach-value-normalised",
    severity: "info",
    title: "A value in a description is read in another spelling",
    why: "Prefixes, regions and words have one spelling inside nettrans, so that they can be compared",
    mend: "Nothing, unless something else was meant",
    ...ours,
  },
  NT2705: {
    slug: "reach-id-doubtful",
    severity: "warning",
    title: "Which resource is meant does not follow from a description",
    why: "A circuit or a private cloud of another group is found by its whole id only",
    mend: "Give the id, or subscription and resource group together",
    ...ours,
  },
  NT2706: {
    slug: "reach-name-repeated",
    severity: "error",
    title: "Two parts of a description have the same name",
    why: "What is made for one would be made for the other too",
    mend: "Give each its own name",
    ...ours,
  },
  NT3501: {
    slug: "order-of-deployment",
    severity: "info",
    title: "A key is made by one template and needed by the next",
    why: "Azure makes the key of an authorization when that is deployed; no template can hold it before",
    mend: "Deploy the templates in the order of their names, and give each key as the parameter that is named",
    ...globalReachSetUp,
  },
  NT3502: {
    slug: "joined-already",
    severity: "info",
    title: "A private cloud and a circuit, or a virtual network, are joined already",
    why: "A second connection between the same two is refused",
    mend: "Nothing",
    ...globalReachSetUp,
  },
  NT3503: {
    slug: "nothing-to-join",
    severity: "warning",
    title: "The inputs hold no private cloud with something that it could be joined to",
    why: "The far end within Azure is what joins a private cloud to circuits and virtual networks",
    mend: "Give the private cloud and the circuit, or the gateway, together",
    ...ours,
  },
  NT3504: {
    slug: "circuit-to-be-set-up",
    severity: "warning",
    title: "A circuit is to be created, and its provider has to set it up before it can be joined",
    why: "Global Reach joins circuits that are provisioned and have a private peering",
    mend: "Send the service key to the provider, wait until the circuit is provisioned, then deploy what joins it",
    ...globalReachSetUp,
  },
};
