import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { ours } from "./sources.ts";

/** Reading rules of security groups. */
export const securityGroupEntries: Readonly<Record<Extract<Code, "NT2069">, CatalogueEntry>> = {
  NT2069: {
    slug: "security-rule-incomplete",
    severity: "error",
    title: "A rule of a security group says in words that nettrans does not read which machines it is for",
    why: "Application security groups belong to network interfaces, which are in no description of a network; without them the rule says less than it did",
    mend: "Complete the rule by hand, with the groups or with the addresses of their machines, before it is deployed",
    ...ours,
  },
};
