import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";

/**
 * What one input may hold at most. Real files stay far below; the limits keep a hostile or damaged one from taking all
 * time and memory.
 */
export const limits: {
  /** Bytes, or UTF-16 units when the input is already text. */
  readonly input: number;
  /** Elements inside each other. */
  readonly xmlDepth: number;
  /** Elements of one document. */
  readonly xmlElements: number;
  /** Attributes of one element. */
  readonly xmlAttributes: number;
  /** UTF-16 units of one attribute value, comment or processing instruction. */
  readonly xmlToken: number;
  /** UTF-16 units of one text or one tag. */
  readonly xmlRun: number;
  /** Different names of elements and attributes in one document. */
  readonly xmlNames: number;
  /** Arrays and objects inside each other. */
  readonly jsonDepth: number;
  /** Values of one document. */
  readonly jsonNodes: number;
  /** Names that an object holds already, in one document. */
  readonly jsonRepetitions: number;
  /** UTF-16 units of one text that goes over several lines and has escapes as well. */
  readonly jsonLenientText: number;
  /** UTF-16 units of a document: the parser notes all of it before anything is read. */
  readonly yamlText: number;
  /** Mappings and sequences inside each other. */
  readonly yamlDepth: number;
  /** Values of one document. */
  readonly yamlNodes: number;
} = {
  input: 256 * 1024 * 1024,
  xmlDepth: 256,
  xmlElements: 4_000_000,
  xmlAttributes: 1_000,
  xmlToken: 64 * 1024,
  xmlRun: 1024 * 1024,
  xmlNames: 10_000,
  jsonDepth: 500,
  jsonNodes: 10_000_000,
  jsonRepetitions: 1_000,
  jsonLenientText: 1024 * 1024,
  yamlText: 8 * 1024 * 1024,
  yamlDepth: 100,
  yamlNodes: 1_000_000,
};

/**
 * What to say of a document that holds more of something than is read, for example `beyondLimit(source, start, "a deeper
 * element", 256, "levels")`.
 */
export function beyondLimit(source: SourceText, start: number, found: string, most: number, unit: string): Problem {
  return {
    code: "NT1030",
    message: `Found ${found}, expected at most ${most} ${unit}`,
    help: "Split the file, or check that it was not damaged: no network configuration comes near this limit",
    source,
    start,
  };
}
