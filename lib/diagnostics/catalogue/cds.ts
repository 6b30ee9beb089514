import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { cloudDirectorApi, cloudDirectorPortal, cloudDirectorProfiles, ours } from "./sources.ts";

/** Reading bodies of VMware Cloud Director. */
export const cdsEntries: Readonly<Record<Extract<Code, `NT26${"0" | "1"}${string}`>, CatalogueEntry>> = {
  NT2601: {
    slug: "member-unknown",
    severity: "info",
    title: "A body has a member that is not known here",
    why: "It may be misspelled, stand in the wrong place, or be newer than the versions that nettrans knows",
    mend: "Check the spelling; set it by hand where it still matters",
    ...cloudDirectorApi,
  },
  NT2602: {
    slug: "member-not-modelled",
    severity: "warning",
    title: "A body has a setting that nettrans has no place for",
    why: "The setting is known and has an effect, but it is not in what is converted",
    mend: "Set it by hand where it is still needed",
    ...cloudDirectorApi,
  },
  NT2603: {
    slug: "body-not-read",
    severity: "warning",
    title: "A part of the input is none of the objects that are read",
    why:
      "Edge gateways, networks, IPsec tunnels, firewall groups and rules, port profiles, address translation and static " +
      "routes are read; other services of an edge gateway, and answers to failed requests, are not",
    mend: "Leave it out, or keep it beside what is converted if it matters to the traffic",
    ...cloudDirectorApi,
  },
  NT2604: {
    slug: "body-value-not-understood",
    severity: "error",
    title: "A value in a body cannot be understood",
    why: "It is of another type, or not among the words, addresses or numbers that the API has",
    mend: "Correct it where it comes from; until then it counts as not known",
    ...cloudDirectorApi,
  },
  NT2605: {
    slug: "body-value-normalised",
    severity: "info",
    title: "A value in a body was brought to its canonical form",
    why: "A prefix with host bits, a number written as a text and the like mean something, and are written otherwise",
    mend: "Correct it where it comes from if something else was meant",
    ...ours,
  },
  NT2606: {
    slug: "readings-differ",
    severity: "warning",
    title: "One object is described in two places, and differently",
    why: "Captures hold an object in a list and by itself; between two requests somebody may have changed it",
    mend: "Export both again; the reading of the single object counts before that of a list",
    ...ours,
  },
  NT2607: {
    slug: "deprecated-twin-differs",
    severity: "warning",
    title: "A deprecated member says something else than the one that took its place",
    why:
      "The API returns both, action beside actionValue, ruleType beside type, orgVdc beside ownerRef; the newer one " +
      "decides",
    mend: "Make both say the same, or remove the deprecated one",
    ...cloudDirectorApi,
  },
  NT2608: {
    slug: "belonging-unclear",
    severity: "warning",
    title: "It cannot be told what a body belongs to",
    why: "Tunnels, rules and profiles do not name their edge gateway or tunnel: that is only in the path of the request",
    mend: "Give one file for each edge gateway, or a capture whose names are request lines",
    ...cloudDirectorApi,
  },
  NT2609: {
    slug: "remote-networks-any",
    severity: "info",
    title: "A tunnel has no remote networks, which stands for all traffic",
    why: "Without remote networks an edge gateway takes 0.0.0.0/0, and the selectors of both ends must mirror each other",
    mend: "Write the networks of the far side unless all traffic is meant",
    ...cloudDirectorApi,
  },
  NT2610: {
    slug: "tunnel-route-based",
    severity: "warning",
    title: "A tunnel is route-based",
    why:
      "Its local networks have no effect then. Sources disagree on whether the edge gateway of a tenant takes such a tunnel: " +
      "Microsoft and OVH say policy-based only, and the object that has the member is that of provider gateways",
    mend: "Check with the provider; selectors are not compared for such a tunnel",
    ...cloudDirectorPortal,
  },
  NT2611: {
    slug: "profile-not-given",
    severity: "warning",
    title: "A tunnel has a profile of its own, and it is not in the input",
    why: "The tunnel only says CUSTOM; version of IKE, algorithms and lifetimes are in its connection properties",
    mend: "Give the answer to GET …/ipsec/tunnels/{id}/connectionProperties too",
    ...cloudDirectorProfiles,
  },
  NT2612: {
    slug: "placeholder-not-filled",
    severity: "warning",
    title: "A text in angle brackets stands where a value was to be filled in",
    why: "nettrans writes such texts for what it cannot know; sent as they are, the API refuses them",
    mend: "Fill in the value; until then it counts as not known",
    ...ours,
  },
  NT2614: {
    slug: "object-nameless",
    severity: "warning",
    title: "An object has no name",
    why: "The API asks for a name, and rules refer to groups and profiles by name where ids are not known yet",
    mend: "Give it a name",
    ...cloudDirectorApi,
  },
  NT2615: {
    slug: "member-misspelled",
    severity: "warning",
    title: "A member of a body is one slip away from a known one that is missing",
    why: "Members are told apart letter by letter: what is not read leaves its setting to a default, and verdicts go by that",
    mend: "Correct the name where it comes from",
    ...cloudDirectorApi,
  },
};
