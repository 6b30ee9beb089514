import type { Severity } from "../severity.ts";

/** Where a fact is written down. */
export interface FactSource {
  /** Title of the document and who publishes it; `nettrans` for a rule of our own. */
  readonly source: string;
  /** Revision date of the document as `YYYY-MM-DD` (or as much of it as is known); says so when it has none. */
  readonly date: string;
}

/** What a code means. */
export interface CatalogueEntry extends FactSource {
  /** The code in words, in kebab case, as unique as the code. */
  readonly slug: string;
  /** Before options like `--allow-loss` lower it. */
  readonly severity: Severity;
  /** What was found, in one sentence. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
}
