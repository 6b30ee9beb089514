import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Suppression } from "../../diagnostics/suppress.ts";
import type { Source } from "../../formats/format.ts";
import type { Spot } from "../../source/tree.ts";

/** A suppression, and where it is written. */
export interface ConfiguredSuppression extends Suppression {
  /** Where it begins. */
  readonly spot: Spot;
}

/** What a project has decided for every run, apart from the values of options. */
export interface Configuration {
  /** Findings to live with. */
  readonly suppressions: readonly ConfiguredSuppression[];
  /** What is wrong with the configuration itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that it was read from. */
  readonly sources: readonly Source[];
}

/** Nothing is decided. */
export const noConfiguration: Configuration = { suppressions: [], diagnostics: [], sources: [] };
