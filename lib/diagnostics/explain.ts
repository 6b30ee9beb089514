import { catalogue } from "./catalogue.ts";
import type { Code } from "./code.ts";
import type { Severity } from "./severity.ts";

/** What a code means, in words for a person. */
export interface Explanation {
  /** As in a diagnostic, such as `NT2012`. */
  readonly code: Code;
  /** The code in words, in kebab case. */
  readonly slug: string;
  /** Before options like `--allow-loss` lower it. */
  readonly severity: Severity;
  /** What was found, in one sentence. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
  /** The document that the fact comes from; `nettrans` for a rule of our own. */
  readonly source: string;
  /** The date of that document, as far as it has one. */
  readonly date: string;
}

/**
 * Explains a code. Takes it in any case, and takes its slug instead.
 *
 * @example
 * ```ts
 * import { explain } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * assert.equal(explain("nt2012")?.slug, "prefix-canonicalised");
 * ```
 */
export function explain(code: string): Explanation | undefined {
  const wanted = code.trim().toLowerCase();
  return explanations().find((entry) => entry.code.toLowerCase() === wanted || entry.slug === wanted);
}

/** Everything that can be explained, in the order of the codes. */
export function explanations(): readonly Explanation[] {
  return (Object.keys(catalogue) as Code[]).sort().map((code) => ({ code, ...catalogue[code] }));
}
