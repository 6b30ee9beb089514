import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { type SuppressedDiagnostic, suppress } from "../diagnostics/suppress.ts";
import type { Source } from "../formats/format.ts";
import type { Invocation } from "./command.ts";
import type { ConfiguredSuppression } from "./config/configuration.ts";
import type { Host } from "./host.ts";

/** What a command found, after what the project has decided about it. */
export interface Findings {
  /** To be shown: about the configuration first, then about the inputs. */
  readonly diagnostics: readonly Diagnostic[];
  /** Not to be shown. */
  readonly suppressed: readonly SuppressedDiagnostic[];
  /** What was read. */
  readonly sources: readonly Source[];
}

/** What a command found before anybody decided anything about it. */
export interface Found {
  /** In the order in which they are to be shown. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was read. */
  readonly sources: readonly Source[];
  /** Whether the inputs gave nothing, so that findings can be missing. */
  readonly gaveNothing: boolean;
}

/** Applies the configuration of a project to what a command found. */
export function settle({ diagnostics, sources, gaveNothing }: Found, invocation: Invocation, host: Host): Findings {
  const { command, configuration } = invocation;
  const { kept, suppressed, unused } = suppress(diagnostics, configuration.suppressions, host.workingFolder());
  // Another command may give the codes that this one cannot.
  const stale = unused.filter(({ code }) => command.families.some((family) => code.startsWith(family)));
  return {
    diagnostics: [...configuration.diagnostics, ...kept, ...(gaveNothing ? [] : stale.map(unusedFinding))],
    suppressed,
    sources,
  };
}

/** Findings as members of a result in JSON: those that are suppressed only where there are any. */
export function findingMembers({ diagnostics, suppressed }: Findings): Partial<Findings> {
  return { diagnostics, ...(suppressed.length === 0 ? {} : { suppressed }) };
}

function unusedFinding({ code, path, at, spot }: ConfiguredSuppression): Diagnostic {
  const where = [path === undefined ? "" : ` in "${path}"`, at === undefined ? "" : ` at "${at}"`].join("");
  return diagnose("NT5906", {
    message: `Nothing is suppressed here: no finding ${code}${where}`,
    help: "Remove the suppression; if it was meant for something else, compare its file and path with those of the finding",
    at: spot,
  });
}
