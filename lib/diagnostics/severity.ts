/** How much a finding matters. Errors make the exit code 1. */
export type Severity = "error" | "warning" | "info";
