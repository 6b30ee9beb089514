import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { ours } from "./sources.ts";

/** What a conversion loses, by what is at stake. */
export const conversionEntries: Readonly<Record<Extract<Code, `NT30${string}`>, CatalogueEntry>> = {
  NT3001: {
    slug: "security-setting-dropped",
    severity: "error",
    title: "A setting that protects traffic cannot be said in the target format",
    why: "The result would protect less, or otherwise, than what it was made from, and look as if it did not",
    mend: "Set it by hand after the conversion; --allow-loss accepts the loss and lowers this to a warning",
    ...ours,
  },
  NT3002: {
    slug: "connectivity-setting-dropped",
    severity: "warning",
    title: "A setting that decides where traffic flows cannot be said in the target format",
    why: "Something that was reachable may no longer be",
    mend: "See in the ledger what was dropped and why, and set it by hand if it is needed",
    ...ours,
  },
  NT3003: {
    slug: "descriptive-setting-dropped",
    severity: "info",
    title: "A name, label or description cannot be said in the target format",
    why: "Nothing flows otherwise for it, but people and scripts may know things by that name",
    mend: "Nothing, unless something outside depends on it",
    ...ours,
  },
  NT3004: {
    slug: "security-setting-approximated",
    severity: "error",
    title: "A setting that protects traffic could only be said differently in the target format",
    why: "The result would not protect in the same way; the ledger has the sentence that says how it differs",
    mend: "Check that the difference is acceptable; --allow-loss accepts it and lowers this to a warning",
    ...ours,
  },
  NT3005: {
    slug: "connectivity-setting-approximated",
    severity: "warning",
    title: "A setting that decides where traffic flows could only be said differently in the target format",
    why: "Traffic may flow otherwise in some case; the ledger has the sentence that says how it differs",
    mend: "Check that the difference is acceptable",
    ...ours,
  },
  NT3006: {
    slug: "descriptive-setting-approximated",
    severity: "info",
    title: "A name, label or description could only be said differently in the target format",
    why: "Nothing flows otherwise for it, but people and scripts may know things by the old form",
    mend: "Nothing, unless something outside depends on it",
    ...ours,
  },
};
