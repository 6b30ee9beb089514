import { armEntries } from "./catalogue/arm.ts";
import { conversionEntries } from "./catalogue/conversion.ts";
import type { CatalogueEntry } from "./catalogue/entry.ts";
import { netcfgEntries } from "./catalogue/netcfg.ts";
import { sourceEntries } from "./catalogue/source.ts";
import { templateEntries } from "./catalogue/template.ts";
import type { Code } from "./code.ts";

export type { CatalogueEntry } from "./catalogue/entry.ts";

/** What every code means, how much it matters, how to mend it, and where that is written down. */
export const catalogue: Readonly<Record<Code, CatalogueEntry>> = {
  ...sourceEntries,
  ...netcfgEntries,
  ...templateEntries,
  ...conversionEntries,
  ...armEntries,
};
