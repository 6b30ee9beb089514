import type { Spot } from "../source/tree.ts";
import { catalogue } from "./catalogue.ts";
import type { Code } from "./code.ts";
import type { Severity } from "./severity.ts";

export type { Severity } from "./severity.ts";

/** Another place that a finding is about. */
export interface RelatedPlace {
  /** What is to be seen there. */
  readonly message: string;
  /** Name of the input. */
  readonly file?: string;
  /** JSON Pointer in JSON and YAML, XPath with every index in XML. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}

/** A finding, as plain data: what is wrong, where, and what to do next. Renderers turn it into text. */
export interface Diagnostic {
  /** What kind of finding it is. */
  readonly code: Code;
  /** The code in words. */
  readonly slug: string;
  /** How much it matters here; options can lower it. */
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** What to do next. */
  readonly help?: string;
  /** Name of the input. */
  readonly file?: string;
  /** JSON Pointer in JSON and YAML, XPath with every index in XML. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  /** What was found. */
  readonly actual?: string;
  /** What could stand there instead. */
  readonly expected?: readonly string[];
  /** Other places that it is about. */
  readonly related?: readonly RelatedPlace[];
}

/** What a finding says beyond its code. */
export interface Finding {
  /** What is wrong. */
  readonly message: string;
  /** What to do next. */
  readonly help?: string | undefined;
  /** Where. */
  readonly at?: Spot | undefined;
  /** What was found. */
  readonly actual?: string | undefined;
  /** What could stand there instead. */
  readonly expected?: readonly string[] | undefined;
  /** Other places that it is about; one that no input has is left out. */
  readonly related?: readonly { readonly message: string; readonly at: Spot | undefined }[] | undefined;
}

/** Makes a diagnostic of a code and a finding; slug and severity come from the catalogue. */
export function diagnose(code: Code, { message, help, at, actual, expected, related = [] }: Finding): Diagnostic {
  const { slug, severity } = catalogue[code];
  // Filled in one by one: spreading what is there and what is not takes longer than all the rest of a finding.
  const made: Draft<Diagnostic> = { code, slug, severity, message };
  if (help !== undefined) made.help = help;
  if (at !== undefined) place(made, at);
  if (actual !== undefined) made.actual = actual;
  if (expected !== undefined) made.expected = expected;
  const others: RelatedPlace[] = [];
  for (const { message: seen, at: spot } of related) {
    if (spot === undefined) continue;
    const other: Draft<RelatedPlace> = { message: seen };
    place(other, spot);
    others.push(other);
  }
  if (others.length > 0) made.related = others;
  return made;
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

function place(made: Draft<RelatedPlace | Diagnostic>, { source, path, start }: Spot): void {
  const { line, column } = source.positionAt(start);
  made.file = source.name;
  if (path !== undefined) made.path = path;
  made.line = line;
  made.column = column;
}
