import type { Paint, Role } from "./paint.ts";
import type { Severity } from "./severity.ts";

/** How people are told a severity. */
export const severityWords: Readonly<Record<Severity, { readonly one: Role; readonly many: string }>> = {
  error: { one: "error", many: "errors" },
  warning: { one: "warning", many: "warnings" },
  info: { one: "note", many: "notes" },
};

/** A sentence like `2 errors, 1 warning, 3 notes`, without those that there are none of; empty when there are none at all. */
export function countSeverities(findings: readonly { readonly severity: Severity }[], paint: Paint): string {
  return (Object.keys(severityWords) as Severity[])
    .map((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      const { one, many } = severityWords[severity];
      return count === 0 ? "" : paint(one, `${count} ${count === 1 ? one : many}`);
    })
    .filter((part) => part !== "")
    .join(", ");
}

/** The same with the number of findings that are suppressed at its end. */
export function countFindings(
  findings: readonly { readonly severity: Severity }[],
  suppressed: number | undefined,
  paint: Paint,
): string {
  const counts = [countSeverities(findings, paint), suppressed ? paint("faint", `${suppressed} suppressed`) : ""];
  return counts.filter((part) => part !== "").join(", ");
}
