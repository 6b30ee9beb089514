import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";

/** The problem of a document that breaks a rule of XML at a place. */
export function notWellFormed(
  source: SourceText,
  start: number,
  message: string,
  help: string,
  more: Partial<Pick<Problem, "actual" | "expected" | "related">> = {},
): Problem {
  return { code: "NT1010", message, help, source, start, ...more };
}
