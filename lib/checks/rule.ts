import type { Code } from "../diagnostics/code.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Estate } from "./estate.ts";

/** One thing that is looked for in what was read. A rule is a file and a line in the registry. */
export interface Rule {
  /** The codes that it can give. */
  readonly codes: readonly Code[];
  /** Its findings, in the order of the inputs. What is unresolved or not stated is never a finding. */
  readonly check: (estate: Estate) => Iterable<Diagnostic>;
}
