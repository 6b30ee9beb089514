import type { Severity } from "../diagnostics/diagnostic.ts";
import { exitCodes } from "./failure.ts";
import type { Findings } from "./findings.ts";

const failing: Readonly<Record<string, readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  never: [],
};

/** The exit code for findings: inputs that gave nothing because they could not be read, else what `--fail-on` says. */
export function findingsCode(
  { diagnostics, suppressed }: Pick<Findings, "diagnostics" | "suppressed">,
  gaveNothing: boolean,
  failOn = "error",
): number {
  // Codes below NT2000 are about inputs that could not be read at all, which nobody can decide to live with.
  const unreadable = [...diagnostics, ...suppressed].some(({ code, severity }) => severity === "error" && code < "NT2");
  if (gaveNothing && unreadable) return exitCodes.input;
  const found = diagnostics.some(({ severity }) => failing[failOn]?.includes(severity) === true);
  return found ? exitCodes.findings : exitCodes.done;
}
