import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { cloudDirectorApi, defaultOffers, ours, policyFaq } from "./sources.ts";

/** Describing the other end of tunnels. */
export const turningEntries: Readonly<Record<Extract<Code, `NT34${string}`>, CatalogueEntry>> = {
  NT3401: {
    slug: "policy-not-sayable",
    severity: "error",
    title: "One end has an algorithm that the other cannot be given",
    why:
      "Azure and edge gateways know different algorithms; the nearest that is no weaker is written, and the tunnel cannot " +
      "come up until both ends agree",
    mend: "Change the end that was read to what is written for the other",
    ...cloudDirectorApi,
  },
  NT3402: {
    slug: "policy-chosen",
    severity: "warning",
    title: "An end has the default policy of its vendor, and one that meets it was chosen for the other",
    why: "A default is a list of offers or a fixed profile; the other end needs one policy that it can say and the first accepts",
    mend: "State a policy at both ends",
    ...defaultOffers,
  },
  NT3403: {
    slug: "setting-turned-otherwise",
    severity: "info",
    title: "A setting is said in other words at the other end",
    why: "The vendors measure dead peers and divide who starts in different ways; none of these settings is negotiated",
    mend: "Nothing, unless the words mean something else to you",
    ...policyFaq,
  },
  NT3404: {
    slug: "selectors-any-to-any",
    severity: "warning",
    title: "An Azure connection proposes any to any, and the edge has the prefixes of both sides",
    why: "A route-based gateway without policy-based selectors offers 0.0.0.0/0 both ways, which a policy-based edge refuses",
    mend: "Set usePolicyBasedTrafficSelectors on the Azure connection",
    ...policyFaq,
  },
  NT3405: {
    slug: "selector-pairs-widened",
    severity: "warning",
    title: "An edge joins each local prefix with each remote one, and Azure has only some of the pairs",
    why: "An edge has one list for each side; pairs that only one end has cannot be agreed on",
    mend: "Let each local prefix meet each remote one in the Azure selectors",
    ...cloudDirectorApi,
  },
  NT3406: {
    slug: "no-far-end",
    severity: "info",
    title: "A connection has no end outside of Azure",
    why: "A private circuit and a connection between two Azure gateways are set up in Azure alone",
    mend: "Nothing",
    ...ours,
  },
};
