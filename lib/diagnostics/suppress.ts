import type { Code } from "./code.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { fileAddress } from "./fileAddress.ts";
import { globMatches } from "./fileGlob.ts";

/** Findings that somebody has decided to live with. */
export interface Suppression {
  /** Their code. */
  readonly code: Code;
  /** Pattern of the files that they are in, relative to the working folder; all files when not given. */
  readonly path?: string;
  /** JSON Pointer or XPath of what they are about, or of what it stands in; anywhere when not given. */
  readonly at?: string;
  /** Why. */
  readonly reason: string;
}

/** A finding that is not to be shown, and why. */
export interface SuppressedDiagnostic extends Diagnostic {
  /** In the words of whoever decided it. */
  readonly reason: string;
}

/** Findings, divided by what somebody has decided. */
export interface Suppressed<S extends Suppression> {
  /** Those that are to be shown. */
  readonly kept: readonly Diagnostic[];
  /** The others. */
  readonly suppressed: readonly SuppressedDiagnostic[];
  /** What no finding is matched by. */
  readonly unused: readonly S[];
}

/** Divides findings into those that are to be shown and those that are not. The order stays. */
export function suppress<S extends Suppression>(
  diagnostics: readonly Diagnostic[],
  suppressions: readonly S[],
  folder?: string,
): Suppressed<S> {
  const kept: Diagnostic[] = [];
  const suppressed: SuppressedDiagnostic[] = [];
  const used = new Set<S>();
  for (const diagnostic of diagnostics) {
    const matching = suppressions.filter((suppression) => matches(diagnostic, suppression, folder));
    for (const suppression of matching) used.add(suppression);
    const [first] = matching;
    if (first === undefined) kept.push(diagnostic);
    else suppressed.push({ ...diagnostic, reason: first.reason });
  }
  return { kept, suppressed, unused: suppressions.filter((suppression) => !used.has(suppression)) };
}

function matches({ code, file, path }: Diagnostic, suppression: Suppression, folder: string | undefined): boolean {
  if (code !== suppression.code) return false;
  if (suppression.path !== undefined) {
    if (file === undefined) return false;
    if (!globMatches(fileAddress(suppression.path, folder).path, fileAddress(file, folder).path)) return false;
  }
  return suppression.at === undefined || (path !== undefined && isWithin(path, suppression.at));
}

function isWithin(path: string, outer: string): boolean {
  const prefix = outer.replace(/\/$/, "");
  return path === prefix || path.startsWith(`${prefix}/`);
}
