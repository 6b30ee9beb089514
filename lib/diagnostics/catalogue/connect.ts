import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { cloudServiceSchema, connectPreview, ours } from "./sources.ts";

/** Reading Azure Connect: documents of cloud services, and descriptions of groups. */
export const connectEntries: Readonly<Record<Extract<Code, `NT28${string}`>, CatalogueEntry>> = {
  NT2801: {
    slug: "service-part-unknown",
    severity: "warning",
    title: "A service definition or configuration has a part that is not known",
    why: "What it says is not carried over; the ledger lists every setting in it as not understood",
    mend: "Check its spelling, capitals included, and its place",
    ...cloudServiceSchema,
  },
  NT2802: {
    slug: "service-network-not-read",
    severity: "warning",
    title: "A cloud service says who reaches it without Connect",
    why:
      "Endpoints, and the virtual network that a role was put into, are another way to the role than Connect. nettrans reads " +
      "the groups and roles of Connect here, and no other network of a cloud service",
    mend: "Allow the ports of endpoints in the security group of the role by hand",
    ...cloudServiceSchema,
  },
  NT2803: {
    slug: "plugin-setting-unknown",
    severity: "warning",
    title: "The Connect plug-in has no setting of this name",
    why: "What it says is not carried over; its value is not shown, because it could be a secret",
    mend: "Check its spelling, capitals included",
    ...connectPreview,
  },
  NT2805: {
    slug: "activation-token-missing",
    severity: "info",
    title: "A role has the Connect plug-in and no activation token",
    why: "The token told the service which subscription the role belongs to; without one the role never joined",
    mend: "Nothing: Connect is retired, and its successors have certificates",
    ...connectPreview,
  },
  NT2806: {
    slug: "role-without-group",
    severity: "warning",
    title: "A role with the Connect plug-in is in no group",
    why:
      "Which groups there were, and who was in them, stood in the portal and in no file of the service. Without groups " +
      "nobody reaches the role, and the network of today denies it all",
    mend: "Write the groups down in a description and give it beside the files of the service",
    ...connectPreview,
  },
  NT2807: {
    slug: "role-said-twice",
    severity: "warning",
    title: "Two places say different things of one role",
    why: "Services have a configuration for each place that they are deployed to; only the first that is given is read",
    mend: "Give the configuration of one deployment at a time",
    ...ours,
  },
  NT2810: {
    slug: "description-member-unknown",
    severity: "warning",
    title: "A description of groups has a member that is not known, or one twice",
    why: "What it says is not carried over; its value is not shown, because it could be a secret",
    mend: "Check its spelling, capitals included, and its place: docs/connect.md has them all",
    ...ours,
  },
  NT2811: {
    slug: "description-value-not-understood",
    severity: "error",
    title: "A value in a description of groups, or in a service document, is not what belongs there",
    why: "It is left out, so that what is written can allow less, or reach less, than was meant",
    mend: "Write a value of the kind that is expected",
    ...ours,
  },
  NT2812: {
    slug: "description-value-normalised",
    severity: "info",
    title: "A value is read as another text than the one that stands there",
    why: "Prefixes are stored without host bits, names as texts, and yes and no as true and false",
    mend: "Correct it if something else was meant",
    ...ours,
  },
  NT2813: {
    slug: "connect-name-missing",
    severity: "error",
    title: "A group, machine, role or site has no name",
    why: "Nothing can refer to it; a machine or role without a name is not read at all",
    mend: "Give it a name",
    ...ours,
  },
  NT2814: {
    slug: "connect-name-repeated",
    severity: "error",
    title: "Two groups or two sites of a description have one name",
    why: "What refers to the name can mean either, and the first is taken",
    mend: "Rename one of them, or put both together",
    ...ours,
  },
  NT2815: {
    slug: "connect-reference-unresolved",
    severity: "error",
    title: "A description refers to a group or site that it does not describe",
    why: "The link, or the place of the machine, is not known and is left out: what is written allows less",
    mend: "Describe it, or correct the name",
    ...ours,
  },
  NT2816: {
    slug: "role-service-unclear",
    severity: "warning",
    title: "A role is named that several cloud services have",
    why: "Names of roles are unique in their service only; the one that was described first is taken",
    mend: "Say the service beside the name of the role",
    ...cloudServiceSchema,
  },
  NT2817: {
    slug: "group-linked-with-itself",
    severity: "info",
    title: "A group is linked with itself",
    why: "Whether the machines of a group reach each other is said by interconnected, not by a link",
    mend: "Remove the link",
    ...connectPreview,
  },
  NT2818: {
    slug: "machine-in-several-groups",
    severity: "warning",
    title: "One machine stands in several groups",
    why: "As far as is known a machine was in one group at a time, which is not verified; both memberships are taken to hold",
    mend: "Keep the group that is meant, or rename one of two machines of the same name",
    ...connectPreview,
  },
  NT2819: {
    slug: "reach-by-default",
    severity: "info",
    title: "Who reaches whom in a group that is not interconnected follows from a rule that is not verified",
    why:
      "Machines of such a group did not reach each other, and machines and roles did. That is how it is remembered; the " +
      "exact default of the service can no longer be looked up",
    mend: "Check the matrix that nettrans show prints against what you remember",
    ...connectPreview,
  },
  NT2820: {
    slug: "address-outside-site",
    severity: "warning",
    title: "A machine has an address that is in none of the prefixes of its site",
    why: "The tunnel to the site carries the prefixes of the site only",
    mend: "Correct the address, or add its prefix to the site",
    ...ours,
  },
  NT2830: {
    slug: "connect-secret-withheld",
    severity: "info",
    title: "A token or password of a role is not written",
    why: "A secret in a file is soon a secret in a repository, and nothing of today takes these",
    mend: "Nothing; --include-secrets writes it",
    ...ours,
  },
};
