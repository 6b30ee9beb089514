import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { classicVnetToVnet, gatewaySettings, ours } from "./sources.ts";

/** Writing classic network configurations. */
export const netcfgWritingEntries: Readonly<Record<Extract<Code, `NT32${string}`>, CatalogueEntry>> = {
  NT3201: {
    slug: "site-made",
    severity: "info",
    title: "A local network site is made to stand for a virtual network",
    why: "Resource Manager joins gateways; classic networks are joined by calling each a local network site of the other",
    mend: "Set its gateway address when the gateway of that network has one",
    ...classicVnetToVnet,
  },
  NT3202: {
    slug: "name-stands-for-expression",
    severity: "warning",
    title: "A name is known at deployment only, and its expression stands in its place",
    why: "References need a name; what is in brackets is no name that anybody gave",
    mend: "Supply what the expression needs, with a parameters file, --set or --context",
    ...ours,
  },
  NT3203: {
    slug: "connection-type-open",
    severity: "warning",
    title: "Whether a connection runs over IPsec or a circuit is not known, or at deployment only",
    why: "A reference to a site must say how it is reached; IPsec is what a reference without a type has always meant",
    mend: "Supply what the expression needs, with a parameters file, --set or --context; correct what is not understood",
    ...ours,
  },
  NT3204: {
    slug: "classic-size-replaced",
    severity: "info",
    title: "A gateway of a classic size gets the size that took its place",
    why: "Standard and HighPerformance cannot be created since 2024; Basic has no availability zones and takes no policies",
    mend: "Nothing, or give another size when the template is deployed",
    ...gatewaySettings,
  },
  NT3205: {
    slug: "script-key-withheld",
    severity: "info",
    title: "A placeholder stands for a shared key in the script that sets it",
    why: "No key leaves nettrans unless it was asked for",
    mend: "Fill it in before the script is run, or convert with --include-secrets",
    ...ours,
  },
};
