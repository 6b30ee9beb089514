import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import {
  cloudDirectorApi,
  cloudDirectorClient,
  cloudDirectorPortal,
  cloudDirectorProfiles,
  nsxVpnGuide,
  ours,
} from "./sources.ts";

/** Writing bodies of VMware Cloud Director. */
export const cdsWritingEntries: Readonly<Record<Extract<Code, `NT33${string}`>, CatalogueEntry>> = {
  NT3301: {
    slug: "value-to-be-filled-in",
    severity: "warning",
    title: "A value that the API asks for is not known, and a text in angle brackets stands in its place",
    why: "Addresses, keys and the like stand outside of the input; nettrans does not make values up",
    mend: "Fill it in before the body is sent",
    ...cloudDirectorApi,
  },
  NT3302: {
    slug: "key-withheld",
    severity: "info",
    title: "A pre-shared key is known and not written",
    why: "A key in a file is soon a key in a repository; a text in angle brackets stands in its place",
    mend: "Fill it in from a vault when the body is sent, or have secrets written with --include-secrets",
    ...ours,
  },
  NT3303: {
    slug: "second-algorithm-left-out",
    severity: "warning",
    title: "Of several algorithms only the first is written",
    why: "The lists of an edge gateway are single values in practice, so that no alternative can be offered",
    mend: "Nothing if the other end has the one that is written; else write the one that both ends have",
    ...cloudDirectorClient,
  },
  NT3304: {
    slug: "value-beyond-range",
    severity: "warning",
    title: "A number or a list is beyond what the API takes",
    why: "Lifetimes, the interval of probes, priorities and the lengths of lists have limits; the nearest is written",
    mend: "Check that the nearest value will do",
    ...cloudDirectorApi,
  },
  NT3305: {
    slug: "algorithm-replaced",
    severity: "error",
    title: "An algorithm that an edge gateway does not have was replaced by the nearest that is no weaker",
    why:
      "DES, 3DES, AES-192, MD5 and groups 1 and 24 do not exist there, phase 1 takes combined ciphers with IKEv2 only, and " +
      "beside a combined cipher no digest may be given",
    mend: "Set the other end to what is written here, or the tunnel will not come up",
    ...nsxVpnGuide,
  },
  NT3306: {
    slug: "tunnel-not-of-an-edge",
    severity: "error",
    title: "A tunnel is left out because its near end is no edge gateway",
    why: "An edge gateway is described by its own end of a tunnel; the end of another gateway is not that",
    mend: "Describe the far end instead, with --end far",
    ...ours,
  },
  NT3307: {
    slug: "profile-not-written",
    severity: "warning",
    title: "A tunnel has a profile of its own whose settings are not known",
    why:
      "From 10.6 on, a tunnel with CUSTOM and without connection properties is refused, and a change without the name of the " +
      "profile resets it to DEFAULT",
    mend: "Give the connection properties of the tunnel too",
    ...cloudDirectorProfiles,
  },
  NT3308: {
    slug: "all-traffic-to-far-side",
    severity: "warning",
    title: "A tunnel is written without remote networks, which stands for all traffic",
    why: "Without remote networks an edge gateway takes 0.0.0.0/0, and the selectors of both ends must mirror each other",
    mend: "Write the networks of the far side unless all traffic is meant",
    ...cloudDirectorApi,
  },
  NT3309: {
    slug: "tunnel-type-doubtful",
    severity: "warning",
    title: "A tunnel is written as route-based, which an edge gateway may refuse",
    why:
      "The member is documented for provider gateways, and for edge gateways only in a type that both share; it is kept because " +
      "the input has it",
    mend: "Check with the provider, or make the tunnel policy-based",
    ...cloudDirectorPortal,
  },
  NT3310: {
    slug: "entry-of-the-platform",
    severity: "info",
    title: "An entry is written that belongs to the platform",
    why: "System and default rules and profiles are returned by the API and cannot be sent; others refer to them",
    mend: "Leave it out when sending",
    ...cloudDirectorApi,
  },
  NT3311: {
    slug: "value-assumed",
    severity: "info",
    title: "A value that the input does not state was written as the platform would set it",
    why: "The API asks for it: a digest beside a CBC cipher, a group although forward secrecy is off, the name of the profile",
    mend: "Nothing, if the value will do",
    ...cloudDirectorApi,
  },
  NT3312: {
    slug: "setting-said-otherwise",
    severity: "warning",
    title: "A setting has no exact counterpart on an edge gateway and was written in another way",
    why: "An edge gateway that starts a tunnel also answers, and its names differ from those of other platforms",
    mend: "Check that the other way will do",
    ...nsxVpnGuide,
  },
};
