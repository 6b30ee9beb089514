/** One stretch of a text that is to be another; an empty stretch is a place to insert at. */
export interface Splice {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** What is to stand there. */
  readonly text: string;
}

/**
 * The text with all splices done at once; offsets are those of the text before. Splices at one place stand in the order
 * given. What is taken away twice is taken away once, and what is inserted there stays.
 */
export function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const splice of splices.toSorted((one, other) => one.start - other.start)) {
    if (splice.start > at) pieces.push(text.slice(at, splice.start));
    pieces.push(splice.text);
    at = Math.max(at, splice.end, Math.min(splice.start, text.length));
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
