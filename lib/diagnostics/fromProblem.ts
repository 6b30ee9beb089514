import type { Problem } from "../source/problem.ts";
import { type Diagnostic, diagnose } from "./diagnostic.ts";

/** What decoding or parsing found, as a diagnostic with line and column. */
export function diagnosticOf(problem: Problem): Diagnostic {
  const { source, start, message, help, actual, expected, related } = problem;
  return diagnose(problem.code, {
    message,
    help,
    at: { source, start },
    actual,
    expected,
    related: related?.map((place) => ({ message: place.message, at: { source, start: place.start } })),
  });
}
