import type { SourceText } from "./text.ts";

/** The codes that decoding and parsing can give. The catalogue of diagnostics must explain each. */
export type ProblemCode =
  | "NT1001" // text-not-decodable
  | "NT1002" // encoding-declaration-wrong
  | "NT1003" // syntax-unknown
  | "NT1010" // xml-not-well-formed
  | "NT1011" // xml-doctype-refused
  | "NT1012" // xml-name-refused
  | "NT1013" // xml-blank-before-declaration
  | "NT1020" // json-not-well-formed
  | "NT1021" // json-lenient-syntax
  | "NT1022" // json-duplicate-name
  | "NT1030" // input-too-large
  | "NT1040" // yaml-not-well-formed
  | "NT1041" // yaml-alias-refused
  | "NT1042" // yaml-tag-refused
  | "NT1043" // yaml-duplicate-name
  | "NT1044" // yaml-several-documents
  | "NT1045"; // yaml-name-refused

/** What decoding or parsing found, as plain data: the diagnostics layer gives it a severity and a place in lines. */
export interface Problem {
  /** What kind of problem it is. */
  readonly code: ProblemCode;
  /** What was found, and what was expected. */
  readonly message: string;
  /** What to do next. */
  readonly help: string;
  /** The text that it is about; for bytes that are no text, as much as could be decoded. */
  readonly source: SourceText;
  /** Offset of the place in that text. */
  readonly start: number;
  /** What was found, as it stands there. */
  readonly actual?: string;
  /** What could have stood there. */
  readonly expected?: readonly string[];
  /** Other places in the same text that explain it. */
  readonly related?: readonly { readonly message: string; readonly start: number }[];
}

/** A parse that could not finish has no tree; one that could may still have something to say. */
export interface Parsed<T> {
  /** Absent when parsing could not finish. */
  readonly tree: T | undefined;
  /** In the order in which they were found. */
  readonly problems: readonly Problem[];
}
