import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderGithub } from "../diagnostics/github.ts";
import { painter } from "../diagnostics/paint.ts";
import { renderSarif } from "../diagnostics/sarif.ts";
import type { Severity } from "../diagnostics/severity.ts";
import { countFindings } from "../diagnostics/severityWords.ts";
import type { Findings } from "./findings.ts";
import type { Host } from "./host.ts";
import { printJson } from "./printJson.ts";
import { version } from "./version.ts";

/** Prints findings for another program on standard output, as a SARIF log or as workflow commands, and their count. */
export async function printFindings(format: "sarif" | "github", findings: Findings, host: Host): Promise<void> {
  const { diagnostics, suppressed, sources } = findings;
  const folder = host.workingFolder();
  if (format === "sarif") {
    const inputs = sources.map(({ name }) => name);
    const options = { version, inputs, suppressed, ...(folder === undefined ? {} : { folder }) };
    await printJson(renderSarif(diagnostics, options), host);
  } else {
    await host.stdout.write(renderGithub(diagnostics, folder));
  }
  const count = countFindings(diagnostics, suppressed.length, painter(false)) || "Nothing found";
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
