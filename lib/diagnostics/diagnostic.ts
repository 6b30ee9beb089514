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
  /** Other places that it is about. */
  readonly related?: readonly { readonly message: string; readonly at: Spot }[] | undefined;
}

/** Makes a diagnostic of a code and a finding; slug and severity come from the catalogue. */
export function diagnose(code: Code, finding: Finding): Diagnostic {
  const { slug, severity } = catalogue[code];
  return {
    code,
    slug,
    severity,
    message: finding.message,
    ...(finding.help === undefined ? {} : { help: finding.help }),
    ...(finding.at === undefined ? {} : placeOf(finding.at)),
    ...(finding.actual === undefined ? {} : { actual: finding.actual }),
    ...(finding.expected === undefined ? {} : { expected: finding.expected }),
    ...(finding.related === undefined || finding.related.length === 0
      ? {}
      : { related: finding.related.map(({ message, at }) => ({ message, ...placeOf(at) })) }),
  };
}

interface Place {
  file: string;
  path?: string;
  line: number;
  column: number;
}

function placeOf(spot: Spot): Place {
  const { line, column } = spot.source.positionAt(spot.start);
  return { file: spot.source.name, ...(spot.path === undefined ? {} : { path: spot.path }), line, column };
}
