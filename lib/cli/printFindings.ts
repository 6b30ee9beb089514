import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderGithub } from "../diagnostics/github.ts";
import { painter } from "../diagnostics/paint.ts";
import { renderSarif } from "../diagnostics/sarif.ts";
import type { Severity } from "../diagnostics/severity.ts";
import { countSeverities } from "../diagnostics/severityWords.ts";
import type { Source } from "../formats/format.ts";
import type { Host } from "./host.ts";
import { printJson } from "./printJson.ts";
import { version } from "./version.ts";

/** What a command found, and in what. */
export interface Findings {
  /** In the order in which they are to be printed. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was read. */
  readonly sources: readonly Source[];
}

/** Prints findings for another program on standard output, as a SARIF log or as workflow commands, and their count. */
export async function printFindings(format: "sarif" | "github", found: Findings, host: Host): Promise<void> {
  const { diagnostics, sources } = found;
  const folder = host.workingFolder();
  if (format === "sarif") {
    const inputs = sources.map(({ name }) => name);
    await printJson(renderSarif(diagnostics, { version, inputs, ...(folder === undefined ? {} : { folder }) }), host);
  } else {
    await host.stdout.write(renderGithub(diagnostics, folder));
  }
  const count = diagnostics.length === 0 ? "Nothing found" : countSeverities(diagnostics, painter(false));
  await host.stderr.write(`${count}${format === "github" && isMany(diagnostics) ? shownInPart : ""}\n`);
}

// Workflow commands for GitHub Actions and its limits, GitHub (read 2026-11-21).
const mostShown = 10;
const shownInPart = ` (GitHub makes annotations of the first ${mostShown} of a kind in a step; the log has all)`;

function isMany(diagnostics: readonly Diagnostic[]): boolean {
  const counts = new Map<Severity, number>();
  for (const { severity } of diagnostics) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return [...counts.values()].some((count) => count > mostShown);
}
